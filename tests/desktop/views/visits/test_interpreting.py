"""What was agreed with interpreters, what they are given and when, and what they interpret for how long."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.views.visits.interpreted_rows import SessionEditor
from interpreter_app.desktop.views.visits.interpreting import Interpreting
from interpreter_app.desktop.views.visits.owed_rows import OwedEditor
from interpreter_app.domain.visits.clashes import interpreters
from interpreter_app.domain.visits.visit import Direction, Interpreted, Material, Mode, Owed
from tests.desktop.glossaries_page.conftest import keyboard
from tests.desktop.views.visits.conftest import TODAY, Desk, choose, menu_of, press, trigger

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

REMOVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def section(desk: Desk) -> Interpreting:
    made = desk.section(SectionName.INTERPRETER)
    assert isinstance(made, Interpreting)
    return made


def owed(section: Interpreting, place: int) -> OwedEditor:
    found = section.material.rows.rows[place].editor
    assert isinstance(found, OwedEditor)
    return found


def row(section: Interpreting, ident: str) -> SessionEditor:
    (found,) = [one.editor for one in section.sessions.rows.rows if one.editor.part.id == ident]
    assert isinstance(found, SessionEditor)
    return found


def how(desk: Desk, ident: str) -> Interpreted | None:
    (found,) = [one.interpreted for one in desk.stored().sessions if one.id == ident]
    return found


def test_an_interpreter_is_chosen_by_a_few_letters(desk: Desk, section: Interpreting) -> None:
    section.focus_first()
    choose(section.interpreters.add, "zoe")
    assert desk.stored().commission.interpreters == ("claire", "zoe")
    assert section.interpreters.add.text() == ""


def test_an_interpreter_can_be_somebody_new(desk: Desk, section: Interpreting) -> None:
    choose(section.interpreters.add, "Ada Lovelace")
    desk.qtbot.waitUntil(lambda: len(desk.shown.commission.interpreters) == 2, timeout=5000)
    ident = desk.stored().commission.interpreters[1]
    assert desk.page.desk.name(ident) == "Ada Lovelace"


def test_an_interpreter_who_is_taken_away_interprets_no_session_and_comes_back(
    desk: Desk, section: Interpreting
) -> None:
    before = desk.stored()
    section.interpreters.rows.rows[0].remove.click()
    desk.settle()
    assert "Claire Lœuvre isn’t an interpreter of the visit any more, nor in 2 sessions" in desk.said
    stored = desk.stored()
    assert stored.commission.interpreters == ()
    assert [one.id for one in stored.sessions if "claire" in interpreters(one)] == []
    assert "Nobody is down to interpret: morning, on" in section.warnings.text()
    desk.undo()
    assert desk.stored() == before


def test_terms_and_equipment_are_typed_in_both_languages(desk: Desk, section: Interpreting) -> None:
    assert section.terms.english.typed() == "Interpret"
    QTest.keyClicks(section.equipment.french, "Aucun")
    QTest.keyClicks(section.equipment.english, "None")
    agreed = desk.stored().commission
    assert (agreed.equipment.fr, agreed.equipment.en) == ("Aucun", "None")


def test_a_stretch_that_is_too_long_is_said_and_goes_once_more_is_agreed(
    desk: Desk, section: Interpreting
) -> None:
    assert section.days.text() == "Monday 5 December: 1\xa0h\xa040 interpreted"
    said = "Claire Lœuvre: 1\xa0h\xa040 without a break, at most 1\xa0h agreed (morning, on)"
    assert section.warnings.text() == said
    section.longest.setFocus()
    section.longest.selectAll()
    QTest.keyClicks(section.longest, "100")
    press(Qt.Key.Key_Tab)
    assert not section.warnings.isVisible()
    assert desk.stored().commission.longest == 100


def test_a_break_ends_the_stretch(desk: Desk, section: Interpreting) -> None:
    row(section, "morning").breaks.setValue(20)
    assert not section.warnings.isVisible()
    found = how(desk, "morning")
    assert found is not None
    assert found.breaks == 20


def test_the_day_on_which_confidentiality_was_agreed(desk: Desk, section: Interpreting) -> None:
    section.confidential.setFocus()
    QTest.keyClicks(section.confidential, "15/11/2016")
    desk.page.flush()
    assert desk.stored().commission.confidential == date(2016, 11, 15)


def test_what_is_late_warns_in_words_and_a_tick_says_it_was_given_today(
    desk: Desk, section: Interpreting
) -> None:
    agenda = owed(section, 0)
    assert (agenda.tick.text(), agenda.tick.isChecked()) == ("Agenda", False)
    assert (agenda.state.text(), agenda.state.property("role")) == ("late by 2 days", "small-warning")
    assert owed(section, 1).state.text() == "no day agreed"
    agenda.focus_first()
    press(Qt.Key.Key_Space)
    assert (agenda.state.text(), agenda.state.property("role")) == ("given 2 days late", "small")
    assert desk.stored().commission.material[0] == Owed(Material.AGENDA, date(2016, 11, 26), TODAY)


def test_days_and_a_note_are_typed(desk: Desk, section: Interpreting) -> None:
    glossary = owed(section, 1)
    glossary.due.setFocus()
    QTest.keyClicks(glossary.due, "1 dec 2016")
    press(Qt.Key.Key_Return)
    assert glossary.state.text() == "due in 3 days"
    QTest.keyClicks(glossary.note, "from the last visit")
    expected = Owed(Material.GLOSSARY, date(2016, 12, 1), note="from the last visit")
    assert desk.stored().commission.material[1] == expected


def test_what_is_missing_is_added_from_a_menu(desk: Desk, section: Interpreting) -> None:
    section.material.add.click()
    trigger(menu_of(section.material, "owedMenu"), "All of these")
    kinds = [one.material for one in desk.stored().commission.material]
    assert kinds == [
        Material.AGENDA, Material.GLOSSARY, Material.MINUTES, Material.DOCUMENTS, Material.NAMES,
        Material.CHANGES,
    ]  # fmt: skip
    assert not section.material.add.isVisible()
    assert desk.page.focusWidget() is owed(section, 2).tick


def test_material_is_taken_away(desk: Desk, section: Interpreting) -> None:
    owed(section, 0).focus_first()
    press(Qt.Key.Key_Delete, modifier=REMOVE)
    assert [one.material for one in desk.stored().commission.material] == [Material.GLOSSARY]


def test_a_session_says_when_it_is_and_how_it_is_interpreted(section: Interpreting) -> None:
    morning = row(section, "morning")
    assert morning.title.text() == "morning"
    assert morning.small.text() == "Monday 5 December\n09:00 – 10:00 · 1\xa0h"
    assert (morning.mode.currentText(), morning.direction.currentText()) == ("Consecutive", "Both ways")
    assert morning.who.text() == "Claire Lœuvre…"


def test_mode_direction_and_equipment_are_changed_in_the_row(desk: Desk, section: Interpreting) -> None:
    morning = row(section, "morning")
    morning.focus_first()
    press(Qt.Key.Key_Down)
    morning.direction.setFocus()
    press(Qt.Key.Key_Home)
    QTest.keyClicks(morning.equipment, "cabin")
    expected = Interpreted(Mode.SIMULTANEOUS, Direction.INTO_FRENCH, ("claire",), "cabin")
    assert how(desk, "morning") == expected


def test_who_interprets_a_session_is_ticked_among_the_interpreters(desk: Desk, section: Interpreting) -> None:
    choose(section.interpreters.add, "zoe")
    on = row(section, "on")
    on.who.click()
    trigger(menu_of(on, "interpretedMenu"), "Zoé Petit")
    found = how(desk, "on")
    assert found is not None
    assert found.interpreters == ("claire", "zoe")
    assert on.who.accessibleDescription() == "Claire Lœuvre, Zoé Petit"
    assert not section.warnings.isVisible()


def test_another_session_is_interpreted_by_those_of_the_visit(desk: Desk, section: Interpreting) -> None:
    section.sessions.add.click()
    menu = menu_of(section.sessions, "interpretedAddMenu")
    assert [one.text() for one in menu.actions()] == [
        "Monday 5 December, 12:00 – lunch",
        "Monday 5 December, 14:00 – afternoon",
    ]
    trigger(menu, "afternoon")
    assert how(desk, "afternoon") == Interpreted(interpreters=("claire",))
    assert desk.page.focusWidget() is row(section, "afternoon").mode
    assert section.days.text() == "Monday 5 December: 2\xa0h\xa040 interpreted"


def test_tab_goes_down_the_page(desk: Desk, section: Interpreting) -> None:
    choose(section.interpreters.add, "zoe")
    section.interpreters.rows.rows[0].editor.focus_first()
    stops = [keyboard().objectName()]
    while stops[-1] != "interpretedAdd" and len(stops) < 60:
        press(Qt.Key.Key_Tab)
        stops.append(keyboard().objectName())
    material = ["owedGiven", "owedDue", "owedDay", "owedNote"]
    session = [f"interpreted{what}" for what in ("Mode", "Direction", "Who", "Equipment", "Breaks")]
    assert [stop for stop in stops if stop != "removePart"] == [
        "chosenName", "chosenName", "visitInterpretersAdd",
        "interpreterTermsFr", "interpreterTermsEn", "interpreterEquipmentFr", "interpreterEquipmentEn",
        "interpreterLongest", "interpreterConfidential",
        *material, *material, "owedAdd", *session, *session, "interpretedAdd",
    ]  # fmt: skip


def test_a_session_that_isnt_to_be_interpreted_comes_back_as_it_was(
    desk: Desk, section: Interpreting
) -> None:
    before = desk.stored()
    row(section, "on").focus_first()
    press(Qt.Key.Key_Delete, modifier=REMOVE)
    desk.settle()
    assert "“on” isn’t interpreted any more" in desk.said
    assert how(desk, "on") is None
    assert section.days.text() == "Monday 5 December: 1\xa0h interpreted"
    desk.undo()
    assert desk.stored() == before
    assert row(section, "on").who.text() == "Claire Lœuvre…"
