"""Words near to what was typed or heard: one or two edits away, in a sorted list walked like a tree.

Works on any sorted list of strings, folded words and sound codes alike. An edit is a letter too many, a
letter missing, a wrong letter, or two letters exchanged (optimal string alignment). What was typed may
be the beginning of a longer word. Must not know what the words mean or how results are ranked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

AFTER = "\U0010ffff"
"""Sorts after every continuation of a prefix."""

FIRST_PART = 4
"""With two edits allowed, at most one of them may be within this many first letters: a walk that branched
twice so early would visit thousands of words. `with_ending` finds what this leaves out."""


@dataclass(frozen=True, slots=True)
class Near:
    """The words [low, high) of the list share the prefix `prefix`, which is `edits` from what was typed.

    `place` is the position of the first edit: mistakes at the end of what was typed are less telling.
    """

    prefix: str
    low: int
    high: int
    edits: int
    place: int


def neighbours(typed: str, words: Sequence[str], most: int, to_the_end: bool = False) -> list[Near]:
    """The prefixes of the words that are 1 to `most` (1 or 2) edits from `typed`, nearest first.

    Ranges may lie inside each other. `to_the_end` also looks for letters missing after the last one typed,
    which otherwise makes no difference, since what was typed may be the beginning of a word anyway.
    """
    best: dict[str, Near] = {}
    seen: dict[tuple[str, int], int] = {}
    length = len(typed)
    stack: list[tuple[int, int, str, int, int, int]] = [(0, len(words), "", 0, 0, length)]
    while stack:
        low, high, prefix, at, edits, place = stack.pop()
        if at == length:
            known = best.get(prefix)
            if edits and (known is None or edits < known.edits):
                best[prefix] = Near(prefix, low, high, edits, place)
        else:
            letter = typed[at]
            longer = prefix + letter
            first, last = _range(words, longer, low, high)
            if first < last:
                stack.append((first, last, longer, at + 1, edits, place))
        if edits == most or (edits == 1 and at < FIRST_PART):
            continue
        if seen.get((prefix, at), 9) <= edits:
            continue
        seen[prefix, at] = edits
        place = min(place, at)
        if at == length:
            if to_the_end:
                stack.extend(
                    (first, last, longer, at, edits + 1, place)
                    for first, last, longer in _children(words, prefix, low, high)
                )
            continue
        stack.append((low, high, prefix, at + 1, edits + 1, place))
        if at + 1 < length and typed[at] != typed[at + 1]:
            exchanged = prefix + typed[at + 1] + typed[at]
            first, last = _range(words, exchanged, low, high)
            if first < last:
                stack.append((first, last, exchanged, at + 2, edits + 1, place))
        for first, last, longer in _children(words, prefix, low, high):
            if longer[-1] != typed[at]:
                stack.append((first, last, longer, at + 1, edits + 1, place))
            stack.append((first, last, longer, at, edits + 1, place))
    return sorted(best.values(), key=lambda near: (near.edits, -near.place, near.prefix))


def _range(words: Sequence[str], prefix: str, low: int, high: int) -> tuple[int, int]:
    first = bisect_left(words, prefix, low, high)
    if first == high or not words[first].startswith(prefix):
        return first, first
    return first, bisect_left(words, prefix + AFTER, first, high)


def _children(words: Sequence[str], prefix: str, low: int, high: int) -> list[tuple[int, int, str]]:
    """The ranges of [low, high), whose words share `prefix`, for each letter that follows it.

    Control characters are no letters: what stands behind one is a remark on the word, not part of it.
    """
    depth = len(prefix)
    found: list[tuple[int, int, str]] = []
    if low < high and len(words[low]) == depth:
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
