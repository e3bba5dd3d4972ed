"""Days are proposed to both sides, answered, agreed on, and told in a text in each language."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.views.visits.date_options import DateOptionEditor, holiday_text
from interpreter_app.desktop.views.visits.dates import Dates
from interpreter_app.domain.visits.visit import Verdict, VisitStatus
from tests.desktop.conftest import type_text
from tests.desktop.visits_page.conftest import Planned


@pytest.fixture
def dates(planned: Planned) -> Dates:
    section = planned.section(SectionName.DATES)
    assert isinstance(section, Dates)
    return section


def option(dates: Dates, place: int) -> DateOptionEditor:
    editor = dates.options.rows[place].editor
    assert isinstance(editor, DateOptionEditor)
    return editor


def write(qtbot: QtBot, dates: Dates, place: int, first: str, last: str) -> None:
    for field, text in ((option(dates, place).first, first), (option(dates, place).last, last)):
        field.selectAll()
        type_text(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_an_option_is_proposed_and_agreed_on(qtbot: QtBot, planned: Planned, dates: Dates) -> None:
    dates.options.add_button.click()
    write(qtbot, dates, 0, "8/5/2017", "9/5/2017")
    assert [(one.first, one.last) for one in planned.stored.options] == [(date(2017, 5, 8), date(2017, 5, 9))]
    assert "Public holidays" in option(dates, 0).holidays.text()
    option(dates, 0).agree.click()
    stored = planned.stored
    assert (stored.first, stored.last, stored.status) == (
        date(2017, 5, 8),
        date(2017, 5, 9),
        VisitStatus.AGREED,
    )
    assert not option(dates, 0).agree.isEnabled()
    assert dates.agreed.text() == "8 to 9 May 2017"
    dates.reopen.click()
    assert (planned.stored.first, planned.stored.status) == (None, VisitStatus.NEGOTIATING)


def test_the_next_option_is_a_week_later_and_as_long(qtbot: QtBot, planned: Planned, dates: Dates) -> None:
    dates.options.add_button.click()
    write(qtbot, dates, 0, "8/5/2017", "10/5/2017")
    dates.options.add_button.click()
    made = planned.stored.options[1]
    assert (made.first, made.last) == (date(2017, 5, 17), date(2017, 5, 19))


def test_who_can_and_who_cannot_is_counted(planned: Planned, dates: Dates) -> None:
    dates.options.add_button.click()
    rows = option(dates, 0).answers._rows
    rows.add_button.click()
    type_text(rows.rows[0].editor.who, "Ann Reid")  # type: ignore[attr-defined]
    rows.add_button.click()
    type_text(rows.rows[1].editor.who, "Glasgow")  # type: ignore[attr-defined]
    rows.rows[1].editor.verdict.choose(Verdict.NO)  # type: ignore[attr-defined]
    assert option(dates, 0).count.text() == "1 yes · 1 no"
    answers = planned.stored.options[0].answers
    assert [(one.contact, one.who, one.verdict) for one in answers] == [
        ("ann", "", Verdict.YES),
        ("", "Glasgow", Verdict.NO),
    ]
    rows.rows[0].remove.click()
    assert [one.who for one in planned.stored.options[0].answers] == ["Glasgow"]
    assert rows.rows[0].editor.who.text() == "Glasgow"  # type: ignore[attr-defined]


def test_the_text_to_send_names_the_days_in_each_language(
    qtbot: QtBot, planned: Planned, dates: Dates
) -> None:
    dates.options.add_button.click()
    write(qtbot, dates, 0, "8/5/2017", "9/5/2017")
    dates.copies["fr"].click()  # type: ignore[index]
    french = QGuiApplication.clipboard().text().replace("\xa0", " ")
    assert "du lundi 8 au mardi 9 mai 2017" in french
    assert "lundi 8 mai 2017 : " in french
    assert "Madame, Monsieur" not in french
    dates.copies["en"].click()  # type: ignore[index]
    assert "Monday 8 to Tuesday 9 May 2017" in QGuiApplication.clipboard().text()


def test_holidays_of_one_country_are_told_with_its_name() -> None:
    assert "Saint Andrew" in holiday_text(date(2016, 11, 30), date(2016, 11, 30))
    i18n.set_language("fr")
    assert "(France)" in holiday_text(date(2017, 7, 14), date(2017, 7, 14))
    assert holiday_text(date(2017, 7, 11), date(2017, 7, 11)) == ""


def test_a_day_taken_from_an_option_comes_back(qtbot: QtBot, planned: Planned, dates: Dates) -> None:
    dates.options.add_button.click()
    write(qtbot, dates, 0, "8/5/2017", "9/5/2017")
    field = option(dates, 0).first
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.day == date(2017, 5, 8)
    assert len(planned.stored.options) == 1
