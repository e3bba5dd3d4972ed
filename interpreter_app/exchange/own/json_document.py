"""The grammar of a JSON glossary file: text in; scalars, lists and groups of keys out, each with its line.

Owns the way through the text: the root is walked here, each concept is taken apart by the standard library.
A concept that goes on for too long is refused before it is taken apart, and numbers are left as they stand,
so that no file fills the memory. Knows nothing of what the keys mean.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.own.nodes import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_NODES,
    Keys,
    ListNode,
    Malformed,
    Node,
    Scalar,
    too_deep,
    too_long,
)

_WINDOWS = (1 << 14, 1 << 17, MAX_CHARACTERS)
"""Characters in which the end of a value is looked for, one after the other; longer ones are refused."""

_SPACE = re.compile(r"[ \t\r\n]*")


class _Pairs(list[tuple[str, object]]):
    """The keys of an object with their values, in the order of the file; a key may occur twice."""


class _Bare(str):
    """A number, as it is written."""


def _no_constant(name: str) -> object:
    raise ValueError(name)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Pairs, parse_int=_Bare, parse_float=_Bare, parse_constant=_no_constant
)


class JsonDocument:
    """Reads one document, step by step. What opens a value is its place in the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = (0, 1)
        self._nodes = 0

    def root_pairs(self) -> Iterator[tuple[Scalar, int]]:
        """Each key of the root with the place of its value; take that value before the next key."""
        if self._next() != "{":
            return
        self._at += 1
        if self._next() == "}":
            self._at += 1
            self._end()
            return
        while True:
            line = self._line()
            key = self._value() if self._next() == '"' else None
            if not isinstance(key, str):
                raise self._malformed()
            self._take(":")
            self._next()
            yield Scalar(line, key, False), self._at
            if self._next() == "}":
                self._at += 1
                self._end()
                return
            self._take(",")
            self._next()

    def opens_list(self, opening: int) -> bool:
        """Whether a list stands at this place."""
        return self._text.startswith("[", opening)

    def items(self, opening: int) -> Iterator[Node]:
        """The items of the list at this place, one at a time."""
        self._at = opening + 1
        if self._next() == "]":
            self._at += 1
            return
        while True:
            self._next()
            yield self.node(self._at)
            if self._next() == "]":
                self._at += 1
                return
            self._take(",")

    def node(self, opening: int) -> Node:
        """The whole value at this place."""
        self._at = opening
        self._next()
        line = self._line()
        self._nodes = 0
        return self._branch(self._value(), line, 2)

    def _branch(self, value: object, line: int, depth: int) -> Node:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise Malformed(line, too_long())
        if isinstance(value, bool):
            return Scalar(line, "true" if value else "false", True)
        if isinstance(value, str):
            return Scalar(line, str(value), isinstance(value, _Bare))
        if depth >= MAX_DEPTH:
            raise Malformed(line, too_deep())
        if isinstance(value, _Pairs):
            said = ((key, inside) for key, inside in value if inside is not None)
            return Keys(
                line, [(Scalar(line, key, False), self._branch(one, line, depth + 1)) for key, one in said]
            )
        if isinstance(value, list):
            return ListNode(line, [self._branch(one, line, depth + 1) for one in value])
        return Scalar(line, "", True)

    def _value(self) -> object:
        """The value that begins here, taken apart by the standard library."""
        for window in _WINDOWS:
            part = self._text[self._at : self._at + window]
            is_cut = self._at + window < len(self._text)
            try:
                value, end = _DECODER.raw_decode(part)
            except json.JSONDecodeError as error:
                if is_cut:
                    continue
                self._at += error.pos
                raise self._malformed() from error
            except (ValueError, RecursionError) as error:
                raise Malformed(
                    self._line(), _not_json() if isinstance(error, ValueError) else too_deep()
                ) from error
            if is_cut and end == len(part):
                continue  # A number may go on.
            self._at += end
            return value
        raise Malformed(self._line(), too_long())

    def _next(self) -> str:
        """The next character that says something, or an empty string at the end."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at : self._at + 1]

    def _take(self, sign: str) -> None:
        if self._next() != sign:
            raise self._malformed()
        self._at += 1

    def _end(self) -> None:
        if self._next():
            raise Malformed(
                self._line(), _("the file goes on after its end: each glossary has a file of its own.")
            )

    def _line(self) -> int:
        """The line of this place, counted from 1, from the last one that was counted."""
        before, line = self._counted
        if self._at < before:
            before, line = 0, 1
        self._counted = (self._at, line + self._text.count("\n", before, self._at))
        return self._counted[1]

    def _malformed(self) -> Malformed:
        return Malformed(self._line(), _not_json())


def _not_json() -> str:
    return _("this isn’t well-formed JSON: check quotation marks, commas and brackets.")
