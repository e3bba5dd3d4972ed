"""Cells on their way between the table of concepts and a spreadsheet: as tab-separated text.

Owns which rows and cells a copied text has, what they mean in the columns of the table, and what a row is as
text. It changes nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from interpreter_app.base.errors import UsageError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.concept_cells import (
    COLUMNS,
    LANGUAGES,
    TICKS,
    Column,
    as_field,
    field_text,
    heading,
    said_in,
)
from interpreter_app.domain.subjects import shown as shown_subject
from interpreter_app.domain.terms import Concept, Equivalence
from interpreter_app.exchange.tables.cells import one_cell
from interpreter_app.services.browsing import NO, YES

MOST_ROWS = 1_000
"""Rows that go over the clipboard at once; more than that is an import, or an export."""


def rows_in(text: str) -> list[list[str]]:
    """The rows of a copied text and their cells; rows without any text are left out.

    Quotation marks are taken for the marks of a spreadsheet around a cell only where all of them are closed.
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        rows = [line.split("\t") for line in text.splitlines()]
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def without_headings(rows: Sequence[Sequence[str]], first: int = 0) -> Sequence[Sequence[str]]:
    """The rows but a first one that only names the table's columns, from the one in this place on."""
    names = [heading(column).casefold() for column in COLUMNS[first:]]
    is_head = bool(rows) and all(
        not cell or cell.casefold() == name for cell, name in zip(rows[0], names, strict=False)
    )
    return rows[1:] if is_head else rows


def fields_of(row: Sequence[str], first: int = 0) -> dict[Column, str]:
    """What the cells of a row mean in the columns from the one in this place on. Raises UsageError.

    Each field as `concept_cells.field_text` gives it.
    """
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    if first + len(cells) > len(COLUMNS):
        raise UsageError(
            _("there is no column of the table for “{text}”.").format(text=shown(cells[len(COLUMNS) - first]))
        )
    return {column: _field(column, cell) for column, cell in zip(COLUMNS[first:], row, strict=False)}


def by_row(rows: Sequence[Sequence[str]], first: int = 0) -> list[Mapping[Column, str]]:
    """What the rows mean. Raises UsageError that names the row."""
    made: list[Mapping[Column, str]] = []
    for place, row in enumerate(rows, 1):
        try:
            made.append(fields_of(row, first))
        except UsageError as error:
            raise UsageError(
                _("Nothing was pasted. Row {row}: {why}").format(row=place, why=error)
            ) from error
    return made


def as_text(concepts: Sequence[Concept]) -> str:
    """The rows of these concepts, tab-separated: as the table shows them, but with all terms one may say."""
    out = io.StringIO()
    rows = ([_whole_cell(concept, column) for column in COLUMNS] for concept in concepts)
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()


def _whole_cell(concept: Concept, column: Column) -> str:
    if column in LANGUAGES:
        return one_cell([term.text for term in said_in(concept, LANGUAGES[column])])
    return cell_text(column, field_text(concept, column))


def cell_text(column: Column, text: str) -> str:
    """A field, as `concept_cells.field_text` gives it, as it is copied: in the words of the interface."""
    if column is Column.EQUIVALENCE:
        return Equivalence(text).sign if text else ""
    if column in TICKS:
        return _("yes") if text == YES else _("no")
    return shown_subject(text) if column is Column.SUBJECT else text


def _field(column: Column, cell: str) -> str:
    text = _ticked(cell) if column in TICKS else as_field(column, cell)
    if text is None:
        fitting = ", ".join((_("yes"), _("no"))) if column in TICKS else "=, ≈, ≠"
        raise UsageError(
            _("“{text}” can’t stand under “{column}”, but this can: {fitting}.").format(
                text=shown(cell), column=heading(column), fitting=fitting
            )
        )
    return text


def _ticked(cell: str) -> str | None:
    text = cell.casefold()
    if text in ("", NO, _("no"), "0", "-"):
        return NO
    return YES if text in (YES, _("yes"), "1", "x", "✓") else None
