"""A session is moved as the clock on the wall is read, across zones, midnight and daylight saving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.visits import rescheduling
from interpreter_app.domain.visits.visit import SessionKind
from tests.domain.visits.plan import DAY, at, plan, session

DAYS = st.dates(date(2016, 1, 1), date(2030, 12, 30))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


def test_another_day_keeps_the_times_of_the_clock() -> None:
    moved = rescheduling.on_day(session("a", "09:30", "11:00"), date(2017, 7, 14))
    assert (str(moved.start), str(moved.end)) == (
        "2017-07-14T09:30+02:00[Europe/Paris]",
        "2017-07-14T11:00+02:00[Europe/Paris]",
    )


def test_a_journey_keeps_both_zones() -> None:
    journey = replace(
        session("a", "09:00", "12:00", SessionKind.TRAVEL),
        start=at("06:00", "Europe/London"),
        end=at("11:00"),
    )
    moved = rescheduling.on_day(journey, DAY + timedelta(days=1))
    assert (moved.start.zone, moved.end.zone) == ("Europe/London", "Europe/Paris")
    assert moved.end.at - moved.start.at == timedelta(hours=4)


def test_an_earlier_start_keeps_the_length() -> None:
    moved = rescheduling.starting(session("a", "09:30", "11:00"), time(8))
    assert (moved.start.local.time(), moved.end.local.time()) == (time(8), time(9, 30))


def test_an_end_before_the_start_is_that_of_the_next_day() -> None:
    moved = rescheduling.ending(session("a", "21:00", "23:00"), time(0, 30))
    assert moved.end.local.date() == DAY + timedelta(days=1)
    assert moved.end.at - moved.start.at == timedelta(hours=3, minutes=30)


def test_an_end_on_a_day_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        rescheduling.ending(session("a", "21:00", "23:00"), time(9), DAY - timedelta(days=1))


def test_other_zones_keep_what_the_clock_shows_as_far_as_time_allows() -> None:
    moved = rescheduling.in_zones(session("a", "09:00", "11:30"), "Europe/London", "Europe/Paris")
    assert (str(moved.start), str(moved.end)) == (
        "2016-12-05T09:00+00:00[Europe/London]",
        "2016-12-05T11:30+01:00[Europe/Paris]",
    )
    upside_down = rescheduling.in_zones(session("a", "09:00", "09:30"), "Europe/London", "Europe/Paris")
    assert upside_down.end.at > upside_down.start.at


def test_a_new_session_follows_the_last_one_on_the_next_quarter_of_an_hour() -> None:
    made = rescheduling.next_free(plan(session("a", "09:30", "11:05")), DAY)
    assert (made.start.day, made.start.local.time(), made.end.local.time()) == (
        DAY,
        time(11, 15),
        time(12, 15),
    )


def test_the_first_session_is_on_the_first_morning_or_today() -> None:
    assert rescheduling.next_free(plan(first=DAY, last=DAY), date(2016, 1, 1)).start.day == DAY
    assert rescheduling.next_free(plan(), date(2016, 1, 1)).start.day == date(2016, 1, 1)


@given(DAYS, CLOCKS, CLOCKS)
def test_whatever_is_typed_a_session_never_ends_before_it_begins(day: date, start: time, end: time) -> None:
    one = rescheduling.on_day(session("a", "09:30", "11:00"), day)
    for moved in (rescheduling.starting(one, start), rescheduling.ending(one, end)):
        assert moved.end.at > moved.start.at
    made = rescheduling.new_session(plan(), day, start, end)
    assert made.end.at > made.start.at


@given(DAYS, DAYS)
def test_there_and_back_is_the_same_session(one: date, other: date) -> None:
    first = rescheduling.on_day(session("a", "09:30", "11:00"), one)
    assert rescheduling.on_day(rescheduling.on_day(first, other), one) == first
