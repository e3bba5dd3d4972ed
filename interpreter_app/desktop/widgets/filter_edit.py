"""A field above a list: what is typed filters the list, the keys that move in it are handed on.

Owns which keys those are. Knows nothing of the list.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from interpreter_app.desktop.widgets.own_undo import OwnUndoLine


class FilterEdit(OwnUndoLine):
    """The filter. Keys that move go to the list, so that one types and reads without changing place."""

    moved = Signal(int)
    paged = Signal(int)
    kept = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, Page Up, Page Down move in the list; Return takes what is chosen; the rest is typed."""
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = Qt.Key(event.key())
        if key in moves:
            self.moved.emit(moves[key])
        elif key in pages:
            self.paged.emit(pages[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        else:
            super().keyPressEvent(event)
