"""Words near to what was typed or heard: one or two edits away, in a sorted list walked like a tree.

Works on any sorted list of strings, folded words and sound codes alike. An edit is a letter too many, a
letter missing, a wrong letter, or two letters exchanged (optimal string alignment). What was typed may
be the beginning of a longer word. Must not know what the words mean or how results are ranked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.search import bounds

AFTER = "\U0010ffff"
"""Sorts after every continuation of a prefix."""

FIRST_PART = 4
"""With two edits allowed, at most one of them may be within this many first letters: a walk that branched
twice so early would visit thousands of words. `with_ending` finds what this leaves out."""


MOST_NODES = 1500
"""Where a walk ends in any case: two edits in a vocabulary of hundreds of thousands of words could take
many times as long, and what is found so late is far from what was typed."""


class Near(NamedTuple):
    """The words from place `low` on that begin with `prefix`, which is `edits` from what was typed.

    `place` is the position of the first edit: mistakes at the end of what was typed are less telling.
    """

    prefix: str
    low: int
    edits: int
    place: int


class OneEdit:
    """The words one edit from a text that is being typed, which grows by a letter at a time.

    What was reached letter by letter is kept, so that each letter more costs one step instead of the whole
    walk: some hundred look-ups in the list. Good for as long as the list doesn't change.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._levels: dict[str, _Level] = {}

    def follow(self, typed: str) -> None:
        """Take the step to this beginning now, so that none has to be taken at once with a later letter."""
        self._level(typed)

    def near(self, typed: str, to_the_end: bool = False) -> list[Near]:
        """As `neighbours` with one edit, in no order."""
        level = self._level(typed)
        found = [Near(prefix, low, 1, place) for prefix, (low, _high, place) in level.edited.items()]
        if to_the_end and level.straight:
            for low, _high, longer in _children(self._words, len(typed), *level.straight):
                if longer not in level.edited:
                    found.append(Near(longer, low, 1, len(typed)))
        return found

    def _level(self, typed: str) -> _Level:
        """What is reached with these letters, from the longest beginning of them that is known."""
        length = len(typed)
        while length and typed[:length] not in self._levels:
            length -= 1
        level = self._levels[typed[:length]] if length else _Level((0, len(self._words)), {})
        for end in range(length + 1, len(typed) + 1):
            if len(self._levels) >= _MOST_LEVELS:
                del self._levels[next(iter(self._levels))]
            level = self._levels[typed[:end]] = self._stepped(typed[:end], level)
        return level

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
"""(the first word, the one after the last, the place of the edit) for each beginning that is one edit from
what was typed."""

_MOST_LEVELS = 400
"""Beginnings that are kept: those of some fifty words, about three megabytes."""


class _Level(NamedTuple):
    """What is reached after some letters: the words as typed, if there are any, and those with one edit."""

    straight: tuple[int, int] | None
    edited: _Edited


def _shorter(edited: _Edited, prefix: str, low: int, high: int, place: int) -> None:
    """Take note of a beginning, or of an earlier edit that leads to it, too."""
    known = edited.get(prefix)
    if known is None or place < known[2]:
        edited[prefix] = low, high, place


def neighbours(typed: str, words: Sequence[str], most: int, to_the_end: bool = False) -> list[Near]:
    """The prefixes of the words that are 1 to `most` (1 or 2) edits from `typed`, nearest first.

    Words may begin with several of them. `to_the_end` also looks for letters missing after the last one
    typed, which otherwise makes no difference, since what was typed may be the beginning of a word anyway.
    """
    best: dict[str, Near] = {}
    seen: dict[tuple[str, int], int] = {}
    length = len(typed)
    stack: list[_Node] = [(0, len(words), "", 0, 0, length)]
    while stack and len(seen) < MOST_NODES:
        low, high, prefix, at, edits, place = stack.pop()
        known = seen.get((prefix, at))
        if known is not None and known <= edits:
            continue
        seen[prefix, at] = edits
        if at == length and edits and (prefix not in best or edits < best[prefix].edits):
            best[prefix] = Near(prefix, low, edits, place)
        branches = edits == 0 or (edits < most and at >= FIRST_PART)
        if at < length:
            # Where no edit may come soon, the letters up to there are looked for all at once.
            end = at + 1 if branches else length if edits == most else min(FIRST_PART, length)
            longer = prefix + typed[at:end]
            first = bisect_left(words, longer, low, high)
            if first < high and words[first].startswith(longer):
                stack.append((first, high, longer, end, edits, place))
        if branches:
            stack += _branches(typed, words, (low, high, prefix, at, edits, place), to_the_end)
    bounds.met("nodes", bool(stack))
    return sorted(best.values(), key=lambda near: (near.edits, -near.place, near.prefix))


_Node = tuple[int, int, str, int, int, int]
"""Words [low, high) to look among, the prefix reached, letters typed used up, edits, place of the first."""


def _branches(typed: str, words: Sequence[str], node: _Node, to_the_end: bool) -> list[_Node]:
    """The nodes that one more edit leads to."""
    low, high, prefix, at, edits, place = node
    place = min(place, at)
    ended = at == len(typed)
    if ended and not to_the_end:
        return []
    high = bisect_left(words, prefix + AFTER, low, high) if prefix else high
    reached: list[_Node] = []
    for first, last, longer in _children(words, len(prefix), low, high):
        reached.append((first, last, longer, at, edits + 1, place))
        if not ended and longer[-1] != typed[at]:
            reached.append((first, last, longer, at + 1, edits + 1, place))
    if ended:
        return reached
    reached.append((low, high, prefix, at + 1, edits + 1, place))
    if at + 1 < len(typed) and typed[at] != typed[at + 1]:
        exchanged = prefix + typed[at + 1] + typed[at]
        first = bisect_left(words, exchanged, low, high)
        if first < high and words[first].startswith(exchanged):
            reached.append((first, high, exchanged, at + 2, edits + 1, place))
    return reached


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
