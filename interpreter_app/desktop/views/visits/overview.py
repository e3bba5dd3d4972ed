"""The first section of a visit: what it is called, when and where, why, and which glossaries go with it.

Owns these fields. The days that are agreed may be fixed here as well as among the options.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.visit_words import status_name
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import Section, heading, small
from interpreter_app.desktop.views.visits.split_row import in_a_row
from interpreter_app.desktop.views.visits.text_rows import text_rows
from interpreter_app.desktop.views.visits.ticks import Ticks
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.desktop.widgets.zone_field import ZoneField
from interpreter_app.domain.contacts.contact import Side
from interpreter_app.domain.ids import part_id
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Aim, Question, Visit, VisitStatus
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.glossaries import GlossarySummary


class Overview(Section):
    """Title, days, aims, questions, glossaries, note."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitOverview", desk, parent)
        self.titles = TwoLanguages("visitTitleField", self, lines=False)
        self.where = TwoLanguages("visitWhere", self, lines=False)
        self.status = drop_down("visitStatus", self)
        self.first, self.last = DayField("visitFirst", self), DayField("visitLast", self)
        self.zone, self.home = ZoneField("visitZone", self), ZoneField("visitHome", self)
        self.by_hand = QCheckBox(self)
        self.by_hand.setObjectName("visitToday")
        self.archived = QCheckBox(self)
        self.archived.setObjectName("visitArchived")
        self.by_hand_hint, self.archived_hint = small(self), small(self)
        theme = desk.theme
        self.visitors = text_rows(
            "visitorsAims", lambda: _("Aim of the visitors"), lambda: _aim(Side.VISITORS), theme, self
        )
        self.hosts = text_rows(
            "hostsAims", lambda: _("What the hosts gain"), lambda: _aim(Side.HOSTS), theme, self
        )
        self.questions = text_rows("keyQuestions", lambda: _("Key question"), _question, theme, self)
        self.ticks = Ticks("visitGlossaries", self)
        self.note = in_a_row(TwoLanguages("visitNote", self))
        self._headings = {
            name: heading(self) for name in ("visitors", "hosts", "questions", "glossaries", "note")
        }
        self.glossary_hint = small(self)
        self._labels = {name: QLabel(self) for name in ("status", "first", "last", "zone", "home")}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = FittingGrid(3, self)
        for name, field in (
            ("first", self.first), ("last", self.last), ("status", self.status),
            ("zone", self.zone), ("home", self.home),
        ):  # fmt: skip
            grid.add(_labelled(self._labels[name], field, grid))
        marks = QGridLayout()
        marks.setHorizontalSpacing(3 * UNIT)
        marks.setColumnStretch(1, 1)
        for row, (mark, hint) in enumerate(
            ((self.by_hand, self.by_hand_hint), (self.archived, self.archived_hint))
        ):
            marks.addWidget(mark, row, 0)
            marks.addWidget(hint, row, 1)
        for part in (self.titles, self.where, grid):
            self.body.addWidget(part)
        self.body.addLayout(marks)
        for name, rows in (
            ("visitors", self.visitors), ("hosts", self.hosts), ("questions", self.questions),
        ):  # fmt: skip
            self.body.addWidget(self._headings[name])
            self.body.addWidget(rows)
        self.body.addWidget(self._headings["glossaries"])
        self.body.addWidget(self.glossary_hint)
        self.body.addWidget(self.ticks)
        self.body.addWidget(self._headings["note"])
        self.body.addWidget(self.note)
        self.body.addStretch()

    def _connect(self) -> None:
        self.titles.edited.connect(self._on_title)
        self.where.edited.connect(self._on_where)
        self.note.edited.connect(self._on_note)
        self.status.activated.connect(self._on_status)
        for field in (self.first, self.last):
            field.edited.connect(self._on_days)
            field.wrong.connect(self.desk.said)
        self.last.near = lambda: self.first.day or self.desk.today()
        self.zone.taken.connect(self._on_zone)
        self.home.taken.connect(self._on_home)
        self.zone.wrong.connect(self.desk.said)
        self.home.wrong.connect(self.desk.said)
        self.by_hand.clicked.connect(self.desk.choose_todays)
        self.archived.clicked.connect(self._on_archived)
        self.visitors.changed.connect(self._on_aims)
        self.hosts.changed.connect(self._on_aims)
        self.questions.changed.connect(self._on_questions)
        for rows in (self.visitors, self.hosts, self.questions):
            rows.removed.connect(self.desk.taken_away)
        self.ticks.changed.connect(self._on_glossaries)

    def show_visit(self, visit: Visit) -> None:
        """Show what the visit is."""
        self.titles.show_text(visit.title)
        self.where.show_text(visit.where)
        self.note.show_text(visit.note)
        self.status.setCurrentIndex(list(VisitStatus).index(visit.status))
        self.first.show_day(visit.first)
        self.last.show_day(visit.last)
        self.zone.show_zone(visit.zone)
        self.home.show_zone(visit.home)
        self.by_hand.setChecked(self.desk.by_hand == visit.id)
        self.archived.setChecked(visit.archived)
        self.visitors.show_parts([aim for aim in visit.aims if aim.side is Side.VISITORS])
        self.hosts.show_parts([aim for aim in visit.aims if aim.side is not Side.VISITORS])
        self.questions.show_parts(visit.questions)
        self.ticks.show_ticks(_named(self.desk.glossaries, visit.glossaries), visit.glossaries)

    def focus_first(self) -> None:
        """Put the keyboard in the title."""
        self.titles.french.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Take the days and zones that are typed, and leave out aims and questions without a word."""
        for field in (self.first, self.last, self.zone, self.home):
            field.take()
        for rows in (self.visitors, self.hosts, self.questions):
            rows.flush()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.titles.say(_("Title"))
        self.where.say(_("Where"))
        self.note.say("", _("Note on the visit"))
        self.status.clear()
        self.status.addItems([_capital(status_name(status)) for status in VisitStatus])
        for name, text, field in (
            ("status", _("Status"), self.status),
            ("first", _("First day"), self.first),
            ("last", _("Last day"), self.last),
            ("zone", _("Time zone of the place"), self.zone),
            ("home", _("Time zone of the visitors"), self.home),
        ):
            self._labels[name].setText(text)
            field.setAccessibleName(text)
        self.first.retranslate()
        self.last.retranslate()
        self.by_hand.setText(_("Today’s visit"))
        self.by_hand_hint.setText(_("whatever the date: its glossaries come first in look-up"))
        self.archived.setText(_("Archived"))
        self.archived_hint.setText(_("at the end of the list"))
        for mark, hint in ((self.by_hand, self.by_hand_hint), (self.archived, self.archived_hint)):
            mark.setAccessibleDescription(hint.text())
        for name, text in (
            ("visitors", _("What the visitors want to learn")),
            ("hosts", _("What the hosts gain")),
            ("questions", _("Key questions")),
            ("glossaries", _("Glossaries of the visit")),
            ("note", _("Note")),
        ):
            self._headings[name].setText(text)
        self.glossary_hint.setText(_("They come first in look-up while the visit is today’s."))
        self.visitors.say(_("Add an aim"), _("Take this aim away"))
        self.hosts.say(_("Add what the hosts gain"), _("Take this aim away"))
        self.questions.say(_("Add a key question"), _("Take this question away"))
        if self.desk.visit is not None:
            self.show_visit(self.desk.visit)

    def _on_title(self, text: Bilingual) -> None:
        self.desk.change(lambda visit: replace(visit, title=text))

    def _on_where(self, text: Bilingual) -> None:
        self.desk.change(lambda visit: replace(visit, where=text))

    def _on_note(self, text: Bilingual) -> None:
        self.desk.change(lambda visit: replace(visit, note=text))

    def _on_status(self, place: int) -> None:
        self.desk.change(lambda visit: replace(visit, status=list(VisitStatus)[place]))

    def _on_days(self, _day: object) -> None:
        """Both days, or neither: one that is alone stands for both."""
        first, last = self.first.day, self.last.day
        if self.sender() is self.first:
            last = _following(first, last, self.desk.visit)
        elif last is None:
            first = None
        elif first is None or first > last:
            first = last
        self.first.show_day(first)
        self.last.show_day(last)
        self.desk.change(lambda visit: replace(visit, first=first, last=last))

    def _on_zone(self, zone: str) -> None:
        self.desk.change(lambda visit: replace(visit, zone=zone))

    def _on_home(self, zone: str) -> None:
        self.desk.change(lambda visit: replace(visit, home=zone))

    def _on_archived(self, is_on: bool) -> None:
        self.desk.change(lambda visit: replace(visit, archived=is_on))

    def _on_aims(self, _parts: object) -> None:
        aims = (*self.visitors.parts, *self.hosts.parts)
        self.desk.change(lambda visit: replace(visit, aims=aims))

    def _on_questions(self, parts: tuple[Question, ...]) -> None:
        known = {question.id for question in parts}

        def change(visit: Visit) -> Visit:
            sessions = tuple(
                replace(session, questions=tuple(ident for ident in session.questions if ident in known))
                for session in visit.sessions
            )
            return replace(visit, questions=parts, sessions=sessions)

        self.desk.change(change)

    def _on_glossaries(self, idents: tuple[str, ...]) -> None:
        self.desk.change(lambda visit: replace(visit, glossaries=idents))


def _following(first: date | None, last: date | None, before: Visit | None) -> date | None:
    """The last day once the first is another one: as many days later as it was."""
    if first is None:
        return None
    if last is None or before is None or before.first is None or before.last is None:
        return first if last is None or last < first else last
    return first + (before.last - before.first)


def _named(summaries: Sequence[GlossarySummary], attached: Sequence[str]) -> list[tuple[str, str]]:
    """Glossaries by id and name; one that isn't in the store stays attached, for the day that it comes."""
    named = [(one.id, in_interface_language(one.name)) for one in summaries]
    missing = set(attached) - {ident for ident, _name in named}
    return named + [(ident, _("{id} (not in this store)").format(id=ident)) for ident in sorted(missing)]


def _aim(side: Side) -> Aim:
    return Aim(part_id("aim"), Bilingual(), side)


def _question() -> Question:
    return Question(part_id("question"), Bilingual())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _labelled(label: QLabel, field: QWidget, parent: QWidget) -> QWidget:
    """A field with its label above."""
    made = QWidget(parent)
    label.setProperty("role", "small")
    label.setBuddy(field)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, UNIT)
    column.setSpacing(UNIT // 2)
    column.addWidget(label)
    column.addWidget(field)
    return made
