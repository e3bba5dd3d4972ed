"""Ctrl+Z in a field: what was typed there is taken back first; where nothing was, the window's last deed is.

Owns when a field lets these keys go by. Qt's own fields keep them even if they have nothing to take back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget


def goes_by(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether this is a key of undo or redo that the field has no use for; it is then the window's."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    is_redo = event.matches(QKeySequence.StandardKey.Redo) and not can_redo
    if is_undo or is_redo:
        event.ignore()
    return is_undo or is_redo


_INSIDE = 2
"""Pixels that Qt leaves before the text of a line, and nowhere else: fields wouldn't begin in line."""


class OwnUndoLine(QLineEdit):
    """A line in which only what was typed there is taken back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextMargins(-_INSIDE, 0, -_INSIDE, 0)

    def event(self, event: QEvent) -> bool:
        """What there is nothing to take back of here is taken back in the window."""
        able = {"can_undo": self.isUndoAvailable(), "can_redo": self.isRedoAvailable()}
        return True if goes_by(event, **able) else super().event(event)


class OwnUndoSpinBox(QSpinBox):
    """A number with arrows in which only what was typed there is taken back."""

    def event(self, event: QEvent) -> bool:
        """What there is nothing to take back of here is taken back in the window."""
        line = self.lineEdit()
        able = {"can_undo": line.isUndoAvailable(), "can_redo": line.isRedoAvailable()}
        return True if goes_by(event, **able) else super().event(event)
