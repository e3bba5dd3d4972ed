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
from interpreter_app.domain.language.folding import content_words, fold, without_article
from interpreter_app.domain.language.sorting import OTHER_SECTION, sort_key
from interpreter_app.domain.terms import Language, Status
from interpreter_app.store.database import Store
from interpreter_app.store.listing import TermRow, term_rows

WITHOUT_TERM = ""
"""The section, at the end, of concepts that have no term yet in the language of the list."""

_EVERY = 500
_LACKING = 2
_PORTION = 3
_Entry = tuple[str, str, int, str]
"""(key of the headword, the headword, number of the concept, folded words of all its terms)"""

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
    the headword's (without its article) first, with a space before every word.
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
        for word in _wanted(typed):
            rows = [row for row in rows if word in words[row]]
        return array("i", rows)

    def first_beginning(self, typed: str, rows: array[int]) -> int:
        """The place among `rows` of the first whose headword begins with what was typed, or else 0."""
        wanted = " " + without_article(fold(typed))
        words = self.words
        return next((place for place, row in enumerate(rows) if words[row].startswith(wanted)), 0)

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


def continues(typed_before: str, typed: str) -> bool:
    """Whether a filter can only leave rows that the one before it has left."""
    words = _wanted(typed)
    return all(any(word.startswith(old) for word in words) for old in _wanted(typed_before))


def _wanted(typed: str) -> list[str]:
    """The beginnings of words that a filter looks for, the longest first, each with a space before it."""
    return sorted({f" {word}" for word in content_words(fold(typed).split())}, key=len, reverse=True)


def listing(
    store: Store, language: Language, glossary: int | None = None, progress: Progress = silent
) -> Listing:
    """The concepts of the glossary with this number, or of all, in the order of this language.

    A concept stands under the term one would say; without one in this language, at the end under the other
    language's. `progress` counts concepts (whole: not known).
    """
    made = _Maker(language)
    for count, (number, rows) in enumerate(_by_concept(term_rows(store, glossary)), 1):
        made.add(number, rows)
        if count % _EVERY == 0:
            progress(count, 0)
    return made.listing(glossary, progress)


def _by_concept(rows: Iterable[TermRow]) -> Iterator[tuple[int, list[TermRow]]]:
    for number, own in groupby(rows, key=itemgetter(0)):
        yield number, list(own)


class _Maker:
    """A listing under way: its entries by how their keys begin.

    They are sorted in these portions, since sorting a long list at once would keep every other thread,
    the one that paints included, waiting until it is done.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._portions: dict[tuple[int, str], list[_Entry]] = {}

    def add(self, number: int, rows: list[TermRow]) -> None:
        """Take up a concept with its terms."""
        folded = [fold(text) if text else "" for _number, _language, _status, text in rows]
        own = [place for place, row in enumerate(rows) if row[1] == self._language]
        head = min(own or range(len(rows)), key=lambda place: _RANK.get(rows[place][2], len(_RANK)))
        key = without_article(folded[head])
        rank = int(key[:1].isalpha()) if own else _LACKING
        folded[head], folded[0] = folded[0], key
        entry = (key, rows[head][3] or "", number, f" {' '.join(folded)}")
        self._portions.setdefault((rank, key[:_PORTION]), []).append(entry)

    def listing(self, glossary: int | None, progress: Progress) -> Listing:
        """Everything taken up, in order."""
        numbers: array[int] = array("q")
        words: list[str] = []
        sections: list[Section] = []
        for rank, beginning in sorted(self._portions):
            portion = self._portions.pop((rank, beginning))
            letter = (OTHER_SECTION, beginning[:1].upper(), WITHOUT_TERM)[rank]
            if not sections or sections[-1].letter != letter:
                sections.append(Section(letter, len(numbers)))
            portion.sort(key=itemgetter(0))
            for entry in _ties_settled(portion):
                numbers.append(entry[2])
                words.append(entry[3])
            progress(len(numbers), 0)
        return Listing(self._language, glossary, numbers, tuple(sections), words)


def _ties_settled(portion: list[_Entry]) -> Iterator[_Entry]:
    """Entries sorted by their keys, those with the same key by accents and case."""
    for _key, same in groupby(portion, key=itemgetter(0)):
        tied = list(same)
        if len(tied) > 1:
            tied.sort(key=lambda entry: (sort_key(entry[1]), entry[2]))
        yield from tied
