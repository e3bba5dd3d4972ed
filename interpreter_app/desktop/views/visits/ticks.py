"""A tick for each of several things: who takes part, which questions are asked.

Owns the ticks. What they stand for is told by an id and a name each.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.tips import wrapping_tip


class Ticks(QWidget):
    """The ticks, in at most so many columns. `changed` gives the ids that are ticked, in the order given."""

    changed = Signal(object)

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
            box = QCheckBox(name.replace("&", "&&"), self._grid)
            box.setToolTip(wrapping_tip(name))
            box.clicked.connect(self._on_clicked)
            self._boxes[ident] = box
            self._grid.add(box)
        self._column.addWidget(self._grid)

    def _on_clicked(self, _is_on: bool) -> None:
        """What stands somewhere already keeps its place; what is new comes after."""
        on = {ident for ident, box in self._boxes.items() if box.isChecked()}
        kept = tuple(ident for ident in self._ticked if ident in on)
        self._ticked = (*kept, *(ident for ident, _name in self._shown if ident in on and ident not in kept))
        self.changed.emit(self._ticked)
