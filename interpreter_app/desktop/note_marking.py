"""The marks under terms and names in the notes that are in sight, found while nobody waits for anything.

Owns when they are looked for, one note at a time, and for how long they hold. What they are is
`services.note_marks`, how they look the list's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from interpreter_app.base.errors import StoreError
from interpreter_app.desktop.views.notes.note_list import NoteList
from interpreter_app.domain.notes.mentions import Names, names_of
from interpreter_app.domain.notes.note import Note
from interpreter_app.services.note_marks import Mark

_CALM_MS = 200
"""So long the list must have stood still before the first note is looked at."""
_NEXT_MS = 30
"""Between one note and the next: a key that is pressed meanwhile goes first."""

Find = Callable[[Note, Names], Sequence[Mark]]


class NoteMarking(QObject):
    """Marks what stands in a list. `find` gives the marks of a note; raises StoreError if it can't."""

    def __init__(self, listed: NoteList, find: Find) -> None:
        super().__init__(listed)
        self._list = listed
        self._find = find
        self._contacts: object = None
        self._names: Names = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._mark_next)
        listed.sighted.connect(self._begin)

    def forget(self) -> None:
        """The glossaries, or the people, are others now."""
        if isValid(self._list):
            self._list.forget_marks()
            self._begin()

    def marks_of(self, note: Note) -> Sequence[Mark]:
        """The marks of a note, found now if they aren't known yet; none where the store can't be read."""
        if not self._list.has_marks(note):
            try:
                self._list.set_marks(note, self._find(note, self._names))
            except StoreError:
                return ()
        return self._list.marks_of(note)

    @property
    def is_over(self) -> bool:
        """Whether every note in sight has its marks."""
        return not self._timer.isActive()

    def _begin(self) -> None:
        contacts = self._list.around.contacts
        if contacts is not self._contacts:
            self._contacts, self._names = contacts, names_of(contacts.values())
            self._list.forget_marks()
        if self._list.isVisible():
            self._timer.start(_CALM_MS)

    def _mark_next(self) -> None:
        if not (isValid(self._list) and self._list.isVisible()):
            return  # nobody looks, or the window has closed, and the store with it
        note = next((one for one in self._list.notes_in_sight() if not self._list.has_marks(one)), None)
        if note is None:
            return
        try:
            self._list.set_marks(note, self._find(note, self._names))
        except StoreError:
            return  # the next time that the list is looked at
        self._timer.start(_NEXT_MS)
