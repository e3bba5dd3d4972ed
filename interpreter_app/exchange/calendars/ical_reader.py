"""Calendars of any program: the events in a file, those that repeat as their occurrences.

Owns what a line of an event means and what is said of one that can't be meant. Each event that can't be read
is named and left out, the others are read. Writes nothing, asks no network, and knows no visit but the zone
in which times without one are meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from interpreter_app.base.errors import shown
from interpreter_app.base.files import read_bounded
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import giving_way
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.plain import MOST_LETTERS
from interpreter_app.domain.visits.calendar_event import CalendarEvent
from interpreter_app.exchange.calendars.components import (
    MOST_EVENTS,
    RawEvent,
    components_of,
    too_many_events,
)
from interpreter_app.exchange.calendars.content_lines import read_lines
from interpreter_app.exchange.calendars.occurrences import Series, repeated, series_of, uid_in
from interpreter_app.exchange.calendars.own_fields import exported_in
from interpreter_app.exchange.calendars.times import EventRefused, Span, span_of, time_of
from interpreter_app.exchange.calendars.values import clock_of, text_of, texts_of
from interpreter_app.exchange.calendars.zones import Zones
from interpreter_app.exchange.reading import Problem, ProblemList, refusal

MOST_BYTES = 20_000_000
MOST_REPEATING = 2_000
"""Events of one file that are read as their occurrences."""

_MOST_SEQUENCE = 1 << 31


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """The events of a file in its order; `name` is what the calendar is called, `problems` what wasn't read.

    `encoding` is Python's name of a codec.
    """

    events: tuple[CalendarEvent, ...]
    problems: tuple[Problem, ...]
    encoding: str
    name: str = ""


def read_calendar(path: Path, zone: str) -> CalendarReading:
    """The events of a file of at most 20 MB; times without a zone are meant in `zone`, an IANA name.

    Raises FormatError for what isn't a calendar, ExpectedError for what can't be opened or is larger.
    """
    return calendar_in(read_bounded(path, MOST_BYTES), path.name, zone)


def calendar_in(content: bytes, name: str, zone: str) -> CalendarReading:
    """The events in the content of a file. Raises FormatError for what isn't a calendar."""
    problems = ProblemList()
    text = read_lines(content, name)
    parts = components_of(text.lines, problems)
    if not parts.is_calendar:
        raise refusal(
            name,
            _("this isn’t a calendar: choose a file that a calendar has exported as iCalendar (.ics)."),
        )
    zones = Zones(parts.zones, zone)
    reader = _EventReader(zones, problems, series_of(parts.events, zones))
    made: list[CalendarEvent] = []
    for raw in giving_way(parts.events, 100):
        made += reader.events(raw)
        if len(made) > MOST_EVENTS:
            problems.add(raw.where(), too_many_events().format(count=MOST_EVENTS))
            break
    return CalendarReading(tuple(made[:MOST_EVENTS]), problems.all(), text.encoding, parts.name)


class _EventReader:
    """Makes events of their lines."""

    def __init__(self, zones: Zones, problems: ProblemList, series: Series) -> None:
        self._zones = zones
        self._problems = problems
        self._series = series
        self._unknown: set[str] = set()
        self._repeating = 0

    def events(self, raw: RawEvent) -> list[CalendarEvent]:
        """The event, or its occurrences; none if it can't be read, which is noted."""
        self._name_unknown_zones(raw)
        self._name_twice(raw)
        try:
            span = span_of(raw, self._zones)
            began = raw.first("RECURRENCE-ID")
            occurrence = time_of(raw, began, self._zones) if began is not None else None
            if occurrence is not None and self._series.is_first(uid_in(raw), occurrence):
                occurrence = None
            event = self._event(raw, span, occurrence)
            if began is not None or self._repeats_too_many(raw):
                return [event]
            spans = repeated(raw, span, self._zones, self._series, self._problems)
        except EventRefused as wrong:
            self._problems.leave_out(wrong.where, wrong.sentence)
            return []
        return [event if one == span else self._event(raw, one, one.start) for one in spans]

    def _repeats_too_many(self, raw: RawEvent) -> bool:
        """Whether so many events repeat that of this one only the first occurrence is read; said once."""
        line = raw.first("RRULE")
        if line is None:
            return False
        self._repeating += 1
        if self._repeating == MOST_REPEATING + 1:
            self._problems.add(
                raw.where(line.number),
                _(
                    "more than {count} events repeat: from here on only their first occurrences were taken."
                ).format(count=MOST_REPEATING),
            )
        return self._repeating > MOST_REPEATING

    def _event(self, raw: RawEvent, span: Span, occurrence: Moment | None) -> CalendarEvent:
        status = _value(raw, "STATUS").strip().upper()
        own = exported_in(raw.lines)
        start, end = span.start, span.end
        if own is not None:  # UTC tells no zone, and ours is known
            start = own.start if own.start.at == start.at else start
            end = own.end if own.end.at == end.at else end
        return CalendarEvent(
            uid=uid_in(raw),
            start=start,
            end=end,
            summary=self._text(raw, "SUMMARY"),
            description=self._text(raw, "DESCRIPTION"),
            location=self._text(raw, "LOCATION"),
            sequence=_sequence(_value(raw, "SEQUENCE")),
            is_all_day=span.whole_days > 0,
            last_modified=_stamp(_value(raw, "LAST-MODIFIED")),
            cancelled=raw.cancelled or status in ("CANCELLED", "CANCELED"),
            tentative=status == "TENTATIVE",
            categories=tuple(
                category
                for line in raw.all("CATEGORIES")[:50]
                for text in texts_of(line.value)[:50]
                if (category := text.strip())
            ),
            occurrence=occurrence,
            exported=own,
            line=raw.line,
        )

    def _text(self, raw: RawEvent, name: str) -> str:
        line = raw.first(name)
        if line is None:
            return ""
        text = text_of(line.value)
        if len(text) > MOST_LETTERS:
            self._problems.add(
                raw.where(line.number),
                _("{name} is longer than {count} characters: its end was left out.").format(
                    name=name, count=MOST_LETTERS
                ),
            )
        return text[:MOST_LETTERS]

    def _name_twice(self, raw: RawEvent) -> None:
        for name in ("DTSTART", "DTEND", "RRULE"):
            for line in raw.all(name)[1:2]:
                self._problems.add(
                    raw.where(line.number),
                    _("{name} stands here again: the first one counts.").format(name=name),
                )

    def _name_unknown_zones(self, raw: RawEvent) -> None:
        for line in raw.lines:
            name = line.parameters.get("TZID", "")
            if not name or name in self._unknown or self._zones.knows(name):
                continue
            self._unknown.add(name)
            self._problems.add(
                raw.where(line.number),
                _(
                    "nobody knows the time zone “{zone}”: its times are taken as times of {home}. Check them."
                ).format(zone=shown(name), home=self._zones.home),
            )


def _value(raw: RawEvent, name: str) -> str:
    line = raw.first(name)
    return line.value if line is not None else ""


def _sequence(text: str) -> int:
    bare = text.strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 10):
        return 0
    return min(int(bare), _MOST_SEQUENCE)


def _stamp(text: str) -> datetime | None:
    """When something was changed, which the standard wants in UTC; None if it isn't told."""
    try:
        return clock_of(text).shows.replace(tzinfo=UTC)
    except ValueError:
        return None
