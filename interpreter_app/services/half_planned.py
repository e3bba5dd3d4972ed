"""Visits as they were being written, as text that can be kept beside the store until they are in it.

Owns that text, and what becomes of it when the program that wrote it is gone. Taking the same up twice does
nothing the second time. It must not know where the text waits.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.plain import from_plain
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import planning
from interpreter_app.services.planning import Saved
from interpreter_app.store.database import Store

_SIGN = "half-planned"


class HalfPlanned(NamedTuple):
    """A visit that somebody is writing, and as it was when they began."""

    before: Visit
    after: Visit
    who: str = ""


def to_text(half: HalfPlanned) -> str:
    """What is half-written, to be kept."""
    return json.dumps(
        {
            "what": _SIGN,
            "before": planning.plain(half.before),
            "after": planning.plain(half.after),
            "who": half.who,
        },
        ensure_ascii=False,
    )


def from_text(text: str) -> HalfPlanned | None:
    """What `to_text` has written; None for any other text."""
    try:
        plain = json.loads(text)
        if not isinstance(plain, dict) or plain.get("what") != _SIGN:
            return None
        before, after = (from_plain(Visit, plain[name]) for name in ("before", "after"))
        return HalfPlanned(before, after, str(plain.get("who", "")))
    except (ValueError, KeyError, TypeError):
        return None


def take_up(store: Store, half: HalfPlanned) -> Saved:
    """Save what somebody was writing; a visit that was deleted meanwhile is there again."""
    with store.write():
        if planning.visit(store, half.before.id) is None:
            return planning.create(store, half.after, half.who, "edit-visit")
        try:
            return planning.save(store, half.before, half.after, half.who)
        except UsageError:
            return planning.create(store, half.after, half.who, "edit-visit")
