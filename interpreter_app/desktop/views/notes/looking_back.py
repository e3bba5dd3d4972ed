"""Looking back, after a session and after the visit, as the Notes page has it: two of its parts.

Owns what both ask of the page, so that the page wires them once: notes to be kept, half answers, and the one
note that is being changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.note_saving import NoteSaving
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.typed import Typed
from interpreter_app.desktop.views.notes.column import Part
from interpreter_app.desktop.views.notes.debrief import Debrief
from interpreter_app.desktop.views.notes.review import Review
from interpreter_app.domain.notes.note import Note
from interpreter_app.store import notes
from interpreter_app.store.database import Store


class LookingBack(QObject):
    """The two parts. What becomes of an insight is written by `saving`, as what stands in a sheet is."""

    written = Signal(object)
    """A Note, drafted, that is to be kept."""
    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a note that is to be opened."""

    def __init__(self, store: Store, jobs: Jobs, theme: Theme, saving: NoteSaving, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._saving = saving
        self._came_from: QWidget | None = None
        """Where the keyboard was when a note was opened."""
        self.debrief = Debrief(store, jobs, theme, parent)
        self.review = Review(store, jobs, theme, parent)
        self.parts: Mapping[Part, Debrief | Review] = {Part.DEBRIEF: self.debrief, Part.REVIEW: self.review}
        for part in self.parts.values():
            part.written.connect(self.written)
            part.noteAsked.connect(self._on_asked)
        self.review.is_left = saving.is_left
        self.review.came.connect(self._take_up)
        self.review.changed.connect(self._on_changed)
        for signal in (saving.followed, saving.changed):
            signal.connect(self._on_followed)

    def keep_in(self, typed: Typed) -> None:
        """Have half answers kept there, and show those that are."""
        self.debrief.halves = lambda: typed.halves
        for part in self.parts.values():
            part.form.keep, part.form.half = typed.draft, typed.half
            part.form.waiting = lambda: {one.line.id for one in typed.waiting}

    def show(self, part: Part, around: Around) -> None:
        """Show this part of looking back on a visit, if it is one."""
        if part in self.parts:
            self.parts[part].show_visit(around)

    def take_keyboard(self, part: Part) -> bool:
        """Have the keyboard back in this part, or in it for the first time; False if it is none of these."""
        if part not in self.parts:
            return False
        back, self._came_from = self._came_from, None
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.parts[part].take_keyboard()
        return True

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for part in self.parts.values():
            part.retranslate()

    def flush(self) -> None:
        """Have what is being typed kept now."""
        for part in self.parts.values():
            part.flush()

    def _on_asked(self, ident: str) -> None:
        self._came_from = QApplication.focusWidget()
        self.noteAsked.emit(ident)

    def _take_up(self, ident: str) -> None:
        """Have a note be the one that is changed, as it stands in the store, with or without its sheet."""
        opened = self._saving.note
        if opened is None or opened.id != ident:
            self._saving.open(notes.note(self._store, ident))

    def _on_changed(self, ident: str, change: Callable[[Note], Note]) -> None:
        self._take_up(ident)
        self._saving.change(change)

    def _on_followed(self) -> None:
        self.review.show_note(self._saving.note)
