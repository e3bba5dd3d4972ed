"""Whoever types faster than the store writes, while others write too, finds all as each has typed it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.models import concept_deeds
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.models.concept_deeds import Draft
from interpreter_app.desktop.views.concept_form import ConceptForm
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import editing
from interpreter_app.store import deeds, glossaries, session
from interpreter_app.store.database import Store, connect
from tests.desktop.conftest import MakeWindow, type_text
from tests.desktop.glossaries_page.test_half_written import _kept, _mairie, _refuse

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)", extend=True)


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    window = make_window(Settings(clear_after=0))
    window.show_page("glossaries")
    page = window.glossaries
    qtbot.waitUntil(page.middle.has_listing)
    page.show_concept("town", "mairie")
    qtbot.waitUntil(lambda: page.shown is not None)
    return window


@pytest.fixture
def page(window: MainWindow) -> GlossariesPage:
    return window.glossaries


@pytest.fixture
def form(page: GlossariesPage) -> ConceptForm:
    """The form on the mairie."""
    page.writing.edit()
    return page.editing.form


def _others(store: Store, **fields: str) -> None:
    """Another process writes of the mairie."""
    with connect(store.path) as other:
        before = _mairie(other)
        editing.save_concept(other, "town", before, replace(before, **fields))  # type: ignore[arg-type]


def _settle(window: MainWindow, qtbot: QtBot) -> None:
    """All that is under way is done, and its answers have come."""
    for _round in range(3):
        assert window._writer.wait()
        assert window._typed.wait()
        qtbot.wait(20)
        qtbot.waitUntil(lambda: window._jobs.is_idle)


def test_what_others_wrote_stays_however_often_one_saves_what_one_had_on_the_screen(store: Store) -> None:
    before = _mairie(store)
    draft = Draft("town", before)
    _others(store, source="theirs")
    for note in ("a", "ab", "abc"):
        concept_deeds.save(draft, replace(before, note=note), "").do(store)
        assert (_mairie(store).source, _mairie(store).note) == ("theirs", note)


def test_what_the_store_has_refused_stays_in_the_form_and_others_are_asked_about(
    window: MainWindow, form: ConceptForm, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving = window.glossaries.writing.saving
    with monkeypatch.context() as patch:
        patch.setattr(editing, "save_concept", _refuse)
        type_text(form.texts["note"], "wanted")
        qtbot.waitUntil(lambda: "no room" in form.state.text())
        saving._retry.stop()
    _others(store, source="theirs", note="other")
    window.answers.poll()
    _settle(window, qtbot)
    assert form.texts["note"].typed() == "wanted"
    saving._try_again()
    qtbot.waitUntil(lambda: form._answers[0].isVisible())
    assert (_mairie(store).source, _mairie(store).note) == ("theirs", "other")
    form._answers[0].click()
    qtbot.waitUntil(lambda: _mairie(store).note == "wanted")
    assert _mairie(store).source == "theirs"
    assert form.texts["source"].typed() == "theirs"


@pytest.mark.parametrize("presses", [1, 2])
def test_undo_right_after_a_key_takes_back_the_whole_sitting_once(
    window: MainWindow, form: ConceptForm, qtbot: QtBot, store: Store, presses: int
) -> None:
    type_text(form.texts["note"], "a")
    qtbot.waitUntil(lambda: _mairie(store).note == "a")
    _settle(window, qtbot)
    type_text(form.texts["note"], "b")
    for _press in range(presses):
        window.undo()
    _settle(window, qtbot)
    assert _mairie(store).note == ""
    assert [deed.kind for deed in deeds.deeds(store, 2)] == ["undo", "edit"]
    assert not window._writer.can_undo
    qtbot.waitUntil(lambda: form.texts["note"].typed() == "")
    window._undoing.redo()
    qtbot.waitUntil(lambda: _mairie(store).note == "ab")


def test_an_open_question_that_was_typed_away_is_answered(
    window: MainWindow, page: GlossariesPage, form: ConceptForm, qtbot: QtBot, store: Store
) -> None:
    _others(store, note="theirs")
    type_text(form.texts["note"], "mine")
    qtbot.waitUntil(lambda: form._answers[0].isVisible())
    form.texts["note"].setPlainText("theirs")
    form.texts["source"].setPlainText("s")
    form.flush()
    qtbot.waitUntil(lambda: _mairie(store).source == "s")
    _settle(window, qtbot)
    page.editing.leave()
    _settle(window, qtbot)
    assert session.notes(store) == []
    assert _kept(store.path) == []


def test_who_leaves_an_open_question_while_typing_has_one_note_of_it(
    window: MainWindow, page: GlossariesPage, form: ConceptForm, qtbot: QtBot, store: Store
) -> None:
    _others(store, note="theirs")
    type_text(form.texts["note"], "mine")
    qtbot.waitUntil(lambda: form._answers[0].isVisible())
    type_text(form.texts["note"], " too")
    page.editing.leave()
    _settle(window, qtbot)
    assert [note.text.endswith("· mine too") for note in session.notes(store)] == [True]
    assert _kept(store.path) == []


def test_what_was_erased_again_is_not_kept(
    window: MainWindow, page: GlossariesPage, form: ConceptForm, qtbot: QtBot, store: Store
) -> None:
    type_text(form.texts["note"], "a")
    form.draft()
    qtbot.waitUntil(lambda: _kept(store.path) != [])
    form.texts["note"].setPlainText("")
    form.flush()
    _settle(window, qtbot)
    assert _kept(store.path) == []
    assert _mairie(store).note == ""


def test_a_new_entry_goes_on_though_others_write_meanwhile(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    page.writing.add()
    type_text(page.editing.form.texts["note"], "only a thought")
    _others(store, note="theirs")
    window.answers.poll()
    _settle(window, qtbot)
    assert page.editing.is_open
    assert page.editing.form.texts["note"].typed() == "only a thought"
    assert session.notes(store) == []


def test_one_new_entry_follows_another_without_waiting_for_the_list(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    terms = ("buvette", "kermesse", "tombola")
    for term in terms:
        page.writing.add()
        type_text(page.editing.form.french.rows[0].text, term)
    page.writing.add()
    _settle(window, qtbot)
    assert page.editing.is_open
    assert page.editing.form.concept().terms == ()
    found = [glossaries.concept(store, "town", term) for term in terms]
    assert [one and one.concept.terms[0].text for one in found] == list(terms)


def test_who_goes_on_to_another_entry_stays_there_though_the_new_one_is_saved_only_then(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    page.writing.add()
    type_text(page.editing.form.french.rows[0].text, "buvette")
    other = glossaries.concept(store, "town", "assises")
    assert other is not None
    assert page.middle.choose(other.number)
    assert page.editing.is_about("town", "assises")
    _settle(window, qtbot)
    assert glossaries.concept(store, "town", "buvette") is not None
    assert page.editing.is_about("town", "assises")
    assert page.shown is not None
    assert page.shown.concept.id == "assises"


def test_a_new_entry_that_the_store_took_once_is_not_kept_as_another_new_one(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.writing.add()
    form = page.editing.form
    with connect(store.path) as other, other.write():
        form.french.rows[0].text.setText("buvette")
        form.flush()
        form.texts["note"].setPlainText("more")
        form.flush()
        monkeypatch.setattr(editing, "save_concept", _refuse)
    qtbot.waitUntil(lambda: "no room" in form.state.text())
    page.writing.saving._retry.stop()
    _settle(window, qtbot)
    (half,) = _kept(store.path)
    assert half.before is not None
    assert (half.before.id, half.after.note) == ("buvette", "more")


def test_a_cell_typed_into_twice_has_what_was_typed_last(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    page.toggle_table()
    cells = page.writing.cells
    qtbot.waitUntil(lambda: cells.rowCount() > 0)
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    row = cells.row_of(stored.number)
    for column, text in ((Column.SOURCE, "first"), (Column.NOTE, "a"), (Column.SOURCE, "second")):
        assert cells.setData(cells.index(row, COLUMNS.index(column)), text)
    _settle(window, qtbot)
    made: Concept = _mairie(store)
    assert (made.source, made.transfer_note.en) == ("second", "a")
    assert session.notes(store) == []
    assert _kept(store.path) == []


@pytest.mark.parametrize("asks_again", [True, False])
def test_a_new_row_is_saved_in_the_glossary_that_one_sees(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store, asks_again: bool
) -> None:
    with connect(store.path) as other:
        glossaries.create(other, Glossary("farm", Bilingual("La ferme", "The farm")))
        glossaries.put(other, "farm", [Concept("oie", (Term("oie", Language.FRENCH),))])
    window.answers.poll()
    page.toggle_table()
    page.show_glossary("town")
    _settle(window, qtbot)
    page.writing.add()
    page.show_glossary("farm")
    _settle(window, qtbot)
    if asks_again:
        page.writing.add()
    cells = page.writing.cells
    assert cells.rowCount() == 2
    assert cells.setData(cells.index(1, 0), "canard")
    _settle(window, qtbot)
    assert glossaries.concept(store, "town", "canard") is None
    assert glossaries.concept(store, "farm", "canard") is not None


def test_what_was_typed_into_a_cell_of_a_glossary_that_is_gone_is_in_the_notes(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    page.toggle_table()
    cells = page.writing.cells
    qtbot.waitUntil(lambda: cells.rowCount() > 0)
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    row = cells.row_of(stored.number)
    assert cells.concept_at(row) == stored
    with connect(store.path) as other:
        glossaries.delete_glossary(other, "town")
    assert cells.setData(cells.index(row, COLUMNS.index(Column.SOURCE)), "CGCT")
    _settle(window, qtbot)
    assert [note.text.endswith("· CGCT") for note in session.notes(store)] == [True]
    assert _kept(store.path) == []


def test_what_stands_in_an_open_cell_is_saved_when_the_window_closes(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    page.toggle_table()
    cells, table = page.writing.cells, page.writing.table
    qtbot.waitUntil(lambda: cells.rowCount() > 0)
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    table.write_at(cells.index(cells.row_of(stored.number), COLUMNS.index(Column.SOURCE)))
    field = table.findChild(QLineEdit, "cellEditor")
    type_text(field, "CGCT")
    assert table.is_writing
    assert window.close()
    assert _mairie(store).source == "CGCT" or [half.after.source for half in _kept(store.path)] == ["CGCT"]
