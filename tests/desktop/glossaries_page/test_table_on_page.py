"""The table of concepts on its page: new rows, what goes over the clipboard, the order, the way out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.domain.terms import Equivalence, Language
from interpreter_app.services.browsing import Order
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.conftest import type_text
from tests.desktop.glossaries_page.conftest import Opener, keyboard, settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.fixture
def in_table(opened: Opener, qtbot: QtBot) -> GlossariesPage:
    page = opened()
    page.toggle_table()
    qtbot.waitUntil(page.writing.table.hasFocus)
    return page


def send(*keys: Qt.Key | str) -> None:
    for key in keys:
        if isinstance(key, str):
            for letter in key:
                type_text(keyboard(), letter)
        else:
            QTest.keyClick(keyboard(), key)
            QApplication.processEvents()


def test_a_new_row_stays_where_it_is_until_one_leaves_it(
    in_table: GlossariesPage, qtbot: QtBot, jobs: Jobs, writer: Writer
) -> None:
    page, table = in_table, in_table.writing.table
    page.writing.add()
    send("élu", Qt.Key.Key_Tab, "councillor")
    page.flush()
    writer.wait()
    QApplication.processEvents()
    page.refresh()
    settle(qtbot, page, jobs)
    last = page.writing.cells.rowCount() - 1
    assert (table.currentIndex().row(), table.currentIndex().data()) == (last, "councillor")
    page.writing.edit()
    assert page.editing.is_about("town", "elu")
    page.editing.leave()
    table.setCurrentIndex(page.writing.cells.index(0, 0))
    qtbot.waitUntil(lambda: not page.writing.cells.added)
    shown = [page.writing.cells.index(row, 0).data() for row in range(page.writing.cells.rowCount())]
    assert shown.count("élu") == 1
    assert shown[-1] != "élu"


def test_ctrl_z_in_a_cell_is_the_windows_where_nothing_was_typed(
    in_table: GlossariesPage, qtbot: QtBot, jobs: Jobs, writer: Writer
) -> None:
    in_table.writing.add()
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undo.ignore()
    QApplication.sendEvent(keyboard(), undo)
    assert not undo.isAccepted()
    send("élu")
    QApplication.sendEvent(keyboard(), undo)
    assert undo.isAccepted()
    in_table.flush()
    writer.wait()
    QApplication.processEvents()
    in_table.refresh()
    settle(qtbot, in_table, jobs)


def test_a_new_row_that_is_taken_back_goes_away(
    in_table: GlossariesPage, qtbot: QtBot, jobs: Jobs, writer: Writer
) -> None:
    page = in_table
    rows = page.writing.cells.rowCount()
    page.writing.add()
    send("élu")
    page.flush()
    writer.wait()
    QApplication.processEvents()
    page.refresh()
    settle(qtbot, page, jobs)
    writer.undo()
    writer.wait()
    QApplication.processEvents()
    page.refresh()
    settle(qtbot, page, jobs)
    qtbot.waitUntil(lambda: page.writing.cells.rowCount() == rows)


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(keyboard(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def cells(page: GlossariesPage, column: int = 0) -> list[str]:
    model = page.writing.cells
    return [model.index(row, column).data() for row in range(model.rowCount())]


def written(qtbot: QtBot, page: GlossariesPage, jobs: Jobs, writer: Writer) -> None:
    writer.wait()
    QApplication.processEvents()
    page.refresh()
    settle(qtbot, page, jobs)


@pytest.mark.parametrize("is_in_new_row", [False, True])
def test_pasted_rows_are_new_concepts_and_one_deed(
    in_table: GlossariesPage,
    qtbot: QtBot,
    jobs: Jobs,
    writer: Writer,
    store: Store,
    is_in_new_row: bool,
) -> None:
    page, before = in_table, cells(in_table)
    if is_in_new_row:
        page.writing.add()
    else:
        page.writing.table.clearSelection()
    paste('French\tEnglish\nquai\tquay\t=\t"one\ntwo"\n\nécluse\tlock\n')
    written(qtbot, page, jobs, writer)
    assert cells(page) == [*before, "quai", "écluse"]
    assert page.writing.table.currentIndex().data() == "quai"
    made = glossaries.concept(store, "town", "quai")
    assert made is not None
    assert (made.concept.equivalence, made.concept.transfer_note.en) == (Equivalence.EQUIVALENT, "one\ntwo")
    writer.undo()
    written(qtbot, page, jobs, writer)
    qtbot.waitUntil(lambda: cells(page) == before)


def test_pasted_cells_go_into_the_rows_from_the_current_cell_on(
    in_table: GlossariesPage, qtbot: QtBot, jobs: Jobs, writer: Writer
) -> None:
    page, before = in_table, cells(in_table, 1)
    page.writing.table.setCurrentIndex(page.writing.cells.index(1, 1))
    paste("one\t=\ntwo\t≠\n")
    written(qtbot, page, jobs, writer)
    assert cells(page, 1) == [before[0], *cells(page, 1)[1:3], *before[3:]]
    assert [text.split("  +")[0] for text in cells(page, 1)[1:3]] == ["one", "two"]
    assert cells(page, 2)[1:3] == ["=", "≠"]
    writer.undo()
    written(qtbot, page, jobs, writer)
    assert cells(page, 1) == before


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("mairie\ttown hall\tmore or less", 0, "more or less"),
        ("yes\tno\textra", 6, "extra"),
        ("a\n" * 9, 0, "only 8 rows"),
        ("a\tb\n" * 1001, 0, "1,000"),
        ("", 0, "There is no table"),
    ],
)
def test_what_cannot_be_pasted_is_said_and_changes_nothing(
    in_table: GlossariesPage, writer: Writer, text: str, column: int, said: str
) -> None:
    page, before, told = in_table, cells(in_table), list[str]()
    page.said.connect(told.append)
    page.writing.table.setCurrentIndex(page.writing.cells.index(0, column))
    paste(text)
    writer.wait()
    assert said in told[-1]
    assert cells(page) == before
    assert not writer.can_undo


def test_a_row_without_a_term_refuses_the_whole_paste(
    in_table: GlossariesPage, qtbot: QtBot, jobs: Jobs, writer: Writer
) -> None:
    page, before, told = in_table, cells(in_table), list[str]()
    writer.failed.connect(told.append)
    page.writing.table.clearSelection()
    paste("quai\tquay\n\t\t=\n")
    written(qtbot, page, jobs, writer)
    assert told[0].startswith("Nothing was pasted. Row 2:")
    assert cells(page) == before


def test_copied_rows_can_be_pasted_again(
    in_table: GlossariesPage, qtbot: QtBot, jobs: Jobs, writer: Writer
) -> None:
    page, table, before = in_table, in_table.writing.table, cells(in_table)
    table.setCurrentIndex(page.writing.cells.index(0, 0))
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert len(text.splitlines()) >= len(before)
    paste(text)
    written(qtbot, page, jobs, writer)
    assert cells(page) == before
    assert not writer.can_undo


def test_of_one_row_the_cell_is_copied(in_table: GlossariesPage) -> None:
    table = in_table.writing.table
    table.setCurrentIndex(in_table.writing.cells.index(0, COLUMNS.index(Column.CHECKED)))
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() in ("yes", "no")


def click_heading(page: GlossariesPage, column: Column) -> None:
    header = page.writing.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(COLUMNS.index(column)) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_a_heading_sorts_by_it_and_shows_that(
    in_table: GlossariesPage, qtbot: QtBot, jobs: Jobs
) -> None:
    page, header = in_table, in_table.writing.table.horizontalHeader()
    assert header.isSortIndicatorShown()
    assert COLUMNS[header.sortIndicatorSection()] is Column.FRENCH
    for column, order, language in (
        (Column.ENGLISH, Order.TERM, EN),
        (Column.SUBJECT, Order.SUBJECT, EN),
        (Column.EQUIVALENCE, Order.EQUIVALENCE, EN),
        (Column.FRENCH, Order.TERM, FR),
    ):
        click_heading(page, column)
        settle(qtbot, page, jobs)
        assert (page.middle.sort, page.middle.language) == (order, language)
        assert COLUMNS[header.sortIndicatorSection()] is column
        listed = page.writing.cells.listing
        assert listed is not None
        assert (listed.order, listed.language) == (order, language)
    for column in (Column.SOURCE, Column.FRENCH):
        click_heading(page, column)
        settle(qtbot, page, jobs)
        assert COLUMNS[header.sortIndicatorSection()] is Column.FRENCH
        assert header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
    assert len(page.writing.table.chosen_numbers()) <= 1


def test_ctrl_tab_leaves_the_table_from_any_cell(in_table: GlossariesPage) -> None:
    table, model = in_table.writing.table, in_table.writing.cells
    table.setFocus()
    table.setCurrentIndex(model.index(1, 1))
    QTest.keyClick(table, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert in_table.middle.add_button.hasFocus()
    assert table.currentIndex() == model.index(1, 1)


def test_tab_behind_the_last_cell_begins_a_row_and_leaves_an_empty_one(
    in_table: GlossariesPage, qtbot: QtBot, jobs: Jobs, writer: Writer, store: Store
) -> None:
    page, table, cells = in_table, in_table.writing.table, in_table.writing.cells
    page.writing.add()
    send("élu", Qt.Key.Key_Tab, "councillor")
    row = table.currentIndex().row()
    for _column in COLUMNS[1:]:
        send(Qt.Key.Key_Tab)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (row + 1, 0)
    send("la métropole", Qt.Key.Key_Tab, "metropolis")
    page.flush()
    writer.wait()
    qtbot.waitUntil(lambda: not cells.drafts)
    writer.wait()
    found = [one.terms for one in glossaries.glossary(store, glossaries.find(store, "town").number)]
    assert ["la métropole", "metropolis"] in [[term.text for term in terms] for terms in found]
    page.writing.add()
    for _column in COLUMNS:
        send(Qt.Key.Key_Tab)
    assert not table.hasFocus()
    settle(qtbot, page, jobs)


def test_a_deleted_row_leaves_one_in_the_next_and_undo_comes_back_to_it(
    in_table: GlossariesPage, qtbot: QtBot, jobs: Jobs, writer: Writer
) -> None:
    page, table, cells = in_table, in_table.writing.table, in_table.writing.cells
    rows = [cells.index(row, 0).data() for row in range(cells.rowCount())]
    table.setCurrentIndex(cells.index(2, 1))
    page.writing.delete()
    qtbot.waitUntil(lambda: _settled(page, qtbot, jobs, writer) and cells.rowCount() == len(rows) - 1)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 1)
    assert cells.index(2, 0).data() == rows[3]
    table.setCurrentIndex(cells.index(0, 0))
    writer.undo()
    qtbot.waitUntil(lambda: _settled(page, qtbot, jobs, writer) and cells.rowCount() == len(rows))
    assert (table.currentIndex().row(), cells.index(2, 0).data()) == (2, rows[2])
    table.setCurrentIndex(cells.index(len(rows) - 1, 0))
    page.writing.delete()
    qtbot.waitUntil(lambda: _settled(page, qtbot, jobs, writer) and cells.rowCount() == len(rows) - 1)
    assert table.currentIndex().row() == len(rows) - 2


def _settled(page: GlossariesPage, qtbot: QtBot, jobs: Jobs, writer: Writer) -> bool:
    writer.wait()
    QApplication.processEvents()
    page.refresh()
    settle(qtbot, page, jobs)
    return True
