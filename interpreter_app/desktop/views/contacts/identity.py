"""Who somebody is, in the form of a contact: the name, how it is said, how one addresses them.

Owns these fields and what stands in them. They show a contact, and give it back as it is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.contacts.section import labelled
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services import entered

_PARTS = ("given_name", "family_name")
_REST = ("prefix", "suffix")
_PAIRS = ("name", "say", "address", "title", "role")


class Identity(QWidget):
    """The fields. `edited` tells that somebody changed one."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.full_name = FormLine("contactFullName", self)
        self.parts = {name: FormLine(_object_name(name), self) for name in (*_PARTS, *_REST)}
        self._labels = {name: QLabel(self) for name in self.parts}
        self.pairs = {name: TwoLanguages(_object_name(name), self) for name in _PAIRS}
        self._names = FittingGrid(2, self, row_gap=2 * UNIT)
        self.rest = FittingGrid(2, self, row_gap=2 * UNIT)
        """What is rarely said of a name, to stand where it can be folded away."""
        for grid, names in ((self._names, _PARTS), (self.rest, _REST)):
            for name in names:
                grid.add(labelled(self._labels[name], self.parts[name], grid))
                self.parts[name].textEdited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        for part in (self.full_name, self.pairs["name"], self._names, *(self.pairs[p] for p in _PAIRS[1:])):
            column.addWidget(part)
        self.full_name.textEdited.connect(self.edited)
        for pair in self.pairs.values():
            pair.edited.connect(self._on_pair)
        theme.changed.connect(self._dress)
        self._dress()

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in its order."""
        pairs = self.pairs
        return (
            self.full_name, pairs["name"], *(self.parts[name] for name in _PARTS), pairs["say"],
            pairs["address"], pairs["title"], pairs["role"],
        )  # fmt: skip

    def show_contact(self, contact: Contact) -> None:
        """Show a contact; what somebody is typing stays."""
        is_person = not contact.is_organisation
        self._names.setVisible(is_person)
        self.rest.setVisible(is_person)
        self.pairs["name"].setVisible(not is_person or bool(contact.name))
        for name in ("address", "title", "role"):
            text: Bilingual = getattr(contact, name)
            self.pairs[name].setVisible(is_person or bool(text))
        self.full_name.show_text(contact.full_name)
        for name, line in self.parts.items():
            line.show_text(getattr(contact, name))
        for name, pair in self.pairs.items():
            pair.show_text(getattr(contact, name))
        self._say_name(contact.is_organisation)

    def typed(self, contact: Contact) -> Contact:
        """The contact with what stands here; what nobody touched is as it was."""
        lines = {"full_name": self.full_name, **self.parts}
        changes: dict[str, object] = {
            name: one_line(line.typed(), getattr(contact, name)) for name, line in lines.items()
        }
        changes |= {name: both(pair.typed(), getattr(contact, name)) for name, pair in self.pairs.items()}
        return replace(contact, **changes)  # type: ignore[arg-type]

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for name, label in self._labels.items():
            label.setText(_PART_NAMES[name]())
            self.parts[name].setAccessibleName(_PART_NAMES[name]())
        for name, pair in self.pairs.items():
            pair.say(_PAIR_NAMES[name]())

    def _say_name(self, is_organisation: bool) -> None:
        said = _("Name of the organisation") if is_organisation else _("First name and surname")
        self.full_name.setPlaceholderText(said)
        self.full_name.setAccessibleName(said)

    def _on_pair(self, _text: object) -> None:
        self.edited.emit()

    def _dress(self) -> None:
        """The name is the largest thing in the form."""
        self.full_name.setFont(self._theme.font(Text.TARGET, bold=True))


def one_line(typed: str, before: str) -> str:
    """A line as it goes into the store; what nobody touched is as it was."""
    return before if typed == before else entered.line(typed)


def both(typed: Bilingual, before: Bilingual) -> Bilingual:
    """A text of both languages as it goes into the store."""
    return Bilingual(
        before.fr if typed.fr == before.fr else entered.lines(typed.fr),
        before.en if typed.en == before.en else entered.lines(typed.en),
    )


def _object_name(field: str) -> str:
    words = field.split("_")
    return "contact" + "".join(word.capitalize() for word in words)


_PART_NAMES: dict[str, Callable[[], str]] = {
    "prefix": lambda: _("Courtesy title"),
    "given_name": lambda: _("First name"),
    "family_name": lambda: _("Surname"),
    "suffix": lambda: _("After the name"),
}
_PAIR_NAMES: dict[str, Callable[[], str]] = {
    "name": lambda: _("Name in each language"),
    "say": lambda: _("How to say the name, spelt for readers of…"),
    "address": lambda: _("Form of address"),
    "title": lambda: _("Title or position"),
    "role": lambda: _("What they do"),
}
