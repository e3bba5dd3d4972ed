"""Content lines of vCard 2.1, 3.0 and 4.0 as programs really write them: from lines to properties.

Owns unfolding, soft line breaks, the head of a line (group, name, parameters), transfer encodings, CHARSET.
Whatever the version, a property's value is escaped as 3.0 and 4.0 do it afterwards, so that nobody further up
asks for the version. Must not know what a property means.

There is no well-kept Python library for vCard 2.1 to 4.0: vobject ends at 3.0 and gives a file up at its
first broken card. So this is our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.cards.vcard_values import (
    charset,
    decoded,
    escaped_once,
    from_base64,
    from_quoted_printable,
    parameter,
    parameter_values,
)
from interpreter_app.exchange.encodings import UNWANTED, Encoding

MAX_PROPERTY = 100_000
"""Characters of one property."""

BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
"""Properties whose value is a file."""

_HEAD = re.compile(r"(?:([A-Za-z0-9_.-]{1,60})\.)?([A-Za-z0-9_-]{1,100})[ \t]*(?=[;:])")
_PARAMETER = re.compile(r';\s*([^=:;"]*)(?:=((?:"[^"]*"|[^;:])*))?')
_TOKEN = re.compile(r"[\w.+/-]+(?: [\w.+/-]+)*")
_CODED = re.compile(r"ENCODING\s*=|;\s*QUOTED-PRINTABLE|;\s*BASE64", re.IGNORECASE)
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})
_VALUES = frozenset({"URL", "URI", "INLINE", "CONTENT-ID", "CID"})
_LONGEST_HEAD = 2000
_MOST_PARAMETERS = 100
_MEDIA = {"PHOTO": "image/", "LOGO": "image/", "SOUND": "audio/"}
_KEYS = {"x509": "application/pkix-cert", "pgp": "application/pgp-keys"}

Parameters = tuple[tuple[str, tuple[str, ...]], ...]


class Unfolded(NamedTuple):
    """A line without its folds: the line of the file where it starts, its text, whether too long for it."""

    number: int
    text: str
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a card: `value` is escaped as in 4.0; `name` and names of parameters are upper case."""

    number: int
    group: str
    name: str
    parameters: Parameters
    value: str

    def given(self, name: str) -> tuple[str, ...]:
        """All values of a parameter."""
        return tuple(value for key, values in self.parameters if key == name for value in values)

    def first(self, name: str) -> str:
        """The first value of a parameter, or an empty string."""
        return next(iter(self.given(name)), "")

    @property
    def types(self) -> tuple[str, ...]:
        """What TYPE says, in lower case, each once."""
        found = (kind.strip().lower() for value in self.given("TYPE") for kind in value.split(","))
        return tuple(dict.fromkeys(kind for kind in found if kind))

    def without(self, *names: str) -> Property:
        """The same without these parameters."""
        return replace(self, parameters=tuple(one for one in self.parameters if one[0] not in names))


def unfolded(lines: Iterable[tuple[int, str]]) -> Iterator[Unfolded]:
    """The lines of a file, numbered, put together again where they were folded; empty ones left out.

    In 2.1 a fold keeps its space; in base64 what is folded may even stand without one.
    """
    current: _Growing | None = None
    old = False
    for number, line in lines:
        if current is not None and current.takes(line, old):
            continue
        if current is not None:
            yield current.whole()
            old = current.is_old(old)
        current = _Growing(number, line) if line.strip() else None
    if current is not None:
        yield current.whole()


class _Growing:
    """A line to which its continuations are still added."""

    def __init__(self, number: int, line: str) -> None:
        self._number = number
        self._pieces = [line[: MAX_PROPERTY + 1]]
        self._size = len(line)
        way = _way(line[:_LONGEST_HEAD]) if _CODED.search(line, 0, _LONGEST_HEAD) else ""
        self._is_soft = way == "QUOTED-PRINTABLE"
        self._is_base64 = way in ("B", "BASE64")
        self._is_open = self._is_soft and line.endswith("=")

    def takes(self, line: str, old: bool) -> bool:
        """Whether this line goes on with it; if so, it has it now."""
        if self._is_open and not line.upper().startswith("END:VCARD"):
            self._pieces[-1] = self._pieces[-1].removesuffix("=")
            self._is_open = line.endswith("=")
            self._add(line)
            return True
        if not line:
            return True
        if line[0] in " \t":
            rest = line.strip() if self._is_base64 else line if old and not self._is_soft else line[1:]
            self._is_open = self._is_soft and rest.endswith("=")
            self._add(rest)
            return True
        if self._is_base64 and ":" not in line:
            self._add(line.strip())
            return True
        return False

    def is_old(self, otherwise: bool) -> bool:
        """Whether what follows is of version 2.1, as a VERSION says."""
        text = self._pieces[0][:40].replace(" ", "").upper()
        if text.startswith("BEGIN:VCARD"):
            return False
        return text.startswith("VERSION:2") if text.startswith("VERSION") else otherwise

    def whole(self) -> Unfolded:
        """All of it, or what there is room for."""
        text = "".join(self._pieces)
        if self._is_open:
            text = text.removesuffix("=")
        return Unfolded(self._number, text[:MAX_PROPERTY], self._size > MAX_PROPERTY)

    def _add(self, rest: str) -> None:
        self._size += len(rest)
        if self._size <= MAX_PROPERTY:
            self._pieces.append(rest)


def _way(head: str) -> str:
    """The transfer encoding of the property that begins so."""
    one = property_in(Unfolded(0, head))
    return one.first("ENCODING").upper() if one is not None else ""


def property_in(line: Unfolded) -> Property | None:
    """The property that a line is, its value as it stands; None if it isn't one."""
    head = _HEAD.match(line.text.lstrip("\ufeff \t"))
    if head is None:
        return None
    text = head.string
    place = head.end()
    found: list[tuple[str, tuple[str, ...]]] = []
    while text[place] == ";":
        match = _PARAMETER.match(text, place)
        assert match is not None
        place = match.end()
        if place >= len(text) or text[place] not in ";:":
            return None
        if len(found) > _MOST_PARAMETERS:
            return None
        if _TOKEN.fullmatch(match[1].strip()):
            found.append(_named(match[1].strip().upper(), match[2]))
    return Property(line.number, head[1] or "", head[2].upper(), tuple(found), text[place + 1 :])


def _named(name: str, values: str | None) -> tuple[str, tuple[str, ...]]:
    """A parameter; one of 2.1 may stand without its name."""
    if values is not None:
        return name, tuple(parameter_values(values))
    if name in _ENCODINGS:
        return "ENCODING", (name,)
    return (
        ("VALUE", ("uri" if name == "URL" else name.lower(),))
        if name in _VALUES
        else ("TYPE", (name.lower(),))
    )


def plain(one: Property, encoding: Encoding) -> tuple[Property, str]:
    """The property without transfer encoding and CHARSET, and a sentence on what went wrong with it, if so.

    `encoding` is that of the file. A picture, sound or key becomes a data: address, which
    both 3.0 and 4.0 hold.
    """
    way = one.first("ENCODING").upper()
    declared = charset(one.first("CHARSET"))
    value, sound = one.value, True
    if way == "QUOTED-PRINTABLE":
        value, sound = from_quoted_printable(value, declared or "utf-8")
    elif way in ("B", "BASE64"):
        return _from_base64(one, declared)
    elif declared and not value.isascii():
        value = _recoded(value, declared, encoding, one.number)
    unwanted = UNWANTED.search(value)
    done = replace(one.without("ENCODING", "CHARSET"), value=UNWANTED.sub(" ", value) if unwanted else value)
    if unwanted:
        return done, _("an invisible control character (U+{code}) was taken out.").format(
            code=f"{ord(unwanted.group()):04X}"
        )
    if not sound and declared:
        return done, _(
            "the text isn’t in the encoding {encoding} that is given for it: check its accents."
        ).format(encoding=shown(one.first("CHARSET")))
    return done, ""


def _from_base64(one: Property, declared: str) -> tuple[Property, str]:
    content = from_base64(one.value)
    if content is None:
        return one, _("this isn’t sound base64 and was left out: {property}.").format(
            property=shown(one.name)
        )
    bare = re.sub(r"\s+", "", one.value)
    if one.name in BINARY:
        kinds = _MEDIA.get(one.name, "application/")
        kind = next((_KEYS.get(k, kinds + k) for k in one.types if k != "pref"), "application/octet-stream")
        left = one.without("ENCODING", "CHARSET", "TYPE", "VALUE")
        return replace(
            left, parameters=(*left.parameters, ("VALUE", ("uri",))), value=f"data:{kind};base64,{bare}"
        ), ""
    if one.name.startswith("X-"):
        left = one.without("ENCODING")
        return replace(left, parameters=(*left.parameters, ("ENCODING", ("b",))), value=bare), ""
    text, _sound = decoded(content, declared or "utf-8")
    return replace(one.without("ENCODING", "CHARSET"), value=UNWANTED.sub(" ", escaped_once(text))), ""


def _recoded(value: str, declared: str, encoding: Encoding, number: int) -> str:
    """A text that was decoded as its file seemed to be, in the encoding that it says it is in."""
    used = encoding.stray_name if number in encoding.strays else encoding.name
    if used.startswith(("utf-8", "utf-16", "utf-32")):
        return value
    try:
        return value.encode(used).decode(declared)
    except (UnicodeError, LookupError):
        return value


def line_of(one: Property) -> str:
    """The property as one line, not folded, as 4.0 writes it."""
    types = one.types
    head = f"{one.group}.{one.name}" if one.group else one.name
    for name, values in one.parameters:
        if name != "TYPE":
            head += parameter(name, values)
    return f"{head}{parameter('TYPE', types) if types else ''}:{one.value}"
