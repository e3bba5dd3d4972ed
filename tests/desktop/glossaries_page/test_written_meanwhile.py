"""Cells that are left one soon after the other, while another process writes the same entry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Language, Status, Term
from interpreter_app.services import editing
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store, connect
from tests.desktop.conftest import type_text
from tests.desktop.glossaries_page.conftest import keyboard
from tests.desktop.glossaries_page.test_half_written import _kept, _mairie
from tests.desktop.glossaries_page.test_open_cells import entries, page, settle, window

__all__ = ["page", "window"]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)

FR, EN = Language.FRENCH, Language.ENGLISH


def _type(page: GlossariesPage, row: int, *typed: tuple[Column, str]) -> None:
    cells = page.writing.cells
    for column, text in typed:
        assert cells.setData(cells.index(row, COLUMNS.index(column)), text)


def _open(page: GlossariesPage, row: int, column: Column) -> None:
    page.writing.table.write_at(page.writing.cells.index(row, COLUMNS.index(column)))


def _new_row(page: GlossariesPage) -> int:
    page.writing.add()
    page.writing.table.flush()
    return page.writing.table.currentIndex().row()


def _row_of_the_mairie(page: GlossariesPage, store: Store) -> int:
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    row = page.writing.cells.row_of(stored.number)
    page.writing.cells.refresh(stored.number)
    assert page.writing.cells.concept_at(row) == stored
    return row


def test_a_new_row_that_others_delete_while_one_types_on_in_it_leaves_a_note(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    before = entries(store)
    row = _new_row(page)
    _type(page, row, (Column.FRENCH, "buvette"))
    assert window._writer.wait()  # The store has it; the window doesn't know yet.
    with connect(store.path) as other:
        glossaries.delete(other, "town", ["buvette"])
    _type(page, row, (Column.ENGLISH, "refreshment bar"))
    settle(window, qtbot)
    assert entries(store) == before
    assert ["refreshment bar" in note.text for note in session.notes(store)] == [True]
    assert _kept(store.path) == []
    cells = page.writing.cells
    assert [cells.index(at, 0).data() for at in range(cells.rowCount())].count("buvette") == 0


@pytest.mark.parametrize("is_last", [True, False])
def test_what_others_say_in_a_new_row_stands_and_what_was_typed_is_a_note(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store, is_last: bool
) -> None:
    row = _new_row(page)
    _type(page, row, (Column.FRENCH, "buvette"))
    assert window._writer.wait()
    made = entries(store)["buvette"]
    with connect(store.path) as other:
        editing.save_concept(other, "town", made, replace(made, source="theirs"))
    _type(page, row, (Column.SOURCE, "mine"))
    if not is_last:
        _type(page, row, (Column.SUBJECT, "works"))
    settle(window, qtbot)
    stands = entries(store)["buvette"]
    assert (stands.source, stands.subject_field) == ("theirs", "" if is_last else "works")
    assert [("mine" in note.text, "works" in note.text) for note in session.notes(store)] == [(True, False)]
    assert _kept(store.path) == []
    shown = page.writing.cells.index(row, COLUMNS.index(Column.SOURCE))
    assert shown.data() == "theirs"


def test_a_term_is_taken_away_once_though_another_cell_of_its_row_cannot_be_saved(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    mairie = _mairie(store)
    terms = (Term("mairie", FR), Term("maison commune", FR, status=Status.ADMITTED), Term("town hall", EN))
    glossaries.put(store, "town", [replace(mairie, terms=terms)])
    row = _row_of_the_mairie(page, store)
    with connect(store.path) as other:
        glossaries.put(other, "town", [replace(_mairie(store), source="theirs")])
    _type(page, row, (Column.FRENCH, "maison commune"), (Column.SOURCE, "mine"))
    settle(window, qtbot)
    assert [term.text for term in _mairie(store).terms] == ["maison commune", "town hall"]
    assert _mairie(store).source == "theirs"


def test_a_cell_that_was_emptied_and_filled_again_before_it_was_saved_corrects_its_term(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    mairie = _mairie(store)
    terms = (Term("mairie", FR), Term("maison commune", FR, status=Status.ADMITTED), Term("town hall", EN))
    glossaries.put(store, "town", [replace(mairie, terms=terms)])
    row = _row_of_the_mairie(page, store)
    _type(page, row, (Column.FRENCH, ""), (Column.FRENCH, "hôtel de ville"))
    settle(window, qtbot)
    assert {term.text for term in _mairie(store).terms} == {"hôtel de ville", "town hall"}


def test_the_terms_of_a_cell_that_is_left_twice_are_those_of_the_second_time(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    mairie = _mairie(store)
    glossaries.put(store, "town", [replace(mairie, terms=(Term("mairie", FR), Term("town hall", EN)))])
    row = _row_of_the_mairie(page, store)
    _type(page, row, (Column.FRENCH, "mairie | hotel"), (Column.FRENCH, "mairie | hôtel de ville"))
    settle(window, qtbot)
    assert [term.text for term in _mairie(store).in_language(FR)] == ["mairie", "hôtel de ville"]


def test_a_new_row_that_others_delete_while_its_next_cell_is_open_leaves_a_note(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    before, row = entries(store), _new_row(page)
    _type(page, row, (Column.FRENCH, "buvette"))
    assert window._writer.wait()
    with connect(store.path) as other:
        glossaries.delete(other, "town", ["buvette"])
    _open(page, row, Column.SOURCE)
    page.writing.table.typing.emit(Column.SOURCE.value, "CGCT")
    settle(window, qtbot)
    page.flush()
    settle(window, qtbot)
    assert entries(store) == before
    assert ["CGCT" in note.text for note in session.notes(store)] == [True]
    assert _kept(store.path) == []


def test_what_was_saved_of_a_new_row_stays_though_a_third_cell_was_open_meanwhile(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    row = _new_row(page)
    _type(page, row, (Column.FRENCH, "buvette"))
    assert window._writer.wait()
    with connect(store.path) as other, other.write():
        _type(page, row, (Column.ENGLISH, "refreshment bar"))
        _open(page, row, Column.SOURCE)
        qtbot.wait(50)  # The window learns that the first cell is saved, while the second one isn't.
    settle(window, qtbot)
    type_text(keyboard(), "CGCT")
    page.flush()
    settle(window, qtbot)
    made = entries(store)["buvette"]
    assert ([term.text for term in made.terms], made.source) == (["buvette", "refreshment bar"], "CGCT")


def test_what_others_have_taken_back_stays_so_though_another_cell_cannot_be_saved(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    row, mairie = _row_of_the_mairie(page, store), _mairie(store)
    _open(page, row, Column.SUBJECT)
    _type(page, row, (Column.SOURCE, "mine"))
    settle(window, qtbot)
    assert _mairie(store).source == "mine"
    with connect(store.path) as other:
        glossaries.put(other, "town", [replace(mairie, source="", subject_field="theirs")])
    type_text(keyboard(), "works")
    page.flush()
    settle(window, qtbot)
    assert (_mairie(store).source, _mairie(store).subject_field) == ("", "theirs")
    assert ["works" in note.text for note in session.notes(store)] == [True]
