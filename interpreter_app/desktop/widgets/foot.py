"""The foot of the Look up page: the line for notes, and above it, when it is wanted, the line for a new term.

Owns what is given to be kept from there: notes, a pair of terms, and both while they are half-typed.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interpreter_app.desktop.theme import Text, Theme
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.note_line import NoteLine
from interpreter_app.desktop.widgets.quick_add import QuickAdd

NOTE, FRENCH, ENGLISH = "lookup-note", "quick-add-french", "quick-add-english"
"""The names under which half-typed lines are kept."""


class Foot(QWidget):
    """Note line and quick add."""

    left = Signal()
    """Esc in one of the lines: the keyboard goes back to the query."""
    noted = Signal(str)
    """A note to be kept."""
    wordGiven = Signal(str, str)  # noqa: N815 - a Qt signal
    """A pair of terms to be kept: French, English."""
    drafted = Signal(str, str)
    """The name of a line and what has been typed of it so far."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.quick_add = QuickAdd(self)
        self.note = NoteLine(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (Hairline(parent=self), self.quick_add, self.note):
            layout.addWidget(part)
        self.quick_add.hide()
        self.quick_add.added.connect(self._on_added)
        self.quick_add.drafted.connect(self._on_pair)
        self.quick_add.left.connect(self.left)
        self.note.kept.connect(self._on_note)
        self.note.drafted.connect(self._on_half)
        self.note.left.connect(self.left)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def restore(self, drafts: Mapping[str, str]) -> None:
        """Put back what was still being typed when the program ended."""
        self.note.restore(drafts.get(NOTE, ""))
        self.quick_add.restore(drafts.get(FRENCH, ""), drafts.get(ENGLISH, ""))

    def flush(self) -> None:
        """Have what is half-typed kept now."""
        self.note.flush()
        self.quick_add.flush()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.quick_add.retranslate()
        self.note.retranslate()

    def _on_added(self, french: str, english: str) -> None:
        self.wordGiven.emit(french, english)
        self.quick_add.clear()
        self.left.emit()

    def _on_note(self, text: str) -> None:
        self.noted.emit(text)
        self.drafted.emit(NOTE, "")

    def _on_half(self, text: str) -> None:
        self.drafted.emit(NOTE, text)

    def _on_pair(self, french: str, english: str) -> None:
        self.drafted.emit(FRENCH, french)
        self.drafted.emit(ENGLISH, english)

    def _on_theme(self) -> None:
        body = self._theme.pixels(Text.BODY)
        self.quick_add.setMinimumHeight(round(body * 3.5))
        self.note.setMinimumHeight(round(body * 2.8))
