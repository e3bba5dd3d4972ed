"""Alphabetical order as a French or British reader expects it.

é sorts with e, œ as oe, word by word (a space before any letter), without a leading article or elision;
texts that differ only in accents or case follow each other in a fixed order.
"""

from __future__ import annotations

import unicodedata

from interpreter_app.domain.language.folding import fold, without_article

SortKey = tuple[str, str, str]

OTHER_SECTION = "#"
"""The section of what starts with a digit or a sign."""


def sort_key(text: str) -> SortKey:
    """The key to sort texts by: letters first, then accents, then case."""
    return without_article(fold(text)), unicodedata.normalize("NFD", text).swapcase(), text


def section(text: str) -> str:
    """The capital letter under which a text stands in an alphabetical list, or OTHER_SECTION."""
    first = without_article(fold(text))[:1].upper()
    return first if first.isalpha() else OTHER_SECTION
