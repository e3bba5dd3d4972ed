"""How the time of a visit is shared out: meetings, time without an agenda, and the rest.

Owns which kinds of sessions count as formal and as informal. What runs at the same time counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from interpreter_app.domain.visits.visit import Session, SessionKind

FORMAL = frozenset({SessionKind.FORMAL})
INFORMAL = frozenset({SessionKind.INFORMAL, SessionKind.MEAL})
"""The kinds in which people get to know each other."""


class Balance(NamedTuple):
    """Minutes of meetings, of informal time, of everything else, and of those that are interpreted."""

    formal: int
    informal: int
    other: int
    interpreted: int


def balance(sessions: Collection[Session]) -> Balance:
    """How these sessions share their time out."""
    return Balance(
        _covered(s for s in sessions if s.kind in FORMAL),
        _covered(s for s in sessions if s.kind in INFORMAL),
        _covered(s for s in sessions if s.kind not in FORMAL | INFORMAL),
        _covered(s for s in sessions if s.interpreted is not None),
    )


def by_day(sessions: Iterable[Session]) -> dict[date, list[Session]]:
    """The sessions of each day, in the order of time; a day is that of the zone in which a session begins."""
    days: dict[date, list[Session]] = {}
    for session in sorted(sessions, key=lambda s: (s.start.at, s.end.at, s.id)):
        days.setdefault(session.start.day, []).append(session)
    return dict(sorted(days.items()))


def _covered(sessions: Iterable[Session]) -> int:
    total, until = timedelta(), None
    for session in sorted(sessions, key=lambda s: s.start.at):
        start = session.start.at if until is None else max(until, session.start.at)
        if session.end.at > start:
            total += session.end.at - start
            until = session.end.at
    return int(total.total_seconds() // 60)
