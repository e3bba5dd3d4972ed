"""What the sections of the Visits page share: the visit that is open, who is who, and how it is changed.

Owns the way from a section to the store, and the names of contacts and glossaries as they stand there. A
section never reads or writes the store itself but through this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from interpreter_app.base import i18n
from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.visit_saving import Change, VisitSaving
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import people, planning
from interpreter_app.services.planning import Saved
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import glossaries, history
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import GlossarySummary


class VisitDesk(QObject):
    """The visit that is open, and what belongs to it. `who` gives the name that stands in the history."""

    said = Signal(str)
    """A sentence for the status line."""
    warned = Signal(str)
    """A sentence on what couldn't be done."""
    folderUsed = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """A file was saved or opened in this folder."""
    printAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    """The schedule of the visit is to be printed."""
    contactAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a contact that somebody wants to see."""

    def __init__(self, store: Store, writer: Writer, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.store = store
        self.writer = writer
        self.jobs = jobs
        self.theme = theme
        self.window = parent
        self.saving = VisitSaving(writer, self)
        self.saving.said.connect(self.said)
        self.today: Callable[[], date] = date.today
        self.folder = ""
        """Where files were last saved or opened."""
        self.visits: list[Visit] = []
        self.todays = ""
        """The id of the visit that is today's, empty if none is; `by_hand` if a person chose it."""
        self.by_hand = ""
        self.everybody: Mapping[str, Contact] = {}
        """All contacts by id, also those that were forgotten; `contacts` are the others."""
        self.contacts: Mapping[str, Contact] = {}
        self.glossaries: list[GlossarySummary] = []

    @property
    def visit(self) -> Visit | None:
        """The visit that is open, as it stands in the window."""
        return self.saving.visit

    def read(self) -> None:
        """Read anew what the store has of visits, contacts and glossaries."""
        self.visits = planning.visits(self.store)
        self.everybody = people.by_id(self.store)
        self.contacts = {ident: one for ident, one in self.everybody.items() if one.forgotten is None}
        self.glossaries = glossaries.summaries(self.store)
        self.by_hand = planning.chosen_by_hand(self.store)
        todays = planning.todays_visit(self.store, self.today())
        self.todays = todays.id if todays else ""

    def change(self, change: Change) -> None:
        """Have the visit changed so; it is written a moment later."""
        self.saving.change(change)

    def taken_away(self, words: str) -> None:
        """Have the status line name the part that has just been taken out of the visit."""
        if words and self.saving.is_unwritten:
            self.saving.tell(_("Taken away: {what}").format(what=words))

    def deed(self, sentence: str, change: Callable[[Store, Visit], Visit]) -> None:
        """Have the visit that is open changed so, as a deed of its own that is taken back alone.

        What is typed is written first. `change` runs on the writer's thread, with its store inside the
        transaction; the sections show what came of it. `sentence` is what the status line says.
        """
        opened = self.visit
        if opened is None:
            return
        self.saving.flush()
        ident, who = opened.id, self.saving.who()

        def do(store: Store) -> Saved:
            with store.write():
                before = planning.visit(store, ident)
                if before is None:
                    raise UsageError(_("This visit isn’t there any more: bring it back from the bin first."))
                return planning.save(store, before, change(store, before), who)

        deed: Deed[Saved] = Deed(
            do,
            lambda saved: sentence if saved.change.operation else "",
            lambda store, saved: history.undo(store, saved.change.operation),
            did=lambda saved: saved.change.operation is not None,
        )
        self.writer.write(deed, self._on_done)

    def _on_done(self, saved: Saved) -> None:
        if self.visit is not None and self.visit.id == saved.visit.id:
            self.saving.follow(planning.visit(self.store, saved.visit.id))

    def choose_todays(self, is_on: bool) -> None:
        """Have the visit that is open be today's whatever the date, or leave that to the dates."""
        if self.visit is None:
            return
        ident = self.visit.id if is_on else ""
        self.by_hand = ident
        title = in_interface_language(self.visit.title) or self.visit.id
        said = _("“{title}” is today’s visit") if is_on else _("Today’s visit goes by the dates")
        deed: Deed[None] = Deed(
            lambda store: planning.choose_todays(store, ident), lambda _done: said.format(title=title)
        )
        self.writer.write(deed)

    def name(self, contact: str) -> str:
        """The name of a contact for whoever reads the interface; who isn't there any more is said so.

        Of those who were forgotten it is their initials.
        """
        known = self.contacts.get(contact) or self.everybody.get(contact)
        return shown_name(known, i18n.language()) if known is not None else _("(not among the contacts)")
