"""One session of a schedule, to be edited with care: what, when, where, who, and how it is interpreted.

Owns the fields of a session, and when they are shown: a journey has a destination, an interpreted session a
mode.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.interpreted_fields import InterpretedFields
from interpreter_app.desktop.views.visits.place_field import PlaceField
from interpreter_app.desktop.views.visits.section import heading, small
from interpreter_app.desktop.views.visits.ticks import Ticks
from interpreter_app.desktop.widgets.clock_fields import DayField, TimeField
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.desktop.widgets.zone_field import ZoneField
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits import rescheduling
from interpreter_app.domain.visits.visit import Interpreted, Session, SessionKind, Visit
from interpreter_app.domain.visits.words import KINDS
from interpreter_app.services.wording import in_interface_language


class SessionForm(QWidget):
    """The form. `edited` gives the changed session; a place that is new is told before by `placeMade`."""

    edited = Signal(object)
    placeMade = Signal(object)  # noqa: N815 - a Qt signal, named as Qt names its own
    removed = Signal(str)
    copied = Signal(str)
    """The id of the session of which another one is wanted."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sessionForm")
        self._desk = desk
        self._session: Session | None = None
        self.kind = drop_down("sessionKind", self)
        self.title = TwoLanguages("sessionTitle", self, lines=False)
        self.day = DayField("sessionDay", self)
        self.start, self.end = TimeField("sessionStart", self), TimeField("sessionEnd", self)
        self.last = DayField("sessionLast", self)
        self.until = QLabel("–", self)
        self.start_zone, self.end_zone = ZoneField("sessionZone", self), ZoneField("sessionEndZone", self)
        self._read = (self.day, self.last, self.start, self.end, self.start_zone, self.end_zone)
        """The fields that are understood once they are left."""
        self.place, self.destination = (
            PlaceField("sessionPlace", self), PlaceField("sessionDestination", self),
        )  # fmt: skip
        self.people = Ticks("sessionPeople", self)
        self.is_interpreted = QCheckBox(self)
        self.is_interpreted.setObjectName("sessionInterpreted")
        self.how = InterpretedFields(desk, self)
        self.questions = Ticks("sessionQuestions", self, most=1)
        self.note = TwoLanguages("sessionNote", self)
        self.clashes = small(self, "sessionClashes")
        self.clashes.setProperty("role", "warning")
        self.remove_button, self.copy_button = (
            _link("removeSession", self), _link("copySession", self),
        )  # fmt: skip
        self._labels = {
            name: QLabel(self) for name in ("kind", "when", "last", "zones", "place", "destination")
        }
        self._headings = {name: heading(self) for name in ("people", "questions")}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for label in self._labels.values():
            label.setProperty("role", "small")
        when = QHBoxLayout()
        when.setSpacing(UNIT)
        for part, stretch in ((self.day, 5), (self.start, 2), (self.until, 0), (self.end, 2)):
            when.addWidget(part, stretch)
        zones = QHBoxLayout()
        zones.setSpacing(2 * UNIT)
        zones.addWidget(self.start_zone)
        zones.addWidget(self.end_zone)
        below = QHBoxLayout()
        below.setSpacing(3 * UNIT)
        below.addWidget(self.copy_button)
        below.addWidget(self.remove_button)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2 * UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.clashes)
        column.addWidget(self.title)
        column.addSpacing(UNIT)
        fields: dict[str, QWidget | QHBoxLayout] = {
            "kind": self.kind, "when": when, "last": self.last, "zones": zones,
            "place": self.place, "destination": self.destination,
        }  # fmt: skip
        for name, field in fields.items():
            column.addWidget(self._labels[name])
            if isinstance(field, QWidget):
                column.addWidget(field)
            else:
                column.addLayout(field)
            column.addSpacing(UNIT)
        column.addWidget(self.is_interpreted)
        column.addWidget(self.how)
        for name, ticks in (("people", self.people), ("questions", self.questions)):
            column.addWidget(self._headings[name])
            column.addWidget(ticks)
        column.addSpacing(UNIT)
        column.addWidget(self.note)
        column.addSpacing(UNIT)
        column.addLayout(below)

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind)
        self.title.edited.connect(self._on_title)
        self.note.edited.connect(self._on_note)
        self.day.edited.connect(self._on_day)
        self.start.edited.connect(self._on_start)
        self.end.edited.connect(self._on_end)
        self.last.edited.connect(self._on_last)
        for field in (self.day, self.last, self.start, self.end):
            field.wrong.connect(self._desk.said)
        for zone in (self.start_zone, self.end_zone):
            zone.taken.connect(self._on_zones)
            zone.wrong.connect(self._desk.said)
        for place in (self.place, self.destination):
            place.made.connect(self.placeMade)
            place.chosen.connect(self._on_places)
        self.people.changed.connect(self._on_people)
        self.questions.changed.connect(self._on_questions)
        self.is_interpreted.clicked.connect(self._on_is_interpreted)
        self.how.edited.connect(self._on_how)
        self.remove_button.clicked.connect(self._on_remove)
        self.copy_button.clicked.connect(self._on_copy)

    @property
    def session(self) -> Session | None:
        """The session that is shown, as it is typed."""
        return self._session

    def show_session(self, session: Session, visit: Visit, clashes: str) -> None:
        """Show a session of a visit; `clashes` are sentences on what can't go together."""
        if self._session is None or session.id != self._session.id:
            for field in self._read:
                field.put_back()
        self._session = session
        self.title.show_text(session.title)
        self.note.show_text(session.note)
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(list(SessionKind).index(session.kind))
        self.day.show_day(session.start.day)
        self.start.show_time(session.start.local.time())
        self.end.show_time(session.end.local.time())
        self.last.show_day(session.end.day)
        self.start_zone.show_zone(session.start.zone)
        self.end_zone.show_zone(session.end.zone)
        for where, ident in ((self.place, session.place), (self.destination, session.destination)):
            where.show_place(visit.places, ident)
        self.people.show_ticks(self._people(visit, session), session.people)
        self.questions.show_ticks(
            [(question.id, in_interface_language(question.text)) for question in visit.questions],
            session.questions,
        )
        self.is_interpreted.setChecked(session.interpreted is not None)
        if session.interpreted is not None:
            self.how.show_interpreted(session.interpreted)
        self.clashes.setText(clashes)
        self._fold(session, visit)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.title.say(_("Title of the session"))
        self.note.say(_("Note on the session"))
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItems([KINDS[kind].for_reader(i18n.language()) for kind in SessionKind])
        for name, text, fields in (
            ("kind", _("Kind"), (self.kind,)),
            ("when", _("Day, from and until"), ()),
            ("last", _("Last day of the session"), (self.last,)),
            ("zones", _("Time zones where it begins and where it ends"), ()),
            ("place", _("Place of the session"), (self.place,)),
            ("destination", _("Destination"), (self.destination,)),
        ):
            self._labels[name].setText(text)
            for field in fields:
                field.setAccessibleName(text)
        self.day.setAccessibleName(_("Day of the session"))
        self.start.setAccessibleName(_("From"))
        self.end.setAccessibleName(_("Until"))
        self.start_zone.setAccessibleName(_("Time zone where it begins"))
        self.end_zone.setAccessibleName(_("Time zone where it ends"))
        for day in (self.day, self.last):
            day.retranslate()
        for clock in (self.start, self.end):
            clock.retranslate()
        self.is_interpreted.setText(_("Interpreted"))
        self.how.retranslate()
        self._headings["people"].setText(_("Who takes part"))
        self._headings["questions"].setText(_("Key questions to ask here"))
        self.remove_button.setText(_("Take the session away"))
        self.copy_button.setText(_("Another one like it"))

    def focus_first(self) -> None:
        """Put the keyboard in the title."""
        self.title.french.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Take the days, times, zones and places that are typed."""
        for field in (*self._read, self.place, self.destination):
            field.take()

    def _people(self, visit: Visit, session: Session) -> list[tuple[str, str]]:
        """Those who take part in the visit, and whoever else is in the session."""
        idents = dict.fromkeys([*(one.contact for one in visit.people), *session.people])
        return [(ident, self._desk.name(ident)) for ident in idents]

    def _fold(self, session: Session, visit: Visit) -> None:
        """Show what this kind of session needs."""
        is_travel = session.kind is SessionKind.TRAVEL
        has_zones = is_travel or {session.start.zone, session.end.zone} != {visit.zone}
        is_long = is_travel or session.start.day != session.end.day
        folded: tuple[tuple[bool, tuple[QWidget, ...]], ...] = (
            (is_travel or bool(session.destination), (self.destination, self._labels["destination"])),
            (has_zones, (self.start_zone, self.end_zone, self._labels["zones"])),
            (is_long, (self.last, self._labels["last"])),
        )
        for is_wanted, fields in folded:
            for field in fields:
                field.setVisible(is_wanted)
        self.how.setVisible(session.interpreted is not None)
        self.clashes.setVisible(bool(self.clashes.text()))
        for name, ticks in (("people", self.people), ("questions", self.questions)):
            self._headings[name].setVisible(not ticks.is_empty)
            ticks.setVisible(not ticks.is_empty)

    def _change(self, session: Session) -> None:
        if self._session is not None and session != self._session:
            self._session = session
            self.edited.emit(session)

    def _on_kind(self, place: int) -> None:
        if self._session is not None:
            self._change(replace(self._session, kind=list(SessionKind)[place]))

    def _on_title(self, text: Bilingual) -> None:
        if self._session is not None:
            self._change(replace(self._session, title=text))

    def _on_note(self, text: Bilingual) -> None:
        if self._session is not None:
            self._change(replace(self._session, note=text))

    def _on_day(self, day: date | None) -> None:
        if self._session is not None and day is not None:
            self._change(rescheduling.on_day(self._session, day))
        elif self._session is not None:
            self.day.show_day(self._session.start.day)

    def _on_start(self, clock: time) -> None:
        if self._session is not None:
            self._change(rescheduling.starting(self._session, clock))

    def _on_end(self, clock: time) -> None:
        if self._session is not None:
            day = self._session.end.day if not self.last.isHidden() else None
            self._end(clock, day)

    def _on_last(self, day: date | None) -> None:
        if self._session is not None:
            self._end(self.end.clock, day)

    def _end(self, clock: time, day: date | None) -> None:
        assert self._session is not None
        try:
            self._change(rescheduling.ending(self._session, clock, day))
        except ValueError as wrong:
            self._desk.said.emit(str(wrong))
            self.end.show_time(self._session.end.local.time())
            self.last.show_day(self._session.end.day)

    def _on_zones(self, _zone: str) -> None:
        if self._session is not None:
            zones = self.start_zone.zone, self.end_zone.zone
            self._change(rescheduling.in_zones(self._session, *zones))

    def _on_places(self, _ident: str) -> None:
        if self._session is not None:
            made = replace(self._session, place=self.place.place, destination=self.destination.place)
            self._change(made)

    def _on_people(self, idents: tuple[str, ...]) -> None:
        if self._session is not None:
            self._change(replace(self._session, people=idents))

    def _on_questions(self, idents: tuple[str, ...]) -> None:
        if self._session is not None:
            self._change(replace(self._session, questions=idents))

    def _on_is_interpreted(self, is_on: bool) -> None:
        if self._session is None or self._desk.visit is None:
            return
        made = Interpreted(interpreters=self._desk.visit.commission.interpreters) if is_on else None
        self._change(replace(self._session, interpreted=made))

    def _on_how(self, how: Interpreted) -> None:
        if self._session is not None:
            self._change(replace(self._session, interpreted=how))

    def _on_remove(self) -> None:
        if self._session is not None:
            self.removed.emit(self._session.id)

    def _on_copy(self) -> None:
        if self._session is not None:
            self.copied.emit(self._session.id)


def _link(name: str, parent: QWidget) -> QPushButton:
    made = QPushButton(parent)
    made.setObjectName(name)
    made.setProperty("role", "link")
    return made
