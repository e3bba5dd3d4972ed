"""Who meets whom in a visit: its people, and for each two of them when they were together.

Owns what counts as having met, and for how much. Every kind of session does, preparation and travel too: who
sat in a train together for two hours knows the other. An encounter that somebody kept counts besides the
sessions if it belongs to the visit; one that names a session is that session. Pure; nothing here draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from interpreter_app.domain.contacts.contact import Contact, Encounter, Side
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.clashes import interpreters, present
from interpreter_app.domain.visits.visit import Session, SessionKind, Visit

LEAST = 15
"""The minutes that an occasion counts at least: an encounter has no length, and yet it was one."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a visit: a contact by id, where they stand, whose interpreter they aren't or are.

    One who isn't among the contacts is called by their id.
    """

    id: str
    name: Bilingual
    side: Side = Side.OTHER
    organisation: Bilingual = Bilingual()
    is_interpreter: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where two people were together: a session by its id, or an encounter, whose `kind` is None.

    `title` is that of the session, or the place of the encounter; both may be empty.
    """

    at: Moment
    title: Bilingual
    kind: SessionKind | None = None
    minutes: int = 0
    session: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people who met, by id in the order of the visit's people, and the occasions in that of time."""

    one: str
    other: str
    occasions: tuple[Occasion, ...]

    @property
    def minutes(self) -> int:
        """How long they were in the same sessions."""
        return sum(occasion.minutes for occasion in self.occasions)

    @property
    def weight(self) -> int:
        """How strong the tie is: its minutes, of each occasion some at least."""
        return sum(max(LEAST, occasion.minutes) for occasion in self.occasions)

    def partner(self, ident: str) -> str:
        """The other one of the two."""
        return self.other if ident == self.one else self.one


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """The people of a visit in its order, then whoever else was there, and all ties between them."""

    people: tuple[Person, ...] = ()
    ties: tuple[Tie, ...] = ()

    def person(self, ident: str) -> Person:
        """Somebody by id, who must be among the people."""
        return next(person for person in self.people if person.id == ident)

    def ties_of(self, ident: str) -> tuple[Tie, ...]:
        """Somebody's ties, the strongest first."""
        own = [tie for tie in self.ties if ident in (tie.one, tie.other)]
        return tuple(sorted(own, key=lambda tie: -tie.weight))


def acquaintance(visit: Visit, contacts: Mapping[str, Contact]) -> Acquaintance:
    """Who meets whom in a visit, of the contacts that are known by their ids.

    People are there if the visit, its commission or a session names them, or an encounter of the visit that
    one of the contacts kept. Organisations that stand among the people are treated like people.
    """
    met = [(owner, one) for owner in contacts.values() for one in owner.encounters if _is_of(one, visit)]
    idents = list(dict.fromkeys(_named(visit, contacts, met)))
    place = {ident: number for number, ident in enumerate(idents)}
    found: dict[tuple[str, str], dict[object, Occasion]] = {}
    for session in visit.sessions:
        occasion = _of_session(session)
        there = sorted((ident for ident in present(session) if ident), key=place.__getitem__)
        for one, other in combinations(there, 2):
            found.setdefault((one, other), {})[session.id] = occasion
    sessions = {session.id: session for session in visit.sessions}
    for owner, encounter in met:
        occasion = _of_encounter(encounter, sessions)
        for ident in encounter.people:
            if ident in place and owner.id in place and ident != owner.id:
                one, other = sorted((owner.id, ident), key=place.__getitem__)
                kept = found.setdefault((one, other), {})
                kept.setdefault(occasion.session or encounter.at.at, occasion)
    ties = (Tie(*pair, _in_time(found[pair].values())) for pair in found)
    people = _people(visit, contacts, idents)
    ordered = sorted(ties, key=lambda tie: (place[tie.one], place[tie.other]))
    return Acquaintance(people, tuple(ordered))


def _in_time(occasions: Iterable[Occasion]) -> tuple[Occasion, ...]:
    return tuple(sorted(occasions, key=lambda one: (one.at.at, one.session)))


def _named(
    visit: Visit, contacts: Mapping[str, Contact], met: Iterable[tuple[Contact, Encounter]]
) -> Iterator[str]:
    """Everybody who belongs on the map, perhaps several times: those whom the visit names first."""
    every = [participant.contact for participant in visit.people]
    for session in visit.sessions:
        every += present(session)
    every += visit.commission.interpreters
    yield from (ident for ident in every if ident)
    for owner, encounter in met:
        others = [ident for ident in encounter.people if ident in contacts and ident != owner.id]
        if others:
            yield owner.id
            yield from others


def _is_of(encounter: Encounter, visit: Visit) -> bool:
    """Whether an encounter belongs to a visit: it says so, or names none and was on one of its days."""
    if encounter.visit:
        return encounter.visit == visit.id
    days = [(session.start.day, session.end.day) for session in visit.sessions]
    first = visit.first or min((start for start, _end in days), default=None)
    last = visit.last or max((end for _start, end in days), default=None)
    return first is not None and last is not None and first <= encounter.at.there(visit.zone).day <= last


def _of_session(session: Session) -> Occasion:
    minutes = int((session.end.at - session.start.at).total_seconds() // 60)
    return Occasion(session.start, session.title, session.kind, minutes, session.id)


def _of_encounter(encounter: Encounter, sessions: Mapping[str, Session]) -> Occasion:
    if encounter.session in sessions:
        return _of_session(sessions[encounter.session])
    return Occasion(encounter.at, Bilingual(encounter.place, encounter.place))


def _people(visit: Visit, contacts: Mapping[str, Contact], idents: Iterable[str]) -> tuple[Person, ...]:
    sides = {participant.contact: participant.side for participant in visit.people}
    bridging = {*visit.commission.interpreters}
    for session in visit.sessions:
        bridging.update(interpreters(session))
    return tuple(_person(one, contacts, sides.get(one, Side.OTHER), one in bridging) for one in idents)


def _person(ident: str, contacts: Mapping[str, Contact], side: Side, is_interpreter: bool) -> Person:
    known = contacts.get(ident)
    if known is None:
        return Person(ident, Bilingual(ident, ident), side, is_interpreter=is_interpreter)
    if side is Side.OTHER and known.side is not None:
        side = known.side  # a participant's side is OTHER where nobody said which
    home = contacts.get(known.organisation)
    organisation = _in_both(home) if home is not None else Bilingual()
    return Person(ident, _in_both(known), side, organisation, is_interpreter)


def _in_both(contact: Contact) -> Bilingual:
    return Bilingual(shown_name(contact, Language.FRENCH), shown_name(contact, Language.ENGLISH))
