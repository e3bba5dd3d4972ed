"""Which rows of a list have a word that begins so, or another form of it.

Owns the words of a list: each distinct one once, in order, with the rows it stands in, four bytes each. So a
beginning is a stretch of them, and a filter costs by what it finds instead of by what there is.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import compress, repeat

from interpreter_app.domain.language.inflection import SHORTEST, stem_of_new
from interpreter_app.domain.terms import Language
from interpreter_app.services.browsing.splices import GONE, Splice, pieces, shifted

_SHARED = 3
"""Letters that the regular forms of a word have in common with its stem, unless that is shorter."""

_MANY = 12
"""The part of all rows, one in so many, above which it is quicker to go through all than to sort."""

_KEPT = 12
"""First letters of which the rows are kept: there are many, and one types the same ones all day."""


_GONE = array("i", (GONE,)).tobytes()


class Words:
    """The words of a list of `count` rows.

    `words` are sorted; those at place n stand in the rows from `starts[n]` to `starts[n + 1]` of `rows`.
    `lengths` are how many words each row has.
    """

    def __init__(
        self, words: Sequence[str], starts: array[int], rows: array[int], lengths: array[int]
    ) -> None:
        self._words = words
        self._starts = starts
        self._rows = rows
        self._lengths = lengths
        self._count = len(lengths)
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

    def spliced(self, splice: Splice, added: Sequence[Collection[str]], tick: Callable[[], None]) -> Words:
        """The words of a list of which some rows went and others came; `added` are the words of those.

        The same object where every word stays in its row. `tick` is called now and then.
        """
        if splice.is_in_place and all(self._has_only(row, added[place]) for row, place in splice.fresh()):
            return self
        rows, lost = self._moved(splice.table(), tick)
        fuller: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
        new: defaultdict[int, defaultdict[str, array[int]]] = defaultdict(
            lambda: defaultdict(lambda: array("i"))
        )
        for row, part in splice.fresh():
            for word in added[part]:
                place = bisect_left(self._words, word)
                if place < len(self._words) and self._words[place] == word:
                    fuller[place].append(row)
                else:
                    new[place][word].append(row)
        made = _Assembled(self._words, self._starts, rows)
        for place in sorted({*lost, *fuller, *new}):
            made.copy_to(place)
            for word in sorted(new.get(place, ())):
                made.add(word, new[place][word])
            if place in lost or place in fuller:
                own = rows[self._starts[place] : self._starts[place + 1]]
                stays = array("i", (row for row in own if row != GONE)) if place in lost else own
                made.replace(stays + fuller[place])
        return made.words_of(splice.of(self._lengths, list(map(len, added))))

    def _has_only(self, row: int, words: Collection[str]) -> bool:
        """Whether these are the words of a row."""
        if len(words) != self._lengths[row]:
            return False
        for word in words:
            place = bisect_left(self._words, word)
            if place == len(self._words) or self._words[place] != word:
                return False
            if row not in self._rows[self._starts[place] : self._starts[place + 1]]:
                return False
        return True

    def _moved(self, table: array[int], tick: Callable[[], None]) -> tuple[array[int], set[int]]:
        """The rows by this table, and the places of the words of which some are gone."""
        moved = array("i")
        lost: set[int] = set()
        for piece in pieces(self._rows):
            found = array("i", map(table.__getitem__, piece))
            if _GONE in found.tobytes():  # No row has such bytes in it; to compare numbers takes far longer.
                places = (place for place, row in enumerate(found, len(moved)) if row == GONE)
                lost.update(bisect_right(self._starts, place) - 1 for place in places)
            moved.extend(found)
            tick()
        return moved, lost

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


class _Assembled:
    """Words put together from stretches of others, from the first to the last."""

    def __init__(self, words: Sequence[str], starts: array[int], rows: array[int]) -> None:
        self._old = words, starts, rows
        self._done = 0
        self._words: list[str] = []
        self._starts: array[int] = array("q")
        self._rows: array[int] = array("i")

    def copy_to(self, end: int) -> None:
        """Take the old words over, up to the one at this place."""
        words, starts, rows = self._old
        first = self._done
        self._words += words[first:end]
        self._starts.extend(shifted(starts[first:end], len(self._rows) - starts[first]))
        self._rows.extend(rows[starts[first] : starts[end]])
        self._done = end

    def add(self, word: str, rows: array[int]) -> None:
        """Take in a word of these rows; one that has none is left out."""
        if rows:
            self._words.append(word)
            self._starts.append(len(self._rows))
            self._rows.extend(rows)

    def replace(self, rows: array[int]) -> None:
        """Take in the next old word with other rows."""
        self.add(self._old[0][self._done], rows)
        self._done += 1

    def words_of(self, lengths: array[int]) -> Words:
        """The whole, of rows with so many words each."""
        self.copy_to(len(self._old[0]))
        self._starts.append(len(self._rows))
        return Words(self._words, self._starts, self._rows, lengths)


class WordsMaker:
    """The words of a list under way, with the concepts they stand in by the order they came in."""

    def __init__(self) -> None:
        self._places: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        self._lengths: array[int] = array("i")

    def add(self, place: int, words: Collection[str]) -> None:
        """Take up the words, each once, of the concept at this place, the next one."""
        self._lengths.append(len(words))
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
        lengths = array("i", bytes(4 * len(row_of)))
        for place, row in enumerate(row_of):
            lengths[row] = self._lengths[place]
        return Words(words, starts, rows, lengths)

    def _portions(self) -> Iterable[list[str]]:
        """All words in order, those with the same two first letters at a time.

        To sort a long list at once would keep every other thread, the one that paints included, waiting.
        """
        portions: dict[str, list[str]] = {}
        for word in self._places:
            portions.setdefault(word[:2], []).append(word)
        for beginning in sorted(portions):
            yield sorted(portions.pop(beginning))
