"""When tasks are due, counted back from the days of a visit, and which of them are late.

Owns the counting. What there is to do before a visit is a template's to say (`services`), or the person's.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from interpreter_app.domain.visits.visit import Task, Visit

SOON = timedelta(days=7)


class Urgency(StrEnum):
    """How a task stands on a day."""

    LATE = "late"
    SOON = "soon"
    OPEN = "open"
    DONE = "done"


def due(task: Task, visit: Visit) -> date | None:
    """The day until which a task is to be done; None as long as neither it nor the visit has one.

    Days before 0 are counted on from the last day of the visit.
    """
    if task.due is not None or task.before is None:
        return task.due
    anchor = visit.first if task.before >= 0 else visit.last
    try:
        return None if anchor is None else anchor - timedelta(days=task.before)
    except OverflowError:
        return None


def urgency(task: Task, visit: Visit, today: date) -> Urgency:
    """How a task stands today."""
    if task.done is not None:
        return Urgency.DONE
    until = due(task, visit)
    if until is None:
        return Urgency.OPEN
    if until < today:
        return Urgency.LATE
    return Urgency.SOON if until - today <= SOON else Urgency.OPEN


def in_order(visit: Visit) -> list[Task]:
    """The tasks of a visit as they come: what is open by the day it is due, then what is done."""
    return sorted(visit.tasks, key=lambda task: (task.done is not None, due(task, visit) or date.max))


def todays(visits: Iterable[Visit], today: date, by_hand: str = "") -> Visit | None:
    """The visit that is today's: the one chosen by hand, else the one on whose days today is.

    Of several the one that began last; None if there is none, or the one by hand is gone.
    """
    known = {visit.id: visit for visit in visits}
    if by_hand in known:
        return known[by_hand]
    running = [
        visit
        for visit in known.values()
        if visit.first and visit.last and visit.first <= today <= visit.last and not visit.archived
    ]
    return max(running, key=lambda visit: (visit.first or today, visit.id), default=None)
