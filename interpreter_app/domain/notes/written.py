"""The words of a note with the places where they stand, each as look-up folds it.

Owns how a text of any length is taken apart: at blanks, hyphens and punctuation; what is elided in front of a
word («l’», «qu’») isn't a part of it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from interpreter_app.domain.language.folding import fold, folded
from interpreter_app.domain.language.inflection import stem
from interpreter_app.domain.terms import Language

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+(?:['’‘ʼ](?:[^\W_][\u0300-\u036f]*)+)*[+#]*|[%&€£$§]")
_APOSTROPHE = re.compile(r"['’‘ʼ]")


class Written(NamedTuple):
    """A word as it stands in a text, from `start` to `end`, and its folded key."""

    start: int
    end: int
    key: str


def written_words(text: str) -> list[Written]:
    """The words of a text, in their order; what folds to nothing isn't one."""
    found: list[Written] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        key = folded(match.group())
        for sign in _APOSTROPHE.finditer(match.group()):
            if folded(match.group()[sign.end() :]) == key:
                start = match.start() + sign.end()
        found += [Written(start, end, part) for part in key.split()]
    return found


def places_of(words: Sequence[Written], term: str, language: Language) -> list[tuple[int, int]]:
    """Where a term stands among these words, in any number or gender: from the first word to the last."""
    wanted = _stems(term, language)
    if not wanted or len(wanted) > len(words):
        return []
    stems = [stem(word.key, language) for word in words]
    length = len(wanted)
    return [
        (at, at + length - 1)
        for at in range(len(stems) - length + 1)
        if stems[at] == wanted[0] and tuple(stems[at : at + length]) == wanted
    ]


def is_written_so(term: str, written: str) -> bool:
    """Whether a word may be this term by its capitals: «it» isn't the acronym IT."""
    return not (len(term) > 1 and term.isupper() and not term.isdigit()) or written.isupper()


@lru_cache(maxsize=512)
def _stems(term: str, language: Language) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in fold(term).split())
