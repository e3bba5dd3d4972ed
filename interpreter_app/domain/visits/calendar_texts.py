"""How a session stands in a calendar: its name there, its title, where it is.

Owns the texts that go out and by which what comes back is compared. Pure. They are in the language of whoever
gets the calendar, not in that of the interface, so they don't pass through gettext.
"""

from __future__ import annotations

from interpreter_app.base import one_line
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Place, Session, SessionKind, Visit

BETWEEN = " / "
"""Stands between the French and the English of a text that is shown in both."""

ONWARDS = " → "
"""Stands between where a journey begins and where it ends."""

KIND_NAMES = {
    SessionKind.FORMAL: Bilingual("Réunion", "Meeting"),
    SessionKind.INFORMAL: Bilingual("Temps informel", "Informal"),
    SessionKind.MEAL: Bilingual("Repas", "Meal"),
    SessionKind.TRAVEL: Bilingual("Trajet", "Travel"),
    SessionKind.PREPARATION: Bilingual("Préparation", "Preparation"),
    SessionKind.DEBRIEF: Bilingual("Bilan", "Debrief"),
}


def uid_of(visit: Visit, session: Session) -> str:
    """The name that calendars know a session by."""
    return session.uid or f"{visit.id}.{session.id}@passerelle"


def in_language(text: Bilingual, language: Language | None) -> str:
    """A text for readers of one language, or with None of both; empty only if it isn’t written at all."""
    if language is not None:
        return text.best(language)
    return BETWEEN.join(dict.fromkeys(part for part in (text.fr, text.en) if part))


def on_one_line(text: str) -> str:
    """A text on one line, without the mark of a file's byte order, which calendars drop."""
    return one_line.on_one_line(text.replace("\ufeff", ""))


def shown_title(title: Bilingual, kind: SessionKind, language: Language | None) -> str:
    """The title as a calendar shows it: what kind of session it is where it has none."""
    return on_one_line(in_language(title, language)) or in_language(KIND_NAMES[kind], language)


def shown_place(place: Place, language: Language | None) -> str:
    """A place as a calendar shows it: «Hôtel de Ville, 75004 Paris»."""
    lines = (in_language(place.name, language), *place.address.splitlines())
    parts = (on_one_line(part).strip(", ") for part in lines)
    return ", ".join(part for part in parts if part)


def shown_location(visit: Visit, session: Session, language: Language | None) -> str:
    """Where a session is, as a calendar shows it; of a journey also where it goes."""
    by_id = {place.id: place for place in visit.places}
    ends = (by_id.get(ident) for ident in dict.fromkeys((session.place, session.destination)))
    shown = (shown_place(place, language) for place in ends if place is not None)
    return ONWARDS.join(text for text in shown if text)
