"""Whoever moves a visit to other days is told that its sessions stay, and can move them at a stroke."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.views.visits.moved_days import MovedDays
from interpreter_app.desktop.views.visits.overview import Overview
from tests.desktop.visits_page.conftest import Planned

LATER = date(2016, 12, 19)


@pytest.fixture
def notice(planned: Planned) -> MovedDays:
    return planned.page.sheet.moved


def move(planned: Planned, day: date) -> None:
    overview = planned.section(SectionName.OVERVIEW)
    assert isinstance(overview, Overview)
    overview.first.show_day(day)
    overview.first.edited.emit(day)


def test_sessions_are_moved_with_the_days_as_one_deed(
    planned: Planned, notice: MovedDays, writer: Writer
) -> None:
    before = planned.stored
    assert notice.isHidden()
    move(planned, LATER)
    assert notice.isVisible()
    assert notice.words.text() == "The visit has other days now; its 2 sessions are where they were."
    assert notice.move_button.text() == "Move the sessions 14 days on"
    said: list[str] = []
    writer.done.connect(lambda done: said.append(done.sentence))
    notice.move_button.click()
    after = planned.stored
    assert [one.start.local for one in after.sessions] == [
        one.start.local + timedelta(days=14) for one in before.sessions
    ]
    assert after.sessions[0].people == before.sessions[0].people
    assert notice.isHidden()
    assert said[-1] == "Sessions moved 14 days on"
    assert writer.undo()
    writer.wait()
    planned.page.refresh()
    back = planned.stored
    assert tuple(replace(one, sequence=0) for one in back.sessions) == before.sessions
    assert all(one.sequence > 1 for one in back.sessions), "calendars must hear that they went back"
    assert back.first == LATER


def test_whoever_moves_the_days_back_or_leaves_the_sessions_is_told_no_more(
    planned: Planned, notice: MovedDays
) -> None:
    before = planned.stored
    move(planned, LATER)
    assert before.first is not None
    move(planned, before.first)
    assert notice.isHidden()
    move(planned, before.first - timedelta(days=1))
    assert notice.move_button.text() == "Move the sessions 1 day back"
    notice.leave_button.click()
    assert notice.isHidden()
    assert planned.stored.sessions == before.sessions


def test_a_visit_without_sessions_or_days_has_nothing_to_move(planned: Planned, notice: MovedDays) -> None:
    planned.page.desk.change(lambda visit: replace(visit, sessions=()))
    move(planned, LATER)
    assert notice.isHidden()
