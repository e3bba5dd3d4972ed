"""What stands in a content line: escapes, parts, parameters and transfer encodings, read and written.

Owns the signs of RFC 6350, RFC 6868 and, for reading, of vCard 2.1. Knows no property.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator

from interpreter_app.exchange.encodings import UNWANTED

_ESCAPE = re.compile(r'\\([nN\\;,:"])')
_ESCAPED = re.compile(r"[\\\n,;]")
_CIRCUMFLEX = re.compile(r"\^([n'^])")
_PART = re.compile(r"(?:[^;\\]+|\\.|\\\Z)*", re.DOTALL)
_LISTED = re.compile(r"(?:[^,\\]+|\\.|\\\Z)*", re.DOTALL)
_PARAMETER_PART = re.compile(r'(?:"[^"]*"|[^,])*')
_QUOTED_RUN = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
_FOREIGN_BACKSLASH = re.compile(r"\\(?![;,\\:])")
_CHARSETS = re.compile(
    r"utf-?(8|16)|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?\d|windows-\d{3,4}|cp\d{3,4}|macintosh|mac-?roman|"
    r"shift[-_]?jis|euc-?(jp|kr)|iso-2022-(jp|kr)|gb(2312|k|18030)|big5|koi8-[ru]",
    re.IGNORECASE,
)
_WIDEST = 75


def unescaped(value: str) -> str:
    """The text of a value. A backslash before any other sign is one that somebody forgot to double."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def escaped(text: str) -> str:
    """A text as it stands in a value."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPED.sub(lambda found: "\\n" if found[0] == "\n" else "\\" + found[0], plain)


def escaped_address(text: str) -> str:
    """A web address as it stands in a value: its commas and semicolons are its own."""
    return text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def parts(value: str) -> list[str]:
    """The parts between the semicolons of a structured value, still escaped."""
    return _divided(_PART, value)


def listed(value: str) -> list[str]:
    """The items between the commas of a value, still escaped."""
    return _divided(_LISTED, value)


def parameter_values(text: str) -> Iterator[str]:
    """The values of a parameter, without quotation marks and the escapes of RFC 6868."""
    for part in _divided(_PARAMETER_PART, text):
        bare = part.strip()
        if len(bare) > 1 and bare[0] == bare[-1] == '"':
            bare = bare[1:-1]
        bare = UNWANTED.sub("", bare)
        yield _CIRCUMFLEX.sub(lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], bare)


def parameter(name: str, values: Iterable[str]) -> str:
    """A parameter as it stands behind a property’s name."""
    return f";{name}=" + ",".join(_parameter_value(value) for value in values)


def charset(name: str) -> str:
    """A character set that texts come in, by its name; empty for any other codec."""
    return name.lower() if _CHARSETS.fullmatch(name) else ""


def from_quoted_printable(text: str, encoding: str) -> tuple[str, bool]:
    """What is written in quoted-printable, escaped as in 3.0, and whether it was in this encoding."""
    sound = True
    if text.isascii():
        plain, sound = decoded(binascii.a2b_qp(text.encode("ascii")), encoding)
    else:
        plain = _QUOTED_RUN.sub(
            lambda run: decoded(binascii.a2b_qp(run[0].encode("ascii")), encoding)[0], text
        )
    return escaped_once(plain), sound


def escaped_once(text: str) -> str:
    """A text out of a transfer encoding, in which only commas and semicolons may be escaped, as in 4.0."""
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FOREIGN_BACKSLASH.sub(r"\\\\", ends).replace("\n", "\\n")


def from_base64(text: str) -> bytes | None:
    """What is written in base64; None if it isn't."""
    bare = re.sub(r"\s+", "", text).rstrip("=")
    try:
        return binascii.a2b_base64(bare + "=" * (-len(bare) % 4), strict_mode=True)
    except (binascii.Error, ValueError):
        return None


def decoded(content: bytes, encoding: str) -> tuple[str, bool]:
    """These bytes in this encoding, or the next best one; and whether it was this one.

    Where only a character or two are cut in half, they are replaced.
    """
    for name in (encoding, "utf-8"):
        try:
            return content.decode(name), name == encoding
        except (UnicodeError, LookupError):
            continue
    mended = content.decode("utf-8", "replace")
    if encoding == "utf-8" and mended.count("\ufffd") * 8 < len(mended):
        return mended, False
    return content.decode("cp1252", "replace"), False


def folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, none of which cuts a character, with CRLF at the end."""
    if len(line) <= _WIDEST // 4 or (len(line) <= _WIDEST and line.isascii()):
        return line + "\r\n"
    pieces: list[str] = []
    start = width = 0
    for place, character in enumerate(line):
        size = len(character.encode("utf-8"))
        if width + size > _WIDEST:
            pieces.append(line[start:place])
            start, width = place, 1
        width += size
    pieces.append(line[start:])
    return "\r\n ".join(pieces) + "\r\n"


def _divided(pattern: re.Pattern[str], text: str) -> list[str]:
    """The text at the signs between which the pattern matches."""
    found = []
    place = 0
    while True:
        match = pattern.match(text, place)
        assert match is not None
        found.append(match[0])
        place = match.end() + 1
        if place > len(text):
            return found


def _parameter_value(value: str) -> str:
    coded = value.replace("^", "^^").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "^n")
    coded = coded.replace('"', "^'")
    return f'"{coded}"' if re.search(r"[:;,\s]", coded) else coded
