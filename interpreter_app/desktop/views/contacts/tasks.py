"""What is done to contacts as a whole: brought in, written out, made one, forgotten.

Owns the dialogs of the Contacts page and what is handed from them to the writer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import FileChooser
from interpreter_app.desktop.jobs import Jobs, Writer, with_store
from interpreter_app.desktop.models import contact_deeds
from interpreter_app.desktop.models.contact_book import ContactBook
from interpreter_app.desktop.models.contact_words import card_text
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.duplicates import Alike
from interpreter_app.domain.contacts.names import initials, shown_name
from interpreter_app.services import kept_apart
from interpreter_app.services.contact_files import Brought
from interpreter_app.store.database import Store


class Page(Protocol):
    """What the page is asked: what it shows, and to take over what was done."""

    book: ContactBook
    folder: str
    who: Callable[[], str]
    today: Callable[[], date]

    @property
    def contact(self) -> Contact | None:
        """The contact that is open."""

    @property
    def is_new(self) -> bool:
        """Whether it isn't in the store yet."""

    def listed(self) -> list[Contact]:
        """The contacts in the list."""

    def say(self, sentence: str) -> None:
        """Have this in the status line."""

    def use_folder(self, folder: str) -> None:
        """Remember where a file was."""

    def flush(self) -> None:
        """Write what is half typed."""

    def read_anew(self) -> None:
        """Take over what the history doesn't tell of."""

    def refresh(self) -> None:
        """Take over what was written."""

    def let_go(self) -> None:
        """Keep nothing of the contact that is open."""


class ContactTasks(QObject):
    """The dialogs. Each is imported when it is asked for."""

    duplicatesFound = Signal(int)  # noqa: N815 - a Qt signal, named as Qt names its own
    """How many pairs of contacts may be the same."""

    def __init__(
        self, page: Page, parent: QWidget, store: Store, writer: Writer, jobs: Jobs, theme: Theme
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._parent = parent
        self._store = store
        self._writer = writer
        self._jobs = jobs
        self._theme = theme
        self.dialog: QDialog | None = None
        self.duplicates: list[Alike] = []

    def ask_for_file(self) -> None:
        """Ask for a file with contacts."""
        self._page.flush()
        chooser = FileChooser(self._parent, self._page.folder)
        filters = f"{_('Contacts')} (*.vcf *.vcard *.csv *.tsv *.txt);;{_('All files')} (*)"
        self._open(chooser.to_open(_("Import contacts"), filters, self._on_file))

    def bring(self, path: Path) -> None:
        """Bring the contacts of a file in."""
        deed = contact_deeds.bringing(path, self._page.who())
        self._writer.write(deed, partial(self._on_brought, path.name), self._page.say)

    def show_export(self) -> None:
        """Let contacts be written into a file."""
        from interpreter_app.desktop.dialogs.export_contacts import ExportContacts

        page = self._page
        page.flush()
        if not page.book.by_id:
            page.say(_("There are no contacts to export yet."))
            return
        dialog = ExportContacts(
            self._store,
            page.book.contacts,
            page.listed(),
            self._jobs,
            self._theme,
            page.folder,
            self._parent,
        )
        dialog.folderUsed.connect(self._on_folder)
        self._open(dialog)
        dialog.open()

    def look_for_duplicates(self) -> None:
        """Find out beside the window which contacts may be the same."""
        contacts, path = list(self._page.book.by_id.values()), self._store.path

        def work(_progress: Progress) -> list[Alike]:
            return with_store(path, lambda store: kept_apart.to_ask(store, contacts))

        self._jobs.run("", work, self._on_duplicates, self._on_no_duplicates)

    def _on_duplicates(self, found: list[Alike]) -> None:
        self.duplicates = found
        self.duplicatesFound.emit(len(found))

    def _on_no_duplicates(self, _sentence: str) -> None:
        """Nobody asked: nothing is said."""

    def show_duplicates(self) -> None:
        """Let contacts be made one that may be the same."""
        from interpreter_app.desktop.dialogs.contact_duplicates import ContactDuplicates

        page = self._page
        page.flush()
        dialog = ContactDuplicates(
            self.duplicates, page.book.name, self._writer, self._theme, self._parent, who=page.who()
        )
        dialog.finished.connect(self._on_looked_through)
        self._open(dialog)
        dialog.open()

    def ask_to_forget(self) -> None:
        """Ask whether the contact that is open is to be forgotten."""
        from interpreter_app.desktop.dialogs.forget_contact import ForgetContact

        contact = self._page.contact
        if contact is None or self._page.is_new:
            return
        name = shown_name(contact, i18n.language())
        dialog = ForgetContact(name, initials(contact), self._theme, self._parent)
        dialog.agreed.connect(partial(self._forget, contact))
        self._open(dialog)
        dialog.open()

    def copy_card(self) -> None:
        """Copy the contact that is open as a few lines of text."""
        contact = self._page.contact
        if contact is not None:
            self.copy(card_text(contact, self._page.book.name(contact.organisation)))

    def copy(self, text: str) -> None:
        """Have this text in the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self._page.say(_("Copied: {text}").format(text=text.split("\n")[0]))

    def _forget(self, contact: Contact) -> None:
        """What was typed meanwhile is written first, so that nothing of it comes later."""
        self._page.flush()
        self._writer.write(contact_deeds.forgetting(contact, self._page.today()), self._on_forgotten)
        self._page.let_go()

    def _on_forgotten(self, _left: object) -> None:
        """Nothing of it stands in the history, by which the page tells that something is new."""
        self._page.read_anew()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog

    def _on_file(self, path: str) -> None:
        self._on_folder(str(Path(path).parent))
        self.bring(Path(path))

    def _on_folder(self, folder: str) -> None:
        self._page.use_folder(folder)

    def _on_brought(self, file_name: str, brought: Brought) -> None:
        self._page.refresh()
        if brought.problems or brought.alike:
            from interpreter_app.desktop.dialogs.contact_problems import ContactProblems

            dialog = ContactProblems(file_name, brought, self._theme, self._parent)
            self._open(dialog)
            dialog.open()

    def _on_changed(self, _result: object) -> None:
        self._page.refresh()

    def _on_looked_through(self, _result: int) -> None:
        self._page.refresh()
        self.look_for_duplicates()
