"""What is being dragged in the day view: a session, one of its edges, or a new one on empty hours.

Owns what comes of it. Pure: what is dragged is where the pointer was pressed and where it is now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from interpreter_app.desktop.widgets.day_grid import Spot
from interpreter_app.domain.visits import day_plan
from interpreter_app.domain.visits.visit import Session

NEW_STEP = 15
"""A new session is drawn on this grid, in minutes."""


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag that began at a spot: of a session, by its `edge` («start», «end») or whole, or of a new one."""

    begun: Spot
    zone: str
    session: Session | None = None
    edge: str = ""

    def result(self, now: Spot) -> Session | None:
        """The session as it would be if it were dropped here; None for a new one."""
        session = self.session
        if session is None:
            return None
        by = _ruler(now) - _ruler(self.begun)
        if abs(by) < day_plan.STEP / 2:
            return session
        meant = session.end if self.edge == "end" else session.start
        local = meant.there(self.zone).local
        day = local.date()
        minute = day_plan.snapped(local.hour * 60 + local.minute + by)
        try:
            if self.edge:
                return day_plan.stretched(session, day, minute, self.zone, start=self.edge == "start")
            return day_plan.placed(session, day, minute, self.zone)
        except OverflowError:
            return session

    def drawn(self, now: Spot) -> tuple[date, int, int]:
        """The day where a new session was begun, and its first and last minute there."""
        one, other = self.begun.minute, now.minute
        if now.day != self.begun.day:
            other = one
        first = int(min(one, other) // NEW_STEP) * NEW_STEP
        last = -int(-max(one, other) // NEW_STEP) * NEW_STEP
        return self.begun.day, first, min(max(last, first + NEW_STEP), day_plan.DAY)


def _ruler(spot: Spot) -> float:
    return spot.day.toordinal() * day_plan.DAY + spot.minute
