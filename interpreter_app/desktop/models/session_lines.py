"""How a session of a visit is told in a line: what it is called, when it is, how long.

Owns these few words and the order of time.
"""

from __future__ import annotations

from collections.abc import Iterable

from interpreter_app.base import dates, i18n
from interpreter_app.domain.visits.visit import Session
from interpreter_app.domain.visits.words import KINDS
from interpreter_app.services.wording import in_interface_language


def in_time(sessions: Iterable[Session]) -> list[Session]:
    """Sessions in the order of time."""
    return sorted(sessions, key=lambda one: (one.start.at, one.end.at, one.id))


def session_title(session: Session) -> str:
    """What a session is called, or, without a title, what it is."""
    return in_interface_language(session.title) or in_interface_language(KINDS[session.kind])


def session_line(session: Session) -> str:
    """Day, time and title of a session: «Thursday 8 December, 09:30 – Meeting the mayor»."""
    language = i18n.language()
    day = dates.day_text(session.start.day, language, year=False)
    clock = dates.time_text(session.start.local.time(), language)
    return f"{day}, {clock} – {session_title(session)}"


def time_line(session: Session) -> str:
    """Day, and below it times and length of a session: «Thursday 8 December», «09:30–11:00 · 1 h 30»."""
    language = i18n.language()
    day = dates.day_text(session.start.day, language, year=False)
    start, end = (dates.time_text(at.local.time(), language) for at in (session.start, session.end))
    minutes = int((session.end.at - session.start.at).total_seconds() // 60)
    return f"{day[:1].upper()}{day[1:]}\n{start}–{end} · {dates.length_text(minutes)}"
