"""What a filter leaves on the Glossaries page: nothing, what is read then, in another list, in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.dialogs.export_glossary import ExportDialog
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Concept, Equivalence, Gender, Status, Term
from interpreter_app.services.browsing import Facet, Kind, Order
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect
from tests.desktop.conftest import MakeWindow
from tests.desktop.glossaries_page.conftest import (
    EN,
    FR,
    Opener,
    chosen,
    heads,
    open_page,
    pair,
    second_glossary,
    settle,
    sheet,
)
from tests.desktop.glossaries_page.facets import (
    APART,
    CHECKED,
    CLOSE_TO,
    UNCHECKED,
    about,
    close_menus,
    open_menu,
    read_farm,
    shown_entries,
    subject,
    tick,
    told,
    words,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)

# Nothing left.


@pytest.mark.parametrize("is_table", [False, True])
def test_nothing_left_is_said_with_a_way_out(
    qtbot: QtBot, opened: Opener, store: Store, is_table: bool
) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    if is_table:
        page.toggle_table()
    column = page.middle
    page.middle.set_facets([CHECKED, APART])
    assert column.count.text() == "0 of 8"
    assert column.nothing.isVisible()
    assert column.nothing.text() == "No concept here fits the filters."
    assert told(column.list, QAccessible.Text.Description) == "0 of 8"
    assert not column.look_up.isVisible()
    assert column.empty.all_again.isVisible()
    column.empty.all_again.setFocus()
    qtbot.keyClick(column.empty.all_again, Qt.Key.Key_Space)
    assert column.count.text() == "8 concepts"
    assert not column.nothing.isVisible()
    assert column.filter.hasFocus()
    rows = page.writing.table.model().rowCount() if is_table else page.middle.model.rowCount()
    assert rows == 8
    assert (page.writing.table if is_table else column.list).isVisible()
    assert chosen(page) == "mairie"


@pytest.mark.parametrize("is_table", [False, True])
def test_words_and_filters_that_leave_nothing_can_each_be_taken_back(
    qtbot: QtBot, opened: Opener, is_table: bool
) -> None:
    page = opened()
    if is_table:
        page.toggle_table()
    column = page.middle
    page.middle.set_facets([CHECKED])
    qtbot.keyClicks(column.filter, "budget")
    assert column.nothing.text() == "No concept here fits the filters as well as “budget”."
    assert [w.isVisible() for w in (column.empty.all_again, column.look_up, column.empty.erase)] == [True] * 3
    column.empty.erase.click()
    assert heads(page) == ["conseil citoyen", "mairie"]
    qtbot.keyClicks(column.filter, "budget")
    column.empty.all_again.click()
    assert heads(page) == ["1 % de budget", "budget participatif"]


def test_the_table_keeps_its_headings_and_takes_a_new_concept_though_nothing_is_left(
    qtbot: QtBot, opened: Opener
) -> None:
    page = opened()
    page.toggle_table()
    table = page.writing.table
    page.middle.set_facets([CHECKED, APART])
    assert page.writing.is_table
    assert table.isVisible()
    assert table.height() <= table.horizontalHeader().height() + 2
    assert page.middle.nothing.mapTo(page, QPoint()).y() >= table.mapTo(page, QPoint(0, table.height())).y()
    page.writing.add()
    assert not page.middle.nothing.isVisible()
    assert table.is_writing
    assert table.height() > 200
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_what_is_out_of_sight_is_not_meant(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    page.toggle_table()
    assert len(page.writing.chosen()) == 1
    page.middle.set_facets([CHECKED, APART])
    assert page.writing.chosen() == []


def test_down_goes_from_the_filter_into_the_table(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    page.toggle_table()
    page.middle.set_facets([CLOSE_TO])
    page.middle.filter.setFocus()
    qtbot.keyClick(page.middle.filter, Qt.Key.Key_Down)
    assert page.writing.table.hasFocus()
    assert page.writing.table.currentIndex().row() == 0
    qtbot.keyClick(page.writing.table, Qt.Key.Key_Up)
    assert page.middle.filter.hasFocus()


# The concept that is read.


def test_a_chosen_row_is_always_the_concept_that_is_read(
    qtbot: QtBot, opened: Opener, store_path: Path, jobs: Jobs
) -> None:
    """However a filter and what another process writes follow each other."""
    page = opened()
    agree(page)
    qtbot.keyClicks(page.middle.filter, "zzz")
    qtbot.keyClick(page.middle.filter, Qt.Key.Key_Escape)
    agree(page)
    tick(qtbot, page, CLOSE_TO)
    agree(page)
    page.middle.set_facets([CHECKED, APART])
    assert not page.middle.list.currentIndex().isValid()
    with connect(store_path) as other:  # Now the list has one that fits, which wasn't there.
        made = Concept(
            "eau",
            (Term("eau", FR, gender=Gender.FEMININE), Term("water", EN)),
            equivalence=Equivalence.NON_EQUIVALENT,
            checked=True,
        )
        glossaries.put(other, "town", [made])
    page.refresh()
    qtbot.waitUntil(lambda: heads(page) == ["eau"])
    settle(qtbot, page, jobs)
    agree(page)
    assert chosen(page) == "eau"


def test_a_filter_that_is_on_from_the_start_shows_its_first_concept(
    qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs
) -> None:
    second_glossary(store, pair("conseil", "advice"))
    page = opened()
    page.middle.set_facets([Facet(Kind.STATUS, Status.DEPRECATED)])  # nothing: so no row is chosen
    page.middle.filter.setText("")
    page.middle.head._facets = frozenset({UNCHECKED})
    read_farm(qtbot, page, jobs)
    assert heads(page) == ["conseil"]
    agree(page)


def agree(page: GlossariesPage) -> None:
    """The chosen row, if there is one, is what the sheet shows."""
    if chosen(page):
        assert chosen(page) in sheet(page)
        assert page.shown is not None
        assert page.shown.number == page.middle.model.number(page.middle.list.currentIndex().row())


def test_taking_a_filter_off_that_left_nothing_chooses_again_what_is_read(
    qtbot: QtBot, opened: Opener
) -> None:
    page = opened()
    page.show_concept("town", "recevabilite")
    page.middle.set_facets([CHECKED, APART])
    assert chosen(page) == ""
    page.middle.set_facets(())
    assert chosen(page) == "recevabilité"
    agree(page)


# Other lists.


def test_another_glossary_keeps_what_it_can_have_and_says_so(
    qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs
) -> None:
    glossaries.put(store, "town", [about("eau", "works")])
    second_glossary(store, about("blé", "food"))
    page = opened()
    page.left.list.setCurrentIndex(page.left.model.index(1))
    settle(qtbot, page, jobs)
    page.middle.set_facets([UNCHECKED, subject("works")])
    assert heads(page) == ["eau"]
    with qtbot.waitSignal(page.said) as said:
        read_farm(qtbot, page, jobs)
    assert said.args == ["Taken off, since nothing in this glossary has it: works"]
    assert page.middle.head.wanted.facets == {UNCHECKED}
    assert heads(page) == ["blé"]
    with qtbot.waitSignal(page.said) as said:
        page.left.list.setCurrentIndex(page.left.model.index(0))
        settle(qtbot, page, jobs)
    assert said.args == ["The filter is still on."]


def test_a_page_begins_without_a_filter_whatever_was_on_before(
    qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme
) -> None:
    first = open_page(qtbot, store, writer, jobs, theme)
    first.middle.set_facets([CLOSE_TO])
    first.middle.head.set_sort(Order.STATUS)
    settle(qtbot, first, jobs)
    first.close()
    second = open_page(qtbot, store, writer, jobs, theme)
    assert second.middle.filter_now.is_empty
    assert second.middle.sort is Order.TERM
    assert len(heads(second)) == 8


def test_a_menu_that_is_open_while_the_list_is_read_follows_it(
    qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs
) -> None:
    second_glossary(store, about("blé", "food"))
    page = opened()
    page.left.list.setCurrentIndex(page.left.model.index(page.left.model.row_of("town")))
    settle(qtbot, page, jobs)
    menu = open_menu(qtbot, page)
    fields = page.middle.head.menu.menus[Kind.SUBJECT]
    assert not fields.menuAction().isEnabled()
    read_farm(qtbot, page, jobs)
    qtbot.waitUntil(lambda: heads(page) == ["blé"])
    assert menu.isVisible()
    assert fields.menuAction().isEnabled()
    assert shown_entries(fields) == ["food (1)"]
    close_menus()


def test_an_order_stands_in_the_line_and_goes_with_it(qtbot: QtBot, opened: Opener, jobs: Jobs) -> None:
    page = opened()
    page.middle.set_facets([CHECKED])
    page.middle.head.menu.order_action(Order.EQUIVALENCE).trigger()
    settle(qtbot, page, jobs)
    assert heads(page) == ["mairie", "conseil citoyen"]
    assert page.middle.head.line.words == ("checked", "sorted by equivalence")
    words(page)[1].click()
    settle(qtbot, page, jobs)
    assert heads(page) == ["conseil citoyen", "mairie"]


# Exporting what is left.


def test_exporting_takes_what_the_filter_leaves_and_says_if_that_is_nothing(
    qtbot: QtBot, make_window: MakeWindow, jobs: Jobs
) -> None:
    window = make_window(Settings(clear_after=0))
    window.show_page("glossaries")
    page = window.glossaries
    settle(qtbot, page, jobs)
    assert page.middle.shown_numbers() is None
    assert exported(qtbot, window, jobs) == ("The town · 8 concepts", "", True)
    page.middle.set_facets([CLOSE_TO])
    assert exported(qtbot, window, jobs) == ("What the list shows now · 2 concepts", "", True)
    page.middle.set_facets([CHECKED, APART])
    assert page.middle.shown_numbers() == ()
    said = "The filter leaves no concept to write. Choose a glossary to write all of it."
    assert exported(qtbot, window, jobs) == ("What the list shows now · 0 concepts", said, False)


def exported(qtbot: QtBot, window: MainWindow, jobs: Jobs) -> tuple[str, str, bool]:
    """What the export dialog offers, what it says, and whether it would save; a glossary can be saved."""
    window.export_glossary()
    dialog = window._dialogs.open[-1]
    assert isinstance(dialog, ExportDialog)
    found = dialog.glossary.currentText(), dialog.status.text(), dialog.save_button.isEnabled()
    assert bool(found[1]) is not found[2]
    dialog.glossary.setCurrentIndex(dialog.glossary.findData("town"))
    assert dialog.save_button.isEnabled()
    assert dialog.status.text() == ""
    qtbot.waitUntil(lambda: bool(dialog.losses.toPlainText()) and jobs.is_idle)
    dialog.reject()
    return found
