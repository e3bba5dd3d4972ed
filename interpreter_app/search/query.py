"""What was typed, as the steps of a look-up need it.

Owns the reading of a query. Must not ask the index or the vocabulary anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.domain.language.folding import STOP_WORDS, content_words, fold, without_elision

MOST_TYPED = 120
"""Letters of a query that are looked at; nobody types more in a booth."""

LEAST_OF_A_WORD = 2
"""Letters from which on a word is looked for inside terms; one letter would find half of them."""


_HYPHEN = re.compile(r"\w[-‐‑]\w")
_BETWEEN = re.compile(r"[^\w’']+")


class Query(NamedTuple):
    """The folded key, its words, and whether the last of them has been typed to its end.

    `written` are the words with their accents, which tell how they sound; `is_hyphened` tells that some of
    them were written as one.
    """

    key: str
    words: tuple[str, ...]
    is_ended: bool
    written: tuple[str, ...]
    is_hyphened: bool = False

    @property
    def content(self) -> list[str]:
        """Its words without the stop words, or all of them if they are nothing else."""
        return content_words(list(self.words))

    @property
    def is_empty_talk(self) -> bool:
        """Whether it is nothing but stop words, which say nothing of what is wanted."""
        return STOP_WORDS.issuperset(self.words)


def parse(typed: str) -> Query:
    """Make a query of what was typed so far; a space or mark at the end says that its last word is whole."""
    typed = unicodedata.normalize("NFC", typed[:MOST_TYPED])
    key = fold(typed)
    words = tuple(key.split())
    written = tuple(without_elision(part) for part in _BETWEEN.split(typed) if part)
    if tuple(map(fold, written)) != words:
        written = words
    is_ended = bool(typed) and not typed[-1].isalnum()
    return Query(key, words, is_ended, written, _HYPHEN.search(typed) is not None)


def each_its_own(groups: Sequence[Sequence[str]], open_ended: bool, key: str) -> bool:
    """Whether each group has a word of the term to itself: «conseil c» isn't met by «conseil» alone."""
    if len(groups) == 1:
        return True
    left = key.split()
    for place, group in enumerate(groups):
        beginning = open_ended and place == len(groups) - 1
        word = next((w for w in left if w in group or (beginning and w.startswith(tuple(group)))), None)
        if word is None:
            return False
        left.remove(word)
    return True


def each_begins_its_own(beginnings: Sequence[str], key: str) -> bool:
    """Whether each of these is the beginning of a word of the term that it has to itself."""
    left = key.split()
    for beginning in sorted(beginnings, key=len, reverse=True):
        word = next((w for w in left if w.startswith(beginning)), None)
        if word is None:
            return False
        left.remove(word)
    return True
