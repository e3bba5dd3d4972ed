"""Tasks are counted back from the days of the visit, what is late is told, and today's visit is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.countdown import Urgency, due, in_order, todays, urgency
from interpreter_app.domain.visits.visit import Task, Visit

VISIT = Visit("paris", Bilingual("Paris"), first=date(2016, 12, 5), last=date(2016, 12, 6))
TODAY = date(2016, 11, 20)


def _task(ident: str = "t", **more: object) -> Task:
    return Task(ident, Bilingual("écrire"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        (_task(before=14), date(2016, 11, 21)),
        (_task(before=0), date(2016, 12, 5)),
        (_task(before=-7), date(2016, 12, 13)),
        (_task(before=14, due=date(2016, 10, 1)), date(2016, 10, 1)),
        (_task(), None),
        (_task(before=10_000_000), None),
    ],
)
def test_days_are_counted_from_the_visit(task: Task, expected: date | None) -> None:
    assert due(task, VISIT) == expected


def test_without_dates_nothing_is_due() -> None:
    assert due(_task(before=14), Visit("a", Bilingual("a"))) is None


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        (_task(before=16), Urgency.LATE),
        (_task(before=15), Urgency.SOON),
        (_task(before=8), Urgency.SOON),
        (_task(before=7), Urgency.OPEN),
        (_task(), Urgency.OPEN),
        (_task(before=16, done=TODAY), Urgency.DONE),
    ],
)
def test_what_is_late_is_told(task: Task, expected: Urgency) -> None:
    assert urgency(task, VISIT, TODAY) is expected


def test_tasks_come_in_the_order_in_which_they_are_due_and_what_is_done_last() -> None:
    first, last = _task("first", before=30), _task("later", before=1)
    tasks = (_task("none"), last, _task("done", before=90, done=TODAY), first)
    assert [task.id for task in in_order(replace(VISIT, tasks=tasks))] == ["first", "later", "none", "done"]


def test_todays_visit_is_the_one_on_whose_days_today_is() -> None:
    other = Visit("fife", Bilingual("Fife"), first=date(2016, 12, 6), last=date(2016, 12, 9))
    day = date(2016, 12, 5)
    assert todays([VISIT, other], day) is VISIT
    assert todays([VISIT, other], day + timedelta(days=1)) is other
    assert todays([VISIT, other], day - timedelta(days=1)) is None
    assert todays([replace(VISIT, archived=True)], day) is None
    assert todays([VISIT, other], day, "fife") is other
    assert todays([VISIT, other], day, "gone") is VISIT
    assert todays([], day) is None
