"""The keys under which a term is found: whole, by each of its words, by its initials.

One place decides them, so that what the index holds and what a look-up asks for are always made alike.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from interpreter_app.domain.language.folding import (
    ARTICLES,
    KEPT_SIGNS,
    MAX_LENGTH,
    STOP_WORDS,
    fold,
    with_possessives_joined,
    without_article,
    without_elision,
)
from interpreter_app.domain.terms import PartOfSpeech, TermType

MOST_INITIALS = 8
"""Letters of the longest acronym that is made of a term's words."""

VERSION = 5
"""Raised whenever folding, keys, stems or sounds change, so that an index made by older rules is remade."""

_DIGIT = re.compile(r"\d")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_SIGNS = re.compile(r"[-‐‑'’‘ʼ`´′＇‛]")
_MARKED = re.compile(r"(?<=\w)[-‐‑](?=\w)|(?<=\w)['’‘ʼ`´′＇‛]s\b|s['’‘ʼ`´′＇‛](?!\w)", re.I)
_OWNERS = re.compile(r"\b\w+[^\W_aisu]s(?=['’‘ʼ`´′＇‛](?!\w))")
_NEVER_SHORT = frozenset((TermType.PHRASE.value, TermType.ACRONYM.value))
_NO_NAMES = frozenset((PartOfSpeech.VERB.value, PartOfSpeech.ADVERB.value, PartOfSpeech.OTHER.value))


class Standing(IntEnum):
    """How much a term is the one that its concept goes by, best first."""

    HEADWORD = 0
    PREFERRED = 1
    ADMITTED = 2
    DEPRECATED = 3


HASTY = 4
"""Added to the Standing of a key that is the term as typed in haste: «mayors office»."""

NAME = 8
"""Added to the Standing of a term that is a proper noun."""


class Hit(NamedTuple):
    """One term found: its key, its number, its concept's number, scope, and Standing (+ HASTY, + NAME)."""

    key: str
    term: int
    concept: int
    scope: int
    standing: int = Standing.PREFERRED

    @property
    def is_hasty(self) -> bool:
        """Whether the key is the term as typed in haste."""
        return bool(self.standing & HASTY)

    @property
    def is_name(self) -> bool:
        """Whether the term is a proper noun."""
        return bool(self.standing & NAME)


Scopes = frozenset[int] | None
"""The scopes to look in; None means everywhere."""


def scope_of(glossary: int, is_english: bool) -> int:
    """The scope of a term: its glossary's number and its language in one."""
    return glossary * 2 + is_english


class TermKeys(NamedTuple):
    """What is indexed of one term, every text folded: whole keys, words that count, initials, hasty keys."""

    whole: tuple[str, ...]
    words: list[str]
    initials: tuple[str, ...]
    hasty: tuple[str, ...] = ()


class Spelling(NamedTuple):
    """A folded word with the way it is written, whose accents tell how it sounds."""

    word: str
    written: str


def is_abbreviated(kind: str, part_of_speech: str | None, key: str) -> bool:
    """Whether a term of this TermType and PartOfSpeech, with this key, is ever called by its initials.

    Nobody shortens «to be present at» to BP: verbs and phrases would only hide what an acronym stands for.
    """
    return kind not in _NEVER_SHORT and part_of_speech not in _NO_NAMES and not key.startswith("to ")


class KeyMaker:
    """Makes the keys of many terms; remembers each word it has met, since few words stand in many terms."""

    def __init__(self) -> None:
        self._folds = _Folds()
        self._fold_word = self._folds.__getitem__
        self._special = self._folds.special

    def learnt(self) -> list[Spelling]:
        """The distinct words met since this was last asked."""
        learnt, self._folds.learnt = self._folds.learnt, []
        return learnt

    def keys(self, text: str, kind: str = "", part_of_speech: str | None = None) -> TermKeys:
        """The keys of a term's text; its TermType and PartOfSpeech tell whether it has initials."""
        written = text.split()
        words = list(map(self._fold_word, written))
        is_plain = self._special.isdisjoint(written) and len(text) <= MAX_LENGTH
        if not (is_plain and words):
            words = self._words(text, " ".join(words))
        key = " ".join(words)
        first = words[0]
        whole = (key.partition(" ")[2], key) if first in ARTICLES and len(words) > 1 else (key,)
        content = words if _UNCOUNTED.isdisjoint(words) else [w for w in words if w not in _UNCOUNTED]
        short: tuple[str, ...] = ()
        if 1 < len(content) <= MOST_INITIALS and is_abbreviated(kind, part_of_speech, key):
            short = _initials(words, content)
        if not is_plain and _MARKED.search(text):
            return self._otherwise(text, whole, content, short)
        return TermKeys(whole, content, short)

    def _otherwise(
        self, text: str, whole: tuple[str, ...], content: list[str], short: tuple[str, ...]
    ) -> TermKeys:
        """The keys of a term in which hyphens or possessives may be typed in another way, too."""
        hasty = without_article(fold(with_possessives_joined(text)))
        if _HYPHEN.search(text):
            joined = without_article(fold(_HYPHEN.sub("", text)))
            whole = tuple(dict.fromkeys((*whole, joined)))
            content = [*content, *(self._folds.learn(w) for w in joined.split() if w not in content)]
        # Who types «voters» wants the voter before «the voters’ list».
        owners = {fold(word) for word in _OWNERS.findall(text.lower())}
        content = [self._folds.learn(w[:-1]) if w in owners else w for w in content]
        return TermKeys(whole, content, short, (hasty,) if hasty not in whole else ())

    def _words(self, text: str, word_by_word: str) -> list[str]:
        """The folded words of a text of which this is what its words fold to one by one.

        That gives the same as the whole at once, unless digits are grouped with spaces, nothing
        but punctuation is there or the text is too long; those take the long way.
        """
        if len(text) <= MAX_LENGTH and _AWKWARD not in word_by_word:
            words = word_by_word.split()
            if words:
                return words
        return [self._folds.learn(w) for w in fold(text).split()] or [""]


_UNCOUNTED = STOP_WORDS | {""}
_AWKWARD = "\0"
"""Stands for a word that can't be folded by itself."""


class _Folds(dict[str, str]):
    """Each written word met so far in its folded form, and the words not yet asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.learnt: list[Spelling] = []
        self.special: set[str] = set()
        """The written words with hyphens or apostrophes, and those that don't fold to one word."""
        self._known: set[Spelling] = set()

    def __missing__(self, written: str) -> str:
        if written.isascii() and written.isalpha():
            folded = written.lower()
            self._learn(Spelling(folded, folded))
            self[written] = folded
            return folded
        folded = fold(written)
        if _SIGNS.search(written):
            self.special.add(written)
        if _DIGIT.search(folded):
            self.special.add(written)
            folded = _AWKWARD
        elif folded.isalnum():
            self._learn(Spelling(folded, without_elision(written)))
        elif any(c.isalnum() or c in KEPT_SIGNS for c in folded):
            if " " in folded:
                self.special.add(written)
            for part in folded.split():
                self.learn(part)
        else:
            self.special.add(written)
            folded = ""
        self[written] = folded
        return folded

    def learn(self, word: str) -> str:
        """Take note of a word that is folded already."""
        self._learn(Spelling(word, word))
        return word

    def _learn(self, spelling: Spelling) -> None:
        if spelling not in self._known:
            self._known.add(spelling)
            self.learnt.append(spelling)


def term_keys(text: str, kind: str = "", part_of_speech: str | None = None) -> TermKeys:
    """The keys of one term's text."""
    return KeyMaker().keys(text, kind, part_of_speech)


def initials(words: list[str]) -> tuple[str, ...]:
    """The initials of two to eight words without the stop words («dgs»), and of a pair also with («cdq»)."""
    content = [w for w in words if w not in _UNCOUNTED]
    return _initials(words, content) if 2 <= len(content) <= MOST_INITIALS else ()


def _initials(words: list[str], content: list[str]) -> tuple[str, ...]:
    letters = "".join([w[0] for w in content])
    if not letters.isalpha():
        return ()
    if len(content) == 2 < len(words) <= MOST_INITIALS:
        every = "".join([w[0] for w in words])
        if every.isalpha():
            return (letters, every)
    return (letters,)
