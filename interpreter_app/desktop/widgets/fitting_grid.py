"""Controls in as many columns as there is room for, in line with each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from interpreter_app.desktop.theme import UNIT


class FittingGrid(QWidget):
    """A grid of equal columns, at most `most` of them."""

    def __init__(self, most: int, parent: QWidget, gap: int = 3 * UNIT, *, row_gap: int = 0) -> None:
        super().__init__(parent)
        self._most = most
        self._gap = gap
        self._parts: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(row_gap)

    def add(self, part: QWidget) -> None:
        """Add a control at the end."""
        self._parts.append(part)
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest control; in a single column, as narrow as that can be made."""
        least = self._widest()
        if self._most == 1:
            least = max((part.minimumSizeHint().width() for part in self._parts), default=0)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the controls anew where there is more room, or less."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Measure anew when a control says something else."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _widest(self) -> int:
        return max((max(p.sizeHint().width(), p.minimumWidth()) for p in self._parts), default=0)

    def _arrange(self) -> None:
        fitting = (self.width() + self._gap) // (self._widest() + self._gap)
        columns = max(1, min(self._most, fitting))
        if columns == self._columns:
            return
        self._columns = columns
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, *divmod(place, columns))
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < columns))
            self._grid.setColumnMinimumWidth(column, 0)
        self.updateGeometry()
