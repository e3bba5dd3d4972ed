"""Text as it may be printed: composed, without control characters, with French spaces, within a typeface.

Pure functions on text; knows nothing of fonts but the characters they cover.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import Enum
from itertools import groupby

NARROW = "\u202f"
"""The espace fine insécable before French ; ! ?"""
NO_BREAK = "\u00a0"

_UNUSUAL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u1680\u2000-\u2006\u2008\u200a-\u200f\u2028-\u202e\u205f-\u206f\u3000"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]| {2}"
)
_SPACES = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u1680\u2000-\u2006\u2008\u200a\u2028\u2029\u205f\u3000]+")
_BEFORE_HIGH = re.compile(r"[ \u00a0\u2009\u202f]+(?=[;!?])")
_BEFORE_COLON = re.compile(r"[ \u2009\u202f]+(?=:(?:\s|$))|(?<=«)[ \u2009\u202f]+|[ \u2009\u202f]+(?=»)")
_FRENCH_SIGNS = re.compile(r"[;!?:«»]")
_REGIONAL_A = 0x1F1E6
_LONGEST_NAME = 40


def plain(text: str, coverage: Collection[str], *, french: bool = False) -> str:
    """The text as it is printed: one line, composed characters, nothing invisible.

    In French, an existing space before ; ! ? becomes a narrow no-break one, and one before : or inside « » a
    no-break one. A character that isn't in `coverage` is taken apart (ﬀ → ff), else named in brackets:
    «[party popper]» for a sign, «[arabic]» for words of another script.
    """
    if _UNUSUAL.search(text):
        text = _UNUSUAL.sub("", _SPACES.sub(" ", text)).replace("  ", " ")
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        if not all(map(coverage.__contains__, text)):
            text = "".join(_covered(text, coverage))
    if french and _FRENCH_SIGNS.search(text):
        text = _BEFORE_COLON.sub(NO_BREAK, _BEFORE_HIGH.sub(NARROW, text))
    return text.strip()


def visible(text: str) -> str:
    """The text on one line without anything invisible or broken, as for a title that no typeface limits."""
    return _UNUSUAL.sub("", _SPACES.sub(" ", text)).strip()


def tied(text: str) -> str:
    """The text with no-break spaces, so that it stays on one line."""
    return text.replace(" ", NO_BREAK)


def _covered(text: str, coverage: Collection[str]) -> Iterator[str]:
    """The text in pieces, with a stand-in for each run of characters that has no glyph."""
    for has_glyph, run in groupby(text, coverage.__contains__):
        if has_glyph:
            yield "".join(run)
            continue
        for (kind, stand_in), same in groupby(run, lambda character: _stand_in(character, coverage)):
            count = sum(1 for _character in same)
            if kind is _Kind.LIKENESS:
                yield stand_in * count
            elif kind is _Kind.SCRIPT or count == 1:
                yield f"[{stand_in}]"
            else:
                yield f"[{stand_in} ×{count}]"


class _Kind(Enum):
    """What stands for a character without glyph: others that look like it, its script, or its name."""

    LIKENESS = 1
    SCRIPT = 2
    NAME = 3


def _stand_in(character: str, coverage: Collection[str]) -> tuple[_Kind, str]:
    """What is printed for a character without glyph."""
    if 0 <= ord(character) - _REGIONAL_A < 26:
        return _Kind.LIKENESS, chr(ord("A") + ord(character) - _REGIONAL_A)
    apart = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
    if all(map(coverage.__contains__, apart)):
        return _Kind.LIKENESS, "".join(apart)
    name = unicodedata.name(character, "").lower()
    if not name:
        return _Kind.NAME, f"U+{ord(character):04X}"
    if unicodedata.category(character)[0] in "LMN":
        return _Kind.SCRIPT, name.partition(" ")[0]
    return _Kind.NAME, name[:_LONGEST_NAME]
