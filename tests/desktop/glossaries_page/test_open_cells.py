"""Whatever one does while a cell of the table is open, what was typed is where it was typed, only there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import editing
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store, connect
from tests.desktop.conftest import MakeWindow, type_text
from tests.desktop.glossaries_page.conftest import keyboard
from tests.desktop.glossaries_page.test_half_written import _kept, _mairie

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)

FR, EN = Language.FRENCH, Language.ENGLISH
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(make_window: MakeWindow, store: Store, qtbot: QtBot) -> MainWindow:
    glossaries.create(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    glossaries.put(store, "farm", [Concept("oie", (Term("oie", FR), Term("goose", EN)))])
    window = make_window(Settings(clear_after=0))
    window.show_page("glossaries")
    page = window.glossaries
    qtbot.waitUntil(page.middle.has_listing)
    page.show_glossary("town")
    settle(window, qtbot)
    page.toggle_table()
    qtbot.waitUntil(page.writing.table.hasFocus)
    return window


@pytest.fixture
def page(window: MainWindow) -> GlossariesPage:
    return window.glossaries


def settle(window: MainWindow, qtbot: QtBot) -> None:
    for _round in range(3):
        assert window._writer.wait()
        assert window._typed.wait()
        qtbot.wait(20)
        qtbot.waitUntil(lambda: window._jobs.is_idle)


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(keyboard(), key, modifiers)
    QApplication.processEvents()


def send(*keys: Qt.Key | str) -> None:
    for one in keys:
        if isinstance(one, str):
            for letter in one:
                type_text(keyboard(), letter)
        else:
            key(one)


def entries(store: Store, glossary: str = "town") -> dict[str, Concept]:
    number = glossaries.find(store, glossary).number
    return {one.concept.id: one.concept for one in glossaries.concepts_of(store, number)}


def open_source(page: GlossariesPage, store: Store) -> None:
    """Open the empty Source cell of the mairie."""
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    cells = page.writing.cells
    page.writing.table.write_at(cells.index(cells.row_of(stored.number), COLUMNS.index(Column.SOURCE)))


def close_dialogs(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.reject()


def click_heading(page: GlossariesPage, column: Column) -> None:
    header = page.writing.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(COLUMNS.index(column)) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


def _to_glossary(window: MainWindow, _page: GlossariesPage) -> None:
    key(Qt.Key.Key_F6)
    close_dialogs(window)


def _others_and_poll(window: MainWindow, _page: GlossariesPage) -> None:
    others(window)
    window.answers.poll()


Deed = Callable[[MainWindow, GlossariesPage], object]
DEEDS: dict[str, Deed] = {
    "Ctrl+N": lambda _window, _page: key(Qt.Key.Key_N, CTRL),
    "Ctrl+D": lambda _window, _page: key(Qt.Key.Key_D, CTRL),
    "Ctrl+Shift+D": lambda _window, _page: key(Qt.Key.Key_D, CTRL | SHIFT),
    "F2": lambda _window, _page: key(Qt.Key.Key_F2),
    "F6": _to_glossary,
    "F7": lambda _window, _page: key(Qt.Key.Key_F7),
    "F8": lambda _window, _page: key(Qt.Key.Key_F8),
    "heading": lambda _window, page: click_heading(page, Column.ENGLISH),
    "filter": lambda _window, page: page.middle.filter.setText("conseil"),
    "glossary": lambda _window, page: page.show_glossary("farm"),
    "others": _others_and_poll,
    "Ctrl+1": lambda _window, _page: key(Qt.Key.Key_1, CTRL),
    "Ctrl+T": lambda _window, _page: key(Qt.Key.Key_T, CTRL),
}


def others(window: MainWindow) -> None:
    """Another process writes elsewhere, so that rows move."""
    with connect(window.glossaries._store.path) as other:
        glossaries.put(other, "town", [Concept("abribus", (Term("abribus", FR),))])


@pytest.mark.parametrize("deed", DEEDS)
def test_what_stands_in_an_open_cell_of_a_new_row_is_a_new_entry(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store, deed: str
) -> None:
    before = entries(store)
    key(Qt.Key.Key_N, CTRL)
    send("buvette")
    DEEDS[deed](window, page)
    settle(window, qtbot)
    page.flush()
    settle(window, qtbot)
    after = entries(store)
    assert {ident: after[ident] for ident in before} == before
    made = [one for ident, one in after.items() if ident not in before and ident != "abribus"]
    assert {one.terms[0].text for one in made} == {"buvette"}
    assert len(made) == (2 if deed == "Ctrl+Shift+D" else 1)
    assert entries(store, "farm").keys() == {"oie"}
    assert session.notes(store) == []
    assert _kept(store.path) == []


@pytest.mark.parametrize("deed", DEEDS)
def test_what_stands_in_an_open_cell_of_an_entry_is_in_that_entry(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store, deed: str
) -> None:
    before = entries(store)
    open_source(page, store)
    send("CGCT")
    DEEDS[deed](window, page)
    settle(window, qtbot)
    page.flush()
    settle(window, qtbot)
    after = entries(store)
    wanted = before | {"mairie": replace(before["mairie"], source="CGCT")}
    assert {ident: after[ident] for ident in before} == wanted
    copies = [one for ident, one in after.items() if ident not in before and ident != "abribus"]
    assert [(one.terms[0].text, one.source) for one in copies] == (
        [("mairie", "CGCT")] if deed == "Ctrl+Shift+D" else []
    )
    assert session.notes(store) == []
    assert _kept(store.path) == []


def test_ctrl_z_in_an_open_cell_takes_back_what_was_typed_there(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    before = entries(store)
    open_source(page, store)
    send("CGCT")
    key(Qt.Key.Key_Z, CTRL)
    settle(window, qtbot)
    page.flush()
    settle(window, qtbot)
    assert entries(store) == before


@pytest.mark.parametrize("deed", ["heading", "others", "filter"])
@pytest.mark.parametrize("is_new", [True, False])
def test_one_types_on_in_the_same_cell_while_the_list_changes(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store, deed: str, is_new: bool
) -> None:
    before, typed = entries(store), "buvette"
    key(Qt.Key.Key_N, CTRL) if is_new else open_source(page, store)
    send("buv")
    DEEDS[deed](window, page)
    if deed == "heading":  # A click elsewhere has closed the cell: typing there goes over what it holds.
        typed = "ette"
    settle(window, qtbot)
    send("ette", Qt.Key.Key_Return)
    settle(window, qtbot)
    after = entries(store)
    wanted = before if is_new else before | {"mairie": replace(before["mairie"], source=typed)}
    assert {ident: after[ident] for ident in before} == wanted
    made = [one.terms[0].text for ident, one in after.items() if ident not in before and ident != "abribus"]
    assert made == ([typed] if is_new else [])


@pytest.mark.parametrize("is_new", [True, False])
def test_ctrl_n_in_an_open_cell_after_others_have_written(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store, is_new: bool
) -> None:
    before = entries(store)
    key(Qt.Key.Key_N, CTRL) if is_new else open_source(page, store)
    send("buvette")
    others(window)
    window.answers.poll()
    settle(window, qtbot)
    key(Qt.Key.Key_N, CTRL)
    send("kermesse", Qt.Key.Key_Tab, "fête")
    key(Qt.Key.Key_N, CTRL)
    settle(window, qtbot)
    send("tombola", Qt.Key.Key_Return)
    settle(window, qtbot)
    after = entries(store)
    wanted = before if is_new else before | {"mairie": replace(before["mairie"], source="buvette")}
    assert {ident: after[ident] for ident in before} == wanted
    made = {tuple(term.text for term in after[ident].terms) for ident in after.keys() - before.keys()}
    new = {("abribus",), ("kermesse", "fête"), ("tombola",)}
    assert made == (new | {("buvette",)} if is_new else new)


def test_ctrl_d_copies_what_is_being_typed_and_one_types_on(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    key(Qt.Key.Key_N, CTRL)
    send("buvette", Qt.Key.Key_Tab, "refreshment")
    key(Qt.Key.Key_D, CTRL)
    assert QGuiApplication.clipboard().text() == "refreshment"
    send(" bar", Qt.Key.Key_Return)
    settle(window, qtbot)
    assert [term.text for term in entries(store)["buvette"].terms] == ["buvette", "refreshment bar"]


def test_a_row_of_the_glossary_that_one_has_left_is_not_shown_in_another(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    key(Qt.Key.Key_N, CTRL)
    send("buvette")
    page.show_glossary("farm")
    settle(window, qtbot)
    cells = page.writing.cells
    assert [cells.index(row, 0).data() for row in range(cells.rowCount())] == ["oie"]


def test_ctrl_n_again_and_again_makes_a_row_each(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    before = entries(store)
    for french, english in (("buvette", "bar"), ("kermesse", "fête"), ("tombola", "raffle")):
        key(Qt.Key.Key_N, CTRL)
        send(french, Qt.Key.Key_Tab, english)
    key(Qt.Key.Key_N, CTRL)
    settle(window, qtbot)
    after = entries(store)
    assert {ident: after[ident] for ident in before} == before
    made = [[term.text for term in after[ident].terms] for ident in after.keys() - before.keys()]
    assert sorted(made) == [["buvette", "bar"], ["kermesse", "fête"], ["tombola", "raffle"]]


def test_an_entry_after_the_other_is_typed_without_leaving_the_letters(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    before = entries(store)
    key(Qt.Key.Key_N, CTRL)
    for french, english in (("buvette", "bar"), ("kermesse", "fête"), ("tombola", "raffle")):
        send(french, Qt.Key.Key_Tab, english, Qt.Key.Key_Return)
    settle(window, qtbot)
    after = entries(store)
    made = [[term.text for term in after[ident].terms] for ident in after.keys() - before.keys()]
    assert sorted(made) == [["buvette", "bar"], ["kermesse", "fête"], ["tombola", "raffle"]]
    cells, table = page.writing.cells, page.writing.table
    assert (table.currentIndex().row(), table.currentIndex().column()) == (cells.rowCount() - 1, 0)
    assert cells.is_empty(cells.rowCount() - 1)
    send(Qt.Key.Key_Return, Qt.Key.Key_Return)  # An empty row is enough.
    assert cells.rowCount() == len(after) + 1
    table.setCurrentIndex(cells.index(0, 0))
    qtbot.waitUntil(lambda: cells.rowCount() == len(after))


def test_enter_in_the_last_row_of_the_list_begins_a_new_one_in_its_glossary(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    page.left.list.setCurrentIndex(page.left.model.index(0))  # All glossaries.
    settle(window, qtbot)
    assert page.current_glossary() == ""
    cells, table = page.writing.cells, page.writing.table
    last = cells.rowCount() - 1
    home = cells.concept_at(last)
    assert home is not None
    table.setFocus()
    table.setCurrentIndex(cells.index(last, COLUMNS.index(Column.SOURCE)))
    send("a book", Qt.Key.Key_Return)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (last + 1, 0)
    send("buvette", Qt.Key.Key_Return)
    settle(window, qtbot)
    glossary = page.glossary_id(home.glossary)
    assert entries(store, glossary)[home.concept.id].source == "a book"
    assert "buvette" in entries(store, glossary)


def test_a_new_row_without_a_term_is_kept_as_a_note_when_it_is_deleted(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    before, said = entries(store), list[str]()
    page.said.connect(said.append)
    rows = page.writing.cells.rowCount()
    key(Qt.Key.Key_N, CTRL)
    send(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, "only a thought")
    key(Qt.Key.Key_D, CTRL | SHIFT)
    assert said[-1] == "Give this row a term first."
    key(Qt.Key.Key_Backspace, CTRL | SHIFT)
    settle(window, qtbot)
    assert entries(store) == before
    assert page.writing.cells.rowCount() == rows
    assert ["only a thought" in note.text for note in session.notes(store)] == [True]


def test_an_entry_that_others_delete_while_its_cell_is_open_leaves_a_note(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    open_source(page, store)
    send("CGCT")
    with connect(store.path) as other:
        glossaries.delete(other, "town", ["mairie"])
    window.answers.poll()
    settle(window, qtbot)
    key(Qt.Key.Key_Return)
    settle(window, qtbot)
    assert ["CGCT" in note.text for note in session.notes(store)] == [True]
    assert "mairie" not in entries(store)


def test_an_entry_that_others_delete_while_its_cell_is_open_leaves_none_if_nothing_was_typed(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    cells = page.writing.cells
    page.writing.table.write_at(cells.index(cells.row_of(stored.number), 0))
    with connect(store.path) as other:
        glossaries.delete(other, "town", ["mairie"])
    window.answers.poll()
    settle(window, qtbot)
    cells.refresh(stored.number)
    key(Qt.Key.Key_Return)
    settle(window, qtbot)
    assert session.notes(store) == []
    assert _kept(store.path) == []


def test_a_cell_that_is_open_while_another_is_refused_is_saved(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    cells = page.writing.cells
    row = cells.row_of(stored.number)
    with connect(store.path) as other:
        editing.save_concept(other, "town", stored.concept, replace(stored.concept, source="theirs"))
        page.writing.table.write_at(cells.index(row, COLUMNS.index(Column.SOURCE)))
        with other.write():
            send("mine")
            page.flush()
            page.writing.table.write_at(cells.index(row, COLUMNS.index(Column.SUBJECT)))
            send("wor")
    settle(window, qtbot)
    send("ks", Qt.Key.Key_Return)
    settle(window, qtbot)
    assert (_mairie(store).source, _mairie(store).subject_field) == ("theirs", "works")
    assert [("mine" in note.text, "works" in note.text) for note in session.notes(store)] == [(True, False)]
    assert _kept(store.path) == []


# Two cells, quickly.


@pytest.mark.parametrize("is_first", [True, False])
def test_a_cell_that_cannot_be_saved_does_not_hold_up_another(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store, is_first: bool
) -> None:
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    cells = page.writing.cells
    row = cells.row_of(stored.number)
    assert cells.concept_at(row) == stored
    with connect(store.path) as other:
        editing.save_concept(other, "town", stored.concept, replace(stored.concept, source="theirs"))
    typed = [(Column.SOURCE, "mine"), (Column.SUBJECT, "works")]
    for column, text in typed if is_first else reversed(typed):
        assert cells.setData(cells.index(row, COLUMNS.index(column)), text)
    settle(window, qtbot)
    assert (_mairie(store).source, _mairie(store).subject_field) == ("theirs", "works")
    assert [("mine" in note.text, "works" in note.text) for note in session.notes(store)] == [(True, False)]
    assert cells.index(row, COLUMNS.index(Column.SOURCE)).data() == "theirs"


# On the disk while it is typed.


def test_what_is_typed_into_an_open_cell_is_on_the_disk_before_it_is_left(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    open_source(page, store)
    send("CGCT")
    qtbot.waitUntil(lambda: [half.after.source for half in _kept(store.path)] == ["CGCT"], timeout=1000)
    assert page.writing.table.is_writing
    assert _mairie(store).source == ""
    key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: _kept(store.path) == [])
    assert _mairie(store).source == ""


def test_what_is_typed_into_a_new_row_is_on_the_disk_though_the_first_of_it_is_saved_meanwhile(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    def english() -> list[list[str]]:
        return [[term.text for term in half.after.in_language(EN)] for half in _kept(store.path)]

    key(Qt.Key.Key_N, CTRL)
    send("buvette")
    qtbot.waitUntil(lambda: [half.after.terms[0].text for half in _kept(store.path)] == ["buvette"])
    with connect(store.path) as other, other.write():
        send(Qt.Key.Key_Tab, "refreshment")
        qtbot.waitUntil(lambda: english() == [["refreshment"]])
    settle(window, qtbot)
    assert english() == [["refreshment"]]
    send(" bar", Qt.Key.Key_Return)
    settle(window, qtbot)
    assert [term.text for term in entries(store)["buvette"].terms] == ["buvette", "refreshment bar"]
    assert _kept(store.path) == []
