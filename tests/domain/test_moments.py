"""A moment is the same point in time wherever it is read, and stands on the clocks where it was meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.moments import Moment, is_zone, on_clock, parsed

PARIS, GLASGOW = "Europe/Paris", "Europe/London"


@pytest.mark.parametrize(
    ("text", "in_utc"),
    [
        ("2016-12-05T09:30+01:00[Europe/Paris]", "2016-12-05T08:30Z[Europe/Paris]"),
        ("2016-12-05 09:30[Europe/Paris]", "2016-12-05T08:30Z[Europe/Paris]"),
        ("2016-07-05T09:30[Europe/London]", "2016-07-05T08:30Z[Europe/London]"),
        ("2016-12-05T08:30:15Z[Europe/Paris]", "2016-12-05T08:30:15Z[Europe/Paris]"),
        ("2016-12-05T08:30Z", "2016-12-05T08:30Z[UTC]"),
        ("2016-12-05T08:30-02:30", "2016-12-05T11:00Z[UTC]"),
    ],
)
def test_what_is_written_is_read(text: str, in_utc: str) -> None:
    assert parsed(text).in_utc == in_utc


@pytest.mark.parametrize(
    "text",
    ["", "tomorrow", "2016-12-05", "2016-12-05T09:30", "2016-02-30T09:30[Europe/Paris]", "2016-12-05T25:00Z",
     "2016-12-05T09:30[Mars/Olympus]", "2016-12-05T09:30[../../etc/passwd]", "0001-01-01T00:30+14:00",
     "9999-12-31T23:30[America/New_York]", "2016-12-05T09:30+99:00", "٢٠١٦-12-05T09:30Z"],
)  # fmt: skip
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parsed(text)


def test_the_hour_that_clocks_repeat_is_told_apart() -> None:
    first = on_clock(date(2016, 10, 30), time(2, 30), PARIS)
    second = on_clock(date(2016, 10, 30), time(2, 30), PARIS, again=True)
    assert second.at - first.at == timedelta(hours=1)
    assert first.local.time() == second.local.time() == time(2, 30)
    assert (parsed(str(first)), parsed(str(second))) == (first, second)


def test_the_hour_that_clocks_leave_out_is_later() -> None:
    for again in (False, True):
        assert on_clock(date(2016, 3, 27), time(2, 30), PARIS, again=again).local.time() == time(3, 30)


def test_a_journey_that_takes_an_hour_ends_two_hours_later_on_the_clocks() -> None:
    start = on_clock(date(2016, 12, 4), time(10), GLASGOW)
    assert start.later(timedelta(hours=1)).there(PARIS).local.time() == time(12)


@given(
    st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29)),
    st.sampled_from([PARIS, GLASGOW, "UTC", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe"]),
)
def test_both_ways_of_writing_come_back_the_same(at: datetime, zone: str) -> None:
    moment = Moment(at.replace(microsecond=0, second=0, tzinfo=UTC), zone)
    assert parsed(moment.in_utc) == moment
    assert parsed(str(moment)) == moment


def test_where_clocks_differed_by_seconds_the_moment_is_told_in_utc() -> None:
    assert str(on_clock(date(1890, 1, 1), time(0), PARIS)) == "1889-12-31T23:50:39Z[Europe/Paris]"


def test_only_names_of_zones_are_zones() -> None:
    assert is_zone(PARIS)
    assert not any(map(is_zone, ("", "Romance Standard Time", "localtime", "/etc/localtime", "Europe")))
