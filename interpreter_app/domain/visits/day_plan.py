"""The days of a visit as somebody draws them: what stands on which day, from and until which minute.

Owns this geometry, and how a session is moved about in it. A day is one of the visit's zone, and its ruler
are the minutes that the clocks there show, from 0 to 1440, on all days alike, so that an hour stands at one
height on every day. In spring the hour that clocks leave out stays empty. In autumn they show an hour twice:
both times stand at the same place, and a session that is on while the clocks go back covers all that they
show meanwhile. What is moved by minutes is moved by real ones, so that there and back is the same; what is
put at a minute of a day is put where the clocks show it. Pure: knows neither pixels nor words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from interpreter_app.domain.moments import Moment, on_clock, zone_info
from interpreter_app.domain.visits import rescheduling
from interpreter_app.domain.visits.visit import Session, Visit

DAY = 24 * 60
"""The minutes on the ruler of every day."""

SHORTEST = timedelta(minutes=5)
STEP = 5
_FIRST_HOUR, _LAST_HOUR = 8, 19
_MOST_DAYS = 62
_MOST_PARTS = 31
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Part:
    """What of a session is on one day, in minutes of its clocks: 0 ≤ start ≤ end ≤ 1440.

    `begins` and `ends` say whether the session does so in this part, or is cut at midnight.
    """

    session: Session
    day: date
    start: int
    end: int
    begins: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Laid:
    """A part in its lane, from 0; it has room as far as `span` lanes, of so many side by side."""

    part: Part
    lane: int
    span: int
    lanes: int


def parts(session: Session, zone: str) -> tuple[Part, ...]:
    """A session cut at the midnights of a zone, in the order of time.

    One that ends at midnight has no part on the next day. Of one that lasts for months only the first month
    is cut; one beyond the calendar of the zone has no parts.
    """
    try:
        return tuple(_parts(session, zone))
    except (OverflowError, ValueError):
        return ()


def _parts(session: Session, zone: str) -> Iterator[Part]:
    start, end = session.start.at, session.end.at
    day = session.start.there(zone).day
    begun = start
    for _count in range(_MOST_PARTS):
        midnight = _beginning(day + timedelta(days=1), zone)
        until = min(end, midnight)
        first, last = _shown_between(begun, until, day, zone)
        yield Part(session, day, first, last, begun == start, until == end)
        if until == end:
            return
        begun, day = until, day + timedelta(days=1)


def _beginning(day: date, zone: str) -> datetime:
    return on_clock(day, time(), zone).at


def _shown_between(start: datetime, end: datetime, day: date, zone: str) -> tuple[int, int]:
    """The first and the last minute of a day that clocks show between two moments."""
    shown = [_on_ruler(start, day, zone), _on_ruler(end, day, zone, before=True)]
    if start == end:
        shown[1] = shown[0]
    turn = _turn(start, end, zone)
    if turn is not None:
        shown += [_on_ruler(turn, day, zone), _on_ruler(turn, day, zone, before=True)]
    first, last = min(shown), max(shown)
    return int(first // 60), int(-(-last // 60))


def _on_ruler(at: datetime, day: date, zone: str, *, before: bool = False) -> float:
    """The seconds of a day that clocks show at a moment, or up to it with `before`."""
    info = zone_info(zone)
    local = (at - _SECOND).astimezone(info) + _SECOND if before else at.astimezone(info)
    seconds = (local.replace(tzinfo=None) - datetime.combine(day, time())).total_seconds()
    return max(0.0, min(seconds, DAY * 60.0))


def _turn(start: datetime, end: datetime, zone: str) -> datetime | None:
    """The moment between two others at which clocks are put forward or back."""
    info = zone_info(zone)
    offset = start.astimezone(info).utcoffset()
    if end <= start or (end - _SECOND).astimezone(info).utcoffset() == offset:
        return None
    low, high = start, end
    while high - low > _SECOND:
        middle = low + (high - low) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        if middle <= low:
            break
        low, high = (middle, high) if middle.astimezone(info).utcoffset() == offset else (low, middle)
    return high


def days(visit: Visit) -> tuple[date, ...]:
    """The days to draw, in order: all that have sessions, and those agreed.

    Of more than two months that were agreed, only the first and the last.
    """
    found = {part.day for session in visit.sessions for part in parts(session, visit.zone)}
    if visit.first is not None and visit.last is not None:
        many = (visit.last - visit.first).days + 1
        found |= (
            {visit.first + timedelta(days=number) for number in range(many)}
            if many <= _MOST_DAYS
            else {visit.first, visit.last}
        )
    return tuple(sorted(found))


def on_days(visit: Visit) -> Mapping[date, tuple[Part, ...]]:
    """What stands on each day of `days`, in the order of the clock."""
    found: dict[date, list[Part]] = {day: [] for day in days(visit)}
    for session in visit.sessions:
        for part in parts(session, visit.zone):
            found[part.day].append(part)
    return {day: tuple(sorted(of_day, key=_order)) for day, of_day in found.items()}


def _order(part: Part) -> tuple[int, int, datetime, str]:
    return part.start, -part.end, part.session.start.at, part.session.id


def hours(of_days: Iterable[Part]) -> tuple[int, int]:
    """The first hour to draw and the one at which to end: 8 to 19, or as far as the parts go."""
    first, last = _FIRST_HOUR, _LAST_HOUR
    for part in of_days:
        first = min(first, part.start // 60)
        last = max(last, -(-part.end // 60))
    return first, last


def lanes(of_day: Iterable[Part], least: int = 0) -> tuple[Laid, ...]:
    """The parts of one day side by side where they overlap; one takes the room of `least` minutes at least.

    Parts that hang together have equally many lanes; one has those beside it, too, as far as they are free.
    """
    made: list[Laid] = []
    cluster: list[tuple[Part, int]] = []
    ends: list[int] = []
    for part in sorted(of_day, key=_order):
        if cluster and part.start >= max(ends):
            made += _widened(cluster, len(ends), least)
            cluster, ends = [], []
        free = next((lane for lane, end in enumerate(ends) if end <= part.start), len(ends))
        ends[free : free + 1] = [_bottom(part, least)]
        cluster.append((part, free))
    return tuple(made + _widened(cluster, len(ends), least))


def _bottom(part: Part, least: int) -> int:
    return max(part.end, part.start + max(least, 1))


def _widened(cluster: Sequence[tuple[Part, int]], count: int, least: int) -> list[Laid]:
    """The parts of a cluster with the room that is free beside them."""
    made = []
    for part, lane in cluster:
        beside = [
            other_lane
            for other, other_lane in cluster
            if other_lane > lane and other.start < _bottom(part, least) and part.start < _bottom(other, least)
        ]
        made.append(Laid(part, lane, min(beside, default=count) - lane, count))
    return made


def clock_change(day: date, zone: str) -> tuple[int, int] | None:
    """The minutes of a day between which clocks are put forward or back; `start` > `end` if back."""
    try:
        begun, ended = _beginning(day, zone), _beginning(day + timedelta(days=1), zone)
    except (OverflowError, ValueError):
        return None
    turn = _turn(begun, ended, zone)
    if turn is None:
        return None
    from_, to = _on_ruler(turn, day, zone, before=True), _on_ruler(turn, day, zone)
    return int(from_ // 60), int(to // 60)


def snapped(minute: float, step: int = STEP) -> int:
    """The nearest minute on the grid."""
    return int((minute + step / 2) // step) * step


# Moving about. All of these raise OverflowError beyond the calendar, and give the session itself where
# nothing changes.


def moved(session: Session, minutes: int) -> Session:
    """The session so many minutes later, or earlier."""
    by = timedelta(minutes=minutes)
    return replace(session, start=session.start.later(by), end=session.end.later(by))


def moved_days(session: Session, count: int) -> Session:
    """The session so many days later, at the same times of the clock."""
    if not count:
        return session
    try:
        return rescheduling.on_day(session, session.start.day + timedelta(days=count))
    except ValueError as beyond:
        raise OverflowError(str(count)) from beyond


def placed(session: Session, day: date, minute: int, zone: str) -> Session:
    """The session from this minute of a day in a zone, as long as before; it keeps its own zones."""
    start = _at(session.start, day, minute, zone)
    return replace(session, start=start, end=session.end.later(start.at - session.start.at))


def resized(session: Session, minutes: int, *, start: bool = False) -> Session:
    """The session with its end, or its `start`, so many minutes later; it stays 5 minutes long at least.

    One that was shorter all along may stay as short.
    """
    by = timedelta(minutes=minutes)
    if start:
        return _beginning_at(session, session.start.later(by))
    return _ending_at(session, session.end.later(by))


def stretched(session: Session, day: date, minute: int, zone: str, *, start: bool = False) -> Session:
    """The session with its end, or its `start`, at this minute of a day; 5 minutes long at least."""
    if start:
        return _beginning_at(session, _at(session.start, day, minute, zone))
    return _ending_at(session, _at(session.end, day, minute, zone))


def _beginning_at(session: Session, start: Moment) -> Session:
    latest = max(session.end.later(-SHORTEST).at, session.start.at)
    return replace(session, start=Moment(min(start.at, latest), session.start.zone))


def _ending_at(session: Session, end: Moment) -> Session:
    earliest = min(session.start.later(SHORTEST).at, max(session.end.at, session.start.at))
    return replace(session, end=Moment(max(end.at, earliest), session.end.zone))


def _at(meant: Moment, day: date, minute: int, zone: str) -> Moment:
    """A minute of a day in a zone, meant in the zone of `meant`.

    Minutes below 0 or above 1440 are those of the days beside it. In the hour that is repeated it is the
    second time only for what was in it that time already.
    """
    over, rest = divmod(minute, DAY)
    is_second = bool(meant.there(zone).local.fold)
    on_day = day + timedelta(days=over)
    try:
        made = on_clock(on_day, time(rest // 60, rest % 60), zone, again=is_second)
    except ValueError as beyond:
        raise OverflowError(str(on_day)) from beyond
    return Moment(made.at.astimezone(UTC), meant.zone)
