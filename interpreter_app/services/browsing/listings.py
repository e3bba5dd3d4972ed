"""A list of concepts: which concept stands in which row, and which rows a filter leaves.

Owns rows and sections. Holds no concepts: a row is the number of one, whose words are read when they are
shown, so that a list of a million takes little room.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from interpreter_app.domain.language.sorting import headed
from interpreter_app.domain.terms import Language
from interpreter_app.services.browsing.facets import Facets
from interpreter_app.services.browsing.filters import Facet, Filter
from interpreter_app.services.browsing.splices import Splice, shifted
from interpreter_app.services.browsing.words import Words

WITHOUT_TERM = ""
"""The section, at the end, of concepts that have no term yet in the language of the list."""


class Order(StrEnum):
    """What a list is sorted by; within it, and where that is all, by the terms as their language sorts.

    EQUIVALENCE, SUBJECT and STATUS (of the term that a concept stands under) have at the end what says
    nothing; SUBJECT goes by the names in the language of the interface; NEWEST by when a concept was changed.
    """

    TERM = "term"
    EQUIVALENCE = "equivalence"
    SUBJECT = "subject"
    STATUS = "status"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Section:
    """A letter of the list, and the first row under it."""

    letter: str
    first: int


class Heads:
    """The folded headwords of the rows, without their articles: `text` has each in a line of its own."""

    def __init__(self, text: bytes, starts: array[int]) -> None:
        self._text = text
        self._starts = starts

    def spliced(self, splice: Splice, added: Sequence[str]) -> Heads:
        """Those of a list of which some rows went and others came, which have the headwords `added`."""
        text, starts = bytearray(), array("q")
        for part in splice.parts:
            if isinstance(part, int):
                starts.append(len(text))
                text += f"\n{added[part]}".encode()
            else:
                first, end = self._start(part.start), self._start(part.stop)
                starts.extend(shifted(self._starts[part.start : part.stop], len(text) - first))
                text += self._text[first:end]
        return Heads(bytes(text), starts)

    def _start(self, row: int) -> int:
        return self._starts[row] if row < len(self._starts) else len(self._text)

    def first_beginning(self, key: str, rows: array[int]) -> int | None:
        """The place among `rows`, which stand in order, of the first whose head begins so, or None."""
        wanted = f"\n{key}".encode()
        found = self._text.find(wanted)
        while found >= 0:
            row = bisect_left(self._starts, found)
            place = bisect_left(rows, row)
            if place == len(rows):
                return None
            if rows[place] == row:
                return place
            # The next line that may be wanted is that of the row which comes next.
            found = self._text.find(wanted, self._starts[rows[place]])
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The concepts of a glossary, or of all, in an order; `language` is that of the terms they stand under.

    `numbers` are the concepts' numbers, row by row, as they stood after the operation of the number
    `operation`. An order by anything but the terms has no sections.
    """

    language: Language
    glossary: int | None
    operation: int
    order: Order
    numbers: array[int]
    sections: tuple[Section, ...]
    words: Words
    facets: Facets
    heads: Heads

    def __len__(self) -> int:
        return len(self.numbers)

    def letter(self, row: int) -> str:
        """The section a row stands in."""
        place = bisect_right(self.sections, row, key=lambda s: s.first)
        return self.sections[place - 1].letter if place else WITHOUT_TERM

    def matching(self, wanted: Filter) -> array[int]:
        """The rows that a filter leaves, in order.

        Those of which terms, in either language, have a word beginning with each of the words typed (or
        another form of it, if none in the whole list begins so), and the chosen facets. It costs by what it
        finds, so that nothing is gained by handing in what a filter before has left.
        """
        rows = self._with_words(wanted)
        if wanted.facets:
            return self.facets.fitting(wanted, rows)
        return array("i", range(len(self))) if rows is None else rows

    def counts(self, wanted: Filter) -> dict[Facet, int]:
        """How many rows each facet would leave if it were the one of its kind, all else as it is chosen."""
        return self.facets.counts(wanted, self._with_words(wanted))

    def _with_words(self, wanted: Filter) -> array[int] | None:
        words = wanted.words
        return self.words.rows(words) if words else None

    def first_beginning(self, typed: str, rows: array[int]) -> int:
        """The place among `rows` of the first whose headword begins with what was typed, or else 0."""
        for key in dict.fromkeys((headed(typed, self.language), headed(typed))):
            if (place := self.heads.first_beginning(key, rows)) is not None:
                return place
        return 0

    def sections_of(self, rows: array[int]) -> tuple[Section, ...]:
        """The sections that are left of these rows, which stand in order; `first` is a place among them."""
        places = [bisect_left(rows, section.first) for section in self.sections]
        return tuple(
            Section(section.letter, place)
            for section, place, end in zip(self.sections, places, [*places[1:], len(rows)], strict=False)
            if place < end
        )

    def row_of(self, number: int) -> int | None:
        """The row of the concept with this number, or None if it isn't in the list."""
        try:
            return self.numbers.index(number)
        except ValueError:
            return None
