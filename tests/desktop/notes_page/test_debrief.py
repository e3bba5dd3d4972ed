"""Debriefing: four questions after a session, each answer a note at once, half an answer never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.views.notes.column import Part
from interpreter_app.desktop.views.notes.debrief import Debrief
from interpreter_app.desktop.views.notes.debrief_form import AskedBlock
from interpreter_app.domain.notes.debrief import AFTER_SESSION
from interpreter_app.domain.notes.note import NoteKind, Prompt
from interpreter_app.domain.visits.visit import SessionKind
from interpreter_app.services import planning
from tests.desktop.conftest import MakeWindow, type_text
from tests.desktop.glossaries_page.conftest import keyboard
from tests.desktop.notes_page.conftest import Desk
from tests.domain.visits.plan import at, session

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
SURPRISE, DIFFERENCE, ADAPTABLE, AGAIN = range(4)


def opened(desk: Desk, clock: str = "20:00") -> Debrief:
    """The Debrief part at this time of the day, with the keyboard in it."""
    debrief = desk.page.looking_back.debrief
    debrief.now = lambda: at(clock)
    desk.page.debrief()
    desk.settle()
    return debrief


def block(desk: Desk, place: int) -> AskedBlock:
    return desk.page.looking_back.debrief.form.blocks[place]


def write(text: str) -> None:
    """Type where the keyboard is."""
    type_text(keyboard(), text)


def answers(desk: Desk) -> list[tuple[Prompt | None, str, str]]:
    return [(one.prompt, one.session, one.text) for one in desk.stored()]


def states(debrief: Debrief) -> list[tuple[str, str]]:
    rows = [debrief._said(row) for row in debrief.list.rows]
    return [(row.text, row.small.rpartition(" · ")[2]) for row in rows]


def test_the_session_that_ended_last_is_asked_about_and_one_sees_which_are_to_be_debriefed(
    desk: Desk,
) -> None:
    visit = planning.visit(desk.store, "paris")
    assert visit is not None
    journey = session("train", "14:00", "16:00", SessionKind.TRAVEL)
    planning.save(desk.store, visit, replace(visit, sessions=(*visit.sessions, journey)))
    debrief = opened(desk, "10:30")
    assert debrief._session == "morning"
    assert states(debrief) == [("morning", "still to do"), ("noon", "not over yet")]
    write("le vote")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert states(debrief)[0] == ("morning", "1 answer")
    assert debrief.over.text() == "Every session that is over has been debriefed."
    debrief.now = lambda: at("13:00")
    desk.settle()
    assert states(debrief)[1] == ("noon", "still to do")
    assert debrief._session == "morning"  # somebody is at it
    debrief.onward.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert debrief._session == "noon"
    assert keyboard() is block(desk, SURPRISE).entry.text


def test_four_questions_are_answered_by_keys_alone(desk: Desk) -> None:
    opened(desk)
    write("half is drawn by lot")
    desk.press(Qt.Key.Key_Return)
    assert keyboard() is block(desk, SURPRISE).entry.text
    write("nobody votes online")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert keyboard() is block(desk, DIFFERENCE).entry.text
    desk.press(Qt.Key.Key_Tab)  # nothing to say
    assert keyboard() is block(desk, ADAPTABLE).entry.text
    write("the platform")
    desk.press(Qt.Key.Key_Tab)
    assert keyboard() is block(desk, ADAPTABLE).entry.confidential
    assert len(block(desk, ADAPTABLE).answers.rows) == 0
    desk.press(Qt.Key.Key_Tab)
    assert keyboard() is block(desk, AGAIN).entry.text
    assert [one.text for one in block(desk, ADAPTABLE).answers.rows] == ["the platform"]
    write("who pays?")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert keyboard() is desk.page.looking_back.debrief.onward
    desk.settle()
    assert answers(desk) == [
        (Prompt.SURPRISE, "noon", "half is drawn by lot"),
        (Prompt.SURPRISE, "noon", "nobody votes online"),
        (Prompt.ADAPTABLE, "noon", "the platform"),
        (Prompt.ASK_AGAIN, "noon", "who pays?"),
    ]
    assert [one.kind for one in desk.stored()] == [NoteKind.INSIGHT] * 3 + [NoteKind.QUESTION]


def test_where_one_writes_stays_in_sight(desk: Desk) -> None:
    desk.window.resize(1000, 560)
    debrief = opened(desk)
    for place in range(4):
        write(f"{place} " + "une réponse un peu longue " * 12)
        desk.press(Qt.Key.Key_Return, CTRL)
        desk.settle()
        focused = keyboard()
        at_top = focused.mapTo(debrief.form.room.viewport(), focused.rect().topLeft()).y()
        assert 0 <= at_top <= debrief.form.room.viewport().height() - focused.height()


def test_an_answer_is_shown_at_once_and_may_say_who_and_be_confidential(desk: Desk) -> None:
    opened(desk)
    entry = block(desk, SURPRISE).entry
    write("@AF le maire hésite")
    assert entry.told.text() == "Insight · Anne Fraser"
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return)
    assert [one.text for one in block(desk, SURPRISE).answers.rows] == ["le maire hésite"]
    assert keyboard() is entry.text
    assert not entry.confidential.isChecked()
    desk.settle()
    (note,) = desk.stored()
    assert (note.speaker, note.confidential) == ("anne", True)
    shown = block(desk, SURPRISE).answers
    assert shown._row(note).small.endswith("Anne Fraser · confidential")


def test_half_an_answer_is_on_the_disk_and_there_again_after_the_end(
    desk: Desk, make_window: MakeWindow
) -> None:
    opened(desk)
    write("@AF le maire a")
    block(desk, SURPRISE).entry.confidential.setChecked(True)
    desk.qtbot.waitUntil(lambda: bool(desk.window._typed.halves), timeout=1000)
    assert desk.window._typed.wait()
    again = Desk(desk.qtbot, make_window(Settings(clear_after=0)), desk.store)
    debrief = opened(again)
    entry = block(again, SURPRISE).entry
    assert (entry.text.typed(), entry.confidential.isChecked()) == ("@AF le maire a", True)
    assert states(debrief)[1] == ("noon", "half an answer")
    assert again.stored() == []
    entry.text.setFocus()
    write(" dit non")
    again.press(Qt.Key.Key_Return)
    again.settle()
    assert [(one.text, one.confidential) for one in again.stored()] == [("le maire a dit non", True)]
    assert again.window._typed.halves == {}


def test_half_an_answer_belongs_to_its_session_and_question(desk: Desk) -> None:
    debrief = opened(desk)
    write("à midi")
    debrief.list.choose(0)
    desk.settle()
    assert [block(desk, n).entry.text.typed() for n in range(4)] == [""] * 4
    block(desk, AGAIN).entry.text.setFocus()
    write("le matin")
    debrief.list.choose(1)
    desk.settle()
    assert [block(desk, n).entry.text.typed() for n in range(4)] == ["à midi", "", "", ""]
    debrief.list.choose(0)
    assert block(desk, AGAIN).entry.text.typed() == "le matin"
    assert desk.stored() == []


def test_going_elsewhere_keeps_no_note_and_says_so(desk: Desk) -> None:
    opened(desk)
    write("à demi")
    desk.window.actions_["note"].trigger()
    assert desk.page.log.entry.text.hasFocus()
    desk.settle()
    assert block(desk, SURPRISE).entry.told.text() == "Not kept yet: Enter keeps it."
    assert desk.stored() == []


@pytest.mark.parametrize("where", ["lookup", "visits"])
def test_another_page_in_the_middle_of_an_answer_makes_no_note_of_it(desk: Desk, where: str) -> None:
    opened(desk)
    write("à demi")
    desk.window.show_page(where)
    desk.settle()
    desk.window.show_page("notes")
    desk.page.left.choose_part(Part.TIMELINE)
    desk.settle()
    desk.page.left.choose_part(Part.DEBRIEF)
    desk.settle()
    assert block(desk, SURPRISE).entry.text.typed() == "à demi"
    assert desk.stored() == []


def test_a_click_into_another_question_keeps_what_was_written(desk: Desk) -> None:
    opened(desk)
    write("tiré au sort")
    QTest.mouseClick(block(desk, DIFFERENCE).entry.text.viewport(), Qt.MouseButton.LeftButton)
    block(desk, DIFFERENCE).entry.text.setFocus(Qt.FocusReason.MouseFocusReason)
    desk.settle()
    assert answers(desk) == [(Prompt.SURPRISE, "noon", "tiré au sort")]


def test_a_session_that_was_taken_out_of_the_visit_leaves_what_was_answered(desk: Desk) -> None:
    debrief = opened(desk)
    write("à midi")
    desk.settle()
    visit = planning.visit(desk.store, "paris")
    assert visit is not None
    planning.save(desk.store, visit, replace(visit, sessions=visit.sessions[:1]))
    desk.settle()
    assert states(debrief) == [
        ("morning", "still to do"), ("A session that is no longer there", "half an answer"),
    ]  # fmt: skip
    debrief.list.choose(1)
    block(desk, SURPRISE).entry.text.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert answers(desk) == [(Prompt.SURPRISE, "", "à midi")]


def test_an_answer_is_opened_by_key_and_esc_leads_back(desk: Desk) -> None:
    opened(desk)
    write("à corriger")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    desk.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert keyboard() is block(desk, SURPRISE).answers
    desk.press(Qt.Key.Key_Return)
    assert desk.page.sheet.isVisible()
    assert keyboard() is desk.page.sheet.text
    desk.page.sheet.text.selectAll()
    write("corrigé")
    desk.settle()
    assert [one.text for one in block(desk, SURPRISE).answers.rows] == ["corrigé"]
    desk.press(Qt.Key.Key_Escape)
    assert not desk.page.sheet.isVisible()
    assert keyboard() is block(desk, SURPRISE).answers


def test_ctrl_z_takes_an_answer_back(desk: Desk) -> None:
    opened(desk)
    write("trop vite")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert (desk.stored(), list(block(desk, SURPRISE).answers.rows)) == ([], [])


def test_one_key_leads_to_the_questions_from_any_page(desk: Desk) -> None:
    desk.window.show_page("lookup")
    desk.window.actions_["debrief"].trigger()
    desk.settle()
    assert (desk.window.page, desk.page.left.part) == ("notes", Part.DEBRIEF)
    assert keyboard() is block(desk, SURPRISE).entry.text


def test_with_nothing_to_debrief_it_says_what_to_do(desk: Desk) -> None:
    debrief = opened(desk)
    desk.page.open("")
    desk.settle()
    assert debrief.nothing.text().startswith("A debrief is of a session: choose a visit")
    assert not debrief.form.isVisible()
    visit = planning.visit(desk.store, "paris")
    assert visit is not None
    planning.save(desk.store, visit, replace(visit, sessions=()))
    desk.page.open("paris")
    desk.settle()
    assert debrief.nothing.text().startswith("This visit has no sessions yet")
    planning.save(
        desk.store,
        replace(visit, sessions=()),
        replace(visit, sessions=(session("train", "14:00", "16:00", SessionKind.TRAVEL),)),
    )
    desk.settle()
    assert debrief.nothing.text().startswith("This visit has journeys")


def test_with_little_room_the_sessions_drop_down(desk: Desk) -> None:
    debrief = opened(desk)
    assert (debrief.list.isVisible(), debrief.box.isVisible()) == (True, False)
    desk.window.resize(820, 640)
    QApplication.processEvents()
    assert (debrief.list.isVisible(), debrief.box.isVisible()) == (False, True)
    debrief.box.setCurrentIndex(0)
    debrief.box.activated.emit(0)
    assert debrief._session == "morning"
    write("au matin")
    assert [row.ident for row in debrief.list.chosen_rows] == ["morning"]


def test_every_control_has_a_name_for_screen_readers(desk: Desk) -> None:
    debrief = opened(desk)
    stops = [
        one
        for one in debrief.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.isWindow() and one.objectName()
    ]
    named = {one.objectName(): one.accessibleName() or getattr(one, "text", str)() for one in stops}
    assert len(named) >= 3 + 3 * len(AFTER_SESSION)
    assert [name for name, said in named.items() if not said] == []
