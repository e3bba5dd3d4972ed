"""Events that repeat: on which days a rule falls.

Owns the reading of RRULE and its days, within bounds that are in the code and not in the rule: whoever asks
names the last day, and no rule costs more than looking at each day until then. (dateutil's rules look for a
30 February until the year 9999.) Rules by hours and by numbered weeks aren't read. Pure.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from interpreter_app.exchange.calendars.values import Clock, clock_of

_DAYS = {name: number for number, name in enumerate("MO TU WE TH FR SA SU".split())}
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_KNOWN = frozenset("FREQ INTERVAL COUNT UNTIL BYMONTH BYMONTHDAY BYYEARDAY BYDAY BYSETPOS WKST".split())


class Rule(NamedTuple):
    """A rule; `weekdays` are places in the month or year (0: each one) with days from Monday, 0."""

    frequency: str
    interval: int = 1
    times: int | None = None
    until: Clock | None = None
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weekdays: frozenset[tuple[int, int]] = frozenset()
    positions: frozenset[int] = frozenset()
    week_start: int = 0


@lru_cache(maxsize=256)
def rule_of(text: str) -> Rule:
    """The rule that a text tells. Raises ValueError for one that isn't a rule, or that isn't read."""
    if len(text) > 2000:
        raise ValueError(text[:60])
    parts: dict[str, str] = {}
    for part in text.strip().rstrip(";").upper().split(";"):
        name, equals, value = part.strip().partition("=")
        if not equals or name in parts or (name not in _KNOWN and not name.startswith("X-")):
            raise ValueError(part)
        parts[name] = value
    if parts.get("FREQ") not in _PERIODS:
        raise ValueError(text)
    until = clock_of(parts["UNTIL"], any_year=True) if "UNTIL" in parts else None
    rule = Rule(
        frequency=parts["FREQ"],
        interval=_number(parts.get("INTERVAL", "1"), 1, 100_000),
        times=_number(parts["COUNT"], 1, 1 << 40) if "COUNT" in parts else None,
        until=until,
        months=_numbers(parts, "BYMONTH", 12, signed=False),
        month_days=_numbers(parts, "BYMONTHDAY", 31),
        year_days=_numbers(parts, "BYYEARDAY", 366),
        weekdays=_weekdays(parts.get("BYDAY", "")),
        positions=_numbers(parts, "BYSETPOS", 366),
        week_start=_DAYS.get(parts.get("WKST", "MO"), 0),
    )
    if rule.frequency in ("DAILY", "WEEKLY") and any(place for place, _day in rule.weekdays):
        raise ValueError(text)
    return rule


def days(rule: Rule, first: date, last: date) -> Iterator[date]:
    """The days on which the rule falls, `first` always among them, to `last`; COUNT isn't heeded."""
    yield first
    matches = _matching(rule, first)
    for begin, end in _PERIODS[rule.frequency](first, last, rule):
        inside = [day for day in _each(begin, end) if matches(day)]
        if rule.positions:
            size = len(inside)
            chosen = {place - 1 if place > 0 else size + place for place in rule.positions}
            inside = [day for place, day in enumerate(inside) if place in chosen]
        yield from (day for day in inside if first < day <= last)


@lru_cache(maxsize=1024)
def days_of_year(rule: Rule, first: date, year: int) -> tuple[date, ...]:
    """The days of one year on which a yearly rule falls that began on `first`; none before it."""
    if rule.frequency != "YEARLY" or year < first.year or (year - first.year) % rule.interval:
        return (first,) if year == first.year else ()
    matches = _matching(rule, first)
    months = rule.months or frozenset(range(1, 13))
    return tuple(
        day
        for month in sorted(months)
        for day in _each(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        if day >= first and matches(day)
    )


def _matching(rule: Rule, first: date) -> Callable[[date], bool]:
    """Whether a day is one of the rule's: what it leaves open is as on the first day."""
    months, month_days, weekdays = rule.months, rule.month_days, rule.weekdays
    if not (month_days or weekdays or rule.year_days):
        if rule.frequency == "WEEKLY":
            weekdays = frozenset({(0, first.weekday())})
        elif rule.frequency != "DAILY":
            month_days = frozenset({first.day})
            if rule.frequency == "YEARLY" and not months:
                months = frozenset({first.month})
    in_year = rule.frequency == "YEARLY" and not months
    plain = frozenset(day for place, day in weekdays if not place)
    placed = frozenset(one for one in weekdays if one[0])

    def matches(day: date) -> bool:
        if months and day.month not in months:
            return False
        if month_days and not month_days & {day.day, day.day - monthrange(day.year, day.month)[1] - 1}:
            return False
        if rule.year_days and not rule.year_days & _places_in_year(day):
            return False
        if not weekdays or day.weekday() in plain:
            return True
        return bool(placed) and not placed.isdisjoint(_weekday_places(day, in_year))

    return matches


def _places_in_year(day: date) -> set[int]:
    place, length = day.timetuple().tm_yday, 366 if monthrange(day.year, 2)[1] == 29 else 365
    return {place, place - length - 1}


def _weekday_places(day: date, in_year: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    """Which one of its weekdays a day is in its month, or its year, from the front and from the back."""
    if in_year:
        place, left = (number if number > 0 else -number for number in sorted(_places_in_year(day))[::-1])
    else:
        place, left = day.day, monthrange(day.year, day.month)[1] - day.day + 1
    weekday = day.weekday()
    return ((place - 1) // 7 + 1, weekday), (-((left - 1) // 7 + 1), weekday)


def _each(begin: date, end: date) -> Iterator[date]:
    ordinals = range(begin.toordinal(), min(end.toordinal(), date.max.toordinal()) + 1)
    return map(date.fromordinal, ordinals)


def _daily(first: date, last: date, rule: Rule) -> Iterator[tuple[date, date]]:
    day = first.toordinal()
    while day <= last.toordinal():
        yield date.fromordinal(day), date.fromordinal(day)
        day += rule.interval


def _weekly(first: date, last: date, rule: Rule) -> Iterator[tuple[date, date]]:
    day = first.toordinal() - (first.weekday() - rule.week_start) % 7
    while day <= last.toordinal():
        yield date.fromordinal(day), date.fromordinal(day) + timedelta(days=6)
        day += 7 * rule.interval


def _monthly(first: date, last: date, rule: Rule) -> Iterator[tuple[date, date]]:
    month = first.year * 12 + first.month - 1
    while month <= last.year * 12 + last.month - 1:
        begin = date(month // 12, month % 12 + 1, 1)
        yield begin, begin.replace(day=monthrange(begin.year, begin.month)[1])
        month += rule.interval


def _yearly(first: date, last: date, rule: Rule) -> Iterator[tuple[date, date]]:
    for year in range(first.year, last.year + 1, rule.interval):
        yield date(year, 1, 1), date(year, 12, 31)


_PERIODS = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}


def _number(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[+-]?\d{1,15}", text.strip(), re.ASCII) or not least <= int(text) <= most:
        raise ValueError(text)
    return int(text)


def _numbers(parts: dict[str, str], name: str, most: int, *, signed: bool = True) -> frozenset[int]:
    if name not in parts:
        return frozenset()
    found = frozenset(_number(part, -most if signed else 1, most) for part in parts[name].split(","))
    if 0 in found:
        raise ValueError(parts[name])
    return found


def _weekdays(text: str) -> frozenset[tuple[int, int]]:
    found = set()
    for part in text.split(",") if text else ():
        read = _WEEKDAY.fullmatch(part.strip())
        if read is None or (read[1] is not None and not int(read[1])):
            raise ValueError(text)
        found.add((int(read[1] or 0), _DAYS[read[2]]))
    return frozenset(found)
