"""Opening dialogs: each is imported when it is first wanted, kept while it is open, and let go of after.

Owns what a dialog is told of the settings (the folder used last, the person's name) and what of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.settings import Settings, changed
from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.store.database import Store

if TYPE_CHECKING:
    from interpreter_app.desktop.dialogs.export_notes import Asked
    from interpreter_app.desktop.dialogs.frame import FileChooser
    from interpreter_app.desktop.dialogs.import_glossary import ImportDialog
    from interpreter_app.desktop.dialogs.import_notes import ImportNotesDialog, Known
    from interpreter_app.desktop.dialogs.new_visit import NewVisitDialog
    from interpreter_app.desktop.dialogs.notes_about import Read
    from interpreter_app.domain.contacts.contact import Contact
    from interpreter_app.domain.visits.visit import Visit
    from interpreter_app.services.calendar_taking import Returned
    from interpreter_app.services.note_marks import Mark


class Dialogs(QObject):
    """The dialogs of one window; `open` are those that are on the screen.

    `settings` gives the settings in force, `apply` puts changed ones in force and keeps them.
    """

    conceptAsked = Signal(str, str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The ids of a glossary and of a concept that is to be read."""
    glossaryMade = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """There is a new glossary with this id, or a copy of one."""
    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a note that is to be opened on its page."""
    contactAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a contact that is to be shown."""
    leftToCompare = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    """An import has found entries that both sides have changed."""

    def __init__(
        self,
        window: QWidget,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        actions: ActionSet,
        settings: Callable[[], Settings],
        apply: Callable[[Settings], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._writer = writer
        self._jobs = jobs
        self._theme = theme
        self._actions = actions
        self._settings = settings
        self._apply = apply
        self.open: list[QDialog] = []
        self.open_glossary: Callable[[], str] = str
        """The id of the glossary that is in sight, or an empty text."""

    def preferences(self, keys: bool = False) -> None:
        """The preferences, at the table of keys if wanted."""
        from interpreter_app.desktop.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._settings(), self._theme, self._window)
        dialog.settingsChanged.connect(self._apply)
        if keys:
            dialog.show_keys()
        self._show(dialog)

    def print_glossary(self, glossary: str) -> None:
        """Printing, with this glossary chosen."""
        from interpreter_app.desktop.dialogs.print_glossary import PrintDialog

        now = self._settings()
        dialog = PrintDialog(
            self._store,
            self._jobs,
            self._theme,
            glossary,
            self._window,
            folder=now.folder,
            author=now.author,
        )
        dialog.folderUsed.connect(self._on_folder)
        self._show(dialog)

    def import_glossary(self) -> ImportDialog:
        """Importing a file."""
        from interpreter_app.desktop.dialogs.import_glossary import ImportDialog

        now = self._settings()
        dialog = ImportDialog(
            self._store,
            self._writer,
            self._jobs,
            self._theme,
            self._window,
            folder=now.folder,
            author=now.author,
            opened=self.open_glossary(),
        )
        dialog.folderUsed.connect(self._on_folder)
        dialog.leftToCompare.connect(self._on_left_to_compare)
        self._show(dialog)
        return dialog

    def import_file(self, path: Path) -> None:
        """Importing this file."""
        dialog = self.import_glossary()
        dialog.choose_file(path)

    def export_glossary(self, glossary: str, shown: Sequence[int] | None = None) -> None:
        """Exporting, with this glossary chosen; or, if a filter is on, the concepts that it leaves."""
        from interpreter_app.desktop.dialogs.export_glossary import ExportDialog

        folder = self._settings().folder
        dialog = ExportDialog(
            self._store, self._jobs, self._theme, glossary, self._window, folder=folder, shown=shown
        )
        dialog.folderUsed.connect(self._on_folder)
        self._show(dialog)

    def differences(self) -> None:
        """Entries that an imported file or a newer release has otherwise than the person."""
        from interpreter_app.desktop.dialogs.differences import DifferencesDialog

        who = self._settings().author
        self._show(
            DifferencesDialog(self._store, self._writer, self._jobs, self._theme, self._window, who=who)
        )

    def to_glossary(self, numbers: Sequence[int]) -> None:
        """Moving, copying or splitting off the concepts with these numbers."""
        from interpreter_app.desktop.dialogs.to_glossary import ToGlossaryDialog

        self._show(ToGlossaryDialog(*self._parts(), numbers=numbers, who=self._settings().author))

    def change_many(self, numbers: Sequence[int]) -> None:
        """Changing a field of the concepts with these numbers."""
        from interpreter_app.desktop.dialogs.change_many import ChangeManyDialog

        self._show(ChangeManyDialog(*self._parts(), numbers=numbers, who=self._settings().author))

    def find_replace(self, glossary: str, numbers: Sequence[int]) -> None:
        """Finding and replacing in a glossary, in all, or in the concepts with these numbers."""
        from interpreter_app.desktop.dialogs.find_replace import FindReplaceDialog

        who = self._settings().author
        dialog = FindReplaceDialog(*self._parts(), glossary=glossary, numbers=numbers, who=who)
        dialog.conceptAsked.connect(self.conceptAsked)
        self._show(dialog)

    def new_glossary(self) -> None:
        """Making a glossary."""
        self._glossary_details("", "new")

    def describe_glossary(self, glossary: str) -> None:
        """Naming and describing the glossary with this id."""
        self._glossary_details(glossary, "describe")

    def duplicate_glossary(self, glossary: str) -> None:
        """Making a copy of the glossary with this id."""
        self._glossary_details(glossary, "duplicate")

    def _glossary_details(self, glossary: str, purpose: str) -> None:
        from interpreter_app.desktop.dialogs.glossary_details import GlossaryDialog, Purpose

        who = self._settings().author
        dialog = GlossaryDialog(*self._parts(), purpose=Purpose(purpose), glossary=glossary, who=who)
        dialog.glossaryMade.connect(self.glossaryMade)
        self._show(dialog)

    def new_visit(self, pattern: str) -> NewVisitDialog:
        """Making a visit, after the one with this id, if there is one."""
        from interpreter_app.desktop.dialogs.new_visit import NewVisitDialog
        from interpreter_app.services import planning

        dialog = NewVisitDialog(
            self._writer,
            self._jobs,
            self._theme,
            self._window,
            pattern=planning.visit(self._store, pattern) if pattern else None,
            who=self._settings().author,
        )
        self._show(dialog)
        return dialog

    def export_visit(self, visit: Visit) -> None:
        """Exporting a visit."""
        from interpreter_app.desktop.dialogs.export_visit import ExportVisitDialog

        dialog = ExportVisitDialog(
            self._store, self._jobs, self._theme, visit, self._window, folder=self._settings().folder
        )
        dialog.folderUsed.connect(self._on_folder)
        self._show(dialog)

    def print_schedule(self, visit: Visit, contacts: list[Contact]) -> None:
        """Printing the schedule of a visit."""
        from interpreter_app.desktop.dialogs.print_schedule import PrintScheduleDialog

        now = self._settings()
        dialog = PrintScheduleDialog(
            self._jobs, self._theme, visit, contacts, self._window, folder=now.folder, author=now.author
        )
        dialog.folderUsed.connect(self._on_folder)
        self._show(dialog)

    def import_notes(self, known: Known) -> ImportNotesDialog:
        """Importing notes, or a transcript."""
        from interpreter_app.desktop.dialogs.import_notes import ImportNotesDialog

        now = self._settings()
        dialog = ImportNotesDialog(*self._parts(), known=known, folder=now.folder, who=now.author)
        dialog.folderUsed.connect(self._on_folder)
        self._show(dialog)
        return dialog

    def export_notes(self, asked: Asked) -> None:
        """Exporting the notes of a visit, or those that the filters leave."""
        from interpreter_app.desktop.dialogs.export_notes import ExportNotesDialog

        folder = self._settings().folder
        dialog = ExportNotesDialog(self._store, self._jobs, self._theme, asked, self._window, folder=folder)
        dialog.folderUsed.connect(self._on_folder)
        self._show(dialog)

    def learning_report(self, visit: Visit) -> None:
        """Writing the learning report of a visit."""
        from interpreter_app.desktop.dialogs.learning_report import LearningReportDialog

        now = self._settings()
        dialog = LearningReportDialog(
            self._store, self._jobs, self._theme, visit, self._window, folder=now.folder, author=now.author
        )
        dialog.folderUsed.connect(self._on_folder)
        self._show(dialog)

    def calendar_changes(self, returned: Returned) -> None:
        """What a calendar that was read again means for its visit."""
        from interpreter_app.desktop.dialogs.calendar_changes import CalendarDialog

        who = self._settings().author
        self._show(CalendarDialog(self._writer, self._jobs, self._theme, returned, self._window, who=who))

    def _parts(self) -> tuple[Store, Writer, Jobs, Theme, QWidget]:
        """What every dialog that writes is given."""
        return self._store, self._writer, self._jobs, self._theme, self._window

    def concept_history(self, glossary: str, concept: str) -> None:
        """Every version of a concept, told by the ids of its glossary and its own."""
        from interpreter_app.desktop.dialogs.concept_history import ConceptHistoryDialog

        self._show(
            ConceptHistoryDialog(
                self._store,
                self._writer,
                self._jobs,
                self._theme,
                self._window,
                glossary=glossary,
                concept=concept,
                who=self._settings().author,
            )
        )

    def note_history(self, note: str) -> None:
        """Every version of the note with this id."""
        from interpreter_app.desktop.dialogs.note_history import NoteHistoryDialog

        self._show(NoteHistoryDialog(*self._parts(), note=note, who=self._settings().author))

    def notes_of_concept(self, glossary: str, concept: str, name: str) -> None:
        """The notes that use a concept, told by the ids of its glossary and its own."""
        from interpreter_app.desktop.dialogs import notes_about

        self._notes_about(name, notes_about.of_concept(glossary, concept))

    def notes_of_person(self, contact: Contact) -> None:
        """The notes that are somebody's."""
        from interpreter_app.desktop.dialogs import notes_about

        self._notes_about(shown_name(contact, i18n.language()), notes_about.of_person(contact))

    def _notes_about(self, name: str, read: Read) -> None:
        from interpreter_app.desktop.dialogs.notes_about import NotesAboutDialog

        dialog = NotesAboutDialog(self._store, self._jobs, self._theme, self._window, name=name, read=read)
        dialog.noteAsked.connect(self.noteAsked)
        self._show(dialog)

    def note_terms(self, marks: Sequence[Mark], contacts: Mapping[str, Contact]) -> None:
        """What stands in a note, by its marks."""
        from interpreter_app.desktop.dialogs.note_terms import NoteTermsDialog

        dialog = NoteTermsDialog(
            self._store, self._jobs, self._theme, self._window, marks=marks, contacts=contacts
        )
        dialog.conceptAsked.connect(self.conceptAsked)
        dialog.contactAsked.connect(self.contactAsked)
        self._show(dialog)

    def deleted(self, sort: str = "all") -> None:
        """The bin, or what of one sort is in it."""
        from interpreter_app.desktop.dialogs.deleted import DeletedDialog
        from interpreter_app.services.binned import Sort

        who = self._settings().author
        self._show(DeletedDialog(*self._parts(), who=who, sort=Sort(sort)))

    def deeds(self) -> None:
        """What was done lately."""
        from interpreter_app.desktop.dialogs.deeds import DeedsDialog

        who = self._settings().author
        self._show(DeedsDialog(self._store, self._writer, self._jobs, self._theme, self._window, who=who))

    def guide(self, page: str) -> None:
        """The guide, at the chapter on a page of the window. One goes on working while it is open."""
        from interpreter_app.desktop.dialogs.guide import GuideDialog

        dialog = next((one for one in self.open if isinstance(one, GuideDialog)), None)
        if dialog is None:
            dialog = GuideDialog(self._actions, self._theme, self._window)
            self._keep(dialog)
            dialog.show()
        dialog.open_at(page)
        dialog.raise_()
        dialog.activateWindow()

    def keys(self) -> None:
        """All keys."""
        from interpreter_app.desktop.dialogs.keys import KeysDialog

        dialog = KeysDialog(self._actions, self._theme, self._window)
        dialog.changeAsked.connect(self._on_change_keys)
        self._show(dialog)

    def about(self) -> None:
        """What this is, who made it and under which licences."""
        from interpreter_app.desktop.dialogs.about import AboutDialog

        self._show(AboutDialog(self._theme, self._window, store_path=self._store.path))

    def retranslate(self) -> None:
        """Have the open dialogs speak the current language."""
        for dialog in self.open:
            dialog.retranslate()  # type: ignore[attr-defined]  # every dialog of ours has it

    def _show(self, dialog: QDialog) -> None:
        self._keep(dialog)
        dialog.open()

    def _keep(self, dialog: QDialog) -> None:
        self.open.append(dialog)
        dialog.addAction(self._actions["accent"])  # The window's own keys don't reach into a dialog.
        dialog.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        dialog = self.sender()
        self.open = [other for other in self.open if other is not dialog]
        if dialog is not None:
            dialog.deleteLater()

    def files(self) -> FileChooser:
        """What asks for a file, beginning in the folder used last."""
        from interpreter_app.desktop.dialogs.frame import FileChooser

        return FileChooser(self._window, self._settings().folder)

    def used_folder(self, folder: str) -> None:
        """Begin here when a file is next asked for."""
        self._on_folder(folder)

    def _on_folder(self, folder: str) -> None:
        """Begin here when a file is next asked for, unless the name is one that can't be written down."""
        now = self._settings()
        try:
            kept = changed(now, "folder", folder)
        except ValueError:
            return
        if kept != now:
            self._apply(kept)

    def _on_left_to_compare(self, _count: int) -> None:
        self.leftToCompare.emit()

    def _on_change_keys(self) -> None:
        """The preferences take the place of the key help."""
        dialog = self.sender()
        if isinstance(dialog, QDialog):
            dialog.accept()
        self.preferences(keys=True)
