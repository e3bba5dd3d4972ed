"""The tables of a Word document: from its main part to rows of cells.

Owns what a cell's content is there: the text as it reads with every change accepted, breaks and tabs, links
and the last results of fields; not comments, footnotes or the second copy of a drawing. Tables inside cells
are tables of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from interpreter_app.exchange.packages import Package
from interpreter_app.exchange.reading import Row
from interpreter_app.exchange.tables.columns import MAX_COLUMNS
from interpreter_app.exchange.tables.csv_text import MAX_CELL
from interpreter_app.exchange.tables.office_rows import MAX_ROW, Bounds, Rows
from interpreter_app.exchange.tables.office_xml import Grammar, streamed

MAX_EMPTY = 1_500_000
"""Elements of a file without a text in a cell; each text makes room for `_OF_CELL` more, up to `_MOST`."""

_NOT_TEXT = frozenset({"moveFrom", "Fallback", "rt"})
_DELETED = "del"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BEGIN = frozenset(
    {"tbl", "t", "tc", "pPr", "tblPr", "trPr", "gridBefore", "gridSpan", "vMerge", _DELETED}
    | _NOT_TEXT
    | _SIGNS.keys()
)
"""Elements whose beginning means something; most of a document are none of them."""
_MOST_SPANNED = 1_000
_MOST = 4_000_000
_OF_CELL = 40


@dataclass(slots=True)
class _Cell:
    columns: int = 1
    continues: bool = False
    begins: bool = False
    parts: list[str] = field(default_factory=list)
    length: int = 0


@dataclass(slots=True)
class Grid:
    """A table with its rows. `number` counts the tables of the document in the order in which they begin.

    `above` has the text that a cell joined downwards goes on with, by its column.
    """

    number: int
    rows: Rows
    filled: list[Row] = field(default_factory=list)
    at: int = 0
    column: int = 0
    cells: dict[int, str] = field(default_factory=dict)
    above: dict[int, str] = field(default_factory=dict)
    continued: list[int] = field(default_factory=list)
    deleted: bool = False
    cell: _Cell | None = None


def grids_of(package: Package, part: str, bounds: Bounds) -> Iterator[Grid]:
    """The tables of a document, each when it ends. Raises FormatError for a document that is broken."""
    return streamed(package, part, _Document(bounds))


class _Document(Grammar[Grid]):
    """The grammar of tables, rows, cells and runs of text."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__()
        self._bounds = bounds
        self._tables: list[Grid] = []
        self._count = self._skipped = 0
        self._takes = self._in_row_properties = self._in_properties = False

    @property
    def most(self) -> int:
        return min(_MOST, MAX_EMPTY + _OF_CELL * self._bounds.cells)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.opened += 1
        local = self.local[name]
        if local not in _BEGIN:
            if self._skipped:
                self._skipped += 1
            return
        if local == "tbl":
            self._count += 1
            self._tables.append(Grid(self._count, Rows(self._bounds)))
        if not self._tables:
            return
        grid = self._tables[-1]
        if self._in_row_properties:
            if local == _DELETED:
                grid.deleted = True
            elif local == "gridBefore":
                grid.column = min(grid.column + _number(attributes), MAX_ROW)
        elif self._skipped or local in _NOT_TEXT or local == _DELETED:
            self._skipped += 1
        elif local == "t":
            self._takes = True
        elif local == "tc":
            grid.cell = _Cell()
        elif local in ("pPr", "tblPr"):
            self._in_properties = True
        elif local in _SIGNS:
            if not self._in_properties:
                self._add(_SIGNS[local])
        elif local == "trPr":
            self._in_row_properties = True
        elif grid.cell:
            self._of_cell(local, attributes, grid.cell)

    def _of_cell(self, local: str, attributes: dict[str, str], cell: _Cell) -> None:
        if local == "gridSpan":
            cell.columns = max(1, min(_number(attributes), _MOST_SPANNED))
        elif local == "vMerge":
            cell.begins = _value(attributes) == "restart"
            cell.continues = not cell.begins

    def end(self, name: str) -> None:
        self.closed += 1
        if not self._tables:
            return
        local = self.local[name]
        grid = self._tables[-1]
        if self._in_row_properties:
            self._in_row_properties = local != "trPr"
        elif self._skipped:
            self._skipped -= 1
        elif local == "t":
            self._takes = False
        elif local == "p":
            self._add("\n")
        elif local == "tc":
            self._end_cell(grid)
        elif local == "tr":
            self._end_row(grid)
        elif local in ("pPr", "tblPr"):
            self._in_properties = False
        elif local == "tbl":
            self.ready.append(self._tables.pop())

    def text(self, text: str) -> None:
        if self._takes:
            self._add(text)

    def _add(self, text: str) -> None:
        cell = self._tables[-1].cell
        if cell and cell.length <= MAX_CELL:
            cell.length += len(text)
            cell.parts.append(text)

    def _end_cell(self, grid: Grid) -> None:
        cell, grid.cell = grid.cell, None
        if cell is None:
            return
        text = "".join(cell.parts).strip("\n")
        column = grid.column
        grid.column = min(column + cell.columns, MAX_ROW)
        if column > MAX_COLUMNS and not text:
            return
        if cell.continues:
            grid.continued.append(column)
        else:
            grid.cells[column] = text
            if cell.begins:
                grid.above[column] = text
            else:
                grid.above.pop(column, None)

    def _end_row(self, grid: Grid) -> None:
        """A row that has a text of its own also has the texts of cells that come down to it."""
        grid.at += 1
        cells, grid.cells, grid.column = grid.cells, {}, 0
        continued, grid.continued = grid.continued, []
        deleted, grid.deleted = grid.deleted, False
        if deleted or not any(cells.values()):
            return
        cells.update((at, grid.above[at]) for at in continued if at in grid.above)
        row = grid.rows.row(grid.at, cells)
        if row:
            grid.filled.append(row)


def _value(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == "val"), "")


def _number(attributes: dict[str, str]) -> int:
    said = _value(attributes)
    return int(said) if said.isdecimal() and len(said) < 8 else 0
