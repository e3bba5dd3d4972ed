"""Records as they were being written, as text that can be kept beside the store until they are in it.

Owns that text. Must not know what a record is, nor where the text waits: `half_planned` and `half_contacts`
say what becomes of it when the program that wrote it is gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from interpreter_app.domain.plain import from_plain

R = TypeVar("R")


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
