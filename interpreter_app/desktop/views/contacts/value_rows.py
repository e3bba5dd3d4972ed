"""Rows of values without ids: e-mail addresses, telephones, postal addresses, websites.

Owns how such values keep their rows while others are added. What a value is, and how a contact has it, is
for whoever makes the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.desktop.models.contact_fields import address_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.domain.contacts.contact import Address, Telephone
from interpreter_app.services import entered

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Entry(Generic[V]):
    """A value with an id that lasts as long as its row."""

    id: str
    value: V


class ValueRows(QWidget, Generic[V]):
    """The rows. `edited` tells that somebody changed something; `values` are those that say anything."""

    edited = Signal()
    removed = Signal(str)

    def __init__(
        self,
        name: str,
        make: Callable[[QWidget], PartEditor[Entry[V]]],
        empty: V,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._ids = count()
        self._empty = empty
        self.rows: PartRows[Entry[V]] = PartRows(
            name, make, self._fresh, theme, self, named=lambda entry: words_of(entry.value), is_ruled=False
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        self.rows.changed.connect(self._on_changed)
        self.rows.removed.connect(self.removed)

    @property
    def values(self) -> tuple[V, ...]:
        """The values as they are typed; empty rows aren't among them."""
        return tuple(entry.value for entry in self.rows.parts if words_of(entry.value))

    def show_values(self, values: tuple[V, ...], *, anew: bool) -> None:
        """Show these; with `anew` they are of another contact, and empty rows go."""
        if values == self.values and not anew:
            return
        known = [entry.id for entry in self.rows.parts] if not anew else []
        ids = [*known, *(self._next() for _value in values[len(known) :])]
        self.rows.show_parts([Entry(ident, value) for ident, value in zip(ids, values, strict=False)])
        self.rows.retranslate_rows()

    def _fresh(self) -> Entry[V]:
        return Entry(self._next(), self._empty)

    def _next(self) -> str:
        return str(next(self._ids))

    def _on_changed(self, _parts: object) -> None:
        self.edited.emit()


def words_of(value: object) -> str:
    """What a value says in a few words; nothing for an empty one."""
    if isinstance(value, Telephone):
        return value.number
    if isinstance(value, Address):
        return address_text(value)
    return str(value)


class LineEditor(PartEditor[Entry[str]]):
    """A value of one line; `copied` asks for it to be copied, where that is offered."""

    def __init__(
        self,
        name: str,
        said: Callable[[], str],
        parent: QWidget,
        copied: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = said
        self._copied = copied
        self.line = FormLine(name, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.line, 1)
        self.copy_button: QToolButton | None = None
        if copied is not None:
            self.copy_button = QToolButton(self)
            self.copy_button.setObjectName(f"{name}Copy")
            self.copy_button.setProperty("role", "quiet")
            self.copy_button.clicked.connect(self._on_copy)
            row.addWidget(self.copy_button)
        self.line.textEdited.connect(self._on_typed)
        self.line.returnPressed.connect(self.entered)

    def focus_first(self) -> None:
        """Put the keyboard where one types."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, part: Entry[str]) -> None:
        """Show a value."""
        super().show_part(part)
        self.line.show_text(part.value)
        self._offer()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.line.setAccessibleName(self._said())
        self.line.setPlaceholderText(self._said())
        if self.copy_button is not None:
            self.copy_button.setText(_("Copy"))
            self.copy_button.setAccessibleName(_("Copy the e-mail address"))

    def _on_typed(self) -> None:
        typed = self.line.typed()
        self.change(replace(self.part, value=typed if typed == self.part.value else entered.line(typed)))
        self._offer()

    def _offer(self) -> None:
        if self.copy_button is not None:
            self.copy_button.setVisible(bool(self.part.value))

    def _on_copy(self) -> None:
        if self._copied is not None:
            self._copied(self.part.value)


KINDS: Mapping[str, Callable[[], str]] = {
    "": lambda: pgettext("kind of telephone", "not said"),
    "work": lambda: pgettext("kind of telephone", "at work"),
    "cell": lambda: pgettext("kind of telephone", "mobile"),
    "home": lambda: pgettext("kind of telephone", "at home"),
    "fax": lambda: pgettext("kind of telephone", "fax"),
}
"""The kinds of telephone that are offered; cards have others, which stay as they are."""


def kind_name(kind: str) -> str:
    """What a kind of telephone is called."""
    return KINDS[kind]() if kind in KINDS else kind


class TelephoneEditor(PartEditor[Entry[Telephone]]):
    """A number and its kind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = FormLine("contactTelephone", self)
        self.kind = drop_down("contactTelephoneKind", self)
        self.kind.setMinimumContentsLength(1)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for kind in KINDS:
            self.kind.addItem(kind_name(kind), kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(self.number, 1)
        row.addWidget(self.kind)
        self.number.textEdited.connect(self._on_edited)
        self.number.returnPressed.connect(self.entered)
        self.kind.activated.connect(self._on_edited)

    def focus_first(self) -> None:
        """Put the keyboard where one types."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, part: Entry[Telephone]) -> None:
        """Show a number."""
        super().show_part(part)
        self.number.show_text(part.value.number)
        if self.kind.findData(part.value.kind) < 0:
            self.kind.addItem(kind_name(part.value.kind), part.value.kind)
        self.kind.setCurrentIndex(self.kind.findData(part.value.kind))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.number.setAccessibleName(_("Telephone"))
        self.number.setPlaceholderText(_("Telephone"))
        self.kind.setAccessibleName(_("Kind of telephone"))
        for place in range(self.kind.count()):
            self.kind.setItemText(place, kind_name(str(self.kind.itemData(place))))

    def _on_edited(self, *_changed: object) -> None:
        old, typed = self.part.value, self.number.typed()
        number = typed if typed == old.number else entered.line(typed)
        self.change(replace(self.part, value=Telephone(number, str(self.kind.currentData()))))


_ADDRESS = ("street", "code", "locality", "region", "country")


class AddressEditor(PartEditor[Entry[Address]]):
    """A postal address in its parts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts = {part: FormLine(f"contactPostal{part.capitalize()}", self) for part in _ADDRESS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.addWidget(self.parts["street"], 0, 0, 1, 3)
        grid.addWidget(self.parts["code"], 1, 0)
        grid.addWidget(self.parts["locality"], 1, 1, 1, 2)
        grid.addWidget(self.parts["region"], 2, 0, 1, 2)
        grid.addWidget(self.parts["country"], 2, 2)
        for column, stretch in enumerate((2, 1, 3)):
            grid.setColumnStretch(column, stretch)
        for line in self.parts.values():
            line.textEdited.connect(self._on_edited)
        self.parts["country"].returnPressed.connect(self.entered)

    def focus_first(self) -> None:
        """Put the keyboard where one types."""
        self.parts["street"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, part: Entry[Address]) -> None:
        """Show an address."""
        super().show_part(part)
        for name, line in self.parts.items():
            line.show_text(getattr(part.value, name))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        said = {
            "street": _("Street"),
            "code": _("Postcode"),
            "locality": _("Town"),
            "region": _("Region"),
            "country": _("Country"),
        }
        for name, line in self.parts.items():
            line.setPlaceholderText(said[name])
            line.setAccessibleName(said[name])

    def _on_edited(self) -> None:
        changes = {}
        for name, line in self.parts.items():
            old, typed = getattr(self.part.value, name), line.typed()
            changes[name] = old if typed == old else entered.line(typed)
        self.change(replace(self.part, value=Address(**changes)))
