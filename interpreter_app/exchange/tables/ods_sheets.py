"""The tables of OpenDocument files, spreadsheets and texts alike: from content.xml to rows of cells.

Owns what a cell's content is there: its paragraphs, with spaces, tabs and line ends that stand as elements;
not footnotes, pictures or what was deleted; comments stand apart. What is said to be repeated is counted,
never made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.packages import Package
from interpreter_app.exchange.reading import Row, at_row
from interpreter_app.exchange.tables.cell_comments import Comments, add_comment
from interpreter_app.exchange.tables.columns import MAX_COLUMNS
from interpreter_app.exchange.tables.csv_text import MAX_CELL
from interpreter_app.exchange.tables.office_rows import MAX_ROW, Bounds, Rows, column_letters, no_value
from interpreter_app.exchange.tables.office_xml import Grammar, streamed

PART: Final = "content.xml"

MAX_EMPTY: Final = 1_500_000
"""Elements of a file without a text in a cell; each text makes room for `_OF_CELL` more, up to `_MOST`."""

_MOST = 4_000_000
_OF_CELL = 10
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_NOT_TEXT = frozenset({"note", "ruby-text", "tracked-changes", "dde-links", "frame", "custom-shape"})
_PARAGRAPHS = frozenset({"p", "h"})
_VALUES = (
    "office:string-value", "office:date-value", "office:time-value", "office:boolean-value", "office:value",
)  # fmt: skip
_SIGNS = {"tab": "\t", "line-break": "\n"}


@dataclass(slots=True)
class Grid:
    """A table with its rows. `number` counts the tables of the file in the order in which they begin."""

    number: int
    name: str
    hidden: bool
    rows: Rows
    filled: list[Row] = field(default_factory=list)
    at: int = 0
    column: int = 0
    cells: dict[int, str] = field(default_factory=dict)
    repeated: int = 1
    comments: Comments = field(default_factory=dict)


@dataclass(slots=True)
class _Cell:
    """A cell that is being read."""

    covered: bool
    attributes: dict[str, str]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    in_paragraph: int = 0


def grids_of(package: Package, bounds: Bounds) -> Iterator[Grid]:
    """The tables of a document, each when it ends. Raises FormatError for a document that is broken."""
    return streamed(package, PART, _Content(bounds))


class _Content(Grammar[Grid]):
    """The grammar of tables, rows, cells and paragraphs; tables may stand in cells."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__()
        self._bounds = bounds
        self._tables: list[Grid] = []
        self._open_cells: list[_Cell] = []
        self._cell: _Cell | None = None
        self._count = self._skipped = 0
        self._style = ""
        self._comment: _Cell | None = None
        self._hidden_styles: set[str] = set()

    @property
    def most(self) -> int:
        return min(_MOST, MAX_EMPTY + _OF_CELL * self._bounds.cells)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.opened += 1
        local = self.local[name]
        if self._skipped or local in _NOT_TEXT:
            self._skipped += 1
        elif local == "annotation":
            self._comment = _Cell(False, attributes)
        elif self._comment:
            self._comment.in_paragraph += local in _PARAGRAPHS
        elif local == "table-cell" or local == "covered-table-cell":
            if self._tables:
                self._cell = _Cell(local != "table-cell", attributes)
        elif local in _PARAGRAPHS:
            if self._cell:
                self._cell.in_paragraph += 1
        elif local == "table-row":
            if self._tables:
                self._tables[-1].repeated = _count(attributes, "table:number-rows-repeated", MAX_ROW)
        elif local == "table":
            self._start_table(attributes)
        elif local == "s":
            self._add(" " * _count(attributes, "text:c", _MOST_SPACES))
        elif local in _SIGNS:
            self._add(_SIGNS[local])
        elif local == "style":
            self._style = attributes.get("style:name", "")
        elif local == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def end(self, name: str) -> None:
        self.closed += 1
        local = self.local[name]
        if self._skipped:
            self._skipped -= 1
        elif self._comment:
            self._end_in_comment(local, self._comment)
        elif local == "table-cell" or local == "covered-table-cell":
            if self._tables and self._cell:
                self._end_cell(self._tables[-1], self._cell)
        elif local in _PARAGRAPHS:
            if self._cell and self._cell.in_paragraph:
                self._add("\n")
                self._cell.in_paragraph -= 1
        elif local == "table-row":
            if self._tables:
                self._end_row(self._tables[-1])
        elif local == "table" and self._tables:
            self._end_table()

    def _end_in_comment(self, local: str, comment: _Cell) -> None:
        if local in _PARAGRAPHS and comment.in_paragraph:
            comment.parts.append("\n")
            comment.in_paragraph -= 1
        elif local == "annotation":
            self._comment = None
            if self._tables and comment.length <= MAX_CELL:
                grid = self._tables[-1]
                add_comment(grid.comments, grid.at + 1, "".join(comment.parts), self._bounds)

    def text(self, text: str) -> None:
        cell = self._comment or self._cell
        if cell and cell.in_paragraph and not self._skipped and cell.length <= MAX_CELL:
            text = _WHITE_SPACE.sub(" ", text)
            cell.length += len(text)
            cell.parts.append(text)

    def _add(self, text: str) -> None:
        cell = self._cell
        if cell and cell.in_paragraph and cell.length <= MAX_CELL:
            cell.length += len(text)
            cell.parts.append(text)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._count += 1
        hidden = attributes.get("table:style-name") in self._hidden_styles
        name = attributes.get("table:name", "")
        self._tables.append(Grid(self._count, name, hidden, Rows(self._bounds)))
        if self._cell:
            self._open_cells.append(self._cell)
            self._cell = None
        elif len(self._tables) > 1:
            self._open_cells.append(_Cell(True, {}))

    def _end_table(self) -> None:
        self.ready.append(self._tables.pop())
        if self._tables and self._open_cells:
            self._cell = self._open_cells.pop()

    def _end_cell(self, grid: Grid, cell: _Cell) -> None:
        """Put the text of a cell at its place, and at those at which it is repeated."""
        self._cell = None
        attributes, column = cell.attributes, grid.column
        if not attributes:
            grid.column = column + 1
            if cell.parts and not cell.covered:
                grid.cells[column] = "".join(cell.parts).strip("\n")
            return
        text = "".join(cell.parts).strip("\n") or _value(attributes)
        grid.column = min(column + _count(attributes, "table:number-columns-repeated", MAX_ROW), MAX_ROW)
        if cell.covered:
            return
        if text:
            rows = _count(attributes, "table:number-rows-spanned", MAX_ROW)
            if rows > 1 and column < MAX_COLUMNS:
                grid.rows.downwards[column] = grid.at + rows, text
            for at in range(column, min(grid.column, max(column, MAX_COLUMNS) + 1)):
                grid.cells[at] = text
        elif "table:formula" in attributes and not grid.rows.goes_unnamed():
            grid.rows.problems.add(at_row(grid.at + 1, column_letters(column)), no_value())

    def _end_row(self, grid: Grid) -> None:
        number = grid.at + 1
        grid.at = min(grid.at + grid.repeated, MAX_ROW)
        cells, grid.cells, grid.column = grid.cells, {}, 0
        repeated, grid.repeated = grid.repeated, 1
        row = grid.rows.row(number, cells) if cells else None
        if row is None:
            return
        grid.filled.append(row)
        if repeated > 1 and not grid.rows.problems.overflows(repeated - 1):
            grid.rows.problems.leave_out(
                at_row(number + 1),
                _("it repeats row {row} and was left out.").format(row=number),
                repeated - 1,
            )


def _value(attributes: dict[str, str]) -> str:
    """What is stored in a cell that shows no text."""
    return next((attributes[name] for name in _VALUES if name in attributes), "")


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    """A number of repetitions, between 1 and `most`."""
    said = attributes.get(name)
    return max(1, min(int(said), most)) if said and said.isdecimal() and len(said) < 10 else 1
