"""The foot of the Look up page: the line for notes, and above it, when it is wanted, the line for a new term.

Owns what is written from there: notes, half a note, a pair of terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models import session_deeds as deeds
from interpreter_app.desktop.theme import Text, Theme
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.note_line import NoteLine
from interpreter_app.desktop.widgets.quick_add import QuickAdd
from interpreter_app.store import session
from interpreter_app.store.database import Store

if TYPE_CHECKING:
    from interpreter_app.services.own_words import Added


class Foot(QWidget):
    """Note line and quick add."""

    left = Signal()
    """Esc in one of the lines: the keyboard goes back to the query."""
    written = Signal()
    """Something is on the disk that the page need not announce."""
    noted = Signal()
    wordAdded = Signal(object)  # noqa: N815 - a Qt signal
    """Added"""
    warned = Signal(str)

    def __init__(self, store: Store, writer: Writer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._writer = writer
        self._theme = theme
        self.author = ""
        self.quick_add = QuickAdd(self)
        self.note = NoteLine(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (Hairline(parent=self), self.quick_add, self.note):
            layout.addWidget(part)
        self.quick_add.hide()
        self.quick_add.added.connect(self._on_added)
        self.quick_add.left.connect(self._on_left)
        self.note.kept.connect(self._on_note)
        self.note.drafted.connect(self._on_draft)
        self.note.left.connect(self.left)
        theme.changed.connect(self._on_theme)
        self._on_theme()
        self.note.restore(session.draft(store, deeds.DRAFT))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.quick_add.retranslate()
        self.note.retranslate()

    def _on_added(self, french: str, english: str) -> None:
        self.quick_add.hide()
        self.left.emit()
        self._writer.write(deeds.add_word(french, english, self.author), self._on_word)

    def _on_word(self, added: Added) -> None:
        self.wordAdded.emit(added)

    def _on_left(self) -> None:
        self.quick_add.hide()
        self.left.emit()

    def _on_note(self, text: str) -> None:
        def lost(sentence: str) -> None:
            self.note.restore(text)
            self.warned.emit(sentence)

        self._writer.write(deeds.add_note(text), self._on_noted, lost)

    def _on_noted(self, _note: object) -> None:
        self.noted.emit()

    def _on_draft(self, text: str) -> None:
        self._writer.write(deeds.draft(text), self._on_draft_kept)

    def _on_draft_kept(self, _result: None) -> None:
        self.written.emit()

    def _on_theme(self) -> None:
        body = self._theme.pixels(Text.BODY)
        self.quick_add.setMinimumHeight(round(body * 3.5))
        self.note.setMinimumHeight(round(body * 2.8))
