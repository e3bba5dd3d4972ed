"""Reading and changing: filters, search, the sheet of a note, its order, the board of key questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Language
from interpreter_app.services import note_taking
from tests.desktop.conftest import type_text
from tests.desktop.notes_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)


def given(desk: Desk, *notes: Note) -> None:
    note_taking.add(desk.store, notes)
    desk.settle()
    desk.page.timeline.list.setFocus()


def some() -> tuple[Note, ...]:
    """Three notes of the visit, a minute apart."""
    at = note_taking.now()
    made = (
        Note("a", at, "le vote électronique", visit="paris", session="morning", language=Language.FRENCH),
        Note("b", at, "the paper ballots", NoteKind.QUESTION, "paris", "morning", "anne", Language.ENGLISH),
        Note("c", at, "refaire la charte", NoteKind.ACTION, "paris", "noon", owner="helene"),
    )
    return tuple(replace(one, at=one.at.later(timedelta(minutes=n))) for n, one in enumerate(made))


def choose(desk: Desk, name: str, value: object) -> None:
    box, values = desk.page.timeline.filters[name], desk.page.timeline.values[name]
    place = values.index(value, 1)
    box.setCurrentIndex(place)
    box.activated.emit(place)


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("session", "morning", ["le vote électronique", "the paper ballots"]),
        ("kind", NoteKind.ACTION, ["refaire la charte"]),
        ("person", "helene", ["refaire la charte"]),
        ("question", "", ["le vote électronique", "the paper ballots", "refaire la charte"]),
        ("language", Language.ENGLISH, ["the paper ballots"]),
    ],
)
def test_filters_leave_what_they_say(desk: Desk, name: str, value: object, left: list[str]) -> None:
    given(desk, *some())
    choose(desk, name, value)
    desk.qtbot.waitUntil(lambda: desk.shown() == left)


def test_search_finds_without_accents_and_in_another_form(desk: Desk) -> None:
    given(desk, *some())
    type_text(desk.page.timeline.search, "votes electroniques")
    desk.qtbot.waitUntil(lambda: desk.shown() == ["le vote électronique"], timeout=5000)
    desk.page.timeline.search.clear()
    desk.qtbot.waitUntil(lambda: len(desk.shown()) == 3, timeout=5000)


def test_a_note_is_changed_in_its_sheet_and_keeps_its_stamp(desk: Desk) -> None:
    given(desk, *some())
    stamp = desk.stored()[1].at
    desk.page.timeline.list.choose_note("b")
    desk.press(Qt.Key.Key_Return)
    sheet = desk.page.sheet
    assert sheet.isVisible()
    assert sheet.text.hasFocus()
    sheet.text.selectAll()
    type_text(sheet.text, "the postal ballots")
    sheet.kind.setCurrentIndex(list(NoteKind).index(NoteKind.NUMBER))
    sheet.kind.activated.emit(sheet.kind.currentIndex())
    sheet.confidential.click()
    desk.settle()
    note = desk.stored()[1]
    assert (note.text, note.kind, note.confidential) == ("the postal ballots", NoteKind.NUMBER, True)
    assert note.at == stamp
    assert desk.shown()[1] == "the postal ballots"
    desk.press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert desk.page.timeline.list.hasFocus()


def test_a_note_moves_by_key_and_back(desk: Desk) -> None:
    given(desk, *some())
    desk.page.timeline.list.choose_note("c")
    desk.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert [note.id for note in desk.stored()] == ["a", "c", "b"]
    desk.window.undo()
    desk.settle()
    assert [note.id for note in desk.stored()] == ["a", "b", "c"]


def test_a_deleted_note_is_in_the_bin_and_comes_back(desk: Desk) -> None:
    given(desk, *some())
    desk.page.timeline.list.choose_note("b")
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert [note.id for note in desk.stored()] == ["a", "c"]
    assert [one.key.id for one in note_taking.deleted(desk.store)] == ["b"]
    desk.window.undo()
    desk.settle()
    assert [note.id for note in desk.stored()] == ["a", "b", "c"]


def test_what_somebody_else_writes_meanwhile_comes_together(desk: Desk) -> None:
    given(desk, *some())
    desk.page.timeline.list.choose_note("a")
    desk.press(Qt.Key.Key_Return)
    stored = desk.stored()[0]
    note_taking.save(desk.store, stored, replace(stored, speaker="helene"), "Bob")
    type_text(desk.page.sheet.text, "oui : ")
    desk.settle()
    note = desk.stored()[0]
    assert note.text.startswith("oui : ") or note.text.endswith("oui : "), note.text
    assert note.speaker == "helene"


def test_the_board_shows_what_answers_each_question_and_what_nothing_does(desk: Desk) -> None:
    given(desk, replace(some()[0], questions=("money",)))
    desk.page.left.choose_part(list(desk.page.left.parts.rows)[1])
    desk.settle()
    said = desk.page.board.text.toPlainText()
    assert (
        said.index("Who decides?") < said.index("Nothing answers this yet.") < said.index("How much money?")
    )
    assert "le vote électronique" in said


def test_earlier_notes_come_as_one_scrolls_up(desk: Desk) -> None:
    first, at = some()[0], note_taking.now()
    many = [
        replace(first, id=f"n{n}", text=f"note {n}", at=at.later(timedelta(seconds=n))) for n in range(450)
    ]
    given(desk, *many)
    assert desk.shown()[-1] == "note 449"
    assert len(desk.shown()) == 200
    assert desk.page.timeline.list.is_at_end()
    desk.page.timeline.list.verticalScrollBar().setValue(0)
    desk.qtbot.waitUntil(lambda: len(desk.shown()) == 400, timeout=5000)
    desk.page.timeline.list.verticalScrollBar().setValue(0)
    desk.qtbot.waitUntil(lambda: desk.shown()[0] == "note 0", timeout=5000)
    assert desk.shown() == [f"note {n}" for n in range(450)]
