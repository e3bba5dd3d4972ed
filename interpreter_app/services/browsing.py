"""Reading a glossary from A to Z: which concept stands where in the list, and which rows a filter leaves.

Owns the order, the sections and the filter of the list. Holds no concepts: a row is the number of one, whose
words are read when they are shown, so that a list of a million takes little room.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.language.folding import content_words, fold
from interpreter_app.domain.language.sorting import OTHER_SECTION, SortKey, sort_key
from interpreter_app.domain.terms import Language, Status
from interpreter_app.store.database import Store
from interpreter_app.store.listing import TermRow, term_rows

WITHOUT_TERM = ""
"""The section, at the end, of concepts that have no term yet in the language of the list."""

_EVERY = 500
_LACKING = 2
_Entry = tuple[int, SortKey, int, str]
"""(0: starts with a digit or sign, 1: with a letter, _LACKING; sort key; concept; words)"""
_RANK: dict[str | None, int] = {status.value: rank for rank, status in enumerate(Status)}


@dataclass(frozen=True, slots=True)
class Section:
    """A letter of the list, and the first row under it."""

    letter: str
    first: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The concepts of a glossary, or of all, in the alphabetical order of one language.

    `numbers` are the concepts' numbers, row by row; `words` the folded words of all the terms of each row,
    with a space before every word.
    """

    language: Language
    glossary: int | None
    numbers: array[int]
    sections: tuple[Section, ...]
    words: list[str]

    def __len__(self) -> int:
        return len(self.numbers)

    def letter(self, row: int) -> str:
        """The section a row stands in."""
        place = bisect_right(self.sections, row, key=lambda s: s.first)
        return self.sections[place - 1].letter if place else WITHOUT_TERM

    def matching(self, typed: str, among: Iterable[int] | None = None) -> array[int]:
        """The rows whose terms, in either language, have a word beginning with each of the words typed.

        `among` are the rows left by a filter of which this one is the continuation. Stop words don't count.
        """
        rows: Iterable[int] = range(len(self.words)) if among is None else among
        words = self.words
        for word in sorted({f" {w}" for w in content_words(fold(typed).split())}, key=len, reverse=True):
            rows = [row for row in rows if word in words[row]]
        return array("i", rows)

    def sections_of(self, rows: array[int]) -> tuple[Section, ...]:
        """The sections that are left of these rows, which stand in order; `first` is a place among them."""
        places = [(s.letter, bisect_left(rows, s.first)) for s in self.sections]
        ends = [place for _letter, place in places[1:]] + [len(rows)]
        return tuple(
            Section(letter, place) for (letter, place), end in zip(places, ends, strict=True) if place < end
        )

    def row_of(self, number: int) -> int | None:
        """The row of the concept with this number, or None if it isn't in the list."""
        try:
            return self.numbers.index(number)
        except ValueError:
            return None


def listing(
    store: Store, language: Language, glossary: int | None = None, progress: Progress = silent
) -> Listing:
    """The concepts of the glossary with this number, or of all, in the order of this language.

    A concept stands under the term one would say; without one in this language, at the end under the other
    language's. `progress` counts concepts (whole: not known).
    """
    entries: list[_Entry] = []
    for number, rows in _by_concept(term_rows(store, glossary)):
        entries.append(_entry(number, rows, language))
        if len(entries) % _EVERY == 0:
            progress(len(entries), 0)
    entries.sort(key=itemgetter(0, 1, 2))
    progress(len(entries), len(entries))
    return Listing(
        language=language,
        glossary=glossary,
        numbers=array("q", [entry[2] for entry in entries]),
        sections=tuple(_sections(entries)),
        words=[entry[3] for entry in entries],
    )


def _by_concept(rows: Iterable[TermRow]) -> Iterator[tuple[int, list[TermRow]]]:
    for number, own in groupby(rows, key=itemgetter(0)):
        yield number, list(own)


def _entry(number: int, rows: list[TermRow], language: Language) -> _Entry:
    own = [row for row in rows if row[1] == language]
    head = min(own or rows, key=lambda row: _RANK.get(row[2], len(_RANK)))
    key = sort_key(head[3] or "")
    words = " ".join([fold(row[3]) for row in rows if row[3]])
    return (_LACKING if not own else key[0][:1].isalpha()), key, number, f" {words}"


def _sections(entries: Iterable[_Entry]) -> Iterator[Section]:
    last: str | None = None
    for row, (place, key, _number, _words) in enumerate(entries):
        letter = (OTHER_SECTION, key[0][:1].upper(), WITHOUT_TERM)[place]
        if letter != last:
            yield Section(letter, row)
            last = letter
