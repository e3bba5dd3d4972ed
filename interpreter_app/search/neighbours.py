"""Words near to what was typed or heard: one or two edits away, in a sorted list walked like a tree.

Works on any sorted list of strings, folded words and sound codes alike. An edit is a letter too many, a
letter missing, a wrong letter, or two letters exchanged (optimal string alignment). What was typed may
be the beginning of a longer word. Must not know what the words mean or how results are ranked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.base.remembering import remember
from interpreter_app.search import bounds

AFTER = "\U0010ffff"
"""Sorts after every continuation of a prefix."""

FIRST_PART = 4
"""With two edits allowed, at most one of them may be within this many first letters: a walk that branched
twice so early would visit thousands of words. `Vocabulary.typos` has another way to find these."""

_MOST_BRANCHED = 400
"""Beginnings with two edits, about, after which no others are looked for at this letter, late edits first:
in a vocabulary of hundreds of thousands of words there is no end of them."""


class Near(NamedTuple):
    """The words from place `low` on that begin with `prefix`, which is `edits` from what was typed.

    `place` is the position of the first edit: mistakes at the end of what was typed are less telling.
    """

    prefix: str
    low: int
    edits: int
    place: int


class Neighbours:
    """The words one or two edits from a text that is being typed, which grows by a letter at a time.

    What was reached letter by letter is kept, so that each letter more costs one step instead of the whole
    walk: some hundred look-ups in the list. Good for as long as the list doesn't change.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._first: dict[str, _Level] = {}
        self._levels: dict[str, _Level] = {}
        self._twice: dict[str, _Edited] = {}

    def follow(self, typed: str) -> None:
        """Take the step to this beginning now, so that none has to be taken at once with a later letter."""
        self._level(typed)

    def near(self, typed: str, to_the_end: bool = False) -> list[Near]:
        """The prefixes of the words that are one edit from `typed`, in no order.

        Words may begin with several of them. `to_the_end` also looks for letters missing after the last one
        typed, which otherwise makes no difference: what was typed may be the beginning of a word anyway.
        """
        once = self._once(typed, to_the_end)
        return [Near(prefix, low, 1, place) for prefix, (low, _high, place) in once.items()]

    def far(self, typed: str, to_the_end: bool = False) -> list[Near]:
        """As `near`, but two edits from `typed`, the second of them behind the first letters."""
        if len(typed) < FIRST_PART:
            return []
        once = self._once(typed, to_the_end)
        twice = self._second(typed)
        if to_the_end:
            twice = dict(twice)
            for prefix, (low, high, place) in once.items():
                for child, last, longer in _children(self._words, len(prefix), low, high):
                    _shorter(twice, longer, child, last, place)
        return [
            Near(prefix, low, 2, place)
            for prefix, (low, _high, place) in twice.items()
            if prefix not in once and prefix != typed
        ]

    def _once(self, typed: str, to_the_end: bool) -> _Edited:
        level = self._level(typed)
        if not (to_the_end and level.straight):
            return level.edited
        once = dict(level.edited)
        for child, last, longer in _children(self._words, len(typed), *level.straight):
            _shorter(once, longer, child, last, len(typed))
        return once

    def _level(self, typed: str) -> _Level:
        """What is reached with these letters, from the longest beginning of them that is known."""
        length = len(typed)
        level = None
        while length and (level := self._known(typed[:length])) is None:
            length -= 1
        level = level or _Level((0, len(self._words)), {})
        for end in range(length + 1, len(typed) + 1):
            level = self._stepped(typed[:end], level)
            if end <= _SHORT:
                self._first[typed[:end]] = level
            else:
                remember(self._levels, typed[:end], level, _MOST_LEVELS)
        return level

    def _known(self, typed: str) -> _Level | None:
        return (self._first if len(typed) <= _SHORT else self._levels).get(typed)

    def _stepped(self, typed: str, before: _Level) -> _Level:
        """What is reached with the last letter, from what was reached before it."""
        letter, length = typed[-1], len(typed) - 1
        edited: _Edited = {}
        for prefix, (low, high, place) in before.edited.items():
            self._reach(edited, prefix + letter, low, high, place)
        straight = None
        if before.straight is not None:
            low, high = before.straight
            _shorter(edited, typed[:-1], low, high, length)
            for child, last, longer in _children(self._words, length, low, high):
                if longer == typed:
                    straight = child, last
                else:
                    _shorter(edited, longer, child, last, length)
                self._reach(edited, longer + letter, child, last, length)
        if length and typed[-2] != letter:
            self._reach(edited, typed[:-2] + letter + typed[-2], 0, len(self._words), length - 1)
        return _Level(straight, edited)

    def _second(self, typed: str) -> _Edited:
        """What is reached with two edits, from the longest beginning for which it is known."""
        length = len(typed)
        while length > FIRST_PART and typed[:length] not in self._twice:
            length -= 1
        twice: _Edited = self._twice[typed[:length]] if length > FIRST_PART else {}
        for end in range(length + 1, len(typed) + 1):
            twice = self._stepped_twice(typed[:end], twice)
            remember(self._twice, typed[:end], twice, _MOST_LEVELS)
        return twice

    def _stepped_twice(self, typed: str, before: _Edited) -> _Edited:
        """What two edits reach with the last letter, from what one and two reached before it."""
        letter, words = typed[-1], self._words
        twice: _Edited = {}
        for prefix, (low, high, place) in before.items():
            self._reach(twice, prefix + letter, low, high, place)
        once = self._level(typed[:-1])
        for prefix, (low, high, place) in sorted(once.edited.items(), key=_latest):
            if len(twice) >= _MOST_BRANCHED:
                break
            _shorter(twice, prefix, low, high, place)
            for child, last, longer in _children(words, len(prefix), low, high):
                if longer[-1] != letter:
                    _shorter(twice, longer, child, last, place)
                self._reach(twice, longer + letter, child, last, place)
        if once.straight:
            self._reach_over_two(twice, typed, once.straight)
        if len(typed) - 2 >= FIRST_PART and typed[-2] != letter:
            for prefix, (low, high, place) in self._level(typed[:-2]).edited.items():
                self._reach(twice, prefix + letter + typed[-2], low, high, place)
        bounds.met("reached", len(twice) >= _MOST_BRANCHED)
        nearer = self._level(typed).edited
        return {prefix: reached for prefix, reached in twice.items() if prefix not in nearer}

    def _reach_over_two(self, twice: _Edited, typed: str, straight: tuple[int, int]) -> None:
        """Take note of the words that have two letters more before the last one typed."""
        words, length = self._words, len(typed) - 1
        for low, high, _longer in _children(words, length, *straight):
            for child, last, longest in _children(words, length + 1, low, high):
                self._reach(twice, longest + typed[-1], child, last, length)

    def _reach(self, edited: _Edited, prefix: str, low: int, high: int, place: int) -> None:
        """Take note of the words of [low, high) that begin with this, if there are any."""
        words = self._words
        if low < high and words[low].startswith(prefix):
            first = low
        elif high - low < 2 or words[high - 1] < prefix:
            return
        else:
            first = bisect_left(words, prefix, low + 1, high)
            if first == high or not words[first].startswith(prefix):
                return
        last = high if words[high - 1].startswith(prefix) else bisect_left(words, prefix + AFTER, first, high)
        known = edited.get(prefix)
        if known is None or place < known[2]:
            edited[prefix] = first, last, place


_Edited = dict[str, tuple[int, int, int]]
"""(the first word, the one after the last, the place of the first edit) for each beginning that so many edits
lead to."""

_SHORT = 2
"""Letters of the beginnings that are kept for good: some hundreds, which every query comes by."""

_MOST_LEVELS = 800
"""Longer beginnings of each kind that are kept: those of some hundred words, a few megabytes."""


def _latest(reached: tuple[str, tuple[int, int, int]]) -> int:
    return -reached[1][2]


class _Level(NamedTuple):
    """What is reached after some letters: the words as typed, if there are any, and those with one edit."""

    straight: tuple[int, int] | None
    edited: _Edited


def _shorter(edited: _Edited, prefix: str, low: int, high: int, place: int) -> None:
    """Take note of a beginning, or of an earlier edit that leads to it, too."""
    known = edited.get(prefix)
    if known is None or place < known[2]:
        edited[prefix] = low, high, place


def _children(words: Sequence[str], depth: int, low: int, high: int) -> list[tuple[int, int, str]]:
    """The ranges of [low, high), whose words share `depth` letters, for each letter that follows them.

    Control characters are no letters: what stands behind one is a remark on the word, not part of it.
    """
    found: list[tuple[int, int, str]] = []
    while low < high and len(words[low]) == depth:
        low += 1
    while low < high:
        longer = words[low][: depth + 1]
        last = bisect_left(words, longer + AFTER, low, high)
        if longer[-1] >= " ":
            found.append((low, last, longer))
        low = last
    return found


def edits_between(one: str, other: str, most: int) -> int:
    """The edits between two short texts, or `most` + 1 if there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i] + [0] * len(other)
        for j, against in enumerate(other, 1):
            row[j] = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
