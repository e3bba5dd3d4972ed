"""How a session of a visit is told in a line: what it is called, when it is, how long.

Owns these few words and the order of time.
"""

from __future__ import annotations

from collections.abc import Iterable

from interpreter_app.base import dates, i18n
from interpreter_app.domain.visits.session_times import start_text, times_text
from interpreter_app.domain.visits.visit import Session
from interpreter_app.domain.visits.words import KINDS
from interpreter_app.services.wording import in_interface_language


def in_time(sessions: Iterable[Session]) -> list[Session]:
    """Sessions in the order of time."""
    return sorted(sessions, key=lambda one: (one.start.at, one.end.at, one.id))


def session_title(session: Session) -> str:
    """What a session is called, or, without a title, what it is."""
    return in_interface_language(session.title) or in_interface_language(KINDS[session.kind])


def session_line(session: Session, zone: str) -> str:
    """Day, time in this zone and title: «Thursday 8 December, 16:10 (London 15:10) – Flight to Paris»."""
    language = i18n.language()
    day = dates.day_text(session.start.there(zone).day, language, year=False)
    return f"{day}, {start_text(session, zone, language)} – {session_title(session)}"


def time_line(session: Session, zone: str) -> str:
    """Day, and below it times and length of a session: «Thursday 8 December», «09:30 – 11:00 · 1 h 30»."""
    language = i18n.language()
    day = dates.day_text(session.start.there(zone).day, language, year=False)
    minutes = int((session.end.at - session.start.at).total_seconds() // 60)
    return f"{day[:1].upper()}{day[1:]}\n{times_text(session, zone, language)} · {dates.length_text(minutes)}"
