"""A session in a line: when, what, where, as lists and questions tell it.

Owns these words. Times are those of the zone in which the session is meant.
"""

from __future__ import annotations

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.services.wording import in_interface_language


def when_text(session: Session) -> str:
    """«jeudi 8 décembre, 9 h–10 h 30», with the last day where it is another one."""
    language = i18n.language()
    start, end = session.start.local, session.end.local
    first = dates.day_text(start.date(), language, year=False)
    last = "" if start.date() == end.date() else f"{dates.day_text(end.date(), language, year=False)}, "
    return f"{first}, {dates.time_text(start.time(), language)}–{last}{dates.time_text(end.time(), language)}"


def session_title(session: Session) -> str:
    """The title for whoever reads the interface."""
    return in_interface_language(session.title) or _("Session without a title")


def place_text(session: Session, visit: Visit) -> str:
    """Where a session takes place, and where a journey leads."""
    names = {place.id: in_interface_language(place.name) for place in visit.places}
    parts = [names.get(session.place, ""), names.get(session.destination, "")]
    return " → ".join(part for part in parts if part)


def session_line(session: Session, visit: Visit) -> str:
    """When, what and where."""
    parts = (when_text(session), session_title(session), place_text(session, visit))
    return " · ".join(part for part in parts if part)
