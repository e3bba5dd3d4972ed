"""Words by their consonants: what is left of a word that was heard in one language and written in the other.

Vowels are what two languages hear least alike: «boleurde» for *bollard*. Words are kept in the order of
their consonants; of those that have the same ones as what was heard, the vowels tell how near they are. Must
not know how a word comes to its sounds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from functools import lru_cache

from interpreter_app.search import bounds

SEPARATOR = "\t"
"""Between a sound code and its word."""

_VOWELS = "AEIOU"
_CONSONANTS = str.maketrans("J", "X", _VOWELS)
"""Takes the vowels away; «j» and «ch» are written for each other."""

_CONSONANT = re.compile(f"[^{_VOWELS}]")
_MOST = 40
"""Words of one skeleton that are weighed."""

_LITTLE = 0.5
_ALIKE = frozenset("EI IE OU UO AO OA AE EA UE EU IU UI AU UA".split())
"""Vowels that are often written for each other: all but I and O for A, E and O for each other."""


def skeleton(code: str) -> str:
    """The consonants of a sound code.

    >>> skeleton("BOLARD"), skeleton("JURI")
    ('BLRD', 'XR')
    """
    return code.translate(_CONSONANTS)


class Skeletons:
    """Words with their sound codes, found by their consonants: `sounds` are code, separator and word."""

    def __init__(self, sounds: Iterable[str] = ()) -> None:
        self._kept = sorted(sorted(set(sounds)), key=_key)

    def add(self, sound: str) -> None:
        """Put one more word where it belongs, unless it is there."""
        if sound not in self._of(_key(sound)):
            insort(self._kept, sound, key=_key)

    def _of(self, wanted: str) -> Iterator[str]:
        at = bisect_left(self._kept, wanted, key=_key)
        while at < len(self._kept) and _key(self._kept[at]) == wanted:
            yield self._kept[at]
            at += 1

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def near(self, code: str, most: float) -> Iterator[tuple[float, str]]:
        """(cost, word) of the words that have the consonants of this code and cost no more than `most`."""
        wanted = skeleton(code)
        at = bisect_left(self._kept, wanted, key=_key)
        end = min(at + _MOST, len(self._kept))
        mine = _runs(code)
        while at < end and _key(self._kept[at]) == wanted:
            other, _tab, word = self._kept[at].partition(SEPARATOR)
            cost = 0.0 if other == code else sum(map(_between, mine, _runs(other)))
            if cost <= most:
                yield cost, word
            at += 1
        bounds.met("skeletons", at == end < len(self._kept))


def _key(sound: str) -> str:
    return skeleton(sound[: sound.index(SEPARATOR)])


@lru_cache(maxsize=8192)
def _runs(code: str) -> tuple[str, ...]:
    """The vowels before each consonant, and those behind the last one."""
    return tuple(_CONSONANT.split(code))


@lru_cache(maxsize=8192)
def _between(one: str, other: str) -> float:
    """What it costs to write these vowels for those: an edit distance in which like ones cost little."""
    row = [_LITTLE * n for n in range(len(other) + 1)]
    for n, mine in enumerate(one):
        above, row = row, [_LITTLE * (n + 1)]
        for m, theirs in enumerate(other):
            changed = 0.0 if mine == theirs else _LITTLE if mine + theirs in _ALIKE else 1.0
            row.append(min(above[m] + changed, above[m + 1] + _LITTLE, row[m] + _LITTLE))
    return row[-1]
