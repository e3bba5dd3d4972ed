"""Moments: a point in time together with the time zone in which somebody meant it.

Owns how such a moment is written and read (RFC 9557) and how a wall clock's time becomes one, across the
hours that daylight saving leaves out or repeats. Pure; which zone is meant is the affair of whoever asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

_WRITTEN = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?"
    r"(Z|[+-]\d\d:\d\d)?(?:\[([\w+/-]{1,60})\])?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in time, `at` in UTC, and the IANA name of the zone that it was meant in.

    What somebody plans is to the minute or second; what a clock stamped has what it had of a second, too.
    """

    at: datetime
    zone: str = "UTC"

    @property
    def local(self) -> datetime:
        """The same moment on the clocks of its zone."""
        return self.at.astimezone(zone_info(self.zone))

    @property
    def day(self) -> date:
        """The date on the calendars of its zone."""
        return self.local.date()

    def there(self, zone: str) -> Moment:
        """The same point in time, meant in another zone."""
        return Moment(self.at, zone)

    def later(self, by: timedelta) -> Moment:
        """The moment that is so much later, or earlier; OverflowError beyond the calendar."""
        return Moment(self.at + by, self.zone)

    def __str__(self) -> str:
        """As clocks there show it: 2016-12-05T09:30+01:00[Europe/Paris]."""
        local = self.local
        if (local.utcoffset() or timedelta()).seconds % 60:
            return self.in_utc  # before there were standard times; no offset is written with seconds
        return f"{_short(local)}[{self.zone}]"

    @property
    def in_utc(self) -> str:
        """As the store keeps it: 2016-12-05T08:30Z[Europe/Paris]."""
        return f"{_short(self.at.replace(tzinfo=None))}Z[{self.zone}]"


def _short(moment: datetime) -> str:
    if moment.microsecond:
        return moment.isoformat(timespec="microseconds" if moment.microsecond % 1000 else "milliseconds")
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def parsed(text: str, zone: str = "") -> Moment:
    """The moment that a text tells, as `str` and `in_utc` write it; a space may stand for the T.

    Without a zone of its own it is meant in `zone`; without an offset on the clocks there. Raises ValueError
    for a text of another form, a date that isn't, a zone that nobody knows, or where no zone is given at all.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    *numbers, fraction, offset, named = found.groups(default="")
    named = named or zone or ("UTC" if offset else "")
    if not is_zone(named):
        raise ValueError(named)
    year, month, day, hour, minute, second = (int(number or 0) for number in numbers)
    clock = datetime(year, month, day, hour, minute, second, int(fraction.ljust(6, "0")))
    if not offset:
        return on_clock(clock.date(), clock.time(), named)
    ahead = timedelta() if offset == "Z" else _ahead(offset)
    try:
        made = Moment((clock - ahead).replace(tzinfo=UTC), named)
        made.local  # noqa: B018 - beyond the calendar in its zone, if it must be
    except OverflowError as beyond:
        raise ValueError(text) from beyond
    return made


def on_clock(day: date, clock: time, zone: str, *, again: bool = False) -> Moment:
    """The moment when the clocks of a zone show this time of a day.

    In the hour that clocks repeat in autumn it is the first time, or with `again` the second. A time that
    they leave out in spring is as much later as they are put forward. Raises ValueError beyond the calendar.
    """
    wall = datetime.combine(day, clock.replace(tzinfo=None), zone_info(zone)).replace(fold=0)
    try:
        first = wall.astimezone(UTC)
        # What is left out comes before itself with a fold.
        return Moment(max(first, wall.replace(fold=1).astimezone(UTC)) if again else first, zone)
    except OverflowError as beyond:
        raise ValueError(str(day)) from beyond


def is_zone(name: str) -> bool:
    """Whether this is the IANA name of a time zone that this machine knows."""
    return name == "UTC" or name in _zones()


@lru_cache(maxsize=64)
def zone_info(name: str) -> ZoneInfo:
    """The rules of a zone. Raises ValueError for a name that isn't one."""
    if not is_zone(name):
        raise ValueError(name)
    return ZoneInfo(name)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones() - {"localtime", "posixrules", "Factory"})


def _ahead(offset: str) -> timedelta:
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    if hours > 14 or minutes > 59:
        raise ValueError(offset)
    return timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
