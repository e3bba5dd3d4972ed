"""The Visits, Notes and Contacts pages as the window has them: made when wanted, told what their keys open.

Owns the wiring between these pages, the actions and the dialogs, and the files of visits.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from interpreter_app.base import paths
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.settings import Settings
from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.models import line_texts
from interpreter_app.desktop.models.visit_words import brought_text, title_of
from interpreter_app.desktop.openers import Dialogs
from interpreter_app.desktop.record_saving import RecordSaving
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.typed import Typed
from interpreter_app.desktop.views.visits.page import VisitsPage
from interpreter_app.exchange.visits.visit_file import VisitFile
from interpreter_app.services import calendar_taking, planning, typed_lines, visit_files
from interpreter_app.services.visit_files import Brought
from interpreter_app.store import history
from interpreter_app.store.database import Store

if TYPE_CHECKING:
    from interpreter_app.desktop.note_desk import NoteDesk
    from interpreter_app.desktop.note_marking import Find, NoteMarking
    from interpreter_app.desktop.views.contacts.page import ContactsPage
    from interpreter_app.desktop.views.notes.page import NotesPage
    from interpreter_app.domain.notes.note import Note

    PlanPage = VisitsPage | NotesPage | ContactsPage

SAMPLE = "paris-2016"
LOG_LINE = "log-line"
"""The name under which the half-typed line of the Notes page is kept."""


class PlanningDesk(QObject):
    """The pages with what belongs to them. `settings` gives the settings in force."""

    pageMade = Signal(object)  # noqa: N815 - a Qt signal, named as Qt names its own
    said = Signal(str)
    warned = Signal(str)
    shown = Signal(str)
    """The name of the page that is to be shown."""
    noteLeft = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    """Esc in the line for the next note."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        typed: Typed,
        actions: ActionSet,
        dialogs: Dialogs,
        settings: Callable[[], Settings],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._writer = writer
        self._jobs = jobs
        self._theme = theme
        self._dialogs = dialogs
        self._settings = settings
        self._window = window
        self._wanted = ""
        self._note_desk: NoteDesk | None = None
        self._marking: NoteMarking | None = None
        self.find_marks: Find = lambda _note, _names: ()
        """Gives the marks of a note."""
        self._actions = actions
        self._typed = typed
        self.made: dict[str, PlanPage] = {}
        """The pages that have been made, by name."""

    @property
    def visits(self) -> VisitsPage:
        """The Visits page."""
        page = self.page("visits")
        assert isinstance(page, VisitsPage)
        return page

    @property
    def contacts(self) -> ContactsPage:
        """The Contacts page."""
        from interpreter_app.desktop.views.contacts.page import ContactsPage

        page = self.page("contacts")
        assert isinstance(page, ContactsPage)
        return page

    @property
    def notes(self) -> NotesPage:
        """The Notes page."""
        from interpreter_app.desktop.views.notes.page import NotesPage

        page = self.page("notes")
        assert isinstance(page, NotesPage)
        return page

    @property
    def places(self) -> dict[str, str]:
        """What is open on the pages, for the next start."""
        return {name: page.place for name, page in self.made.items() if name in ("visits", "notes")}  # type: ignore[union-attr]  # these two have a place

    def page(self, name: str) -> PlanPage:
        """The page of this name; it is made when it is first wanted."""
        if name not in self.made:
            making: dict[str, Callable[[], PlanPage]] = {
                "visits": self._made_visits,
                "notes": self._made_notes,
                "contacts": self._made_contacts,
            }
            self.made[name] = making[name]()
            self.pageMade.emit(self.made[name])
        return self.made[name]

    def _made_notes(self) -> NotesPage:
        from interpreter_app.desktop.note_desk import NoteDesk
        from interpreter_app.desktop.note_marking import NoteMarking
        from interpreter_app.desktop.views.notes.page import NotesPage

        page = NotesPage(self._store, self._writer, self._jobs, self._theme, self._window)
        self._keep_beside(page.saving)
        page.looking_back.keep_in(self._typed)
        page.timeline.waiting = self._waiting_notes
        self._typed.withdrawn.connect(page.refresh)
        page.who = lambda: self._settings().author
        page.said.connect(self.said)
        page.drafted.connect(self._on_half_line)
        page.written.connect(self._on_note)
        page.leaveAsked.connect(self.noteLeft)
        page.contactAsked.connect(self.show_contact)
        self._marking = NoteMarking(page.timeline.list, lambda note, names: self.find_marks(note, names))
        self._note_desk = NoteDesk(page, self._writer, self._actions, self._dialogs, self._marking)
        page.go_to(self._settings().places.get("notes", ""))
        page.restore(self._typed.half(LOG_LINE))
        return page

    def forget_marks(self) -> None:
        """The glossaries are others now: what is marked in notes is looked for anew."""
        if self._marking is not None:
            self._marking.forget()

    def _on_half_line(self, text: str) -> None:
        self._typed.draft(LOG_LINE, text)

    def _on_note(self, drafted: Note) -> None:
        self._typed.write(typed_lines.whole_note(drafted), line_texts.said, (LOG_LINE,))

    def _waiting_notes(self) -> list[Note]:
        """The notes that were written and aren't in the store yet."""
        found = (typed_lines.drafted_note(waiting.line) for waiting in self._typed.waiting)
        return [note for note in found if note is not None]

    def _keep_beside(self, saving: RecordSaving) -> None:
        """Have what isn't in the store kept beside it; why it isn't is said once for all that is typed."""
        saving.keep, saving.refuse = self._typed.draft, self._typed.refuse
        saving.saved.connect(self._typed.relieve)

    def _made_contacts(self) -> ContactsPage:
        from interpreter_app.desktop.views.contacts.page import ContactsPage

        page = ContactsPage(self._store, self._writer, self._jobs, self._theme, self._window)
        self._keep_beside(page.saving)
        page.who = lambda: self._settings().author
        page.folder = self._settings().folder
        page.column.key_of = self._actions.key
        page.folderUsed.connect(self._on_folder)
        page.visitAsked.connect(self.show_visit)
        page.said.connect(self.said)
        self._actions.on("contact-notes", self._on_contact_notes, page, lambda: page.contact is not None)
        page.saving.followed.connect(self._actions.follow_again)
        page.retranslate()
        return page

    def _on_contact_notes(self) -> None:
        if self.contacts.contact is not None:
            self._dialogs.notes_of_person(self.contacts.contact)

    def _made_visits(self) -> VisitsPage:
        actions = self._actions
        page = VisitsPage(self._store, self._writer, self._jobs, self._theme, self._window)
        self._keep_beside(page.desk.saving)
        page.desk.saving.who = lambda: self._settings().author
        page.left.key_of = page.key_of = actions.key
        page.said.connect(self.said)
        page.warned.connect(self.warned)
        page.contactAsked.connect(self.show_contact)
        page.newAsked.connect(self.new_visit)
        page.sampleAsked.connect(self.open_sample)
        page.copyAsked.connect(self._on_copy)
        page.importAsked.connect(self.import_visit)
        page.exportAsked.connect(self._on_export)
        page.printAsked.connect(self._on_print)
        page.desk.folder = self._settings().folder
        page.desk.folderUsed.connect(self._on_folder)
        for name, slot in {
            "duplicate-visit": page.duplicate,
            "delete-visit": page.delete,
            "export-visit": page.export,
            "next-section": page.next_section,
            "previous-section": page.previous_section,
        }.items():
            actions.on(name, slot, page)
        actions.on("learning-report", self._on_report, page, lambda: page.desk.visit is not None)
        page.desk.saving.followed.connect(actions.follow_again)
        page.retranslate()
        page.go_to(self._settings().places.get("visits", ""))
        return page

    def print_notes(self) -> None:
        """What is printed of notes is the learning report of their visit."""
        if self._note_desk is not None:
            self._note_desk.report()

    def new_visit(self) -> None:
        """Ask what a new visit is called."""
        self._ask_visit("")

    def open_sample(self) -> None:
        """Show the sample visit; it is brought in if it isn't there."""
        who = self._settings().author

        def bring(store: Store) -> Brought | None:
            if planning.visit(store, SAMPLE) is not None:
                return None
            file = visit_files.read_file(paths.samples_dir() / f"{SAMPLE}.yaml")
            return visit_files.bring(store, file, who, "sample")

        deed: Deed[Brought | None] = Deed(
            bring,
            lambda brought: _("The sample visit is among your visits") if brought else "",
            lambda store, brought: history.undo(store, brought.operation if brought else None),
            did=lambda brought: brought is not None,
        )
        self._wanted = SAMPLE
        self._writer.write(deed, self._on_there)

    def _on_there(self, _result: object) -> None:
        self.show_visit(self._wanted)

    def show_visit(self, ident: str) -> None:
        """Show a visit."""
        self.shown.emit("visits")
        self.visits.refresh()
        self.visits.open(ident)

    def import_visit(self) -> None:
        """Ask for a file: a visit, or a calendar that was made of the one that is open."""
        self.visits.flush()
        files = self._dialogs.files()
        kinds = f"{_('Visits and calendars')} (*.yaml *.yml *.ics)"
        files.to_open(_("Import a visit or calendar"), kinds, self._on_file)

    def _on_file(self, name: str) -> None:
        path = Path(name)
        self._dialogs.used_folder(str(path.parent))
        if path.suffix.casefold() == ".ics":
            self._read_calendar(path)
        else:
            self._jobs.run("", lambda _progress: visit_files.read_file(path), self._on_visit_read)

    def _on_visit_read(self, file: VisitFile) -> None:
        who = self._settings().author
        deed: Deed[Brought] = Deed(
            lambda store: visit_files.bring(store, file, who),
            lambda brought: brought_text(brought, title_of(file.visit)),
            lambda store, brought: history.undo(store, brought.operation),
            did=lambda brought: brought.operation is not None,
        )
        self._wanted = file.visit.id
        self._writer.write(deed, self._on_there)

    def _read_calendar(self, path: Path) -> None:
        visit = self.visits.desk.visit
        if visit is None:
            self.visits.said.emit(_("Open the visit that the calendar belongs to first."))
        else:
            self._jobs.run(
                "", lambda _progress: calendar_taking.returned(visit, path), self._dialogs.calendar_changes
            )

    def _on_export(self, ident: str) -> None:
        visit = self.visits.desk.visit
        if visit is not None and visit.id == ident:
            self._dialogs.export_visit(visit)

    def _on_print(self) -> None:
        visit = self.visits.desk.visit
        if visit is not None:
            self._dialogs.print_schedule(visit, list(self.visits.desk.contacts.values()))

    def _on_report(self) -> None:
        visit = self.visits.desk.visit
        if visit is not None:
            self.visits.flush()
            self._dialogs.learning_report(visit)

    def _on_folder(self, folder: str) -> None:
        for name, page in self.made.items():
            if isinstance(page, VisitsPage):
                page.desk.folder = folder
            elif name == "contacts":
                self.contacts.folder = folder
        self._dialogs.used_folder(folder)

    def show_contact(self, ident: str) -> None:
        """Show a contact."""
        self.shown.emit("contacts")
        self.contacts.show_contact(ident)

    def debrief(self) -> None:
        """Look back on the session that ended last."""
        self.shown.emit("notes")
        self.notes.debrief()

    def new_contact(self) -> None:
        """Write a new contact."""
        self.shown.emit("contacts")
        self.contacts.new()

    def import_contacts(self) -> None:
        """Ask for a file of contacts."""
        self.shown.emit("contacts")
        self.contacts.import_()

    def export_contacts(self) -> None:
        """Ask in which form contacts are to be exported."""
        self.shown.emit("contacts")
        self.contacts.export()

    def _ask_visit(self, pattern: str) -> None:
        made = self._dialogs.new_visit(pattern)
        made.visitMade.connect(self.show_visit)

    def _on_copy(self, ident: str) -> None:
        self._ask_visit(ident)
