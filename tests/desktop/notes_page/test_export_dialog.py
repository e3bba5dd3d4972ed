"""Notes into a file from the menu: all or what the filters leave, said beforehand, and written as said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.export_notes import ExportNotesDialog
from interpreter_app.domain.notes.note import Note, NoteKind, Prompt
from interpreter_app.domain.terms import Language
from interpreter_app.services import note_taking
from tests.desktop.notes_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)
NOTE = Note(
    "a", note_taking.now(), "on vote sur papier", NoteKind.DECISION, "paris", language=Language.FRENCH
)


def opened(desk: Desk) -> ExportNotesDialog:
    desk.window.actions_["export-notes"].trigger()
    (dialog,) = desk.window._dialogs.open
    assert isinstance(dialog, ExportNotesDialog)
    settle(desk, dialog)
    return dialog


def settle(desk: Desk, dialog: ExportNotesDialog) -> None:
    desk.qtbot.waitUntil(lambda: desk.window._jobs.is_idle and dialog._making is None, timeout=8000)


def save(desk: Desk, dialog: ExportNotesDialog, path: Path) -> str:
    dialog.save_to(path)
    desk.qtbot.waitUntil(lambda: f"written to {path.name}" in dialog.status.text(), timeout=8000)
    return path.read_text("utf-8")


@pytest.fixture
def some(desk: Desk) -> Desk:
    """Three notes of the visit, one of them confidential, and one of no visit."""
    asked = replace(NOTE, id="b", text="the budget is small", kind=NoteKind.ANSWER, language=None)
    secret = replace(NOTE, id="c", text="entre nous", confidential=True, prompt=Prompt.SURPRISE)
    note_taking.add(desk.store, [NOTE, asked, secret, replace(NOTE, id="d", text="ailleurs", visit="")])
    desk.page.open("paris")
    desk.settle()
    return desk


@pytest.mark.parametrize(
    ("kind", "begins"), [("yaml", "passerelle: notes"), ("csv", "\ufeffId,"), ("md", "# ")]
)
def test_notes_are_written_without_what_is_confidential_and_that_is_said(
    some: Desk, tmp_path: Path, kind: str, begins: str
) -> None:
    dialog = opened(some)
    dialog.formats[kind].click()
    settle(some, dialog)
    assert dialog.left_out.text() == "1 confidential note stays out."
    assert dialog.told.text().startswith("2 notes go into the file.")
    text = save(some, dialog, tmp_path / f"n.{kind}")
    assert text.startswith(begins)
    assert "entre nous" not in text
    assert dialog.status.text() == f"2 notes written to n.{kind}. 1 confidential note stays out."
    dialog.confidential.click()
    settle(some, dialog)
    assert not dialog.left_out.isVisible()
    assert "entre nous" in save(some, dialog, tmp_path / f"m.{kind}")


def test_what_a_text_has_no_place_for_is_said_before_it_is_written(some: Desk) -> None:
    dialog = opened(some)
    dialog.formats["md"].click()
    dialog.confidential.click()
    settle(some, dialog)
    assert dialog.told.text() == (
        "3 notes go into the file. A text doesn’t say in which language 2 of them are, "
        "which question of the debriefing 1 of them answers."
    )
    dialog.formats["yaml"].click()
    settle(some, dialog)
    assert dialog.told.text() == "3 notes go into the file."


def test_what_the_filters_leave_is_offered_first(some: Desk, tmp_path: Path) -> None:
    box = some.page.timeline.filters["kind"]
    box.setCurrentIndex(some.page.timeline.values["kind"].index(NoteKind.ANSWER))
    dialog = opened(some)
    assert dialog.shown_button.isChecked()
    assert dialog.shown_button.text().replace("&", "") == "Only the one that the filters leave"
    assert "on vote" not in save(some, dialog, tmp_path / "n.yaml")
    dialog.all_button.click()
    settle(some, dialog)
    assert "on vote" in save(some, dialog, tmp_path / "m.yaml")


def test_what_a_search_found_is_offered_too(some: Desk) -> None:
    some.page.timeline.search.setText("papiers")
    dialog = opened(some)
    assert dialog.told.text() == "1 note goes into the file."


def test_notes_outside_any_visit_are_exported_too(some: Desk, tmp_path: Path) -> None:
    some.page.open("")
    some.settle()
    dialog = opened(some)
    assert not dialog.all_button.isVisible()
    text = save(some, dialog, tmp_path / "n.yaml")
    assert ("ailleurs" in text, "on vote" in text) == (True, False)


def test_what_a_format_cannot_hold_is_said_and_not_written(some: Desk) -> None:
    note_taking.add(some.store, [replace(NOTE, id="e", text="x" * 100_000)])
    dialog = opened(some)
    dialog.formats["csv"].click()
    settle(some, dialog)
    assert "save these notes as YAML" in dialog.status.text()
    assert not dialog.save_button.isEnabled()
    dialog.formats["yaml"].click()
    settle(some, dialog)
    assert dialog.save_button.isEnabled()
    assert dialog.status.text() == ""


def test_nothing_to_write_is_said(desk: Desk) -> None:
    desk.page.open("")
    desk.settle()
    dialog = opened(desk)
    assert dialog.told.text() == "No note is left to write."
    assert not dialog.save_button.isEnabled()


def test_a_place_that_cannot_be_written_is_said(some: Desk, tmp_path: Path) -> None:
    dialog = opened(some)
    dialog.save_to(tmp_path / "no folder" / "n.yaml")
    some.qtbot.waitUntil(lambda: dialog.status.property("role") == "warning", timeout=8000)


def test_it_speaks_french(some: Desk) -> None:
    dialog = opened(some)
    i18n.set_language("fr")
    dialog.retranslate()
    assert dialog.close_button.text().replace("&", "") == "Fermer"
