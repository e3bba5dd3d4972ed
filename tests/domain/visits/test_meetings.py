"""Who met whom comes from the sessions of visits and from encounters, each meeting told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from interpreter_app.domain.contacts.contact import Contact, Encounter
from interpreter_app.domain.moments import on_clock
from interpreter_app.domain.visits.meetings import meetings
from tests.domain.visits.plan import plan, session

MORNING = replace(session("a", "09:00", "10:00"), people=("ann", "bob"))
TODAY = date(2016, 12, 20)
NIGHT = on_clock(date(2016, 12, 4), time(20), "Europe/Paris")


def test_those_in_the_same_session_have_met_and_the_last_meeting_comes_first() -> None:
    dinner = Contact("ann", "Ann", encounters=(Encounter("x", NIGHT, ("cleo",), "rue X", "a letter"),))
    found = meetings("ann", [dinner, Contact("bob", "Bob")], [plan(MORNING)], TODAY)
    assert [one.people for one in found] == [("bob",), ("cleo",)]
    assert (found[1].place.en, found[1].promised, found[0].visit) == ("rue X", ("a letter",), "paris")


def test_an_encounter_of_somebody_else_counts_too() -> None:
    other = Contact("bob", "Bob", encounters=(Encounter("x", NIGHT, ("ann", "cleo")),))
    assert [one.people for one in meetings("ann", [other], [], TODAY)] == [("bob", "cleo")]


def test_what_was_promised_in_a_session_stands_with_it() -> None:
    told = Contact(
        "bob", "Bob", encounters=(Encounter("x", NIGHT, ("ann",), "", "a film", visit="paris", session="a"),)
    )
    (found,) = meetings("ann", [told], [plan(MORNING)], TODAY)
    assert (found.people, found.promised) == (("bob",), ("a film",))


def test_a_session_that_is_still_to_come_is_no_meeting() -> None:
    assert meetings("ann", [], [plan(MORNING)], date(2016, 12, 1)) == []


def test_who_was_nowhere_met_nobody() -> None:
    assert meetings("zed", [Contact("ann", "Ann")], [plan(MORNING)], TODAY) == []
