"""The time zones of a calendar that is written: a VTIMEZONE for each, as other programs know them.

Owns how the changes of clocks become STANDARD and DAYLIGHT. Where they are on the same Sunday each year one
rule says so, which every program reads; in other zones each change stands by itself.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from interpreter_app.domain.moments import zone_info

if TYPE_CHECKING:
    from icalendar import Component

_MOST_YEARS = 60
_DAY = timedelta(days=1)
_DAY_NAMES = "MO TU WE TH FR SA SU".split()


class Change(NamedTuple):
    """A change of clocks: what they show when it is due, and how far from UTC they are before and after."""

    shows: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def likeness(self) -> tuple[object, ...]:
        """What changes of several years have in common if one rule can say them."""
        return self.shows.month, self.shows.weekday(), self.shows.time(), self.before, self.after, self.name


def zone_component(name: str, years: Iterable[int]) -> Component:
    """The VTIMEZONE of a zone that holds in these years, one of them at least."""
    from icalendar import Timezone

    years = sorted(years)
    first, last = max(years[0] - 1, 2), min(years[-1] + 1, 9997, years[0] + _MOST_YEARS)
    made = Timezone()
    made.add("TZID", name)
    changes = list(_changes(name, first, last))
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        alike.setdefault(change.likeness, []).append(change)
    parts = [(group, _rule(group, last - first + 1)) for group in alike.values()]
    if not parts or not all(rule for _group, rule in parts):
        made.add_component(_part(_beginning(name, first), None))
    for group, rule in parts:
        for change in group[:1] if rule else group:
            made.add_component(_part(change, rule))
    return made


def _changes(name: str, first: int, last: int) -> Iterator[Change]:
    """The changes of clocks from the first day of the first year to the last of the last."""
    zone = zone_info(name)
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while day < end:
        after = day + _DAY
        before_then, after_then = day.astimezone(zone).utcoffset(), after.astimezone(zone).utcoffset()
        assert before_then is not None
        assert after_then is not None
        if before_then != after_then:
            low, high = 0, 86_400
            while high - low > 1:
                middle = (low + high) // 2
                there = (day + timedelta(seconds=middle)).astimezone(zone).utcoffset()
                low, high = (middle, high) if there == before_then else (low, middle)
            at = day + timedelta(seconds=high)
            shows = (at + before_then).replace(tzinfo=None)
            yield Change(shows, before_then, after_then, at.astimezone(zone).tzname() or name)
        day = after


def _beginning(name: str, first: int) -> Change:
    """What holds before the first change."""
    there = datetime(first, 1, 1, tzinfo=UTC).astimezone(zone_info(name))
    ahead = there.utcoffset()
    assert ahead is not None
    return Change(datetime(first, 1, 1) - _DAY, ahead, ahead, there.tzname() or name)


def _rule(group: list[Change], years: int) -> dict[str, object] | None:
    """The rule that says all these changes, if they are one in each of so many years."""
    if len({change.shows.year for change in group}) != years or len(group) != years:
        return None
    days = [change.shows for change in group]
    places = {(day.day - 1) // 7 + 1 for day in days}
    if all(day.day + 7 > monthrange(day.year, day.month)[1] for day in days):
        place = -1
    elif len(places) == 1:
        place = places.pop()
    else:
        return None
    day = days[0]
    return {"FREQ": "YEARLY", "BYMONTH": day.month, "BYDAY": f"{place}{_DAY_NAMES[day.weekday()]}"}


def _part(change: Change, rule: dict[str, object] | None) -> Component:
    from icalendar import TimezoneDaylight, TimezoneStandard

    made = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    made.add("DTSTART", change.shows)
    made.add("TZOFFSETFROM", change.before)
    made.add("TZOFFSETTO", change.after)
    made.add("TZNAME", change.name)
    if rule is not None:
        made.add("RRULE", rule)
    return made
