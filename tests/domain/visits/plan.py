"""Small plans to try the rules of a visit on."""

from __future__ import annotations

from datetime import date, time

from interpreter_app.domain.moments import Moment, on_clock
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Interpreted, Place, Session, SessionKind, Visit

DAY = date(2016, 12, 5)
HOTEL, MAIRIE = Place("hotel", Bilingual("Hôtel")), Place("mairie", Bilingual("Mairie"))


def at(clock: str, zone: str = "Europe/Paris", day: date = DAY) -> Moment:
    """The moment at this time of the day."""
    return on_clock(day, time.fromisoformat(clock), zone)


def session(
    ident: str,
    start: str,
    end: str,
    kind: SessionKind = SessionKind.FORMAL,
    *,
    by: str = "",
    breaks: int = 0,
    **more: object,
) -> Session:
    """A session of that day; `by` interprets it."""
    interpreted = Interpreted(interpreters=tuple(by.split()), breaks=breaks) if by else None
    title = Bilingual(ident, ident)
    return Session(ident, kind, title, at(start), at(end), interpreted=interpreted, **more)  # type: ignore[arg-type]


def plan(*sessions: Session, **more: object) -> Visit:
    """A visit of these sessions."""
    return Visit("paris", Bilingual("Paris"), places=(HOTEL, MAIRIE), sessions=sessions, **more)  # type: ignore[arg-type]
