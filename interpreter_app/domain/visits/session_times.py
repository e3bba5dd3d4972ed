"""From when until when a session is, in words of either language.

Owns how two zones are said: in the window the time of the visit first, then that of the zone in which it was
meant; on paper, which travels along, each time on the clocks there, with the city.
"""

from __future__ import annotations

from interpreter_app.base.dates import day_text, time_text, zone_city
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.visits.visit import Session


def times_text(session: Session, zone: str, language: str) -> str:
    """«17 h 10 (Londres 16 h 10) – 19 h 05», with the last day where it is another one."""
    start, end = session.start.there(zone).local, session.end.there(zone).local
    until = _clock(session.end, zone, language)
    if end.date() != start.date():
        until = f"{until} ({day_text(end.date(), language, year=False)})"
    return f"{_clock(session.start, zone, language)} – {until}"


def start_text(session: Session, zone: str, language: str) -> str:
    """«17 h 10 (Londres 16 h 10)»: when it begins."""
    return _clock(session.start, zone, language)


def local_times(session: Session, zone: str, language: str) -> tuple[str, str]:
    """«16 h 10 (Londres)» and «19 h 05 (Paris)»: the clocks there, and whose they are if it isn't plain."""
    start, end = (time_text(moment.local.time(), language) for moment in (session.start, session.end))
    if not _is_elsewhere(session, zone):
        return start, end
    here, there = (zone_city(moment.zone, language) for moment in (session.start, session.end))
    return f"{start} ({here})", f"{end} ({there})"


def local_cities(session: Session, zone: str, language: str) -> str:
    """«Londres – Paris»: whose clocks `local_times` are, empty if they are the visit's."""
    if not _is_elsewhere(session, zone):
        return ""
    cities = (zone_city(moment.zone, language) for moment in (session.start, session.end))
    return " – ".join(dict.fromkeys(cities))


def _is_elsewhere(session: Session, zone: str) -> bool:
    return any(
        moment.local.utcoffset() != moment.there(zone).local.utcoffset()
        for moment in (session.start, session.end)
    )


def _clock(moment: Moment, zone: str, language: str) -> str:
    here, there = moment.there(zone).local, moment.local
    text = time_text(here.time(), language)
    if here.utcoffset() == there.utcoffset():
        return text
    own = f"{zone_city(moment.zone, language)} {time_text(there.time(), language)}"
    if here.date() != there.date():
        own += f", {day_text(there.date(), language, year=False)}"
    return f"{text} ({own})"
