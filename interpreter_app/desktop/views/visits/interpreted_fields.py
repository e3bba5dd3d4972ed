"""How one session is interpreted: mode, direction, by whom, with what, and minutes of break.

Owns these fields.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.ticks import Ticks
from interpreter_app.desktop.widgets.drop_down import drop_down, stepped
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.domain.visits.visit import Direction, Interpreted, Mode
from interpreter_app.domain.visits.words import DIRECTIONS, MODES

_MOST_MINUTES = 24 * 60


class InterpretedFields(QWidget):
    """The fields. `edited` gives the changed Interpreted."""

    edited = Signal(object)

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("interpretedFields")
        self._desk = desk
        self._shown = Interpreted()
        self.mode, self.direction = drop_down("sessionMode", self), drop_down("sessionDirection", self)
        self.equipment = FormLine("sessionEquipment", self)
        self.breaks = stepped("sessionBreaks", self)
        self.breaks.setRange(0, _MOST_MINUTES)
        self.breaks.setSingleStep(5)
        self.interpreters = Ticks("sessionInterpreters", self)
        self._labels = {name: QLabel(self) for name in ("mode", "direction", "equipment", "breaks")}
        fields: dict[str, QWidget] = {
            "mode": self.mode, "direction": self.direction,
            "equipment": self.equipment, "breaks": self.breaks,
        }  # fmt: skip
        grid = FittingGrid(2, self)
        for name, field in fields.items():
            label = self._labels[name]
            label.setProperty("role", "small")
            label.setBuddy(field)
            pair = QWidget(grid)
            column = QVBoxLayout(pair)
            column.setContentsMargins(0, 0, 0, UNIT)
            column.setSpacing(UNIT // 2)
            column.addWidget(label)
            column.addWidget(field)
            grid.add(pair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(grid)
        column.addWidget(self.interpreters)
        self.mode.activated.connect(self._on_mode)
        self.direction.activated.connect(self._on_direction)
        self.equipment.textEdited.connect(self._on_equipment)
        self.breaks.valueChanged.connect(self._on_breaks)
        self.interpreters.changed.connect(self._on_interpreters)

    def show_interpreted(self, how: Interpreted) -> None:
        """Show how a session is interpreted."""
        self._shown = how
        visit = self._desk.visit
        with QSignalBlocker(self.mode), QSignalBlocker(self.direction), QSignalBlocker(self.breaks):
            self.mode.setCurrentIndex(list(Mode).index(how.mode))
            self.direction.setCurrentIndex(list(Direction).index(how.direction))
            self.breaks.setValue(how.breaks)
        self.equipment.show_text(how.equipment)
        engaged = visit.commission.interpreters if visit is not None else ()
        idents = dict.fromkeys([*engaged, *how.interpreters])
        named = [(ident, self._desk.name(ident)) for ident in idents]
        self.interpreters.show_ticks(named, how.interpreters)
        self.interpreters.setVisible(bool(named))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        language = i18n.language()
        with QSignalBlocker(self.mode), QSignalBlocker(self.direction):
            self.mode.clear()
            self.mode.addItems([_capital(MODES[mode].for_reader(language)) for mode in Mode])
            self.direction.clear()
            self.direction.addItems([_capital(DIRECTIONS[one].for_reader(language)) for one in Direction])
        for name, text, field in (
            ("mode", _("Mode of interpreting"), self.mode),
            ("direction", _("Direction"), self.direction),
            ("equipment", _("Equipment"), self.equipment),
            ("breaks", _("Breaks"), self.breaks),
        ):
            self._labels[name].setText(text)
            field.setAccessibleName(text)
        self.breaks.setSuffix(_(" min"))
        self.interpreters.setAccessibleName(_("Interpreters"))
        self.show_interpreted(self._shown)

    def _change(self, how: Interpreted) -> None:
        if how != self._shown:
            self._shown = how
            self.edited.emit(how)

    def _on_mode(self, place: int) -> None:
        self._change(replace(self._shown, mode=list(Mode)[place]))

    def _on_direction(self, place: int) -> None:
        self._change(replace(self._shown, direction=list(Direction)[place]))

    def _on_equipment(self, _text: str) -> None:
        self._change(replace(self._shown, equipment=self.equipment.typed()))

    def _on_breaks(self, minutes: int) -> None:
        self._change(replace(self._shown, breaks=minutes))

    def _on_interpreters(self, idents: tuple[str, ...]) -> None:
        self._change(replace(self._shown, interpreters=idents))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
