"""Rules are written in both languages, agreed to by name and day, and leave as text."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.views.visits.protocols import ProtocolEditor, Protocols
from interpreter_app.domain.visits.starting_set import PROTOCOLS
from interpreter_app.domain.visits.visit import Agreement, Topic
from tests.desktop.conftest import type_text
from tests.desktop.views.visits.conftest import TODAY, Desk, choose, press

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def section(desk: Desk) -> Protocols:
    made = desk.section(SectionName.PROTOCOLS)
    assert isinstance(made, Protocols)
    return made


def rule(section: Protocols, place: int) -> ProtocolEditor:
    found = section.rows.rows[place].editor
    assert isinstance(found, ProtocolEditor)
    return found


def test_what_isnt_agreed_is_seen_at_a_glance(section: Protocols) -> None:
    filming, gifts = rule(section, 0), rule(section, 1)
    assert (filming.state.text(), filming.state.property("role")) == ("agreed by 1", "small")
    assert (gifts.state.text(), gifts.state.property("role")) == ("not agreed yet", "small-warning")


def test_topic_title_and_text_are_changed_in_the_row(desk: Desk, section: Protocols) -> None:
    gifts = rule(section, 1)
    gifts.topic.setFocus()
    press(Qt.Key.Key_Down)
    gifts.focus_first()
    type_text(gifts.title.french, "Cadeaux")
    type_text(gifts.text.english, "Modest.")
    stored = desk.stored().protocols[1]
    assert stored.topic is Topic.OTHER
    assert (stored.title.fr, stored.text.fr, stored.text.en) == ("Cadeaux", "Modestes.", "Modest.")


def test_a_contact_agrees_today(desk: Desk, section: Protocols) -> None:
    gifts = rule(section, 1)
    choose(gifts.agreements.who, "helene")
    assert gifts.state.text() == "agreed by 1"
    assert desk.stored().protocols[1].agreed == (Agreement(TODAY, contact="helene"),)


def test_somebody_who_is_no_contact_agrees_on_another_day(desk: Desk, section: Protocols) -> None:
    gifts = rule(section, 1)
    gifts.agreements.day.setFocus()
    gifts.agreements.day.selectAll()
    QTest.keyClicks(gifts.agreements.day, "1/12/2016")
    choose(gifts.agreements.who, "Fife")
    assert desk.stored().protocols[1].agreed == (Agreement(date(2016, 12, 1), "Fife"),)


def test_an_agreement_is_taken_away(desk: Desk, section: Protocols) -> None:
    filming = rule(section, 0)
    filming.agreements.lines[0].remove.click()
    assert filming.state.text() == "not agreed yet"
    assert desk.stored().protocols[0].agreed == ()


def test_a_protocol_is_added_and_taken_away(desk: Desk, section: Protocols) -> None:
    section.rows.add_button.click()
    fresh = rule(section, 2)
    assert fresh.title.french.hasFocus()
    QTest.keyClicks(fresh.text.english, "No photographs.")
    assert desk.stored().protocols[2].text.en == "No photographs."
    section.rows.rows[2].remove.click()
    assert len(desk.stored().protocols) == 2


def test_the_usual_protocols_that_are_missing_are_added_at_once_and_taken_back_at_once(
    desk: Desk, section: Protocols
) -> None:
    section.usual.click()
    desk.settle()
    assert "5 protocols added" in desk.said
    stored = desk.stored().protocols
    assert {one.topic for one in stored} == {one.topic for one in PROTOCOLS}
    assert len({one.id for one in stored}) == len(stored)
    assert not section.usual.isVisible()
    desk.undo()
    assert len(desk.stored().protocols) == 2
    assert section.usual.isVisible()


def test_all_texts_of_a_language_go_to_the_clipboard(desk: Desk, section: Protocols) -> None:
    section.copies["fr"].click()
    copied = "Film\nOn ne filme pas.\n\nInvitations et cadeaux\nModestes."
    assert QGuiApplication.clipboard().text() == copied
    assert desk.said[-1] == "2 protocols copied"


def test_what_lacks_a_text_in_the_language_is_said(desk: Desk, section: Protocols) -> None:
    section.copies["en"].click()
    assert QGuiApplication.clipboard().text() == "Filming\nNo filming."
    assert desk.said[-1] == "1 protocol copied; 1 has no text in that language"


def test_a_visit_without_protocols_says_what_they_are_for(desk: Desk, section: Protocols) -> None:
    assert not section.none.isVisible()
    for _place in range(2):
        section.rows.rows[0].remove.click()
    assert section.none.isVisible()
    assert not section.copies["fr"].isVisible()
    section.focus_first()
    assert section.usual.hasFocus()
