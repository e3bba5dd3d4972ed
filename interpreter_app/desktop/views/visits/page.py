"""The Visits page: the visits at the left, the one that is open with its sections at the right.

Owns what happens between the two, and which visit is open. What is written goes through `desk`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.models.visit_words import SectionName, title_of
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.sheet import VisitSheet
from interpreter_app.desktop.views.visits.visit_column import VisitColumn
from interpreter_app.desktop.widgets.empty_state import Offer
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import planning
from interpreter_app.store import history
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change


class VisitsPage(QWidget):
    """The page. The window hands in what it needs and is told what it asks for."""

    said = Signal(str)
    """Something for the status line that was not written anywhere."""
    warned = Signal(str)
    """What couldn't be done."""
    printAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    newAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    sampleAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    importAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    exportAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a visit."""
    copyAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of the visit of which another one is to be made."""
    contactAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    leaveAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(
        self, store: Store, writer: Writer, jobs: Jobs, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("visitsPage")
        self._store = store
        self._writer = writer
        self._wanted = ""
        self.desk = VisitDesk(store, writer, jobs, theme, self)
        self.left = VisitColumn(theme, self)
        self.sheet = VisitSheet(self.desk, self)
        self.sheet.offers = self._offers
        self.key_of: Callable[[str], str] = str
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(Hairline(Qt.Orientation.Vertical, self))
        row.addWidget(self.sheet, 1)
        self.left.setFixedWidth(self.left.minimumWidth())
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.left.visitChosen.connect(self.open)
        self.left.sectionChosen.connect(self._on_section)
        self.left.new_button.clicked.connect(self.newAsked)
        self.left.import_button.clicked.connect(self.importAsked)
        self.left.export_button.clicked.connect(self.export)
        self.desk.said.connect(self.said)
        self.desk.warned.connect(self.warned)
        self.desk.printAsked.connect(self.print)
        self.desk.contactAsked.connect(self.contactAsked)
        self.desk.saving.followed.connect(self._on_visit)
        self.desk.saving.changed.connect(self._on_visit)

    # What the window asks.

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.left.retranslate()
        self.left.setFixedWidth(self.left.minimumWidth())
        self.sheet.retranslate()

    def refresh(self) -> None:
        """Take over what has been written, here or by another process."""
        if not self.isVisible():
            return
        self.desk.read()
        visits = self.desk.visits
        opened = self.desk.visit
        stored = next((one for one in visits if opened is not None and one.id == opened.id), None)
        if opened is None or (stored is None and not self.desk.saving.is_unwritten):
            self.desk.saving.open(self._first())
        else:
            self.desk.saving.follow(stored)
        self._show_list()
        self.sheet.show_visit()

    @property
    def place(self) -> str:
        """Which visit and section are open, as a text for `go_to`."""
        opened = self.desk.visit
        return f"{self.left.section.value} {opened.id if opened else self._wanted}"

    def go_to(self, place: str) -> None:
        """Have open what was open when `place` said so, from when the page is first shown."""
        section, _space, self._wanted = place.partition(" ")
        if section in {one.value for one in SectionName}:
            self.show_section(SectionName(section))

    def focus_first(self) -> None:
        """Put the keyboard on the visits, or on the way to the first one."""
        self.refresh()
        place = self.left.visits if self.desk.visits else self.left.new_button
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Have what is being typed kept now."""
        self.sheet.flush()
        self.desk.saving.flush()

    def open(self, ident: str) -> None:
        """Show the visit with this id."""
        opened = self.desk.visit
        if opened is not None and opened.id == ident:
            return
        self.flush()
        if all(one.id != ident for one in self.desk.visits):
            self.desk.read()
        wanted = next((one for one in self.desk.visits if one.id == ident), None)
        if wanted is not None:
            self.desk.saving.open(wanted)
            self._show_list()

    def show_section(self, section: SectionName) -> None:
        """Show a section of the visit that is open."""
        self.left.choose_section(section)

    def next_section(self) -> None:
        """Show the section after the one that is shown, with the keyboard in it."""
        self._go_on(1)

    def previous_section(self) -> None:
        """Show the section before the one that is shown, with the keyboard in it."""
        self._go_on(-1)

    def _go_on(self, by: int) -> None:
        every = list(SectionName)
        self.show_section(every[(every.index(self.left.section) + by) % len(every)])
        self.sheet.focus_first()

    # What is done with a visit as a whole.

    def delete(self) -> None:
        """Delete the visit that is open; it goes to the bin."""
        visit = self.desk.visit
        if visit is None:
            self.said.emit(_("Choose a visit first."))
            return
        self.flush()
        ident, title, who = visit.id, title_of(visit), self.desk.saving.who()
        deed: Deed[Change] = Deed(
            lambda store: planning.delete(store, ident, who),
            lambda _change: _("“{title}” moved to the bin").format(title=title),
            lambda store, change: history.undo(store, change.operation),
        )
        self._writer.write(deed)

    def duplicate(self) -> None:
        """Make another visit after the one that is open."""
        if self.desk.visit is None:
            self.said.emit(_("Choose a visit first."))
        else:
            self.flush()
            self.copyAsked.emit(self.desk.visit.id)

    def print(self) -> None:
        """Ask how the schedule is to be printed."""
        if self.desk.visit is None:
            self.said.emit(_("Choose a visit first."))
        else:
            self.flush()
            self.printAsked.emit()

    def export(self) -> None:
        """Ask in which form the visit is to be exported."""
        if self.desk.visit is None:
            self.said.emit(_("Choose a visit first."))
        else:
            self.flush()
            self.exportAsked.emit(self.desk.visit.id)

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date."""
        super().showEvent(event)
        self.refresh()

    def _first(self) -> Visit | None:
        known = {one.id: one for one in self.desk.visits}
        wanted, self._wanted = self._wanted, ""
        return known.get(self.desk.todays) or known.get(wanted) or next(iter(known.values()), None)

    def _show_list(self) -> None:
        opened = self.desk.visit
        self.left.show_visits(
            self.desk.visits, opened.id if opened else "", self.desk.todays, self.desk.today()
        )
        self.left.follow(opened)

    def _offers(self) -> list[Offer]:
        return [
            Offer(self.key_of("new-visit"), _("Plan a new visit…"), self.newAsked.emit),
            Offer("", _("Open the sample visit: Scottish officers in Paris"), self.sampleAsked.emit),
            Offer("", _("Import a visit…"), self.importAsked.emit),
        ]

    def _on_visit(self) -> None:
        visit = self.desk.visit
        self.left.follow(visit)
        if visit is not None:
            self.sheet.show_head(visit)

    def _on_section(self, name: str) -> None:
        self.sheet.show_section(SectionName(name))
