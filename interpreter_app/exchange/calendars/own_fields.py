"""Our own properties of an event, X-PASSERELLE-…: what a session was when it was written out.

Owns their names and both ways. They hold what the calendar shows anyway, and the title in both languages:
no people, notes or questions, since a calendar is passed on to others.
"""

from __future__ import annotations

from collections.abc import Iterable

from interpreter_app.domain.ids import is_id
from interpreter_app.domain.moments import parsed
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.calendar_event import Exported
from interpreter_app.domain.visits.calendar_texts import shown_location
from interpreter_app.domain.visits.visit import Session, SessionKind, Visit
from interpreter_app.exchange.calendars.content_lines import Line
from interpreter_app.exchange.calendars.values import text_of

PREFIX = "X-PASSERELLE-"
_BOTH = "fr-en"


def own_fields(visit: Visit, session: Session, language: Language | None) -> dict[str, str]:
    """The names and texts of our properties for a session that is written in this language."""
    told = {
        "VISIT": visit.id,
        "SESSION": session.id,
        "LANGUAGE": language.value if language else _BOTH,
        "KIND": session.kind.value,
        "TITLE-FR": session.title.fr,
        "TITLE-EN": session.title.en,
        "START": str(session.start),
        "END": str(session.end),
        "PLACE": session.place,
        "DESTINATION": session.destination,
        "LOCATION": shown_location(visit, session, language),
    }
    return {PREFIX + name: text for name, text in told.items() if text}


def exported_in(lines: Iterable[Line]) -> Exported | None:
    """What these lines tell of the session that was written out; None if they don't tell all of it."""
    told: dict[str, str] = {}
    for line in lines:
        if line.name.startswith(PREFIX):
            told.setdefault(line.name.removeprefix(PREFIX), text_of(line.value))
    if not (is_id(told.get("VISIT", "")) and is_id(told.get("SESSION", ""))):
        return None
    language = told.get("LANGUAGE", "")
    try:
        made = Exported(
            visit=told["VISIT"],
            session=told["SESSION"],
            kind=SessionKind(told.get("KIND", "")),
            title=Bilingual(told.get("TITLE-FR", ""), told.get("TITLE-EN", "")),
            start=parsed(told.get("START", "")),
            end=parsed(told.get("END", "")),
            place=told.get("PLACE", ""),
            destination=told.get("DESTINATION", ""),
            location=told.get("LOCATION", ""),
            language=None if language == _BOTH else Language(language),
        )
    except ValueError:
        return None
    return made if made.end.at >= made.start.at else None
