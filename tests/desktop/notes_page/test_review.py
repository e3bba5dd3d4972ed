"""The review: what becomes of each insight at home, and how well one learns by visiting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.views.notes.column import Part
from interpreter_app.desktop.views.notes.review import Review
from interpreter_app.desktop.views.notes.review_rows import InsightRow
from interpreter_app.domain.notes.note import Note, NoteKind, Prompt
from interpreter_app.services import note_reading, note_taking
from interpreter_app.store import notes
from tests.desktop.conftest import MakeWindow, type_text
from tests.desktop.glossaries_page.conftest import keyboard
from tests.desktop.notes_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier


def insight(ident: str, text: str, **more: object) -> Note:
    return Note(ident, note_taking.now(), text, NoteKind.INSIGHT, "paris", **more)  # type: ignore[arg-type]


def opened(desk: Desk, *insights: Note) -> Review:
    """The review of a visit with these insights."""
    note_taking.add(desk.store, insights)
    desk.page.left.choose_part(Part.REVIEW)
    desk.settle()
    return desk.page.looking_back.review


def row(desk: Desk, place: int) -> InsightRow:
    return desk.page.looking_back.review.insights.rows[place]


def stored(desk: Desk, ident: str) -> Note:
    found = notes.note(desk.store, ident)
    assert found is not None
    return found


def test_each_insight_says_how_it_would_be_adapted_and_who_does_it(desk: Desk) -> None:
    review = opened(desk, insight("a", "they vote on paper"), insight("b", "a team of twelve", owner="anne"))
    assert [one.words.text() for one in review.insights.rows] == ["they vote on paper", "a team of twelve"]
    assert review.state.text() == "2 insights · 2 are still open"
    desk.page.looking_back.take_keyboard(Part.REVIEW)
    assert keyboard() is row(desk, 0).adaptation
    type_text(keyboard(), "in the libraries")
    desk.press(Qt.Key.Key_Tab)
    assert keyboard() is row(desk, 0).owner
    type_text(keyboard(), "hél")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert (stored(desk, "a").adaptation, stored(desk, "a").owner) == ("in the libraries", "helene")
    assert row(desk, 0).owner.text() == "Hélène Martin"
    assert review.state.text() == "2 insights · 1 is still open"
    assert [one.open_state.isVisible() for one in review.insights.rows] == [False, True]
    assert len(note_reading.history(desk.store, "a")) == 3


def test_an_owner_may_be_anybody_whom_words_name(desk: Desk) -> None:
    opened(desk, insight("a", "they vote on paper"))
    row(desk, 0).owner.setFocus()
    type_text(keyboard(), "the digital team")
    desk.press(Qt.Key.Key_Escape)  # the list
    desk.press(Qt.Key.Key_Tab)
    desk.settle()
    assert stored(desk, "a").owner == "the digital team"
    assert row(desk, 0).owner.text() == "the digital team"
    row(desk, 0).owner.setFocus()
    row(desk, 0).owner.selectAll()
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Tab)
    desk.settle()
    assert stored(desk, "a").owner == ""


def test_an_owner_who_is_half_typed_is_taken_when_the_window_closes(desk: Desk) -> None:
    opened(desk, insight("a", "they vote on paper"))
    row(desk, 0).owner.setFocus()
    type_text(keyboard(), "the council")
    desk.page.flush()
    desk.settle()
    assert stored(desk, "a").owner == "the council"


def test_what_is_typed_is_beside_the_store_while_nobody_can_write_there(desk: Desk) -> None:
    opened(desk, insight("a", "they vote on paper"))
    with desk.store.write():  # nobody else can write meanwhile
        row(desk, 0).adaptation.setFocus()
        type_text(keyboard(), "in the libraries")
        desk.qtbot.waitUntil(lambda: "note:a" in desk.window._typed.halves, timeout=2000)
        assert desk.window._typed.wait()
        assert stored(desk, "a").adaptation == ""
    desk.settle()
    assert stored(desk, "a").adaptation == "in the libraries"
    assert desk.window._typed.halves == {}


def test_whoever_goes_on_typing_isn_t_overtaken_by_what_was_written(desk: Desk) -> None:
    opened(desk, insight("a", "they vote on paper"), insight("b", "a team of twelve"))
    row(desk, 0).adaptation.setFocus()
    for piece in ("in ", "the ", "libraries"):
        type_text(keyboard(), piece)
        desk.page.saving.flush()
        desk.page.refresh()
    row(desk, 1).adaptation.setFocus()
    type_text(keyboard(), "two")
    row(desk, 0).adaptation.setFocus()
    type_text(keyboard(), " first")
    desk.settle()
    assert [stored(desk, one).adaptation for one in "ab"] == ["in the libraries first", "two"]


def test_ctrl_z_takes_what_was_written_back(desk: Desk) -> None:
    opened(desk, insight("a", "they vote on paper", adaptation="as before"))
    row(desk, 0).owner.setFocus()
    type_text(keyboard(), "anne")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert stored(desk, "a").owner == "anne"
    desk.window.undo()
    desk.settle()
    assert (stored(desk, "a").owner, stored(desk, "a").adaptation) == ("", "as before")
    assert row(desk, 0).owner.text() == ""


def test_the_sheet_and_the_review_show_the_same(desk: Desk) -> None:
    opened(desk, insight("a", "they vote on paper"), insight("b", "a team of twelve"))
    row(desk, 0).open_button.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert keyboard() is desk.page.sheet.text
    type_text(desk.page.sheet.adaptation, "by post")
    assert row(desk, 0).adaptation.typed() == "by post"
    row(desk, 1).adaptation.setFocus()
    assert desk.page.sheet.text.typed() == "a team of twelve"
    type_text(keyboard(), "one of three")
    assert desk.page.sheet.adaptation.typed() == "one of three"
    desk.settle()
    assert desk.page.sheet.adaptation.typed() == "one of three"
    assert [stored(desk, one).adaptation for one in "ab"] == ["by post", "one of three"]


def test_how_well_the_visit_worked_is_asked_of_the_visit_as_a_whole(desk: Desk) -> None:
    review = opened(desk)
    review.choice.choose("learning")
    desk.page.looking_back.take_keyboard(Part.REVIEW)
    type_text(keyboard(), "!number four meetings in two days")
    desk.press(Qt.Key.Key_Return, CTRL)
    type_text(keyboard(), "the queue")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert [(one.prompt, one.session, one.kind, one.text) for one in desk.stored()] == [
        (Prompt.EFFICIENT, "", NoteKind.NUMBER, "four meetings in two days"),
        (Prompt.INEFFICIENT, "", NoteKind.NOTE, "the queue"),
    ]
    assert [one.text for one in review.form.blocks[1].answers.rows] == ["the queue"]


def test_half_an_answer_on_the_visit_is_there_again_after_the_end(
    desk: Desk, make_window: MakeWindow
) -> None:
    review = opened(desk)
    review.choice.choose("learning")
    review.form.blocks[3].entry.text.setFocus()
    type_text(keyboard(), "we write to each")
    desk.settle()
    again = Desk(desk.qtbot, make_window(Settings(clear_after=0)), desk.store)
    review = opened(again)
    assert review.form.blocks[3].entry.text.typed() == "we write to each"
    assert again.stored() == []


def test_without_insights_it_says_how_to_make_one(desk: Desk) -> None:
    review = opened(desk)
    assert review.state.text().startswith("No insight yet.")
    assert "!insight" in review.state.text()
    desk.page.open("")
    desk.settle()
    assert review.state.text().startswith("A review is of a visit: choose one")
    assert not review.choice.isVisible()
    assert review.state.y() < 40


def test_of_many_insights_the_first_are_shown_and_more_if_wanted(desk: Desk) -> None:
    review = opened(desk, *(insight(f"n{n}", f"number {n}") for n in range(60)))
    assert len(review.insights.rows) == 25
    assert review.insights.more.text() == "Show 35 more"
    review.insights.more.click()
    assert keyboard() is row(desk, 25).adaptation
    desk.settle()
    assert len(review.insights.rows) == 50
    QTest.keyClicks(keyboard(), "x")
    desk.settle()
    assert stored(desk, "n25").adaptation == "x"


def test_tab_goes_from_insight_to_insight_and_on_to_the_line(desk: Desk) -> None:
    review = opened(desk, *(insight(f"n{n}", f"number {n}") for n in range(7)))
    review.choice.focus_current()
    for place in range(7):
        one = row(desk, place)
        for field in (one.open_button, one.adaptation, one.owner):
            desk.press(Qt.Key.Key_Tab)
            assert keyboard() is field
    desk.press(Qt.Key.Key_Tab)
    assert keyboard() is desk.page.log.entry.text


def test_every_control_has_a_name_for_screen_readers(desk: Desk) -> None:
    review = opened(desk, insight("a", "they vote on paper"))
    stops = [
        one
        for one in review.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.isWindow()
    ]
    said = [one.accessibleName() or getattr(one, "text", str)() for one in stops]
    assert len(said) > 12
    assert "" not in said
    assert row(desk, 0).adaptation.accessibleDescription() == "they vote on paper"
