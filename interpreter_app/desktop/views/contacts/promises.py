"""Rows of a contact that have a day: what is to be done about somebody, and whom they met.

Owns the fields of a follow-up and of an encounter. Who there is, and which visits, is told by the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.clock_fields import DayField, TimeField
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.form_fields import FormLine, GrowingText
from interpreter_app.desktop.widgets.name_line import Named, NameLine
from interpreter_app.desktop.widgets.part_rows import PartEditor
from interpreter_app.domain.contacts.contact import Encounter, FollowUp
from interpreter_app.domain.moments import on_clock
from interpreter_app.services import entered

NOON = time(12)


class Around:
    """What rows need to know of the page: the day, the visits there are, and who there is."""

    def __init__(self) -> None:
        self.today: Callable[[], date] = date.today
        self.visits: Sequence[Named] = ()
        self.offers: Callable[[str], Sequence[Named]] = lambda _typed: ()
        self.named: Callable[[str], Named] = lambda ident: Named(ident, ident)


class FollowUpEditor(PartEditor[FollowUp]):
    """What is to be done, until when, whether it was, and which visit it is about; done is done today."""

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self.part = FollowUp("", "")
        self.text = GrowingText("contactFollowUpText", self)
        self.due = DayField("contactFollowUpDue", self)
        self.visit = drop_down("contactFollowUpVisit", self)
        self.done = QCheckBox(self)
        self.done.setObjectName("contactFollowUpDone")
        self._due_label = QLabel(self)
        self.due.near = lambda: self._around.today()
        below = FittingGrid(2, self, row_gap=UNIT)
        for part in (beside(self._due_label, self.due, self), self.done, self.visit):
            below.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.text)
        column.addWidget(below)
        self.text.edited.connect(self._on_edited)
        self.due.edited.connect(self._on_edited)
        self.visit.activated.connect(self._on_edited)
        self.done.clicked.connect(self._on_edited)

    def focus_first(self) -> None:
        """Put the keyboard where one types."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, part: FollowUp) -> None:
        """Show a follow-up."""
        super().show_part(part)
        self.text.show_text(part.text)
        self.due.show_day(part.due)
        self.done.setChecked(part.done is not None)
        self._say_done(part.done)
        self._fill_visits()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.text.setPlaceholderText(_("What is to be done"))
        self.text.setAccessibleName(_("What is to be done"))
        self._due_label.setText(_("Due"))
        self.due.retranslate()
        self.due.setAccessibleName(_("Due"))
        self._say_done(self.part.done)
        self.visit.setAccessibleName(_("Visit"))
        self._fill_visits()

    def flush(self) -> None:
        """Take the days as they are typed."""
        self.due.take()

    def _fill_visits(self) -> None:
        wanted = self.part.visit
        self.visit.clear()
        self.visit.addItem(_("no visit"), "")
        for one in self._around.visits:
            self.visit.addItem(one.name, one.id)
        if wanted and self.visit.findData(wanted) < 0:
            self.visit.addItem(_("a visit that was deleted"), wanted)
        self.visit.setCurrentIndex(max(0, self.visit.findData(wanted)))
        self.visit.setVisible(self.visit.count() > 1)

    def _say_done(self, day: date | None) -> None:
        language = i18n.language()
        said = dates.day_text(day, language, weekday=False) if day is not None else ""
        self.done.setText(_("Done on {day}").format(day=said) if said else _("Done"))

    def _on_edited(self, *_changed: object) -> None:
        typed, old = self.text.typed(), self.part
        done = (old.done or self._around.today()) if self.done.isChecked() else None
        self._say_done(done)
        text = typed if typed == old.text else entered.lines(typed)
        visit = str(self.visit.currentData() or "")
        self.change(replace(old, text=text, due=self.due.day, done=done, visit=visit))


class EncounterEditor(PartEditor[Encounter]):
    """When, with whom, where, and what was promised."""

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self.day = DayField("contactEncounterDay", self)
        self.clock = TimeField("contactEncounterTime", self)
        self.day.near = lambda: self._around.today()
        self.people = NameLine("contactEncounterPeople", self, several=True)
        self.people.offers = lambda typed: self._around.offers(typed)
        self.place = FormLine("contactEncounterPlace", self)
        self.promised = GrowingText("contactEncounterPromised", self)
        when = QHBoxLayout()
        when.setSpacing(2 * UNIT)
        when.addWidget(self.day, 3)
        when.addWidget(self.clock, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(when)
        for part in (self.people, self.place, self.promised):
            column.addWidget(part)
        self.day.edited.connect(self._on_edited)
        self.clock.edited.connect(self._on_edited)
        self.people.named.connect(self._on_edited)
        self.place.textEdited.connect(self._on_edited)
        self.promised.edited.connect(self._on_edited)

    def focus_first(self) -> None:
        """Put the keyboard where one types."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, part: Encounter) -> None:
        """Show an encounter."""
        super().show_part(part)
        self.day.show_day(part.at.day)
        self.clock.show_time(part.at.local.time().replace(second=0))
        self.people.show_named([self._around.named(ident) for ident in part.people])
        self.place.show_text(part.place)
        self.promised.show_text(part.promised)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.day.retranslate()
        self.clock.retranslate()
        self.day.setAccessibleName(_("Day"))
        self.clock.setAccessibleName(_("Time"))
        for field, text in (
            (self.people, _("With whom")),
            (self.place, _("Where")),
            (self.promised, _("What was promised")),
        ):
            field.setPlaceholderText(text)
            field.setAccessibleName(text)

    def flush(self) -> None:
        """Take what is typed and not understood yet."""
        for field in (self.day, self.clock, self.people):
            field.take()

    def _on_edited(self, *_changed: object) -> None:
        old = self.part
        day, clock = self.day.day or old.at.day, self.clock.clock
        if self.day.day is None:
            self.day.show_day(day)
        shown = old.at.local
        is_same = (day, clock) == (shown.date(), shown.time().replace(second=0))
        at = old.at if is_same else on_clock(day, clock, old.at.zone)
        place, promised = self.place.typed(), self.promised.typed()
        self.change(
            replace(
                old,
                at=at,
                people=self.people.ids,
                place=place if place == old.place else entered.line(place),
                promised=promised if promised == old.promised else entered.lines(promised),
            )
        )


def beside(label: QLabel, field: QWidget, parent: QWidget) -> QWidget:
    """A field with its small label at its left."""
    label.setProperty("role", "small")
    label.setBuddy(field)
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT)
    row.addWidget(label)
    row.addWidget(field)
    return made
