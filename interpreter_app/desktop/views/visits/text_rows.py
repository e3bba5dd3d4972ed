"""Rows of short texts in both languages: aims, key questions.

Owns how one such part is edited. What the part is stays with whoever makes the rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services.wording import in_interface_language


class WithText(Protocol):
    """A part with an id and a text."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def text(self) -> Bilingual:
        """The text."""


W = TypeVar("W", bound=WithText)


class TextEditor(PartEditor[W]):
    """The text of a part in both languages. `label` gives what the text is, for screen readers."""

    def __init__(self, name: str, label: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._label = label
        self.text = TwoLanguages(name, self, lines=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.text.edited.connect(self._on_edited)
        self.text.entered.connect(self.entered)

    def show_part(self, part: W) -> None:
        """Show the text of a part."""
        super().show_part(part)
        self.text.show_text(part.text)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.text.say("", self._label())

    def focus_first(self) -> None:
        """Put the keyboard in the French text."""
        self.text.french.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, text: Bilingual) -> None:
        self.change(replace(self.part, text=text))  # type: ignore[type-var]  # all such parts are dataclasses


def text_rows(
    name: str, label: Callable[[], str], fresh: Callable[[], W], theme: Theme, parent: QWidget
) -> PartRows[W]:
    """Rows for such parts; `name` begins the objectNames."""

    def make(parent: QWidget) -> PartEditor[W]:
        return TextEditor(f"{name}Text", label, parent)

    def named(part: W) -> str:
        return in_interface_language(part.text)

    return PartRows(name, make, fresh, theme, parent, named=named, is_empty=lambda part: not part.text)
