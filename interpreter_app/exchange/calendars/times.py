"""From when until when an event is.

Owns DTSTART, DTEND and DURATION, and the sentences for those that can't be meant. Knows no repeating.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.moments import Moment
from interpreter_app.exchange.calendars.components import RawEvent
from interpreter_app.exchange.calendars.content_lines import Line
from interpreter_app.exchange.calendars.values import (
    FIRST_YEAR,
    LAST_YEAR,
    Clock,
    YearError,
    clock_of,
    duration_of,
)
from interpreter_app.exchange.calendars.zones import Zones

_LONGEST = timedelta(days=3660)


class EventRefused(Exception):  # noqa: N818 - not a failure of the file: one event of it isn't read
    """An event can't be read: at this place, for this reason."""

    def __init__(self, where: str, sentence: str) -> None:
        super().__init__(sentence)
        self.where = where
        self.sentence = sentence


class Span(NamedTuple):
    """From when until when; `shows` is what clocks show then, `whole_days` how many days it takes, or 0."""

    start: Moment
    end: Moment
    shows: Clock
    zone: str
    whole_days: int = 0


def span_of(raw: RawEvent, zones: Zones) -> Span:
    """From when until when an event is. Raises EventRefused where that can't be told."""
    first = raw.first("DTSTART")
    if first is None:
        raise EventRefused(raw.where(), _("it doesn’t say when it begins (DTSTART): it was left out."))
    clock = clock_at(raw, first)
    zone = first.parameters.get("TZID", "")
    start = _moment(first, zones, clock)
    end_line = raw.first("DTEND")
    if clock.whole_day:
        return _whole_days(raw, zones, Span(start, start, clock, zone, 1))
    end = time_of(raw, end_line, zones) if end_line is not None else _later(start, _length(raw))
    if end.at < start.at:
        _refuse_end(raw, end_line or raw.first("DURATION") or first)
    if end.at - start.at > _LONGEST:
        raise EventRefused(
            raw.where((end_line or first).number), _("it goes on for more than ten years: it was left out.")
        )
    return Span(start, end, clock, zone)


def time_of(raw: RawEvent, line: Line, zones: Zones) -> Moment:
    """The moment that a line tells. Raises EventRefused for none."""
    return _moment(line, zones, clock_at(raw, line))


def clock_at(raw: RawEvent, line: Line) -> Clock:
    """What a line says that clocks show. Raises EventRefused for nothing that they can."""
    try:
        return clock_of(line.value)
    except YearError as wrong:
        raise EventRefused(
            raw.where(line.number),
            _("{name} is in the year {year}, which can’t be meant (only {first} to {last} can).").format(
                name=line.name, year=wrong, first=FIRST_YEAR, last=LAST_YEAR
            ),
        ) from None
    except ValueError:
        raise EventRefused(
            raw.where(line.number),
            _("“{value}” isn’t a date or time ({name}): the event was left out.").format(
                value=shown(line.value), name=line.name
            ),
        ) from None


def _moment(line: Line, zones: Zones, clock: Clock) -> Moment:
    zone = "" if clock.whole_day else line.parameters.get("TZID", "")
    return zones.moment(clock, zone)


def _whole_days(raw: RawEvent, zones: Zones, span: Span) -> Span:
    """An event of whole days; of those that end on their first day, as some programs write, that day."""
    line = raw.first("DTEND")
    if line is not None:
        ends = clock_at(raw, line)
        days = (ends.shows.date() - span.shows.shows.date()).days + (ends.shows.time() != datetime.min.time())
    else:
        days = _length(raw, timedelta(days=1)).days
        line = raw.first("DURATION") or raw.first("DTSTART")
    assert line is not None
    if days < 0:
        _refuse_end(raw, line)
    if days > _LONGEST.days:
        raise EventRefused(raw.where(line.number), _("it goes on for more than ten years: it was left out."))
    return whole_days(span, max(days, 1), zones)


def whole_days(span: Span, days: int, zones: Zones) -> Span:
    """The same span, but so many days long."""
    shows = span.shows.shows + timedelta(days=days)
    return span._replace(end=zones.moment(Clock(shows, whole_day=True)), whole_days=days)


def _length(raw: RawEvent, usual: timedelta = timedelta()) -> timedelta:
    line = raw.first("DURATION")
    if line is None:
        return usual
    try:
        return duration_of(line.value)
    except ValueError:
        raise EventRefused(
            raw.where(line.number),
            _("“{value}” isn’t a length of time (DURATION): the event was left out.").format(
                value=shown(line.value)
            ),
        ) from None


def _later(start: Moment, length: timedelta) -> Moment:
    try:
        return start.later(min(length, 2 * _LONGEST))
    except OverflowError:
        return start.later(-timedelta(days=1))  # so long before that it is refused as such


def _refuse_end(raw: RawEvent, line: Line) -> None:
    raise EventRefused(raw.where(line.number), _("it ends before it begins: it was left out."))
