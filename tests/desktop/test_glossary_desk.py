"""Every key of the Glossaries page opens what it says, on what is chosen there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.dialogs.glossary_details import GlossaryDialog
from interpreter_app.desktop.window import MainWindow
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.conftest import MakeWindow
from tests.desktop.glossaries_page.conftest import chosen

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise", extend=True)

OPENED = {
    "concept-history": "conceptHistoryDialog",
    "to-glossary": "toGlossaryDialog",
    "change-many": "changeManyDialog",
    "find-replace": "findReplaceDialog",
    "new-glossary": "glossaryDialog",
    "describe-glossary": "glossaryDialog",
    "duplicate-glossary": "glossaryDialog",
    "deeds": "deedsDialog",
    "deleted": "deletedDialog",
}


@pytest.fixture
def desk(qtbot: QtBot, make_window: MakeWindow) -> MainWindow:
    """A window on the Glossaries page, a concept chosen."""
    window = make_window(Settings(clear_after=0))
    window.show_page("glossaries")
    qtbot.waitUntil(window.glossaries.middle.has_listing)
    window.glossaries.show_concept("town", "mairie")
    qtbot.waitUntil(lambda: window._jobs.is_idle)
    return window


def opened(window: MainWindow) -> list[str]:
    return [dialog.objectName() for dialog in window._dialogs.open]


def close(qtbot: QtBot, window: MainWindow) -> None:
    for dialog in list(window._dialogs.open):
        dialog.reject()
    qtbot.waitUntil(lambda: window._jobs.is_idle)


@pytest.mark.parametrize("name", OPENED)
def test_each_key_opens_its_dialog(qtbot: QtBot, desk: MainWindow, name: str) -> None:
    desk.actions_[name].trigger()
    assert opened(desk) == [OPENED[name]]
    close(qtbot, desk)
    assert opened(desk) == []


def test_a_key_goes_to_the_list_of_glossaries(qtbot: QtBot, desk: MainWindow) -> None:
    desk.glossaries.middle.filter.setFocus()
    desk.actions_["choose-glossary"].trigger()
    qtbot.waitUntil(desk.glossaries.left.list.hasFocus)


def test_a_glossary_is_deleted_and_brought_back_by_undo(qtbot: QtBot, desk: MainWindow, store: Store) -> None:
    desk.actions_["delete-glossary"].trigger()
    desk._writer.wait()
    QApplication.processEvents()
    assert glossaries.summaries(store) == []
    desk.undo()
    desk._writer.wait()
    QApplication.processEvents()
    assert [g.id for g in glossaries.summaries(store)] == ["town"]


def test_export_offers_what_the_filter_shows(qtbot: QtBot, desk: MainWindow) -> None:
    desk.glossaries.middle.filter.setText("conseil")
    desk.actions_["export"].trigger()
    box = desk.findChild(QComboBox, "exportGlossary")
    assert isinstance(box, QComboBox)
    assert "3 concepts" in box.currentText()
    close(qtbot, desk)


def test_a_file_dropped_on_the_page_is_looked_at(qtbot: QtBot, desk: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("fr,en\nquai,quay\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    mouse = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page = desk.glossaries
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, *mouse))
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, *mouse))
    assert opened(desk) == ["importDialog"]
    dialog = desk.findChild(QDialog, "importDialog")
    assert dialog is not None
    qtbot.waitUntil(lambda: desk._jobs.is_idle)
    close(qtbot, desk)


def test_the_buttons_name_their_keys_as_they_are_now(qtbot: QtBot, desk: MainWindow) -> None:
    page = desk.glossaries
    assert page.middle.add_button.toolTip() == "New concept (Ctrl+N)"
    assert page.left.new_button.toolTip() == "New glossary (Ctrl+Shift+G)"
    desk.apply(replace(desk.settings, shortcuts={"quick-add": "Ctrl+Shift+A", "new-glossary": ""}))
    assert page.middle.add_button.toolTip() == "New concept (Ctrl+Shift+A)"
    assert page.left.new_button.toolTip() == "New glossary"
    qtbot.mouseClick(page.left.new_button, Qt.MouseButton.LeftButton)
    assert opened(desk) == ["glossaryDialog"]
    close(qtbot, desk)


def test_a_window_that_begins_on_the_page_has_the_keyboard_in_the_filter(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(Settings(clear_after=0, page="glossaries"))
    qtbot.waitUntil(window.glossaries.middle.has_listing)
    assert window.focusWidget() is window.glossaries.middle.filter


def test_a_new_glossary_is_gone_to_and_a_concept_is_written_in_it(
    qtbot: QtBot, desk: MainWindow, store: Store
) -> None:
    page = desk.glossaries
    page.left.new_button.click()
    dialog = desk._dialogs.open[0]
    assert isinstance(dialog, GlossaryDialog)
    dialog.lines["NameEn"].setText("Ports")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: page.current_glossary() == "ports")
    qtbot.waitUntil(lambda: desk._jobs.is_idle and page.middle.model.rowCount() == 0)
    assert "write a new concept" in page.middle.nothing.text()
    page.middle.add_button.click()
    page.editing.form.french.rows[0].text.setText("écluse")
    page.flush()
    qtbot.waitUntil(lambda: page.middle.model.rowCount() == 1)
    assert glossaries.find(store, "ports").concepts == 1
    assert chosen(page) == "écluse"
