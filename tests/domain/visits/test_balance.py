"""Informal time is counted beside formal time, and what runs at the same time counts once."""

from __future__ import annotations

from interpreter_app.domain.visits.balance import Balance, balance, by_day
from interpreter_app.domain.visits.visit import SessionKind
from tests.domain.visits.plan import DAY, session

MEAL, INFORMAL, TRAVEL = SessionKind.MEAL, SessionKind.INFORMAL, SessionKind.TRAVEL


def test_time_is_counted_by_what_it_is_for() -> None:
    day = [
        session("a", "09:00", "10:30", by="zoe"),
        session("b", "10:00", "11:00"),
        session("lunch", "12:00", "13:00", MEAL, by="zoe"),
        session("walk", "12:30", "14:00", INFORMAL),
        session("metro", "14:00", "14:20", TRAVEL),
    ]
    assert balance(day) == Balance(formal=120, informal=120, other=20, interpreted=150)
    assert balance([]) == Balance(0, 0, 0, 0)


def test_sessions_stand_under_the_day_on_which_they_begin_there() -> None:
    late, early = session("late", "23:30", "23:50"), session("early", "00:10", "01:00")
    assert [(day, [s.id for s in found]) for day, found in by_day([late, early]).items()] == [
        (DAY, ["early", "late"])
    ]
