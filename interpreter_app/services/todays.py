"""Which visit is today's, and which glossaries therefore come first in look-up.

Owns that question as it is asked at every start and after every change: little is read for the answer. The
rule is that of `domain.visits.countdown.todays`, which whoever has read the visits anyway asks instead.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from interpreter_app.store import listing, record_rows, records
from interpreter_app.store.database import Store
from interpreter_app.store.record_rows import Body
from interpreter_app.store.records import VISIT

CHOICE = "todays-visit"
"""The name under which the store keeps which visit a person has made today's."""


class Todays(NamedTuple):
    """The id of today's visit, empty if there is none, and the numbers of its glossaries in their order."""

    visit: str = ""
    glossaries: tuple[int, ...] = ()


def todays(store: Store, today: date) -> Todays:
    """Today's visit and its glossaries; those that aren't in the store are left out."""
    bodies = {body["id"]: body for body in record_rows.bodies(store, VISIT)}
    chosen = records.choice(store, CHOICE) if bodies else ""
    running = [body for body in bodies.values() if _is_on(body, today.isoformat())]
    body = bodies.get(chosen) or max(running, key=lambda one: (one["first"], one["id"]), default=None)
    if body is None:
        return Todays()
    numbers = {ident: number for number, (ident, _name) in listing.glossary_names(store).items()}
    attached = body.get("glossaries", ())
    return Todays(body["id"], tuple(numbers[ident] for ident in attached if ident in numbers))


def _is_on(body: Body, today: str) -> bool:
    """Whether a visit is on this day; days are kept as ISO 8601 writes them, so they compare as texts."""
    return not body.get("archived") and bool(body.get("first")) and body["first"] <= today <= body["last"]
