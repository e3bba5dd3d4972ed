"""A page about a concept in a dialog, set anew when the theme or the room for it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.concept_sheet import SheetText
from interpreter_app.desktop.views.concept_text import Look
from interpreter_app.domain.terms import Concept


class Sheet(SheetText):
    """Shows what it is given as a function from a Look to rich text."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setObjectName(name)
        self._look = Look(theme)
        self._concept: Concept | None = None
        self._page: Callable[[Look], str] | None = None
        # A page that brings its scroll bar makes the room narrower while Qt is still setting it.
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._set)
        self.widened.connect(self._on_width)
        theme.changed.connect(self._set)

    def show_page(self, page: Callable[[Look], str], concept: Concept | None = None) -> None:
        """Show a page; of one about a concept the languages stand beside each other where there is room."""
        self._page, self._concept = page, concept
        self._set()
        self.verticalScrollBar().setValue(0)

    def _set(self) -> None:
        self._look = Look(self._look.theme, self.has_room_for(self._concept))
        if self._page is not None:
            self.setHtml(self._page(self._look))

    def _on_width(self) -> None:
        if self.has_room_for(self._concept) != self._look.beside:
            self._late.start()
