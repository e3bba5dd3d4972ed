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


class _Handle(QSplitterHandle):
    """A hairline that can be moved."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        painter = QPainter(self)
        middle = QRect(self.width() // 2, 0, 1, self.height())
        painter.fillRect(middle, self.palette().color(QPalette.ColorRole.Midlight))


class _Columns(QSplitter):
    """A splitter with hairlines."""

    def createHandle(self) -> QSplitterHandle:
        """A hairline."""
        return _Handle(self.orientation(), self)


def columns(left: QWidget, middle: QWidget, right: QWidget, parent: QWidget) -> QSplitter:
    """The three columns, with hairlines between them that can be moved."""
    made = _Columns(Qt.Orientation.Horizontal, parent)
    made.setHandleWidth(UNIT // 2 + 1)
    made.setChildrenCollapsible(False)
    for widget, stretch in ((left, 1), (middle, 2), (right, 4)):
        made.addWidget(widget)
        made.setStretchFactor(made.count() - 1, stretch)
    made.setSizes([27 * UNIT, 44 * UNIT, 76 * UNIT])
    return made
