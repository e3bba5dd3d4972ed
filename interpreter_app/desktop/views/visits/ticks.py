"""A tick for each of several things: who takes part, which questions are asked.

Owns the ticks. What they stand for is told by an id and a name each.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.tips import wrapping_tip


class _Sentence(QLabel):
    """A text of several lines that its tick stands for; a click on it is one on the tick."""

    def __init__(self, text: str, box: QCheckBox, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn the tick."""
        super().mouseReleaseEvent(event)
        self._box.click()


class Ticks(QWidget):
    """The ticks, in at most so many columns; in one, long texts break into lines.

    `changed` gives the ids that are ticked, in the order given.
    """

    changed = Signal(object)
    remade = Signal()
    """There are other ticks, to be put into the order of the keyboard."""

    def __init__(self, name: str, parent: QWidget, *, most: int = 2) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._most = most
        self._shown: tuple[tuple[str, str], ...] = ()
        self._ticked: tuple[str, ...] = ()
        self._boxes: dict[str, QCheckBox] = {}
        self._grid = FittingGrid(most, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._grid)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tick."""
        return not self._shown

    def show_ticks(self, named: Sequence[tuple[str, str]], ticked: Sequence[str]) -> None:
        """Show these things by id and name, and which of them are ticked."""
        self._ticked = tuple(ticked)
        if tuple(named) != self._shown:
            self._make(tuple(named))
        for ident, box in self._boxes.items():
            box.setChecked(ident in self._ticked)

    def _make(self, named: tuple[tuple[str, str], ...]) -> None:
        self._shown = named
        self._column.removeWidget(self._grid)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = FittingGrid(self._most, self)
        self._boxes = {}
        for ident, name in named:
            box = QCheckBox(self._grid)
            box.clicked.connect(self._on_clicked)
            self._boxes[ident] = box
            self._grid.add(self._told(box, name))
        self._column.addWidget(self._grid)
        self.remade.emit()

    def _told(self, box: QCheckBox, name: str) -> QWidget:
        """A tick with its text."""
        if self._most > 1:
            box.setText(name.replace("&", "&&"))
            box.setToolTip(wrapping_tip(name))
            return box
        box.setAccessibleName(name)
        made = QWidget(self._grid)
        box.setParent(made)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_Sentence(name, box, made), 1)
        return made

    def _on_clicked(self, _is_on: bool) -> None:
        """What stands somewhere already keeps its place; what is new comes after."""
        on = {ident for ident, box in self._boxes.items() if box.isChecked()}
        kept = tuple(ident for ident in self._ticked if ident in on)
        self._ticked = (*kept, *(ident for ident, _name in self._shown if ident in on and ident not in kept))
        self.changed.emit(self._ticked)
