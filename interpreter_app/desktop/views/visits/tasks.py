"""What is to be done for a visit: a checklist counted back from its days, with what is late at the top.

Owns this section. When a task is due is for `domain.visits.countdown` to say.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.frame import set_role
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import Section, heading, small
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.desktop.widgets.own_undo import OwnUndoSpinBox
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.ids import part_id
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.countdown import Urgency, due, in_order, urgency
from interpreter_app.domain.visits.starting_set import TASKS
from interpreter_app.domain.visits.visit import Task, Visit
from interpreter_app.services.wording import in_interface_language

_MANY_DAYS = 99
"""Beyond so many a day says more than their number."""
_MOST_DAYS = 730
_DIGITS = "0123456789"
_UNCOUNTED = -_MOST_DAYS - 1
"""Stands in the number of days for a task that isn't counted from the days of the visit."""


class TaskEditor(PartEditor[Task]):
    """Whether it is done, what it is, who does it, and until when."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.done = QCheckBox(self)
        self.done.setObjectName("taskDone")
        self.text = TwoLanguages("taskText", self, lines=False)
        self.owner = FormLine("taskOwner", self)
        self.due = DayField("taskDue", self)
        self.before = _DaysField(self)
        self.state = small(self, "taskState")
        self.state.setWordWrap(False)
        self._lay_out()
        self.done.clicked.connect(self._on_done)
        self.text.edited.connect(self._on_text)
        self.text.entered.connect(self.entered)
        self.owner.textEdited.connect(self._on_owner)
        self.due.edited.connect(self._on_due)
        self.due.wrong.connect(desk.said)
        self.due.near = desk.today
        self.before.valueChanged.connect(self._on_before)

    def _lay_out(self) -> None:
        below = FittingGrid(4, self, row_gap=UNIT)
        for part in (self.owner, self.due, self.before, self.state):
            below.add(part)
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addWidget(self.text)
        column.addWidget(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def show_part(self, part: Task) -> None:
        """Show a task."""
        super().show_part(part)
        self.done.setChecked(part.done is not None)
        self.text.show_text(part.text)
        self.owner.show_text(part.owner)
        self._tell()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.text.say("", _("Task"))
        self.owner.setPlaceholderText(_("who does it"))
        self.owner.setAccessibleName(_("Who does it"))
        self.due.setAccessibleName(_("Due"))
        self.due.retranslate()
        self.due.setPlaceholderText(_("due on"))
        self.before.setSpecialValueText(_("not counted back"))
        self.before.setAccessibleName(_("Days before the visit; below 0: after it"))
        if hasattr(self, "part"):
            self._tell()

    def focus_first(self) -> None:
        """Put the keyboard in the text."""
        self.text.french.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Take the day and the number of days that are typed."""
        self.due.take()
        self.before.interpretText()

    def _tell(self) -> None:
        visit = self._desk.visit
        if visit is None:
            return
        today = self._desk.today()
        until = due(self.part, visit)
        self.due.show_day(until)
        is_fixed = self.part.due is not None
        self.before.show_days(None if is_fixed else self.part.before)
        how = urgency(self.part, visit, today)
        self.state.setText(state_text(how, self.part, until, today))
        set_role(self.state, "warning" if how is Urgency.LATE else "small")
        words = in_interface_language(self.part.text)
        self.done.setAccessibleName(_("Done: {task}").format(task=words))

    def _on_done(self, is_on: bool) -> None:
        self.change(replace(self.part, done=self._desk.today() if is_on else None))
        self._tell()

    def _on_text(self, text: Bilingual) -> None:
        self.change(replace(self.part, text=text))

    def _on_owner(self, _text: str) -> None:
        self.change(replace(self.part, owner=self.owner.typed()))

    def _on_due(self, day: date | None) -> None:
        self.change(replace(self.part, due=day))
        self._tell()

    def _on_before(self, days: int) -> None:
        """Counting starts anew: a day that was fixed no longer stands in its way."""
        self.change(replace(self.part, before=None if days == _UNCOUNTED else days, due=None))
        self._tell()


class Tasks(Section):
    """The checklist."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitTasks", desk, parent)
        self.heading = heading(self)
        self.count = QLabel(self)
        self.count.setObjectName("taskCount")
        self.rows: PartRows[Task] = PartRows(
            "taskRows",
            lambda parent: TaskEditor(desk, parent),
            lambda: Task(part_id("task"), Bilingual()),
            desk.theme,
            self,
            named=lambda task: in_interface_language(task.text),
            is_empty=lambda task: not task.text,
            is_ordered=False,
            is_ruled=True,
        )
        self.usual = QPushButton(self)
        self.usual.setObjectName("usualTasks")
        self.usual.setProperty("role", "link")
        self.body.addWidget(self.heading)
        self.body.addWidget(self.count)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.rows.changed.connect(self._on_tasks)
        self.rows.removed.connect(desk.taken_away)
        self.usual.clicked.connect(self._on_usual)

    def show_visit(self, visit: Visit) -> None:
        """Show the tasks of a visit in the order they are due; those that are done at the end.

        While one writes in them they stay where they are.
        """
        tasks = list(in_order(visit))
        focused = QApplication.focusWidget()
        if focused is not None and self.rows.isAncestorOf(focused):
            places = {task.id: place for place, task in enumerate(self.rows.parts)}
            tasks.sort(key=lambda task: places.get(task.id, len(places)))
        self.rows.show_parts(tasks)
        self._tell(visit)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.heading.setText(_("To be done"))
        self.rows.say(_("Add a task"), _("Take this task away"))
        self.usual.setText(_("Add the usual tasks"))
        if self.desk.visit is not None:
            self._tell(self.desk.visit)

    def focus_first(self) -> None:
        """Put the keyboard on the first task, or on what adds one."""
        if self.rows.rows:
            self.rows.rows[0].editor.focus_first()
        else:
            self.rows.add_button.setFocus()

    def flush(self) -> None:
        """Take the days that are typed."""
        self.rows.flush()

    def _tell(self, visit: Visit) -> None:
        states = [urgency(task, visit, self.desk.today()) for task in visit.tasks]
        late, done = states.count(Urgency.LATE), states.count(Urgency.DONE)
        undone = len(states) - done
        parts = (
            ngettext("{count} late", "{count} late", late).format(count=late) if late else "",
            ngettext("{count} open", "{count} open", undone).format(count=undone) if undone else "",
            ngettext("{count} done", "{count} done", done).format(count=done) if done else "",
        )
        self.count.setText(" · ".join(part for part in parts if part) or _("Nothing is to be done yet."))
        set_role(self.count, "warning" if late else "soft")
        known = {task.id for task in visit.tasks}
        self.usual.setVisible(any(task.id not in known for task in TASKS))

    def _on_tasks(self, parts: tuple[Task, ...]) -> None:
        self.desk.change(lambda visit: replace(visit, tasks=parts))
        if self.desk.visit is not None:
            self._tell(self.desk.visit)

    def _on_usual(self) -> None:
        def change(visit: Visit) -> Visit:
            known = {task.id for task in visit.tasks}
            return replace(visit, tasks=(*visit.tasks, *(task for task in TASKS if task.id not in known)))

        self.desk.change(change)
        if self.desk.visit is not None:
            self.show_visit(self.desk.visit)


def state_text(how: Urgency, task: Task, until: date | None, today: date) -> str:
    """How a task stands today, in a few words."""
    if how is Urgency.DONE and task.done is not None:
        return _("done on {day}").format(day=dates.day_text(task.done, i18n.language(), weekday=False))
    if until is None:
        return ""
    days = (until - today).days
    if days < -_MANY_DAYS:
        return _("late since {day}").format(day=dates.day_text(until, i18n.language(), weekday=False))
    if days < 0:
        return ngettext("late by {count} day", "late by {count} days", -days).format(count=number_text(-days))
    if days == 0:
        return _("due today")
    return ngettext("in {count} day", "in {count} days", days).format(count=number_text(days))


class _DaysField(OwnUndoSpinBox):
    """How many days before the visit; a number below 0 is one of days after it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("taskBefore")
        self.setProperty("role", "stepped")
        self.setRange(_UNCOUNTED, _MOST_DAYS)
        self.setKeyboardTracking(False)

    def show_days(self, days: int | None) -> None:
        """Show this number; None is none. What is being typed stays."""
        shown = self.specialValueText() if self.value() == _UNCOUNTED else self.textFromValue(self.value())
        if self.hasFocus() and self.text() != shown:
            return
        with QSignalBlocker(self):
            self.setValue(_UNCOUNTED if days is None else days)

    def textFromValue(self, value: int) -> str:
        """«60 days before», «14 days after»."""
        if value < 0:
            return ngettext("{count} day after", "{count} days after", -value).format(count=-value)
        return ngettext("{count} day before", "{count} days before", value).format(count=value)

    def valueFromText(self, text: str) -> int:
        """The number in it; another sign than the words that stand there is typed as −."""
        number = int("".join(letter for letter in text if letter in _DIGITS) or 0)
        is_after = text == self.textFromValue(-number) or text.lstrip().startswith(("-", "−"))
        return -number if is_after else number

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Anything with a number in it."""
        has_number = any(letter in _DIGITS for letter in text)
        states = QValidator.State
        return states.Acceptable if has_number else states.Intermediate, text, place

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls past it has chosen nothing."""
        event.ignore()
