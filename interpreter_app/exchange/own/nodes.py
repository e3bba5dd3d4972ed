"""What our own formats are made of: scalars, lists and groups of keys, each with its line.

Owns the bounds of a tree and what a document is asked for. Knows no grammar, and nothing of what keys mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from interpreter_app.base.i18n import gettext as _

MAX_DEPTH = 8
"""Levels of lists and keys inside one another; a glossary needs six."""

MAX_NODES = 5000
"""Texts, lists and keys within one branch (a concept, a description)."""

MAX_CHARACTERS = 1 << 20
"""Characters of all texts within one branch."""


class Malformed(Exception):  # noqa: N818 - carries what is wrong and where up to the one who names the file
    """The text can't be read any further: a line counted from 1, and a sentence."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(slots=True)
class Scalar:
    """A text as it is written. `plain`: without quotation marks, so that `true` is more than a word."""

    line: int
    text: str
    plain: bool


@dataclass(slots=True)
class ListNode:
    """A list."""

    line: int
    items: list[Node]


@dataclass(slots=True)
class Keys:
    """Keys with their values, in the order of the file; a key may occur twice."""

    line: int
    pairs: list[tuple[Scalar, Node]]


Node = Scalar | ListNode | Keys

Opening = TypeVar("Opening")


class Document(Protocol[Opening]):
    """One document, read step by step: nothing is kept of the file but the branch that is being read."""

    def root_pairs(self) -> Iterator[tuple[Scalar, Opening]]:
        """Each key of the root with what opens its value; take that value before the next key.

        Yields nothing if the root isn't made of keys. Raises Malformed, as every step may.
        """
        ...

    def opens_list(self, opening: Opening) -> bool:
        """Whether this opens a list."""
        ...

    def items(self, opening: Opening) -> Iterator[Node]:
        """The items of the list that this opens, one at a time."""
        ...

    def node(self, opening: Opening) -> Node:
        """The whole branch that this opens."""
        ...


def too_long() -> str:
    """What to say of a branch of too many parts."""
    return _("this entry is too long: divide it.")


def too_deep() -> str:
    """What to say of a branch that is nested too deep."""
    return _("lists and keys stand too deep inside one another.")
