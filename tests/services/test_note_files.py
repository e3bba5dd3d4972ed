"""Notes go into files and come back; what others wrote down becomes notes with its times and people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.base.errors import FormatError, UsageError
from interpreter_app.domain.moments import Moment, parsed
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.notes.yaml_notes import write_notes
from interpreter_app.services import note_files, note_taking, people, planning
from interpreter_app.services.note_import import Brought, bring, bring_transcript
from interpreter_app.store import deeds, notes
from interpreter_app.store.database import Store
from tests.domain.notes.given import AMY, ANN, ELODIE, VISIT, note

FR, EN = Language.FRENCH, Language.ENGLISH
START = parsed("2016-12-08T09:30[Europe/Paris]")


def _there(store: Store, visit: str = "paris") -> list[Note]:
    return notes.of_visit(store, visit).notes


def _file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _counts(brought: Brought) -> tuple[int, ...]:
    return (brought.read, brought.added, brought.changed, brought.left, brought.binned)


@pytest.fixture
def some(store: Store) -> list[Note]:
    """Three notes of a visit, one of them confidential."""
    new = [
        note(
            "a", "09:42", text="* on vote *\nsur # deux lignes", speaker="ann-fraser", kind=NoteKind.DECISION
        ),
        note("b", "09:43", text="entre nous", confidential=True),
        note("c", "11:30", text="l’heure du repas", session="lunch", questions=("learning",)),
    ]
    people.create(store, [ANN, AMY, ELODIE])
    planning.create(store, VISIT)
    return list(note_taking.add(store, new).notes)


@pytest.mark.parametrize("ending", ["yaml", "csv", "md"])
def test_what_is_confidential_goes_into_a_file_only_if_asked(
    store: Store, some: list[Note], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"n.{ending}"
    wanted = note_files.format_of(path, None)
    assert note_files.write(store, some, path, wanted, EN, VISIT) == (2, 1)
    assert "entre nous" not in path.read_text("utf-8")
    assert note_files.write(store, some, path, wanted, EN, VISIT, confidential=True) == (3, 0)
    assert "entre nous" in path.read_text("utf-8")


@pytest.mark.parametrize("ending", ["yaml", "csv"])
def test_a_file_of_ours_brings_nothing_new_to_the_store_it_came_from_and_all_to_another(
    store: Store, some: list[Note], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"n.{ending}"
    note_files.write(store, some, path, ending, FR, VISIT, confidential=True)
    assert _counts(bring(store, path, START)) == (3, 0, 0, 3, 0)
    note_taking.delete(store, ["a", "b", "c"])
    assert _counts(bring(store, path, START)) == (3, 0, 0, 0, 3)
    store.connection.execute("DELETE FROM note")
    trial = bring(store, path, START, dry_run=True)
    assert (_counts(trial), _there(store)) == ((3, 3, 0, 0, 0), [])
    bring(store, path, START)
    assert _there(store) == some


def test_what_only_the_file_has_changed_is_taken_and_where_both_have_mine_stands(
    store: Store, some: list[Note], tmp_path: Path
) -> None:
    theirs = [replace(some[0], text="theirs", at=START), replace(some[1], text="theirs"), some[2]]
    path = _file(tmp_path, "n.yaml", write_notes(theirs))
    note_taking.save(store, some[1], replace(some[1], text="mine"))
    brought = bring(store, path, START)
    assert (_counts(brought), brought.conflicts) == ((3, 0, 1, 2, 0), ("b",))
    assert [one.text for one in _there(store)][:2] == ["theirs", "mine"]
    assert _there(store)[0].at == some[0].at
    deeds.undo_next(store)
    assert _there(store)[0] == some[0]


def test_markdown_of_ours_is_read_back_as_notes_of_the_same_day_session_and_speaker(
    store: Store, some: list[Note], tmp_path: Path
) -> None:
    path = tmp_path / "n.md"
    for language in Language:
        note_files.write(store, some, path, "md", language, VISIT, confidential=True)
        note_taking.delete(store, [one.id for one in _there(store)])
        where = note_taking.setting(store, START, "paris", "")
        bring_transcript(store, path, where, parsed("2020-01-01T00:00[Europe/Paris]"))
        fields = [(one.text, str(one.at), one.session, one.speaker, one.kind) for one in _there(store)]
        assert fields == [(one.text, str(one.at), one.session, one.speaker, one.kind) for one in some]


def test_a_text_to_read_says_how_many_were_left_out_in_its_language(
    store: Store, some: list[Note], tmp_path: Path
) -> None:
    path = tmp_path / "n.md"
    note_files.write(store, some, path, "md", FR, VISIT)
    text = path.read_text("utf-8")
    assert "Une note confidentielle n’est pas reprise ici." in text
    assert "## Jeudi 8 décembre 2016" in text
    assert "répond à 2" in text
    assert "Décision* – Ann Fraser\u00a0: \\* on vote \\*" in text


SRT = "\n".join((
    "1", "00:00:10,500 --> 00:00:12,000", "Élodie Blanc: Oui, on vote", "",
    "2", "00:01:00,000 --> 00:02:00,000", "Jean: Ah",
))  # fmt: skip


def test_subtitles_become_notes_timed_from_the_beginning_of_the_recording(
    store: Store, some: list[Note], tmp_path: Path
) -> None:
    where = note_taking.setting(store, START, "paris", "meeting")
    brought = bring_transcript(store, _file(tmp_path, "a.srt", SRT), where, START)
    assert (brought.format, brought.read) == ("srt", 2)
    first, second = (one for one in _there(store) if one.id not in "abc")
    assert (str(first.at), first.speaker) == ("2016-12-08T09:30:10.500+01:00[Europe/Paris]", "elodie-blanc")
    assert (first.session, first.language, second.speaker) == ("meeting", FR, "Jean")
    deeds.undo_next(store)
    assert _there(store) == some


@pytest.mark.parametrize(
    ("text", "elapsed", "clocks"),
    [
        ("09:42 one\n10:15:30 two", None, ["09:42:00", "10:15:30"]),
        ("00:10 one\n12:31 two", None, ["09:30:10", "09:42:31"]),
        ("00:00:10 one\n01:12:31 two\nthree\n\nfour", None, ["09:30:10", "10:42:31", "10:42:31"]),
        ("00:10 one\n12:31 two", False, ["00:10:00", "12:31:00"]),
        ("23:50 one\n00:10 two", None, ["23:50:00", "00:10:00"]),
        ("one\ntwo", None, ["09:30:00", "09:30:00"]),
    ],
)
def test_times_are_of_the_clock_or_of_the_recording(
    store: Store, tmp_path: Path, text: str, elapsed: bool | None, clocks: list[str]
) -> None:
    where = note_taking.setting(store, START, "")
    bring_transcript(store, _file(tmp_path, "a.txt", text), where, START, elapsed=elapsed)
    assert [f"{one.at.local:%H:%M:%S}" for one in _there(store, "")] == clocks


def test_past_midnight_it_is_the_next_day(store: Store, tmp_path: Path) -> None:
    where = note_taking.setting(store, START, "")
    late: Moment = parsed("2016-12-08T22:00[Europe/Paris]")
    bring_transcript(store, _file(tmp_path, "a.txt", "23:50 one\n00:10 two"), where, late)
    assert [one.at.day.day for one in _there(store, "")] == [8, 9]


def test_shorthand_in_what_somebody_typed_is_read(store: Store, some: list[Note], tmp_path: Path) -> None:
    where = note_taking.setting(store, START, "paris", "meeting")
    bring_transcript(store, _file(tmp_path, "a.txt", "@ann !quote #2 oui\nplain"), where, START)
    first, second = (one for one in _there(store) if one.id not in "abc")
    assert (first.text, first.speaker, first.kind, first.questions) == (
        "oui", "ann-fraser", NoteKind.QUOTE, ("learning",),
    )  # fmt: skip
    assert (second.text, second.speaker) == ("plain", "")


def test_more_notes_than_a_file_may_have_are_refused_before_one_is_written(
    store: Store, some: list[Note], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_files, "MAX_NOTES", 2)
    with pytest.raises(UsageError, match="more than 2 notes: export them visit by visit"):
        note_files.write(store, some, tmp_path / "n.csv", "csv", EN, confidential=True)
    assert list(tmp_path.glob("*.csv")) == []
    assert note_files.write(store, some, tmp_path / "n.csv", "csv", EN) == (2, 1)


def test_what_isnt_a_file_of_notes_is_refused_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="notes are read from files that end in"):
        bring(store, _file(tmp_path, "n.pdf", "x"), START)
    with pytest.raises(FormatError, match=r"n\.yaml, line 1"):
        bring(store, _file(tmp_path, "n.yaml", "x: 1"), START)
    with pytest.raises(UsageError, match="its name doesn’t say the format"):
        note_files.format_of(tmp_path / "n.txt", None)
    assert notes.per_visit(store) == {}
