"""The schedule of a visit as plain text in one language: to paste into a mail or a message.

Owns the layout: days as headings, one line a session. The times are those of the visit's zone; where a
session was meant in another one whose clocks show something else, its own time is said beside. A text that is
missing in the wanted language stands in the other one.
"""

from __future__ import annotations

from collections.abc import Iterator

from interpreter_app.base.dates import day_text, days_text
from interpreter_app.base.one_line import on_one_line
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.session_times import times_text
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.domain.visits.words import KINDS, MODES, WORDS, Word


def schedule_plain(visit: Visit, language: Language, person: str = "") -> str:
    """The schedule; only what somebody is in or interprets, if a contact is named."""
    head = [_line(visit.title, language) or visit.id]
    if visit.first is not None and visit.last is not None:
        head.append(_capital(days_text(visit.first, visit.last, language)))
    return "\n\n".join(("\n".join(head), *_days(visit, language, person))) + "\n"


def _days(visit: Visit, language: Language, person: str) -> Iterator[str]:
    day, lines = None, list[str]()
    for session in sorted(visit.sessions, key=lambda one: (one.start.at, one.end.at, one.id)):
        if person and person not in present(session):
            continue
        on = session.start.there(visit.zone).day
        if on != day and lines:
            yield "\n".join(lines)
        if on != day:
            day, lines = on, [_capital(day_text(on, language))]
        lines.append(_session(visit, session, language))
    if lines:
        yield "\n".join(lines)


def _session(visit: Visit, session: Session, language: Language) -> str:
    kind = KINDS[session.kind].get(language)
    names = {place.id: _line(place.name, language) for place in visit.places}
    where = (names.get(session.place, ""), names.get(session.destination, ""))
    told = [_line(session.title, language) or kind, " → ".join(filter(None, where))]
    if session.interpreted is not None:
        mode = MODES[session.interpreted.mode].get(language)
        told.append(f"{WORDS[Word.INTERPRETED].get(language)} {mode}")
    return f"{times_text(session, visit.zone, language)}  {' · '.join(filter(None, told))}"


def _line(text: Bilingual, language: Language) -> str:
    return on_one_line(text.best(language))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
