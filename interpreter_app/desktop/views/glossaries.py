"""The Glossaries page: a list of glossaries, one of them from A to Z, and the concept that is read.

Owns what happens between the three columns and the keyboard's way through them. It reads with the window's
store; lists are read beside it (`list_reading`). What is done with the concept that is read is
`concept_reading`, what is written `page_writing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.concept_cells import Column, column_of
from interpreter_app.desktop.models.glossaries import ROW, GlossaryRow, name_of
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.concept_column import ConceptColumn
from interpreter_app.desktop.views.concept_reading import ConceptReading
from interpreter_app.desktop.views.concept_sheet import ConceptSheet
from interpreter_app.desktop.views.glossary_columns import columns
from interpreter_app.desktop.views.glossary_list import GlossaryColumn
from interpreter_app.desktop.views.list_place import number_after
from interpreter_app.desktop.views.list_reading import ListReading, Wanted
from interpreter_app.desktop.views.page_writing import PageWriting
from interpreter_app.desktop.views.quality_panel import QualityPanel
from interpreter_app.desktop.views.quality_split import with_panel
from interpreter_app.desktop.views.which_glossary import ask_which
from interpreter_app.domain.checks import Finding
from interpreter_app.domain.checks.places import spot_of
from interpreter_app.services.browsing import Listing, Order
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import StoredConcept
from interpreter_app.store.listing import newest_operation

_TABLE = "table "
"""How the place begins while one writes in the table."""


class GlossariesPage(QWidget):
    """The page. The window hands in what it needs and is told what it asks for."""

    printAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """Id of the glossary that is read, empty for all."""
    exportAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    newGlossaryAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    importAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    lookUpAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    leaveAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    said = Signal(str)
    """Something for the status line that was not written anywhere."""

    def __init__(
        self, store: Store, writer: Writer, jobs: Jobs, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("glossariesPage")
        self._store = store
        self._operation = -1
        self._wanted: int | None = None
        self._is_jump = False
        """Whether the concept that is wanted is gone to from elsewhere; `_column` is the field of it."""
        self._column: Column | None = None
        self._from_top = self._is_listing = False
        self._first = ""
        self._read = 0
        self.left = GlossaryColumn(theme, self)
        self.middle = ConceptColumn(store, theme, self)
        self.sheet = ConceptSheet(theme, self)
        self.reading = ConceptReading(self.sheet, store, writer, jobs, self)
        self.reading.glossary_id, self.reading.glossary_name = self.glossary_id, self.glossary_name
        self.reading.language = lambda: self.middle.language
        self._lists = ListReading(store.path, jobs, self)
        self.writing = PageWriting(self, self.sheet, store, writer, theme, self)
        self.editing = self.writing.form
        self.quality = QualityPanel(store, writer, jobs, theme, self)
        self.columns = columns(self.left, self.middle, self.editing.stack, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(with_panel(self.columns, self.quality, self))
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.left.list.selectionModel().currentChanged.connect(self._on_glossary)
        self.left.back_button.clicked.connect(self.leaveAsked)
        self.left.new_button.clicked.connect(self.newGlossaryAsked)
        self.left.print_button.clicked.connect(lambda: self.printAsked.emit(self.current_glossary()))
        self.left.export_button.clicked.connect(lambda: self.exportAsked.emit(self.current_glossary()))
        self.left.import_button.clicked.connect(self.importAsked)
        self.middle.ordered.connect(self._on_order)
        self.middle.list.read.connect(self._on_concept)
        self.middle.kept.connect(self.reading.turn_pin)
        self.middle.gone_elsewhere.connect(self.lookUpAsked)
        self.sheet.edited.connect(self.writing.edit)
        self.middle.hold_table(self.writing.table)
        self.setTabOrder(self.middle.letters, self.writing.table)
        self.editing.opened.connect(self._share_room)
        self.editing.left.connect(self._share_room)
        self.middle.table_button.clicked.connect(self._on_table)
        self.middle.model.modelReset.connect(self._on_listed)
        self.middle.model.dataChanged.connect(self._on_listed)
        self.middle.add_button.clicked.connect(self.writing.add)
        self._lists.begun.connect(self._on_begun)
        self._lists.progressed.connect(self._on_progress)
        self._lists.made.connect(self._on_listing)
        self._lists.refused.connect(self.middle.refuse)
        self.writing.table.chosen.connect(self._on_table_row)
        self.writing.table.left.connect(self.middle.filter.setFocus)
        self.writing.table.turned.connect(self.middle.order.choose)
        self.writing.table.sorted.connect(self.middle.head.set_sort)
        for speaker in (self.middle, self.writing, self.reading, self.quality):
            speaker.said.connect(self.said)
        self.sheet.followed.connect(self.importAsked)
        self.quality.jumped.connect(self.show_finding)
        self.quality.closed.connect(self._focus_concepts)
        for place in (self.middle.list, self.left.list):  # as Ctrl+C does where no text is chosen
            copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), place)
            copy.setContext(Qt.ShortcutContext.WidgetShortcut)
            copy.activated.connect(self.reading.copy_target)

    # What the window asks.

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.left.retranslate()
        self.middle.retranslate()
        self.sheet.retranslate()
        self.writing.retranslate()
        self.quality.retranslate()
        if self.shown is None:
            self._show(None)
        if self.middle.sort is Order.SUBJECT:
            self._lists.want_anew()

    def refresh(self) -> None:
        """Take over what has been written, here or by another process."""
        if not self.isVisible():
            return
        self.quality.refresh()
        newest = newest_operation(self._store)
        if newest != self._operation:
            self._operation = newest
            self._read_glossaries()
        else:
            self.reading.follow_pin()

    def focus_first(self) -> None:
        """Put the keyboard where one types."""
        self.refresh()
        is_empty = self.isVisible() and not self.left.model.rows
        first = self.left.import_button if is_empty else self.middle.filter
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_glossary(self) -> str:
        """The id of the glossary that is read, or an empty text for all of them."""
        row = self._glossary_row()
        return row.summary.id if row and row.summary else ""

    @property
    def place(self) -> str:
        """What is open, as a text for `go_to`."""
        form = _TABLE if self.middle.table_button.isChecked() else ""
        return f"{form}{self.current_glossary() if self.left.model.rows else self._first}"

    def go_to(self, place: str) -> None:
        """Have open what was open when `place` said so, from when the page is first shown."""
        self._first = place.removeprefix(_TABLE)
        self.middle.show_table(place.startswith(_TABLE))
        self._share_room()

    def show_glossary(self, glossary_id: str) -> None:
        """Open a glossary, if the page is shown; its filter has the keyboard."""
        if self.isVisible():
            self.refresh()
            self._choose_glossary(glossary_id)
            self.middle.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_concept(self, glossary_id: str, concept_id: str) -> None:
        """Open a glossary at a concept; one that is gone leaves the page as it is."""
        found = glossaries.concept(self._store, glossary_id, concept_id)
        if found is None:
            return
        self.refresh()
        if not self.left.model.rows:
            self._read_glossaries()
        self.middle.empty_filter()
        self._wanted, self._is_jump = found.number, True
        if self.current_glossary() == glossary_id and self.middle.has_listing():
            self._choose_wanted()
        else:
            self._choose_glossary(glossary_id)
        self._show(found)
        self._focus_concepts()

    # What whoever writes here asks.

    @property
    def shown(self) -> StoredConcept | None:
        """The concept that is read."""
        return self.reading.shown

    def number_of(self, glossary: str) -> int | None:
        """The number of the glossary with this id; None if it isn't there."""
        row = self.left.model.row_of(glossary) if glossary else -1
        summary = self.left.model.rows[row].summary if row >= 0 else None
        return summary.number if summary is not None else None

    def read(self, stored: StoredConcept) -> None:
        """Have this concept chosen, in the list that is made next, too."""
        self.reading.shown = stored
        self._wanted = stored.number

    def following(self, numbers: Sequence[int]) -> StoredConcept | None:
        """The concept that stands in the list after these, or else before them; None if none does."""
        number = number_after(self.middle.model, numbers)
        return glossaries.concepts(self._store, [number]).get(number) if number is not None else None

    def read_again(self) -> None:
        """Show the concept that is read as it stands now, and go back to the list."""
        shown = self.shown
        found = glossaries.concepts(self._store, [shown.number]) if shown is not None else {}
        self._show(found.get(shown.number) if shown is not None else None)
        self._focus_concepts()

    def ask_glossary(self, chosen: Callable[[str], object], last: str = "") -> None:
        """Ask in which glossary something is to stand, `last` first; for a new one where there is none."""
        if not ask_which(self.left.model.rows, self.middle.add_button, chosen, last):
            self.newGlossaryAsked.emit()

    def delete_glossary(self) -> None:
        """Delete the glossary that is read."""
        row = self._glossary_row()
        if row is None or row.summary is None:
            self.said.emit(_("Choose a glossary first."))
        else:
            self.writing.delete_glossary(row.summary.id, name_of(row.summary))

    def flush(self) -> None:
        """Have what is being typed kept now."""
        self.writing.flush()

    def copy_target(self) -> None:
        """Copy what one says in the other language; in the table as it is being typed there."""
        if not self.writing.is_table:
            self.reading.copy_target()
            return
        language = self.middle.language.other
        text = self.writing.table.term(language) or self.writing.table.term(language.other)
        if text:
            self.reading.copy_text(text)

    def toggle_quality(self) -> None:
        """Show what the checks find in the glossary that is read; where that has the keyboard, hide it."""
        if self.quality.isVisible() and self.quality.isAncestorOf(self.focusWidget() or self):
            self.quality.close_panel()
        else:
            self.quality.open(self.current_glossary())

    def show_finding(self, glossary_id: str, concept_id: str, finding: Finding | None = None) -> None:
        """Go to a concept; where all glossaries are read, that stays so. In the table also to the field."""
        self.flush()
        found = glossaries.concept(self._store, glossary_id, concept_id)
        if found is None:
            return
        self._column = None if finding is None else column_of(*spot_of(finding, found.concept))
        if self.current_glossary():
            self.show_concept(glossary_id, concept_id)
            return
        self.middle.empty_filter()
        self._wanted, self._is_jump = found.number, True
        if self.middle.has_listing():
            self._choose_wanted()
        self._show(found)
        self._focus_concepts()

    def _focus_concepts(self) -> None:
        """Put the keyboard into the list of concepts, or into the table in its place."""
        place = self.writing.table if self.writing.is_table else self.middle.list
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while another page was shown."""
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the list back whole and leads to the filter; in the booth it then leads to look-up."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        has_taken = self.middle.take_filter_back()
        if not has_taken and self.left.back_button.isVisible():  # elsewhere the rail leads back
            self.leaveAsked.emit()
        else:
            self.middle.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Glossaries.

    def _glossary_row(self) -> GlossaryRow | None:
        row = self.left.list.currentIndex().data(ROW)
        return row if isinstance(row, GlossaryRow) else None

    def _read_glossaries(self) -> None:
        before = self.current_glossary() if self._glossary_row() else None
        self.left.model.set_summaries(glossaries.summaries(self._store))
        self.left.follow()
        row = self.left.model.row_of(self._first if before is None else before)
        if self.left.model.rows and not self.left.list.currentIndex().isValid():
            self.left.list.setCurrentIndex(self.left.model.index(max(0, row)))
        else:
            self._read_listing()

    def _choose_glossary(self, glossary_id: str) -> None:
        row = self.left.model.row_of(glossary_id)
        self.left.list.setCurrentIndex(self.left.model.index(row))

    def _on_glossary(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            if self.shown is None:
                self._show(None)
            else:
                self.reading.show(self.shown)
            self._read_listing()
            self.quality.follow(self.current_glossary())

    def _on_order(self) -> None:
        if self.shown is not None:
            self._wanted = self.shown.number
        self._read_listing()

    # The alphabetical list.

    def _read_listing(self) -> None:
        row = self._glossary_row()
        number = row.summary.number if row and row.summary else None
        self.middle.setVisible(row is not None)
        is_other = self._lists.want(Wanted(number, self.middle.language, self.middle.sort))
        self._from_top = self._from_top or is_other

    def _on_begun(self, wanted: Wanted) -> None:
        self._read = 0
        self.middle.expect(wanted.glossary)

    def _on_progress(self, count: int) -> None:
        row = self._glossary_row()
        self._read = max(self._read, count)  # Sorting goes through them once more.
        self.middle.tell_progress(self._read / max(1, row.concepts if row else 0))

    def _on_listing(self, made: Listing) -> None:
        shown, is_asked = self.shown, self._wanted is not None
        self._is_listing = True  # What is chosen on the way there isn't what one reads, or writes.
        self.middle.show_listing(made)
        number = self._wanted if is_asked else shown.number if shown is not None else None
        row = self.middle.model.row_of(number) if number is not None else -1
        if row >= 0 and (is_asked or self.middle.list.currentIndex().row() != row):
            self.middle.list.choose(row)
        if row >= 0 and number is not None:
            self._choose_in_table(number)
        self._wanted = None
        self._is_listing = self.editing.is_open and not self._is_written(shown)  # One goes on writing.
        if row >= 0:
            self._on_concept(row)
        else:
            if self._from_top:
                self.middle.list.scrollToTop()
            if not self.editing.is_open:
                self._show(None)
                self._on_concept(self.middle.list.currentIndex().row())  # One that the filter left.
        self._from_top = self._is_listing = False

    def _choose_wanted(self) -> bool:
        number, self._wanted = self._wanted, None
        if number is None:
            return False
        self._choose_in_table(number)
        return self.middle.choose(number)

    def _choose_in_table(self, number: int) -> None:
        """Come to a concept in the table, too, if it was gone to from elsewhere."""
        column, self._column = self._column, None
        if self._is_jump and self.writing.is_table:
            self.writing.choose(number, column)
        self._is_jump = False

    # The table.

    def toggle_table(self) -> None:
        """Show the concepts in a table to write in, or as a list to read."""
        self.middle.show_table(not self.middle.table_button.isChecked())
        self._on_table(self.middle.table_button.isChecked())

    def _on_table(self, is_wanted: bool) -> None:
        self.middle.show_table(is_wanted)
        self._share_room()
        if is_wanted:
            self._on_listed()
            if self.shown is not None:
                self.writing.choose(self.shown.number)
            self.writing.table.setFocus()
        elif self.shown is not None:
            self.middle.choose(self.shown.number)

    def _share_room(self) -> None:
        self.columns.show_wide(self.middle.table_button.isChecked(), is_beside=self.editing.is_open)

    def _on_listed(self) -> None:
        if self.middle.table_button.isChecked():
            self.writing.list_anew(self.middle.model.listing, self.middle.model.rows)

    def _on_table_row(self, row: int) -> None:
        stored = self.writing.cells.concept_at(row)
        if stored is not None and not self._is_listing:
            self._show(stored)

    # The concept.

    def _on_concept(self, row: int) -> None:
        if row >= 0 and not self._is_listing:
            number = self.middle.model.number(row)
            self._show(glossaries.concepts(self._store, [number]).get(number))

    def _is_written(self, one: StoredConcept | None) -> bool:
        return one is not None and self.editing.is_about(self.glossary_id(one.glossary), one.concept.id)

    def _show(self, stored: StoredConcept | None) -> None:
        if stored is None:
            self.reading.show_none(self._glossary_row())
            return
        if self._is_written(stored):
            self.editing.follow(stored.concept)
        elif self.editing.is_open:
            self.writing.open_form(stored)
        self.reading.show(stored)

    def glossary_name(self, number: int) -> str:
        """Its name, for the reader."""
        summary = self.left.model.summary(number)
        return name_of(summary) if summary is not None else ""

    def glossary_id(self, number: int) -> str:
        """The id of the glossary with this number."""
        summary = self.left.model.summary(number)
        return summary.id if summary is not None else ""
