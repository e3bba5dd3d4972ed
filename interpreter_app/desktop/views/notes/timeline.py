"""The timeline of a visit: its notes in their order, narrowed down by filters or found by their words.

Owns what is asked for and the list it is shown in. Reading is a job's beside the window; a note that has just
been written stands there at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.notes.note_list import NoteList
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.filter_edit import FilterEdit
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.domain.notes.filters import Filter, fits
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.notes.timeline import in_order
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import note_reading
from interpreter_app.store.database import Store

_PAGE = 200
_LEAST_ROOM = 16
"""In sizes of the letter; with less height there are no filters."""
_LEAST_LETTERS, _MOST_LETTERS = 12, 20
"""How wide a filter is, in wide letters: what it says while it asks for nothing is to be read whole."""
_CALM_MS = 120
_NARROWED = ("day", "session", "kind", "person", "question", "language")
_ANY = 0
"""The first line of each filter asks for nothing."""


class _Read(NamedTuple):
    """What was read: notes in their order, and the key to go back from; None if there is nothing before."""

    notes: list[Note]
    before: tuple[str, int] | None


class _Unwritten(NamedTuple):
    """What stands in the window and not in the store, by id: new notes, and those that were changed."""

    new: dict[str, Note]
    changed: dict[str, Note]


class Timeline(QWidget):
    """Filters above the list."""

    opened = Signal()
    """A note is to be read whole and changed."""
    chosen = Signal()

    def __init__(self, store: Store, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._theme = theme
        self.around = Around()
        self._days: tuple[date, ...] = ()
        self._before: tuple[str, int] | None = None
        self.waiting: Callable[[], Sequence[Note]] = list
        """The notes that were written here and aren't in the store yet."""
        self.changed: Callable[[], Sequence[Note]] = list
        """Notes as they were changed here, which the store has otherwise."""
        self._job: Job | None = None
        self._is_stale = False
        self._shown_for: tuple[str, str, Filter] | None = None
        self.search = FilterEdit(self)
        self.search.setObjectName("noteSearch")
        self.filters = {name: drop_down(f"noteFilter{name.title()}", self) for name in _NARROWED}
        self.values: dict[str, list[object]] = {name: [None] for name in _NARROWED}
        """What each line of each filter asks for: Qt would make something else of it."""
        self.list = NoteList(theme, self)
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "soft")
        self.nothing.setWordWrap(True)
        self._calm = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.line = line = FlowRow(self, 2 * UNIT)
        for box in self.filters.values():
            line.add(box)
        head = QVBoxLayout()
        head.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        head.setSpacing(UNIT)
        head.addWidget(self.search)
        head.addWidget(line)
        head.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self._calm.timeout.connect(self.read)
        self.search.textChanged.connect(self._on_asked)
        self.search.moved.connect(self._on_moved)
        self.search.kept.connect(self.list.setFocus)
        for box in self.filters.values():
            box.activated.connect(self._on_narrowed)
        self.list.nearStart.connect(self._read_back)
        self.list.opened.connect(self.opened)
        self.list.chosen.connect(self.chosen)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.search.setPlaceholderText(_("Search the notes"))
        self.search.setAccessibleName(_("Search the notes"))
        self.list.setAccessibleName(_("Notes"))
        names = (_("Day"), _("Session"), _("Kind"), _("Person"), _("Key question"), _("Language"))
        for box, name in zip(self.filters.values(), names, strict=True):
            box.setAccessibleName(name)
        self._fill()
        self.list.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room it is for the notes; filters that are on stay in sight."""
        super().resizeEvent(event)
        room = self.height() >= _LEAST_ROOM * self._theme.pixels(Text.BODY)
        self.line.setVisible(room or bool(self.wanted))

    def show_visit(self, around: Around) -> None:
        """Show the notes of this visit, or (without one) those of none."""
        before, self.around = self.around, around
        is_other = (before.visit.id if before.visit else "") != (around.visit.id if around.visit else "")
        if is_other:
            self._days = ()
            for box in self.filters.values():
                box.setCurrentIndex(_ANY)
            self.search.clear()
            self.list.show_notes([], around)
        self._fill()
        self.read()

    def read(self) -> None:
        """Read anew what is asked for; while something is being read, as soon as that has come."""
        self._calm.stop()
        if self._job is not None:
            self._is_stale = True
            return
        path, visit, wanted, words = self._store.path, self.around.visit, self.wanted, self.search.text()
        asked = (visit.id if visit else "", words.strip(), wanted)
        some = max(_PAGE, len(self.list.rows)) if asked == self._shown_for else _PAGE
        # What is filed while this is being read may be missing in it.
        unwritten = self._unwritten()

        def work(_progress: object) -> _Read:
            return with_store(path, lambda store: _found(store, visit, wanted, words, some))

        def done(read: _Read) -> None:
            self._job = None
            if self._is_stale:
                self._is_stale = False
                self.read()
            else:
                self._show(read._replace(notes=self._with(read, unwritten, self._unwritten())), asked)

        def refused(sentence: str) -> None:
            self._job = None
            self.nothing.setText(sentence)

        self._job = self._jobs.run("", work, done, refused)

    def add(self, note: Note) -> None:
        """Show a note that has just been written, at its end, before it is in the store."""
        if self._belongs(note):
            self.list.show_notes([*self.list.notes, note], self.around)
            self.list.scrollToBottom()
            self.nothing.hide()

    def _unwritten(self) -> _Unwritten:
        waiting, changed = ({note.id: note for note in some()} for some in (self.waiting, self.changed))
        return _Unwritten(waiting, changed)

    def _with(self, read: _Read, before: _Unwritten, now: _Unwritten) -> list[Note]:
        """What was read, with what couldn't be written yet, or not yet when the reading began."""
        new = before.new | now.new
        changed = before.changed | now.changed
        if not new and not changed:
            return read.notes
        known = {note.id for note in read.notes}
        added = [note for note in new.values() if note.id not in known and self._belongs(note)]
        notes = in_order([*read.notes, *added]) if added else read.notes
        return [changed.get(note.id, note) for note in notes]

    def _belongs(self, note: Note) -> bool:
        """Whether a new note is among those that are asked for; by their words only the store finds them."""
        visit = self.around.visit
        return (
            note.visit == (visit.id if visit else "")
            and not self.search.text().strip()
            and fits(note, self.wanted, self.around.zone or note.at.zone)
        )

    @property
    def wanted(self) -> Filter:
        """What the filters ask for."""
        said = {
            name: self.values[name][box.currentIndex()]
            for name, box in self.filters.items()
            if box.currentIndex() > _ANY
        }

        def one(name: str) -> frozenset:
            return frozenset((said[name],)) if name in said else frozenset()

        return Filter(
            one("day"), one("session"), one("kind"), one("person"), one("question"), one("language")
        )

    def _show(self, read: _Read, asked: tuple[str, str, Filter]) -> None:
        is_other, self._shown_for = asked != self._shown_for, asked
        self._before = read.before
        if is_other:
            self.list.show_notes([], self.around)
        self.list.show_notes(read.notes, self.around)
        if is_other:
            self.list.scrollToBottom()
        self._days = tuple(
            dict.fromkeys((*self._days, *(note_words.day_of(note, self.around.zone) for note in read.notes)))
        )
        self._fill()
        self.nothing.setVisible(not read.notes)
        narrowed = bool(asked[1] or asked[2])
        self.nothing.setText(
            _("No note is like this.")
            if narrowed
            else _("No notes yet. Write the first one below, with Enter at its end.")
        )

    def _read_back(self) -> None:
        """Read what was before the first note in the list."""
        if self._before is None or self._job is not None or self.search.text().strip():
            return
        path, visit, wanted, before = self._store.path, self.around.visit, self.wanted, self._before

        def work(_progress: object) -> _Read:
            page = with_store(path, lambda store: note_reading.latest(store, visit, wanted, _PAGE, before))
            return _Read(page.notes, page.after)

        def done(read: _Read) -> None:
            self._job = None
            self._before = read.before
            self.list.show_notes([*read.notes, *self.list.notes], self.around)
            if self._is_stale:
                self._is_stale = False
                self.read()

        self._job = self._jobs.run("", work, done)

    def _fill(self) -> None:
        """What each filter offers: what there is in the visit."""
        visit = self.around.visit
        offers: dict[str, list[tuple[str, object]]] = {
            "day": [
                (_("All days"), None),
                *((note_words.day_name(day), day) for day in sorted(self._days_of(visit))),
            ],
            "session": [(_("All sessions"), None), *_sessions(visit)],
            "kind": [(_("All kinds"), None), *((note_words.kind_name(kind), kind) for kind in NoteKind)],
            "person": [(_("Everybody"), None), *self._people(visit)],
            "question": [(_("All key questions"), None), *_questions(visit)],
            "language": [
                (_("Both languages"), None),
                (_("French"), Language.FRENCH),
                (_("English"), Language.ENGLISH),
            ],
        }
        for name, box in self.filters.items():
            before = self.values[name][box.currentIndex()] if box.currentIndex() > _ANY else None
            self.values[name] = [value for _text, value in offers[name]]
            _offer(box, offers[name], before)
            box.setVisible(len(offers[name]) > (2 if name == "day" else 1))

    def _days_of(self, visit: Visit | None) -> set[date]:
        planned = {one.start.there(visit.zone).day for one in visit.sessions} if visit is not None else set()
        return planned | set(self._days)

    def _people(self, visit: Visit | None) -> list[tuple[str, object]]:
        idents = [one.contact for one in visit.people] if visit is not None else []
        return [(note_words.person_name(ident, self.around.contacts), ident) for ident in idents]

    def _on_asked(self, _text: str) -> None:
        self._calm.start()

    def _on_narrowed(self, _place: int) -> None:
        self.read()

    def _on_moved(self, by: int) -> None:
        row = self.list.currentIndex().row()
        if self.list.rows:
            self.list.choose(
                max(0, min(len(self.list.rows) - 1, row + by if row >= 0 else len(self.list.rows) - 1))
            )


def _found(store: Store, visit: Visit | None, wanted: Filter, words: str, some: int) -> _Read:
    if words.strip():
        note_reading.make_findable(store)
        found = note_reading.search(store, words, some, visit, wanted, is_outside=visit is None)
        return _Read(found.notes[::-1], None)
    page = note_reading.latest(store, visit, wanted, some)
    return _Read(page.notes, page.after)


def _sessions(visit: Visit | None) -> list[tuple[str, object]]:
    if visit is None:
        return []
    ordered = sorted(visit.sessions, key=lambda one: one.start.at)
    return [(_("Outside any session"), ""), *((note_words.session_name(one), one.id) for one in ordered)]


def _questions(visit: Visit | None) -> list[tuple[str, object]]:
    if visit is None or not visit.questions:
        return []
    from interpreter_app.services.wording import in_interface_language

    numbered = [
        (f"{n}. {in_interface_language(one.text)}", one.id) for n, one in enumerate(visit.questions, 1)
    ]
    return [*numbered, (_("Answers none"), "")]


def _offer(box: QComboBox, offers: Sequence[tuple[str, object]], chosen: object) -> None:
    """Offer these, the chosen one still chosen if it is among them."""
    with QSignalBlocker(box):
        box.clear()
        box.addItems([text for text, _value in offers])
        box.setMinimumContentsLength(max(_LEAST_LETTERS, min(_MOST_LETTERS, len(offers[0][0]) * 5 // 6)))
        place = next((n for n, (_text, value) in enumerate(offers) if n > _ANY and value == chosen), _ANY)
        box.setCurrentIndex(_ANY if chosen is None else place)
