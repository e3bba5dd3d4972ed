"""What a person said of some tables of a file, and which others it holds for.

Owns when two tables are alike enough for that: `several` says why. Must not know what kind of file it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from interpreter_app.exchange.tables.columns import layout_of
from interpreter_app.exchange.tables.hints import NO_HINTS, Hints

_HEADING_ROWS = 10

Rows = Sequence[Sequence[str]]
Headings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The corrections of tables: by their number, by the headings, and by the width of those without any."""

    of_tables: Mapping[int, Hints] = field(default_factory=dict)
    by_headings: Mapping[Headings, Hints] = field(default_factory=dict)
    by_width: Mapping[int, Hints] = field(default_factory=dict)

    @classmethod
    def of(cls, tables: Mapping[int, Rows], hints: Hints) -> Said:
        """What `hints` say of these tables, which are given by their first rows."""
        of_tables = {number: said for number, said in hints.elsewhere.items() if said.is_said}
        shown = next(iter(tables), None) if hints.table is None else hints.table
        if hints.is_said and shown is not None:
            of_tables[shown] = replace(hints, elsewhere={})
        by_headings: dict[Headings, Hints] = {}
        by_width: dict[int, Hints] = {}
        for number, said in of_tables.items():
            rows = tables.get(number, ())
            first = said.first_row
            if first is None:
                guess = layout_of(rows)
                first = guess.first_row if guess else 0
            if not 0 <= first <= len(rows):
                continue
            heads = _headings(rows[first - 1]) if first else ()
            if heads:
                by_headings.setdefault(heads, said)
            else:
                by_width.setdefault(_width(rows), said)
        return cls(of_tables, by_headings, by_width)

    def hints_for(self, number: int, rows: Rows) -> Hints:
        """What holds for a table, given by its number and first rows."""
        if number in self.of_tables:
            return self.of_tables[number]
        if self.by_headings:
            for place, cells in enumerate(rows[:_HEADING_ROWS], 1):
                said = self.by_headings.get(_headings(cells))
                if said:
                    return replace(said, first_row=place)
        said = self.by_width.get(_width(rows)) if self.by_width else None
        return said if said and not _has_headings(rows) else NO_HINTS


def _headings(cells: Sequence[str]) -> Headings:
    """Headings as they are compared: office files leave out empty cells at the end."""
    heads = [" ".join(cell.split()).casefold() for cell in cells]
    while heads and not heads[-1]:
        heads.pop()
    return tuple(heads)


def _has_headings(rows: Rows) -> bool:
    guess = layout_of(rows)
    return guess is not None and any(column.heading for column in guess.columns)


def _width(rows: Rows) -> int:
    return max(map(len, rows), default=0)
