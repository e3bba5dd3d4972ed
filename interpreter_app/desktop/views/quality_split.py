"""A page with a panel below it, and the hairline between them that can be moved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from interpreter_app.desktop.theme import UNIT


class _Handle(QSplitterHandle):
    """A hairline."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line, at the top: what is below belongs to the panel."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self.palette().color(QPalette.ColorRole.Midlight))


class _Split(QSplitter):
    """A splitter with a hairline."""

    def createHandle(self) -> QSplitterHandle:
        """A hairline."""
        return _Handle(self.orientation(), self)


def with_panel(page: QWidget, panel: QWidget, parent: QWidget) -> QSplitter:
    """The page above the panel, which has the height it asks for until somebody moves the line."""
    made = _Split(Qt.Orientation.Vertical, parent)
    made.setHandleWidth(UNIT // 2 + 1)
    made.setChildrenCollapsible(False)
    for widget, stretch in ((page, 1), (panel, 0)):
        made.addWidget(widget)
        made.setStretchFactor(made.count() - 1, stretch)
    return made
