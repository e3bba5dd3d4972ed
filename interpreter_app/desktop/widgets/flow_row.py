"""Controls beside each other, in as many lines as they need, as words in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from interpreter_app.desktop.theme import UNIT


class FlowRow(QWidget):
    """A row that breaks where its controls don't fit beside each other."""

    def __init__(self, parent: QWidget, gap: int = 3 * UNIT) -> None:
        super().__init__(parent)
        self._gap = gap
        self._parts: list[QWidget] = []
        self._lines: list[list[QWidget]] = []
        self._rows: list[QHBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT // 2)

    def add(self, part: QWidget) -> None:
        """Add a control at the end."""
        self._parts.append(part)
        part.setParent(self)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest control."""
        widths = [part.minimumSizeHint().width() for part in self._parts if not part.isHidden()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the row elsewhere where it has become narrower or wider."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another typeface."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._turn()

    def event(self, event: QEvent) -> bool:
        """Measure anew when a control says something else."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        lines = self._broken()
        if lines == self._lines:
            return
        self._lines = lines
        while len(self._rows) < len(lines):
            row = QHBoxLayout()
            row.setSpacing(self._gap)
            self._rows.append(row)
            self._column.addLayout(row)
        for row in self._rows:
            while row.count():
                row.takeAt(0)
        for row, line in zip(self._rows, lines, strict=False):
            for part in line:
                row.addWidget(part)
            row.addStretch()
        for row in self._rows[len(lines) :]:
            self._column.removeItem(row)
            row.deleteLater()
        del self._rows[len(lines) :]

    def _broken(self) -> list[list[QWidget]]:
        """The controls of each line; those that are hidden take no room."""
        lines: list[list[QWidget]] = [[]]
        whole = left = self.contentsRect().width()
        for part in self._parts:
            needed = 0 if part.isHidden() else part.sizeHint().width()
            if lines[-1] and needed > left:
                lines.append([])
                left = whole
            lines[-1].append(part)
            left -= needed + self._gap if needed else 0
        return lines
