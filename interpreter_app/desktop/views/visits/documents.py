"""The documents of a visit: copies that the store keeps, and links.

Owns how they are added, opened, saved elsewhere and taken away. What may be kept and opened is
`services.documents`' to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import FileChooser, open_file
from interpreter_app.desktop.jobs import with_store
from interpreter_app.desktop.models.document_words import document_name, document_text
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import Section, heading, small
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.desktop.widgets.links import say_with_key
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Document, Visit
from interpreter_app.services import documents
from interpreter_app.services.documents import Copy, Target
from interpreter_app.store.database import Store


class DocumentEditor(PartEditor[Document]):
    """A document: its title in both languages, what it is, and what can be done with it."""

    openAsked = Signal(object)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The document."""
    saveAsked = Signal(object)  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = TwoLanguages("documentTitle", self, lines=False)
        self.what = small(self, "documentWhat")
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        self.links = FlowRow(self)
        self.open_button, self.save_button = QPushButton(self), QPushButton(self)
        for button, name in ((self.open_button, "openDocument"), (self.save_button, "saveDocument")):
            button.setObjectName(name)
            button.setProperty("role", "link")
            self.links.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.title, self.what, self.links):
            column.addWidget(part)
        for field in (self.title.french, self.title.english):
            field.setAcceptDrops(False)  # A file that is dropped there is for the section.
        self.title.edited.connect(self._on_title)
        self.open_button.clicked.connect(self._on_open)
        self.save_button.clicked.connect(self._on_save)

    def show_part(self, part: Document) -> None:
        """Show a document."""
        super().show_part(part)
        self.title.show_text(part.title)
        self.what.setText(_breakable(document_text(part)))
        self.save_button.setVisible(bool(part.digest))
        self._say()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.title.say(_("Title"), _("Title of the document"))
        self.open_button.setText(_("Open"))
        self.save_button.setText(_("Save a copy…"))
        self.what.setText(_breakable(document_text(self.part)) if hasattr(self, "part") else "")
        self._say()

    def focus_first(self) -> None:
        """Put the keyboard in the French title."""
        self.title.french.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        if hasattr(self, "part"):
            name = document_name(self.part)
            self.open_button.setAccessibleName(_("Open {name}").format(name=name))
            self.save_button.setAccessibleName(_("Save a copy of {name}").format(name=name))

    def _on_title(self, title: Bilingual) -> None:
        self.change(replace(self.part, title=title))
        self._say()

    def _on_open(self) -> None:
        self.openAsked.emit(self.part)

    def _on_save(self) -> None:
        self.saveAsked.emit(self.part)


class Documents(Section):
    """The documents, and how one more is added: a button, a line for a link, or a file dropped here."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitDocuments", desk, parent)
        self._visit: Visit | None = None
        self._saving: Document | None = None
        self._files = FileChooser(self, desk.folder)
        self.launch: Callable[[Target], None] = launch
        self.setAcceptDrops(True)
        self.add_button = QPushButton(self)
        self.add_button.setObjectName("addDocument")
        self.hint = small(self)
        self.link = FormLine("documentLink", self)
        self.link_button = QPushButton(self)
        self.link_button.setObjectName("addDocumentLink")
        self.link_label = QLabel(self)
        self.link_label.setProperty("role", "small")
        self.link_label.setWordWrap(True)
        self.link_label.setBuddy(self.link)
        self.heading = heading(self)
        self.rows: PartRows[Document] = PartRows(
            "documents", self._editor, lambda: Document("", Bilingual()), desk.theme, self,
            named=document_name, is_ruled=True,
        )  # fmt: skip
        self.rows.add_button.hide()
        self._lay_out()
        self.add_button.clicked.connect(self._on_add)
        self.link_button.clicked.connect(self.add_link)
        self.link.returnPressed.connect(self.add_link)
        self.rows.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        file_line = QHBoxLayout()
        file_line.setSpacing(2 * UNIT)
        file_line.addWidget(self.add_button)
        file_line.addWidget(self.hint, 1)
        link_line = QHBoxLayout()
        link_line.setSpacing(2 * UNIT)
        link_line.addWidget(self.link, 1)
        link_line.addWidget(self.link_button)
        column = QVBoxLayout()
        column.setSpacing(UNIT // 2)
        column.addWidget(self.link_label)
        column.addLayout(link_line)
        self.body.addLayout(file_line)
        self.body.addLayout(column)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.rows)
        self.body.addStretch()

    def show_visit(self, visit: Visit) -> None:
        """Show the documents of the visit."""
        self._visit = visit
        self.heading.setVisible(bool(visit.documents))
        self.rows.show_parts(visit.documents)
        self.rows.retranslate_rows()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.add_button.setText(_("Add a file…"))
        self.hint.setText(
            _("or drop it here: the store keeps a copy of up to {megabytes} MB.").format(
                megabytes=documents.MOST // 1_000_000
            )
        )
        self.link_label.setText(_("Link: an address of the web or of mail, or a path of this computer"))
        self.link.setAccessibleName(_("Link"))
        self.link.setPlaceholderText("https://")
        say_with_key(self.link_button, _("Add the link"), "")
        self.heading.setText(_("Documents of the visit"))
        self.rows.say("", _("Take this document away"))

    def focus_first(self) -> None:
        """Put the keyboard on the way to one more."""
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done with documents.

    def add_file(self, path: Path) -> None:
        """Keep a copy of a file; it is read beside the window."""

        def read(_progress: Progress) -> Copy:
            return documents.read_copy(path)

        title = _("Reading {name}").format(name=path.name)
        self.desk.jobs.run(title, read, partial(self._on_read, self._visit), self.desk.said.emit)

    def add_link(self) -> None:
        """Add the link that is typed."""
        if self._add_link(self.link.typed()):
            self.link.clear()

    def _add_link(self, typed: str) -> bool:
        try:
            made = documents.linked(typed)
        except ExpectedError as wrong:
            self.desk.said.emit(str(wrong))
            return False
        self.desk.deed(
            _("Link added: {name}").format(name=document_name(made)),
            lambda _store, visit: replace(visit, documents=(*visit.documents, made)),
        )
        return True

    def open(self, document: Document) -> None:
        """Open a document with the program that the system has for it, unless it is one itself."""
        store = self.desk.store.path

        def find(_progress: Progress) -> Target:
            if document.link:
                return documents.link_target(document.link)
            return Target(path=with_store(store, lambda opened: documents.open_copy(opened, document)))

        self.desk.jobs.run("", find, self._on_found, self.desk.said.emit)

    def save(self, document: Document) -> None:
        """Ask where to save a copy."""
        self._saving = document
        self._files.folder = self.desk.folder or self._files.folder
        self._files.to_save(
            _("Save a copy of the document"), documents.safe_name(document.file_name), "", self._on_save_path
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and links from a browser."""
        if event.mimeData().urls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add a copy of each file, and each link."""
        for url in event.mimeData().urls():
            event.acceptProposedAction()
            if url.isLocalFile():
                self.add_file(Path(url.toLocalFile()))
            else:
                self._add_link(url.toString())

    # What comes back.

    def _on_read(self, visit: Visit | None, copy: Copy) -> None:
        if self._visit is None or visit is None or self._visit.id != visit.id:
            self.desk.said.emit(_("Another visit is open now: add {name} again.").format(name=copy.file_name))
            return

        def add(store: Store, one: Visit) -> Visit:
            return replace(one, documents=(*one.documents, documents.keep(store, copy)))

        self.desk.deed(_("Copy added: {name}").format(name=copy.file_name), add)

    def _on_found(self, target: Target) -> None:
        self.launch(target)

    def _on_add(self) -> None:
        self._files.folder = self.desk.folder or self._files.folder
        self._files.to_open(_("Add a document to the visit"), "", self._on_add_path)

    def _on_add_path(self, path: str) -> None:
        self.desk.folder = self._files.used(Path(path))
        self.add_file(Path(path))

    def _on_save_path(self, path: str) -> None:
        document, store, place = self._saving, self.desk.store.path, Path(path)
        if document is None:
            return
        self.desk.folder = self._files.used(place)

        def save(_progress: Progress) -> None:
            with_store(store, lambda opened: documents.save_copy(opened, document, place))

        self.desk.jobs.run("", save, partial(self._on_saved, place), self.desk.said.emit)

    def _on_saved(self, path: Path, _result: None) -> None:
        self.desk.said.emit(_("Saved: {path}").format(path=path))

    def _on_changed(self, parts: tuple[Document, ...]) -> None:
        visit = self.desk.visit
        left = {part.id for part in parts}
        gone = [one for one in visit.documents if one.id not in left] if visit else []
        taken = {one.id for one in gone}
        if not gone:
            self.desk.change(lambda one: replace(one, documents=parts))
            return
        self.desk.deed(
            _("Document taken away: {name}").format(name=document_name(gone[0])),
            lambda _store, one: replace(
                one, documents=tuple(document for document in one.documents if document.id not in taken)
            ),
        )

    def _editor(self, parent: QWidget) -> DocumentEditor:
        made = DocumentEditor(parent)
        made.openAsked.connect(self.open)
        made.saveAsked.connect(self.save)
        return made


def launch(target: Target) -> None:
    """Hand over to the system what `services.documents` has found fit to be opened."""
    if target.path is not None:
        open_file(target.path)
    elif target.address:
        QDesktopServices.openUrl(QUrl(target.address))


def _breakable(text: str) -> str:
    """A text that may be broken within its addresses, which have no blanks."""
    return text.replace("/", "/\u200b").replace("_", "_\u200b")
