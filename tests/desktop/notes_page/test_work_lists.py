"""What follows from notes: actions over all visits, and terms that were missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from interpreter_app.desktop.views.notes.column import Part
from interpreter_app.domain.contacts.contact import FollowUp
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Language
from interpreter_app.services import missed_terms, note_taking, own_words, people
from interpreter_app.store import glossaries, session
from interpreter_app.store.session import Outcome
from tests.desktop.conftest import type_text
from tests.desktop.notes_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)
TODAY = date(2026, 3, 10)


def shown(desk: Desk, part: Part) -> None:
    desk.page.today = lambda: TODAY
    desk.page.left.choose_part(part)
    desk.settle()


def action(ident: str, text: str, due: int | None, visit: str = "paris", **more: object) -> Note:
    day = None if due is None else TODAY + timedelta(days=due)
    made = Note(ident, note_taking.now(), text, NoteKind.ACTION, visit, due=day)
    return replace(made, **more)  # type: ignore[arg-type]


def test_actions_of_all_visits_stand_with_follow_ups_the_late_ones_first(desk: Desk) -> None:
    note_taking.add(
        desk.store,
        [
            action("a", "write the charter", 5, owner="anne"),
            action("b", "send the form", -2),
            action("c", "call the town", None, visit=""),
            action("d", "thank them", -9, done=TODAY),
        ],
    )
    anne = people.contact(desk.store, "anne")
    assert anne is not None
    people.save(
        desk.store,
        anne,
        replace(anne, follow_ups=(FollowUp("f", "ring Anne", due=TODAY + timedelta(days=1)),)),
    )
    shown(desk, Part.TO_DO)
    rows = [desk.page.to_dos._row(one) for one in desk.page.to_dos.list.rows]
    assert [row.text for row in rows] == ["send the form", "ring Anne", "write the charter", "call the town"]
    assert rows[0].small == "nobody yet · by 8 March 2026, late by 2 days · Paris"
    assert rows[1].small == "follow-up to Anne Fraser · by 11 March 2026"
    assert rows[2].small.startswith("Anne Fraser · by 15 March 2026")
    desk.page.to_dos.with_done.click()
    assert "thank them" in [desk.page.to_dos._row(one).text for one in desk.page.to_dos.list.rows]


def test_an_action_is_ticked_by_key_and_back(desk: Desk) -> None:
    note_taking.add(desk.store, [action("a", "write the charter", 5)])
    shown(desk, Part.TO_DO)
    desk.page.to_dos.list.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert desk.stored()[0].done == TODAY
    assert desk.page.to_dos.list.rows == []
    desk.window.undo()
    desk.settle()
    assert desk.stored()[0].done is None
    assert len(desk.page.to_dos.list.rows) == 1


def test_an_action_opens_where_it_was_written(desk: Desk) -> None:
    note_taking.add(desk.store, [action("a", "write the charter", 5)])
    shown(desk, Part.TO_DO)
    desk.page.open("")
    desk.settle()
    desk.page.to_dos.list.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert (desk.page.left.part, desk.page._opened) == (Part.TIMELINE, "paris")
    assert desk.page.sheet.isVisible()
    assert desk.page.sheet.text.typed() == "write the charter"


def test_a_missing_term_is_added_with_its_translation_and_back(desk: Desk) -> None:
    session.log_query(desk.store, "dépouillement", Outcome.MISSING)
    note = Note("m", note_taking.now(), "turnout", NoteKind.MISSING_TERM, language=Language.ENGLISH)
    note_taking.add(desk.store, [note])
    shown(desk, Part.MISSED)
    page = desk.page.missed
    texts = [one.text for one in page.list.rows]
    assert sorted(texts) == ["dépouillement", "turnout"]
    page.list.choose(texts.index("turnout"))
    assert (page.french.typed(), page.english.typed()) == ("", "turnout")
    page.french.setFocus()
    type_text(page.french, "participation")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert [one.text for one in page.list.rows] == ["dépouillement"]
    own = glossaries.find(desk.store, own_words.GLOSSARY)
    assert [[term.text for term in one.terms] for one in glossaries.glossary(desk.store, own.number)] == [
        ["participation", "turnout"]
    ]
    desk.window.undo()
    desk.settle()
    assert len(missed_terms.work_list(desk.store)) == 2


def test_missing_terms_are_taken_off_the_list_by_key_and_back(desk: Desk) -> None:
    for query in ("zinc", "kiosque"):
        session.log_query(desk.store, query, Outcome.MISSING)
    shown(desk, Part.MISSED)
    page = desk.page.missed
    page.list.selectAll()
    page.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert (page.list.rows, missed_terms.work_list(desk.store)) == ([], [])
    assert page.nothing.isVisible()
    desk.window.undo()
    desk.settle()
    assert len(page.list.rows) == 2


def test_the_look_up_log_is_cleared_at_once_and_back_notes_stay(desk: Desk) -> None:
    for query in ("zinc", "kiosque"):
        session.log_query(desk.store, query, Outcome.MISSING)
    session.log_query(desk.store, "mairie", Outcome.CHOSEN, "town", "mairie")
    before = session.queries(desk.store)
    note_taking.add(desk.store, [Note("m", note_taking.now(), "turnout", NoteKind.MISSING_TERM)])
    shown(desk, Part.MISSED)
    desk.page.missed.clear_button.click()
    desk.settle()
    assert session.queries(desk.store) == []
    assert [one.text for one in desk.page.missed.list.rows] == ["turnout"]
    said = "Look-up log cleared: 3 look-ups, of them 2 not found"
    assert desk.window.status.findChild(QLabel, "statusSaved").text().startswith(said)
    desk.window.undo()
    desk.settle()
    assert session.queries(desk.store) == before
    assert len(desk.page.missed.list.rows) == 3


def test_clearing_an_empty_log_says_so(desk: Desk) -> None:
    shown(desk, Part.MISSED)
    with desk.qtbot.waitSignal(desk.page.said) as said:
        desk.window.actions_["clear-log"].trigger()
    assert said.args == ["The look-up log is empty."]


@pytest.mark.parametrize(
    ("text", "field"), [("jury citoyen tournant", "french"), ("rotating jury of residents", "english")]
)
def test_a_missing_term_stands_in_the_field_of_its_language(desk: Desk, text: str, field: str) -> None:
    session.log_query(desk.store, text, Outcome.MISSING)
    shown(desk, Part.MISSED)
    assert getattr(desk.page.missed, field).typed() == text
