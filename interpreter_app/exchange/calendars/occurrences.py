"""The occurrences of an event that repeats, within bounds.

Owns RRULE, RDATE, EXDATE and what RECURRENCE-ID takes out of a series; how many occurrences are made, and
what is said of the rest. Which days a rule falls on is the affair of `recurrences`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.plain import MOST_LETTERS
from interpreter_app.exchange.calendars.components import RawEvent
from interpreter_app.exchange.calendars.content_lines import Line
from interpreter_app.exchange.calendars.recurrences import Rule, days, rule_of
from interpreter_app.exchange.calendars.times import EventRefused, Span, time_of, whole_days
from interpreter_app.exchange.calendars.values import Clock, clock_of, duration_of, text_of
from interpreter_app.exchange.calendars.zones import Zones
from interpreter_app.exchange.reading import ProblemList

MOST_OCCURRENCES = 100
"""Occurrences of one event."""

AROUND = timedelta(days=731)
"""How far from the first one they may be."""

_MOST_DATES = 5_000


class Series(NamedTuple):
    """Of the events that repeat, by UID: when the first one begins, and those that stand by themselves."""

    first: Mapping[str, datetime]
    moved: Mapping[str, frozenset[datetime]]

    def is_first(self, uid: str, occurrence: Moment) -> bool:
        """Whether the event of this UID begins with this occurrence."""
        return self.first.get(uid) == occurrence.at


def series_of(events: Iterable[RawEvent], zones: Zones) -> Series:
    """What is to be known of all events before the first one is read."""
    first: dict[str, datetime] = {}
    moved: dict[str, set[datetime]] = {}
    for raw in events:
        uid = uid_in(raw)
        began = raw.first("RECURRENCE-ID")
        line = began or raw.first("DTSTART")
        if not uid or line is None:
            continue
        with suppress(EventRefused):
            at = time_of(raw, line, zones).at
            if began is not None:
                moved.setdefault(uid, set()).add(at)
            else:
                first.setdefault(uid, at)
    return Series(first, {uid: frozenset(those) for uid, those in moved.items()})


def uid_in(raw: RawEvent) -> str:
    """The UID of an event; empty if it has none."""
    line = raw.first("UID")
    return text_of(line.value).strip()[:MOST_LETTERS] if line is not None else ""


def repeated(raw: RawEvent, span: Span, zones: Zones, series: Series, problems: ProblemList) -> list[Span]:
    """The occurrences of an event in their order, the event itself first unless it was taken out."""
    if raw.first("RRULE") is None and raw.first("RDATE") is None:
        return [span]
    out = _TakenOut(raw, zones, series, problems)
    found = {one.start.at: one for one in _by_rule(raw, span, zones, out, problems)}
    for one in _by_dates(raw, span, zones, problems):
        if not out.has(one):
            found.setdefault(one.start.at, one)
    return [found[at] for at in sorted(found)[:MOST_OCCURRENCES]]


class _TakenOut:
    """The occurrences that an event doesn't have: by moment, or by day."""

    def __init__(self, raw: RawEvent, zones: Zones, series: Series, problems: ProblemList) -> None:
        self._moments: set[datetime] = set(series.moved.get(uid_in(raw), ()))
        self._days: set[date] = set()
        for line, value in _values(raw, "EXDATE"):
            try:
                clock = clock_of(value)
            except ValueError:
                problems.add(raw.where(line.number), _unread_date(line, value))
                continue
            if clock.whole_day:
                self._days.add(clock.shows.date())
            else:
                self._moments.add(zones.moment(clock, line.parameters.get("TZID", "")).at)
        if raw.first("EXRULE") is not None:
            problems.add(raw.where(), _("exceptions by a rule (EXRULE) aren’t read: check its occurrences."))

    def has(self, span: Span) -> bool:
        return span.start.at in self._moments or span.shows.shows.date() in self._days


def _by_rule(
    raw: RawEvent, span: Span, zones: Zones, out: _TakenOut, problems: ProblemList
) -> Iterator[Span]:
    line = raw.first("RRULE")
    rule = _rule(raw, line, problems) if line is not None else None
    if line is None or rule is None:
        yield from () if out.has(span) else (span,)
        return
    first = span.shows.shows.date()
    last = first + AROUND
    taken, latest = 0, first
    for number, day in enumerate(days(rule, first, last)):
        one = _on(day, span, zones)
        if number == rule.times or _is_past(rule, one):
            return
        if out.has(one):
            continue
        if taken == MOST_OCCURRENCES:
            break
        taken, latest = taken + 1, day
        yield one
    else:
        if rule.until is not None and rule.until.shows.date() <= last:
            return
    sentence = ngettext(
        "it repeats for longer: {count} occurrence was taken, on {day}.",
        "it repeats for longer: {count} occurrences were taken, until {day}.",
        taken,
    )
    problems.add(raw.where(line.number), sentence.format(count=taken, day=latest.isoformat()))


def _rule(raw: RawEvent, line: Line, problems: ProblemList) -> Rule | None:
    try:
        return rule_of(line.value)
    except ValueError:
        problems.add(
            raw.where(line.number),
            _("how it repeats (“{rule}”) can’t be read: only its first occurrence was taken.").format(
                rule=shown(line.value)
            ),
        )
        return None


def _is_past(rule: Rule, span: Span) -> bool:
    until = rule.until
    if until is None:
        return False
    if until.whole_day or span.shows.whole_day:
        return span.shows.shows.date() > until.shows.date()
    if until.in_utc:
        return span.start.at > until.shows.replace(tzinfo=UTC)
    return span.shows.shows > until.shows


def _on(day: date, span: Span, zones: Zones) -> Span:
    """The occurrence on a day: at the same time by the clocks there, and as long."""
    if day == span.shows.shows.date():
        return span
    return _at(
        span.shows._replace(shows=datetime.combine(day, span.shows.shows.time())), span.zone, span, zones
    )


def _at(clock: Clock, zone: str, span: Span, zones: Zones) -> Span:
    start = zones.moment(clock, "" if clock.whole_day else zone)
    one = Span(start, Moment(start.at + (span.end.at - span.start.at), span.end.zone), clock, zone)
    return whole_days(one, span.whole_days or 1, zones) if clock.whole_day else one


def _by_dates(raw: RawEvent, span: Span, zones: Zones, problems: ProblemList) -> Iterator[Span]:
    """The occurrences that an event names one by one; those far from the first one are left out."""
    for line, value in _values(raw, "RDATE"):
        begin, _slash, end = value.partition("/")
        try:
            one = _at(clock_of(begin), line.parameters.get("TZID", ""), span, zones)
            if end:
                one = one._replace(end=_end_of_period(end, line, one, zones))
        except ValueError:
            problems.add(raw.where(line.number), _unread_date(line, value))
            continue
        if abs(one.start.at - span.start.at) > AROUND:
            problems.add(
                raw.where(line.number),
                _("its occurrence of {day} is more than two years from the first: it was left out.").format(
                    day=one.shows.shows.date().isoformat()
                ),
            )
            continue
        yield one


def _end_of_period(text: str, line: Line, one: Span, zones: Zones) -> Moment:
    if text.strip()[:1].upper() in "P+-":
        end = one.start.later(min(duration_of(text), AROUND))
    else:
        end = zones.moment(clock_of(text), line.parameters.get("TZID", ""))
    if not one.start.at <= end.at <= one.start.at + AROUND:
        raise ValueError(text)
    return end


def _values(raw: RawEvent, name: str) -> Iterator[tuple[Line, str]]:
    found = ((line, value) for line in raw.all(name) for value in line.value.split(","))
    return islice(found, _MOST_DATES)


def _unread_date(line: Line, value: str) -> str:
    return _("“{value}” isn’t a date or time ({name}): this occurrence was passed over.").format(
        value=shown(value), name=line.name
    )
