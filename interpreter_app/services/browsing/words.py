"""Which rows of a list have a word that begins so, or another form of it.

Owns the words of a list: each distinct one once, in order, with the rows it stands in, four bytes each. So a
beginning is a stretch of them, and a filter costs by what it finds instead of by what there is.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, repeat

from interpreter_app.domain.language.inflection import SHORTEST, stem_of_new
from interpreter_app.domain.terms import Language

_SHARED = 3
"""Letters that the regular forms of a word have in common with its stem, unless that is shorter."""

_MANY = 12
"""The part of all rows, one in so many, above which it is quicker to go through all than to sort."""

_KEPT = 12
"""First letters of which the rows are kept: there are many, and one types the same ones all day."""


class Words:
    """The words of a list of `count` rows.

    `words` are sorted; those at place n stand in the rows from `starts[n]` to `starts[n + 1]` of `rows`.
    """

    def __init__(self, words: Sequence[str], starts: array[int], rows: array[int], count: int) -> None:
        self._words = words
        self._starts = starts
        self._rows = rows
        self._count = count
        self._last: tuple[tuple[str, ...], array[int]] | None = None
        self._often: dict[str, array[int]] = {}

    def rows(self, beginnings: tuple[str, ...]) -> array[int]:
        """The rows, in order, that have a word beginning with each of these folded ones.

        Where none in the whole list does, one that has another form of the word: «councils» finds “council”.
        """
        if self._last is None or self._last[0] != beginnings:
            is_one = len(beginnings) == 1
            found = self._of_one(beginnings[0]) if is_one else self._in_order(self._common(beginnings))
            self._last = beginnings, found
        return self._last[1]

    def _of_one(self, word: str) -> array[int]:
        if word in self._often:
            return self._often[word]
        found = self._with(word)
        if len(found) * _MANY < self._count:
            return array("i", sorted(set(found)))
        is_in = bytearray(self._count)
        deque(map(is_in.__setitem__, found, repeat(1)), maxlen=0)
        while len(self._often) >= _KEPT:
            del self._often[next(iter(self._often))]
        self._often[word] = array("i", compress(range(self._count), is_in))
        return self._often[word]

    def _common(self, beginnings: Iterable[str]) -> set[int]:
        """The fewest first: what follows is only asked whether it is among them."""
        found = sorted((self._with(word) for word in beginnings), key=len)
        rows = set(found[0])
        for others in found[1:]:
            rows = rows.intersection(others)
        return rows

    def _with(self, word: str) -> array[int]:
        """The rows with a word that begins so, some twice and in no order."""
        first, end = self._stretch(word)
        if first < end:
            return self._rows[self._starts[first] : self._starts[end]]
        found = array("i")
        for place in self._forms(word):
            found.extend(self._rows[self._starts[place] : self._starts[place + 1]])
        return found

    def _stretch(self, beginning: str) -> tuple[int, int]:
        """The first place of a word that begins so, and the one after the last."""
        length = len(beginning)
        first = bisect_left(self._words, beginning)
        return first, bisect_right(self._words, beginning, lo=first, key=lambda word: word[:length])

    def _forms(self, word: str) -> set[int]:
        """The places of words with the same stem in French or in English.

        Only words that begin as the stem does are looked at: an irregular form is brought to its regular one
        («yeux» finds “œil”), but not the other way.
        """
        if len(word) < SHORTEST:
            return set()
        places: set[int] = set()
        for language in Language:
            stem = stem_of_new(word, language)
            first, end = self._stretch(stem[: max(1, min(_SHARED, len(stem) - 1))])
            places |= {n for n in range(first, end) if stem_of_new(self._words[n], language) == stem}
        return places

    def _in_order(self, rows: set[int]) -> array[int]:
        if len(rows) * _MANY < self._count:
            return array("i", sorted(rows))
        everywhere = range(self._count)
        return array("i", compress(everywhere, map(rows.__contains__, everywhere)))


class WordsMaker:
    """The words of a list under way, with the concepts they stand in by the order they came in."""

    def __init__(self) -> None:
        self._places: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))

    def add(self, place: int, words: Iterable[str]) -> None:
        """Take up the words of the concept at this place."""
        known = self._places
        for word in words:
            known[word].append(place)

    def made(self, row_of: Sequence[int], tick: Callable[[], None]) -> Words:
        """The words; `row_of` gives the row of each place, `tick` is called now and then."""
        words: list[str] = []
        starts, rows = array("q", (0,)), array("i")
        for portion in self._portions():
            for word in portion:
                rows.extend(array("i", map(row_of.__getitem__, self._places.pop(word))))
                starts.append(len(rows))
            words += portion
            tick()
        return Words(words, starts, rows, len(row_of))

    def _portions(self) -> Iterable[list[str]]:
        """All words in order, those with the same two first letters at a time.

        To sort a long list at once would keep every other thread, the one that paints included, waiting.
        """
        portions: dict[str, list[str]] = {}
        for word in self._places:
            portions.setdefault(word[:2], []).append(word)
        for beginning in sorted(portions):
            yield sorted(portions.pop(beginning))
