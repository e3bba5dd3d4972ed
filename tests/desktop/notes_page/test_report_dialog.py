"""The learning report from the menu: what is chosen, what is seen, and the file that is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.learning_report import LearningReportDialog
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.services import note_taking, planning
from tests.desktop.notes_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)
NOTE = Note("a", note_taking.now(), "on vote sur papier", NoteKind.INSIGHT, "paris")


def opened(desk: Desk) -> LearningReportDialog:
    desk.page.open("paris")
    desk.settle()
    desk.window.actions_["learning-report"].trigger()
    (dialog,) = desk.window._dialogs.open
    assert isinstance(dialog, LearningReportDialog)
    settle(desk, dialog)
    return dialog


def settle(desk: Desk, dialog: LearningReportDialog) -> None:
    desk.qtbot.waitUntil(lambda: dialog.save_button.isEnabled(), timeout=20_000)
    desk.qtbot.waitUntil(lambda: desk.window._jobs.is_idle, timeout=20_000)


@pytest.fixture
def dialog(desk: Desk) -> LearningReportDialog:
    secret = replace(NOTE, id="b", text="entre nous", confidential=True)
    note_taking.add(desk.store, [NOTE, secret, replace(secret, id="c")])
    return opened(desk)


@pytest.mark.parametrize("kind", ["pdf", "docx", "md"])
def test_what_is_chosen_is_written_without_what_is_confidential(
    desk: Desk, dialog: LearningReportDialog, tmp_path: Path, kind: str
) -> None:
    assert dialog.left_out.text() == "2 confidential notes stay out."
    dialog.fields["format"].setCurrentIndex(dialog.fields["format"].findData(kind))
    path = tmp_path / f"report.{kind}"
    dialog.save_to(path)
    desk.qtbot.waitUntil(lambda: "Saved" in dialog.status.text(), timeout=8000)
    assert path.read_bytes()[:4] == {"pdf": b"%PDF", "docx": b"PK\3\4", "md": b"# Wh"}[kind]
    assert dialog.open_button.isVisible()
    if kind == "md":
        assert "on vote sur papier" in path.read_text("utf-8")
        assert "entre nous" not in path.read_text("utf-8")


def test_what_is_confidential_is_there_once_it_is_asked_for_in_both_languages(
    desk: Desk, dialog: LearningReportDialog, tmp_path: Path
) -> None:
    dialog.confidential.click()
    dialog.fields["language"].setCurrentIndex(2)
    settle(desk, dialog)
    assert dialog.left_out.text() == ""
    dialog.fields["format"].setCurrentIndex(2)
    dialog.save_to(tmp_path / "r.md")
    desk.qtbot.waitUntil(lambda: "Saved" in dialog.status.text(), timeout=8000)
    text = (tmp_path / "r.md").read_text("utf-8")
    assert "entre nous" in text
    assert text.startswith("# What")
    assert "Insights" in text
    assert "Enseignements" in text


def test_the_pages_are_shown_and_only_a_pdf_asks_for_paper(desk: Desk, dialog: LearningReportDialog) -> None:
    assert dialog.preview.content is not None
    assert dialog.fields["paper"].isVisible()
    dialog.fields["format"].setCurrentIndex(1)
    assert not dialog.fields["paper"].isVisible()
    assert dialog.explanation.isVisible()


def test_a_place_that_cannot_be_written_is_said(
    desk: Desk, dialog: LearningReportDialog, tmp_path: Path
) -> None:
    dialog.save_to(tmp_path / "no folder" / "r.pdf")
    desk.qtbot.waitUntil(lambda: dialog.status.property("role") == "warning", timeout=8000)
    assert dialog.save_button.isEnabled()


def test_it_is_greyed_where_no_visit_is_open(desk: Desk) -> None:
    desk.page.open("paris")
    desk.settle()
    assert desk.window.actions_["learning-report"].isEnabled()
    desk.page.open("")
    assert not desk.window.actions_["learning-report"].isEnabled()


def test_ctrl_p_is_the_report_and_says_where_there_is_none(desk: Desk) -> None:
    desk.page.open("")
    desk.settle()
    with desk.qtbot.waitSignal(desk.page.said) as said:
        desk.window.actions_["print"].trigger()
    assert said.args == ["Choose a visit first: the report is about one."]
    desk.page.open("paris")
    desk.settle()
    desk.window.actions_["print"].trigger()
    (dialog,) = desk.window._dialogs.open
    assert isinstance(dialog, LearningReportDialog)
    settle(desk, dialog)


def test_the_visits_page_has_it_too(desk: Desk) -> None:
    desk.window.show_page("visits")
    desk.qtbot.waitUntil(lambda: desk.window.actions_["learning-report"].isEnabled())
    desk.window.actions_["learning-report"].trigger()
    (dialog,) = desk.window._dialogs.open
    assert isinstance(dialog, LearningReportDialog)
    settle(desk, dialog)


def test_a_visit_that_is_gone_is_said(desk: Desk, dialog: LearningReportDialog) -> None:
    planning.delete(desk.store, "paris")
    dialog.confidential.click()
    desk.qtbot.waitUntil(lambda: "deleted meanwhile" in dialog.status.text(), timeout=8000)


def test_it_speaks_french(desk: Desk, dialog: LearningReportDialog) -> None:
    i18n.set_language("fr")
    dialog.retranslate()
    assert dialog.close_button.text().replace("&", "") == "Fermer"
