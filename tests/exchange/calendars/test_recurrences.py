"""On which days a rule falls: the same as dateutil tells, which icalendar brings with it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from interpreter_app.exchange.calendars.recurrences import days, days_of_year, rule_of

_DAY = st.sampled_from("MO TU WE TH FR SA SU".split())
_PLACED = st.builds("{}{}".format, st.sampled_from(["1", "2", "-1", "-2", "5"]), _DAY)


def _listed(values: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(lambda found: ",".join(map(str, found)))


_MONTHS = _listed(st.integers(1, 12))
_MONTH_DAYS = _listed(st.integers(1, 31) | st.integers(-31, -1))
_BY_DAY = _listed(_PLACED) | _listed(_DAY)  # dateutil finds no day at all where both kinds are mixed
_POSITIONS = _listed(st.sampled_from([1, 2, -1, -2]))


def _rules(frequency: str, **parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    every = {"INTERVAL": st.integers(1, 5).map(str), "WKST": _DAY, **parts}
    return st.fixed_dictionaries({}, optional=every).map(
        lambda given: ";".join([f"FREQ={frequency}", *(f"{name}={value}" for name, value in given.items())])
    )


@given(
    _rules("DAILY", BYMONTH=_MONTHS, BYDAY=_listed(_DAY), BYMONTHDAY=_MONTH_DAYS)
    | _rules("WEEKLY", BYMONTH=_MONTHS, BYDAY=_listed(_DAY))
    | _rules("MONTHLY", BYMONTH=_MONTHS, BYDAY=_BY_DAY, BYMONTHDAY=_MONTH_DAYS, BYSETPOS=_POSITIONS)
    | _rules("YEARLY", BYMONTH=_MONTHS, BYDAY=_BY_DAY, BYMONTHDAY=_MONTH_DAYS, BYSETPOS=_POSITIONS)
    | _rules("YEARLY", BYYEARDAY=_listed(st.integers(1, 366) | st.integers(-366, -1))),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
)
def test_a_rule_falls_on_the_days_on_which_it_does_elsewhere(text: str, first: date) -> None:
    assume("BYSETPOS" not in text or "BYDAY" in text or "BYMONTHDAY" in text)
    last = first + timedelta(days=731)
    begin = datetime.combine(first, datetime.min.time())
    elsewhere = rrulestr(f"{text};UNTIL={last:%Y%m%d}", dtstart=begin)
    expected = [one.date() for one in islice(elsewhere, 800)]
    assert list(days(rule_of(text), first, last)) == [first, *(day for day in expected if day > first)]


@pytest.mark.parametrize("year", [2016, 2017, 2026])
def test_clocks_are_changed_on_the_last_sundays(year: int) -> None:
    (day,) = days_of_year(rule_of("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"), date(1981, 3, 29), year)
    assert (day.month, day.weekday()) == (3, 6)
    assert day.day > 24


def test_a_long_rule_isnt_read() -> None:
    with pytest.raises(ValueError):
        rule_of("FREQ=DAILY;BYMONTHDAY=" + ",".join(["1"] * 2000))
