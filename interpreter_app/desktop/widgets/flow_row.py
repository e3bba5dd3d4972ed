"""Controls beside each other where there is room for all of them, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from interpreter_app.desktop.theme import UNIT


class FlowRow(QWidget):
    """A row, or a column where its controls don't fit beside each other."""

    def __init__(self, parent: QWidget, gap: int = 3 * UNIT) -> None:
        super().__init__(parent)
        self._gap = gap
        self._parts: list[QWidget] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self._box.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def add(self, part: QWidget) -> None:
        """Add a control at the end."""
        self._parts.append(part)
        self._box.addWidget(part)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest control."""
        widths = [part.minimumSizeHint().width() for part in self._parts if not part.isHidden()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row where it has become too narrow or wide enough."""
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
        shown = [part for part in self._parts if not part.isHidden()]
        wanted = sum(part.sizeHint().width() for part in shown) + self._gap * (len(shown) - 1)
        fits = wanted <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
            self._box.setSpacing(self._gap if fits else UNIT // 2)
