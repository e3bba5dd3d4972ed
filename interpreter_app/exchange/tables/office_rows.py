"""Rows of office files: from cells at their places to rows of a table, within the bounds of one file.

Owns how many rows and how much text one file may bring, which rows can't be taken, and what becomes of cells
that are joined downwards. Knows neither XML nor what the columns mean.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.reading import ProblemList, Row, at_row, refusal
from interpreter_app.exchange.tables.columns import MAX_COLUMNS
from interpreter_app.exchange.tables.csv_text import MAX_CELL

MAX_FILLED_ROWS: Final = 250_000
"""Rows with something in them, in all tables of one file."""
MAX_CELLS: Final = 1_600_000
"""Cells with something in them, in all tables of one file: sixteen each of 100,000 entries."""
MAX_ROW: Final = 1_048_576
"""The highest number of a row."""
MAX_TEXT: Final = 150_000_000
"""Bytes of memory that the texts of one file may take."""

MAX_UNNAMED: Final = 200_000
"""Cells without a value, beyond those that are named, in a table that has hardly a text."""

_UNNAMED_OF_CELL = 10
_OF_EMPTY_TEXT = "".__sizeof__()
_OF_A_TERM = 100
_OF_A_PLACE = 8


@dataclass(slots=True)
class Bounds:
    """What has been taken of the file of this name so far."""

    name: str
    rows: int = 0
    cells: int = 0
    text: int = 0

    def take_text(self, text: str) -> None:
        """Count a text that will stay in memory. Raises FormatError when there is too much."""
        self.text += text.__sizeof__() - _OF_EMPTY_TEXT
        if self.text > MAX_TEXT:
            raise refusal(self.name, too_much())

    def take_cells(self, texts: Collection[str], joined: str) -> None:
        """Count cells, and `joined` all together, with what becomes of them.

        Each sign that divides terms may make one more. Raises FormatError when there is too much.
        """
        divisions = joined.count("|") + joined.count("\n") + joined.count(";") + joined.count(" / ")
        self.cells += len(texts)
        self.text += _OF_A_TERM * divisions - _OF_EMPTY_TEXT * len(texts) + sum(map(str.__sizeof__, texts))
        if self.cells > MAX_CELLS or self.text > MAX_TEXT:
            raise refusal(self.name, too_much())

    def take_row(self) -> None:
        """Count a row. Raises FormatError when there are too many."""
        self.rows += 1
        if self.rows > MAX_FILLED_ROWS:
            raise refusal(
                self.name,
                _("there are more than {count} rows: divide the file.").format(count=MAX_FILLED_ROWS),
            )


@dataclass(slots=True)
class Rows:
    """The rows of one table. `downwards` has the text of a joined cell by its column, and its last row."""

    bounds: Bounds
    problems: ProblemList = field(default_factory=ProblemList)
    downwards: dict[int, tuple[int, str]] = field(default_factory=dict)

    def goes_unnamed(self) -> bool:
        """Count a problem of a cell that won't be shown; False if there is room to name it.

        Raises FormatError, with the first of them, for a file of hundreds of thousands with hardly a text.
        """
        problems = self.problems
        if not problems.overflows():
            return False
        if problems.unnamed > MAX_UNNAMED and problems.unnamed > _UNNAMED_OF_CELL * self.bounds.cells:
            first = problems.found[0]
            raise refusal(self.bounds.name, _hardly_any(first.message), first.where)
        return True

    def row(self, number: int, cells: dict[int, str]) -> Row | None:
        """The row of these cells, by their column counted from 0; None for one without anything to take.

        Cells far to the right all stand in the last column, so that the row is seen to be too wide.
        """
        filled = {at: text for at, text in cells.items() if text and not text.isspace()}
        if not filled:
            return None
        self.bounds.take_row()
        texts = filled.values()
        joined = "\t".join(texts)
        self.bounds.take_cells(texts, joined)
        fault = self._fault(texts, joined)
        if fault:
            self.problems.leave_out(at_row(number), fault)
            return None
        for at, (last, text) in self.downwards.items():
            if number <= last and at not in filled:
                self.bounds.take_cells((text,), text)
                filled[at] = text
        width = max(filled) + 1
        row = [""] * min(width, MAX_COLUMNS + 1)
        self.bounds.text += _OF_A_PLACE * len(row)
        for at, text in filled.items():
            row[min(at, MAX_COLUMNS)] = text
        return Row(number, number, row)

    def _fault(self, texts: Collection[str], joined: str) -> str:
        """Why a row of these cells can’t be taken, or an empty text."""
        if len(joined) > MAX_CELL and max(map(len, texts)) > MAX_CELL:
            return _("a cell has more than {count} characters: shorten it.").format(count=MAX_CELL)
        unwanted = UNWANTED.search(joined.replace("\r", "\n"))
        return control_character(unwanted.group()) if unwanted else ""


def _hardly_any(message: str) -> str:
    """What to say of a table of cells without a value, of which the first is this."""
    return _(
        "{message} So it is, or alike, with more than {count} cells: nothing was read. "
        "Save the file in a spreadsheet, where the values are worked out, or take these cells out of it."
    ).format(message=message, count=MAX_UNNAMED)


def too_much() -> str:
    """What to say of a file with more than any glossary has."""
    return _("there is too much text for a glossary: divide the file.")


def no_value() -> str:
    """What to say of a formula whose value the file doesn't have."""
    return _("the formula here has no value yet: open the file in a spreadsheet and save it there.")


def column_letters(index: int) -> str:
    """What a spreadsheet calls the column at this place, counted from 0: A, B, … Z, AA."""
    before, last = divmod(index, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)
