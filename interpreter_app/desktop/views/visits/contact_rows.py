"""Contacts that were chosen, one below the other, and a field that adds to them.

Owns the rows. Whom they stand for, and where that is written, is for whoever shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interpreter_app.desktop.models.contact_lines import position, spoken
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.contact_link import ContactLink
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import small
from interpreter_app.desktop.widgets.contact_field import ContactField
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody who was chosen."""

    id: str


class _ChosenEditor(PartEditor[Chosen]):
    """The name, and small below it what they are."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.name = ContactLink("chosenName", self)
        self.small = small(self, "chosenSmall")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.small)
        self.name.opened.connect(desk.contactAsked)

    def show_part(self, part: Chosen) -> None:
        """Show somebody."""
        super().show_part(part)
        contact = self._desk.contacts.get(part.id)
        self.name.show_contact(part.id, self._desk.name(part.id), is_known=contact is not None)
        what = position(contact, self._desk.contacts) if contact is not None else ""
        self.small.setText(" · ".join(text for text in (spoken(contact), what) if text))
        self.small.setVisible(bool(self.small.text()))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        if hasattr(self, "part"):
            self.show_part(self.part)

    def focus_first(self) -> None:
        """Put the keyboard on the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)


class ContactRows(QWidget):
    """The rows and the field. `changed` gives the ids in their order."""

    changed = Signal(object)
    removed = Signal(str)
    """The id of somebody who was taken away; `changed` isn't emitted for that."""
    newAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """A name that nobody bears."""

    def __init__(self, name: str, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.rows: PartRows[Chosen] = PartRows(
            f"{name}Rows", lambda parent: _ChosenEditor(desk, parent), lambda: Chosen(""), desk.theme, self
        )
        self.rows.add_button.hide()
        self.add = ContactField(f"{name}Add", lambda: desk.contacts, desk.theme, self)
        self.add.left_out = lambda: self.ids
        self.ids: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.changed.connect(self._on_rows)
        self.add.chosen.connect(self.add_one)
        self.add.newAsked.connect(self.newAsked)

    def show_contacts(self, ids: Sequence[str]) -> None:
        """Show these, each once."""
        self.ids = tuple(dict.fromkeys(ids))
        self.rows.show_parts([Chosen(ident) for ident in self.ids])
        self.rows.setVisible(bool(self.ids))

    def add_one(self, ident: str) -> None:
        """Add somebody."""
        if ident not in self.ids:
            self.show_contacts((*self.ids, ident))
            self.changed.emit(self.ids)

    def say(self, adding: str, remove: str) -> None:
        """The words of the field, and of the button that takes somebody away."""
        self.add.say(adding, adding)
        self.rows.say("", remove)

    def _on_rows(self, parts: Sequence[Chosen]) -> None:
        left = tuple(part.id for part in parts)
        gone = [ident for ident in self.ids if ident not in left]
        self.ids = left
        self.rows.setVisible(bool(left))
        if not left:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        if gone:
            self.removed.emit(gone[0])
        else:
            self.changed.emit(left)
