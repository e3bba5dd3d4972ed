"""Notes in the store: every change can be had back, the stamp stays, and what was written is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from interpreter_app.domain.contacts.forgetting import forgetting, in_plain
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.notes.timeline import in_order, moved
from interpreter_app.domain.terms import Language
from interpreter_app.store import (
    deed_names,
    deeds,
    note_index,
    note_rows,
    notes,
    record_rows,
    records,
    scrubbing,
    session,
)
from interpreter_app.store.database import Store, connect, integrity
from interpreter_app.store.record_rows import Key
from interpreter_app.store.records import NOTE
from tests.domain.notes.given import ANN, note
from tests.note_strategies import notes as any_note

FR, EN = Language.FRENCH, Language.ENGLISH


def _put(store: Store, *some: Note, kind: str = "add-note") -> int:
    change = records.put(store, {Key(NOTE, one.id): note_rows.plain(one) for one in some}, kind)
    assert change.operation is not None
    return change.operation


def _ids(found: list[Note]) -> list[str]:
    return [one.id for one in found]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(any_note())
def test_a_note_is_kept_to_the_last_character(store: Store, one: Note) -> None:
    records.put(store, {Key(NOTE, one.id): None}, "delete-note")
    store.connection.execute("DELETE FROM note")
    _put(store, one)
    assert notes.note(store, one.id) == one
    assert record_rows.body(store, Key(NOTE, one.id)) == note_rows.plain(one)


def test_every_change_of_a_note_is_taken_back_and_done_again(store: Store) -> None:
    first = note("a", text="Le budget est voté")
    _put(store, first)
    edited = replace(first, text="Le budget n’est pas voté", kind=NoteKind.DECISION)
    _put(store, edited, kind="edit-note")
    records.put(store, {Key(NOTE, "a"): None}, "delete-note")
    seen = [notes.note(store, "a")]
    while deeds.next_undo(store) is not None and deeds.next_undo(store).kind.endswith("-note"):  # type: ignore[union-attr]
        deeds.undo_next(store)
        seen.append(notes.note(store, "a"))
    assert seen == [None, edited, first, None]
    for wanted in (first, edited, None):
        deeds.redo_next(store)
        assert notes.note(store, "a") == wanted
    kinds = [version.kind for version in records.versions(store, Key(NOTE, "a"))]
    assert kinds.count("undo") == 6


def test_the_stamp_stays_whatever_is_written(store: Store) -> None:
    _put(store, note("a", "09:42"))
    later = replace(note("a", "18:00"), text="other")
    _put(store, later, kind="edit-note")
    kept = notes.note(store, "a")
    assert kept is not None
    assert (kept.text, kept.at) == ("other", note("a", "09:42").at)


def test_what_was_taken_away_is_in_the_bin_and_comes_back_with_its_number(store: Store) -> None:
    _put(store, note("a"), note("b"))
    number = store.connection.execute("SELECT number FROM note WHERE id = 'a'").fetchone()
    records.put(store, {Key(NOTE, "a"): None}, "delete-note", "Ann")
    (gone,) = notes.deleted(store)
    assert (gone.key.id, gone.who, gone.body["text"]) == ("a", "Ann", "a")
    records.put(store, {gone.key: gone.body}, "restore-note")
    assert notes.deleted(store) == []
    assert store.connection.execute("SELECT number FROM note WHERE id = 'a'").fetchone() == number


def test_a_note_whose_adding_was_taken_back_isnt_in_the_bin(store: Store) -> None:
    _put(store, note("a"))
    deeds.undo_next(store)
    assert (notes.note(store, "a"), notes.deleted(store)) == (None, [])


def test_two_who_change_one_note_both_keep_what_they_wrote_when_one_takes_theirs_back(store: Store) -> None:
    _put(store, note("a"))
    mine = _put(store, replace(note("a"), text="mine"), kind="edit-note")
    _put(store, replace(note("a"), text="mine", speaker="AF"), kind="edit-note")
    deeds.take_back(store, mine)
    kept = notes.note(store, "a")
    assert kept is not None
    assert (kept.text, kept.speaker) == ("a", "AF")


# Reading.


def test_notes_are_read_by_visit_session_and_page_in_their_order(store: Store) -> None:
    some = [note(f"n{n}", f"09:{59 - n}") for n in range(7)]
    _put(store, *some, note("x", "10:30", visit="fife", session=""))
    order = in_order(some)
    assert notes.of_visit(store, "paris").notes == order
    read: list[Note] = []
    page = notes.of_visit(store, "paris", 3)
    while True:
        read += page.notes
        if page.after is None:
            break
        page = notes.of_visit(store, "paris", 3, page.after)
    assert read == order
    assert _ids(notes.of_session(store, "fife", "")) == ["x"]
    assert notes.per_visit(store) == {"fife": 1, "paris": 7}
    assert notes.counts(store, "paris") == [("meeting", "note", 7)]


def test_a_note_that_was_moved_stands_where_it_was_put(store: Store) -> None:
    some = [note("a", "09:40"), note("b", "09:41"), note("c", "09:42")]
    _put(store, *some)
    places = moved(some, "c", "a")
    _put(store, *(replace(one, place=places[one.id]) for one in some if one.id in places), kind="move-note")
    assert _ids(notes.of_visit(store, "paris").notes) == ["c", "a", "b"]
    deeds.undo_next(store)
    assert _ids(notes.of_visit(store, "paris").notes) == ["a", "b", "c"]


def test_actions_and_what_is_somebodys_are_found_over_all_visits(store: Store) -> None:
    _put(
        store,
        note("a", kind=NoteKind.ACTION, owner="ann-fraser", due=date(2016, 12, 12)),
        note("b", visit="fife", session="", speaker="ann-fraser"),
        note("c", speaker="AF"),
    )
    assert _ids(notes.of_kind(store, NoteKind.ACTION)) == ["a"]
    assert _ids(notes.of_people(store, ["ann-fraser"])) == ["a", "b"]
    assert _ids(notes.of_people(store, ["ann-fraser", "AF"])) == ["a", "b", "c"]


# Quick lines.


def test_a_quick_line_is_a_note_like_any_other(store: Store) -> None:
    quick = session.add_note(store, "midi")
    kept = notes.note(store, quick.id)
    assert kept is not None
    assert (kept.text, kept.kind, kept.visit) == ("midi", NoteKind.NOTE, "")
    _put(store, replace(kept, visit="paris", kind=NoteKind.QUOTE), kind="edit-note")
    assert [(one.text, one.kind, one.number) for one in session.notes(store)] == [
        ("midi", "quote", quick.number)
    ]


def test_taking_a_quick_line_back_leaves_nothing_more_to_be_undone(store: Store) -> None:
    before = deeds.next_undo(store)
    quick = session.add_note(store, "midi")
    session.remove_notes(store, [quick.number])
    session.restore_notes(store, [quick.number])
    assert session.notes(store) == [quick]
    undo = deeds.next_undo(store)
    assert undo is not None
    assert undo.kind == "add-note"
    session.take_back_notes(store, [quick.number])
    assert (session.notes(store), deeds.next_undo(store)) == ([], before)
    deeds.redo_next(store)
    assert session.notes(store) == [quick]


def test_of_several_lines_taken_away_at_once_only_those_wanted_come_back(store: Store) -> None:
    first, second = session.add_note(store, "one"), session.add_note(store, "two")
    session.remove_notes(store, [first.number, second.number])
    session.restore_notes(store, [second.number])
    assert session.notes(store) == [second]
    session.restore_notes(store, [first.number])
    assert session.notes(store) == [second, first]


def test_a_deed_on_notes_is_named_by_their_first_lines_however_many_they_are(store: Store) -> None:
    few = _put(store, note("a", text="  first\nsecond"), note("b", text="x" * 200))
    assert [name.fr for name in deed_names.record_names(store, few)] == ["first", "x" * 60]
    many = _put(store, *(note(f"n{n}", text=f"text {n}") for n in range(30)))
    names = deed_names.record_names(store, many)
    assert (len(names), names[0].en, names[-1].en) == (30, "text 0", "n29")


# Search.


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("conseils citoyens", "b"),
        ("CONSEIL", "ba"),
        ("ecole", "a"),
        ("élus", "b"),
        ("elu", "b"),
        ("councils", "c"),
        ("vot", "cb"),
        ("voting", "c"),
        ("quart", "a"),
        ("quart ", ""),
        ("le conseil de quartier", "a"),
        ("œuvre", "c"),
        ("l’école", "a"),
        ("zzz", ""),
        ("", ""),
        ("?! …", ""),
        ('"', ""),
        ("a NOT b*", ""),
    ],
)
def test_words_are_found_in_both_languages_as_look_up_finds_them(
    store: Store, typed: str, found: str
) -> None:
    _put(store, note("a", text="L’école ; le conseil de quartier"))
    _put(store, note("b", text="Un conseil citoyen avec un élu : on vote", language=FR))
    _put(store, note("c", text="The council voted\nUne œuvre", visit="fife", session=""))
    assert "".join(_ids(notes.found(store, typed, 10))) == found


def test_the_search_goes_on_behind_what_was_found_and_stays_in_a_visit(store: Store) -> None:
    _put(store, *(note(f"n{n}", text="budget") for n in range(5)), note("x", text="budget", visit="fife"))
    first = notes.found(store, "budget", 2)
    assert _ids(first) == ["x", "n4"]
    assert _ids(notes.found(store, "budget", 2, before=first[-1])) == ["n3", "n2"]
    assert _ids(notes.found(store, "budget", 9, visit="fife")) == ["x"]


def test_what_was_changed_or_taken_away_is_found_no_more(store: Store) -> None:
    _put(store, note("a", text="budget"), note("b", text="budget"))
    _put(store, note("a", text="mairie"), kind="edit-note")
    records.put(store, {Key(NOTE, "b"): None}, "delete-note")
    assert (notes.found(store, "budget", 9), _ids(notes.found(store, "mairie", 9))) == ([], ["a"])
    deeds.undo_next(store)
    assert _ids(notes.found(store, "budget", 9)) == ["b"]


def test_an_index_that_was_thrown_away_finds_the_same_once_it_is_made_anew(store: Store) -> None:
    _put(store, *(note(f"n{n}", text=f"mot {n} du budget") for n in range(30)))
    before = _ids(notes.found(store, "budget", 99))
    note_index.throw_away(store)
    assert (note_index.is_current(store), notes.found(store, "budget", 99)) == (False, [])
    note_index.build(store)
    assert note_index.is_current(store)
    assert _ids(notes.found(store, "budget", 99)) == before


def test_an_index_is_made_in_pieces_and_what_is_written_meanwhile_is_found(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_index, "CHUNK", 4)
    _put(store, *(note(f"n{n}", text="budget") for n in range(10)))
    note_index.throw_away(store)

    def between(_done: int, total: int) -> None:
        fresh = f"m{_done}-{total}"
        if notes.note(store, fresh) is None:
            _put(store, note(fresh, text="budget"))
            records.put(store, {Key(NOTE, "n0"): None, Key(NOTE, "n9"): None}, "delete-note")

    note_index.build(store, between)
    there = set(_ids(notes.of_visit(store, "paris").notes))
    assert set(_ids(notes.found(store, "budget", 99))) == there
    assert integrity(store) == ()


# Forgetting.


def test_forgetting_somebody_leaves_no_trace_in_notes_their_history_and_the_search(
    store_path: Path, tmp_path: Path
) -> None:
    who = forgetting(replace(ANN, emails=("ann@fife.example",)), "forgotten-1")
    with connect(store_path) as store:
        _put(store, note("a", text="Ann Fraser: ring ann@fife.example", speaker="ann-fraser"))
        _put(store, note("a", text="Fraser again", owner="Ann Fraser", adaptation="as Fraser does"))
        _put(store, note("b", text="FRASER is in the bin"))
        records.put(store, {Key(NOTE, "b"): None}, "delete-note")
        key = Key(records.CONTACT, "ann-fraser")
        scrubbing.scrub_records(store, [key], {"id": "forgotten-1"}, lambda body: in_plain(body, who))
        scrubbing.scrub_notes(store, lambda body: in_plain(body, who))
        note_index.build(store)
        assert notes.found(store, "fraser", 9) == []
        kept = notes.note(store, "a")
        assert kept is not None
        assert (kept.text, kept.owner, kept.speaker) == ("F. again", "A. F.", "")
        old = [version.body for version in records.versions(store, Key(NOTE, "a"))]
        assert [body["speaker"] for body in old if body and "speaker" in body] == ["forgotten-1"]
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"fraser" not in store_path.read_bytes().lower()
