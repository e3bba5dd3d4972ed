"""Which zone the name of a time zone in a calendar means, and which moment a time there is.

Owns the names that programs give to zones (IANA's, with or without a path before it, those of Windows) and
zones that a file describes itself. A moment needs an IANA zone: one that only the file knows is shown on the
clocks of the visit's zone if they agree, else of one that is as far from UTC.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from interpreter_app.domain.moments import Moment, is_zone, on_clock
from interpreter_app.exchange.calendars.components import RawZone
from interpreter_app.exchange.calendars.content_lines import Line
from interpreter_app.exchange.calendars.recurrences import Rule, days_of_year, rule_of
from interpreter_app.exchange.calendars.values import Clock, clock_of, offset_of, text_of

_UTC_NAMES = frozenset({"utc", "gmt", "z", "etc/utc", "tzone://microsoft/utc", "coordinated universal time"})
_MOST_PARTS = 400
_MOST_DAYS = 5_000


class _Onsets(NamedTuple):
    """One STANDARD or DAYLIGHT: when clocks are changed, from and to which difference from UTC."""

    first: datetime
    before: timedelta
    after: timedelta
    rule: Rule | None
    others: tuple[datetime, ...]


class _Described(NamedTuple):
    """A zone as a file describes it: changes on single days, in order, and those that follow a rule."""

    single: tuple[tuple[datetime, _Onsets], ...]
    ruled: tuple[_Onsets, ...]


class Zones:
    """The zones of a file; `home` is that of times without one."""

    def __init__(self, described: Iterable[RawZone], home: str) -> None:
        self.home = home
        self._raw: dict[str, RawZone] = {}
        for zone in described:
            named = _value(zone.lines, "TZID")
            if named:
                self._raw.setdefault(named, zone)
        self._read: dict[str, _Described] = {}

    def knows(self, name: str) -> bool:
        """Whether times in the zone that a file calls so can be told."""
        return bool(not name or self._iana(name) or self._described(name).single)

    def moment(self, clock: Clock, name: str = "") -> Moment:
        """The moment at which clocks show this in the zone that a file calls so; at home if nobody knows it.

        A time in UTC tells nothing of a zone: it is meant at home. ValueError beyond the calendar.
        """
        if clock.in_utc:
            return Moment(clock.shows.replace(tzinfo=UTC), self.home)
        if not name:
            return on_clock(clock.shows.date(), clock.shows.time(), self.home)
        iana = self._iana(name)
        if iana:
            return on_clock(clock.shows.date(), clock.shows.time(), iana)
        described = self._described(name)
        if not described.single:
            return on_clock(clock.shows.date(), clock.shows.time(), self.home)
        ahead = _ahead(described, clock.shows)
        return Moment((clock.shows - ahead).replace(tzinfo=UTC), self._shown_in(clock.shows, ahead))

    def _iana(self, name: str) -> str:
        found = iana_zone(name)
        if not found and name in self._raw:
            found = iana_zone(_value(self._raw[name].lines, "X-LIC-LOCATION"))
        return found

    def _described(self, name: str) -> _Described:
        if name not in self._read:
            zone = self._raw.get(name)
            parts = [made for part in zone.parts[:_MOST_PARTS] if (made := _onsets(part))] if zone else []
            single = [(day, part) for part in parts for day in (part.first, *part.others)]
            self._read[name] = _Described(
                tuple(sorted(single, key=_by_day)[-_MOST_DAYS:]), tuple(part for part in parts if part.rule)
            )
        return self._read[name]

    def _shown_in(self, shows: datetime, ahead: timedelta) -> str:
        there = (shows - ahead).replace(tzinfo=UTC)
        if Moment(there, self.home).local.replace(tzinfo=None) == shows:
            return self.home
        hours = -(ahead // timedelta(hours=1))
        fixed = f"Etc/GMT{hours:+d}"
        return fixed if ahead % timedelta(hours=1) == timedelta() and is_zone(fixed) else "UTC"


@lru_cache(maxsize=512)
def iana_zone(name: str) -> str:
    """The IANA name of the zone that is called so, by Windows too; empty if nobody knows it."""
    bare = name.strip().strip('"').strip()
    if bare.casefold() in _UTC_NAMES:
        return "UTC"
    parts = [part for part in bare.split("/") if part]
    for count in (len(parts), 3, 2):
        tail = "/".join(parts[-count:])
        if tail and (count > 1 or len(parts) == 1) and is_zone(tail):
            return tail
    found = _windows_zones().get(bare.casefold(), "")
    return found if found and is_zone(found) else ""


@lru_cache(maxsize=1)
def _windows_zones() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}


def _onsets(lines: list[Line]) -> _Onsets | None:
    """What a STANDARD or DAYLIGHT says; None for one that says nothing that can be meant."""
    try:
        first = clock_of(_value(lines, "DTSTART"), any_year=True).shows
        before, after = offset_of(_value(lines, "TZOFFSETFROM")), offset_of(_value(lines, "TZOFFSETTO"))
        rule = _value(lines, "RRULE")
        others = [
            clock_of(part, any_year=True).shows
            for line in lines
            if line.name == "RDATE"
            for part in line.value.split(",")[:_MOST_DAYS]
        ]
        return _Onsets(first, before, after, rule_of(rule) if rule else None, tuple(others[:_MOST_DAYS]))
    except ValueError:
        return None


def _by_day(change: tuple[datetime, _Onsets]) -> datetime:
    return change[0]


def _ahead(zone: _Described, shows: datetime) -> timedelta:
    """How far ahead of UTC clocks are when they show this: in a repeated hour, the first time."""
    place = bisect_right(zone.single, shows, key=_by_day)
    changes = [(day, part) for part in zone.ruled for day in _ruled(part, shows)]
    if place:
        changes.append(zone.single[place - 1])
    if not changes:
        return zone.single[0][1].before
    day, onsets = max(changes, key=_by_day)
    left_out = onsets.after - onsets.before
    return onsets.before if shows < day + left_out else onsets.after


def _ruled(onsets: _Onsets, shows: datetime) -> list[datetime]:
    """The changes by a rule that may be the last one before clocks show this."""
    assert onsets.rule is not None
    until = onsets.rule.until
    last = min(shows.year, until.shows.year) if until else shows.year
    found = (
        datetime.combine(day, onsets.first.time())
        for year in (last - 1, last)
        if year > 0
        for day in days_of_year(onsets.rule, onsets.first.date(), year)
    )
    return [day for day in found if day <= shows and (until is None or day - onsets.before <= until.shows)]


def _value(lines: list[Line], name: str) -> str:
    return next((text_of(line.value).strip() for line in lines if line.name == name), "")
