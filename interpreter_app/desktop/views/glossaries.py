"""The Glossaries page: a list of glossaries, one of them from A to Z, and the concept that is read.

Owns what happens between the three columns and the keyboard's way through them. It reads with the window's
store; what takes long (the order of a large glossary, a concept's history) is read beside it. The only thing
it writes is the session's list.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.jobs import Job, Jobs, Writer, with_store
from interpreter_app.desktop.models import concept_deeds, line_texts
from interpreter_app.desktop.models.glossaries import ROW, GlossaryRow, name_of
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.concept_column import ConceptColumn
from interpreter_app.desktop.views.concept_sheet import ConceptSheet
from interpreter_app.desktop.views.glossary_columns import columns
from interpreter_app.desktop.views.glossary_list import GlossaryColumn
from interpreter_app.desktop.views.page_writing import PageWriting
from interpreter_app.desktop.views.quality_panel import QualityPanel
from interpreter_app.desktop.views.quality_split import with_panel
from interpreter_app.domain.terms import Language
from interpreter_app.services.browsing import Listing, listing
from interpreter_app.services.typed_lines import Filed
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import StoredConcept
from interpreter_app.store.listing import Revision, last_revision, newest_operation

_HISTORY_AFTER = 150
"""Milliseconds a concept must be read before its history is looked for: not while one leafs through."""


class GlossariesPage(QWidget):
    """The page. The window hands in what it needs and is told what it asks for."""

    printAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """Id of the glossary that is read, empty for all."""
    exportAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
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
        self._writer = writer
        self._jobs = jobs
        self._reading: Job | None = None
        self._revising: Job | None = None
        self._operation = -1
        self._wanted: int | None = None
        self._from_top = False
        self._is_listing = False
        self._shown: StoredConcept | None = None
        self.left = GlossaryColumn(theme, self)
        self.middle = ConceptColumn(store, theme, self)
        self.sheet = ConceptSheet(theme, self)
        self.writing = PageWriting(self, self.sheet, store, writer, theme, self)
        self.editing = self.writing.form
        self.quality = QualityPanel(store, writer, jobs, theme, self)
        self.columns = columns(self.left, self.middle, self.editing.stack, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(with_panel(self.columns, self.quality, self))
        self._history = QTimer(self)
        self._history.setSingleShot(True)
        self._history.setInterval(_HISTORY_AFTER)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.left.list.selectionModel().currentChanged.connect(self._on_glossary)
        self.left.back_button.clicked.connect(self.leaveAsked)
        self.left.print_button.clicked.connect(self._on_print)
        self.left.export_button.clicked.connect(self._on_export)
        self.left.import_button.clicked.connect(self.importAsked)
        self.middle.ordered.connect(self._on_order)
        self.middle.said.connect(self.said)
        self.middle.list.read.connect(self._on_concept)
        self.middle.kept.connect(self._on_pin)
        self.middle.gone_elsewhere.connect(self.lookUpAsked)
        self.sheet.edited.connect(self.writing.edit)
        self.middle.hold_table(self.writing.table)
        self.editing.opened.connect(self._share_room)
        self.editing.left.connect(self._share_room)
        self.middle.table_button.clicked.connect(self._on_table)
        self.middle.model.modelReset.connect(self._on_listed)
        self.writing.table.chosen.connect(self._on_table_row)
        self.writing.table.left.connect(self.middle.filter.setFocus)
        self.writing.said.connect(self.said)
        self.sheet.kept.connect(self._on_pin)
        self.sheet.copied.connect(self._copy)
        self.sheet.text.copied.connect(self.copy_target)
        self.sheet.followed.connect(self.importAsked)
        self.quality.jumped.connect(self.show_finding)
        self.quality.closed.connect(self.middle.list.setFocus)
        self.quality.said.connect(self.said)
        self._history.timeout.connect(self._read_history)
        for place in (self.middle.list, self.left.list):  # as Ctrl+C does where no text is chosen
            copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), place)
            copy.setContext(Qt.ShortcutContext.WidgetShortcut)
            copy.activated.connect(self.copy_target)

    # What the window asks.

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.left.retranslate()
        self.middle.retranslate()
        self.sheet.retranslate()
        self.writing.retranslate()
        self.quality.retranslate()
        self._show_again()

    def refresh(self) -> None:
        """Take over what has been written, here or by another process."""
        if not self.isVisible():
            return
        self.quality.refresh()
        newest = newest_operation(self._store)
        if newest != self._operation:
            self._operation = newest
            self._read_glossaries()
        elif self._shown is not None:
            self.sheet.show_pinned(self._pinned(self._shown) is not None)

    def focus_first(self) -> None:
        """Put the keyboard where one types."""
        self.refresh()
        first = self.middle.filter if self.left.model.rows else self.left.import_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_glossary(self) -> str:
        """The id of the glossary that is read, or an empty text for all of them."""
        row = self._glossary_row()
        return row.summary.id if row and row.summary else ""

    def show_concept(self, glossary_id: str, concept_id: str) -> None:
        """Open a glossary at a concept; one that is gone leaves the page as it is."""
        found = glossaries.concept(self._store, glossary_id, concept_id)
        if found is None:
            return
        self.refresh()
        if not self.left.model.rows:
            self._read_glossaries()
        self.middle.empty_filter()
        self._wanted = found.number
        if self.current_glossary() == glossary_id and self.middle.has_listing():
            self._choose_wanted()
        else:
            self._choose_glossary(glossary_id)
        self._show(found)
        self.middle.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # What whoever writes here asks.

    @property
    def shown(self) -> StoredConcept | None:
        """The concept that is read."""
        return self._shown

    def number_of(self, glossary: str) -> int | None:
        """The number of the glossary with this id; None if it isn't there."""
        row = self.left.model.row_of(glossary) if glossary else -1
        summary = self.left.model.rows[row].summary if row >= 0 else None
        return summary.number if summary is not None else None

    def read(self, stored: StoredConcept) -> None:
        """Have this concept chosen, in the list that is made next, too."""
        self._shown = stored
        self._wanted = stored.number

    def read_again(self) -> None:
        """Show the concept that is read as it stands now, and go back to the list."""
        shown = self._shown
        found = glossaries.concepts(self._store, [shown.number]) if shown is not None else {}
        self._show(found.get(shown.number) if shown is not None else None)
        (self.writing.table if self.writing.is_table else self.middle.list).setFocus()

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

    def toggle_quality(self) -> None:
        """Show what the checks find in the glossary that is read; where that has the keyboard, hide it."""
        if self.quality.isVisible() and self.quality.isAncestorOf(self.focusWidget() or self):
            self.quality.close_panel()
        else:
            self.quality.open(self.current_glossary())

    def show_finding(self, glossary_id: str, concept_id: str) -> None:
        """Go to a concept; where all glossaries are read, that stays so."""
        found = glossaries.concept(self._store, glossary_id, concept_id)
        if found is None or self.current_glossary():
            self.show_concept(glossary_id, concept_id)
            return
        self.middle.empty_filter()
        self._wanted = found.number
        if self.middle.has_listing():
            self._choose_wanted()
        self._show(found)
        self.middle.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_target(self) -> None:
        """Copy what one says in the other language for the concept that is read."""
        if self._shown is None:
            return
        language = self.middle.language.other
        self._copy(language if self._shown.concept.preferred(language) else language.other)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while another page was shown."""
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the list back whole; where it is whole, it leads back to looking up."""
        if event.key() == Qt.Key.Key_Escape and self.middle.take_filter_back():
            self.middle.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.leaveAsked.emit()
        else:
            super().keyPressEvent(event)

    # Glossaries.

    def _glossary_row(self) -> GlossaryRow | None:
        row = self.left.list.currentIndex().data(ROW)
        return row if isinstance(row, GlossaryRow) else None

    def _read_glossaries(self) -> None:
        before = self.current_glossary() if self._glossary_row() else None
        self.left.model.set_summaries(glossaries.summaries(self._store))
        self.left.follow()
        row = self.left.model.row_of(before) if before is not None else 0
        if self.left.model.rows:
            self.left.list.setCurrentIndex(self.left.model.index(max(0, row)))
        else:
            self._read_listing()

    def _choose_glossary(self, glossary_id: str) -> None:
        row = self.left.model.row_of(glossary_id)
        self.left.list.setCurrentIndex(self.left.model.index(row))

    def _on_glossary(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._from_top = True
            self._read_listing()
            self.quality.follow(self.current_glossary())

    def _on_order(self) -> None:
        if self._shown is not None:
            self._wanted = self._shown.number
        self._from_top = True
        self._read_listing()

    def _on_print(self) -> None:
        self.printAsked.emit(self.current_glossary())

    def _on_export(self) -> None:
        self.exportAsked.emit(self.current_glossary())

    # The alphabetical list.

    def _read_listing(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        row = self._glossary_row()
        number = row.summary.number if row and row.summary else None
        path, language, order = self._store.path, self.middle.language, self.middle.sort

        def work(progress: Progress) -> Listing:
            return with_store(path, lambda store: listing(store, language, number, progress, order))

        self.middle.expect()
        self.middle.setVisible(row is not None)
        self._reading = self._jobs.run("", work, self._on_listing)
        self.destroyed.connect(self._reading.cancel)

    def _on_listing(self, made: Listing) -> None:
        self._reading = None
        if self._wanted is None and self._shown is not None:
            self._wanted = self._shown.number
        wanted = self._wanted
        self._is_listing = True  # What is chosen on the way there isn't what one reads, or writes.
        self.middle.show_listing(made)
        self._is_listing = False
        if self._choose_wanted():
            assert wanted is not None
            self._on_concept(self.middle.model.row_of(wanted))
        else:
            if self._from_top:
                self.middle.list.scrollToTop()
            if not self.editing.is_open:
                self._show(None)
        self._from_top = False

    def _choose_wanted(self) -> bool:
        number, self._wanted = self._wanted, None
        return number is not None and self.middle.choose(number)

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
            if self._shown is not None:
                self.writing.choose(self._shown.number)
            self.writing.table.setFocus()
        elif self._shown is not None:
            self.middle.choose(self._shown.number)

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

    def _show_again(self) -> None:
        if self._shown is None:
            self._show(None)

    def _show(self, stored: StoredConcept | None) -> None:
        self._shown = stored
        self._history.stop()
        if self.editing.is_open and stored is not None:
            if self.editing.is_about(self.glossary_id(stored.glossary), stored.concept.id):
                self.editing.follow(stored.concept)
            else:
                self.writing.open_form(stored)
        if stored is not None:
            self.sheet.show_concept(
                stored.concept, self.glossary_name(stored.glossary), self._pinned(stored) is not None
            )
            self._history.start()
            return
        row = self._glossary_row()
        if row is not None and row.summary is not None:
            self.sheet.show_glossary(row.summary)
        elif row is not None:
            self.sheet.show_message(row.name, _("Choose a concept to read it here."))
        else:
            said = _("Import one from a file, or add terms on the Look up page.")
            self.sheet.show_message(_("There is no glossary yet"), said, _("Import a glossary…"))

    def glossary_name(self, number: int) -> str:
        """Its name, for the reader."""
        for row in self.left.model.rows:
            if row.summary is not None and row.summary.number == number:
                return name_of(row.summary)
        return ""

    def glossary_id(self, number: int) -> str:
        """The id of the glossary with this number."""
        for row in self.left.model.rows:
            if row.summary is not None and row.summary.number == number:
                return row.summary.id
        return ""

    def _read_history(self) -> None:
        if self._shown is None:
            return
        if self._revising is not None:
            self._revising.cancel()
        path = self._store.path
        glossary, concept = self.glossary_id(self._shown.glossary), self._shown.concept.id

        def work(_progress: Progress) -> tuple[str, Revision | None]:
            return concept, with_store(path, lambda store: last_revision(store, glossary, concept))

        self._revising = self._jobs.run("", work, self._on_history)
        self.destroyed.connect(self._revising.cancel)

    def _on_history(self, found: tuple[str, Revision | None]) -> None:
        self._revising = None
        if self._shown is not None and self._shown.concept.id == found[0]:
            self.sheet.show_revision(found[1])

    # What one does with it.

    def _copy(self, language: Language) -> None:
        term = self._shown.concept.preferred(language) if self._shown else None
        if term is not None:
            QGuiApplication.clipboard().setText(term.text)
            self.said.emit(_("Copied: {term}").format(term=term.text))

    def _pinned(self, stored: StoredConcept) -> int | None:
        """The number of its pin, or None."""
        return session.pinned(self._store, self.glossary_id(stored.glossary), stored.concept.id)

    def _on_pin(self) -> None:
        if self._shown is not None:
            glossary, language = self.glossary_id(self._shown.glossary), self.middle.language
            concept_deeds.turn_pin(
                self._writer,
                glossary,
                self._shown.concept,
                language,
                self._pinned(self._shown),
                self._on_pinned,
            )

    def _on_pinned(self, result: object) -> None:
        if isinstance(result, Filed) and not result.is_new:
            self.said.emit(line_texts.there_already(result))
        if self._shown is not None:
            self.sheet.show_pinned(self._pinned(self._shown) is not None)
