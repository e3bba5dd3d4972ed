"""An event of a calendar, as any program may have written it.

Owns the shape of such an event and the key by which it is known. Frozen data; must know no file format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import SessionKind


@dataclass(frozen=True, slots=True)
class Exported:
    """What a session was when it was written into a calendar; it comes back with the event.

    `visit`, `session`, `place` and `destination` are ids; `location` is the text that the calendar showed,
    `language` the one that it was written in, None for both.
    """

    visit: str
    session: str
    kind: SessionKind
    title: Bilingual
    start: Moment
    end: Moment
    place: str = ""
    destination: str = ""
    location: str = ""
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event, or one occurrence of an event that repeats.

    `end` is when it is over; of an event of whole days both are midnights in the visit's zone, the end that
    after its last day. `occurrence` tells which one of an event that repeats it is, by when it would begin if
    nobody had moved it; None for the first. `last_modified` is in UTC, `line` counted from 1.
    """

    uid: str
    start: Moment
    end: Moment
    summary: str = ""
    description: str = ""
    location: str = ""
    sequence: int = 0
    is_all_day: bool = False
    last_modified: datetime | None = None
    cancelled: bool = False
    tentative: bool = False
    categories: tuple[str, ...] = ()
    occurrence: Moment | None = None
    exported: Exported | None = None
    line: int = 0

    @property
    def key(self) -> str:
        """What tells it from all others: its UID, behind # which occurrence it is; empty without a UID."""
        if self.occurrence is None or not self.uid:
            return self.uid
        return f"{self.uid}#{self.occurrence.at:%Y%m%dT%H%M%SZ}"

    @property
    def age(self) -> tuple[int, datetime]:
        """What grows with each change: of two versions of the same event, the greater one is the newer."""
        return self.sequence, self.last_modified or datetime.min.replace(tzinfo=UTC)
