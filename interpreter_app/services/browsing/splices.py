"""How the rows of a list become those of the list after a few concepts were written.

Owns which rows stay together, so that what is known of them is moved by the stretch. Knows no concepts.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

PIECE = 20_000
"""How much is gone through at a time: other threads, the one that paints included, come in between."""

GONE = -1
"""Stands in a table for the row that an old one has no more."""


class Splice(NamedTuple):
    """A list made of another's rows: `parts` are ranges of old rows that stay, and places of those added."""

    rows_before: int
    parts: tuple[range | int, ...]

    def of(self, values: array[int], added: Sequence[int]) -> array[int]:
        """One value for each row now, from those of the old rows and of the added ones."""
        found: array[int] = array(values.typecode)
        for part in self.parts:
            if isinstance(part, int):
                found.append(added[part])
            else:
                found += values[part.start : part.stop]
        return found

    def table(self) -> array[int]:
        """The row that each old one has now, or GONE."""
        rows = array("i", (GONE,)) * self.rows_before
        for now, part in self.placed():
            if not isinstance(part, int):
                rows[part.start : part.stop] = array("i", range(now, now + len(part)))
        return rows

    @property
    def is_in_place(self) -> bool:
        """Whether every row that stays is the same one, and one came for each that went."""
        end = 0
        for now, part in self.placed():
            if not isinstance(part, int) and now != part.start:
                return False
            end = now + (1 if isinstance(part, int) else len(part))
        return end == self.rows_before

    def fresh(self) -> Iterator[tuple[int, int]]:
        """The rows that are added, each with its place among them."""
        for row, part in self.placed():
            if isinstance(part, int):
                yield row, part

    def placed(self) -> Iterator[tuple[int, range | int]]:
        """The parts with the rows that they begin at now."""
        row = 0
        for part in self.parts:
            yield row, part
            row += 1 if isinstance(part, int) else len(part)


def splice(count: int, gone: Sequence[int], places: Sequence[int]) -> Splice:
    """Of a list of `count` rows these are `gone`; others come in at `places` among those that stay.

    Both are in order; two that come in at one place stand there as they are given.
    """
    parts: list[range | int] = []
    added = done = 0
    for stretch in _between(count, gone):
        first = stretch.start
        while added < len(places) and places[added] < done + stretch.stop - first:
            cut = first + places[added] - done
            if cut > first:
                parts.append(range(first, cut))
                done, first = places[added], cut
            parts.append(added)
            added += 1
        parts.append(range(first, stretch.stop))
        done += stretch.stop - first
    return Splice(count, (*parts, *range(added, len(places))))


def shifted(values: array[int], by: int) -> array[int]:
    """All of the values so much higher."""
    if not by:
        return values
    found: array[int] = array(values.typecode)
    for piece in pieces(values):
        found.extend(array(values.typecode, map(by.__add__, piece)))
    return found


def pieces(values: array[int]) -> Iterator[array[int]]:
    """The values, PIECE of them at a time."""
    for first in range(0, len(values), PIECE):
        yield values[first : first + PIECE]


def _between(count: int, gone: Iterable[int]) -> Iterator[range]:
    first = 0
    for row in (*gone, count):
        if row > first:
            yield range(first, row)
        first = row + 1
