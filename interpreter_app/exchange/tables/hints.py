"""What a person says of tables, in place of what was guessed: their encoding, separator, columns, first row.

Owns the corrections and the guess that they correct. What is made of them is said in `columns` and
`csv_text`; every kind of table takes them alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.reading import Reading
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

    A file may have several tables (sheets, tables of a document). `columns` and `first_row` are of the one
    that has the number `table`, counted from 0 (None: the first that isn’t empty); `elsewhere` has what was
    said of others, by their numbers.

    `taken` says of tables, by their numbers, whether they are read; `others` is False where those of which it
    says nothing are not. Else those are that have both languages and aren’t hidden.
    """

    encoding: str = ""
    separator: str = ""
    columns: Mapping[int, Meaning] = field(default_factory=dict)
    first_row: int | None = None
    table: int | None = None
    elsewhere: Mapping[int, Hints] = field(default_factory=dict)
    taken: Mapping[int, bool] = field(default_factory=dict)
    others: bool = True

    @property
    def is_said(self) -> bool:
        """Whether anything was said of the columns or headings of the table that is shown."""
        return bool(self.columns) or self.first_row is not None

    def takes(self, table: int) -> bool | None:
        """Whether this table is to be read; None where that is to be seen from what is in it."""
        return self.taken.get(table, None if self.others else False)

    def turned_to(self, shown: int, table: int) -> Hints:
        """The same corrections when one turns from the table that is `shown` to another."""
        elsewhere = dict(self.elsewhere)
        if self.is_said:
            elsewhere[shown] = Hints(columns=self.columns, first_row=self.first_row)
        of_it = elsewhere.pop(table, NO_HINTS)
        return replace(
            self, columns=of_it.columns, first_row=of_it.first_row, table=table, elsewhere=elsewhere
        )


NO_HINTS = Hints()


class TableGuess(NamedTuple):
    """How a table is read: what was guessed, or said by a person.

    `encoding` and `separator` are empty where there is none, `separator` also if nothing divides the lines;
    `rows` are the first ones, headings included;
    `columns` are all of them from left to right, those that nothing is known of with the role OTHER.
    """

    encoding: str
    separator: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    first_row: int
    place: str = ""
    """What names the table among others of the file."""
    number: int = 0
    """Which of the file's tables it is, counted from 0: gaps are those that nobody can choose."""
    title: str = ""
    """The name of the table, if it has one."""
    is_hidden: bool = False
    is_taken: bool = True
    """Whether it is read, or would be if its columns were known: a person said so."""


class Examined(NamedTuple):
    """What a file of tables was found to be: either there is a `reading`, or `refused` says why not.

    `tables` are those that a person may look at; `shown` is the place among them of the one to begin with.
    """

    tables: tuple[TableGuess, ...]
    shown: int
    reading: Reading | None
    refused: FormatError | None = None

    @property
    def table(self) -> TableGuess | None:
        """The table to be looked at, if there is any."""
        return self.tables[self.shown] if self.tables else None

    def taken(self) -> Reading:
        """The reading. Raises FormatError if the file was refused."""
        if self.reading is None:
            assert self.refused is not None
            raise self.refused
        return self.reading


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
