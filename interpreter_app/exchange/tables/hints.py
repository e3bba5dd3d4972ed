"""What a person says of a table, in place of what was guessed: its encoding, separator, columns, first row.

Owns the corrections and the guess that they correct. What is made of them is said in `columns` and
`csv_text`; every kind of table takes them alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from interpreter_app.domain.terms import Language
from interpreter_app.exchange.tables.headings import Column, Role


class Meaning(NamedTuple):
    """What a column holds, and of which language; None for a column that has none, or has both."""

    role: Role
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """Corrections; empty or None where the guess holds.

    `encoding` is Python's name of a codec; `columns` says what stands in columns, counted from 0;
    `first_row` is the row, counted from 0 among those that aren't empty, at which the entries start: the one
    above it has the headings.
    """

    encoding: str = ""
    separator: str = ""
    columns: Mapping[int, Meaning] = field(default_factory=dict)
    first_row: int | None = None


NO_HINTS = Hints()


class TableGuess(NamedTuple):
    """How a table is read: what was guessed, or said by a person.

    `separator` is empty if nothing divides the lines; `rows` are the first ones, headings included;
    `columns` are all of them from left to right, those that nothing is known of with the role OTHER.
    """

    encoding: str
    separator: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    first_row: int


def meaning_of(column: Column) -> Meaning:
    """What a column was found to hold."""
    return Meaning(column.role, column.language)


def with_hints(columns: Sequence[Column], rows: Sequence[Sequence[str]], hints: Hints) -> list[Column]:
    """The columns as a person says they are. `rows` are those of the table, the headings among them."""
    first = hints.first_row or 0
    heads = rows[first - 1] if 0 < first <= len(rows) else ()
    known = {column.index: column for column in columns}
    width = max((*known, *hints.columns, len(heads) - 1, -1)) + 1
    return [
        _hinted(known.get(index), index, heads[index].strip() if index < len(heads) else "", hints)
        for index in range(width)
    ]


def _hinted(known: Column | None, index: int, heading: str, hints: Hints) -> Column:
    said = hints.columns.get(index)
    column = known or Column(index, heading, Role.OTHER)
    if hints.first_row is not None:
        column = replace(column, heading=heading)
    if said is None or said == meaning_of(column):
        return column
    return Column(index, column.heading, said.role, said.language)
