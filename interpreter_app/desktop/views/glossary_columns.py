"""The three columns of the Glossaries page, and the hairlines between them."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QSplitter,
    QSplitterHandle,
    QWidget,
)

from interpreter_app.desktop.theme import UNIT

_BESIDE_TABLE = 0.45
"""How much of the room beside the list of glossaries the form takes while the table is shown."""


class _Handle(QSplitterHandle):
    """A hairline that can be moved."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        painter = QPainter(self)
        middle = QRect(self.width() // 2, 0, 1, self.height())
        painter.fillRect(middle, self.palette().color(QPalette.ColorRole.Midlight))


class Columns(QSplitter):
    """A splitter with hairlines."""

    _before: list[int] | None = None

    def show_wide(self, is_wide: bool, *, is_beside: bool) -> None:
        """Give the middle column the room, with the right one only if something is written beside it."""
        left, *rest = self.sizes()
        if is_wide:
            self._before = self._before or [left, *rest]
            right = round(sum(rest) * _BESIDE_TABLE) if is_beside else 0
            self._right().setVisible(is_beside)
            self.setSizes([left, sum(rest) - right, right])
        elif self._before is not None:
            self._right().setVisible(True)
            self.setSizes(self._before)
            self._before = None

    def _right(self) -> QWidget:
        right = self.widget(2)
        assert right is not None
        return right

    def createHandle(self) -> QSplitterHandle:
        """A hairline."""
        return _Handle(self.orientation(), self)


def columns(left: QWidget, middle: QWidget, right: QWidget, parent: QWidget) -> Columns:
    """The three columns, with hairlines between them that can be moved."""
    made = Columns(Qt.Orientation.Horizontal, parent)
    made.setHandleWidth(UNIT // 2 + 1)
    made.setChildrenCollapsible(False)
    for widget, stretch in ((left, 1), (middle, 2), (right, 4)):
        made.addWidget(widget)
        made.setStretchFactor(made.count() - 1, stretch)
    made.setSizes([27 * UNIT, 44 * UNIT, 76 * UNIT])
    return made
