"""Who met whom: the sessions of visits and the encounters in which somebody took part.

Owns what counts as having met: being in the same session, or named in an encounter. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from interpreter_app.domain.contacts.contact import Contact, Encounter
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Session, Visit


class Meeting(NamedTuple):
    """Where and when somebody met others; `people` are the ids of the others, `visit` may be empty."""

    at: Moment
    people: tuple[str, ...]
    title: Bilingual
    place: Bilingual
    promised: tuple[str, ...]
    visit: str


def meetings(ident: str, contacts: Iterable[Contact], visits: Iterable[Visit], today: date) -> list[Meeting]:
    """The meetings of the contact with this id until today, the last one first."""
    every = list(visits)
    encounters = list(_encounters(ident, contacts))
    found: list[Meeting] = []
    told: set[tuple[str, str]] = set()
    for visit in every:
        for session in visit.sessions:
            if session.start.day > today:
                continue
            there = _people(session)
            same = [
                (who, one) for who, one in encounters if one.session and _place(one) == (visit.id, session.id)
            ]
            if ident in there or same:
                told.add((visit.id, session.id))
                found.append(_of_session(ident, visit, session, there, same))
    for who, one in encounters:
        if _place(one) not in told:
            others = _others(ident, (who, *one.people))
            promised = (one.promised,) if one.promised else ()
            where = Bilingual(one.place, one.place)
            found.append(Meeting(one.at, others, Bilingual(), where, promised, one.visit))
    return sorted(found, key=lambda meeting: meeting.at.at, reverse=True)


def _encounters(ident: str, contacts: Iterable[Contact]) -> Iterable[tuple[str, Encounter]]:
    for contact in contacts:
        for one in contact.encounters:
            if contact.id == ident or ident in one.people:
                yield contact.id, one


def _of_session(
    ident: str, visit: Visit, session: Session, there: tuple[str, ...], same: list[tuple[str, Encounter]]
) -> Meeting:
    met = (*there, *(who for who, _one in same), *(person for _who, one in same for person in one.people))
    promised = tuple(dict.fromkeys(one.promised for _who, one in same if one.promised))
    places = {place.id: place.name for place in visit.places}
    where = places.get(session.place, Bilingual())
    return Meeting(session.start, _others(ident, met), session.title, where, promised, visit.id)


def _people(session: Session) -> tuple[str, ...]:
    interpreters = session.interpreted.interpreters if session.interpreted is not None else ()
    return tuple(dict.fromkeys((*session.people, *interpreters)))


def _others(ident: str, people: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(people) if one != ident)


def _place(one: Encounter) -> tuple[str, str]:
    return one.visit, one.session or f"\0{one.id}"
