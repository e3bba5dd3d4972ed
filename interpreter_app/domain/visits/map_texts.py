"""The texts of the map of relationships: made fit to be drawn, measured and broken into lines.

Owns what a name may take of the drawing. Nothing here knows where a text stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

Measure = Callable[[str, float, bool], float]
"""How wide a text is in a size in pixels, bold or not."""

ELLIPSIS = "…"
_LONGEST = 400
"""The letters of a text that are looked at: no drawing has room for more."""
_THIN = frozenset("ijlI.,:;'’ \u00a0\u202f")
_NARROW = frozenset("tfr!|()[]/-\u2010\u2011·")
_WIDE = frozenset("mMW%@ŒœÆæ—–…")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_JOINERS = "\u200c\u200d"
_BOLD = 1.14


def one_line(text: str) -> str:
    """A text as it can be drawn: on one line, without what is unseen and may turn others round.

    Spaces that don't break stay what they are.
    """
    return " ".join(filter(None, "".join(map(_seen, text)).strip().split(" ")))


def _seen(letter: str) -> str:
    number = ord(letter)
    if number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF:
        return ""  # no characters, and forbidden in XML
    if letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN:
        return letter
    return " " if letter.isspace() else ""


def estimated(text: str, size: float, is_bold: bool = False) -> float:
    """How wide a text is at most in one of the usual typefaces, where nobody can measure it."""
    return sum(map(_breadth, text)) * size * (_BOLD if is_bold else 1.0)


def _breadth(letter: str) -> float:
    """The breadth of a letter in parts of the size: in the widest of the usual typefaces, or more."""
    if letter in _THIN:
        return 0.34
    if letter in _NARROW:
        return 0.42
    if letter in _WIDE:
        return 1.08
    if letter < "\u0250":
        return 0.79 if letter.isupper() else 0.83 if letter in "w&+=<>~" else 0.64
    if unicodedata.combining(letter) or letter in _JOINERS:
        return 0.0
    is_wide = unicodedata.east_asian_width(letter) in "WF" or unicodedata.category(letter) == "So"
    return 1.4 if is_wide else 1.1


def broken(
    text: str, size: float, room: float, measure: Measure, *, is_bold: bool = False, most: int = 2
) -> tuple[str, ...]:
    """A text on at most so many lines that are no wider than the room; it ends in … where that isn't enough.

    Empty for an empty text.
    """

    def fits(piece: str) -> bool:
        return measure(piece, size, is_bold) <= room

    lines: list[str] = []
    rest = text[:_LONGEST].split(" ") if text else []
    while rest and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(_cut(" ".join(rest), fits))
            break
        line = rest.pop(0)
        while rest and fits(f"{line} {rest[0]}"):
            line = f"{line} {rest.pop(0)}"
        if not fits(line):
            head = _head(line, fits)
            rest.insert(0, line[len(head) :])
            line = head
        lines.append(line)
    return tuple(lines)


def _cut(text: str, fits: Callable[[str], bool]) -> str:
    if fits(text):
        return text
    return f"{_head(text, lambda head: fits(head.rstrip() + ELLIPSIS)).rstrip()}{ELLIPSIS}"


def _head(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits, of one letter at least, never without the marks of its last one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    while low > 1 and low < len(text) and unicodedata.combining(text[low]):
        low -= 1
    return text[:low]
