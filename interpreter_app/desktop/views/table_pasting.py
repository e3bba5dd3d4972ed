"""Copying rows of the table of concepts, and pasting cells into it.

Owns where what is pasted goes: into the cells from the current one on, or as new concepts. What the cells
mean is `pasted_cells`; each pasting is one deed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Signal
from PySide6.QtGui import QGuiApplication

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dropped import table_in
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models import concept_deeds, pasted_cells
from interpreter_app.desktop.models.cell_fields import concept_of, with_field
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.models.concept_table import DRAFT
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.models.pasted_cells import MOST_ROWS
from interpreter_app.desktop.views.concept_table_view import ConceptTable
from interpreter_app.domain.terms import Concept
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change

Rows = Sequence[Sequence[str]]


class TablePasting(QObject):
    """Answers to Ctrl+C and Ctrl+V. `in_glossary` finds the id of the glossary that new concepts go to."""

    said = Signal(str)

    def __init__(
        self, store: Store, table: ConceptTable, writer: Writer, who: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._table = table
        self._writer = writer
        self._who = who
        self.in_glossary: Callable[[Callable[[str], None]], None] = lambda _then: None
        table.copied.connect(self._on_copied)
        table.pasted.connect(self._on_pasted)

    def _on_copied(self) -> None:
        """Several rows go as rows, one as its cell in which one is."""
        numbers = self._table.chosen_numbers()
        index = self._table.currentIndex()
        if len(numbers) > MOST_ROWS:
            self.said.emit(
                _("At most {count} rows are copied at once: use File ▸ Export.").format(
                    count=number_text(MOST_ROWS)
                )
            )
        elif len(numbers) > 1:
            found = glossaries.concepts(self._store, numbers)
            concepts = [found[number].concept for number in numbers if number in found]
            QGuiApplication.clipboard().setText(pasted_cells.as_text(concepts))
            said = ngettext("{count} row copied", "{count} rows copied", len(concepts))
            self.said.emit(said.format(count=number_text(len(concepts))))
        elif index.isValid():
            column, field = COLUMNS[index.column()], self._table.concepts.field(index)
            QGuiApplication.clipboard().setText(pasted_cells.cell_text(column, field))

    def _on_pasted(self) -> None:
        rows: Rows = _rows_in(QGuiApplication.clipboard().mimeData())
        index = self._table.currentIndex()
        is_new = not self._table.chosen_numbers() or self._table.concepts.number(index.row()) < DRAFT
        first = 0 if is_new else index.column()
        rows = pasted_cells.without_headings(rows, first) if len(rows) > 1 else rows
        if not rows:
            self.said.emit(_("There is no table to paste: copy its cells in the spreadsheet first."))
        elif len(rows) > MOST_ROWS:
            self.said.emit(
                _("These are more than {count} rows: use File ▸ Import ▸ Paste a table.").format(
                    count=number_text(MOST_ROWS)
                )
            )
        else:
            try:
                fields = pasted_cells.by_row(rows, first)
            except UsageError as error:
                self.said.emit(str(error))
                return
            if is_new:
                self._add([concept_of(typed) for typed in fields])
            else:
                self._change(index, fields)

    def _add(self, new: Sequence[Concept]) -> None:
        def add(glossary: str) -> None:
            self._writer.write(concept_deeds.add_many(glossary, new, self._who()), self._on_added)

        self.in_glossary(add)

    def _change(self, index: QModelIndex, fields: Sequence[Mapping[Column, str]]) -> None:
        model = self._table.concepts
        rows = range(index.row(), min(index.row() + len(fields), model.rowCount()))
        numbers = [number for row in rows if (number := model.number(row)) > DRAFT]
        if len(numbers) < len(fields):
            self.said.emit(_no_room(len(numbers), self._table.key_of("quick-add")))
            return
        wanted = {number: partial(_with_fields, typed) for number, typed in zip(numbers, fields, strict=True)}
        self._writer.write(concept_deeds.change_each(wanted, self._who()), partial(self._on_changed, numbers))

    def _on_added(self, change: Change) -> None:
        found = [glossaries.concept(self._store, change.glossary, ident) for ident in change.added]
        model = self._table.concepts
        first = model.add([one.number for one in found if one is not None])
        self._table.choose(first)

    def _on_changed(self, numbers: Sequence[int], _change: Change) -> None:
        for number in numbers:
            self._table.concepts.refresh(number)


def _rows_in(data: QMimeData) -> list[list[str]]:
    table = table_in(data).decode("utf-8")
    return pasted_cells.rows_in(table or (data.text() if data.hasText() else ""))


def _with_fields(typed: Mapping[Column, str], concept: Concept) -> Concept:
    for column, text in typed.items():
        concept = with_field(concept, column, text)
    return concept


def _no_room(rows: int, key: str) -> str:
    left = ngettext(
        "Nothing was pasted: there is only {count} row from here on.",
        "Nothing was pasted: there are only {count} rows from here on.",
        rows,
    ).format(count=number_text(rows))
    return f"{left} " + (_("For new concepts: {key} first.").format(key=key) if key else "")
