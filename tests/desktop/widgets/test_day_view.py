"""The days of a visit: choosing, moving, resizing and drawing sessions by pointer and by key."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.day_view import DayView
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import SessionKind
from tests.desktop.widgets.conftest import NAMES, TUESDAY, Days, visit
from tests.domain.visits.plan import DAY, at, plan, session

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def press(days: Days, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(days.view, key, modifiers)


def tip(days: Days, ident: str) -> str:
    index = days.view.indexAt(days.middle(ident))
    return str(index.data(Qt.ItemDataRole.ToolTipRole))


# Choosing and opening.


def test_a_click_chooses_and_one_beside_the_sessions_chooses_none(days: Days, qtbot: QtBot) -> None:
    qtbot.mouseClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=days.middle("lunch"))
    assert (days.view.current, days.said) == ("lunch", [("chosen", "lunch")])
    qtbot.mouseClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=days.at(15))
    assert (days.view.current, days.said) == ("", [("chosen", "lunch"), ("chosen", "")])


def test_a_double_click_opens(days: Days, qtbot: QtBot) -> None:
    place = days.middle("meeting")
    qtbot.mouseClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert days.all_of("opened") == [["meeting"]]
    assert days.all_of("changed") == []


def test_enter_opens_and_delete_wants_it_away(days: Days) -> None:
    days.view.choose("meeting")
    press(days, Key.Key_Return)
    press(days, Key.Key_Delete)
    assert days.said == [("opened", "meeting"), ("deleteWanted", "meeting")]


def test_arrows_lead_through_all_sessions_and_to_the_days_beside(days: Days) -> None:
    days.view.choose("meeting")
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_End):
        press(days, key)
    assert [ident for (ident,) in days.all_of("chosen")] == ["lunch", "flight", "walk", "flight", "walk"]
    press(days, Key.Key_Left)
    assert days.view.current == "meeting"
    press(days, Key.Key_Right)
    assert days.view.current == "walk"
    press(days, Key.Key_Home)
    assert days.view.current == "meeting"


def test_who_comes_by_key_is_at_the_first_session_without_having_chosen_it(days: Days, qtbot: QtBot) -> None:
    days.view.clearFocus()
    days.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(days.view.hasFocus)
    assert (days.view.current, days.said) == ("meeting", [])
    days.view.set_visit(visit(), NAMES, {})
    qtbot.mouseClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=days.middle("meeting"))
    assert days.said == [("chosen", "meeting")]


def test_letters_and_other_keys_are_left_to_the_page(days: Days, qtbot: QtBot) -> None:
    days.view.choose("meeting")
    qtbot.keyClicks(days.view, "lunch")
    press(days, Key.Key_F5)
    press(days, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(days, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert days.said == []


def test_what_is_chosen_by_the_page_is_shown_and_not_said(days: Days) -> None:
    days.view.choose("walk")
    assert (days.view.current, days.said) == ("walk", [])
    days.view.choose("")
    assert (days.view.current, days.said) == ("", [])


# Moving and resizing by key.


def test_alt_and_arrows_move_by_a_quarter_of_an_hour_and_by_a_day(days: Days) -> None:
    days.view.choose("meeting")
    press(days, Key.Key_Down, ALT)
    assert (days.session.start, days.session.end) == (at("09:45"), at("11:15"))
    press(days, Key.Key_Up, ALT)
    assert days.session.start == at("09:15")
    press(days, Key.Key_Right, ALT)
    assert (days.session.start, days.session.end) == (at("09:30", day=TUESDAY), at("11:00", day=TUESDAY))


def test_alt_shift_and_arrows_change_the_length(days: Days) -> None:
    days.view.choose("meeting")
    press(days, Key.Key_Down, ALT | SHIFT)
    assert (days.session.start, days.session.end) == (at("09:30"), at("11:15"))
    press(days, Key.Key_Up, ALT | SHIFT)
    assert days.session.end == at("10:45")


def test_key_after_key_goes_on_from_what_the_page_shows(days: Days) -> None:
    def apply(changed: object) -> None:
        now = visit()
        sessions = [changed if one.id == changed.id else one for one in now.sessions]  # type: ignore[attr-defined]
        days.view.set_visit(replace(now, sessions=tuple(sessions)), NAMES, {})  # type: ignore[arg-type]

    days.view.changed.connect(apply)
    days.view.choose("meeting")
    for _count in range(12):
        press(days, Key.Key_Down, ALT)
    assert days.session.start == at("12:30")
    assert days.view.current == "meeting"
    assert days.all_of("chosen") == []


def test_a_journey_that_is_moved_keeps_its_zones(days: Days) -> None:
    days.view.choose("flight")
    press(days, Key.Key_Down, ALT)
    assert str(days.session.start) == "2016-12-05T16:25+00:00[Europe/London]"
    assert str(days.session.end) == "2016-12-05T19:20+01:00[Europe/Paris]"


# By pointer.


def test_a_block_is_dragged_to_another_hour(days: Days) -> None:
    days.drag(days.middle("meeting"), days.middle("meeting") + days.by(120))
    assert (days.session.start, days.session.end) == (at("11:30"), at("13:00"))
    assert days.all_of("chosen") == [["meeting"]]


def test_a_block_is_dragged_to_another_day(days: Days) -> None:
    start = days.middle("meeting")
    days.drag(start, QPoint(days.at(10, day=TUESDAY).x(), start.y()))
    assert (days.session.start, days.session.end) == (at("09:30", day=TUESDAY), at("11:00", day=TUESDAY))


def test_what_is_dropped_stands_on_five_minutes(days: Days) -> None:
    days.drag(days.middle("meeting"), days.middle("meeting") + days.by(33))
    assert days.session.start.local.minute % 5 == 0


def test_edges_are_dragged(days: Days) -> None:
    rect = days.view.rects_of("meeting")[0]
    low = QPoint(rect.center().x(), rect.bottom() - 1)
    days.drag(low, low + days.by(30))
    assert (days.session.start, days.session.end) == (at("09:30"), at("11:30"))
    high = QPoint(rect.center().x(), rect.top() + 2)
    days.drag(high, high + days.by(-60))
    assert (days.session.start, days.session.end) == (at("08:30"), at("11:00"))


def test_an_edge_is_never_dragged_past_the_other(days: Days) -> None:
    rect = days.view.rects_of("meeting")[0]
    low = QPoint(rect.center().x(), rect.bottom() - 1)
    days.drag(low, low + days.by(-180))
    assert (days.session.start, days.session.end) == (at("09:30"), at("09:35"))


def test_escape_leaves_everything_where_it_stands(days: Days) -> None:
    end = days.middle("meeting") + days.by(120)
    days.drag(days.middle("meeting"), end, drop=False)
    press(days, Key.Key_Escape)
    days.drop(end)
    assert days.all_of("changed") == []


def test_a_trembling_hand_moves_nothing(days: Days) -> None:
    place = days.middle("meeting")
    days.drag(place, place + QPoint(1, 1))
    days.drag(place, place)
    assert days.all_of("changed") == []


def test_a_drag_ends_when_what_is_dragged_has_changed_meanwhile(days: Days) -> None:
    end = days.middle("meeting") + days.by(120)
    days.drag(days.middle("meeting"), end, drop=False)
    now = visit()
    days.view.set_visit(replace(now, sessions=now.sessions[1:]), NAMES, {})
    days.drop(end)
    assert days.all_of("changed") == []


def test_nothing_moves_under_a_pointer_that_is_held_down(days: Days, qtbot: QtBot) -> None:
    def make_room(_ident: str) -> None:
        days.view.resize(430, 900)

    days.view.chosen.connect(make_room)
    start = QPoint(days.middle("walk"))
    days.drag(start, start + days.by(60))
    assert days.view.width() == 430
    assert days.session.start == at("11:00", day=TUESDAY)
    days.view.resize(700, 900)
    QApplication.processEvents()
    place = days.middle("lunch")
    qtbot.mouseClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert days.view.width() == 430
    qtbot.mouseDClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert days.all_of("opened") == [["lunch"]]
    assert days.all_of("drawn") == []


def test_a_new_session_is_drawn_on_empty_hours(days: Days) -> None:
    days.drag(days.at(14, 5), days.at(15, 20))
    days.drag(days.at(9, day=TUESDAY), days.at(8, 20, day=TUESDAY))
    assert days.all_of("drawn") == [[DAY, 14 * 60, 15 * 60 + 30], [TUESDAY, 8 * 60 + 15, 9 * 60]]
    assert days.all_of("changed") == []


def test_a_double_click_on_an_empty_hour_wants_a_session_of_an_hour(days: Days, qtbot: QtBot) -> None:
    qtbot.mouseDClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=days.at(14, 20))
    assert days.all_of("drawn") == [[DAY, 14 * 60 + 15, 15 * 60 + 15]]


def test_what_is_pressed_stays_under_the_pointer(days: Days) -> None:
    days.view.resize(700, 300)
    QApplication.processEvents()
    place = days.view.rects_of("lunch")[0].topLeft() + QPoint(20, 12)
    assert days.view.rects_of("lunch")[0].bottom() > days.view.viewport().height()
    days.drag(place, place + QPoint(1, 1))
    assert days.view.verticalScrollBar().value() == 0
    assert days.view.current == "lunch"


def test_a_drag_that_was_let_go_of_elsewhere_is_over(days: Days) -> None:
    end = days.middle("meeting") + days.by(120)
    days.drag(days.middle("meeting"), end, drop=False)
    days.mouse(QEvent.Type.MouseMove, end, is_down=False)
    days.drop(end)
    assert days.all_of("changed") == []


def test_keys_that_move_a_session_are_no_shortcuts_of_the_window(days: Days) -> None:
    for key, modifiers, is_ours in (
        (Key.Key_Up, ALT, True),
        (Key.Key_Left, ALT, True),
        (Key.Key_Down, ALT | SHIFT, True),
        (Key.Key_Left, ALT | SHIFT, False),
        (Key.Key_1, ALT, False),
        (Key.Key_Escape, NONE, False),
    ):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        asked.ignore()
        QApplication.sendEvent(days.view, asked)
        assert asked.isAccepted() is is_ours


def test_the_wheel_scrolls(days: Days, qtbot: QtBot) -> None:
    days.view.resize(700, 400)
    QApplication.processEvents()
    place = QPointF(300, 200)
    down = QWheelEvent(
        place, days.view.viewport().mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(days.view.viewport(), down)
    assert days.view.verticalScrollBar().value() > 0


def test_headings_and_hours_are_no_empty_space(days: Days, qtbot: QtBot) -> None:
    for place in (QPoint(300, 5), QPoint(5, 300)):
        qtbot.mouseDClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        days.drag(place, place + QPoint(0, 100))
    assert days.said == []


# What is seen and heard.


def test_a_tip_tells_everything(days: Days) -> None:
    told = tip(days, "meeting")
    for words in (
        "Participatory budgeting", "Budget participatif", "09:30 – 11:00", "Meeting · Mairie", "Ann Reid",
        "interpreting: whispered (Zoé Martin)", "Zoé Martin is in two sessions.",
    ):  # fmt: skip
        assert words in told
    assert "17:10 (London 16:10) – 19:05" in tip(days, "flight")


def test_a_screen_reader_meets_a_list_of_sentences(days: Days) -> None:
    said = QAccessible.queryAccessibleInterface(days.view)
    assert said.text(QAccessible.Text.Name) == "Days of the visit"
    assert said.childCount() == 4
    first = said.child(0)
    assert first.text(QAccessible.Text.Name) == (
        "Participatory budgeting, 09:30 – 11:00, Meeting, Mairie, interpreting: whispered (Zoé Martin). "
        "Clash: Zoé Martin is in two sessions."
    )
    assert first.rect().size() == days.view.rects_of("meeting")[0].size()


def test_everything_is_said_in_the_language_of_the_interface(days: Days) -> None:
    i18n.set_language("fr")
    days.view.set_visit(visit(), NAMES, {})
    told = tip(days, "meeting").replace("\u00a0", " ")
    assert told.index("Budget participatif") < told.index("Participatory budgeting")
    assert "9 h 30 – 11 h" in told
    assert "Réunion" in told


def test_an_empty_day_and_no_day_at_all_say_how_to_begin(days: Days) -> None:
    days.view.set_visit(plan(first=DAY, last=TUESDAY))
    assert "Drag over the hours" in days.view.accessibleDescription()
    days.view.set_visit(plan())
    assert "No days to show yet" in days.view.accessibleDescription()
    days.view.grab()
    QTest.mouseDClick(days.view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(200, 200))
    press(days, Key.Key_Down)
    assert days.said == []


def test_a_session_over_midnight_stands_on_both_days_and_is_chosen_on_either(
    days: Days, qtbot: QtBot
) -> None:
    late = replace(session("late", "22:00", "23:00"), end=at("01:30", day=TUESDAY))
    days.view.set_visit(plan(late, first=DAY, last=TUESDAY))
    days.view.resize(QSize(700, 1900))
    QApplication.processEvents()
    first, second = days.view.rects_of("late")
    assert first.left() < second.left()
    qtbot.mouseClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert days.view.current == "late"
    days.drag(second.center(), second.center() + days.by(60))
    assert (days.session.start, days.session.end) == (at("23:00"), at("02:30", day=TUESDAY))


def test_one_day_can_be_shown_alone(days: Days) -> None:
    days.view.show_days((TUESDAY,))
    assert days.view.rects_of("meeting") == []
    assert days.view.rects_of("walk")[0].width() > 500
    days.view.show_days()
    assert days.view.rects_of("meeting")


def test_the_choice_comes_into_sight(days: Days) -> None:
    days.view.resize(400, 300)
    QApplication.processEvents()
    days.view.choose("meeting")
    press(days, Key.Key_Down)
    press(days, Key.Key_Down)
    assert days.view.viewport().rect().intersects(days.view.rects_of("flight")[0])
    press(days, Key.Key_Home)
    assert days.view.viewport().rect().contains(days.view.rects_of("meeting")[0].topLeft())


def test_another_visit_begins_at_its_top_and_the_same_stays_where_it_was(days: Days) -> None:
    days.view.resize(700, 300)
    QApplication.processEvents()
    bar = days.view.verticalScrollBar()
    bar.setValue(120)
    days.view.set_visit(visit(), NAMES, {})
    assert bar.value() == 120
    days.view.set_visit(replace(visit(), id="other"), NAMES, {})
    assert bar.value() == 0


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_session_is_painted_in_the_colours_of_the_theme(
    days: Days, theme: Theme, name: str, size: int
) -> None:
    theme.apply(name, size, False)
    days.view.choose("lunch")
    rect = days.view.rects_of("lunch")[0]
    image: QImage = days.view.viewport().grab().toImage()
    assert image.pixelColor(rect.left() + 1, rect.center().y()) == theme.colour("near")
    other = days.view.rects_of("meeting")[0]
    assert image.pixelColor(other.right() - 2, other.center().y()) == theme.colour("field")
    assert image.pixelColor(rect.right() - 4, rect.bottom() - 4) == theme.colour("chosen")
    assert image.pixelColor(2, image.height() - 2) == theme.colour("paper")


def test_larger_text_has_larger_hours(days: Days, theme: Theme) -> None:
    days.view.resize(700, 600)
    before = days.view.rects_of("lunch")[0].height()
    theme.apply("light", 200, False)
    assert days.view.rects_of("lunch")[0].height() > 1.7 * before


def test_the_days_that_clocks_change_are_drawn(days: Days, qtbot: QtBot) -> None:
    spring, autumn = DAY.replace(month=3, day=27), DAY.replace(month=10, day=30)
    for day in (spring, autumn):
        early = replace(
            session("early", "01:00", "02:00"), start=at("01:00", day=day), end=at("04:00", day=day)
        )
        days.view.set_visit(plan(early, first=day, last=day + timedelta(days=1)))
        assert len(days.view.rects_of("early")) == 1
        days.view.grab()


def test_sessions_without_a_title_go_by_their_kind(theme: Theme, qtbot: QtBot) -> None:
    view = DayView(theme)
    qtbot.addWidget(view)
    one = replace(session("a", "09:00", "10:00", SessionKind.MEAL), title=Bilingual())
    view.set_visit(plan(one))
    assert view.model().index(0, 0).data() == "Meal"
