"""The middle of the Contacts page: what one does with the contact that is open, and its form below.

Owns the line above the form. What is done is for the page.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.contacts.form import ContactForm
from interpreter_app.desktop.views.contacts.promises import Around
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.domain.contacts.contact import Contact, ContactKind


class ContactSheet(QWidget):
    """The form with its line of deeds."""

    kindChosen = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, around: Around, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = ContactForm(around, theme, self)
        self.kind = Choice([str(kind) for kind in ContactKind], theme, self, Text.SMALL)
        self.kind.setObjectName("contactKind")
        self.copy_button, self.delete_button, self.forget_button = (
            self._link(name) for name in ("contactCopy", "contactDelete", "contactForget")
        )
        self._deeds = FlowRow(self, 2 * UNIT)
        for button in self._buttons():
            self._deeds.add(button)
        self._deeds.setContentsMargins(0, 0, 0, UNIT // 2)  # in line with the words of the choice
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setContentsMargins(4 * UNIT, 2 * UNIT, 3 * UNIT, 0)
        self._top.addWidget(self.kind)
        self._top.addWidget(self._deeds, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self._top)
        column.addWidget(self.form, 1)
        self.kind.chosen.connect(self.kindChosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._turn()

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.copy_button, self.delete_button, self.forget_button

    def _turn(self) -> None:
        """Set what one does below the kind where there is no room for all beside it."""
        shown = [button.sizeHint().width() for button in self._buttons() if not button.isHidden()]
        wanted = self.kind.sizeHint().width() + sum(shown) + 2 * UNIT * len(shown) + 8 * UNIT
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.LeftToRight if wanted <= self.width() else ways.TopToBottom)
        self._top.setSpacing(3 * UNIT if wanted <= self.width() else UNIT)

    def _link(self, name: str) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setProperty("role", "small-link")
        return made

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops above the fields, and the first of those."""
        return self.kind, *self._buttons(), self.form.identity.full_name

    def show_contact(self, contact: Contact, *, anew: bool, is_new: bool) -> None:
        """Show a contact; one that isn't in the store yet can't be deleted or forgotten."""
        with QSignalBlocker(self.kind):
            self.kind.choose(str(contact.kind))
        self.copy_button.setVisible(not is_new)
        self.forget_button.setVisible(not is_new and not contact.is_organisation)
        self.delete_button.setText(_("Discard") if is_new else _("Delete"))
        self._turn()
        self.form.show_contact(contact, anew=anew)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.kind.setAccessibleName(_("Person or organisation"))
        self.kind.set_text(ContactKind.INDIVIDUAL, _("person"))
        self.kind.set_text(ContactKind.ORGANISATION, _("organisation"))
        self.copy_button.setText(_("Copy as text"))
        self.delete_button.setText(_("Delete"))
        self.forget_button.setText(_("Forget this person…"))
        self.form.retranslate()
