"""Texts as a part of one line, for files in which a line end or a tab means something else.

Owns the escapes: a backslash before what would be misread, as «\\n», «\\t», «\\|». Knows no format: which
sign divides the texts of a line is said by the caller. Only what Passerelle wrote is read back with escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BREAKS = re.compile(r"[\t\r\n]+")
_SPECIAL = {sign: re.compile(rf"[\\\t\r\n{sign}]") for sign in ("|", ";", "")}
_ESCAPED = re.compile(r"\\(.)")
_DIVISION = {sign: re.compile(rf"(?:[^\\{sign}]|\\.)*") for sign in "|;"}
_LETTERS = {"\n": "n", "\r": "r", "\t": "t"}
_MEANT = {letter: character for character, letter in _LETTERS.items()}


def plain(text: str) -> str:
    """A text without line ends, tabs and spaces around it: a term as another program looks it up."""
    return _BREAKS.sub(" ", text.strip())


def escaped(text: str, sign: str = "") -> str:
    """A text without white space around it that stands on one line between tabs, or between these signs."""
    text = text.strip()
    return _SPECIAL[sign].sub(_with_backslash, text) if _SPECIAL[sign].search(text) else text


def unescaped(text: str) -> str:
    """The text that `escaped` made this of."""
    return _ESCAPED.sub(_without_backslash, text) if "\\" in text else text


def divided(line: str, sign: str) -> Iterator[str]:
    """The parts between the signs («|» or «;») of a line that aren't escaped; still with their escapes."""
    if "\\" not in line:
        yield from line.split(sign)
        return
    start = 0
    while start <= len(line):
        found = _DIVISION[sign].match(line, start)
        end = found.end() if found else start
        if end < len(line) and line[end] != sign:
            end = len(line)
        yield line[start:end]
        start = end + 1


def _with_backslash(found: re.Match[str]) -> str:
    character = found.group()
    return "\\" + _LETTERS.get(character, character)


def _without_backslash(found: re.Match[str]) -> str:
    return _MEANT.get(found[1], found[1])
