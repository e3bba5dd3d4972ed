"""The places of a visit: which ways between them somebody has to go, what becomes of one that is taken away.

Owns these rules. How long is too long on the way is for `clashes` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.visit import Place, Visit


def ways(visit: Visit) -> tuple[tuple[str, str], ...]:
    """The pairs of places, by id, of which somebody goes from one to the other, or that have a time already.

    In the order of the schedule, each once, whichever way it is gone.
    """
    known = {place.id for place in visit.places}
    last: dict[str, str] = {}
    found: dict[frozenset[str], tuple[str, str]] = {}
    for session in sorted(visit.sessions, key=lambda one: (one.start.at, one.end.at, one.id)):
        for contact in present(session) or ("",):
            before = last.get(contact, "")
            if before in known and session.place in known and before != session.place:
                found.setdefault(frozenset((before, session.place)), (before, session.place))
            last[contact] = session.destination or session.place or before
    for leg in visit.legs:
        if leg.one in known and leg.other in known and leg.one != leg.other:
            found.setdefault(frozenset((leg.one, leg.other)), (leg.one, leg.other))
    return tuple(found.values())


def without_places(visit: Visit, places: Sequence[Place]) -> Visit:
    """The visit with these places alone: sessions in another one are nowhere now, and its ways are gone."""
    known = {place.id for place in places}
    sessions = tuple(
        replace(
            session,
            place=session.place if session.place in known else "",
            destination=session.destination if session.destination in known else "",
        )
        for session in visit.sessions
    )
    legs = tuple(leg for leg in visit.legs if leg.one in known and leg.other in known)
    return replace(visit, places=tuple(places), sessions=sessions, legs=legs)
