"""Where a text stands in other texts: the rule of «find», to the letter or as a person types it.

Owns which spellings count as the same. Pure. Unlike the folding of a look-up it keeps every character in its
place, so that what was found can be marked and replaced.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]
"""Where something stands in a text: its first character and the one behind its last."""

_APOSTROPHES = "'’‘ʼ`´′＇‛"
_HYPHENS = "-\u2010\u2011"
_MARKS = "\u0300-\u036f"
_LETTER = f"[\\w{_MARKS}]"
_LIGATURES = {"oe": "œ", "ae": "æ", "OE": "Œ", "AE": "Æ", "Oe": "Œ", "Ae": "Æ"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. Without more said, case and accents make no difference, and parts of words count.

    Apostrophes of all kinds are one character, and so are hyphens, and blanks that break no line.
    """

    text: str
    match_case: bool = False
    match_accents: bool = False
    whole_words: bool = False


def finder(wanted: Wanted) -> re.Pattern[str] | None:
    """A pattern that finds what is wanted, in texts composed or decomposed; None if nothing is wanted."""
    text = unicodedata.normalize("NFC", wanted.text)
    if not text.strip():
        return None
    body = "".join(_pieces(text, wanted))
    if wanted.whole_words:
        before = f"(?<!{_LETTER})" if _is_letter(text[0]) else ""
        body = f"{before}{body}" + (f"(?!{_LETTER})" if _is_letter(text[-1]) else "")
    return re.compile(body, 0 if wanted.match_case else re.IGNORECASE)


def spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    """Every place in a text where the pattern finds something, from left to right, none inside another."""
    return tuple(match.span() for match in pattern.finditer(text))


def replaced(text: str, places: tuple[Span, ...], replacement: str) -> str:
    """The text with the replacement in all these places."""
    made: list[str] = []
    reached = 0
    for start, end in places:
        made += (text[reached:start], replacement)
        reached = end
    return "".join((*made, text[reached:]))


def _pieces(text: str, wanted: Wanted) -> Iterator[str]:
    """The pattern of each character; of a ligature and its two letters, of either."""
    place = 0
    while place < len(text):
        pair = text[place : place + 2]
        if not wanted.match_accents and (
            ligature := _LIGATURES.get(pair if wanted.match_case else pair.lower())
        ):
            yield f"(?:{ligature}|{_piece(pair[0], wanted)}{_piece(pair[1], wanted)})"
            place += 2
            continue
        yield _piece(text[place], wanted)
        place += 1


def _piece(character: str, wanted: Wanted) -> str:
    if character in _APOSTROPHES:
        return f"[{_APOSTROPHES}]"
    if character in _HYPHENS:
        return f"[{_HYPHENS}]"
    if character in " \u00a0\u202f":
        return "[ \u00a0\u202f]"
    parts = unicodedata.normalize("NFD", character)
    if not wanted.match_accents:
        letters = next((two for two, one in _LIGATURES.items() if one == character), None)
        if letters:
            return f"(?:{character}|{letters})"
        base = parts[0]
        if not base.isalpha():
            return re.escape(character)
        bare = f"[{_with_accents(base)}][{_MARKS}]*"
        # Letters of other scripts («й», «가») are none of those with accents.
        return bare if character in _with_accents(base) else f"(?:{character}|{parts}|{bare})"
    either = re.escape(character) if parts == character else f"(?:{re.escape(character)}|{re.escape(parts)})"
    return f"{either}(?![{_MARKS}])" if character.isalpha() else either


@lru_cache(200)
def _with_accents(base: str) -> str:
    """A letter and all that are it with accents."""
    return base + "".join(letter for letter, plain in _accented() if plain == base)


@lru_cache(1)
def _accented() -> tuple[tuple[str, str], ...]:
    codes = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    plain = ((chr(code), unicodedata.normalize("NFD", chr(code))[0]) for code in codes)
    return tuple((letter, base) for letter, base in plain if base != letter)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
