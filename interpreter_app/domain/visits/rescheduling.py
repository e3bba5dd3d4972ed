"""A session at another time: on another day, from and until another hour, in another zone.

Owns how hours on the clock of a place become moments.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from interpreter_app.domain.ids import part_id
from interpreter_app.domain.moments import Moment, on_clock
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Session, SessionKind, Visit

_SHORTEST = timedelta(minutes=5)
_USUAL = timedelta(hours=1)
_FIRST_HOUR = time(9)


def on_day(session: Session, day: date) -> Session:
    """The session on another day, at the same times of the clock and for as many days."""
    days = day - session.start.day
    start, end = session.start.local, session.end.local
    return _between(
        session,
        on_clock(day, start.time(), session.start.zone, again=bool(start.fold)),
        on_clock(end.date() + days, end.time(), session.end.zone, again=bool(end.fold)),
    )


def days_later(session: Session, by: timedelta) -> Session:
    """The session so many days later at the same times of the clock, also over a change of the clocks."""
    start, end = _days_later(session.start, by), _days_later(session.end, by)
    if end.at < start.at:
        end = start.later(session.end.at - session.start.at).there(session.end.zone)
    return replace(session, start=start, end=end)


def _days_later(moment: Moment, by: timedelta) -> Moment:
    there = moment.local
    return on_clock(there.date() + by, there.time(), moment.zone, again=bool(there.fold))


def starting(session: Session, clock: time) -> Session:
    """The session from this time on, as long as before."""
    start = on_clock(session.start.day, clock, session.start.zone)
    return _between(session, start, session.end.later(start.at - session.start.at))


def ending(session: Session, clock: time, day: date | None = None) -> Session:
    """The session until this time of the day, or else of the next one that comes after its start.

    Without a `day` it ends on the day that it begins.
    """
    end = on_clock(day or session.start.day, clock, session.end.zone)
    if day is None and end.at <= session.start.at:
        end = on_clock(session.start.day + timedelta(days=1), clock, session.end.zone)
    return replace(session, end=end)


def in_zones(session: Session, start: str, end: str) -> Session:
    """The session at the same times of the clock in other zones; the end is moved if it would come first."""
    begun, ended = session.start.local, session.end.local
    return _between(
        session,
        on_clock(begun.date(), begun.time(), start),
        on_clock(ended.date(), ended.time(), end),
    )


def new_session(visit: Visit, day: date, start: time, end: time | None = None) -> Session:
    """A meeting on this day in the zone of the visit, for an hour if no end is given."""
    begun = on_clock(day, start, visit.zone)
    ended = begun.later(_USUAL) if end is None else on_clock(day, end, visit.zone)
    if ended.at <= begun.at:
        ended = begun.later(_SHORTEST)
    return Session(part_id("session"), SessionKind.FORMAL, Bilingual(), begun, ended)


def next_free(visit: Visit, today: date) -> Session:
    """A session after the last one of the last day that has any, or on the first morning of the visit."""
    if visit.sessions:
        last = max(visit.sessions, key=lambda session: session.end.at).end.there(visit.zone)
        hour = _on_the_quarter(last.local)
        return new_session(visit, hour.date(), hour.time())
    return new_session(visit, visit.first or today, _FIRST_HOUR)


def _on_the_quarter(moment: datetime) -> datetime:
    over = timedelta(minutes=moment.minute % 15, seconds=moment.second)
    return moment - over + (timedelta(minutes=15) if over else timedelta())


def _between(session: Session, start: Moment, end: Moment) -> Session:
    if end.at <= start.at:
        end = start.later(max(session.end.at - session.start.at, _SHORTEST)).there(end.zone)
    return replace(session, start=start, end=end)
