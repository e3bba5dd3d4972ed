"""The notes that use a concept, or that are somebody's: a list, from which one goes to each.

Owns which notes these are and how one is told there. Reads beside the window; changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.going import GoingDialog
from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.two_lines import TwoLines
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import note_marks, note_reading, people, planning
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

MOST = 500
"""Notes that are listed."""

Read = Callable[[Store, Progress], Sequence[Note]]


class _Found(NamedTuple):
    notes: Sequence[Note]
    visits: Mapping[str, Visit]
    contacts: Mapping[str, Contact]


def of_concept(glossary: str, concept: str) -> Read:
    """Reads the notes that use the concept with this id, of the glossary with that one, the newest first."""

    def read(store: Store, progress: Progress) -> Sequence[Note]:
        note_reading.make_findable(store, progress)
        stored = glossaries.concept(store, glossary, concept)
        return note_marks.notes_using(store, stored.concept, MOST)[::-1] if stored is not None else ()

    return read


def of_person(contact: Contact) -> Read:
    """Reads the notes in which somebody speaks, has something to do, or is named, the newest first."""

    def read(store: Store, progress: Progress) -> Sequence[Note]:
        note_reading.make_findable(store, progress)
        return note_reading.of_person(store, contact, MOST)[::-1]

    return read


class NotesAboutDialog(GoingDialog[Note]):
    """The notes about `name`. `noteAsked` gives the id of the note that is to be opened."""

    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(
        self, store: Store, jobs: Jobs, theme: Theme, parent: QWidget | None = None, *, name: str, read: Read
    ) -> None:
        self._known = _Found((), {}, {})
        super().__init__("notesAbout", self._said, store, jobs, theme, parent)
        self._name = name
        self.retranslate()
        self.tell(_("Looking for the notes…"))

        def work(store: Store, progress: Progress) -> _Found:
            found = read(store, progress)
            visits = {one.id: one for one in planning.visits(store)}
            return _Found(found, visits, people.by_id(store))

        self.read(work, self._on_read)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Notes: {name}").format(name=self._name))
        self.list.setAccessibleName(_("Notes"))
        super().retranslate()

    def go_to(self, row: Note) -> None:
        """Open the note on its page."""
        self.noteAsked.emit(row.id)

    def _on_read(self, found: _Found) -> None:
        self._known = found
        self.show_rows(found.notes, _("No note speaks of it yet."))
        count = len(found.notes)
        if count:
            said = ngettext("{count} note", "{count} notes", count).format(count=number_text(count))
            more = _("There are more: search the notes.") if count >= MOST else ""
            self.tell(" · ".join(part for part in (said, more) if part))

    def _said(self, note: Note) -> TwoLines:
        visit = self._known.visits.get(note.visit)
        around = Around(visit, self._known.contacts)
        parts = (
            title_of(visit) if visit is not None else "",
            note_words.heading_of(note, around),
            "" if note.kind in note_words.QUIET else note_words.kind_name(note.kind),
            note_words.details(note, around),
        )
        return TwoLines(note.text, " · ".join(part for part in parts if part))
