"""Alphabetical order as a French or British reader expects it.

é sorts with e, œ as oe, word by word (a space before any letter, an elided word by itself), without a leading
article of its language or elision; texts that differ only in accents or case follow each other in a fixed
order.
"""

from __future__ import annotations

import re
import unicodedata

from interpreter_app.domain.language.folding import fold, without_article
from interpreter_app.domain.terms import Language

SortKey = tuple[str, str, str]

OTHER_SECTION = "#"
"""The section of what starts with a digit or a sign."""


_INNER_ELISION = re.compile(
    r"(?<=\S\s)(l|d|c|j|m|n|s|t|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)", re.IGNORECASE
)
"""An elided word inside a text: «à l’échelle» stands beside «à la», where one looks for it."""

_LONE_A = re.compile(r"\s*a\s", re.IGNORECASE)
_OWN_ARTICLES = {
    Language.FRENCH: frozenset("le la les l un une des du".split()),
    Language.ENGLISH: frozenset("the a an to".split()),
}
"""What a text may begin with that doesn't count; «to» is that of an English verb."""


def headed(text: str, language: Language | None = None) -> str:
    """The folded text without a leading article of its language, or of either where it isn't known.

    «à l’échelle de la ville» begins with no article in either language, nor does «A-level».
    """
    if "’" in text or "'" in text:
        text = _INNER_ELISION.sub(r"\1 ", text)
    key = fold(text)
    first, _blank, rest = key.partition(" ")
    if not rest or (first == "a" and not _LONE_A.match(unicodedata.normalize("NFC", text))):
        return key
    if language is None:
        return without_article(key)
    return rest if first in _OWN_ARTICLES[language] else key


def tie_key(text: str) -> tuple[str, str]:
    """The key to sort texts by that are alike but for accents, case and articles."""
    return unicodedata.normalize("NFD", text).swapcase(), text


def sort_key(text: str, language: Language | None = None) -> SortKey:
    """The key to sort texts by, of that language if one is given: letters first, then accents, then case."""
    return headed(text, language), *tie_key(text)


def section(text: str, language: Language | None = None) -> str:
    """The capital letter under which a text stands in an alphabetical list, or OTHER_SECTION."""
    first = headed(text, language)[:1].upper()
    return first if first.isalpha() else OTHER_SECTION
