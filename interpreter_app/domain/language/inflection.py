"""Inflected forms of one word brought to one stem, for French and for English.

Works on folded words and joins number, gender and the common verb forms only: «participatifs» with
«participative», «councils» with «council», «voted» with «voting». It does not join a noun with the
adjective made from it («participation», «participatif»): a look-up needs precision before recall. A stem
is a key, not a word. After the idea of light stemming: J. Savoy, «Light stemming approaches for the
French, Portuguese, German and Hungarian languages», 2006.
"""

from __future__ import annotations

import re
from functools import lru_cache

from interpreter_app.domain.terms import Language

SHORTEST = 4
"""Words of fewer letters are their own stem."""

_FRENCH_IRREGULAR = {
    "yeux": "oeil", "travaux": "travail", "baux": "bail", "vitraux": "vitrail", "emaux": "email",
    "coraux": "corail", "soupiraux": "soupirail", "messieurs": "monsieur", "mesdames": "madame",
    "mesdemoiselles": "mademoiselle", "taux": "taux", "faux": "faux", "fausse": "faux", "fausses": "faux",
    "prix": "prix", "voix": "voix", "choix": "choix", "aines": "aine", "bals": "bal", "bonne": "bon",
    "bonnes": "bon", "nouvelle": "nouveau", "nouvelles": "nouveau", "belle": "beau", "belles": "beau",
    "longue": "long", "longues": "long", "neuve": "neuf", "neuves": "neuf", "basse": "bas", "basses": "bas",
}  # fmt: skip
_ENGLISH_IRREGULAR = {
    "people": "person", "persons": "person", "children": "child", "men": "man", "women": "woman",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "criteria": "criterion", "phenomena": "phenomenon",
    "analyses": "analysis", "crises": "crisis", "basis": "base", "lives": "life", "wives": "wife",
    "used": "use", "uses": "use", "using": "use", "halves": "half", "shelves": "shelf",
    "memoranda": "memorandum", "referenda": "referendum", "agendas": "agenda", "indices": "index",
    "indexes": "index", "spent": "spend", "held": "hold", "built": "build", "met": "meet", "paid": "pay",
    "chosen": "choose", "chose": "choose", "took": "take", "taken": "take", "made": "make", "given": "give",
    "gave": "give", "written": "write", "wrote": "write", "drew": "draw", "drawn": "draw", "led": "lead",
    "left": "leave", "sought": "seek", "bought": "buy", "brought": "bring", "thought": "think",
    "news": "news", "bus": "bus", "buses": "bus",
}  # fmt: skip

_Endings = tuple[tuple[tuple[str, ...], re.Pattern[str], str, bool], ...]
"""What a word must end with, the ending, what takes its place, whether a letter may be doubled."""

_BEFORE = re.compile(r"\(\?<=[^)]*\)")


def _endings(*rules: tuple[str, str]) -> _Endings:
    """Rules made ready: looking at the last letters first spares most of the patterns."""
    return tuple(
        (_tails(pattern), re.compile(pattern), replacement, pattern.endswith(("ing$", "ed$")))
        for pattern, replacement in rules
    )


def _tails(pattern: str) -> tuple[str, ...]:
    """The letters that an ending takes, without what must stand before them."""
    plain = dict.fromkeys(part.removesuffix("$") for part in _BEFORE.sub("", pattern).split("|"))
    return tuple(
        part[: part.index("[")] + last if "[" in part else part
        for part in plain
        for last in (part[part.index("[") + 1 : -1] if "[" in part else " ")
    )


_FRENCH_ENDINGS = _endings(
    (r"eaux$", "eau"),
    (r"aux$", "al"),
    (r"(?<=[eo]u)x$", ""),
    (r"(?<=[^s])s$", ""),
    (r"trice$", "teur"),
    (r"euse$", "eur"),
    (r"(?<=..)eur$", "eu"),
    (r"(?<=..)ique$", "ic"),
    (r"(?<=..)ere$", "er"),
    (r"(?<=..)ive$", "if"),
    (r"(?<=..)elle$", "el"),
    (r"(?<=..)enne$", "en"),
    (r"(?<=..)onne$", "on"),
    (r"(?<=...)ee$", "e"),
    (r"(?<=...)er$", ""),
    (r"(?<=..)e$", ""),
)
_ENGLISH_ENDINGS = _endings(
    (r"(?<=..)ie[sd]$", "y"),
    (r"(?<=ss|sh|ch)es$", ""),
    (r"(?<=[xz])es$", ""),
    (r"(?<=[^suia])s$", ""),
    (r"(?<=[^aeious]a)s$|(?<=ea)s$", ""),
    (r"(?<=[^aeiou][^aeiou]ee)d$", ""),
    (r"(?<=[^aeiou][^aeiou]ee)ing$", ""),
    (r"(?<=[aeiouy][^aeiouy])ing$", ""),
    (r"(?<=[aeiouy][^aeiouy][^aeiouy])ing$", ""),
    (r"(?<=[aeiouy][^aeiouy])ed$", ""),
    (r"(?<=[aeiouy][^aeiouy][^aeiouy])ed$", ""),
    (r"(?<=..)e$", ""),
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


@lru_cache(maxsize=4096)
def stem(word: str, language: Language) -> str:
    """The stem of a folded word in this language; a word of fewer than four letters is its own."""
    return stem_of_new(word, language)


def stem_of_new(word: str, language: Language) -> str:
    """As `stem`, for words that are met once: nothing is remembered."""
    irregular = _FRENCH_IRREGULAR if language is Language.FRENCH else _ENGLISH_IRREGULAR
    word = irregular.get(word, word)
    if irregular.get(word) == word or len(word) < SHORTEST or not word.isalpha():
        return word
    return _french(word) if language is Language.FRENCH else _english(word)


def _french(word: str) -> str:
    if word[-1] not in "esxr":
        return word
    for tails, ending, replacement, _doubled in _FRENCH_ENDINGS:
        if word.endswith(tails):
            word = ending.sub(replacement, word)
    return word


def _english(word: str) -> str:
    if word[-1] not in "edgs":
        return word
    for tails, ending, replacement, doubled in _ENGLISH_ENDINGS:
        if word.endswith(tails):
            shorter = ending.sub(replacement, word)
            if doubled and shorter != word and not replacement:
                shorter = _DOUBLED.sub(r"\1", shorter)
            word = shorter
    return word
