"""What is typed of a concept outlives a refusal, a conflict, an end that comes too early: nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from interpreter_app.base.errors import StoreError
from interpreter_app.base.settings import Settings
from interpreter_app.desktop import concept_saving
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.views.concept_form import ConceptForm
from interpreter_app.desktop.views.concept_table_view import ConceptTable
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Concept
from interpreter_app.services import editing, half_written
from interpreter_app.services.half_written import HalfWritten
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store, connect
from interpreter_app.store.outbox import left_behind, open_outbox
from tests.desktop.conftest import MakeWindow, type_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)", extend=True)


def _mairie(store: Store) -> Concept:
    found = glossaries.concept(store, "town", "mairie")
    assert found is not None
    return found.concept


def _kept(path: Path) -> list[HalfWritten]:
    found = [half_written.from_text(text) for text in left_behind(path)[1].values()]
    return [half for half in found if half is not None]


def _notes(store: Store) -> list[str]:
    return [note.text for note in session.notes(store)]


def _refuse(*_arguments: object, **_named: object) -> None:
    raise StoreError("There is no room left.")


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    window = make_window(Settings(clear_after=0))
    window.show_page("glossaries")
    page = window.glossaries
    qtbot.waitUntil(page.middle.has_listing)
    page.show_concept("town", "mairie")
    qtbot.waitUntil(lambda: page.shown is not None)
    return window


def _form(window: MainWindow) -> ConceptForm:
    window.glossaries.writing.edit()
    return window.glossaries.editing.form


def test_what_is_typed_is_on_the_disk_though_another_process_holds_the_store(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    form = _form(window)
    with connect(store.path) as other, other.write():
        type_text(form.texts["note"], "safe")
        qtbot.waitUntil(lambda: [h.after.note for h in _kept(store.path)] == ["safe"], timeout=1500)
    qtbot.waitUntil(lambda: _mairie(store).note == "safe")
    qtbot.waitUntil(lambda: _kept(store.path) == [])


def test_whoever_types_without_a_pause_is_kept_up_with(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    form = _form(window)
    for letter in "unceasingly":
        type_text(form.texts["note"], letter)
        qtbot.wait(90)
    assert any(h.after.note.startswith("unce") for h in _kept(store.path)) or _mairie(store).note


def test_what_the_store_refuses_is_kept_and_saved_once_it_can_be(
    window: MainWindow, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concept_saving, "_RETRY_MS", 100)
    window.glossaries.writing.saving._retry.setInterval(100)
    form = _form(window)
    with monkeypatch.context() as patch:
        patch.setattr(editing, "save_concept", _refuse)
        type_text(form.texts["note"], "wanted")
        qtbot.waitUntil(lambda: "no room" in form.state.text())
        window.glossaries.editing.leave()
        assert [h.after.note for h in _kept(store.path)] == ["wanted"]
        assert _mairie(store).note == ""
    qtbot.waitUntil(lambda: _mairie(store).note == "wanted")
    qtbot.waitUntil(lambda: _kept(store.path) == [])


def test_what_was_being_written_when_the_program_ended_is_saved_at_the_next_start(
    make_window: MakeWindow, qtbot: QtBot, store: Store
) -> None:
    before = _mairie(store)
    with open_outbox(store.path) as outbox:
        half = HalfWritten("town", before, replace(before, note="half a th"), "Ann")
        outbox.save_draft("concept-1", half_written.to_text(half))
    window = make_window(Settings())
    qtbot.waitUntil(lambda: _mairie(store).note == "half a th")
    qtbot.waitUntil(lambda: left_behind(store.path)[1] == {})
    said = window.findChild(QLabel, "statusSaved")
    qtbot.waitUntil(lambda: said.text().startswith("Saved what you were writing"))


def test_a_window_closed_on_what_has_no_term_leaves_it_to_the_next_start(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    window.glossaries.writing.add()
    type_text(window.glossaries.editing.form.texts["note"], "only a thought")
    window.close()
    qtbot.waitUntil(lambda: [h.after.note for h in _kept(store.path)] == ["only a thought"])


def test_leaving_what_has_no_term_puts_it_into_the_notes(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    page = window.glossaries
    page.writing.add()
    type_text(page.editing.form.texts["note"], "only a thought")
    page.editing.leave()
    page.editing.leave()
    assert not page.editing.is_open
    qtbot.waitUntil(lambda: any("only a thought" in text for text in _notes(store)))
    qtbot.waitUntil(lambda: _kept(store.path) == [])
    window.undo()
    qtbot.waitUntil(lambda: _notes(store) == [])


def test_leaving_an_open_question_keeps_mine_in_the_notes(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    form = _form(window)
    with connect(store.path) as other:
        before = _mairie(other)
        editing.save_concept(other, "town", before, replace(before, note="theirs"))
    type_text(form.texts["note"], "mine")
    qtbot.waitUntil(lambda: form._answers[0].isVisible())
    window.glossaries.editing.leave()
    qtbot.waitUntil(lambda: any("mine" in text for text in _notes(store)))
    assert _mairie(store).note == "theirs"


def test_a_text_that_is_too_long_stays_in_the_form_until_it_is_shorter(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    form = _form(window)
    before = _mairie(store)
    form.texts["note"].setPlainText("x" * 100_001)
    form.flush()
    qtbot.waitUntil(lambda: "100000" in form.state.text())
    assert form.is_unkept
    assert _mairie(store) == before
    form.texts["note"].setPlainText("shorter")
    form.flush()
    qtbot.waitUntil(lambda: _mairie(store).note == "shorter")
    qtbot.waitUntil(lambda: _kept(store.path) == [])


def test_a_cell_that_the_store_refuses_is_saved_once_it_can_be(
    window: MainWindow, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.glossaries
    page.writing.saving._retry.setInterval(100)
    page.toggle_table()
    qtbot.waitUntil(lambda: page.writing.cells.rowCount() > 0)
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    with monkeypatch.context() as patch:
        patch.setattr(editing, "save_concept", _refuse)
        page.writing.cells.edited.emit(stored.number, "source", "CGCT")
        qtbot.waitUntil(lambda: [h.after.source for h in _kept(store.path)] == ["CGCT"])
        window._writer.wait()
        QApplication.processEvents()
        assert _mairie(store).source != "CGCT"
    qtbot.waitUntil(lambda: _mairie(store).source == "CGCT")


def test_what_was_typed_and_taken_back_at_once_is_not_saved_by_the_next_start(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    form = _form(window)
    type_text(form.texts["note"], "x")
    form._rest.stop()  # as if one more key came before it ran out
    qtbot.waitUntil(lambda: [h.after.note for h in _kept(store.path)] == ["x"])
    QTest.keyClick(form.texts["note"], Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: _kept(store.path) == [])
    assert not form.is_unkept


def test_a_new_entry_that_is_emptied_again_is_neither_kept_nor_warned_of(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    window.glossaries.writing.add()
    form = window.glossaries.editing.form
    form.texts["note"].setPlainText("a thought")
    form.flush()
    qtbot.waitUntil(lambda: [h.after.note for h in _kept(store.path)] == ["a thought"])
    form.texts["note"].setPlainText("")
    form.flush()
    assert form.state.text() == ""
    qtbot.waitUntil(lambda: _kept(store.path) == [])


def test_after_a_refusal_what_stood_there_at_first_can_be_typed_again(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    form = _form(window)
    type_text(form.texts["note"], "saved")
    form.flush()
    qtbot.waitUntil(lambda: _mairie(store).note == "saved")
    form.texts["note"].setPlainText("x" * 100_001)
    form.flush()
    qtbot.waitUntil(lambda: "100000" in form.state.text())
    form.texts["note"].setPlainText("")
    form.flush()
    qtbot.waitUntil(lambda: _mairie(store).note == "")
    assert form.state.text() == ""
    qtbot.waitUntil(lambda: _kept(store.path) == [])


def test_a_cell_that_is_being_typed_into_is_saved_when_the_window_closes(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    table = _table(window, qtbot)
    table.write_at(_cell(window, Column.SOURCE))
    editor = table.findChild(QLineEdit, "cellEditor")
    assert editor is not None
    type_text(editor, "CGCT")
    window.close()
    qtbot.waitUntil(lambda: _mairie(store).source == "CGCT")


def test_a_cell_written_twice_while_the_store_is_slow_has_the_second_text(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    _table(window, qtbot)
    cells = window.glossaries.writing.cells
    cells.setData(_cell(window, Column.SOURCE), "one")
    cells.setData(_cell(window, Column.NOTE), "a note")
    cells.setData(_cell(window, Column.SOURCE), "two")
    qtbot.waitUntil(lambda: _mairie(store).source == "two")
    note = _mairie(store).transfer_note
    assert "a note" in (note.fr, note.en)
    qtbot.waitUntil(lambda: _kept(store.path) == [])
    assert _notes(store) == []


def _table(window: MainWindow, qtbot: QtBot) -> ConceptTable:
    page = window.glossaries
    page.toggle_table()
    qtbot.waitUntil(lambda: page.writing.cells.rowCount() > 0)
    return page.writing.table


def _cell(window: MainWindow, column: Column) -> QModelIndex:
    page = window.glossaries
    assert page.shown is not None
    cells = page.writing.cells
    return cells.index(cells.row_of(page.shown.number), COLUMNS.index(column))
