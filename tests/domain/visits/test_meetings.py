"""Whom a contact has met: from sessions that have begun and from encounters, none of them twice."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.contacts.contact import Contact, Encounter
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.meetings import Meeting, meetings
from interpreter_app.domain.visits.visit import Visit
from tests.domain.visits.plan import at, plan, session
from tests.visit_strategies import contacts, moments, visits

TALK = session("talk", "09:00", "10:00", people=("ann", "marie"), by="eve", place="mairie")
LUNCH = session("lunch", "12:00", "13:00", people=("ann", "bob"))
VISIT = plan(TALK, LUNCH, session("without", "10:00", "11:00", people=("bob", "marie")))


def _ann(*encounters: Encounter) -> Contact:
    return Contact("ann", "Ann", encounters=encounters)


def _of(ann: Contact, clock: str = "18:00", *more: Visit) -> tuple[Meeting, ...]:
    return meetings(ann, (VISIT, *more), at(clock).at)


def test_sessions_tell_whom_where_and_when_interpreters_too() -> None:
    talk, lunch = _of(_ann())
    assert talk == Meeting(
        TALK.start, ("marie", "eve"), Bilingual("Mairie"), (), "paris", Bilingual("Paris"), "talk", TALK.title
    )
    assert (lunch.session, lunch.people, lunch.place) == ("lunch", ("bob",), Bilingual())


def test_a_session_that_hasnt_begun_is_no_meeting_yet() -> None:
    assert [one.session for one in _of(_ann(), "11:59")] == ["talk"]
    assert [one.session for one in _of(_ann(), "12:00")] == ["talk", "lunch"]
    assert _of(_ann(), "08:59") == ()


def test_an_encounter_that_names_a_session_is_that_meeting() -> None:
    kept = Encounter("e", at("12:10"), ("ann", "zoe"), "Café", "the report", "paris", "lunch")
    _talk, lunch = _of(_ann(kept))
    assert lunch.people == ("bob", "zoe")
    assert (lunch.promised, lunch.place, lunch.at) == (
        ("the report",),
        Bilingual("Café", "Café"),
        LUNCH.start,
    )


def test_several_promises_of_a_session_are_all_there_each_once() -> None:
    kept = [
        Encounter(str(n), at("12:10"), ("bob",), promised=p, visit="paris", session="lunch")
        for n, p in enumerate(["a book", "a film", "a book", "  "])
    ]
    assert _of(_ann(*kept))[1].promised == ("a book", "a film")


def test_other_encounters_stand_for_themselves_in_the_order_of_time() -> None:
    street = Encounter("e", at("11:00"), ("zoe",), "in the street", "tea")
    found = _of(_ann(street, Encounter("f", at("08:00"), visit="paris", session="gone"), street))
    assert [one.at for one in found] == [at("08:00"), at("09:00"), at("11:00"), at("12:00")]
    assert found[2] == Meeting(at("11:00"), ("zoe",), Bilingual("in the street", "in the street"), ("tea",))
    assert (found[0].visit_title, found[0].session) == (Bilingual("Paris"), "")


def test_a_session_named_without_its_visit_is_that_one_if_only_one_is_called_so() -> None:
    kept = Encounter("e", at("12:10"), promised="tea", session="lunch")
    assert [one.promised for one in _of(_ann(kept))] == [(), ("tea",)]
    other = Visit("rome", Bilingual("Rome"), sessions=(LUNCH,))
    assert [one.promised for one in _of(_ann(kept), "18:00", other)] == [(), (), (), ("tea",)]


@given(
    contacts(),
    st.lists(visits(), max_size=3, unique_by=lambda visit: visit.id),
    moments().map(lambda m: m.at),
)
def test_of_anybody_all_is_told_once_and_in_order(
    contact: Contact, every: list[Visit], now: datetime
) -> None:
    found = meetings(contact, every, now)
    assert [one.at.at for one in found] == sorted(one.at.at for one in found)
    assert len(set(found)) == len(found)
    of_sessions = [(one.visit, one.session) for one in found if one.session]
    assert len(set(of_sessions)) == len(of_sessions)
    assert all(one.at.at <= now for one in found if one.session)
    promises = {one.promised for one in contact.encounters if one.promised.strip()}
    assert {text for one in found for text in one.promised} == promises
    assert all(contact.id not in one.people for one in found)
