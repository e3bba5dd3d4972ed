"""The ways that somebody has to go are known, and a place that is taken away leaves nothing behind."""

from __future__ import annotations

from interpreter_app.domain.visits.places import ways, without_places
from interpreter_app.domain.visits.visit import Leg, SessionKind
from tests.domain.visits.plan import HOTEL, MAIRIE, plan, session


def test_a_way_is_one_that_somebody_goes() -> None:
    visit = plan(
        session("a", "09:00", "10:00", place="hotel", people=("ann",)),
        session("b", "11:00", "12:00", place="mairie", people=("ann", "jean")),
        session("c", "13:00", "14:00", place="hotel", people=("ann",)),
    )
    assert ways(visit) == (("hotel", "mairie"),)


def test_nobody_goes_between_the_places_of_different_people() -> None:
    visit = plan(
        session("a", "09:00", "10:00", place="hotel", people=("ann",)),
        session("b", "11:00", "12:00", place="mairie", people=("jean",)),
    )
    assert ways(visit) == ()


def test_a_journey_ends_at_its_destination() -> None:
    visit = plan(
        session("a", "09:00", "10:00", SessionKind.TRAVEL, place="mairie", destination="hotel"),
        session("b", "11:00", "12:00", place="hotel"),
    )
    assert ways(visit) == ()


def test_a_way_with_a_time_is_told_even_if_nobody_goes_it_now() -> None:
    assert ways(plan(legs=(Leg("mairie", "hotel", 30),))) == (("mairie", "hotel"),)
    assert ways(plan(legs=(Leg("mairie", "gone", 30),))) == ()


def test_a_place_that_is_taken_away_is_nowhere_any_more() -> None:
    visit = plan(
        session("a", "09:00", "10:00", SessionKind.TRAVEL, place="hotel", destination="mairie"),
        legs=(Leg("mairie", "hotel", 30),),
    )
    left = without_places(visit, (HOTEL,))
    assert (left.places, left.legs) == ((HOTEL,), ())
    assert (left.sessions[0].place, left.sessions[0].destination) == ("hotel", "")
    assert without_places(visit, (HOTEL, MAIRIE)) == visit
