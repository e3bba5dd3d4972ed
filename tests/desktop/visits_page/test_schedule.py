"""The schedule: sessions are chosen, written, moved, copied, taken away; clashes are said, not in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.views.visits.places import PlaceEditor
from interpreter_app.desktop.views.visits.schedule import Schedule, balance_text
from interpreter_app.desktop.views.visits.session_form import SessionForm
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Mode, Place, Session, SessionKind
from interpreter_app.services import planning
from tests.desktop.conftest import type_text
from tests.desktop.visits_page.conftest import Planned, visit


@pytest.fixture
def schedule(planned: Planned) -> Schedule:
    section = planned.section(SectionName.SCHEDULE)
    assert isinstance(section, Schedule)
    return section


def stored(planned: Planned, ident: str = "meeting") -> Session:
    return next(one for one in planned.stored.sessions if one.id == ident)


def write(qtbot: QtBot, field: object, text: str) -> None:
    field.selectAll()  # type: ignore[attr-defined]
    type_text(field, text)  # type: ignore[arg-type]
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_session_that_is_chosen_is_shown_whole(schedule: Schedule) -> None:
    assert not schedule.form_room.isVisible()
    schedule.days.choose("meeting")
    schedule.days.chosen.emit("meeting")
    form = schedule.form
    assert form.isVisible()
    assert (form.start.text(), form.end.text()) == ("09:30", "11:00")
    assert form.place.currentText() == "Mairie"
    assert [box.text() for box in form.people.findChildren(QCheckBox) if box.isChecked()] == [
        "Ann Reid",
        "Jean Petit",
    ]
    assert form.is_interpreted.isChecked()
    assert not form.destination.isVisible()


def test_times_are_typed_and_kept(qtbot: QtBot, planned: Planned, schedule: Schedule) -> None:
    schedule.days.opened.emit("meeting")
    write(qtbot, schedule.form.start, "10")
    assert (stored(planned).start.local.hour, stored(planned).end.local.strftime("%H:%M")) == (10, "11:30")
    write(qtbot, schedule.form.end, "11.45")
    assert stored(planned).end.local.strftime("%H:%M") == "11:45"
    write(qtbot, schedule.form.day, "6/12/2016")
    assert stored(planned).start.day == date(2016, 12, 6)


def test_a_journey_has_a_destination_and_zones(qtbot: QtBot, planned: Planned, schedule: Schedule) -> None:
    schedule.days.opened.emit("dinner")
    form = schedule.form
    form.kind.setCurrentIndex(list(SessionKind).index(SessionKind.TRAVEL))
    form.kind.activated.emit(form.kind.currentIndex())
    assert form.destination.isVisible()
    assert form.start_zone.isVisible()
    form.start_zone.setEditText("Europe/London")
    form.start_zone.take()
    assert stored(planned, "dinner").start.zone == "Europe/London"
    assert stored(planned, "dinner").start.local.hour == 19


def test_a_new_place_is_made_by_its_name_and_known_ones_are_found(
    qtbot: QtBot, planned: Planned, schedule: Schedule
) -> None:
    schedule.days.opened.emit("dinner")
    line = schedule.form.place.lineEdit()
    assert line is not None
    write(qtbot, line, "Le Procope")
    made = planned.stored.places[-1]
    assert (made.name.en, stored(planned, "dinner").place) == ("Le Procope", made.id)
    write(qtbot, line, "HOTEL")
    assert stored(planned, "dinner").place == "hotel"
    assert len(planned.stored.places) == 3


def test_who_takes_part_and_who_interprets_is_ticked(planned: Planned, schedule: Schedule) -> None:
    schedule.days.opened.emit("dinner")
    boxes = {box.text(): box for box in schedule.form.people.findChildren(QCheckBox)}
    boxes["Jean Petit"].click()
    schedule.form.is_interpreted.click()
    schedule.form.how.mode.activated.emit(list(Mode).index(Mode.WHISPERED))
    found = stored(planned, "dinner")
    assert found.people == ("ann", "jean")
    assert found.interpreted is not None
    assert (found.interpreted.mode, found.interpreted.interpreters) == (Mode.WHISPERED, ("fiona",))
    schedule.form.is_interpreted.click()
    assert stored(planned, "dinner").interpreted is None


def test_questions_are_ticked_for_a_session(planned: Planned, schedule: Schedule) -> None:
    schedule.days.opened.emit("meeting")
    (box,) = schedule.form.questions.findChildren(QCheckBox)
    assert box.accessibleName() == "Who decides?"
    box.click()
    assert stored(planned).questions == ("who",)


def test_a_session_is_moved_by_key_and_taken_back(
    qtbot: QtBot, planned: Planned, schedule: Schedule, writer: Writer
) -> None:
    schedule.days.choose("meeting")
    schedule.days.setFocus()
    qtbot.keyClick(schedule.days, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert stored(planned).start.at - visit().sessions[0].start.at == timedelta(minutes=15)
    assert writer.undo()

    def is_back() -> bool:
        planned.page.refresh()
        return replace(stored(planned), sequence=0) == visit().sessions[0]

    qtbot.waitUntil(is_back, timeout=5000)


def test_a_session_is_added_drawn_copied_and_taken_away(planned: Planned, schedule: Schedule) -> None:
    schedule.add_button.click()
    type_text(schedule.form.title.english, "Debriefing")
    added = planned.stored.sessions[-1]
    assert (added.title.en, added.start.local.strftime("%H:%M")) == ("Debriefing", "21:00")
    schedule.days.drawn.emit(date(2016, 12, 6), 9 * 60, 10 * 60 + 30)
    drawn = planned.stored.sessions[-1]
    assert (drawn.start.day, drawn.end.local.strftime("%H:%M")) == (date(2016, 12, 6), "10:30")
    schedule.form.copy_button.click()
    copied = planned.stored.sessions[-1]
    assert copied.id != drawn.id
    assert copied.start == drawn.end
    schedule.form.remove_button.click()
    assert [one.id for one in planned.stored.sessions][-1] == drawn.id
    assert not schedule.form_room.isVisible()


def test_clashes_are_said_and_forbid_nothing(qtbot: QtBot, planned: Planned, schedule: Schedule) -> None:
    assert not schedule.clash_room.isVisible()
    schedule.days.opened.emit("dinner")
    write(qtbot, schedule.form.start, "10:30")
    assert "Ann Reid" in schedule.clashes.text()
    assert "Ann Reid" in schedule.form.clashes.text()
    assert stored(planned, "dinner").start.local.hour == 10
    write(qtbot, schedule.form.start, "19:00")
    assert not schedule.clash_room.isVisible()


def test_the_time_is_shared_out(schedule: Schedule) -> None:
    told = balance_text(visit()).replace("\xa0", " ")
    assert told == "1 h 30 of meetings · 2 h of informal time · 1 h 30 interpreted"
    assert schedule.balance.text().replace("\xa0", " ") == told


def test_the_schedule_is_copied_as_text_in_each_language(schedule: Schedule) -> None:
    schedule.french_button.click()
    assert "9 h 30" in QGuiApplication.clipboard().text().replace("\xa0", " ")
    schedule.english_button.click()
    assert "09:30" in QGuiApplication.clipboard().text()


def test_places_and_ways_are_written_and_a_way_makes_a_clash(
    qtbot: QtBot, planned: Planned, schedule: Schedule
) -> None:
    schedule.view.choose("places")
    assert not schedule.days.isVisible()
    editor = schedule.places.rows.rows[0].editor
    assert isinstance(editor, PlaceEditor)
    type_text(editor.address, "1 rue X")
    assert planned.stored.places[0].address == "1 rue X"
    field = schedule.places._fields["mairie", "hotel"]
    field.setValue(600)
    assert [leg.minutes for leg in planned.stored.legs] == [600]
    assert "10 h" in schedule.clashes.text().replace("\xa0", " ")
    schedule.places.rows.rows[0].remove.click()
    assert stored(planned, "dinner").place == ""
    assert planned.stored.legs == ()


def test_what_is_being_typed_stays_while_the_form_is_shown_anew(
    qtbot: QtBot, planned: Planned, schedule: Schedule
) -> None:
    schedule.days.opened.emit("meeting")
    schedule.form.start.setFocus()
    schedule.form.start.selectAll()
    type_text(schedule.form.start, "10:05")
    schedule.form.end.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(schedule.form.end, "11:")
    planned.page.desk.saving.flush()
    planned.settle_without_taking()
    planned.page.desk.saving.followed.emit()
    assert schedule.form.end.text() == "11:"
    type_text(schedule.form.end, "55")
    qtbot.keyClick(schedule.form.end, Qt.Key.Key_Return)
    made = stored(planned)
    assert (str(made.start.local.time()), str(made.end.local.time())) == ("10:05:00", "11:55:00")


def travel(schedule: Schedule) -> SessionForm:
    """The dinner as a journey, whose form has zones."""
    schedule.days.opened.emit("dinner")
    form = schedule.form
    form.kind.setCurrentIndex(list(SessionKind).index(SessionKind.TRAVEL))
    form.kind.activated.emit(form.kind.currentIndex())
    return form


def test_a_zone_is_taken_though_the_other_one_isnt_understood(planned: Planned, schedule: Schedule) -> None:
    form = travel(schedule)
    form.end_zone.setEditText("Europ")
    form.end_zone.take()
    form.start_zone.setEditText("Europe/London")
    form.start_zone.take()
    dinner = stored(planned, "dinner")
    assert (dinner.start.zone, dinner.end.zone) == ("Europe/London", "Europe/Paris")
    assert form.end_zone.currentText() == "Europ"


def test_a_zone_and_a_place_that_are_typed_and_not_left_are_taken_when_the_page_is(
    planned: Planned, schedule: Schedule
) -> None:
    form = travel(schedule)
    form.start_zone.setEditText("Europe/London")
    assert stored(planned, "dinner").start.zone == "Europe/London"
    form.place.setEditText("Opéra")
    dinner = stored(planned, "dinner")
    assert {place.id: place.name.en for place in planned.stored.places}[dinner.place] == "Opéra"


def test_whoever_only_goes_through_the_place_changes_nothing(planned: Planned, schedule: Schedule) -> None:
    twin, nameless = Place("twin", Bilingual("Mairie")), Place("nameless", Bilingual())
    before = planned.stored
    where = {"meeting": "nameless", "dinner": "twin"}
    sessions = tuple(replace(one, place=where[one.id]) for one in before.sessions)
    there = replace(before, places=(*before.places, twin, nameless), sessions=sessions)
    planning.save(planned.store, before, there)
    planned.page.refresh()
    for ident in where:
        schedule.days.opened.emit(ident)
        schedule.form.place.setFocus()
        schedule.days.setFocus()
    assert planned.stored.places == there.places
    assert {one.id: one.place for one in planned.stored.sessions} == where


def test_places_are_named_in_the_language_of_the_interface(schedule: Schedule) -> None:
    schedule.days.opened.emit("meeting")
    field = schedule.form.place
    place = Place("hall", Bilingual("Mairie", "Town hall"))
    field.show_place([place], "hall")
    assert field.currentText() == "Town hall"
    i18n.set_language("fr")
    field.show_place([place], "hall")
    assert field.currentText() == "Mairie"


def test_a_time_that_wasnt_understood_isnt_shown_for_another_session(
    planned: Planned, schedule: Schedule
) -> None:
    before = planned.stored
    again = replace(before.sessions[0], id="again")
    planning.save(planned.store, before, replace(before, sessions=(*before.sessions, again)))
    planned.page.refresh()
    schedule.days.opened.emit("meeting")
    start = schedule.form.start
    start.setFocus()
    start.selectAll()
    type_text(start, "9h3x")
    schedule.days.setFocus()
    assert start.property("wrong")
    schedule.days.opened.emit("again")
    assert (start.text(), start.property("wrong")) == ("09:30", False)
