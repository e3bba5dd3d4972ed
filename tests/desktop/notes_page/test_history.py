"""The history of a note from the sheet, the menu and by key: who did what, and an earlier version back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.deleted import DeletedDialog
from interpreter_app.desktop.dialogs.note_history import NoteHistoryDialog
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.services import note_taking
from tests.desktop.conftest import type_text
from tests.desktop.notes_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)


@pytest.fixture
def told(desk: Desk) -> Desk:
    """A note that two people have changed."""
    note = Note("a", note_taking.now(), "on vote sur papier", NoteKind.NOTE, "paris", "morning", "anne")
    made = note_taking.add(desk.store, [note], "Ann").notes[0]
    edited = replace(made, text="on vote en ligne", kind=NoteKind.DECISION, confidential=True)
    note_taking.save(desk.store, made, edited, "Bob")
    desk.page.open("paris")
    desk.settle()
    desk.page.timeline.list.choose(0)
    return desk


def opened(desk: Desk) -> NoteHistoryDialog:
    desk.qtbot.waitUntil(lambda: bool(desk.window._dialogs.open), timeout=5000)
    (dialog,) = desk.window._dialogs.open
    assert isinstance(dialog, NoteHistoryDialog)
    desk.qtbot.waitUntil(lambda: not dialog.is_reading, timeout=5000)
    return dialog


def test_it_says_who_did_what_and_when(told: Desk) -> None:
    told.window.actions_["note-history"].trigger()
    dialog = opened(told)
    rows = [dialog._said(one) for one in dialog.list.rows]
    assert [row.text for row in rows] == ["Edited", "Written"]
    assert "Bob · Note, Kind, Confidential" in rows[0].small
    assert "Ann" in rows[1].small


def test_an_earlier_version_stands_beside_the_one_now_and_comes_back(told: Desk) -> None:
    told.window.actions_["note-history"].trigger()
    dialog = opened(told)
    assert not dialog.bring_button.isEnabled()
    dialog.list.choose(1)
    text = dialog.text.toPlainText()
    assert "on vote sur papier" in text
    assert "on vote en ligne" in text
    assert "Decision" in text
    dialog.bring_button.click()
    told.qtbot.waitUntil(lambda: len(dialog.list.rows) == 3, timeout=5000)
    told.settle()
    assert [(one.text, one.kind) for one in told.stored()] == [("on vote sur papier", NoteKind.NOTE)]
    dialog.reject()
    told.window.undo()
    told.settle()
    assert [one.text for one in told.stored()] == ["on vote en ligne"]
    assert told.shown() == ["on vote en ligne"]


def test_the_whole_version_says_what_the_sheet_says(told: Desk) -> None:
    told.window.actions_["note-history"].trigger()
    dialog = opened(told)
    dialog.list.choose(0)
    dialog.shown.choose("whole")
    text = dialog.text.toPlainText()
    for said in ("on vote en ligne", "Decision", "Anne Fraser", "Paris", "Confidential"):
        assert said in text


def test_the_sheet_leads_there_and_what_is_being_typed_is_in_it(told: Desk) -> None:
    told.page.edit()
    told.page.sheet.text.setFocus()
    type_text(told.page.sheet.text, " aussi")
    told.page.sheet.history_button.click()
    dialog = opened(told)
    newest = dialog.list.rows[0].note
    assert newest is not None
    assert "aussi" in newest.text


def test_a_note_that_is_gone_meanwhile_says_so_and_can_be_had_back(told: Desk) -> None:
    told.window.actions_["note-history"].trigger()
    dialog = opened(told)
    note_taking.delete(told.store, ["a"])
    dialog._read()
    told.qtbot.waitUntil(lambda: not dialog.is_reading, timeout=5000)
    assert dialog._said(dialog.list.rows[0]).text == "Deleted"
    dialog.list.choose(1)
    dialog.bring_back()
    told.qtbot.waitUntil(lambda: dialog.list.rows[0].note is not None, timeout=5000)
    assert [one.text for one in told.stored()] == ["on vote en ligne"]


def test_without_a_note_that_is_said(desk: Desk) -> None:
    desk.page.open("paris")
    desk.settle()
    with desk.qtbot.waitSignal(desk.page.said) as said:
        desk.window.actions_["note-history"].trigger()
    assert said.args == ["Choose a note first."]
    assert desk.window._dialogs.open == []


def test_it_speaks_french(told: Desk) -> None:
    told.window.actions_["note-history"].trigger()
    dialog = opened(told)
    i18n.set_language("fr")
    dialog.retranslate()
    assert dialog.close_button.text().replace("&", "") == "Fermer"


def test_the_bin_of_notes_opens_on_notes_and_brings_one_back(told: Desk) -> None:
    note_taking.delete(told.store, ["a"])
    told.window.actions_["deleted-notes"].trigger()
    (dialog,) = told.window._dialogs.open
    assert isinstance(dialog, DeletedDialog)
    told.qtbot.waitUntil(lambda: not dialog.is_reading and len(dialog.list.rows) == 1, timeout=5000)
    assert dialog.sort.current == "notes"
    dialog.restore()
    told.qtbot.waitUntil(lambda: not dialog.list.rows, timeout=5000)
    dialog.reject()
    told.settle()
    assert told.shown() == ["on vote en ligne"]
