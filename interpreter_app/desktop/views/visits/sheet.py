"""The sheet of the Visits page: which visit it is, and one of its sections.

Owns the head, and that a section is made when it is first wanted. What a section shows is its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.visit_words import SectionName, days_of, status_name, title_of
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.moved_days import MovedDays
from interpreter_app.desktop.views.visits.section import Section
from interpreter_app.desktop.widgets.clock_fields import DayField, TimeField
from interpreter_app.desktop.widgets.empty_state import EmptyState, Offer
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.zone_field import ZoneField
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services.wording import in_interface_language


def _overview(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.overview import Overview

    return Overview(desk, parent)


def _dates(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.dates import Dates

    return Dates(desk, parent)


def _schedule(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.schedule import Schedule

    return Schedule(desk, parent)


def _tasks(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.tasks import Tasks

    return Tasks(desk, parent)


def _map(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.map_section import MapSection

    return MapSection(desk, parent)


def _letters(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.letters import Letters

    return Letters(desk, parent)


def _documents(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.documents import Documents

    return Documents(desk, parent)


def _people(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.people import People

    return People(desk, parent)


def _interpreter(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.interpreting import Interpreting

    return Interpreting(desk, parent)


def _protocols(desk: VisitDesk, parent: QWidget) -> Section:
    from interpreter_app.desktop.views.visits.protocols import Protocols

    return Protocols(desk, parent)


_MAKERS: Mapping[SectionName, Callable[[VisitDesk, QWidget], Section]] = {
    SectionName.OVERVIEW: _overview,
    SectionName.DATES: _dates,
    SectionName.SCHEDULE: _schedule,
    SectionName.TASKS: _tasks,
    SectionName.LETTERS: _letters,
    SectionName.DOCUMENTS: _documents,
    SectionName.MAP: _map,
    SectionName.PEOPLE: _people,
    SectionName.INTERPRETER: _interpreter,
    SectionName.PROTOCOLS: _protocols,
}


class VisitSheet(QWidget):
    """The head and the section."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("visitSheet")
        self._desk = desk
        self._wanted = SectionName.OVERVIEW
        self._shown = ""
        self.sections: dict[SectionName, Section] = {}
        self.title = QLabel(self)
        self.title.setObjectName("visitTitle")
        self.title.setProperty("role", "title")
        self.small = QLabel(self)
        self.small.setObjectName("visitSmall")
        self.small.setProperty("role", "soft")
        for label in (self.title, self.small):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.moved = MovedDays(desk, self)
        self.rule = Hairline(parent=self)
        self.stack = QStackedWidget(self)
        self.empty = EmptyState(self)
        self.offers: Callable[[], list[Offer]] = list
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * UNIT, 3 * UNIT, UNIT, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.title)
        column.addWidget(self.small)
        column.addWidget(self.moved)
        column.addWidget(self.rule)
        column.addWidget(self.stack, 1)
        column.addWidget(self.empty, 1)
        desk.saving.followed.connect(self.show_visit)
        self.show_visit()

    def show_section(self, section: SectionName) -> None:
        """Show a section of the visit."""
        if self._wanted in self.sections and self._wanted is not section:
            self.sections[self._wanted].flush()
        self._wanted = section
        if self._desk.visit is None:
            return
        made = self.sections.get(section)
        if made is None and section in _MAKERS:
            made = self.sections[section] = _MAKERS[section](self._desk, self.stack)
            self.stack.addWidget(made)
            made.retranslate()
        if made is not None:
            self.stack.setCurrentWidget(made)
            made.show_visit(self._desk.visit)
            made.order_stops()

    def show_visit(self) -> None:
        """Show the visit that is open, or how to begin."""
        visit = self._desk.visit
        self._put_back(visit.id if visit is not None else "")
        for part in (self.title, self.small, self.rule, self.stack):
            part.setVisible(visit is not None)
        self.empty.setVisible(visit is None)
        if visit is None:
            self.moved.follow(None)
            self._tell_empty()
        else:
            self.show_head(visit)
            self.show_section(self._wanted)

    def _put_back(self, ident: str) -> None:
        """What was typed in a field and wasn't understood isn't said of another visit."""
        if ident != self._shown:
            self._shown = ident
            for day in self.stack.findChildren(DayField):
                day.put_back()
            for clock in self.stack.findChildren(TimeField):
                clock.put_back()
            for zone in self.stack.findChildren(ZoneField):
                zone.put_back()

    def show_head(self, visit: Visit) -> None:
        """Say in the head which visit it is."""
        self.moved.follow(visit)
        self.title.setText(title_of(visit))
        places = in_interface_language(visit.where)
        todays = _("today’s visit") if visit.id == self._desk.todays else ""
        parts = (days_of(visit), places, status_name(visit.status), todays)
        self.small.setText(" · ".join(part for part in parts if part))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for section in self.sections.values():
            section.retranslate()
        self.show_visit()

    def focus_first(self) -> None:
        """Put the keyboard in the section."""
        if self._wanted in self.sections:
            self.sections[self._wanted].focus_first()

    def flush(self) -> None:
        """Take what is typed and not understood yet."""
        for section in self.sections.values():
            section.flush()

    def _tell_empty(self) -> None:
        self.empty.tell(
            _("Plan a visit"),
            _("Aims of both sides, dates, people, schedule, interpreter and letters, in both languages."),
            self.offers(),
        )
