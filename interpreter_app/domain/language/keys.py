"""The keys under which a term is found: whole, by each of its words, by its initials.

One place decides them, so that what the index holds and what a look-up asks for are always made alike.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from interpreter_app.domain.language.folding import (
    ARTICLES,
    KEPT_SIGNS,
    STOP_WORDS,
    bounded,
    fold,
    without_article,
    without_elision,
)

VERSION = 2
"""Raised whenever folding, keys, stems or sounds change, so that an index made by older rules is remade."""

_DIGIT = re.compile(r"\d")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")


class Hit(NamedTuple):
    """One term found: its key, its number, its concept's number, and its scope."""

    key: str
    term: int
    concept: int
    scope: int


Scopes = frozenset[int] | None
"""The scopes to look in; None means everywhere."""


def scope_of(glossary: int, is_english: bool) -> int:
    """The scope of a term: its glossary's number and its language in one."""
    return glossary * 2 + is_english


class TermKeys(NamedTuple):
    """What is indexed of one term, every text folded."""

    whole: tuple[str, ...]
    words: list[str]
    initials: tuple[str, ...]


class Spelling(NamedTuple):
    """A folded word with the way it is written, whose accents tell how it sounds."""

    word: str
    written: str


class KeyMaker:
    """Makes the keys of many terms; remembers each word it has met, since few words stand in many terms."""

    def __init__(self) -> None:
        self._folds = _Folds()

    def learnt(self) -> list[Spelling]:
        """The distinct words met since this was last asked."""
        learnt, self._folds.learnt = self._folds.learnt, []
        return learnt

    def keys(self, text: str) -> TermKeys:
        """The keys of a term's text."""
        words = self._words(text)
        key = " ".join(words)
        whole: tuple[str, ...] = (key,)
        if words[0] in ARTICLES and len(words) > 1:
            whole = (key.partition(" ")[2], key)
        found = initials(words)
        if "-" in text or "\u2010" in text or "\u2011" in text:
            joined = without_article(fold(_HYPHEN.sub("", text)))
            whole = tuple(dict.fromkeys((*whole, joined)))
            words += [self._folds.learn(w) for w in joined.split() if w not in words]
        return TermKeys(whole, words, found)

    def _words(self, text: str) -> list[str]:
        """The folded words of a text.

        Word by word gives the same as the whole at once, unless digits are grouped with spaces or nothing
        but punctuation is there; those take the long way.
        """
        if not _DIGIT.search(text):
            key = " ".join(map(self._folds.__getitem__, bounded(text).split()))
            if not _DIGIT.search(key) and (words := key.split()):
                return words
        return [self._folds.learn(w) for w in fold(text).split()] or [""]


class _Folds(dict[str, str]):
    """Each written word met so far with its folded form, and the words not yet asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.learnt: list[Spelling] = []
        self._words: set[str] = set()

    def __missing__(self, written: str) -> str:
        folded = fold(written)
        if not any(c.isalnum() or c in KEPT_SIGNS for c in folded):
            folded = ""
        self[written] = folded
        parts = folded.split()
        alone = len(parts) == 1
        self.learnt += (Spelling(part, without_elision(written) if alone else part) for part in parts)
        return folded

    def learn(self, word: str) -> str:
        """Take note of a word that is folded already."""
        if word not in self._words:
            self._words.add(word)
            self.learnt.append(Spelling(word, word))
        return word


def term_keys(text: str) -> TermKeys:
    """The keys of one term's text."""
    return KeyMaker().keys(text)


def initials(words: list[str]) -> tuple[str, ...]:
    """The initials of two to eight words without the stop words («dgs»), and of a pair also with («cdq»)."""
    if len(words) == 1:
        return ()
    content = "".join([w[0] for w in words if w not in STOP_WORDS])
    found: list[str] = []
    if 2 <= len(content) <= 8 and content.isalpha():
        found.append(content)
        if len(content) == 2 and 2 < len(words) <= 8:
            every = "".join([w[0] for w in words])
            if every.isalpha():
                found.append(every)
    return tuple(found)
