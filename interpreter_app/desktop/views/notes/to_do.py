"""What is to be done after meetings, over all visits: actions of notes, and follow-ups to contacts.

Owns the list. Actions are ticked here; a follow-up is done where its contact is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Job, Jobs, Writer, with_store
from interpreter_app.desktop.models import note_deeds, note_words
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.follow_ups import Due
from interpreter_app.domain.notes.board import ToDo
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import actions
from interpreter_app.services.actions import Agenda
from interpreter_app.store.database import Store

_NOTHING = Agenda((), ())


class ToDos(QWidget):
    """Actions and follow-ups, the late ones first."""

    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a note that is to be opened."""
    contactAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a contact whose follow-up it is."""

    def __init__(self, store: Store, writer: Writer, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._writer = writer
        self._jobs = jobs
        self._contacts: Mapping[str, Contact] = {}
        self._visits: Mapping[str, Visit] = {}
        self._agenda = _NOTHING
        self._job: Job | None = None
        self._is_stale = False
        self.who: Callable[[], str] = str
        self.today: Callable[[], date] = date.today
        self.list: TwoLineList[ToDo | Due] = TwoLineList("noteToDos", self._row, theme, self)
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "soft")
        self.nothing.setWordWrap(True)
        self.done_button, self.open_button = QPushButton(self), QPushButton(self)
        self.with_done = QCheckBox(self)
        self.with_done.setObjectName("toDoWithDone")
        for button, name in ((self.done_button, "toDoDone"), (self.open_button, "toDoOpen")):
            button.setObjectName(name)
            button.setProperty("role", "link")
        line = FlowRow(self)
        for part in (self.done_button, self.open_button, self.with_done):
            line.add(part)
        line.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        self.nothing.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(line)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        tab_through(line, self.list)
        self.list.chosen.connect(self._follow)
        self.list.doubleClicked.connect(self._on_opened)
        self.done_button.clicked.connect(self.tick)
        self.open_button.clicked.connect(self.open)
        self.with_done.toggled.connect(self._show)
        for keys, slot in ((Qt.Key.Key_Space, self.tick), (Qt.Key.Key_Return, self.open)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.list.setAccessibleName(_("Actions and follow-ups"))
        self.open_button.setText(_("Open it"))
        self.with_done.setText(_("Show what is done, too"))
        self.list.retranslate()
        self._follow()
        self._tell()

    def show_all(self, visits: Mapping[str, Visit], contacts: Mapping[str, Contact]) -> None:
        """Show what is to be done, in words that know these visits and contacts."""
        self._visits, self._contacts = visits, contacts
        self.read()

    def read(self) -> None:
        """Read anew what is to be done."""
        if self._job is not None:
            self._is_stale = True
            return
        path, today = self._store.path, self.today()
        self._job = self._jobs.run(
            "", lambda _progress: with_store(path, lambda store: actions.agenda(store, today)), self._on_read
        )

    def tick(self) -> None:
        """Say that the chosen action is done today, or isn't."""
        one = self._chosen()
        if isinstance(one, ToDo):
            day = None if one.note.done is not None else self.today()
            self._writer.write(note_deeds.marking_done(one.note, day, self.who()), self._on_ticked)

    def open(self) -> None:
        """Open the note of an action, or the contact of a follow-up."""
        one = self._chosen()
        if isinstance(one, ToDo):
            self.noteAsked.emit(one.note.id)
        elif one is not None:
            self.contactAsked.emit(one.contact)

    def _on_opened(self, _index: object) -> None:
        self.open()

    def _on_ticked(self, _saved: object) -> None:
        self.read()

    def _on_read(self, agenda: Agenda) -> None:
        self._job = None
        self._agenda = agenda
        self._show()
        if self._is_stale:
            self._is_stale = False
            self.read()

    def _show(self, *_state: object) -> None:
        wanted = [one for one in self._agenda.actions if self.with_done.isChecked() or one.note.done is None]
        rows: list[ToDo | Due] = [*wanted, *self._agenda.follow_ups]
        rows.sort(key=lambda one: (one.days is None, one.days or 0))
        before = self.list.currentIndex().row()
        if rows != list(self.list.rows):
            self.list.show_rows(rows, max(0, before))
        self.list.viewport().update()
        self._follow()
        self._tell()

    def _tell(self) -> None:
        self.nothing.setVisible(not self.list.rows)
        self.nothing.setText(
            _("Nothing is to be done. A note of the kind Action, or a follow-up to a contact, stands here.")
        )

    def _follow(self) -> None:
        one = self._chosen()
        is_done = isinstance(one, ToDo) and one.note.done is not None
        self.done_button.setText(_("Not done after all") if is_done else _("Done today"))
        self.done_button.setEnabled(isinstance(one, ToDo))
        self.open_button.setEnabled(one is not None)

    def _chosen(self) -> ToDo | Due | None:
        return next(iter(self.list.chosen_rows), None)

    def _row(self, one: ToDo | Due) -> TwoLines:
        if isinstance(one, Due):
            who = note_words.person_name(one.contact, self._contacts)
            due = one.follow_up.due
            said = _joined(_("follow-up to {name}").format(name=who), _due(due, one.days))
            return TwoLines(one.follow_up.text, said, is_warning=one.is_late)
        note = one.note
        visit = self._visits.get(note.visit)
        owner = note_words.person_name(note.owner, self._contacts) if note.owner else _("nobody yet")
        done = note_words.details(note, Around(visit, {})).rpartition(" · ")[2] if note.done else ""
        parts = (owner, done or _due(note.due, one.days), title_of(visit) if visit is not None else "")
        return TwoLines(note.text, _joined(*parts), is_struck=note.done is not None, is_warning=one.is_late)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _due(day: date | None, days: int | None) -> str:
    if day is None or days is None:
        return ""
    said = _("by {day}").format(day=dates.day_text(day, i18n.language(), weekday=False))
    if days < 0:
        late = ngettext("late by {count} day", "late by {count} days", -days).format(count=-days)
        return f"{said}, {late}"
    return said
