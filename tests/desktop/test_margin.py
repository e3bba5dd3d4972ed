"""The margin's lists: columns that wrap, lines that are taken away by key or by click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.models.session_rows import MarginRow, pin_rows
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.margin_list import MarginList
from interpreter_app.domain.terms import Concept, Language, PartOfSpeech, Term
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store

FR, EN = Language.FRENCH, Language.ENGLISH

ROWS = [
    MarginRow(1, "enveloppe", "spending envelope", "=", "the same as", "same"),
    MarginRow(2, "porteur de projet", "person who proposes a project to the participatory budget"),
]


@pytest.fixture
def margin(theme: Theme, qtbot: QtBot) -> MarginList:
    made = MarginList(theme)
    qtbot.addWidget(made)
    made.resize(280, 300)
    made.show_rows(ROWS)
    made.show()
    return made


def test_long_lines_are_higher_and_the_list_asks_for_as_much(margin: MarginList) -> None:
    heights = [margin.visualRect(margin.model().index(row, 0)).height() for row in range(2)]
    assert heights[1] > heights[0]
    assert margin.sizeHint().height() == sum(heights) + 2


def test_a_narrow_list_sets_its_columns_one_below_the_other(margin: MarginList) -> None:
    abreast = margin.sizeHint().height()
    margin.resize(160, 300)
    assert margin.sizeHint().height() > abreast


def test_a_click_opens_and_one_on_the_cross_takes_away(margin: MarginList, qtbot: QtBot) -> None:
    place = margin.visualRect(margin.model().index(1, 0))
    with qtbot.waitSignal(margin.opened) as opened:
        qtbot.mouseClick(margin.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert opened.args == [ROWS[1]]
    cross = QPoint(margin.width() - 8, place.center().y())
    with qtbot.waitSignal(margin.removed) as removed:
        qtbot.mouseClick(margin.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert removed.args == [ROWS[1]]


def test_keys_open_and_take_away_the_line_they_are_at(margin: MarginList, qtbot: QtBot) -> None:
    margin.setFocus()
    margin.setCurrentIndex(margin.model().index(0, 0))
    with qtbot.waitSignal(margin.opened) as opened:
        qtbot.keyClick(margin, Qt.Key.Key_Return)
    assert opened.args == [ROWS[0]]
    with qtbot.waitSignal(margin.removed) as removed:
        qtbot.keyClick(margin, Qt.Key.Key_Delete)
    assert removed.args == [ROWS[0]]


def test_a_long_word_is_cut_and_never_runs_into_the_other_column(margin: MarginList) -> None:
    row = MarginRow(3, "/somewhere/a/very/long/path/without/any/space.csv", "to be added", is_quiet=True)
    wrapped = margin._delegate._lines(row, 280)
    layout = margin._delegate._layout
    left, right = (
        layout.advance(font, max(lines, key=len))
        for font, lines in ((layout.body, wrapped.left), (layout.small, wrapped.right))
    )
    assert left + right < 280
    assert wrapped.left[0].endswith("…")


def test_a_sign_is_said_in_words(margin: MarginList) -> None:
    first = margin.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "enveloppe the same as spending envelope"
    assert first.data() == "enveloppe = spending envelope"


def test_after_a_removal_the_keyboard_is_at_the_next_line(margin: MarginList) -> None:
    margin.setCurrentIndex(margin.model().index(1, 0))
    margin.show_rows(ROWS[:1])
    assert margin.currentIndex().row() == 0
    margin.show_rows([])
    assert not margin.currentIndex().isValid()


def test_a_pinned_adjective_is_answered_by_an_adjective(store: Store) -> None:
    terms = (
        Term("recevabilité", FR),
        Term("recevable", FR, part_of_speech=PartOfSpeech.ADJECTIVE),
        Term("eligibility", EN),
        Term("eligible", EN, part_of_speech=PartOfSpeech.ADJECTIVE),
    )
    glossaries.put(store, "town", [Concept("recevabilite", terms)])
    session.pin(store, "town", "recevabilite", FR, "recevable")
    assert [(row.left, row.right) for row in pin_rows(store)] == [("recevable", "eligible")]
