"""Logging: a line and Enter make a note, stamped, with its shorthand; half a line is kept, too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.planning_desk import LOG_LINE
from interpreter_app.desktop.views.notes.log_entry import KINDS
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.terms import Language
from interpreter_app.services import half_notes, note_taking
from tests.desktop.conftest import MakeWindow, type_text
from tests.desktop.notes_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)
ALT = Qt.KeyboardModifier.AltModifier


def test_a_line_is_shown_at_once_and_is_in_the_store_with_its_stamp(desk: Desk) -> None:
    before = note_taking.now()
    desk.line("Les habitants votent sur papier")
    assert desk.shown() == ["Les habitants votent sur papier"]
    assert desk.page.log.entry.text.typed() == ""
    desk.settle()
    (note,) = desk.stored()
    assert before.at <= note.at.at <= note_taking.now().at
    assert (note.text, note.kind, note.language) == (desk.shown()[0], NoteKind.NOTE, Language.FRENCH)


def test_shorthand_says_who_what_and_which_question(desk: Desk) -> None:
    desk.line("!decision @AF #2 we ask for the budget")
    desk.settle()
    (note,) = desk.stored()
    assert (note.kind, note.speaker, note.questions) == (NoteKind.DECISION, "anne", ("money",))
    assert note.text == "we ask for the budget"


def test_what_a_line_is_read_as_is_told_while_it_is_typed(desk: Desk) -> None:
    type_text(desk.page.log.entry.text, "@hm #1 le conseil de Paris")
    assert desk.page.log.entry.told.text() == "Note · Hélène Martin · answers 1"


@pytest.mark.parametrize("place", range(1, len(KINDS)))
def test_a_key_says_what_kind_it_is_and_takes_it_back(desk: Desk, place: int) -> None:
    text = desk.page.log.entry.text
    text.setFocus()
    type_text(text, "combien")
    key = Qt.Key(Qt.Key.Key_1 + place)
    QTest.keyClick(text, key, ALT)
    assert text.typed() == f"!{KINDS[place].value} combien"
    QTest.keyClick(text, key, ALT)
    assert text.typed() == "combien"
    QTest.keyClick(text, key, ALT)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert [note.kind for note in desk.stored()] == [KINDS[place]]


def test_shorthand_is_completed(desk: Desk) -> None:
    entry = desk.page.log.entry
    entry.text.setFocus()
    type_text(entry.text, "@hel")
    assert entry._popup.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert entry.text.typed() == "@HM "
    type_text(entry.text, "bonjour #1")
    assert not entry._popup.isVisible()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert [(note.speaker, note.questions, note.text) for note in desk.stored()] == [
        ("helene", ("who",), "bonjour")
    ]


def test_tab_takes_what_is_offered_and_stays_in_the_line(desk: Desk) -> None:
    entry = desk.page.log.entry
    entry.text.setFocus()
    type_text(entry.text, "@hel")
    QTest.keyClick(entry._popup, Qt.Key.Key_Tab)
    assert entry.text.typed() == "@HM "
    assert not entry._popup.isVisible()
    assert entry.text.hasFocus()


def test_initials_of_nobody_or_of_several_are_told_before_the_note_is_kept(desk: Desk) -> None:
    entry = desk.page.log.entry
    entry.text.setFocus()
    type_text(entry.text, "@XYZ bonjour")
    assert entry.told.text().startswith("XYZ: nobody here")
    entry.text.clear()
    type_text(entry.text, "@HM bonjour")
    assert entry.told.text().startswith("Note")


def test_several_lines_are_one_note(desk: Desk) -> None:
    text = desk.page.log.entry.text
    text.setFocus()
    type_text(text, "premier point")
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(text, "deuxième")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert [note.text for note in desk.stored()] == ["premier point\ndeuxième"]


def test_half_a_line_is_there_again_after_the_end_and_stays_confidential(
    desk: Desk, make_window: MakeWindow
) -> None:
    entry = desk.page.log.entry
    type_text(entry.text, "@AF le maire a dit")
    entry.confidential.setChecked(True)
    desk.settle()
    kept = desk.window._typed.half(LOG_LINE)
    assert half_notes.typed_line(kept) == ("@AF le maire a dit", True)
    again = make_window(Settings(clear_after=0))
    assert again.planning.notes.log.entry.text.typed() == "@AF le maire a dit"
    assert again.planning.notes.log.entry.confidential.isChecked()


def test_a_note_goes_into_the_session_that_is_chosen_and_keeps_its_speaker(desk: Desk) -> None:
    box = desk.page.log.session
    box.setCurrentIndex(box.findData("noon"))
    box.activated.emit(box.currentIndex())
    desk.settle()
    for line in ("@AF un", "deux", "!action trois"):
        desk.line(line)
        desk.settle()
    assert [(note.session, note.speaker) for note in desk.stored()] == [
        ("noon", "anne"), ("noon", "anne"), ("noon", ""),
    ]  # fmt: skip


def test_ctrl_z_takes_a_note_back(desk: Desk) -> None:
    desk.line("trop vite")
    desk.settle()
    desk.window.undo()
    desk.settle()
    assert (desk.stored(), desk.shown()) == ([], [])


def test_one_key_leads_to_the_line_from_any_page_and_esc_back(desk: Desk) -> None:
    desk.window.show_page("contacts")
    desk.window.actions_["note"].trigger()
    assert desk.window.page == "notes"
    assert desk.page.log.entry.text.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page == "contacts"
    desk.window.show_page("lookup")
    desk.window.actions_["note"].trigger()
    assert desk.window.page == "lookup"


def test_the_language_is_guessed_told_and_changed_by_key_or_button(desk: Desk) -> None:
    entry = desk.page.log.entry
    assert not entry.language_button.isVisible()
    entry.text.setFocus()
    type_text(entry.text, "le budget de la ville")
    assert entry.language_button.text() == "French?"
    QTest.keyClick(entry.text, Qt.Key.Key_0, ALT)
    assert (entry.language, entry.language_button.text()) == (Language.ENGLISH, "English")
    QTest.keyClick(entry.text, Qt.Key.Key_0, ALT)
    assert entry.language_button.text() == "French"
    QTest.keyClick(entry.text, Qt.Key.Key_0, ALT)
    assert (entry.language, entry.language_button.text()) == (None, "French?")
    entry.language_button.click()
    desk.press(Qt.Key.Key_Return)
    desk.line("la suite")
    desk.settle()
    assert [note.language for note in desk.stored()] == [Language.ENGLISH, Language.FRENCH]


def test_a_chosen_language_is_there_again_with_its_half_line(desk: Desk, make_window: MakeWindow) -> None:
    entry = desk.page.log.entry
    entry.text.setFocus()
    type_text(entry.text, "zzz")
    assert entry.language_button.text() == "Language?"
    QTest.keyClick(entry.text, Qt.Key.Key_0, ALT)
    desk.settle()
    again = make_window(Settings(clear_after=0)).planning.notes.log.entry
    assert (again.text.typed(), again.language) == ("zzz", Language.FRENCH)


def test_a_text_that_is_too_long_is_refused_in_a_sentence_and_stays(desk: Desk) -> None:
    entry = desk.page.log.entry
    entry.text.setPlainText("x" * 100_001)
    entry.text.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert "100000 characters" in entry.told.text()
    assert len(entry.text.typed()) == 100_001
    assert desk.shown() == []
    entry.text.clear()
