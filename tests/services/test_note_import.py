"""What an import of notes would do is said beforehand, and what is done is what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.moments import parsed
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.notes.transcript import Piece, Transcript
from interpreter_app.exchange.notes.yaml_notes import write_notes
from interpreter_app.services import note_import, note_taking, people, planning
from interpreter_app.services.note_import import Into, State, carry_out, look, prospect
from interpreter_app.services.note_taking import Said, Setting
from interpreter_app.services.transcripts import Telling, as_notes, counts_from_start
from interpreter_app.store import deeds, notes
from interpreter_app.store.database import Store
from tests.domain.notes.given import AMY, ANN, ELODIE, VISIT, note

START = parsed("2016-12-08T09:30[Europe/Paris]")
TELLING = Telling(START)
_ZERO, _DAY = timedelta(), timedelta(hours=30)
TEXT = "09:42 Ann Fraser: bonjour\n11:30 on mange\n14:00 plus tard\n"


@pytest.fixture
def paris(store: Store) -> Store:
    """A visit with its people, and two notes."""
    people.create(store, [ANN, AMY, ELODIE])
    planning.create(store, VISIT)
    note_taking.add(store, [note("a", text="on vote"), note("b", text="parti")])
    return store


def _file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _there(store: Store, visit: str = "paris") -> list[Note]:
    return notes.of_visit(store, visit).notes


def test_each_line_goes_into_the_session_that_was_on(paris: Store, tmp_path: Path) -> None:
    found = look(_file(tmp_path, "n.txt", TEXT), START)
    would = prospect(paris, found, Into("paris"), TELLING)
    assert [(one.note.session, one.note.speaker) for one in would.coming] == [
        ("meeting", ANN.id), ("lunch", ""), ("", ""),
    ]  # fmt: skip
    assert len(_there(paris)) == 2
    done = carry_out(paris, found, would.coming, "Eve")
    assert (done.added, len(_there(paris))) == (3, 5)
    assert done.operation is not None
    deeds.take_back(paris, done.operation)
    assert len(_there(paris)) == 2


def test_all_may_go_into_one_session_with_speakers_as_told(paris: Store, tmp_path: Path) -> None:
    found = look(_file(tmp_path, "n.txt", TEXT), START)
    telling = replace(TELLING, names={"Ann Fraser": AMY.id}, otherwise="XY")
    would = prospect(paris, found, Into("paris", "lunch"), telling, Said(confidential=True))
    assert [(one.note.session, one.note.speaker, one.note.confidential) for one in would.coming] == [
        ("lunch", AMY.id, True), ("lunch", "XY", True), ("lunch", "XY", True),
    ]  # fmt: skip
    assert prospect(paris, found, Into("", None), TELLING).coming[0].note.visit == ""


def test_what_is_read_twice_is_added_once_repeated_words_as_often_as_they_stand(
    paris: Store, tmp_path: Path
) -> None:
    found = look(_file(tmp_path, "n.txt", "09:42 oui\n\n09:42 oui\n\n09:43 non\n"), START)
    for added in (3, 0):
        would = prospect(paris, found, Into("paris"), TELLING)
        assert (would.brought.added, would.brought.left) == (added, 3 - added)
        assert carry_out(paris, found, would.coming).added == added
    assert [one.text for one in _there(paris)].count("oui") == 2


def test_notes_of_ours_say_what_becomes_of_each(paris: Store, tmp_path: Path) -> None:
    note_taking.delete(paris, ["b"])
    some = [note("a", text="on vote ici"), note("b"), note("c"), note("d", visit="lyon", session="")]
    found = look(_file(tmp_path, "n.yaml", write_notes(some)), START)
    would = prospect(paris, found, Into(), TELLING)
    assert [one.state for one in would.coming] == [State.CHANGED, State.BINNED, State.NEW, State.NEW]
    assert would.strangers == ("lyon",)
    elsewhere = prospect(paris, found, Into("paris", "lunch"), TELLING)
    assert [one.note.session for one in elsewhere.coming] == ["meeting", "meeting", "lunch", "lunch"]
    assert elsewhere.strangers == ()
    carry_out(paris, found, elsewhere.coming)
    assert [(one.id, one.text) for one in _there(paris)] == [("a", "on vote ici"), ("c", "c"), ("d", "d")]


def test_what_was_changed_here_meanwhile_is_not_written_over(paris: Store, tmp_path: Path) -> None:
    found = look(_file(tmp_path, "n.yaml", write_notes([note("a", text="on vote ici")])), START)
    would = prospect(paris, found, Into(), TELLING)
    before = _there(paris)[0]
    note_taking.save(paris, before, replace(before, text="on vote là"))
    done = carry_out(paris, found, would.coming)
    assert (done.conflicts, _there(paris)[0].text) == (("a",), "on vote là")


def test_names_and_languages_of_a_table_of_others_are_told(paris: Store, tmp_path: Path) -> None:
    table = "Note,Heure,Intervenant\nLes habitants votent ici,09:42,Ann Fraser\nquoi,09:43,Zoé\n"
    found = look(_file(tmp_path, "n.csv", table), START)
    would = prospect(paris, found, Into("paris"), TELLING)
    assert [(one.note.speaker, one.note.session) for one in would.coming] == [
        (ANN.id, "meeting"), ("Zoé", "meeting"),
    ]  # fmt: skip
    assert would.coming[0].note.language is Language.FRENCH


def test_a_move_to_another_visit_leaves_questions_and_sessions_that_are_not_there(
    paris: Store, tmp_path: Path
) -> None:
    stranger = note("x", visit="lyon", session="s", questions=("learning", "gone"))
    found = look(_file(tmp_path, "n.yaml", write_notes([stranger])), START)
    (one,) = prospect(paris, found, Into("paris"), TELLING).coming
    assert (one.note.session, one.note.questions) == ("meeting", ("learning",))
    (out,) = prospect(paris, found, Into(""), TELLING).coming
    assert (out.note.visit, out.note.session, out.note.questions) == ("", "", ())


@given(
    st.lists(
        st.tuples(st.timedeltas(min_value=_ZERO, max_value=_DAY), st.text("abc é", min_size=1)), max_size=8
    ),
    st.booleans(),
)
def test_every_piece_becomes_a_note_and_times_that_count_from_a_beginning_keep_their_distance(
    pieces: list[tuple[object, str]], elapsed: bool
) -> None:
    made = tuple(Piece(f"x{text}", at) for at, text in pieces)  # type: ignore[arg-type]
    read = Transcript(made)
    told = as_notes(read, Setting(), replace(TELLING, elapsed=elapsed), note_taking.NOTHING_SAID)
    assert len(told) == len(made)
    if elapsed:
        assert [one.at for one in told] == [
            note_taking._stamp(START.later(piece.at)) for piece in made if piece.at is not None
        ]
    assert counts_from_start(read, elapsed) is elapsed
    assert note_import.is_transcript(Path("a.VTT"))
