"""Every key of the Glossaries page opens what it says, on what is chosen there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.window import MainWindow
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.conftest import MakeWindow

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
    qtbot.waitUntil(window._glossaries.middle.has_listing)
    window._glossaries.show_concept("town", "mairie")
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
    desk._glossaries.middle.filter.setText("conseil")
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
    page = desk._glossaries
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, *mouse))
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, *mouse))
    assert opened(desk) == ["importDialog"]
    dialog = desk.findChild(QDialog, "importDialog")
    assert dialog is not None
    qtbot.waitUntil(lambda: desk._jobs.is_idle)
    close(qtbot, desk)
