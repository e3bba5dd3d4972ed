"""The XML inside office files, straight from the package to a grammar, never whole in memory.

Owns the safety of that XML: no document type, so no entity; depth, elements, names and single tokens are
bounded. `termbases.safe_xml` does the same for files of entries, which it hands out as elements with their
lines; in a package nobody sees lines, and a sheet of a million cells needs no element for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Generic, TypeVar
from xml.parsers import expat

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.packages import Package
from interpreter_app.exchange.reading import refusal

Item = TypeVar("Item")

MAX_DEPTH: Final = 300
MAX_ELEMENTS: Final = 5_200_000
"""Elements in one part: a sheet of as many cells as are read has no more."""

_MAX_NAMES = 5_000
_LONGEST_TOKEN = 1 << 20


class Locals(dict[str, str]):
    """Names of elements without their prefixes, remembered."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(":")[2]
        return local


class Grammar(Generic[Item]):
    """What is made of a part: `start`, `end` and `text` put finished items into `ready`.

    A subclass that replaces `start` or `end` counts in `opened` and `closed`: `most` elements may open.
    """

    def __init__(self) -> None:
        self.ready: list[Item] = []
        self.opened = 0
        self.closed = 0
        self.local = Locals()

    @property
    def most(self) -> int:
        """How many elements may open, by what has been found in them so far."""
        return MAX_ELEMENTS

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - for subclasses
        """An element begins; `name` has its prefix."""
        self.opened += 1

    def end(self, name: str) -> None:  # noqa: ARG002 - for subclasses
        """An element ends."""
        self.closed += 1

    def text(self, text: str) -> None:
        """Characters between two tags."""


def streamed(package: Package, member: str, grammar: Grammar[Item]) -> Iterator[Item]:
    """What the grammar makes of a part, as it comes. Raises FormatError for what isn't sound XML."""
    names: dict[str, str] = {}
    parser = expat.ParserCreate(None, None, names)
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = grammar.start
    parser.EndElementHandler = grammar.end
    parser.CharacterDataHandler = grammar.text

    def refuse_type(*_declared: object) -> None:
        raise refusal(package.name, _("it declares XML entities, which could do harm: it isn’t read."))

    parser.StartDoctypeDeclHandler = refuse_type
    parser.EntityDeclHandler = refuse_type
    fed = 0
    ready = grammar.ready
    for chunk in package.chunks(member):
        fed += len(chunk)
        _parse(parser, chunk, package, is_last=False)
        depth = grammar.opened - grammar.closed
        if depth > MAX_DEPTH or grammar.opened > grammar.most or len(names) > _MAX_NAMES:
            raise package.bomb()
        if fed - parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise package.bomb()
        yield from ready
        ready.clear()
    _parse(parser, b"", package, is_last=True)
    yield from ready
    ready.clear()


def _parse(parser: expat.XMLParserType, chunk: bytes, package: Package, *, is_last: bool) -> None:
    try:
        parser.Parse(chunk, is_last)
    except FormatError:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise package.damaged() from error
