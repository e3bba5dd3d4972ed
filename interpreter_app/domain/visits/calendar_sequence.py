"""SEQUENCE: how often a session has changed in a way that calendars have to hear of.

Owns which changes those are. Pure.
"""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.domain.visits.calendar_texts import shown_location, uid_of
from interpreter_app.domain.visits.visit import Session, Visit


def bumped(before: Visit, after: Visit) -> Visit:
    """`after` with a higher sequence for each session whose start, end, title or place isn't as before.

    Once is enough: a sequence that is higher already stays.
    """
    known = {session.id: session for session in before.sessions}
    sessions = tuple(
        _raised(session, was.sequence + 1)
        if (was := known.get(session.id)) is not None and _differs(before, was, after, session)
        else session
        for session in after.sessions
    )
    return after if sessions == after.sessions else replace(after, sessions=sessions)


def went_back(now: Visit, back: Visit) -> Visit:
    """A visit that goes back to how it stood: no sequence falls, or calendars would keep what was taken back.

    A session that was gone comes back above the sequence by which calendars have cancelled it.
    """
    known = {session.id: session.sequence for session in now.sessions}
    raised = tuple(_raised(session, known.get(session.id, session.sequence + 2)) for session in back.sessions)
    return bumped(now, replace(back, sessions=raised))


def taken_out(before: Visit, after: Visit) -> tuple[Session, ...]:
    """The sessions that `after` hasn't any more, each with the sequence by which calendars cancel it."""
    kept = {uid_of(after, session) for session in after.sessions}
    return tuple(
        replace(session, uid=uid_of(before, session), sequence=session.sequence + 1)
        for session in before.sessions
        if uid_of(before, session) not in kept
    )


def _raised(session: Session, least: int) -> Session:
    return session if session.sequence >= least else replace(session, sequence=least)


def _differs(before: Visit, was: Session, after: Visit, session: Session) -> bool:
    return (
        (was.start, was.end, was.title, was.place, was.destination)
        != (session.start, session.end, session.title, session.place, session.destination)
        or shown_location(before, was, None) != shown_location(after, session, None)
        or uid_of(before, was) != uid_of(after, session)
    )
