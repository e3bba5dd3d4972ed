"""Visits as they were being written, kept as text beside the store until they are in it.

Owns what becomes of such a text when the program that wrote it is gone. Taking the same up twice does nothing
the second time. It must not know where the text waits.
"""

from __future__ import annotations

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import half_records, planning
from interpreter_app.services.half_records import Half
from interpreter_app.services.planning import Saved
from interpreter_app.store.database import Store

_SIGN = "half-planned"

HalfPlanned = Half[Visit]
"""A visit that somebody is writing, and as it was when they began."""


def to_text(half: HalfPlanned) -> str:
    """What is half-written, to be kept."""
    return half_records.to_text(half, _SIGN, planning.plain)


def from_text(text: str) -> HalfPlanned | None:
    """What `to_text` has written; None for any other text."""
    return half_records.from_text(text, _SIGN, Visit)


def take_up(store: Store, half: HalfPlanned) -> Saved:
    """Save what somebody was writing; a visit that was deleted meanwhile is there again."""
    with store.write():
        if planning.visit(store, half.before.id) is None:
            return planning.create(store, half.after, half.who, "edit-visit")
        try:
            return planning.save(store, half.before, half.after, half.who)
        except UsageError:
            return planning.create(store, half.after, half.who, "edit-visit")
