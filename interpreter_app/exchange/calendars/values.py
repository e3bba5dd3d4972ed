"""The values of iCalendar: texts, dates, times, lengths of time.

Owns how a single value is read and which ones can't be meant. Knows no zones: what clocks show is read as it
stands. Raises ValueError for whatever isn't such a value; the sentences are `ical_reader`'s.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Nobody plans a session outside of these years; programs write 0001, 1601 and 9999 for «not known»."""

_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?(Z?)", re.ASCII | re.IGNORECASE)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8})S)?)?",
    re.ASCII | re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_COMMA = re.compile(r"(?<!\\)((?:\\\\)*),")


class YearError(ValueError):
    """A year in which nothing can be planned."""


class Clock(NamedTuple):
    """What clocks somewhere show, or those of UTC; `whole_day` if only a date was given."""

    shows: datetime
    in_utc: bool = False
    whole_day: bool = False


def clock_of(value: str, *, any_year: bool = False) -> Clock:
    """What a DATE or DATE-TIME tells."""
    day, between, time = value.strip().upper().partition("T")
    found = _DATE.fullmatch(day)
    if found is None:
        raise ValueError(value)
    year, month, number = map(int, found.groups())
    if not any_year and not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearError(year)
    shows = datetime.combine(date(year, month, number), datetime.min.time())
    if not between:
        return Clock(shows, whole_day=True)
    read = _TIME.fullmatch(time)
    if read is None:
        raise ValueError(value)
    hour, minute, second = (int(part or 0) for part in read.groups()[:3])
    return Clock(shows.replace(hour=hour, minute=minute, second=min(second, 59)), bool(read[4]))


def duration_of(value: str) -> timedelta:
    """What a DURATION tells; below zero with a minus."""
    found = _DURATION.fullmatch(value.strip())
    if found is None or not any(found.groups()[1:]):
        raise ValueError(value)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] == "-" else length


def offset_of(value: str) -> timedelta:
    """What a UTC-OFFSET tells: +0100, -033000."""
    found = re.fullmatch(r"([+-])(\d\d)(\d\d)(\d\d)?", value.strip(), re.ASCII)
    if found is None:
        raise ValueError(value)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    if hours > 15 or minutes > 59 or seconds > 59:
        raise ValueError(value)
    ahead = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -ahead if found[1] == "-" else ahead


def text_of(value: str) -> str:
    """What a TEXT tells."""
    return _ESCAPED.sub(_unescaped, value) if "\\" in value else value


def texts_of(value: str) -> list[str]:
    """The texts of a list of them, which commas divide."""
    return [text_of(part) for part in _COMMA.sub("\\1\0", value).split("\0")]


def _unescaped(found: re.Match[str]) -> str:
    character = found[1]
    if character in "nN":
        return "\n"
    return character if character in ";,:\\\"'" else found[0]
