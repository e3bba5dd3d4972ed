"""Who meets whom: all who are in a session together, its interpreters too, and whoever kept an encounter."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.contacts.contact import Contact, ContactKind, Encounter, Side
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.acquaintance import LEAST, Acquaintance, acquaintance
from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.visit import Commission, Participant, SessionKind, Visit
from tests.domain.visits.plan import DAY, at, plan, session
from tests.visit_strategies import contacts, visits

ANN, BOB = Contact("ann", "Ann", side=Side.VISITORS), Contact("bob", "Bob", side=Side.VISITORS)
MARIE = Contact("marie", "Marie", organisation="city", side=Side.HOSTS)
EVE = Contact("eve", "Eve")
CITY = Contact("city", "Paris", ContactKind.ORGANISATION, name=Bilingual("Ville de Paris", "City of Paris"))
ALL = {one.id: one for one in (ANN, BOB, MARIE, EVE, CITY)}


def _with(*changed: Contact) -> dict[str, Contact]:
    return ALL | {one.id: one for one in changed}


def _pairs(known: Acquaintance) -> dict[tuple[str, str], list[str]]:
    return {(tie.one, tie.other): [one.session for one in tie.occasions] for tie in known.ties}


def test_those_of_a_session_meet_each_other_and_whoever_interprets() -> None:
    visit = plan(session("talk", "09:00", "10:30", people=("ann", "marie"), by="eve"))
    known = acquaintance(visit, ALL)
    assert _pairs(known) == {("ann", "marie"): ["talk"], ("ann", "eve"): ["talk"], ("marie", "eve"): ["talk"]}
    assert [person.is_interpreter for person in known.people] == [False, False, True]
    assert {tie.minutes for tie in known.ties} == {90}


def test_every_kind_of_session_counts_and_they_add_up_in_the_order_of_time() -> None:
    visit = plan(
        *(
            session(kind.value, f"{10 + n}:00", f"{10 + n}:20", kind, people=("ann", "bob"))
            for n, kind in reversed(list(enumerate(SessionKind)))
        )
    )
    (tie,) = acquaintance(visit, ALL).ties
    assert [one.kind for one in tie.occasions] == list(SessionKind)
    assert tie.minutes == tie.weight == 20 * len(SessionKind)


def test_people_stand_in_the_order_of_the_visit_with_side_and_organisation() -> None:
    visit = plan(
        session("talk", "09:00", "10:00", people=("bob", "marie")),
        people=(Participant("marie", Side.HOSTS), Participant("ann")),
        commission=Commission(interpreters=("eve",)),
    )
    known = acquaintance(visit, ALL)
    assert [person.id for person in known.people] == ["marie", "ann", "bob", "eve"]
    assert known.person("marie").organisation == Bilingual("Ville de Paris", "City of Paris")
    assert known.person("ann").side is Side.VISITORS  # the visit doesn't say; the contact does
    assert known.person("eve").is_interpreter
    assert [(tie.one, tie.other) for tie in known.ties] == [("marie", "bob")]


def test_the_side_that_the_visit_says_stands() -> None:
    visit = plan(people=(Participant("ann", Side.HOSTS),))
    assert acquaintance(visit, ALL).person("ann").side is Side.HOSTS


def test_somebody_unknown_is_called_by_their_id() -> None:
    visit = plan(session("talk", "09:00", "10:00", people=("ann", "nobody")))
    assert acquaintance(visit, {}).person("nobody").name == Bilingual("nobody", "nobody")


def test_an_encounter_of_the_visit_is_a_tie_that_counts_a_little() -> None:
    ann = Contact("ann", "Ann", encounters=(Encounter("e", at("12:00"), ("marie",), "Café", visit="paris"),))
    (tie,) = acquaintance(plan(), _with(ann)).ties
    assert (tie.occasions[0].title, tie.minutes, tie.weight) == (Bilingual("Café", "Café"), 0, LEAST)


def test_an_encounter_that_both_kept_or_that_was_a_session_counts_once() -> None:
    visit = plan(session("talk", "09:00", "10:00", people=("ann", "marie")))
    talk = Encounter("e", at("09:10"), ("marie",), visit="paris", session="talk")
    ann = Contact("ann", "Ann", encounters=(talk, Encounter("f", at("12:00"), ("marie",), visit="paris")))
    marie = Contact("marie", "M", encounters=(Encounter("g", at("12:00"), ("ann",), visit="paris"),))
    (tie,) = acquaintance(visit, _with(ann, marie)).ties
    assert [one.session for one in tie.occasions] == ["talk", ""]


def test_an_encounter_without_a_visit_counts_on_its_days_and_one_of_another_visit_never() -> None:
    def ties(visit: Visit, encounter: Encounter) -> int:
        return len(acquaintance(visit, _with(Contact("ann", "Ann", encounters=(encounter,)))).ties)

    there = plan(first=DAY, last=DAY)
    assert ties(there, Encounter("e", at("12:00"), ("marie",))) == 1
    assert ties(there, Encounter("e", at("12:00", day=date(2016, 12, 6)), ("marie",))) == 0
    assert ties(there, Encounter("e", at("12:00"), ("marie",), visit="rome")) == 0
    assert ties(plan(), Encounter("e", at("12:00"), ("marie",))) == 0
    assert ties(plan(session("talk", "09:00", "10:00")), Encounter("e", at("12:00"), ("marie",))) == 1


def test_somebodys_ties_have_the_strongest_first() -> None:
    visit = plan(
        session("short", "09:00", "09:30", people=("ann", "bob")),
        session("long", "10:00", "12:00", people=("ann", "marie")),
    )
    assert [tie.partner("ann") for tie in acquaintance(visit, ALL).ties_of("ann")] == ["marie", "bob"]


def test_nobody_of_no_visit() -> None:
    assert acquaintance(plan(), ALL) == Acquaintance()


@given(visits(), st.lists(contacts(), max_size=4))
def test_any_visit_has_a_tie_for_each_two_of_each_session(visit: Visit, among: list[Contact]) -> None:
    known = acquaintance(visit, {one.id: one for one in among})
    there = {person.id for person in known.people}
    found = {frozenset((tie.one, tie.other)) for tie in known.ties}
    assert len(there) == len(known.people)
    assert len(found) == len(known.ties)
    assert all(len(pair) == 2 and pair <= there for pair in found)
    for one in visit.sessions:
        assert all(frozenset((a, b)) in found for a in present(one) for b in present(one) if a != b)
