"""What can't go together in a schedule: somebody in two sessions, too little time, too long a stretch.

Owns what counts as a clash. Nothing here forbids anything: a clash is shown, and whoever plans decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from interpreter_app.domain.visits.visit import Session, SessionKind, Visit

BREAK = timedelta(minutes=10)
"""What interpreters need at least for it to be a break."""


class ClashKind(StrEnum):
    """What the matter is."""

    PERSON_TWICE = "person-twice"
    INTERPRETER_TWICE = "interpreter-twice"
    PLACE_TWICE = "place-twice"
    TRAVEL_TOO_SHORT = "travel-too-short"
    NO_BREAK = "no-break"


class Clash(NamedTuple):
    """A clash of sessions, by their ids in the order of time.

    `subject` is the id of the contact or place that it is about. `minutes` are those that both sessions
    share, that there are for the way, or that are interpreted without a break; `needed` those that the way
    takes, or that are agreed at most.
    """

    kind: ClashKind
    sessions: tuple[str, ...]
    subject: str
    minutes: int
    needed: int = 0


def clashes(visit: Visit) -> tuple[Clash, ...]:
    """All clashes of a visit, in the order of time."""
    sessions = sorted(visit.sessions, key=lambda session: (session.start.at, session.end.at, session.id))
    place = {session.id: number for number, session in enumerate(sessions)}
    found = {
        *_twice(sessions),
        *_too_short(visit, sessions),
        *_without_break(visit, sessions),
    }
    return tuple(sorted(found, key=lambda clash: (place[clash.sessions[0]], clash)))


def interpreters(session: Session) -> tuple[str, ...]:
    """The contacts that interpret a session."""
    return session.interpreted.interpreters if session.interpreted else ()


def present(session: Session) -> tuple[str, ...]:
    """Everybody in a session, the interpreters too, each once."""
    return tuple(dict.fromkeys((*session.people, *interpreters(session))))


def _twice(sessions: Iterable[Session]) -> Iterator[Clash]:
    running: list[Session] = []
    for session in sessions:
        running = [other for other in running if other.end.at > session.start.at]
        if session.end.at > session.start.at:
            for other in running:
                yield from _shared(other, session)
            running.append(session)


def _shared(one: Session, other: Session) -> Iterator[Clash]:
    """What two sessions share that run at the same time."""
    minutes = _minutes(min(one.end.at, other.end.at) - other.start.at)
    both = (one.id, other.id)
    for contact in present(one):
        if contact in present(other):
            is_interpreting = contact in interpreters(one) or contact in interpreters(other)
            kind = ClashKind.INTERPRETER_TWICE if is_interpreting else ClashKind.PERSON_TWICE
            yield Clash(kind, both, contact, minutes)
    is_there = SessionKind.TRAVEL not in (one.kind, other.kind)
    if one.place and one.place == other.place and is_there:
        yield Clash(ClashKind.PLACE_TWICE, both, one.place, minutes)


def _too_short(visit: Visit, sessions: Iterable[Session]) -> Iterator[Clash]:
    needed = {frozenset((leg.one, leg.other)): leg.minutes for leg in visit.legs}
    last: dict[str, Session] = {}
    for session in sessions:
        for contact in present(session):
            before = last.get(contact)
            if before is not None:
                yield from _way(visit, needed, contact, before, session)
            if before is None or session.end.at >= before.end.at:
                last[contact] = session


def _way(
    visit: Visit, needed: Mapping[frozenset[str], int], contact: str, one: Session, other: Session
) -> Iterator[Clash]:
    start, end = one.destination or one.place, other.place
    gap = other.start.at - one.end.at
    if not start or not end or start == end or gap < timedelta():
        return
    minutes = needed.get(frozenset((start, end)), visit.between)
    if gap < timedelta(minutes=minutes):
        yield Clash(ClashKind.TRAVEL_TOO_SHORT, (one.id, other.id), contact, _minutes(gap), minutes)


def _without_break(visit: Visit, sessions: Iterable[Session]) -> Iterator[Clash]:
    """Stretches that one person interprets alone for longer than was agreed."""
    of_each: dict[str, list[Session]] = defaultdict(list)
    for session in sessions:
        alone = interpreters(session)
        if len(alone) == 1:
            of_each[alone[0]].append(session)
    for contact, own in of_each.items():
        for stretch, minutes in _stretches(own):
            if minutes > visit.commission.longest:
                yield Clash(ClashKind.NO_BREAK, stretch, contact, minutes, visit.commission.longest)


def _stretches(sessions: Iterable[Session]) -> Iterator[tuple[tuple[str, ...], int]]:
    """What is interpreted without a break: the sessions, and the minutes.

    The breaks of a session are taken to be spread over it evenly, none shorter than `BREAK`.
    """
    run: list[str] = []
    so_far, end = timedelta(), None
    for session in sessions:
        whole = session.end.at - session.start.at
        rest = min(timedelta(minutes=session.interpreted.breaks if session.interpreted else 0), whole)
        part = (whole - rest) / (rest // BREAK + 1)
        if end is None or session.start.at - end >= BREAK:
            if run:
                yield tuple(run), _minutes(so_far)
            run, so_far = [], timedelta()
        run.append(session.id)
        so_far += part
        if rest >= BREAK:
            yield tuple(run), _minutes(so_far)
            run, so_far = [session.id], part
        end = session.end.at if end is None else max(end, session.end.at)
    if run:
        yield tuple(run), _minutes(so_far)


def _minutes(time: timedelta) -> int:
    return int(time.total_seconds() // 60)
