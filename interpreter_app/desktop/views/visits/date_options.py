"""One option of dates: its days, what stands in their way, who can and who can't.

Owns the fields of an option. That it is agreed on is told to the section.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.frame import set_role
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.answer_rows import AnswerRows
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import small
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.part_rows import PartEditor
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Answer, DateOption, Verdict
from interpreter_app.services.holidays import holidays_between
from interpreter_app.services.wording import in_interface_language

_MOST_DAYS = 370
"""Holidays are looked for in no longer a time."""


class DateOptionEditor(PartEditor[DateOption]):
    """The days of an option, with the answers to it."""

    agreed = Signal(object)
    """The person says that it is to be on these days: the option."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.first, self.last = DayField("optionFirst", self), DayField("optionLast", self)
        self.agree = QPushButton(self)
        self.agree.setObjectName("agreeOnOption")
        self.agree.setProperty("role", "link")
        self.count = small(self, "optionCount")
        self.count.setWordWrap(False)
        self.holidays = small(self, "optionHolidays")
        self.note = TwoLanguages("optionNote", self, lines=False)
        self.answers = AnswerRows(desk, self)
        self._lay_out()
        for field in (self.first, self.last):
            field.edited.connect(self._on_days)
            field.wrong.connect(desk.said)
        self.first.near = desk.today
        self.last.near = lambda: self.first.day or desk.today()
        self.note.edited.connect(self._on_note)
        self.note.entered.connect(self.entered)
        self.answers.changed.connect(self._on_answers)
        self.agree.clicked.connect(self._on_agree)

    def _lay_out(self) -> None:
        self.count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        days = FlowRow(self)
        for part in (self.first, self.last, self.count, self.agree):
            days.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(days)
        column.addWidget(self.holidays)
        column.addWidget(self.note)
        column.addWidget(self.answers)

    def show_part(self, part: DateOption) -> None:
        """Show an option."""
        super().show_part(part)
        self.first.show_day(part.first)
        self.last.show_day(part.last)
        self.note.show_text(part.note)
        self.answers.show_answers(part.answers)
        self._tell()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.first.setAccessibleName(_("First day of the option"))
        self.last.setAccessibleName(_("Last day of the option"))
        self.first.retranslate()
        self.last.retranslate()
        self.note.say("", _("Note on the option"))
        self.agree.setText(_("Agree on these days"))
        self.answers.retranslate()
        if hasattr(self, "part"):
            self._tell()

    def focus_first(self) -> None:
        """Put the keyboard on the first day, to be typed over."""
        self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Take the days that are typed."""
        self.first.take()
        self.last.take()

    def _tell(self) -> None:
        """What stands in the way of the days, and who can."""
        self.count.setText(counted(self.part.answers))
        said = holiday_text(self.part.first, self.part.last)
        set_role(self.holidays, "warning" if said else "small")
        self.holidays.setText(said or _("No public holiday in France or Scotland."))
        visit = self._desk.visit
        is_agreed = visit is not None and (visit.first, visit.last) == (self.part.first, self.part.last)
        self.agree.setEnabled(not is_agreed)
        self.agree.setText(_("Agreed") if is_agreed else _("Agree on these days"))

    def _on_days(self, day: date | None) -> None:
        if day is None:
            self.show_part(self.part)
            return
        before, first, last = self.part, self.first.day or day, self.last.day or day
        if self.sender() is self.first:
            last = first + (before.last - before.first)
        first = min(first, last)
        self.change(replace(before, first=first, last=last))
        self.show_part(self.part)

    def _on_note(self, text: Bilingual) -> None:
        self.change(replace(self.part, note=text))

    def _on_answers(self, answers: tuple[Answer, ...]) -> None:
        self.change(replace(self.part, answers=answers))
        self._tell()

    def _on_agree(self) -> None:
        self.flush()
        self.agreed.emit(self.part)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)  # not on what takes the option away


def counted(answers: tuple[Answer, ...]) -> str:
    """How many can, could, and can't: «2 yes · 1 no»; nothing as long as nobody has answered."""
    said = {
        Verdict.YES: lambda count: ngettext("{count} yes", "{count} yes", count),
        Verdict.IF_NEED_BE: lambda count: ngettext("{count} if need be", "{count} if need be", count),
        Verdict.NO: lambda count: ngettext("{count} no", "{count} no", count),
    }
    numbers = {verdict: sum(answer.verdict is verdict for answer in answers) for verdict in Verdict}
    return " · ".join(said[v](number).format(count=number) for v, number in numbers.items() if number)


def holiday_text(first: date, last: date) -> str:
    """The public holidays of both countries on these days, as a sentence; nothing if there are none."""
    if (last - first).days > _MOST_DAYS:
        return ""
    language = i18n.language()
    found = [
        "{day}, {name} ({where})".format(
            day=dates.day_text(holiday.day, language, year=False),
            name=in_interface_language(holiday.name),
            where=", ".join(in_interface_language(country) for country in holiday.where),
        )
        for holiday in holidays_between(first, last)
    ]
    return _("Public holidays: {days}.").format(days="; ".join(found)) if found else ""
