"""What stands between BEGIN and END: the events and time zones of a file, as their lines say them.

Owns the nesting, and what becomes of a file that is cut off or nested wrongly: the events that are whole are
given, of the others their place is named. Knows no value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.exchange.calendars.content_lines import Line
from interpreter_app.exchange.calendars.values import text_of
from interpreter_app.exchange.reading import ProblemList, at_line

MOST_EVENTS = 20_000
"""Events of one file; with those that repeat, as many as they come to."""

_OTHERS = frozenset({"VTODO", "VJOURNAL", "VFREEBUSY"})
_KEPT = frozenset(
    "UID SEQUENCE DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION LAST-MODIFIED STATUS CATEGORIES RRULE"
    " RDATE EXDATE RECURRENCE-ID EXRULE".split()
)
_OWN = "X-PASSERELLE-"
_MOST_LINES = 5_000
"""Lines of one event that are kept: an event may name each day on which it isn't."""


@dataclass(slots=True)
class RawEvent:
    """The lines of an event that matter, in their order; `number` counts the events of a file from 1."""

    number: int
    line: int
    cancelled: bool = False
    lines: list[Line] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """The first line of this name."""
        return next((line for line in self.lines if line.name == name), None)

    def all(self, name: str) -> list[Line]:
        """The lines of this name."""
        return [line for line in self.lines if line.name == name]

    def where(self, line: int = 0) -> str:
        """The name of a place in it: «event 3, line 41»."""
        return _("event {number}, {line}").format(number=self.number, line=at_line(line or self.line))


@dataclass(slots=True)
class RawZone:
    """A VTIMEZONE: its own lines, and those of each STANDARD and DAYLIGHT."""

    lines: list[Line] = field(default_factory=list)
    parts: list[list[Line]] = field(default_factory=list)


@dataclass(slots=True)
class Components:
    """What a file is made of; `name` is that of its first calendar that has one."""

    events: list[RawEvent] = field(default_factory=list)
    zones: list[RawZone] = field(default_factory=list)
    name: str = ""
    is_calendar: bool = False


def components_of(lines: Iterable[Line], problems: ProblemList) -> Components:
    """The events and zones in these lines; what can't be taken is noted."""
    reader = _Reader(problems)
    for line in lines:
        reader.take(line)
    reader.finish()
    return reader.made


class _Reader:
    """Walks through the lines; `open` are the components that haven't ended."""

    def __init__(self, problems: ProblemList) -> None:
        self.made = Components()
        self._problems = problems
        self._open: list[str] = []
        self._event: RawEvent | None = None
        self._zone: RawZone | None = None
        self._count = self._others = self._first_other = self._last_line = 0
        self._cancelling = False

    def take(self, line: Line) -> None:
        self._last_line = line.number
        if line.name == "BEGIN":
            self._begin(line.value.strip().upper(), line.number)
        elif line.name == "END":
            self._end(line.value.strip().upper())
        elif self._event is not None:
            if self._open[-1:] == ["VEVENT"]:
                self._note(self._event, line)
        elif self._zone is not None:
            (self._zone.parts[-1] if self._open[-1:] != ["VTIMEZONE"] else self._zone.lines).append(line)
        elif line.name == "X-WR-CALNAME" and not self.made.name:
            self.made.name = text_of(line.value).strip()
        elif line.name == "METHOD":
            self._cancelling = line.value.strip().upper() == "CANCEL"

    def finish(self) -> None:
        if self._event is not None:
            self._leave_out_open()
        elif "VCALENDAR" in self._open:
            self._problems.add(
                at_line(self._last_line), _("the file is cut off here: ask for it again, or export it again.")
            )
        if self._others:
            self._problems.leave_out(
                at_line(self._first_other),
                ngettext(
                    "{count} entry isn’t an event, but a task or a note: it was left out.",
                    "{count} entries aren’t events, but tasks or notes: they were left out.",
                    self._others,
                ).format(count=self._others),
                self._others,
            )
        if self._count > MOST_EVENTS:
            self._problems.leave_out(
                _("further down"), too_many_events().format(count=MOST_EVENTS), self._count - MOST_EVENTS
            )

    def _begin(self, name: str, number: int) -> None:
        if name in ("VEVENT", "VCALENDAR") and self._event is not None:
            self._leave_out_open()
        if name == "VCALENDAR":
            self._open, self._zone, self._cancelling = [], None, False
            self.made.is_calendar = True
        elif name == "VEVENT":
            self._zone = None
            self._count += 1
            self._event = RawEvent(self._count, number, self._cancelling)
            self._open = [one for one in self._open if one == "VCALENDAR"]
        elif name == "VTIMEZONE" and self._event is None:
            self._zone = RawZone()
        elif self._zone is not None:
            self._zone.parts.append([])
        elif name in _OTHERS:
            self._others += 1
            self._first_other = self._first_other or number
        self._open.append(name)
        del self._open[:-50]

    def _end(self, name: str) -> None:
        if name not in self._open:
            return
        while self._open.pop() != name:
            pass
        if name == "VTIMEZONE" and self._zone is not None:
            if len(self.made.zones) < MOST_EVENTS:
                self.made.zones.append(self._zone)
            self._zone = None
        elif self._event is not None and name == "VEVENT":
            if self._count <= MOST_EVENTS:
                self.made.events.append(self._event)
            self._event = None
        elif self._event is not None and name == "VCALENDAR":
            self._leave_out_open()

    def _note(self, event: RawEvent, line: Line) -> None:
        if not line.name:
            self._problems.add(event.where(line.number), _("this line can’t be read: it was left out."))
        elif (line.name in _KEPT or line.name.startswith(_OWN)) and len(event.lines) < _MOST_LINES:
            event.lines.append(line)

    def _leave_out_open(self) -> None:
        """The event that is being read doesn't end: without its end nobody knows what is missing."""
        assert self._event is not None
        self._problems.leave_out(
            self._event.where(), _("the event is cut off, so it was left out: ask for the file again.")
        )
        self._event = None


def too_many_events() -> str:
    """What to say of a file of more events than are read."""
    return _("there are more than {count} events: the rest was left out. Export fewer at a time.")
