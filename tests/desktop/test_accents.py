"""One key gives accents wherever one types: in the window, in dialogs, in lines and in longer texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.accents import Accents
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.window import MainWindow
from tests.desktop.conftest import type_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """A line and a longer text, and the strip."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.place = QWidget()
        qtbot.addWidget(self.place)
        self.line = QLineEdit(self.place)
        self.text = QPlainTextEdit(self.place)
        self.accents = Accents(theme, self.place)
        column = QVBoxLayout(self.place)
        column.addWidget(self.line)
        column.addWidget(self.text)
        self.place.show()
        qtbot.waitExposed(self.place)
        self._qtbot = qtbot

    def type(self, field: QWidget, text: str) -> None:
        field.setFocus()
        self._qtbot.waitUntil(field.hasFocus)
        type_text(field, text)


@pytest.fixture
def typist(qtbot: QtBot, theme: Theme) -> Typist:
    return Typist(qtbot, theme)


def test_each_press_gives_the_next_accent(typist: Typist) -> None:
    typist.type(typist.line, "ele")
    typist.accents.cycle()
    assert typist.line.text() == "elé"
    typist.accents.cycle()
    assert typist.line.text() == "elè"
    assert typist.accents.isVisible()
    assert "è" in typist.accents.text()


def test_it_works_before_the_cursor_and_in_longer_texts(typist: Typist) -> None:
    typist.text.setPlainText("Etat\n")
    typist.text.moveCursor(QTextCursor.MoveOperation.End)
    typist.type(typist.text, "c")
    typist.accents.cycle()
    assert typist.text.toPlainText() == "Etat\nç"
    typist.line.setText("coeur")
    typist.type(typist.line, "")
    typist.line.setCursorPosition(2)
    typist.accents.cycle()
    assert typist.line.text() == "côeur"
    assert typist.line.cursorPosition() == 2


def test_it_can_be_undone_and_is_told_as_typed(typist: Typist) -> None:
    heard: list[str] = []
    typist.line.textEdited.connect(heard.append)
    typist.type(typist.line, "e")
    typist.accents.cycle()
    assert heard[-1] == "é"
    while typist.line.isUndoAvailable() and typist.line.text() != "e":
        typist.line.undo()
    assert typist.line.text() == "e"


@pytest.mark.parametrize("text", ["", "x"])
def test_where_there_is_nothing_to_accent_nothing_happens(typist: Typist, text: str) -> None:
    typist.type(typist.line, text)
    typist.accents.cycle()
    assert typist.line.text() == text
    assert not typist.accents.isVisible()


def test_what_is_only_read_stays_as_it_is(typist: Typist) -> None:
    typist.line.setText("e")
    typist.line.setReadOnly(True)
    typist.type(typist.line, "")
    typist.accents.cycle()
    assert typist.line.text() == "e"


def test_the_key_works_in_the_window_and_in_its_dialogs(qtbot: QtBot, window: MainWindow) -> None:
    field = window.findChild(QLineEdit, "lookupQuery")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    type_text(field, "elu e")
    QTest.keyClick(field, Qt.Key.Key_Period, CTRL)
    assert field.text() == "elu é"
    window._dialogs.preferences()
    author = window.findChild(QLineEdit, "preferenceAuthor")
    author.setFocus()
    qtbot.waitUntil(author.hasFocus)
    author.clear()
    type_text(author, "Rene")
    QTest.keyClick(author, Qt.Key.Key_Period, CTRL)
    assert author.text() == "René"
    author.window().close()
    field.clear()


def test_esc_takes_the_strip_away_and_in_a_cell_enter_does(typist: Typist, qtbot: QtBot) -> None:
    sent: list[str] = []
    typist.line.returnPressed.connect(lambda: sent.append(typist.line.text()))
    typist.type(typist.line, "e")
    typist.accents.cycle()
    QTest.keyClick(typist.line, Qt.Key.Key_Escape)
    assert (typist.line.text(), typist.accents.isVisible()) == ("é", False)
    typist.accents.cycle()
    QTest.keyClick(typist.line, Qt.Key.Key_Return)
    assert sent == ["è"], "Enter sends what was typed at once"
    typist.line.setObjectName("cellEditor")
    typist.accents.cycle()
    QTest.keyClick(typist.line, Qt.Key.Key_Return)
    assert (len(sent), typist.accents.isVisible()) == (1, False)
    QTest.keyClick(typist.line, Qt.Key.Key_Return)
    assert len(sent) == 2
