"""Which glossaries go with a visit: all there are, each with a tick.

Owns the ticks. One that was attached and isn't in the store stays attached, for the day that it comes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.glossaries import GlossarySummary


class GlossaryTicks(QWidget):
    """The ticks. `changed` gives the ids of the glossaries that are attached now."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("visitGlossaries")
        self._boxes: dict[str, QCheckBox] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._grid = FittingGrid(2, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._grid)
        self._summaries: Sequence[GlossarySummary] = ()
        self._attached: tuple[str, ...] = ()

    def show_glossaries(self, summaries: Sequence[GlossarySummary], attached: tuple[str, ...]) -> None:
        """Show the glossaries of the store, and which of them are attached."""
        self._summaries, self._attached = summaries, attached
        named = [(one.id, in_interface_language(one.name)) for one in summaries]
        missing = set(attached) - {ident for ident, _name in named}
        named += [(ident, _("{id} (not in this store)").format(id=ident)) for ident in sorted(missing)]
        if tuple(named) != self._shown:
            self._make(tuple(named))
        for ident, box in self._boxes.items():
            box.setChecked(ident in attached)

    def retranslate(self) -> None:
        """Say the names in the current language."""
        self.show_glossaries(self._summaries, self._attached)

    def _make(self, named: tuple[tuple[str, str], ...]) -> None:
        self._shown = named
        self._column.removeWidget(self._grid)
        self._grid.deleteLater()
        self._grid = FittingGrid(2, self)
        self._boxes = {}
        for ident, name in named:
            box = QCheckBox(name.replace("&", "&&"), self._grid)
            box.clicked.connect(self._on_clicked)
            self._boxes[ident] = box
            self._grid.add(box)
        self._column.addWidget(self._grid)

    def _on_clicked(self, _is_on: bool) -> None:
        ticked = {ident for ident, box in self._boxes.items() if box.isChecked()}
        kept = tuple(ident for ident in self._attached if ident in ticked)
        new = tuple(ident for ident, _name in self._shown if ident in ticked and ident not in kept)
        self._attached = (*kept, *new)
        self.changed.emit(self._attached)
