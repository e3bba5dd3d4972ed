"""What the menu does to notes on the Notes page: files, the report, the history of a note, bin and log.

Owns the wiring between the page, its actions and their dialogs, and that what is still being typed is in the
store before anything is read of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.dropped import FileDrops
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.openers import Dialogs

if TYPE_CHECKING:
    from interpreter_app.desktop.note_marking import NoteMarking
    from interpreter_app.desktop.views.notes.page import NotesPage


class NoteDesk(QObject):
    """The actions of one Notes page. It lives as long as the page."""

    def __init__(
        self,
        page: NotesPage,
        writer: Writer,
        actions: ActionSet,
        dialogs: Dialogs,
        marking: NoteMarking,
    ) -> None:
        super().__init__(page)
        self._marking = marking
        self._page = page
        self._writer = writer
        self._dialogs = dialogs
        self._next: Callable[[], None] | None = None
        self._drops = FileDrops(page)
        self._drops.dropped.connect(self._import)
        page.visitShown.connect(actions.follow_again)
        page.sheet.historyAsked.connect(self.history)
        wanted: tuple[tuple[str, Callable[[], None], Callable[[], bool] | None], ...] = (
            ("import-notes", self.bring, None),
            ("export-notes", self.export, None),
            ("learning-report", self.report, self._has_visit),
            ("note-terms", self.terms, None),
            ("note-history", self.history, None),
            ("deleted-notes", self.bin, None),
            ("clear-log", page.missed.clear_log, None),
        )
        for name, slot, can in wanted:
            actions.on(name, slot, page, can)

    def bring(self) -> None:
        """Notes, or a transcript, out of a file."""
        self._import("")

    def export(self) -> None:
        """The notes that are open, into a file."""
        self._once_written(self._export)

    def report(self) -> None:
        """The learning report of the visit that is open."""
        if self._page.visit is None:
            self._page.said.emit(_("Choose a visit first: the report is about one."))
        else:
            self._once_written(self._report)

    def history(self) -> None:
        """The history of the note that is open or chosen."""
        if self._page.chosen_note is None:
            self._page.said.emit(_("Choose a note first."))
        else:
            self._once_written(self._history)

    def terms(self) -> None:
        """The terms and people in the note that is open or chosen."""
        ident = self._page.chosen_note
        note = next((one for one in self._page.timeline.list.notes if one.id == ident), None)
        if note is None:
            self._page.said.emit(_("Choose a note first."))
        else:
            self._dialogs.note_terms(self._marking.marks_of(note), self._page.timeline.around.contacts)

    def bin(self) -> None:
        """The notes in the bin."""
        self._dialogs.deleted("notes")

    def _import(self, path: str) -> None:
        from interpreter_app.desktop.dialogs.import_notes import Known

        page = self._page
        page.flush()
        visits = [one.visit for one in page.left.visits.rows if one.visit is not None]
        known = Known(visits, page.timeline.around.contacts, page.visit.id if page.visit is not None else "")
        dialog = self._dialogs.import_notes(known)
        dialog.imported.connect(page.open)
        if path:
            dialog.choose_file(Path(path))

    def _export(self) -> None:
        from interpreter_app.desktop.dialogs.export_notes import Asked

        page = self._page
        self._dialogs.export_notes(Asked(page.visit, page.timeline.wanted, page.timeline.search.text()))

    def _report(self) -> None:
        visit = self._page.visit
        if visit is not None:
            self._dialogs.learning_report(visit)

    def _history(self) -> None:
        note = self._page.chosen_note
        if note is not None:
            self._dialogs.note_history(note)

    def _has_visit(self) -> bool:
        return self._page.visit is not None

    def _once_written(self, do: Callable[[], None]) -> None:
        """Do this at once, or as soon as what is being typed of a note is in the store."""
        self._page.flush()
        if self._page.saving.is_unwritten:
            self._next = do
            nothing: Deed[None] = Deed(lambda _store: None, lambda _none: "")
            self._writer.write(nothing, self._on_written)
        else:
            do()

    def _on_written(self, _none: None) -> None:
        do, self._next = self._next, None
        if do is not None:
            do()
