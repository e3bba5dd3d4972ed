"""The rows of an Excel sheet, as they come from its part of the package.

Owns what a cell's content is: shared and inline text, numbers and dates as a person sees them, the last
value of a formula. Rows and columns that are hidden are read: hiding is how people keep an id column. A
cell that is joined downwards stands in each of its rows.

Straight on expat rather than by openpyxl, which takes three times as long for 100,000 entries, inflates
without bounds and ends in exceptions of many kinds for files that are broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.packages import Package
from interpreter_app.exchange.reading import Row, at_row, refusal
from interpreter_app.exchange.tables.columns import MAX_COLUMNS
from interpreter_app.exchange.tables.csv_text import MAX_CELL
from interpreter_app.exchange.tables.office_rows import (
    MAX_CELLS,
    MAX_ROW,
    Rows,
    column_letters,
    no_value,
    too_much,
)
from interpreter_app.exchange.tables.office_xml import Grammar, streamed
from interpreter_app.exchange.tables.xlsx_workbook import Sheet, Workbook, number_shown, unescaped

_MERGED = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s[^>]{0,60}?ref=[\"']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})[\"']"
)
_LONGEST_MERGE = 150
_VALUE, _NO_VALUE = b"</v>", b"<v></v>"
_FIRST_ROWS = 1_000
_COLUMN = re.compile(r"[A-Z]{1,3}")
_DIGITS = "0123456789"
_BOOLEANS = {"1": "true", "0": "false"}
MAX_MERGED: Final = 100_000

Joined = dict[int, dict[int, int]]
"""Last rows of the cells that are joined downwards, by their column and first row."""


def rows_of(workbook: Workbook, sheet: Sheet, rows: Rows) -> Iterator[Row]:
    """The rows of a sheet in which there is something. Raises FormatError for a sheet that is broken.

    A sheet of which more than the first rows are wanted must not have too many cells.
    """
    ahead = looked_through(workbook.package, sheet.part)
    before = rows.bounds.cells
    for count, row in enumerate(streamed(workbook.package, sheet.part, _Cells(workbook, rows, ahead.joined))):
        if count == _FIRST_ROWS and before + ahead.values > MAX_CELLS:
            raise refusal(workbook.package.name, too_much())
        yield row


class Ahead(NamedTuple):
    """What is found out of a sheet before it is read: cells joined downwards, and how many have a value."""

    joined: Joined
    values: int


def looked_through(package: Package, part: str) -> Ahead:
    """Where a sheet joins cells of several rows, which it says behind all of them, and how large it is."""
    found: Joined = {}
    count = values = twice = 0
    rest = b""
    for chunk in package.chunks(part):
        text = rest + chunk
        values += text.count(_VALUE) - text.count(_NO_VALUE) - twice
        rest = text[-_LONGEST_MERGE:]
        twice = rest.count(_VALUE) - rest.count(_NO_VALUE)
        if b"mergeCell" not in text:
            continue
        for match in _MERGED.finditer(text):
            first, last, at = int(match[2]), int(match[3]), _column(match[1].decode())
            count += 1
            if last > first and count <= MAX_MERGED and at < MAX_COLUMNS:
                found.setdefault(at, {})[first] = min(last, MAX_ROW)
    return Ahead(found, values)


class _Columns(dict[str, int]):
    """Columns, counted from 0, by their letters; -1 for what isn't one. Remembered."""

    def __missing__(self, letters: str) -> int:
        index = _column(letters) if _COLUMN.fullmatch(letters) else -1
        if len(self) < MAX_ROW:
            self[letters] = index
        return index


def _column(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


class _Cells(Grammar[Row]):
    """The grammar of a sheet: rows, cells, and in them values, formulas and inline texts."""

    def __init__(self, workbook: Workbook, rows: Rows, joined: Joined) -> None:
        super().__init__()
        self._workbook = workbook
        self._rows = rows
        self._joined = joined
        self._columns = _Columns()
        self._number = 0
        self._cells: dict[int, str] = {}
        self._at = -1
        self._kind = self._style = ""
        self._parts: list[str] = []
        self._length = 0
        self._takes = self._in_phonetic = self._has_formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.opened += 1
        local = self.local[name]
        if local == "c":
            reference = attributes.get("r")
            at = self._columns[reference.rstrip(_DIGITS)] if reference else -1
            self._at = at if at >= 0 else self._at + 1
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._has_formula = False
            if self._parts:
                self._parts = []
            self._length = 0
        elif local in ("v", "t"):
            self._takes = not self._in_phonetic
        elif local == "row":
            said = attributes.get("r", "")
            number = int(said) if said.isdecimal() and len(said) < 8 else 0
            self._number = number if number > self._number else self._number + 1
            self._at = -1
        elif local == "f":
            self._has_formula = True
        elif local == "rPh":
            self._in_phonetic = True

    def text(self, text: str) -> None:
        if self._takes and self._length <= MAX_CELL:
            self._length += len(text)
            self._parts.append(text)

    def end(self, name: str) -> None:
        self.closed += 1
        local = self.local[name]
        if local == "c":
            if self._parts or self._has_formula:
                text = self._content("".join(self._parts))
                if text:
                    self._cells[self._at] = text
        elif local in ("v", "t"):
            self._takes = False
        elif local == "row":
            if self._cells:
                self._end_row()
        elif local == "rPh":
            self._in_phonetic = False

    def _end_row(self) -> None:
        number, cells = self._number, self._cells
        self._cells = {}
        for at, firsts in self._joined.items():
            if number in firsts and at in cells:
                self._rows.downwards[at] = firsts[number], cells[at]
        row = self._rows.row(number, cells)
        if row:
            self.ready.append(row)

    def _content(self, raw: str) -> str:
        """The text of a cell by its kind; empty for a formula that gives none, which is named."""
        kind = self._kind
        if kind == "s":
            index = int(raw) if raw.isdecimal() and len(raw) < 10 else -1
            strings = self._workbook.strings
            if not 0 <= index < len(strings):
                raise self._workbook.package.damaged()
            return strings[index]
        if kind in ("inlineStr", "str"):
            return unescaped(raw)
        if kind == "b":
            return _BOOLEANS.get(raw, raw)
        if kind == "e":
            if not self._rows.goes_unnamed():
                message = _("the formula in this cell gives {value}: it was taken as empty.")
                self._name(message.format(value=shown(raw)))
            return ""
        if not raw and not self._rows.goes_unnamed():
            self._name(no_value())
        if kind == "n" and raw:
            style = int(self._style) if self._style.isdecimal() and len(self._style) < 8 else 0
            formats = self._workbook.formats
            code = formats[style] if style < len(formats) else ""
            return number_shown(raw, code, from_1904=self._workbook.from_1904)
        return raw

    def _name(self, message: str) -> None:
        self._rows.problems.add(at_row(self._number, column_letters(self._at)), message)
