"""What stands where on the days of a visit, and how sessions are moved about there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits import day_plan
from interpreter_app.domain.visits.day_plan import Part, clock_change, hours, lanes, on_days, parts
from interpreter_app.domain.visits.visit import Session, SessionKind
from tests.domain.visits.plan import DAY, at, plan, session
from tests.visit_strategies import ZONES

PARIS, LONDON = "Europe/Paris", "Europe/London"
SPRING, AUTUMN = date(2016, 3, 27), date(2016, 10, 30)
"""The Sundays on which clocks in Paris leave out 2 to 3, and show it twice."""


def between(start: Moment, end: Moment) -> Session:
    return Session("one", SessionKind.FORMAL, Bilingual(), start, end)


def clock(one: Session, zone: str = PARIS) -> list[tuple[date, int, int]]:
    return [(part.day, part.start, part.end) for part in parts(one, zone)]


def test_a_session_stands_at_the_minutes_of_its_day() -> None:
    assert clock(session("a", "09:30", "11:00")) == [(DAY, 570, 660)]


def test_a_journey_stands_at_its_true_time_in_the_zone_of_the_visit() -> None:
    flight = between(at("16:10", LONDON), at("19:05"))
    assert clock(flight) == [(DAY, 17 * 60 + 10, 19 * 60 + 5)]


def test_a_session_over_midnight_is_cut_in_parts() -> None:
    next_day = DAY + timedelta(days=1)
    late = between(at("22:30"), at("00:45", day=next_day))
    first, second = parts(late, PARIS)
    assert (first.day, first.start, first.end, first.begins, first.ends) == (DAY, 1350, 1440, True, False)
    assert (second.day, second.start, second.end) == (next_day, 0, 45)
    assert (second.begins, second.ends) == (False, True)


def test_one_that_ends_at_midnight_has_no_part_on_the_next_day() -> None:
    late = between(at("22:30"), at("00:00", day=DAY + timedelta(days=1)))
    assert clock(late) == [(DAY, 1350, 1440)]


def test_the_hour_that_clocks_leave_out_stays_empty() -> None:
    assert clock(between(at("01:30", day=SPRING), at("03:30", day=SPRING))) == [(SPRING, 90, 210)]
    assert clock(between(at("01:30", day=SPRING), at("01:30", day=SPRING).later(timedelta(minutes=30)))) == [
        (SPRING, 90, 120)
    ]
    assert clock_change(SPRING, PARIS) == (120, 180)


def test_a_session_while_clocks_go_back_covers_all_that_they_show_meanwhile() -> None:
    start = at("02:45", day=AUTUMN)
    assert clock(between(start, start.later(timedelta(minutes=25)))) == [(AUTUMN, 120, 180)]
    assert clock(between(start, start.later(timedelta(minutes=15)))) == [(AUTUMN, 165, 180)]
    second = start.later(timedelta(minutes=30))
    assert clock(between(second, second.later(timedelta(minutes=20)))) == [(AUTUMN, 135, 155)]
    assert clock_change(AUTUMN, PARIS) == (180, 120)
    assert clock_change(DAY, PARIS) is None


def test_a_session_of_months_is_cut_for_a_month_and_one_beyond_the_calendar_isnt_drawn() -> None:
    assert len(parts(between(at("09:00"), at("09:00", day=date(2019, 1, 1))), PARIS)) == 31
    end = Moment(datetime(9999, 12, 31, 23, 30, tzinfo=UTC), "UTC")
    assert parts(between(end, end), "Europe/Paris") == ()


def test_the_days_are_those_agreed_and_those_with_sessions() -> None:
    visit = plan(session("a", "09:00", "10:00"), first=DAY + timedelta(days=2), last=DAY + timedelta(days=3))
    assert day_plan.days(visit) == (DAY, DAY + timedelta(days=2), DAY + timedelta(days=3))
    assert day_plan.days(plan()) == ()
    decade = plan(first=DAY, last=date(2026, 12, 5))
    assert day_plan.days(decade) == (DAY, date(2026, 12, 5))


def test_hours_are_those_of_an_office_or_as_far_as_the_sessions_go() -> None:
    assert hours(()) == (8, 19)
    day = on_days(plan(session("a", "07:45", "09:00"), session("b", "19:00", "22:05")))[DAY]
    assert hours(day) == (7, 23)


def test_what_overlaps_stands_side_by_side_and_what_doesnt_has_all_the_room() -> None:
    day = on_days(
        plan(
            session("a", "09:00", "11:00"), session("b", "09:30", "10:00"), session("c", "10:00", "10:30"),
            session("d", "11:00", "12:00"),
        )
    )[DAY]  # fmt: skip
    laid = {one.part.session.id: (one.lane, one.span, one.lanes) for one in lanes(day)}
    assert laid == {"a": (0, 1, 2), "b": (1, 1, 2), "c": (1, 1, 2), "d": (0, 1, 1)}


def test_a_part_has_the_lanes_beside_it_where_nothing_is() -> None:
    day = on_days(
        plan(
            session("a", "09:00", "12:00"), session("b", "09:00", "09:30"), session("c", "09:00", "09:30"),
            session("d", "11:00", "12:00"),
        )
    )[DAY]  # fmt: skip
    laid = {one.part.session.id: (one.lane, one.span, one.lanes) for one in lanes(day)}
    assert laid["d"] == (1, 2, 3)


def test_minutes_are_snapped_to_the_grid() -> None:
    assert [day_plan.snapped(minute) for minute in (0, 2.4, 2.5, 7, 8, 1439)] == [0, 0, 5, 5, 10, 1440]
    assert day_plan.snapped(37, 15) == 30


def test_a_journey_that_is_moved_keeps_its_zones_and_its_length() -> None:
    flight = between(at("16:10", LONDON), at("19:05"))
    later = day_plan.placed(flight, DAY + timedelta(days=1), 18 * 60, PARIS)
    assert str(later.start) == "2016-12-06T17:00+00:00[Europe/London]"
    assert str(later.end) == "2016-12-06T19:55+01:00[Europe/Paris]"


def test_an_end_never_comes_before_the_start_and_five_minutes() -> None:
    one = session("a", "09:00", "10:00")
    assert day_plan.resized(one, -500).end == at("09:05")
    assert day_plan.resized(one, 500, start=True).start == at("09:55")
    assert day_plan.stretched(one, DAY, 8 * 60, PARIS).end == at("09:05")
    assert day_plan.stretched(one, DAY, 8 * 60, PARIS, start=True).start == at("08:00")
    nothing = session("a", "09:00", "09:00")
    assert day_plan.resized(nothing, -15) == nothing
    assert day_plan.resized(nothing, 15).end == at("09:15")


def test_what_is_put_into_the_missing_hour_is_as_much_later_and_as_long() -> None:
    one = between(at("09:00", day=SPRING), at("10:00", day=SPRING))
    put = day_plan.placed(one, SPRING, 150, PARIS)
    assert (put.start.local.hour, put.start.local.minute) == (3, 30)
    assert put.end.at - put.start.at == timedelta(hours=1)


def test_minutes_beyond_a_day_are_those_of_the_days_beside_it() -> None:
    one = session("a", "09:00", "10:00")
    assert day_plan.placed(one, DAY, -30, PARIS).start == at("23:30", day=DAY - timedelta(days=1))
    assert day_plan.stretched(one, DAY, 1440, PARIS).end == at("00:00", day=DAY + timedelta(days=1))


def test_another_day_keeps_the_times_of_the_clock() -> None:
    before = between(at("09:00", day=SPRING - timedelta(days=1)), at("10:00", day=SPRING - timedelta(days=1)))
    assert day_plan.moved_days(before, 1) == between(at("09:00", day=SPRING), at("10:00", day=SPRING))
    assert day_plan.moved_days(before, 0) is before


@pytest.mark.parametrize("change", [day_plan.moved_days, day_plan.moved])
def test_what_would_be_beyond_the_calendar_is_refused(change: object) -> None:
    with pytest.raises(OverflowError):
        change(session("a", "09:00", "10:00"), 10**10)  # type: ignore[operator]


# What holds for every plan.


_MOMENTS = st.datetimes(datetime(2016, 1, 1), datetime(2016, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC)
)


@given(
    st.lists(st.tuples(_MOMENTS, st.integers(0, 4000), st.sampled_from(ZONES)), max_size=5),
    st.sampled_from((*ZONES, "America/St_Johns", "Australia/Lord_Howe")),
)
def test_every_session_has_parts_that_follow_each_other_and_stand_on_a_day_that_is_drawn(
    drawn: list[tuple[datetime, int, str]], zone: str
) -> None:
    sessions = [
        replace(between(Moment(at, own), Moment(at + timedelta(minutes=length), own)), id=f"s{number}")
        for number, (at, length, own) in enumerate(drawn)
    ]
    days = on_days(plan(*sessions, zone=zone))
    for one in sessions:
        own = parts(one, zone)
        assert own[0].begins
        assert own[-1].ends
        assert all(0 <= part.start <= part.end <= 1440 for part in own)
        assert all(part in days[part.day] for part in own)
        for before, after in pairwise(own):
            assert after.day == before.day + timedelta(days=1)
            assert not before.ends
            assert not after.begins


def _parts() -> st.SearchStrategy[list[Part]]:
    spans = st.lists(st.tuples(st.integers(0, 1435), st.integers(0, 300)), max_size=12)

    def made(drawn: list[tuple[int, int]]) -> list[Part]:
        one = session("x", "09:00", "10:00")
        return [
            Part(replace(one, id=f"s{number}"), DAY, start, min(start + length, 1440))
            for number, (start, length) in enumerate(drawn)
        ]

    return spans.map(made)


@given(_parts(), st.integers(0, 30))
def test_no_two_parts_ever_share_room(of_day: list[Part], least: int) -> None:
    laid = lanes(of_day, least)
    assert {one.part.session.id for one in laid} == {part.session.id for part in of_day}
    for one in laid:
        assert 0 <= one.lane < one.lane + one.span <= one.lanes
    for one, other in combinations(laid, 2):
        apart = one.lane + one.span <= other.lane or other.lane + other.span <= one.lane
        end, other_end = (max(x.part.end, x.part.start + max(least, 1)) for x in (one, other))
        if not apart or one.lanes != other.lanes:
            assert end <= other.part.start or other_end <= one.part.start


@given(_parts())
def test_the_hours_hold_every_part(of_day: list[Part]) -> None:
    first, last = hours(of_day)
    assert first <= 8
    assert last >= 19
    assert all(first * 60 <= part.start <= part.end <= last * 60 for part in of_day)


@given(
    _MOMENTS, st.integers(5, 3000), st.sampled_from(ZONES), st.sampled_from(ZONES), st.integers(-3000, 3000)
)
def test_there_and_back_is_the_same(
    start: datetime, length: int, zone: str, other: str, minutes: int
) -> None:
    one = between(Moment(start, zone), Moment(start + timedelta(minutes=length), other))
    there = day_plan.moved(one, minutes)
    assert day_plan.moved(there, -minutes) == one
    assert there.end.at - there.start.at == one.end.at - one.start.at
    assert (there.start.zone, there.end.zone) == (zone, other)


@given(
    _MOMENTS, st.integers(0, 600), st.sampled_from(ZONES), st.integers(-90, 90), st.integers(-60, 1500),
    st.booleans(),
)  # fmt: skip
def test_wherever_it_is_put_it_is_as_long_and_begins_where_the_clocks_show(
    start: datetime, length: int, zone: str, far: int, minute: int, at_start: bool
) -> None:
    one = between(Moment(start, zone), Moment(start + timedelta(minutes=length), LONDON))
    day = one.start.day + timedelta(days=far)
    put = day_plan.placed(one, day, minute, zone)
    assert put.end.at - put.start.at == one.end.at - one.start.at
    shown = parts(put, zone)[0]
    wanted_day, wanted = day + timedelta(days=minute // 1440), minute % 1440
    change = clock_change(wanted_day, zone)
    if change is None:
        assert (shown.day, shown.start) == (wanted_day, wanted)
    drawn = day_plan.stretched(one, day, minute, zone, start=at_start)
    assert drawn.end.at - drawn.start.at >= min(timedelta(minutes=5), one.end.at - one.start.at)


@given(_MOMENTS, st.integers(0, 600), st.sampled_from(ZONES))
def test_put_where_it_stands_it_stays(start: datetime, length: int, zone: str) -> None:
    one = between(Moment(start, zone), Moment(start + timedelta(minutes=length), LONDON))
    local = one.start.local
    assert day_plan.placed(one, local.date(), local.hour * 60 + local.minute, zone) == one
