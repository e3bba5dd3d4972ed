"""The places of a visit, and how long the way from one to another takes.

Owns these fields. Which ways are asked for comes from the schedule: those that somebody has to go.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import heading, small
from interpreter_app.desktop.widgets.drop_down import stepped
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.ids import part_id
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.places import ways, without_places
from interpreter_app.domain.visits.visit import Leg, Place, Visit
from interpreter_app.services.wording import in_interface_language

_MOST_MINUTES = 24 * 60


class PlaceEditor(PartEditor[Place]):
    """Name and address of a place, and a note on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = TwoLanguages("placeName", self, lines=False)
        self.address = FormLine("placeAddress", self)
        self.note = TwoLanguages("placeNote", self, lines=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.name, self.address, self.note):
            column.addWidget(part)
        self.name.edited.connect(self._on_name)
        self.address.textEdited.connect(self._on_address)
        self.note.edited.connect(self._on_note)
        self.note.entered.connect(self.entered)

    def show_part(self, part: Place) -> None:
        """Show a place."""
        super().show_part(part)
        self.name.show_text(part.name)
        self.address.show_text(part.address)
        self.note.show_text(part.note)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.name.say("", _("Name of the place"))
        self.address.setPlaceholderText(_("Address"))
        self.address.setAccessibleName(_("Address"))
        self.note.say("", _("Note on the place"))

    def focus_first(self) -> None:
        """Put the keyboard in the name."""
        self.name.french.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_name(self, text: Bilingual) -> None:
        self.change(replace(self.part, name=text))

    def _on_address(self, _text: str) -> None:
        self.change(replace(self.part, address=self.address.typed()))

    def _on_note(self, text: Bilingual) -> None:
        self.change(replace(self.part, note=text))


class Places(QWidget):
    """Places and ways. `changed` tells that the visit was changed here."""

    changed = Signal()

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("visitPlaces")
        self._desk = desk
        self._headings = {name: heading(self) for name in ("places", "ways")}
        self.rows: PartRows[Place] = PartRows(
            "placeRows",
            PlaceEditor,
            lambda: Place(part_id("place"), Bilingual()),
            desk.theme,
            self,
            is_ruled=True,
        )
        self.hint = small(self)
        self.between = stepped("minutesBetween", self)
        self._between_label = QLabel(self)
        self._between_label.setBuddy(self.between)
        self._ways = QWidget(self)
        self._grid = QGridLayout(self._ways)
        self._fields: dict[tuple[str, str], QSpinBox] = {}
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._lay_out()
        self.rows.changed.connect(self._on_places)
        self.between.valueChanged.connect(self._on_between)

    def _lay_out(self) -> None:
        self.between.setRange(0, _MOST_MINUTES)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * UNIT)
        self._grid.setVerticalSpacing(UNIT)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self.between, 0, 0)
        self._grid.addWidget(self._between_label, 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(self._headings["places"])
        column.addWidget(self.rows)
        column.addWidget(self._headings["ways"])
        column.addWidget(self.hint)
        column.addWidget(self._ways)
        column.addStretch()

    def show_visit(self, visit: Visit) -> None:
        """Show the places of a visit."""
        self.rows.show_parts(visit.places)
        with QSignalBlocker(self.between):
            self.between.setValue(visit.between)
        self._show_ways(visit)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self._headings["places"].setText(_("Places"))
        self._headings["ways"].setText(_("Ways"))
        self.rows.say(_("Add a place"), _("Take this place away"))
        self.hint.setText(_("A clash is shown where there is less time than a way takes."))
        self._between_label.setText(_("from anywhere to anywhere else, unless said below"))
        self.between.setAccessibleName(_("Minutes from one place to another"))
        for field in (self.between, *self._fields.values()):
            field.setSuffix(_(" min"))
        if self._desk.visit is not None:
            self._shown = ()
            self._show_ways(self._desk.visit)

    def _show_ways(self, visit: Visit) -> None:
        names = {place.id: in_interface_language(place.name) or place.id for place in visit.places}
        wanted = tuple((one, other, f"{names[one]} – {names[other]}") for one, other in ways(visit))
        if wanted != self._shown:
            self._make(wanted)
        minutes = {frozenset((leg.one, leg.other)): leg.minutes for leg in visit.legs}
        for pair, field in self._fields.items():
            with QSignalBlocker(field):
                field.setValue(minutes.get(frozenset(pair), visit.between))

    def _make(self, wanted: tuple[tuple[str, str, str], ...]) -> None:
        while self._grid.count() > 2:
            item = self._grid.takeAt(2)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._shown, self._fields = wanted, {}
        for row, (one, other, name) in enumerate(wanted, 1):
            field = stepped("minutesOfWay", self._ways)
            field.setRange(0, _MOST_MINUTES)
            field.setSuffix(_(" min"))
            field.setAccessibleName(_("Minutes: {way}").format(way=name))
            field.valueChanged.connect(self._on_way)
            label = QLabel(name, self._ways)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self._grid.addWidget(field, row, 0)
            self._grid.addWidget(label, row, 1, 1, 2)
            self._fields[one, other] = field

    def _on_places(self, parts: tuple[Place, ...]) -> None:
        self._desk.change(lambda visit: without_places(visit, parts))
        self._told()

    def _on_between(self, minutes: int) -> None:
        self._desk.change(lambda visit: replace(visit, between=minutes))
        self._told()

    def _on_way(self, minutes: int) -> None:
        pair = next((pair for pair, field in self._fields.items() if field is self.sender()), None)
        if pair is None:
            return

        def change(visit: Visit) -> Visit:
            kept = tuple(leg for leg in visit.legs if {leg.one, leg.other} != set(pair))
            return replace(visit, legs=(*kept, Leg(*pair, minutes)))

        self._desk.change(change)
        self._told()

    def _told(self) -> None:
        if self._desk.visit is not None:
            self._show_ways(self._desk.visit)
        self.changed.emit()
