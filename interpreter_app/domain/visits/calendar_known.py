"""What a session was when a calendar was written, as far as anybody knows.

Owns the texts that the calendar may have shown then, and how a changed title goes back into two languages.
Pure.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.calendar_event import CalendarEvent
from interpreter_app.domain.visits.calendar_places import VIEWS, written
from interpreter_app.domain.visits.calendar_texts import BETWEEN, on_one_line, shown_location, shown_title
from interpreter_app.domain.visits.visit import Session, Visit


class Known(NamedTuple):
    """A session as it was, with the titles and locations under which a calendar may have shown it."""

    session: Session
    titles: frozenset[str]
    locations: frozenset[str]

    def has_title(self, text: str) -> bool:
        """Whether a calendar that shows this title hasn't changed it."""
        return _plain(text) in self.titles

    def has_location(self, text: str) -> bool:
        """Whether a calendar that shows this location hasn't changed it."""
        return _plain(text) in self.locations


def known_of(event: CalendarEvent | None, visit: Visit | None, session: Session | None) -> Known | None:
    """What is known of a session: from what its event says of itself, else from the visit as it was."""
    exported = event.exported if event is not None else None
    if event is not None and exported is not None:
        was = Session(
            id=exported.session,
            kind=exported.kind,
            title=exported.title,
            start=exported.start,
            end=exported.end,
            place=exported.place,
            destination=exported.destination,
            uid=event.uid,
        )
        return Known(was, _titles(was), frozenset({_plain(exported.location)}))
    if visit is None or session is None:
        return None
    locations = frozenset(_plain(shown_location(visit, session, view)) for view in VIEWS)
    return Known(session, _titles(session), locations)


def title_changed(title: Bilingual, text: str, language: Language | None) -> Bilingual:
    """The title once a calendar that showed it in this language, or in both, shows another text."""
    if language is not None:
        shown = language if title.get(language) or not title else language.other
        return _with(title, shown, text)
    if not (title.fr and title.en):
        return written(text, None) if not title else _with(title, _only(title), text)
    if title.fr == title.en:
        return written(text, None)
    if text.startswith(on_one_line(title.fr) + BETWEEN):
        return _with(title, Language.ENGLISH, text.removeprefix(on_one_line(title.fr) + BETWEEN))
    if text.endswith(BETWEEN + on_one_line(title.en)):
        return _with(title, Language.FRENCH, text.removesuffix(BETWEEN + on_one_line(title.en)))
    return written(text, None)


def _with(title: Bilingual, language: Language, text: str) -> Bilingual:
    return Bilingual(text, title.en) if language is Language.FRENCH else Bilingual(title.fr, text)


def _only(title: Bilingual) -> Language:
    return Language.FRENCH if title.fr else Language.ENGLISH


def _titles(session: Session) -> frozenset[str]:
    return frozenset(_plain(shown_title(session.title, session.kind, view)) for view in VIEWS)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\ufeff", "").split())
