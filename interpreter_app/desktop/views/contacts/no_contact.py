"""What stands where the form would: how to begin, or that none is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.links import foot_line


class NoContact(QWidget):
    """A title, a sentence, and what one can do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("contactsEmpty")
        self.title, self.text = QLabel(self), QLabel(self)
        self.title.setProperty("role", "title")
        self.text.setProperty("role", "soft")
        self.new_button, self.import_button = QPushButton(self), QPushButton(self)
        self.new_button.setObjectName("contactsEmptyNew")
        self.import_button.setObjectName("contactsEmptyImport")
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * UNIT, 4 * UNIT, 3 * UNIT, 0)
        column.setSpacing(UNIT)
        for label in (self.title, self.text):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(UNIT)
        for button in (self.new_button, self.import_button):
            column.addLayout(foot_line(button, left=0))
        column.addStretch()

    def tell(self, *, is_empty: bool) -> None:
        """Say that there is nobody yet, or that none is chosen."""
        self.title.setVisible(is_empty)
        self.import_button.setVisible(is_empty)
        self.title.setText(_("No contacts yet"))
        self.text.setText(
            _("Keep here whom you meet: how to say their names, what to call them, what you promised.")
            if is_empty
            else _("Choose a contact in the list, or add a new one.")
        )
        self.new_button.setText(_("New contact"))
        self.import_button.setText(_("Import a vCard or a CSV file…"))
