"""The lines of a calendar file: bytes, folded lines, and what a line is made of.

Owns folding, encodings and the parts of a line: name, parameters, value. Knows no property. It reads what
programs write rather than what they should: icalendar's own reader tells no line numbers, and stops a
component at the first line that isn't as the standard says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import giving_way
from interpreter_app.exchange.encodings import (
    UNWANTED,
    bom_encoding,
    guess_encoding,
    refuse_other_kinds,
    text_lines,
)
from interpreter_app.exchange.reading import refusal

_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*(?=[;:])", re.ASCII)
_PARAMETER = re.compile(r";\s*(?:([A-Za-z0-9-]+)\s*(=)?\s*)?((?:\"[^\"]*\"|://|[^\";:])*)", re.ASCII)
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_CHARSET = re.compile(r"us-ascii|iso-?8859-\d{1,2}|windows-\d{3,4}|macintosh", re.IGNORECASE | re.ASCII)
_LINE = re.compile(rb"\r\n|\r|\n")


class Line(NamedTuple):
    """A line once unfolded; `number` is that of its first part in the file, counted from 1.

    The names of property and parameters are in capitals; a line that isn't one has an empty name.
    """

    number: int
    name: str
    parameters: dict[str, str]
    value: str


class Text(NamedTuple):
    """The lines of a file and the encoding that they were in."""

    encoding: str
    lines: Iterator[Line]


def read_lines(content: bytes, name: str) -> Text:
    """The lines of a file. Raises FormatError for what isn't text."""
    refuse_other_kinds(content, name)
    announced = bom_encoding(content)
    if announced.startswith(("utf-16", "utf-32")):
        guess_encoding(content, name)  # refuses what isn't in the encoding that it announces
        content = content.decode(announced).encode("utf-8")
    numbers, unfolded = _unfolded(content.removeprefix(b"\xef\xbb\xbf"))
    if not unfolded:
        raise refusal(name, _("the file is empty: choose another one."))
    whole = b"\n".join(unfolded)
    encoding = guess_encoding(whole, name)
    if encoding.name.startswith(("utf-16", "utf-32")):
        numbers, unfolded = _unfolded(whole.decode(encoding.name, "replace").encode("utf-8"))
        announced, whole = encoding.name, b"\n".join(unfolded)
        encoding = guess_encoding(whole, name)
    lines = (
        line_of(number, text.rstrip("\n"))
        for number, text in giving_way(zip(numbers, text_lines(whole, encoding), strict=False))
    )
    return Text(announced or encoding.name, lines)


def _unfolded(content: bytes) -> tuple[list[int], list[bytes]]:
    """The lines whose parts are put together again, as bytes: some programs fold within a character."""
    numbers: list[int] = []
    parts: list[list[bytes]] = []
    soft = False
    for number, line in enumerate(giving_way(_LINE.split(content), 5000), 1):
        if parts and soft:
            parts[-1][-1] = parts[-1][-1][:-1]
            parts[-1].append(line)
        elif line[:1] in (b" ", b"\t") and parts:
            parts[-1].append(line[1:])
        elif line.strip():
            numbers.append(number)
            parts.append([line])
        else:
            continue
        soft = line.endswith(b"=") and b"QUOTED-PRINTABLE" in parts[-1][0].upper()
    return numbers, [b"".join(pieces) for pieces in parts]


def line_of(number: int, text: str) -> Line:
    """The parts of a line; of one that has no name and value, the whole is the value."""
    found = _NAME.match(text)
    if found is None:
        return Line(number, "", {}, text)
    parameters: dict[str, str] = {}
    place = found.end()
    while text.startswith(";", place):
        part = _PARAMETER.match(text, place)
        if part is None or part.end() == place:
            return Line(number, "", {}, text)
        place = part.end()
        _note(parameters, part)
    if not text.startswith(":", place):
        return Line(number, "", {}, text)
    value = text[place + 1 :]
    if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        value = _printable(value, parameters.get("CHARSET", ""))
    return Line(number, found[1].upper(), parameters, UNWANTED.sub("", value))


def _note(parameters: dict[str, str], part: re.Match[str]) -> None:
    """Keep a parameter; one without a name, as in vCalendar 1.0, if it tells the encoding."""
    name, equals, value = part[1] or "", part[2], part[3].strip()
    if not equals:
        if name.upper() == "QUOTED-PRINTABLE":
            parameters["ENCODING"] = name
        return
    bare = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
    parameters.setdefault(name.upper(), _CARET.sub(lambda sign: _CARETS[sign[1]], UNWANTED.sub("", bare)))


def _printable(value: str, charset: str) -> str:
    """What a text in vCalendar's quoted-printable is; its line ends are kept as iCalendar writes them."""
    import quopri

    raw = quopri.decodestring(value.encode("utf-8"))
    for encoding in (charset if _CHARSET.fullmatch(charset) else "utf-8", "utf-8"):
        try:
            text = raw.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
        break
    else:
        text = raw.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
