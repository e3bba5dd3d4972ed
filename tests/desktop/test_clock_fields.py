"""Days and times are typed as people write them; what isn't one is marked, said, and changes nothing."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.clock_fields import DayField, TimeField
from interpreter_app.desktop.widgets.zone_field import ZoneField
from tests.desktop.conftest import type_text

NEAR = date(2016, 11, 28)


@pytest.fixture
def place(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def day(place: QWidget) -> DayField:
    made = DayField("day", place)
    made.near = lambda: NEAR
    made.show()
    return made


@pytest.fixture
def clock(place: QWidget) -> TimeField:
    made = TimeField("clock", place)
    made.show_time(time(9))
    made.show()
    return made


@pytest.mark.parametrize("typed", ["5/12", "5 décembre", "Mon 5 Dec 2016", "2016-12-05", "5.12.16"])
def test_a_day_is_understood_however_it_is_written(qtbot: QtBot, day: DayField, typed: str) -> None:
    given: list[object] = []
    day.edited.connect(given.append)
    type_text(day, typed)
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert given == [date(2016, 12, 5)]
    assert day.text() == "Monday 5 December 2016"


def test_a_day_is_said_in_the_language_of_the_interface(day: DayField) -> None:
    day.show_day(date(2016, 12, 1))
    i18n.set_language("fr")
    day.retranslate()
    assert day.text().replace("\xa0", " ") == "jeudi 1er décembre 2016"


def test_what_is_no_day_is_said_once_and_stays_to_be_mended(qtbot: QtBot, day: DayField) -> None:
    said: list[str] = []
    given: list[object] = []
    day.show_day(NEAR)
    day.wrong.connect(said.append)
    day.edited.connect(given.append)
    day.selectAll()
    type_text(day, "next week")
    day.take()
    assert len(said) == 1
    assert "next week" in said[0]
    assert (day.text(), day.day, given) == ("next week", NEAR, [])
    day.selectAll()
    type_text(day, "29/11")
    day.take()
    assert (given, day.toolTip()) == ([date(2016, 11, 29)], "")


def test_an_emptied_field_is_no_day(qtbot: QtBot, day: DayField) -> None:
    given: list[object] = []
    day.show_day(NEAR)
    day.edited.connect(given.append)
    day.clear()
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert given == [None]


def test_arrows_go_on_by_days_and_weeks(qtbot: QtBot, day: DayField) -> None:
    qtbot.keyClick(day, Qt.Key.Key_Up)
    assert day.day == NEAR
    for key, wanted in (
        (Qt.Key.Key_Up, 29), (Qt.Key.Key_Down, 28), (Qt.Key.Key_PageDown, 21), (Qt.Key.Key_PageUp, 28),
    ):  # fmt: skip
        qtbot.keyClick(day, key)
        assert day.day == date(2016, 11, wanted)


@pytest.mark.qt_log_ignore("raise|grabbing", extend=True)
def test_a_day_is_chosen_in_a_calendar(qtbot: QtBot, day: DayField) -> None:
    given: list[object] = []
    day.edited.connect(given.append)
    qtbot.keyClick(day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = day.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2016, 11, 28)
    calendar.activated.emit(QDate(2016, 12, 5))
    assert given == [date(2016, 12, 5)]


@pytest.mark.parametrize("typed", ["14:30", "14h30", "14 h 30", "2.30pm", "14.30"])
def test_a_time_is_understood_however_it_is_written(qtbot: QtBot, clock: TimeField, typed: str) -> None:
    given: list[object] = []
    clock.edited.connect(given.append)
    clock.selectAll()
    type_text(clock, typed)
    qtbot.keyClick(clock, Qt.Key.Key_Return)
    assert (given, clock.text()) == ([time(14, 30)], "14:30")


def test_a_time_of_another_world_changes_nothing(qtbot: QtBot, clock: TimeField) -> None:
    said: list[str] = []
    clock.wrong.connect(said.append)
    clock.selectAll()
    type_text(clock, "25:00")
    clock.take()
    assert clock.clock == time(9)
    assert "25:00" in said[0]


def test_arrows_go_on_by_minutes_and_hours_over_midnight(qtbot: QtBot, clock: TimeField) -> None:
    clock.show_time(time(23, 58))
    qtbot.keyClick(clock, Qt.Key.Key_Up)
    assert clock.clock == time(0, 3)
    qtbot.keyClick(clock, Qt.Key.Key_PageDown)
    assert clock.clock == time(23, 3)


def test_what_is_being_typed_stays_whatever_is_to_be_shown(qtbot: QtBot, day: DayField) -> None:
    given: list[object] = []
    day.edited.connect(given.append)
    day.show_day(date(2016, 12, 5))
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "17 dec")
    day.show_day(date(2016, 12, 6))
    assert day.text() == "17 dec"
    qtbot.keyClicks(day, "ember 2016")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert (given, day.text()) == ([date(2016, 12, 17)], "Saturday 17 December 2016")


def test_what_wasnt_understood_stays_until_another_day_is_shown(qtbot: QtBot, day: DayField) -> None:
    day.show_day(date(2016, 12, 5))
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "soon")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    day.clearFocus()
    day.show_day(date(2016, 12, 5))
    assert (day.text(), day.property("wrong")) == ("soon", True)
    day.show_day(date(2016, 12, 6))
    assert (day.text(), day.property("wrong")) == ("Tuesday 6 December 2016", False)


def test_a_zone_that_is_being_typed_stays(qtbot: QtBot, place: QWidget) -> None:
    zone = ZoneField("zone", place)
    taken: list[str] = []
    zone.taken.connect(taken.append)
    zone.show_zone("Europe/London")
    zone.show()
    line = zone.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Europe/")
    zone.show_zone("Europe/Paris")
    qtbot.keyClicks(line, "Dublin")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (taken, zone.currentText()) == (["Europe/Dublin"], "Europe/Dublin")
