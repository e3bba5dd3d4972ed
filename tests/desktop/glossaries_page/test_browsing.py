"""Browsing a glossary: its order, the filter, the letters, and what others write meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.terms import Concept, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect
from tests.desktop.glossaries_page.conftest import EN, Opener, chosen, heads, pair, second_glossary, sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_lists_a_glossary_in_french_order_then_in_english(qtbot: QtBot, opened: Opener, jobs: Jobs) -> None:
    page = opened()
    assert [row.name for row in page.left.model.rows] == ["The town"]
    assert page.current_glossary() == "town"
    assert heads(page)[:3] == ["1 % de budget", "assises", "budget participatif"]
    assert page.middle.count.text() == "8 concepts"
    page.middle.order.choose("en")
    qtbot.waitUntil(lambda: heads(page)[1] == "citizens’ council")
    assert [s.letter for s in page.middle.model.sections] == ["#", "C", "E", "I", "N", "P", "T"]


def test_filtering_folds_as_look_up_does_and_chooses_the_best(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    qtbot.keyClicks(page.middle.filter, "CONSEIL DE Q")
    assert heads(page) == ["conseil de quartier"]
    assert page.middle.count.text() == "1 of 8"
    assert "neighbourhood council" in sheet(page)
    page.middle.filter.clear()
    qtbot.keyClicks(page.middle.filter, "recevabilite")
    assert heads(page) == ["recevabilité"]
    qtbot.keyClick(page.middle.filter, Qt.Key.Key_Escape)
    assert page.middle.filter.text() == ""
    assert len(heads(page)) == 8
    assert chosen(page) == "recevabilité"


def test_esc_leads_to_the_filter_and_only_in_the_booth_to_look_up(
    qtbot: QtBot, opened: Opener, theme: Theme
) -> None:
    page = opened()
    page.middle.list.setFocus()
    with qtbot.assertNotEmitted(page.leaveAsked):
        qtbot.keyClick(page.middle.list, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.middle.filter
    theme.apply("light", 100, True)
    with qtbot.waitSignal(page.leaveAsked):
        qtbot.keyClick(page.middle.filter, Qt.Key.Key_Escape)


def test_nothing_found_leads_to_look_up(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    qtbot.keyClicks(page.middle.filter, "zzz")
    assert "“zzz”" in page.middle.nothing.text()
    assert page.middle.look_up.isVisible()
    with qtbot.waitSignal(page.lookUpAsked) as asked:
        page.middle.look_up.click()
    assert asked.args == ["zzz"]


def test_the_keyboard_moves_while_one_types(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    field = page.middle.filter
    qtbot.keyClicks(field, "conseil")
    assert chosen(page) == "conseil citoyen"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert chosen(page) == "conseil communautaire"
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert chosen(page) == "conseil de quartier"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert chosen(page) == "conseil communautaire"
    assert field.text() == "conseil"


def test_letters_typed_in_the_list_go_into_the_filter(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    page.middle.list.setFocus()
    qtbot.keyClick(page.middle.list, Qt.Key.Key_End)
    assert chosen(page) == "recevabilité"
    qtbot.keyClick(page.middle.list, Qt.Key.Key_Home)
    assert chosen(page) == "1 % de budget"
    qtbot.keyClicks(page.middle.list, "m")
    qtbot.keyClicks(page.middle.filter, "a")
    assert page.middle.filter.text() == "ma"
    assert heads(page) == ["mairie"]


def test_letters_jump(qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs) -> None:
    glossaries.put(store, "town", [pair(f"m{n:03}", "x") for n in range(60)])
    glossaries.put(store, "town", [pair(f"t{n:03}", "x") for n in range(60)])
    page = opened()
    strip = page.middle.letters
    page.middle.filter.setFocus()
    strip.setFocus()
    qtbot.keyClicks(strip, "t")
    top = page.middle.list.top_row()
    assert page.middle.model.concept_row(top).head == "t000"
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    assert page.middle.model.concept_row(page.middle.list.top_row()).head == "recevabilité"
    letters = [s.letter for s in page.middle.model.sections]
    step = strip._step()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, int(step * (letters.index("M") + 0.5))))
    assert page.middle.model.concept_row(page.middle.list.top_row()).head == "m000"


def test_all_glossaries_or_one(qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs) -> None:
    second_glossary(store)
    page = opened()
    assert [row.name for row in page.left.model.rows] == ["All glossaries", "The town", "The farm"]
    assert page.current_glossary() == ""
    assert "canard" in heads(page)
    assert len(heads(page)) == 9
    page.left.list.setCurrentIndex(page.left.model.index(2))
    qtbot.waitUntil(lambda: heads(page) == ["canard"])
    assert page.current_glossary() == "farm"


def test_what_another_process_writes_appears_and_nothing_jumps(
    qtbot: QtBot, opened: Opener, store_path: Path, jobs: Jobs
) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    with connect(store_path) as other:
        glossaries.put(other, "town", [pair("abri", "shelter")])
    page.refresh()
    qtbot.waitUntil(lambda: "abri" in heads(page))
    assert chosen(page) == "mairie"
    assert page.left.model.rows[0].concepts == 9
    with connect(store_path) as other:
        glossaries.delete(other, "town", ["mairie"])
    page.refresh()
    qtbot.waitUntil(lambda: "mairie" not in heads(page))
    assert "The town" in sheet(page)


def test_a_concept_without_a_term_in_the_language_stands_last(
    qtbot: QtBot, opened: Opener, store: Store
) -> None:
    glossaries.put(store, "town", [Concept("bare", (Term("advice", EN),))])
    page = opened()
    assert heads(page)[-1] == "advice"
    page.show_concept("town", "bare")
    assert "Nobody has written a term yet" in sheet(page)
    assert not page.sheet.copy_french.isVisible()
    page.reading.copy_target()
    assert QGuiApplication.clipboard().text() == "advice"


def test_only_the_rows_in_sight_are_read(qtbot: QtBot, opened: Opener, store: Store) -> None:
    glossaries.put(store, "town", [pair(f"mot{n:05}", f"word{n:05}") for n in range(3000)])
    page = opened()
    model = page.middle.model
    assert model.rowCount() == 3008
    assert len(model._blocks) <= 2
    qtbot.keyClicks(page.middle.filter, "mot02999")
    assert heads(page) == ["mot02999"]


def test_another_order_begins_at_the_top_unless_a_concept_is_read(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs
) -> None:
    glossaries.put(store, "town", [pair(f"mot-{n:03}", f"word {999 - n:03}") for n in range(200)])
    page = opened()
    bar = page.middle.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    page.middle.order.choose("en")
    qtbot.waitUntil(lambda: heads(page)[-1].startswith("word"))
    assert bar.value() == 0
