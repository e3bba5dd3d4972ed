"""Writing on the Glossaries page: which concepts are meant, and what is done to them.

Owns the form, the table and the deeds on concepts that are chosen in either. What is read, and the way
between the columns, is the page's affair; what is written goes through the writer.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.concept_saving import ConceptSaving
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models import concept_deeds
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.models.concept_table import DRAFT, ConceptTableModel
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.concept_editing import ConceptEditing
from interpreter_app.desktop.views.concept_table_view import ConceptTable
from interpreter_app.desktop.views.table_editing import TableEditing
from interpreter_app.desktop.views.table_pasting import TablePasting
from interpreter_app.domain import subjects
from interpreter_app.services.browsing import Listing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change, StoredConcept


class Page(Protocol):
    """What is asked of the page."""

    @property
    def shown(self) -> StoredConcept | None:
        """The concept that is read."""

    def current_glossary(self) -> str:
        """The id of the glossary that is read, or an empty text for all of them."""

    def glossary_id(self, number: int) -> str:
        """The id of the glossary with this number."""

    def glossary_name(self, number: int) -> str:
        """Its name."""

    def number_of(self, glossary: str) -> int | None:
        """The number of the glossary with this id; None if it isn't there."""

    def read(self, stored: StoredConcept) -> None:
        """Have this concept chosen, in the list that is made next, too."""

    def following(self, numbers: Sequence[int]) -> StoredConcept | None:
        """The concept that stands in the list after these, or else before them."""

    def read_again(self) -> None:
        """Show the concept that is read as it stands now."""

    def ask_glossary(self, chosen: Callable[[str], object], last: str = "") -> None:
        """Ask in which glossary something is to stand; its id is handed on."""


class PageWriting(QObject):
    """What is written on the page. `who` gives the name that stands in the history."""

    said = Signal(str)
    toGlossaryAsked = Signal(object)  # noqa: N815 - a Qt signal, named as Qt names its own
    """Numbers of concepts that are to be moved, copied or split off."""
    manyAsked = Signal(object)  # noqa: N815 - a Qt signal, named as Qt names its own
    """Numbers of concepts of which a field is to be changed."""
    historyAsked = Signal(str, str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The ids of a glossary and of the concept whose history is wanted."""

    def __init__(
        self, page: Page, sheet: QWidget, store: Store, writer: Writer, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._store = store
        self._writer = writer
        self.saving = ConceptSaving(writer, self)
        self._listed: tuple[Listing | None, array[int] | None] = (None, None)
        self.form = ConceptEditing(sheet, self.saving, theme, parent)
        self.form.subjects = _subject_fields
        self.cells = ConceptTableModel(store, self)
        self.table = ConceptTable(self.cells, theme, parent)
        self._is_stale = False
        self._asked = ""
        self._deleted: tuple[int, ...] = ()
        """The numbers of the concepts that were deleted last: one comes back to them with Undo."""
        self._saving = TableEditing(store, self.cells, self.saving, self)
        self._saving.glossary_id = page.glossary_id
        self._pasting = TablePasting(store, self.table, writer, lambda: self.who(), self)
        self._pasting.in_glossary = self._in_glossary
        self._pasting.said.connect(self.said)
        self.form.said.connect(self.said)
        self._saving.warned.connect(self.said)
        self.form.made.connect(self._on_made)
        self.form.left.connect(page.read_again)
        self.table.opened.connect(self.edit)
        self.table.settled.connect(self._on_settled)
        # Not at once: the table is still on its way to that row.
        self.table.chosen.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)
        self.table.said.connect(self.said)
        self._saving.filed.connect(self._on_filed)
        self.table.begun.connect(self._saving.open_cell)
        self.table.typing.connect(self._saving.keep)
        self.table.closed.connect(self._saving.close_cell)
        self.table.ended.connect(self._on_ended)
        self._once_filed: dict[int, Callable[[], None]] = {}
        """What is to be done to a new row as soon as it is a concept, unless one goes on writing."""
        self.table.begun.connect(lambda _number: self._once_filed.clear())

    @property
    def who(self) -> Callable[[], str]:
        """Gives the name of whoever writes."""
        return self.saving.who

    @who.setter
    def who(self, who: Callable[[], str]) -> None:
        self.saving.who = who

    @property
    def is_table(self) -> bool:
        """Whether the concepts stand in the table."""
        return self.table.isVisible()

    def chosen(self) -> list[int]:
        """The numbers of the concepts that are meant: those chosen in the table, or the one that is read."""
        if self.is_table and (not self.cells.rowCount() or self._new_row() is not None):
            return self.table.chosen_numbers()  # What is read is out of sight, or another one than this row.
        numbers = self.table.chosen_numbers() if self.is_table else []
        shown = self._page.shown
        return numbers or ([shown.number] if shown is not None else [])

    def list_anew(self, listing: Listing | None, rows: array[int] | None) -> None:
        """Show a listing in the table, once nothing is being typed into it, nor into a new row of it."""
        before = self.cells.listing
        if listing is not None and before is not None and listing.glossary != before.glossary:
            self.table.flush()  # What stands in an open cell was typed into the glossary that was in sight.
        self._listed = (listing, rows)
        self._is_stale = True
        if listing is not None and listing.glossary is not None:
            self._saving.stand_in(self._page.glossary_id(listing.glossary))
        self._on_settled()

    def choose(self, number: int, column: Column | None = None) -> bool:
        """Come to the concept with this number in the table, and to this column; False if it isn't there."""
        row = self.cells.row_of(number)
        if row >= 0 and (column is not None or number not in self.table.chosen_numbers()):
            self.table.choose(row, column)
        return row >= 0

    # What is done.

    def edit(self) -> None:
        """Write the concept that is read."""
        self.flush()
        if self._has_to_wait(self.edit):
            return
        shown = self._page.shown
        if shown is not None and not self.form.is_open:
            self.open_form(shown)
            self.form.form.focus_first()

    def open_form(self, stored: StoredConcept) -> None:
        """Show a concept in the form."""
        glossary = self._page.glossary_id(stored.glossary)
        self.form.edit(glossary, self._page.glossary_name(stored.glossary), stored.concept)

    def add(self) -> None:
        """Write a new concept of the glossary that is read: in a new row of the table, or in the form."""
        self.flush()
        self._in_glossary(self._add_to)

    def _in_glossary(self, add: Callable[[str], None]) -> None:
        """Add to the glossary that is read, or that of the concept that is, or one that is asked for.

        The form names the glossary that it writes in; a row of the table doesn't, so there it is asked for.
        """
        shown, glossary = self._page.shown, self._page.current_glossary()
        if not glossary and shown is not None and not self.is_table:
            glossary = self._page.glossary_id(shown.glossary)
        if self._page.number_of(glossary) is None:
            self._page.ask_glossary(partial(self._add_to_asked, add), self._asked)
        else:
            add(glossary)

    def _add_to_asked(self, add: Callable[[str], None], glossary: str) -> None:
        self._asked = glossary
        add(glossary)

    def _add_to(self, glossary: str) -> None:
        number = self._page.number_of(glossary)
        if number is None:  # It was deleted while the question stood there.
            self.said.emit(_("Choose the glossary first in which the concept is to stand."))
        elif self.is_table:
            self.table.write_at(self._saving.begin(glossary))
        else:
            self.form.write_new(glossary, self._page.glossary_name(number))

    def delete(self) -> None:
        """Delete what is meant; it goes to the bin. A new row without a term goes away."""
        self.flush()
        new = self._new_row()
        if new is not None and not self._saving.is_on_its_way(new):
            self._saving.drop(new)
            return
        if self._has_to_wait(self.delete):
            return
        numbers = self.chosen()
        if numbers:
            self.form.leave()
            following = None if self.is_table else self._page.following(numbers)
            self._writer.write(
                concept_deeds.delete(numbers, self.who()), lambda _c: self._on_deleted(numbers)
            )
            if following is not None:
                self._page.read(following)

    def _on_deleted(self, numbers: Sequence[int]) -> None:
        self._deleted = tuple(numbers)

    def duplicate(self) -> None:
        """Add a copy of what is meant."""
        self.flush()
        if self._has_to_wait(self.duplicate):
            return
        numbers = self.chosen()
        if numbers:
            self._writer.write(concept_deeds.duplicate(numbers, self.who()), self._on_duplicated)

    def _on_duplicated(self, change: Change) -> None:
        """A single copy is opened to be made another one."""
        found = [glossaries.concept(self._store, change.glossary, ident) for ident in change.added]
        if len(found) != 1 or found[0] is None:
            return
        self._page.read(found[0])
        if not self.is_table:
            self.open_form(found[0])
            self.form.form.focus_first()

    def delete_glossary(self, glossary: str, name: str) -> None:
        """Delete the glossary with this id and name; it goes to the bin."""
        self.form.leave()
        self._writer.write(concept_deeds.delete_glossary(glossary, name, self.who()))

    def to_glossary(self) -> None:
        """Ask for moving, copying or splitting off what is meant."""
        self._ask(self.toGlossaryAsked.emit, self.to_glossary)

    def change_many(self) -> None:
        """Ask for changing one field of all that is meant."""
        self._ask(self.manyAsked.emit, self.change_many)

    def show_history(self) -> None:
        """Ask for the history of the concept that is read."""
        self.flush()
        if self._has_to_wait(self.show_history):
            return
        shown = self._page.shown
        if shown is not None:
            self.historyAsked.emit(self._page.glossary_id(shown.glossary), shown.concept.id)

    def flush(self) -> None:
        """Have what is being typed kept now."""
        self.form.flush()
        self.table.flush()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.form.retranslate()
        self.table.retranslate()

    def _ask(self, ask: Callable[[object], None], again: Callable[[], None]) -> None:
        self.flush()
        if self._has_to_wait(again):
            return
        numbers = self.chosen()
        if numbers:
            ask(numbers)
        else:
            self.said.emit(_("Choose a concept first."))

    def _new_row(self) -> int | None:
        """The number of the new row in which one is, whose concept isn't in the store yet."""
        index = self.table.currentIndex()
        if not self.is_table or not index.isValid() or len(self.table.chosen_numbers()) > 1:
            return None
        number = self.cells.number(index.row())
        return number if number in self.cells.drafts else None

    def _has_to_wait(self, deed: Callable[[], None]) -> bool:
        """Whether one is in a new row: the deed is done once that is a concept, if it is on its way there."""
        new = self._new_row()
        if new is not None and self._saving.is_on_its_way(new):
            self._once_filed[new] = deed
        elif new is not None:
            self.said.emit(_("Give this row a term first."))
        return new is not None

    def _on_settled(self, _row: int = 0) -> None:
        index = self.table.currentIndex()
        if not self.table.is_writing:
            self._saving.drop_empty(self.cells.number(index.row()) if index.isValid() else DRAFT)
        if not self._is_stale or self.table.is_writing or self._is_in_new_row():
            return
        self._is_stale = False
        before = self.cells.number(index.row()) if index.isValid() else DRAFT
        self.table.keep_place(lambda: self.cells.show(*self._listed))
        self._find_place(before, index.row(), index.column())
        listing = self._listed[0]
        if listing is not None:
            self.table.show_order(listing.language, listing.order)

    def _find_place(self, before: int, row: int, column: int) -> None:
        """Come to what has come back of what was deleted; to the next row where the one has been deleted."""
        back = next((number for number in self._deleted if self.cells.row_of(number) >= 0), None)
        if back is not None:
            self._deleted = ()
            if self.table.hasFocus():
                self.table.choose(self.cells.row_of(back))
            return
        last = self.cells.rowCount() - 1
        is_hidden = before > DRAFT and last >= 0 and self.cells.row_of(before) < 0
        if is_hidden and not glossaries.concepts(self._store, [before]):
            self.table.choose(min(row, last), COLUMNS[column])

    def _is_in_new_row(self) -> bool:
        """Whether one is still at a new row: it doesn't run away to its place before one has left it."""
        if not self.table.hasFocus() or not self.cells.is_new(self.table.currentIndex().row()):
            return False
        before, now = self.cells.listing, self._listed[0]
        if before is None or now is None or _what(before) != _what(now):
            return False
        added = self.cells.added
        return len(glossaries.concepts(self._store, added)) == len(added)  # Else one was taken back.

    def _on_filed(self, draft: int, number: int) -> None:
        """The new row has become a concept: where one is still in it, that is the one that is read."""
        deed = self._once_filed.pop(draft, None)
        place, listing = self.cells.row_of(number), self.cells.listing
        stored = self.cells.concept_at(place) if place >= 0 else None
        if stored is not None and listing is not None and listing.glossary not in (None, stored.glossary):
            self.cells.end_draft(number)  # One has gone on to another glossary meanwhile.
            return
        row = self.table.currentIndex().row()
        if row >= 0 and self.cells.number(row) == number:
            self.table.chosen.emit(row)
            if deed is not None:
                deed()

    def _on_ended(self, column: int) -> None:
        """Enter in the last row: a new one below it, in the same glossary."""
        number = self.cells.number(self.table.currentIndex().row())
        glossary = self._saving.glossary_of(number)
        if self._page.number_of(glossary) is not None:
            index = self._saving.begin(glossary)
            self.table.setCurrentIndex(index.siblingAtColumn(column))

    def _on_made(self, glossary: str, concept: str) -> None:
        found = glossaries.concept(self._store, glossary, concept)
        if found is not None:
            self._page.read(found)


def _what(listing: Listing) -> tuple[object, ...]:
    """What is listed, and in which order."""
    return listing.glossary, listing.language, listing.order


def _subject_fields() -> list[str]:
    """The subject fields that are offered to whoever writes a concept."""
    return list(subjects.names())
