"""What the keys of our own formats may hold, or the mistake that is made there, with its line.

Owns texts, choices, flags and groups of keys, and the list of the mistakes in a file. Which keys there are,
and what becomes of them, is said in `reader`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import is_id
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.own.nodes import Keys, Node, Scalar
from interpreter_app.exchange.reading import (
    MistakesFound,
    Problem,
    Reading,
    at_line,
    bad_id,
    choices,
    too_long_term,
)

MAX_MISTAKES = 100
MAX_TERM = 2000
"""Characters in a term, as in every other format."""

LANGUAGE_KEYS = tuple(str(language) for language in Language)

Choice = TypeVar("Choice", bound=StrEnum)


class TooMany(Exception):  # noqa: N818 - ends the reading, isn't shown
    """So many mistakes that naming more helps nobody."""


@dataclass(slots=True)
class Mistakes:
    """The mistakes in a file, as they are met: each with its line, a sentence, and the id of its concept."""

    found: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, line: int, message: str) -> None:
        """Note one more, at a line counted from 1. Raises TooMany when MAX_MISTAKES are noted."""
        self.found.append((line, message, ""))
        if len(self.found) >= MAX_MISTAKES:
            raise TooMany

    def are_in(self, concept: str, first: int) -> None:
        """Say of the mistakes from this number on that they are in this concept."""
        self.found[first:] = [(line, message, concept) for line, message, _none in self.found[first:]]

    def refuse(self, name: str, readable: Reading | None) -> MistakesFound:
        """The refusal of the file of this name; `readable` has its concepts without a mistake, if any."""
        # In the order of the file: a duplicate or a missing key is only noticed further down.
        ordered = sorted(self.found, key=lambda mistake: mistake[0])
        problems = [Problem(at_line(line), message, concept) for line, message, concept in ordered]
        return MistakesFound(name, problems, readable)


def term_text(node: Node, mistakes: Mistakes) -> str:
    """The text of a term, which must say something and be no longer than one."""
    text = text_in(node, "term", mistakes)
    if len(text) > MAX_TERM:
        mistakes.add(node.line, too_long_term(MAX_TERM))
    elif text and not text.strip():
        mistakes.add(node.line, _empty("term"))
    return text


def values_of(node: Node, keys: tuple[str, ...], place: str, mistakes: Mistakes) -> dict[str, Node] | None:
    """The known keys of this node with their values, or None if it isn't made of keys."""
    if not isinstance(node, Keys):
        mistakes.add(
            node.line,
            _("{place} must be made of keys ({keys}).").format(place=place, keys=choices(keys)),
        )
        return None
    seen: dict[str, int] = {}
    values: dict[str, Node] = {}
    for key, value in node.pairs:
        known = known_key(key, keys, place, seen, mistakes)
        if known:
            values[known] = value
    return values


def known_key(
    key: Scalar, keys: tuple[str, ...], place: str, seen: dict[str, int], mistakes: Mistakes
) -> str:
    """The key, or an empty string for one that is unknown or was there before."""
    name = key.text
    if name not in keys:
        mistakes.add(key.line, _unknown_key(name, keys, place))
        return ""
    if name in seen:
        mistakes.add(
            key.line,
            _("“{key}” is there twice, here and in line {line}: keep one.").format(key=name, line=seen[name]),
        )
        return ""
    seen[name] = key.line
    return name


def _unknown_key(name: str, keys: tuple[str, ...], place: str) -> str:
    import difflib

    near = difflib.get_close_matches(name[:40].lower().replace("-", "_").replace(" ", "_"), keys, n=1)
    if near:
        return _("“{key}” isn’t a key of {place}: did you mean “{near}”?").format(
            key=shown(name), place=place, near=near[0]
        )
    return _("“{key}” isn’t a key of {place}: use {keys}.").format(
        key=shown(name), place=place, keys=choices(keys)
    )


def id_in(node: Node, mistakes: Mistakes) -> str:
    """The id in this node, or an empty text after a mistake."""
    text = text_in(node, "id", mistakes)
    if text and not is_id(text):
        mistakes.add(
            node.line,
            bad_id(text),
        )
        return ""
    return text


def text_in(node: Node, key: str, mistakes: Mistakes) -> str:
    """The text of this node, whatever mistake is in it; an empty one if it isn’t a text."""
    if not isinstance(node, Scalar):
        mistakes.add(node.line, _("“{key}” must be one text, not a list or keys.").format(key=key))
        return ""
    if not node.text:
        mistakes.add(node.line, _empty(key))
    unwanted = UNWANTED.search(node.text)
    if unwanted:
        mistakes.add(node.line, control_character(unwanted.group()))
    return node.text


def optional_text(values: Mapping[str, Node], key: str, mistakes: Mistakes) -> str:
    """The text under a key, or an empty one if the key isn’t there."""
    node = values.get(key)
    return text_in(node, key, mistakes) if node else ""


def bilingual(node: Node, key: str, mistakes: Mistakes) -> Bilingual:
    """The texts in both languages under the key that this node stands at."""
    values = values_of(node, LANGUAGE_KEYS, f"“{key}”", mistakes)
    if values is None:
        return Bilingual()
    if not isinstance(node, Keys) or not node.pairs:
        mistakes.add(node.line, _empty(key))
    return Bilingual(optional_text(values, "fr", mistakes), optional_text(values, "en", mistakes))


def optional_bilingual(values: Mapping[str, Node], key: str, mistakes: Mistakes) -> Bilingual:
    """As `bilingual`, empty if the key isn’t there."""
    node = values.get(key)
    return bilingual(node, key, mistakes) if node else Bilingual()


def choice_in(node: Node, key: str, kind: type[Choice], mistakes: Mistakes) -> Choice | None:
    """One of the values of a kind, or None after a mistake."""
    text = text_in(node, key, mistakes)
    allowed = [str(value) for value in kind]
    if text in allowed:
        return kind(text)
    if text:
        mistakes.add(
            node.line,
            _("“{value}” can’t be the “{key}”: use {allowed}.").format(
                value=shown(text), key=key, allowed=choices(allowed)
            ),
        )
    return None


def optional_choice(
    values: Mapping[str, Node], key: str, kind: type[Choice], mistakes: Mistakes
) -> Choice | None:
    """As `choice_in`, None if the key isn’t there."""
    node = values.get(key)
    return choice_in(node, key, kind, mistakes) if node else None


def flag(values: Mapping[str, Node], key: str, mistakes: Mistakes) -> bool:
    """Whether the flag under a key is set."""
    node = values.get(key)
    if node is None:
        return False
    if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
        return node.text == "true"
    mistakes.add(node.line, _("“{key}” must be true or false, without quotation marks.").format(key=key))
    return False


def _empty(key: str) -> str:
    return _("“{key}” is empty: write a text, or leave the key out.").format(key=key)
