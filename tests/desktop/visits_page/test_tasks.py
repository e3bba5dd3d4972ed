"""Tasks are counted back from the visit, late ones are seen, and a tick says when it was done."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.views.visits.tasks import TaskEditor, Tasks, state_text
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.countdown import Urgency
from interpreter_app.domain.visits.starting_set import TASKS
from interpreter_app.domain.visits.visit import Task
from tests.desktop.conftest import type_text
from tests.desktop.visits_page.conftest import TODAY, Planned


@pytest.fixture
def tasks(planned: Planned) -> Tasks:
    section = planned.section(SectionName.TASKS)
    assert isinstance(section, Tasks)
    return section


def row(tasks: Tasks, place: int) -> TaskEditor:
    editor = tasks.rows.rows[place].editor
    assert isinstance(editor, TaskEditor)
    return editor


def test_what_is_late_stands_first_and_says_by_how_much(tasks: Tasks) -> None:
    assert (row(tasks, 0).state.text(), row(tasks, 0).state.property("role")) == (
        "late by 23 days",
        "warning",
    )
    assert row(tasks, 0).due.day == date(2016, 11, 5)
    assert row(tasks, 1).state.text() == "in 15 days"
    assert tasks.count.text() == "1 late · 2 open"


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (date(2016, 8, 21), "late by 99 days"),
        (date(2016, 8, 20), "late since 20 August 2016"),
        (date(2016, 11, 28), "due today"),
        (date(2017, 11, 28), "in 365 days"),
    ],
)
def test_a_task_says_how_late_it_is_and_one_of_long_ago_since_when(until: date, said: str) -> None:
    assert state_text(Urgency.LATE, Task("t", Bilingual(en="Book")), until, TODAY) == said


def test_a_tick_keeps_the_day_and_can_be_taken_away(planned: Planned, tasks: Tasks) -> None:
    row(tasks, 0).done.click()
    assert planned.stored.tasks[0].done == TODAY
    assert row(tasks, 0).state.text() == "done on 28 November 2016"
    row(tasks, 0).done.click()
    assert planned.stored.tasks[0].done is None


def test_a_day_that_is_typed_is_fixed_until_it_is_counted_anew(
    qtbot: QtBot, planned: Planned, tasks: Tasks
) -> None:
    field = row(tasks, 0).due
    field.selectAll()
    type_text(field, "1/12/2016")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert planned.stored.tasks[0].due == date(2016, 12, 1)
    row(tasks, 0).before.setValue(10)
    assert (planned.stored.tasks[0].due, planned.stored.tasks[0].before) == (None, 10)
    assert field.day == date(2016, 11, 25)


@pytest.mark.parametrize(("typed", "days"), [("45", 45), ("-3", -3), ("0", 0)])
def test_days_before_and_after_are_typed(
    qtbot: QtBot, planned: Planned, tasks: Tasks, typed: str, days: int
) -> None:
    field = row(tasks, 0).before
    field.selectAll()
    type_text(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert planned.stored.tasks[0].before == days


def test_days_that_are_typed_and_not_left_are_taken_when_the_page_is(planned: Planned, tasks: Tasks) -> None:
    field = row(tasks, 0).before
    field.selectAll()
    type_text(field, "45")
    assert planned.stored.tasks[0].before == 45


def test_days_after_are_said_so_and_stay(tasks: Tasks) -> None:
    assert row(tasks, 1).before.text() == "7 days after"
    assert row(tasks, 1).before.valueFromText("7 days after") == -7
    i18n.set_language("fr")
    assert row(tasks, 1).before.textFromValue(-1) == "1 jour après"


def test_a_task_of_ones_own_goes_without_days(planned: Planned, tasks: Tasks) -> None:
    tasks.rows.add_button.click()
    type_text(row(tasks, 2).text.english, "Ring the hotel")
    made = planned.stored.tasks[-1]
    assert (made.text.en, made.before, made.due) == ("Ring the hotel", None, None)
    assert row(tasks, 2).before.text() == "not counted back"


def test_the_usual_tasks_are_added_once(planned: Planned, tasks: Tasks) -> None:
    tasks.usual.click()
    assert {task.id for task in TASKS} <= {task.id for task in planned.stored.tasks}
    assert not tasks.usual.isVisible()


def test_a_task_that_is_taken_away_is_undone_as_one(planned: Planned, tasks: Tasks) -> None:
    tasks.rows.rows[0].remove.click()
    assert [task.id for task in planned.stored.tasks] == ["thank"]
    assert planned.page._writer.undo()
    planned.qtbot.waitUntil(
        lambda: (planned.page.refresh(), len(planned.page.desk.visit.tasks) == 2)[1],
        timeout=5000,  # type: ignore[union-attr,func-returns-value]
    )
    assert [task.id for task in planned.stored.tasks] == ["book", "thank"]


def test_a_day_that_is_fixed_isnt_counted_back(qtbot: QtBot, planned: Planned, tasks: Tasks) -> None:
    editor = row(tasks, 0)
    editor.due.setFocus()
    editor.due.selectAll()
    type_text(editor.due, "1/12/2016")
    qtbot.keyClick(editor.due, Qt.Key.Key_Return)
    assert editor.before.text() == "not counted back"
    assert planned.stored.tasks[0].before == 30
    editor.due.selectAll()
    qtbot.keyClick(editor.due, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.due, Qt.Key.Key_Return)
    assert editor.before.text() == "30 days before"
    assert planned.stored.tasks[0].due is None


def test_a_task_stays_where_it_is_while_one_writes_in_it(
    qtbot: QtBot, planned: Planned, tasks: Tasks
) -> None:
    first = row(tasks, 0).part.id
    editor = row(tasks, 0)
    editor.due.setFocus()
    editor.due.selectAll()
    type_text(editor.due, "1/1/2018")
    qtbot.keyClick(editor.due, Qt.Key.Key_Return)
    planned.settle()
    planned.page.desk.saving.followed.emit()
    assert row(tasks, 0).part.id == first
    editor.due.clearFocus()
    planned.page.setFocus()
    planned.page.desk.saving.followed.emit()
    assert row(tasks, 1).part.id == first


def test_a_task_without_a_word_is_left_out_when_one_goes_on(planned: Planned, tasks: Tasks) -> None:
    tasks.rows.add_button.click()
    planned.page.setFocus()
    assert len(planned.stored.tasks) == 2
