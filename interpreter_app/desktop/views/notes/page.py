"""The Notes page: the notes of a visit, the one that is open, and the line in which the next is written.

Owns what happens between these. What a typed line is read as is `note_taking`'s; how an open note is written
is `note_saving`'s, and a new one goes the way of all typed lines.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Job, Jobs, Writer, with_store
from interpreter_app.desktop.models import note_deeds
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.note_saving import NoteSaving
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.notes.around_notes import Known, read_known
from interpreter_app.desktop.views.notes.board import Board
from interpreter_app.desktop.views.notes.column import NoteColumn, Part, part_name
from interpreter_app.desktop.views.notes.log_bar import LogBar
from interpreter_app.desktop.views.notes.looking_back import LookingBack
from interpreter_app.desktop.views.notes.missed import MissedTerms
from interpreter_app.desktop.views.notes.note_sheet import NoteSheet
from interpreter_app.desktop.views.notes.timeline import Timeline
from interpreter_app.desktop.views.notes.to_do import ToDos
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services.note_taking import Setting
from interpreter_app.services.todays import todays
from interpreter_app.store import notes
from interpreter_app.store.database import Store

_OF_ALL_VISITS = frozenset({Part.TO_DO, Part.MISSED})
_LEAST_ROOM = 26
"""In sizes of the letter; with less height there is no title."""
_MINUTE_MS = 20_000
"""So often it is looked which session is on by the clock."""


class NotesPage(QWidget):
    """The page. The window hands in what it needs and is told what it asks for."""

    said = Signal(str)
    """A sentence for the status line."""
    written = Signal(object)
    """A Note, drafted, that is to be kept."""
    drafted = Signal(str)
    """What has been typed of the next note so far; empty once there is nothing left of it."""
    contactAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a contact that somebody wants to see."""
    visitShown = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    """Another visit may be open than before."""
    leaveAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    """Esc in the line: back to where one was."""

    def __init__(
        self, store: Store, writer: Writer, jobs: Jobs, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notesPage")
        self._store = store
        self._writer = writer
        self._jobs = jobs
        self._theme = theme
        self.who: Callable[[], str] = str
        self.today: Callable[[], date] = date.today
        self._opened: str | None = None
        """The id of the visit whose notes are shown, empty for those of none; None before any is."""
        self._wanted: str | None = None
        self._known = Known([], {}, {}, "", Setting())
        self._job: Job | None = None
        self._is_stale = False
        self.saving = NoteSaving(writer, self)
        self.left = NoteColumn(theme, self)
        self.title = QLabel(self)
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.timeline = Timeline(store, jobs, theme, self)
        self.board = Board(store, jobs, theme, self)
        self.looking_back = LookingBack(store, jobs, theme, self.saving, self)
        self.to_dos = ToDos(store, writer, jobs, theme, self)
        self.missed = MissedTerms(store, writer, jobs, theme, self)
        self.sheet = NoteSheet(theme, self)
        self.log = LogBar(self)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.parts = QStackedWidget(self)
        for part in (self.timeline, self.board, *self.looking_back.parts.values(), self.to_dos, self.missed):
            self.parts.addWidget(part)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.parts)
        self.split.addWidget(self.sheet)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.sheet.hide()
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT, 3 * UNIT, 2 * UNIT, UNIT)
        head.addWidget(self.title, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(head)
        right.addWidget(self.split, 1)
        right.addWidget(Hairline(parent=self))
        right.addWidget(self.log)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(Hairline(Qt.Orientation.Vertical, self))
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.log.written.connect(self._on_written)
        self.log.drafted.connect(self.drafted)
        self.log.left.connect(self._on_left)
        self.log.sessionChosen.connect(self.refresh)
        self.left.visitChosen.connect(self.open)
        self.left.partChosen.connect(self._on_part)
        self.left.parts.activated.connect(lambda _row: self.looking_back.take_keyboard(self.left.part))
        self.timeline.opened.connect(self.edit)
        self.timeline.changed = lambda: self.saving.unwritten
        self.timeline.chosen.connect(self._on_chosen)
        self.board.noteAsked.connect(self.show_note)
        self.looking_back.noteAsked.connect(self.show_note)
        self.looking_back.noteAsked.connect(self.sheet.focus_first)
        self.looking_back.written.connect(self.written)
        self.to_dos.noteAsked.connect(self.go_to_note)
        self.to_dos.contactAsked.connect(self.contactAsked)
        self.missed.said.connect(self.said)
        for own in (self.to_dos, self.missed):
            own.today = lambda: self.today()
            own.who = lambda: self.who()
        self.sheet.changed.connect(self.saving.change)
        self.sheet.closeAsked.connect(self.close_note)
        self.sheet.deleteAsked.connect(self.delete)
        self.sheet.said.connect(self.said)
        self.sheet.today = lambda: self.today()
        self.saving.who = lambda: self.who()
        self.saving.said.connect(self.said)
        self.saving.followed.connect(self._on_followed)
        self.saving.changed.connect(self._on_changed)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()
        for keys, slot in (
            (QKeySequence(Qt.Key.Key_Delete), self.delete),
            (QKeySequence("Alt+Up"), self._on_up),
            (QKeySequence("Alt+Down"), self._on_down),
        ):
            shortcut = QShortcut(keys, self.timeline.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    # What the window asks.

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for part in (self.left, self.timeline, self.board, self.to_dos, self.missed, self.sheet, self.log):
            part.retranslate()
        self.looking_back.retranslate()
        self._show_head()

    def refresh(self) -> None:
        """Take over what has been written, here or by another process, and where one writes now."""
        if not self.isVisible():
            return
        if self._job is not None:
            self._is_stale = True
            return
        path, today, opened = self._store.path, self.today(), self._opened
        wanted, session = self._wanted, self.log.session_wanted

        def work(_progress: object) -> Known:
            return with_store(path, lambda store: read_known(store, today, opened, wanted, session))

        self._job = self._jobs.run("", work, self._on_read, self._on_refused)

    @property
    def place(self) -> str:
        """Which part and visit are open, as a text for `go_to`."""
        opened = self._opened if self._opened is not None else self._wanted
        return self.left.part.value if opened is None else f"{self.left.part.value} {opened}"

    def go_to(self, place: str) -> None:
        """Have open what was open when `place` said so, from when the page is first shown."""
        part, space, visit = place.partition(" ")
        self._wanted = visit if space else None
        if part in {one.value for one in Part}:
            self.left.choose_part(Part(part))

    def debrief(self) -> None:
        """Have the questions about a session, with the keyboard in them."""
        self.left.choose_part(Part.DEBRIEF)
        self.looking_back.take_keyboard(Part.DEBRIEF)

    def focus_first(self) -> None:
        """Put the keyboard into the line for the next note."""
        self.refresh()
        self.log.entry.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Have what is being typed kept now."""
        self.log.entry.flush()
        self.looking_back.flush()
        self.saving.flush()

    def restore(self, draft: str) -> None:
        """Put back the line that was being typed when the program ended."""
        self.log.entry.restore(draft)

    def open(self, visit: str) -> None:
        """Show the notes of a visit; an empty id: those of none."""
        if visit == self._opened:
            return
        self.close_note()
        self._opened = visit
        self._show_visit()
        self.refresh()

    def open_todays(self) -> None:
        """Show the notes of today's visit, if there is one, unless a line is begun for another."""
        now = todays(self._store, self.today()).visit
        if now and not self.log.entry.text.typed().strip():
            self.open(now)

    def show_note(self, ident: str) -> None:
        """Open a note of the visit that is open, in the timeline if it is there."""
        found = notes.note(self._store, ident)
        if found is not None:
            self.timeline.list.choose_note(ident)
            self._open_note(found)

    def edit(self) -> None:
        """Open the chosen note, with the keyboard in its words."""
        chosen = self.timeline.list.chosen_notes
        if len(chosen) == 1:
            self._open_note(chosen[0])
            self.sheet.focus_first()

    def close_note(self) -> None:
        """Close the sheet; the keyboard goes back to the list."""
        had_focus = self.sheet.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.saving.open(None)
        self.sheet.hide()
        if had_focus and not self.looking_back.take_keyboard(self.left.part):
            self.timeline.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self) -> None:
        """Delete the notes that are chosen, or the one that is open; they go to the bin."""
        opened = self.saving.note
        which = (
            self.timeline.list.chosen_notes if self.timeline.list.hasFocus() or opened is None else [opened]
        )
        if not which:
            self.said.emit(_("Choose a note first."))
            return
        self.flush()
        if opened is not None and opened.id in {note.id for note in which}:
            self.close_note()
        self._writer.write(note_deeds.deleting(which, self.who()), self._on_done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the note that is open, or leads back to the line."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.sheet.isVisible():
            self.close_note()
        else:
            self.log.entry.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the title is left to the column at the left."""
        super().resizeEvent(event)
        self.title.setVisible(self.height() >= _LEAST_ROOM * self._theme.pixels(Text.BODY))

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date."""
        super().showEvent(event)
        self.refresh()

    # Reading.

    def _on_read(self, known: Known) -> None:
        self._job = None
        if self._is_stale:
            self._is_stale = False
            self.refresh()
            return
        self._known = known
        if self._opened is None:
            ids = {one.id for one in known.visits}
            wanted, self._wanted = self._wanted, None
            self._opened = next((one for one in (known.todays, wanted) if one in ids), None)
            if self._opened is None:
                self._opened = known.visits[0].id if known.visits and wanted is None else ""
        self.left.show_visits(known.visits, known.counts, self._opened)
        self._show_visit()
        opened = self.saving.note
        if opened is not None:
            self.saving.follow(notes.note(self._store, opened.id))

    def _on_refused(self, sentence: str) -> None:
        self._job = None
        self.said.emit(sentence)

    @property
    def visit(self) -> Visit | None:
        """The visit whose notes are open; None for the notes of none."""
        return self._visit()

    @property
    def chosen_note(self) -> str | None:
        """The id of the note that is open, or chosen alone in the timeline."""
        if self.saving.note is not None and self.sheet.isVisible():
            return self.saving.note.id
        chosen = self.timeline.list.chosen_notes if self.timeline.isVisible() else []
        return chosen[0].id if len(chosen) == 1 else None

    def _visit(self) -> Visit | None:
        return next((one for one in self._known.visits if one.id == self._opened), None)

    def _show_visit(self) -> None:
        around = Around(self._visit(), self._known.contacts)
        self.timeline.show_visit(around)
        self.board.show_visit(around)
        if self.left.part is Part.TO_DO:
            self.to_dos.show_all({one.id: one for one in self._known.visits}, self._known.contacts)
        elif self.left.part is Part.MISSED:
            self.missed.read()
        self.looking_back.show(self.left.part, around)
        if self.saving.note is not None:
            self.sheet.show_note(self.saving.note, around)
        self._show_head()
        self.visitShown.emit()

    def _show_head(self) -> None:
        visit = self._visit()
        part = self.left.part
        outside = title_of(visit) if visit is not None else _("Notes outside any visit")
        self.title.setText(part_name(part) if part in _OF_ALL_VISITS else outside)
        self.log.show_visit(visit, self._known.setting, self._known.contacts)

    # The line.

    def _on_written(self, drafted: Note) -> None:
        self.timeline.add(drafted)
        self.written.emit(drafted)

    def _on_left(self) -> None:
        if self.sheet.isVisible():
            self.close_note()
        else:
            self.leaveAsked.emit()

    # The note that is open.

    def _open_note(self, note: Note) -> None:
        self.saving.open(note)
        self.sheet.show_note(note, self.timeline.around)
        self.sheet.show()

    def _on_chosen(self) -> None:
        """A sheet that is open follows the list."""
        chosen = self.timeline.list.chosen_notes
        opened = self.saving.note
        if self.left.part is not Part.TIMELINE:
            return
        if self.sheet.isVisible() and len(chosen) == 1 and (opened is None or chosen[0].id != opened.id):
            self._open_note(chosen[0])

    def _on_followed(self) -> None:
        note = self.saving.note
        if note is None:
            self.sheet.hide()
        else:
            self.sheet.show_note(note, self.timeline.around)

    def _on_changed(self) -> None:
        note = self.saving.note
        if note is not None and self.sheet.isVisible():
            shown = [note if one.id == note.id else one for one in self.timeline.list.notes]
            self.timeline.list.show_notes(shown, self.timeline.around)
            self.sheet.show_note(note, self.timeline.around)

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        chosen, shown = self.timeline.list.chosen_notes, self.timeline.list.notes
        if len(chosen) != 1:
            return
        at = next(n for n, note in enumerate(shown) if note.id == chosen[0].id)
        to = at + by
        if not 0 <= to < len(shown):
            return
        rest = [note for note in shown if note.id != chosen[0].id]
        before = rest[to].id if to < len(rest) else None
        self.timeline.list.show_notes([*rest[:to], chosen[0], *rest[to:]], self.timeline.around)
        order = [note.id for note in shown]
        self._writer.write(note_deeds.moving(order, chosen[0], before, self.who()), self._on_done)

    def _on_done(self, _result: object) -> None:
        self.refresh()

    def _on_part(self, part: str) -> None:
        self.parts.setCurrentIndex(list(Part).index(Part(part)))
        self._show_visit()

    def go_to_note(self, ident: str) -> None:
        """Open a note of any visit."""
        found = notes.note(self._store, ident)
        if found is not None:
            self.left.choose_part(Part.TIMELINE)
            self.open(found.visit)
            self.show_note(ident)
