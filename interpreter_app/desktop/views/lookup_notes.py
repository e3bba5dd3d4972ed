"""The note line of the Look up page: what is written there goes where one is now, and is kept in any case.

Owns when that is asked for, which is not before somebody writes a note. What a line becomes is
`running_notes`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from interpreter_app.base.errors import UsageError
from interpreter_app.desktop.answers import Answers
from interpreter_app.desktop.models import line_texts
from interpreter_app.desktop.typed import Typed
from interpreter_app.desktop.widgets.foot import NOTE, Foot
from interpreter_app.services import typed_lines
from interpreter_app.store.database import Store

if TYPE_CHECKING:
    from interpreter_app.desktop.running_notes import RunningNotes


class LookupNotes(QObject):
    """Hands the notes of one foot on to `typed`."""

    def __init__(self, foot: Foot, store: Store, answers: Answers, typed: Typed, parent: QObject) -> None:
        super().__init__(parent)
        self._line = foot.note
        self._store = store
        self._answers = answers
        self._typed = typed
        self._notes: RunningNotes | None = None
        foot.note.entered.connect(self._on_entered)
        foot.noted.connect(self._on_note)

    @property
    def running(self) -> RunningNotes:
        """Where a note from here goes; known from when somebody first writes one."""
        if self._notes is None:
            from interpreter_app.desktop.running_notes import RunningNotes

            self._notes = RunningNotes(self._store, self._answers.jobs, self)
            self._notes.read.connect(self._line.say_again)
            self._line.read_as = self._notes.read_as
            self._line.now = self._notes.now
            self._line.known = lambda: self.running.setting.known
            self._answers.changed.connect(self._notes.look)
        return self._notes

    def _on_entered(self) -> None:
        self.running.look()

    def _on_note(self, text: str) -> None:
        try:
            line = typed_lines.whole_note(self.running.drafted(text))
        except UsageError:  # what can't be read as a note is kept as a line
            line = typed_lines.note(text)
        self._typed.write(line, line_texts.said, (NOTE,))
