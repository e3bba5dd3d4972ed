"""A contact's meetings: whom they have met, in which session or place, when, and what was promised.

Owns how the sessions of visits and the encounters that somebody kept come together. Pure; the time is given.
How it is said is the affair of whoever shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from interpreter_app.domain.contacts.contact import Contact, Encounter
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.visit import Session, Visit


@dataclass(frozen=True, slots=True)
class Meeting:
    """A time when a contact met others.

    `people` are the ids of the others. `visit` and `session` are ids, empty where there is none; `title` is
    the session's. `promised` are the promises in the order in which they were kept, each once.
    """

    at: Moment
    people: tuple[str, ...] = ()
    place: Bilingual = Bilingual()
    promised: tuple[str, ...] = ()
    visit: str = ""
    visit_title: Bilingual = Bilingual()
    session: str = ""
    title: Bilingual = Bilingual()


def meetings(contact: Contact, visits: Iterable[Visit], now: datetime) -> tuple[Meeting, ...]:
    """Whom a contact has met by now, in the order of time, from sessions that have begun and encounters.

    An encounter that names a session that is among them is that meeting: its people join the session's, its
    promises are those of the meeting, and its place stands if the session has none. One that names a visit
    without such a session, or nothing, stands for itself. `now` knows its zone.
    """
    by_visit = {visit.id: visit for visit in visits}
    met = {(one.visit, one.session): one for one in _of_sessions(contact.id, by_visit.values(), now)}
    alone: list[Meeting] = []
    for encounter in contact.encounters:
        key = _session_of(encounter, met)
        if key is not None:
            met[key] = _joined(met[key], encounter, contact.id)
        else:
            alone.append(_of_encounter(encounter, by_visit, contact.id))
    every = (*met.values(), *dict.fromkeys(alone))
    return tuple(sorted(every, key=lambda one: (one.at.at, one.visit, one.session)))


def _of_sessions(contact: str, visits: Iterable[Visit], now: datetime) -> Iterator[Meeting]:
    for visit in visits:
        places = {place.id: place.name for place in visit.places}
        for session in visit.sessions:
            there = present(session)
            if contact in there and session.start.at <= now:
                yield _of_session(session, visit, places.get(session.place, Bilingual()), contact)


def _of_session(session: Session, visit: Visit, place: Bilingual, contact: str) -> Meeting:
    others = tuple(ident for ident in present(session) if ident and ident != contact)
    return Meeting(session.start, others, place, (), visit.id, visit.title, session.id, session.title)


def _session_of(encounter: Encounter, met: dict[tuple[str, str], Meeting]) -> tuple[str, str] | None:
    """Which of the meetings an encounter is: ids of sessions may be the same in several visits."""
    if not encounter.session:
        return None
    named = [key for key in met if key[1] == encounter.session and encounter.visit in ("", key[0])]
    return named[0] if len(named) == 1 else None


def _joined(meeting: Meeting, encounter: Encounter, contact: str) -> Meeting:
    others = (ident for ident in encounter.people if ident and ident != contact)
    promised = (*meeting.promised, *_promises(encounter))
    return replace(
        meeting,
        people=tuple(dict.fromkeys((*meeting.people, *others))),
        promised=tuple(dict.fromkeys(promised)),
        place=meeting.place or Bilingual(encounter.place, encounter.place),
    )


def _of_encounter(encounter: Encounter, visits: dict[str, Visit], contact: str) -> Meeting:
    visit = visits.get(encounter.visit)
    return Meeting(
        encounter.at,
        tuple(dict.fromkeys(ident for ident in encounter.people if ident and ident != contact)),
        Bilingual(encounter.place, encounter.place),
        _promises(encounter),
        encounter.visit,
        visit.title if visit else Bilingual(),
    )


def _promises(encounter: Encounter) -> tuple[str, ...]:
    return (encounter.promised,) if encounter.promised.strip() else ()
