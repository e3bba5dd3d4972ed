"""The query: a line in which every key of a look-up works without leaving it."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_MOST_TYPED = 400

# The digit row of French keyboards without Shift: & é " ' ( - è _ ç.
_DIGIT_KEYS = {
    Qt.Key.Key_Ampersand: 1,
    Qt.Key.Key_Eacute: 2,
    Qt.Key.Key_QuoteDbl: 3,
    Qt.Key.Key_Apostrophe: 4,
    Qt.Key.Key_ParenLeft: 5,
    Qt.Key.Key_Minus: 6,
    Qt.Key.Key_Egrave: 7,
    Qt.Key.Key_Underscore: 8,
    Qt.Key.Key_Ccedilla: 9,
} | {Qt.Key(Qt.Key.Key_0 + digit): digit for digit in range(1, 10)}

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}


class QueryEdit(QLineEdit):
    """Typing goes to the text; what chooses among the results is sent on as a signal."""

    moved = Signal(int)
    """So many rows down (or up, below zero)."""
    numbered = Signal(int)
    """The result with this number is meant."""
    accepted = Signal()
    dropped = Signal()
    """The query is to be emptied."""
    copyAsked = Signal()  # noqa: N815 - a Qt signal
    undoAsked = Signal()  # noqa: N815 - a Qt signal
    """Ctrl+Z where nothing has been typed since the last thing that was done: it is the window's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_MOST_TYPED)
        self.setFrame(False)
        self.setTextMargins(-2, 0, 0, 0)
        self._is_offered = False

    def offer_replacing(self) -> None:
        """Select the whole text, so that the next letter begins a new query."""
        self.selectAll()
        self._is_offered = True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is selected from now on was selected by the person."""
        self._is_offered = False
        super().mousePressEvent(event)

    def take(self, event: QKeyEvent) -> bool:
        """Take a key that was pressed elsewhere if it is a letter, digit or sign; whether it was."""
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        text = event.text()
        if (
            event.modifiers() & commands
            or _is_for_a_menu(event)
            or not text
            or not text.isprintable()
            or text == " "
        ):
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insert(text)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the keys that typing doesn't need."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = _digit(event)
        if plain and event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        elif digit:
            self.numbered.emit(digit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif event.matches(QKeySequence.StandardKey.Copy) and (
            self._is_offered or not self.hasSelectedText()
        ):
            self.copyAsked.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and (
            self._is_offered or not self.isUndoAvailable()
        ):
            self.undoAsked.emit()
        elif _is_for_a_menu(event):
            event.ignore()
        else:
            if event.key() not in _MODIFIERS:
                self._is_offered = False
            super().keyPressEvent(event)


class UndoPassingEdit(QLineEdit):
    """A line whose Ctrl+Z is the window's when nothing was typed in it that could be taken back."""

    undoAsked = Signal()  # noqa: N815 - a Qt signal

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand Ctrl+Z on unless there is typing to undo."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undoAsked.emit()
        else:
            super().keyPressEvent(event)


def _is_for_a_menu(event: QKeyEvent) -> bool:
    """Whether a letter was pressed with Alt alone, which opens a menu where there is one and writes nothing.

    On a Mac it writes: «é» is Alt+e and e.
    """
    return (
        sys.platform != "darwin"
        and event.modifiers() == Qt.KeyboardModifier.AltModifier
        and event.text().isprintable()
        and bool(event.text())
    )


def _digit(event: QKeyEvent) -> int:
    """The number a key with Alt stands for on an English or French keyboard; 0 for none."""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if modifiers != Qt.KeyboardModifier.AltModifier:
        return 0
    try:
        return _DIGIT_KEYS.get(Qt.Key(event.key()), 0)
    except ValueError:
        return 0
