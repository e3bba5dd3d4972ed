"""Visits are listed, opened, written without being asked, deleted and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.visit_words import SectionName, attention
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.visits.overview import Overview
from interpreter_app.desktop.views.visits.page import VisitsPage
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import VisitStatus
from interpreter_app.services import planning
from interpreter_app.services.todays import todays
from interpreter_app.store.database import Store
from tests.desktop.conftest import type_text
from tests.desktop.visits_page.conftest import TODAY, Planned, visit
from tests.domain.visits.plan import plan, session


def overview(planned: Planned) -> Overview:
    section = planned.section(SectionName.OVERVIEW)
    assert isinstance(section, Overview)
    return section


def test_an_empty_page_says_how_to_begin(
    qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme
) -> None:
    page = VisitsPage(store, writer, jobs, theme)
    qtbot.addWidget(page)
    page.show()
    page.focus_first()
    assert page.sheet.empty.isVisible()
    assert not page.sheet.stack.isVisible()
    assert not page.left.sections.isVisible()
    assert page.focusWidget() is page.left.new_button


def test_the_head_says_which_visit_it_is_in_the_language_of_the_interface(planned: Planned) -> None:
    assert planned.page.sheet.title.text() == "Visit to Paris"
    assert planned.page.sheet.small.text() == "5 to 6 December 2016 · idea"
    i18n.set_language("fr")
    planned.page.retranslate()
    assert planned.page.sheet.title.text() == "Voyage à Paris"
    assert planned.page.sheet.small.text() == "du 5 au 6 décembre 2016 · idée"


def test_what_is_typed_is_kept_without_being_asked(planned: Planned) -> None:
    field = overview(planned).titles.english
    field.selectAll()
    type_text(field, "Paris twice")
    assert planned.stored.title == Bilingual("Voyage à Paris", "Paris twice")
    assert planned.page.sheet.title.text() == "Paris twice"


def test_what_somebody_else_writes_is_seen_and_what_is_being_typed_stays(planned: Planned) -> None:
    section = overview(planned)
    type_text(section.note.english, "by train")
    theirs = planning.visit(planned.store, "paris")
    assert theirs is not None
    planning.save(planned.store, theirs, replace(theirs, where=Bilingual("Paris", "Paris")))
    planned.page.refresh()
    assert section.where.typed() == Bilingual("Paris", "Paris")
    assert section.note.typed() == Bilingual("", "by train")
    assert (planned.stored.where.en, planned.stored.note.en) == ("Paris", "by train")


def test_a_first_day_moves_the_last_one_as_far_and_none_takes_it_away(planned: Planned) -> None:
    section = overview(planned)
    section.first.selectAll()
    type_text(section.first, "12/12/2016")
    planned.qtbot.keyClick(section.first, Qt.Key.Key_Return)
    assert (planned.stored.first, planned.stored.last) == (date(2016, 12, 12), date(2016, 12, 13))
    section.last.clear()
    planned.qtbot.keyClick(section.last, Qt.Key.Key_Return)
    assert (planned.stored.first, planned.stored.last) == (None, None)


def test_a_day_that_is_typed_and_not_left_is_taken_when_the_page_is(planned: Planned) -> None:
    section = overview(planned)
    section.last.selectAll()
    type_text(section.last, "9 Dec 2016")
    assert planned.stored.last == date(2016, 12, 9)


def test_a_zone_that_nobody_knows_is_said_and_changes_nothing(planned: Planned) -> None:
    section, said = overview(planned), []
    planned.page.said.connect(said.append)
    line = section.zone.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(line, "Paris time")
    planned.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Paris time" in said[0]
    assert planned.stored.zone == "Europe/Paris"
    assert (section.zone.currentText(), section.zone.property("wrong")) == ("Paris time", True)
    line.selectAll()
    type_text(line, "Europe/Dublin")
    planned.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (planned.stored.zone, section.zone.property("wrong")) == ("Europe/Dublin", False)


def test_questions_are_added_moved_and_taken_away_by_keys(planned: Planned) -> None:
    rows = overview(planned).questions
    planned.qtbot.keyClick(
        rows.rows[0].editor.focusProxy() or rows.rows[0].editor.text.french, Qt.Key.Key_Return
    )  # type: ignore[attr-defined]
    assert len(rows.rows) == 2
    type_text(rows.rows[1].editor.text.french, "Pourquoi ?")  # type: ignore[attr-defined]
    assert [question.text.fr for question in planned.stored.questions] == ["Qui décide ?", "Pourquoi ?"]
    rows.rows[1].editor.focus_first()
    planned.qtbot.keyClick(rows.rows[1].editor.text.french, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # type: ignore[attr-defined]
    assert [question.text.fr for question in planned.stored.questions] == ["Pourquoi ?", "Qui décide ?"]
    shifts = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    planned.qtbot.keyClick(rows.rows[0].editor.text.french, Qt.Key.Key_Delete, shifts)  # type: ignore[attr-defined]
    assert [question.text.fr for question in planned.stored.questions] == ["Qui décide ?"]


def test_a_question_that_is_taken_away_is_asked_in_no_session(planned: Planned) -> None:
    before = planned.stored
    asked = replace(before.sessions[0], questions=("who",))
    planning.save(planned.store, before, replace(before, sessions=(asked, *before.sessions[1:])))
    planned.page.refresh()
    overview(planned).questions.rows[0].remove.click()
    assert planned.stored.questions == ()
    assert planned.stored.sessions[0].questions == ()


def test_a_glossary_is_attached_by_its_tick_and_one_that_is_not_here_stays(planned: Planned) -> None:
    before = planned.stored
    planning.save(planned.store, before, replace(before, glossaries=("town", "elsewhere")))
    planned.page.refresh()
    boxes = {box.text(): box for box in overview(planned).ticks.findChildren(QCheckBox)}
    assert any("elsewhere" in text for text in boxes)
    next(box for text, box in boxes.items() if "elsewhere" not in text and box.isChecked()).click()
    assert planned.stored.glossaries == ("elsewhere",)


def test_the_visit_of_today_is_chosen_by_hand_and_its_glossaries_are_told(planned: Planned) -> None:
    assert todays(planned.store, TODAY).glossaries == ()
    overview(planned).by_hand.click()
    planned.qtbot.waitUntil(lambda: todays(planned.store, TODAY).visit == "paris", timeout=5000)
    assert len(todays(planned.store, TODAY).glossaries) == 1
    overview(planned).by_hand.click()
    planned.qtbot.waitUntil(lambda: todays(planned.store, TODAY).visit == "", timeout=5000)


def test_a_visit_that_is_archived_stands_last(planned: Planned) -> None:
    planning.create(
        planned.store, replace(plan(session("a", "09:00", "10:00")), id="rome", title=Bilingual("Rome"))
    )
    planned.page.refresh()
    overview(planned).archived.click()
    assert planned.stored.archived
    planned.page.refresh()
    assert [one.id for one in planned.page.left.visits.rows] == ["rome", "paris"]
    assert planned.page.desk.visit is not None
    assert planned.page.desk.visit.id == "paris"


def test_another_visit_is_opened_from_the_list_and_what_was_typed_is_written_first(planned: Planned) -> None:
    planning.create(
        planned.store, replace(plan(session("a", "09:00", "10:00")), id="rome", title=Bilingual("Rome"))
    )
    planned.page.refresh()
    type_text(overview(planned).note.french, "en train")
    planned.page.left.visits.choose(
        next(i for i, one in enumerate(planned.page.left.visits.rows) if one.id == "rome")
    )
    assert planned.page.sheet.title.text() == "Rome"
    found = lambda: planning.visit(planned.store, "paris")  # noqa: E731 - read anew each time
    planned.qtbot.waitUntil(lambda: found() is not None and found().note.fr == "en train", timeout=5000)  # type: ignore[union-attr]


def test_a_deleted_visit_is_gone_from_the_page_and_comes_back(planned: Planned, writer: Writer) -> None:
    planned.page.delete()
    planned.qtbot.waitUntil(lambda: planning.visit(planned.store, "paris") is None, timeout=5000)
    planned.page.refresh()
    assert planned.page.desk.visit is None
    assert planned.page.sheet.empty.isVisible()
    assert writer.undo()
    planned.qtbot.waitUntil(lambda: planning.visit(planned.store, "paris") == visit(), timeout=5000)
    planned.page.refresh()
    assert planned.page.sheet.title.text() == "Visit to Paris"


def test_one_undo_takes_back_all_that_was_typed_in_a_sitting(planned: Planned, writer: Writer) -> None:
    field = overview(planned).note.french
    type_text(field, "en")
    assert planned.stored.note.fr == "en"
    type_text(field, " train")
    assert planned.stored.note.fr == "en train"
    assert writer.undo()
    planned.qtbot.waitUntil(lambda: planning.visit(planned.store, "paris") == visit(), timeout=5000)
    planned.page.refresh()
    assert field.typed() == ""
    assert not writer.undo()  # the sitting was one deed: there is no other to take back


def test_sections_say_what_wants_attention(planned: Planned) -> None:
    assert attention(visit(), SectionName.TASKS, TODAY) == ("1 late", True)
    assert attention(visit(), SectionName.TASKS, date(2016, 11, 1)) == ("2 open", False)
    assert attention(visit(), SectionName.SCHEDULE, TODAY)[0] == "2"
    clash = replace(
        visit(), sessions=(*visit().sessions, session("other", "10:00", "12:00", people=("ann",)))
    )
    assert attention(clash, SectionName.SCHEDULE, TODAY) == ("1 clash", True)


def test_keys_go_from_section_to_section_and_round(planned: Planned) -> None:
    every = list(SectionName)
    seen = [planned.page.left.section]
    for _section in every:
        planned.page.next_section()
        seen.append(planned.page.left.section)
    assert seen == [*every, every[0]]
    planned.page.previous_section()
    assert planned.page.left.section is every[-1]


def test_a_status_is_chosen(planned: Planned) -> None:
    field = overview(planned).status
    field.setFocus()
    planned.qtbot.keyClick(field, Qt.Key.Key_Down)
    assert planned.stored.status is VisitStatus.NEGOTIATING


def test_a_day_or_zone_that_wasnt_understood_isnt_shown_for_another_visit(planned: Planned) -> None:
    planning.create(planned.store, replace(visit(), id="second"))
    planned.page.refresh()
    first, zone = overview(planned).first, overview(planned).zone
    before = first.text()
    first.setText("5 Dezz")
    zone.setEditText("Europ")
    planned.page.open("second")
    assert (first.text(), first.property("wrong")) == (before, False)
    assert (zone.currentText(), zone.property("wrong")) == ("Europe/Paris", False)


def test_a_zone_that_is_typed_and_not_left_is_taken_when_the_page_is(planned: Planned) -> None:
    overview(planned).home.setEditText("Europe/Lisbon")
    assert planned.stored.home == "Europe/Lisbon"
