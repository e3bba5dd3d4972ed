"""A calendar that comes back in the window: read first, asked about, then taken over as one deed.

Owns the two steps. What an event means for the visit is for `domain.visits.calendar_merging` to say.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base import i18n
from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.calendar_event import CalendarEvent
from interpreter_app.domain.visits.calendar_merging import (
    CalendarMerge,
    Conflict,
    accepted,
    merged_calendar,
    settled,
)
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.calendars.ical_reader import CalendarReading, read_calendar
from interpreter_app.services import planning
from interpreter_app.services.planning import Saved
from interpreter_app.store.database import Store


class Returned(NamedTuple):
    """A calendar as it was read, and what it comes to for a visit as it stands now."""

    visit: Visit
    reading: CalendarReading
    merge: CalendarMerge


def returned(visit: Visit, path: Path) -> Returned:
    """Read a calendar that was made of a visit. Raises ExpectedError for what can't be read at all."""
    reading = read_calendar(path, visit.zone)
    return Returned(visit, reading, _merged(visit, reading.events))


def conflict_id(conflict: Conflict) -> str:
    """The id of the session that a conflict is about."""
    one = conflict.mine or conflict.theirs
    return one.id if one is not None else ""


def take(
    store: Store,
    ident: str,
    events: Sequence[CalendarEvent],
    theirs: Collection[str],
    new: Collection[str],
    who: str = "",
) -> Saved:
    """Take over what the calendar alone has changed, the conflicts in which it was chosen, and new events.

    `theirs` are ids of the sessions of conflicts, `new` those of the sessions that were offered. What was
    written of the visit meanwhile counts as changed here. Raises UsageError if it was deleted.
    """
    with store.write():
        visit = planning.visit(store, ident)
        if visit is None:
            raise UsageError(_("The visit has been deleted meanwhile: bring it back from the bin first."))
        merge = _merged(visit, events)
        made = merge.visit
        for conflict in merge.conflicts:
            if conflict_id(conflict) in theirs:
                made = settled(made, conflict)
        for offer in merge.offers:
            if offer.session.id in new:
                made = accepted(made, offer)
        return planning.save(store, visit, made, who)


def _merged(visit: Visit, events: Sequence[CalendarEvent]) -> CalendarMerge:
    return merged_calendar(None, visit, events, Language(i18n.language()))
