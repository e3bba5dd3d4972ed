"""Who takes part: added by a few letters, put into sessions, and brought back once taken out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from interpreter_app.base import i18n
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.views.visits.people import People, PersonEditor
from interpreter_app.domain.contacts.contact import Side
from interpreter_app.domain.visits.visit import Participant
from interpreter_app.services import people, planning
from tests.desktop.glossaries_page.conftest import keyboard
from tests.desktop.views.visits.conftest import Desk, choose, menu_of, press, trigger

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def section(desk: Desk) -> People:
    made = desk.section(SectionName.PEOPLE)
    assert isinstance(made, People)
    return made


def editor(section: People, contact: str) -> PersonEditor:
    """The row of a contact."""
    rows = [row.editor for group in section.groups.values() for row in group.rows.rows]
    (found,) = [one for one in rows if one.part.id == contact]
    assert isinstance(found, PersonEditor)
    return found


def names(section: People) -> dict[Side, list[str]]:
    return {side: [row.editor.part.id for row in g.rows.rows] for side, g in section.groups.items()}


def people_in(desk: Desk) -> dict[str, tuple[str, ...]]:
    return {one.id: one.people for one in desk.stored().sessions}


def test_everybody_stands_with_their_side_and_what_they_are(section: People) -> None:
    assert names(section) == {Side.VISITORS: ["anne"], Side.HOSTS: ["helene"], Side.OTHER: ["claire"]}
    row = editor(section, "anne")
    assert row.name.text() == "Anne Drummond"
    assert row.small.text() == "[drum-ond]\ncouncillor, Glasgow City Council"
    assert row.sessions.text() == "in 3 of 4 sessions…"
    assert editor(section, "claire").sessions.text() == "in 2 of 4 sessions…"


def test_names_are_said_for_whoever_reads_the_interface(desk: Desk, section: People) -> None:
    i18n.set_language("fr")
    desk.page.retranslate()
    assert editor(section, "anne").small.text() == "[dreu-mond]\nélue, Glasgow City Council"


def test_the_name_leads_to_the_contact(desk: Desk, section: People) -> None:
    QTest.mouseClick(editor(section, "anne").name, Qt.MouseButton.LeftButton)
    assert desk.asked == ["anne"]


def test_somebody_is_added_by_a_few_letters_on_the_side_where_they_are_typed(
    desk: Desk, section: People
) -> None:
    section.focus_first()
    choose(section.groups[Side.HOSTS].add, "zoe")
    assert names(section)[Side.HOSTS] == ["helene", "zoe"]
    assert desk.stored().people[-1] == Participant("zoe", Side.HOSTS)


def test_whoever_takes_part_isnt_offered_again(desk: Desk, section: People) -> None:
    add = section.groups[Side.VISITORS].add
    add.setFocus()
    press(Qt.Key.Key_Down)
    model = add.offered.model()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert offered == ["Glasgow City Council", "Zoé Petit"]
    press(Qt.Key.Key_Escape)


def test_a_name_that_nobody_bears_becomes_a_contact_that_takes_part(desk: Desk, section: People) -> None:
    choose(section.groups[Side.VISITORS].add, "Ada Lovelace")
    desk.qtbot.waitUntil(lambda: len(names(section)[Side.VISITORS]) == 2, timeout=5000)
    stored = desk.stored()
    (made,) = [one for one in people.contacts(desk.store) if one.full_name == "Ada Lovelace"]
    assert made.side is Side.VISITORS
    assert stored.people[-1] == Participant(made.id, Side.VISITORS)
    assert editor(section, made.id).name.text() == "Ada Lovelace"
    desk.undo()
    assert len(desk.stored().people) == 3
    desk.undo()
    assert all(one.full_name != "Ada Lovelace" for one in people.contacts(desk.store))


def test_a_role_is_typed_in_both_languages(desk: Desk, section: People) -> None:
    row = editor(section, "helene")
    row.role.french.setFocus()
    QTest.keyClicks(row.role.french, "pilotage")
    QTest.keyClicks(row.role.english, "lead")
    role = desk.stored().people[1].role
    assert (role.fr, role.en) == ("pilotage", "lead")


def test_another_side_moves_somebody_and_the_keyboard_stays_with_them(desk: Desk, section: People) -> None:
    row = editor(section, "claire")
    row.side.setFocus()
    press(Qt.Key.Key_Up)
    assert names(section) == {Side.VISITORS: ["anne"], Side.HOSTS: ["helene", "claire"], Side.OTHER: []}
    assert editor(section, "claire").side.hasFocus()
    assert desk.stored().people[2].side is Side.HOSTS


def test_the_order_of_one_side_leaves_the_others_where_they_are(desk: Desk, section: People) -> None:
    choose(section.groups[Side.VISITORS].add, "zoe")
    editor(section, "zoe").focus_first()
    press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert [one.contact for one in desk.stored().people] == ["zoe", "helene", "claire", "anne"]


def test_somebody_is_taken_out_of_all_their_sessions_and_comes_back_into_them(
    desk: Desk, section: People
) -> None:
    before = desk.stored()
    editor(section, "anne").focus_first()
    press(Qt.Key.Key_Delete, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert section.groups[Side.VISITORS].add.hasFocus()
    desk.settle()
    said = "Anne Drummond doesn’t take part any more, nor in 3 sessions: morning, on, lunch"
    assert said in desk.said
    stored = desk.stored()
    assert [one.contact for one in stored.people] == ["helene", "claire"]
    assert all("anne" not in one.people for one in stored.sessions)
    desk.undo()
    assert desk.stored() == before
    assert names(section)[Side.VISITORS] == ["anne"]


def test_taking_somebody_out_doesnt_take_back_what_was_typed_before(desk: Desk, section: People) -> None:
    QTest.keyClicks(editor(section, "anne").role.english, "!")
    editor(section, "helene").focus_first()
    press(Qt.Key.Key_Delete, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    desk.undo()
    anne, helene, _claire = desk.stored().people
    assert (anne.role.en, helene.contact) == ("!councillor", "helene")


def test_somebody_is_put_into_every_formal_meeting(desk: Desk, section: People) -> None:
    row = editor(section, "helene")
    row.sessions.click()
    trigger(menu_of(row.sessions, "personSessionsMenu"), "In every formal meeting")
    desk.settle()
    there = people_in(desk)
    assert [one for one, who in there.items() if "helene" in who] == ["morning", "on", "lunch", "afternoon"]
    assert editor(section, "helene").sessions.text() == "in every session…"
    assert "Hélène Martin takes part in every formal meeting now" in desk.said


def test_somebody_is_taken_out_of_every_session_and_still_takes_part(desk: Desk, section: People) -> None:
    row = editor(section, "helene")
    row.sessions.click()
    trigger(menu_of(row.sessions, "personSessionsMenu"), "In no session")
    desk.settle()
    assert all("helene" not in who for who in people_in(desk).values())
    assert "helene" in names(section)[Side.HOSTS]
    assert editor(section, "helene").sessions.text() == "in no session…"


def test_a_tick_puts_somebody_into_one_session(desk: Desk, section: People) -> None:
    row = editor(section, "helene")
    row.sessions.click()
    menu = menu_of(row.sessions, "personSessionsMenu")
    (afternoon,) = [one for one in menu.actions() if "afternoon" in one.text()]
    assert (afternoon.isChecked(), afternoon.isCheckable()) == (False, True)
    assert afternoon.text() == "Monday 5 December, 14:00 – afternoon"
    trigger(menu, "afternoon")
    assert people_in(desk)["afternoon"] == ("helene",)
    assert row.sessions.text() == "in 3 of 4 sessions…"


def test_somebody_who_isnt_among_the_contacts_any_more_is_said_so(desk: Desk, section: People) -> None:
    people.delete(desk.store, ["helene"])
    desk.page.refresh()
    row = editor(section, "helene")
    assert (row.name.text(), row.name.isEnabled()) == ("(not among the contacts)", False)


def test_what_is_refused_is_said_and_stands_as_before(desk: Desk, section: People) -> None:
    planning.delete(desk.store, desk.shown.id)
    editor(section, "helene").focus_first()
    press(Qt.Key.Key_Delete, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert "has been deleted meanwhile" in desk.said[-1]
    assert names(section)[Side.HOSTS] == ["helene"]


def test_who_types_goes_on_typing_while_somebody_else_is_added_elsewhere(desk: Desk, section: People) -> None:
    row = editor(section, "anne")
    row.role.english.setFocus()
    QTest.keyClicks(row.role.english, "my ")
    desk.stored()
    QTest.keyClicks(row.role.english, "new ")
    section.show_visit(desk.shown)
    assert editor(section, "anne") is row
    assert row.role.english.typed() == "my new councillor"
    assert desk.stored().people[0].role.en == "my new councillor"


def test_a_side_without_anybody_says_so(desk: Desk, section: People) -> None:
    assert not any(group.none.isVisible() for group in section.groups.values())
    editor(section, "helene").focus_first()
    press(Qt.Key.Key_Delete, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    none = section.groups[Side.HOSTS].none
    assert isinstance(none, QLabel)
    assert (none.isVisible(), none.text()) == (True, "Nobody receives them yet.")


def test_tab_goes_down_the_page(section: People) -> None:
    visitors, hosts = section.groups[Side.VISITORS].add, section.groups[Side.HOSTS].add
    visitors.setFocus()
    stops: list[QWidget] = []
    while hosts not in stops and len(stops) < 10:
        press(Qt.Key.Key_Tab)
        stops.append(keyboard())
    row = editor(section, "helene")
    fields = [stop for stop in stops if stop.objectName() != "removePart"]
    assert fields == [row.name, row.role.french, row.role.english, row.side, row.sessions, hosts]
