"""Notes keep their stamp and their order, are filtered, answer questions, and hold together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.moments import parsed
from interpreter_app.domain.notes.board import board, to_do
from interpreter_app.domain.notes.filters import Filter, fitting
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.notes.sessions import last_session, people_first, session_at
from interpreter_app.domain.notes.soundness import faults
from interpreter_app.domain.notes.timeline import in_order, is_place, moved, place_of
from interpreter_app.domain.notes.words import KINDS, WORDS, Word, kind_named
from interpreter_app.domain.plain import from_plain, to_plain
from interpreter_app.domain.terms import Language
from tests.domain.notes.given import QUESTIONS, VISIT, note
from tests.note_strategies import notes

FR, EN = Language.FRENCH, Language.ENGLISH


def _with(notes: list[Note], places: dict[str, str]) -> list[Note]:
    return in_order(replace(one, place=places.get(one.id, one.place)) for one in notes)


def _ids(notes: list[Note]) -> list[str]:
    return [one.id for one in notes]


# Time.


@pytest.mark.parametrize(
    ("clock", "session"),
    [("09:29", None), ("09:30", "meeting"), ("10:59", "meeting"), ("11:00", "lunch"), ("12:30", "lunch"),
     ("12:31", None)],
)  # fmt: skip
def test_a_moment_falls_into_the_session_that_is_on(clock: str, session: str | None) -> None:
    found = session_at(VISIT, note("a", clock).at)
    assert (found.id if found else None) == session


def test_between_two_sessions_it_is_known_which_was_the_last() -> None:
    later, before = (parsed(f"2016-12-08T{clock}[Europe/Paris]") for clock in ("15:00", "08:00"))
    over = last_session(VISIT, later)
    assert (over.id if over else "", last_session(VISIT, before)) == ("lunch", None)


def test_people_of_the_session_come_first() -> None:
    assert people_first(VISIT, VISIT.sessions[0]) == ("elodie-blanc", "ann-fraser", "amy-forbes")
    assert people_first(VISIT, None) == ("amy-forbes", "ann-fraser", "elodie-blanc")


@given(notes())
def test_a_note_is_plain_data_and_back_to_the_millisecond(one: Note) -> None:
    assert from_plain(Note, to_plain(one)) == one
    assert from_plain(Note, to_plain(one, lambda moment: moment.in_utc)) == one
    assert list(faults(one)) == []


# Order.


def test_notes_stand_by_their_time_until_somebody_moves_one() -> None:
    order = in_order([note("c", "10:30"), note("a", "09:40"), note("b", "10:00")])
    assert _ids(order) == ["a", "b", "c"]
    places = dict(moved(order, "c", "b"))
    again = _with(order, places)
    assert (_ids(again), set(places)) == (["a", "c", "b"], {"c"})
    assert again[1].at == note("c", "10:30").at


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 8)), max_size=40))
def test_however_often_notes_are_moved_each_stands_where_it_was_put(moves: list[tuple[int, int]]) -> None:
    clocks = ("09:40", "09:40", "09:40", "09:41", "09:41", "10:00", "10:00", "10:00")
    order = [note(f"n{n}", clock) for n, clock in enumerate(clocks)]
    stamps = {one.id: one.at for one in order}
    for which, target in moves:
        ident, before = order[which].id, order[target].id if target < len(order) else None
        wanted = [one for one in _ids(order) if one != ident]
        if before != ident:
            wanted.insert(wanted.index(before) if before else len(wanted), ident)
            order = _with(order, dict(moved(order, ident, before)))
            assert _ids(order) == wanted
        assert all(is_place(place_of(one)) for one in order)
    assert {one.id: one.at for one in order} == stamps


def test_what_isnt_there_isnt_moved() -> None:
    order = [note("a"), note("b")]
    for ident, before in (("x", "a"), ("a", "x"), ("a", "a"), ("a", "b"), ("b", None)):
        assert moved(order, ident, before) == {}


# Filters.


def test_each_sort_of_filter_leaves_what_fits_it_and_all_what_fits_all() -> None:
    every = [
        note("a", kind=NoteKind.ACTION, speaker="AF", language=FR, questions=("learning",)),
        note("b", session="", language=EN),
        note("c", "23:30", kind=NoteKind.ACTION, owner="ann-fraser"),
    ]

    def ids(zone: str = "Europe/Paris", **sorts: object) -> str:
        asked = Filter(**{name: frozenset(values) for name, values in sorts.items()})  # type: ignore[call-overload]
        return "".join(_ids(fitting(every, asked, zone)))

    assert ids() == "abc"
    assert (ids(kinds=[NoteKind.ACTION]), ids(sessions=[""]), ids(languages=[None])) == ("ac", "b", "c")
    assert (ids(people=["AF"]), ids(people=["ann-fraser", "AF"])) == ("a", "ac")
    assert (ids(questions=["learning"]), ids(questions=[""])) == ("a", "bc")
    assert ids(kinds=[NoteKind.ACTION], languages=[FR]) == "a"
    assert ids("Asia/Kathmandu", days=[date(2016, 12, 9)]) == "c"


# Questions and actions.


def test_the_board_shows_every_question_also_those_without_an_answer() -> None:
    answers = [note("a", questions=("learning",)), note("b", questions=("learning", "gone"))]
    assert [(one.question.id, len(one.notes)) for one in board(QUESTIONS, answers)] == [
        ("mainstreaming", 0),
        ("learning", 2),
    ]


def test_actions_come_late_ones_first_and_those_done_last() -> None:
    action = NoteKind.ACTION
    every = [
        note("none", kind=action),
        note("done", kind=action, due=date(2016, 12, 1), done=date(2016, 12, 9)),
        note("soon", kind=action, due=date(2016, 12, 12)),
        note("late", kind=action, due=date(2016, 12, 9)),
        note("idea"),
    ]
    found = to_do(every, date(2016, 12, 10))
    assert [(one.note.id, one.days, one.is_late) for one in found] == [
        ("late", -1, True),
        ("soon", 2, False),
        ("none", None, False),
        ("done", None, False),
    ]


# Words and soundness.


def test_every_kind_and_word_is_said_in_both_languages() -> None:
    assert all(KINDS[kind].fr and KINDS[kind].en for kind in NoteKind)
    assert all(WORDS[word].fr and WORDS[word].en for word in Word)
    for kind, said in KINDS.items():
        names = (kind.value, said.fr.replace(" ", "-"), said.en.replace(" ", "-"))
        assert {kind_named(name) for name in names} == {kind}
    assert (kind_named("a"), kind_named(""), kind_named("xyz")) == (None, None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", "Ä"), ("text", " \n"), ("visit", "a b"), ("place", "now"), ("place", "2016-13-08T08:42:10.123"),
     ("owner", "x" * 401), ("questions", ("q",) * 201)],
)  # fmt: skip
def test_what_cant_be_is_named(field: str, value: object) -> None:
    assert [fault.where for fault in faults(replace(note("a"), **{field: value}))] == [(field,)]  # type: ignore[arg-type]


def test_a_session_belongs_to_a_visit() -> None:
    assert [fault.where for fault in faults(note("a", visit=""))] == [("session",)]
