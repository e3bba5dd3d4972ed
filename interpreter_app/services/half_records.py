"""Records as they were being written, as text that can be kept beside the store until they are in it.

Owns that text. Must not know what a record is, nor where the text waits: `half_planned` and `half_contacts`
say what becomes of it when the program that wrote it is gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from interpreter_app.domain.plain import from_plain

R = TypeVar("R")
_NO_WORDS = frozenset({"id", "kind", "zone", "contact", "place", "destination", "uid", "topic", "material"})
"""Fields whose texts are names for the program."""


class Half(NamedTuple, Generic[R]):
    """A record that somebody is writing, and as it was when they began."""

    before: R
    after: R
    who: str = ""


def to_text(half: Half[R], sign: str, plain: Callable[[R], dict[str, Any]]) -> str:
    """What is half-written, to be kept; `sign` tells it from other texts."""
    written = {"what": sign, "before": plain(half.before), "after": plain(half.after), "who": half.who}
    return json.dumps(written, ensure_ascii=False)


def from_text(text: str, sign: str, kind: type[R]) -> Half[R] | None:
    """What `to_text` has written with the same sign; None for any other text."""
    try:
        plain = json.loads(text)
        if not isinstance(plain, dict) or plain.get("what") != sign:
            return None
        before, after = (from_plain(kind, plain[name]) for name in ("before", "after"))
        return Half(before, after, str(plain.get("who", "")))
    except (ValueError, KeyError, TypeError):
        return None


def typed(half: Half[R], plain: Callable[[R], dict[str, Any]]) -> list[str]:
    """What a person wrote of a record, for people to read: each text that wasn't there before."""
    before = set(_texts(plain(half.before)))
    return [text for text in dict.fromkeys(_texts(plain(half.after))) if text not in before]


def _texts(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, str) and name not in _NO_WORDS and value.strip():
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, name)
