"""Writing on the Glossaries page: what is typed is in the store a moment later, found, and can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.services import editing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect
from tests.desktop.conftest import MakeWindow, type_text
from tests.desktop.glossaries_page.conftest import second_glossary

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|grabbing the keyboard", extend=True)


class Desk:
    """A window on the Glossaries page with the concept of the mairie chosen."""

    def __init__(self, qtbot: QtBot, window: MainWindow, store: Store) -> None:
        self.qtbot = qtbot
        self.window = window
        self.store = store
        window.show_page("glossaries")
        self.page: GlossariesPage = window.glossaries
        qtbot.waitUntil(self.page.middle.has_listing)
        self.page.show_concept("town", "mairie")
        self.wait()

    def wait(self) -> None:
        for _turn in range(3):  # what is committed in one turn of the events is written in the next
            QApplication.processEvents()
            self.window._writer.wait()
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.window._jobs.is_idle)

    def stored(self, ident: str = "mairie") -> Concept:
        found = glossaries.concept(self.store, "town", ident)
        assert found is not None
        return found.concept

    def texts(self, ident: str = "mairie") -> list[str]:
        return [term.text for term in self.stored(ident).terms]


@pytest.fixture
def desk(qtbot: QtBot, make_window: MakeWindow, store: Store) -> Desk:
    return Desk(qtbot, make_window(Settings(clear_after=0, author="Ann")), store)


def test_what_is_typed_is_in_the_store_within_a_second(desk: Desk) -> None:
    desk.page.writing.edit()
    type_text(desk.page.editing.form.french.rows[1].text, "maison commune")
    desk.qtbot.waitUntil(lambda: "maison commune" in desk.texts(), timeout=1500)
    desk.wait()
    assert desk.page.editing.is_open
    assert desk.window.answers.look_up("maison comm", 3)[0].concept.id == "mairie"


def test_undo_takes_back_what_was_typed_and_the_form_shows_it(desk: Desk) -> None:
    before = desk.stored()
    desk.page.writing.edit()
    type_text(desk.page.editing.form.texts["note"], "draughty")
    desk.page.flush()
    desk.wait()
    assert desk.stored().note == "draughty"
    desk.window.undo()
    desk.wait()
    assert desk.stored() == before
    desk.qtbot.waitUntil(lambda: desk.page.editing.form.concept() == before)


def test_a_new_concept_is_there_once_it_has_a_term_and_goes_on_being_written(desk: Desk) -> None:
    desk.window.actions_["quick-add"].trigger()
    form = desk.page.editing.form
    desk.qtbot.waitUntil(form.french.rows[0].text.hasFocus)
    type_text(form.texts["source"], "Le Monde")
    desk.page.flush()
    desk.wait()
    assert glossaries.concept(desk.store, "town", "peniche") is None
    type_text(form.french.rows[0].text, "péniche")
    desk.page.flush()
    desk.wait()
    assert (desk.stored("peniche").source, desk.texts("peniche")) == ("Le Monde", ["péniche"])
    type_text(form.english.rows[0].text, "barge")
    desk.page.flush()
    desk.wait()
    assert desk.texts("peniche") == ["péniche", "barge"]
    assert len(list(glossaries.concepts_of(desk.store, 1))) == 9


def test_choosing_another_concept_keeps_the_first_and_shows_the_other_in_the_form(desk: Desk) -> None:
    desk.page.writing.edit()
    type_text(desk.page.editing.form.texts["note"], "kept")
    desk.page.show_concept("town", "recevabilite")
    desk.wait()
    assert desk.stored().note == "kept"
    assert desk.page.editing.form.french.rows[0].text.text() == "recevabilité"


def test_what_somebody_else_changed_too_is_asked_about(desk: Desk) -> None:
    desk.page.writing.edit()
    with connect(desk.store.path) as other:
        theirs = desk.stored()
        changed = Concept(**{f: getattr(theirs, f) for f in Concept.__slots__} | {"note": "theirs"})
        editing.save_concept(other, "town", theirs, changed, "Bob")
    type_text(desk.page.editing.form.texts["note"], "mine")
    desk.page.flush()
    desk.wait()
    form = desk.page.editing.form
    keep, take = form._answers
    desk.qtbot.waitUntil(keep.isVisible)
    assert desk.stored().note == "theirs"
    keep.click()
    desk.wait()
    assert desk.stored().note == "mine"
    assert not take.isVisible()


def test_deleting_and_duplicating_can_be_taken_back(desk: Desk) -> None:
    desk.page.writing.delete()
    desk.wait()
    assert glossaries.concept(desk.store, "town", "mairie") is None
    desk.window.undo()
    desk.wait()
    desk.page.show_concept("town", "mairie")
    desk.page.writing.duplicate()
    desk.wait()
    assert len(list(glossaries.concepts_of(desk.store, 1))) == 9
    desk.page.editing.leave()
    desk.window.undo()
    desk.wait()
    assert len(list(glossaries.concepts_of(desk.store, 1))) == 8
    assert desk.texts() == ["mairie", "town hall"]


def test_a_copy_is_opened_to_be_made_another_concept(desk: Desk) -> None:
    desk.page.writing.duplicate()
    desk.wait()
    assert desk.page.editing.is_open
    assert desk.page.shown is not None
    assert desk.page.shown.concept.id != "mairie"
    assert desk.page.focusWidget() is desk.page.editing.form.french.rows[0].text
    type_text(desk.page.editing.form.french.rows[0].text, "X")
    desk.page.editing.flush()
    desk.wait()
    assert desk.texts() == ["mairie", "town hall"]


def test_enter_goes_from_the_french_term_to_the_english_one_and_on(desk: Desk) -> None:
    desk.page.writing.edit()
    form = desk.page.editing.form
    form.focus_first()
    desk.qtbot.keyClick(form.french.rows[0].text, Qt.Key.Key_Return)
    assert desk.page.focusWidget() is form.english.rows[0].text
    desk.qtbot.keyClick(form.english.rows[0].text, Qt.Key.Key_Return)
    assert form.equivalence.isAncestorOf(desk.page.focusWidget())


def test_a_new_concept_has_an_id_of_its_whole_term_and_is_on_disk_meanwhile(desk: Desk) -> None:
    kept: dict[str, str] = {}
    desk.page.writing.saving.keep = kept.__setitem__
    desk.page.writing.add()
    form = desk.page.editing.form
    type_text(form.english.rows[0].text, "even")
    desk.qtbot.waitUntil(lambda: any("even" in text for text in kept.values()), timeout=1000)
    desk.qtbot.wait(600)
    type_text(form.english.rows[0].text, "ing class")
    desk.page.editing.leave()
    desk.wait()
    assert glossaries.concept(desk.store, "town", "evening-class") is not None


def test_undo_is_the_windows_where_a_field_has_nothing_to_take_back(desk: Desk) -> None:
    desk.page.writing.delete()
    desk.wait()
    desk.page.middle.filter.setFocus()
    desk.window.activateWindow()
    desk.qtbot.keyClick(desk.page.middle.filter, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait()
    assert glossaries.concept(desk.store, "town", "mairie") is not None
    type_text(desk.page.middle.filter, "mai")
    desk.qtbot.keyClick(desk.page.middle.filter, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.middle.filter.text() != "mai"


def test_after_a_deletion_the_next_concept_is_read_and_after_the_last_the_one_before(desk: Desk) -> None:
    model = desk.page.middle.model
    row = model.row_of(desk.page.shown.number) if desk.page.shown else -1
    following = model.number(row + 1)
    desk.page.writing.delete()
    desk.wait()
    assert desk.page.shown is not None
    assert desk.page.shown.number == following == model.number(desk.page.middle.list.currentIndex().row())
    last = model.rowCount() - 1
    before = model.number(last - 1)
    desk.page.middle.list.choose(last)
    desk.wait()
    desk.page.writing.delete()
    desk.wait()
    assert desk.page.shown.number == before


def test_what_has_no_term_is_let_go_only_at_the_second_asking(desk: Desk) -> None:
    desk.page.writing.add()
    type_text(desk.page.editing.form.texts["note"], "x")
    desk.page.editing.leave()
    assert desk.page.editing.is_open
    assert "type a term" in desk.page.editing.form.state.text()
    desk.page.editing.leave()
    assert not desk.page.editing.is_open


def test_closing_the_window_keeps_what_was_just_typed(desk: Desk) -> None:
    desk.page.writing.edit()
    type_text(desk.page.editing.form.texts["note"], "last words")
    desk.window.close()
    desk.window._writer.wait()
    assert desk.stored().note == "last words"


@pytest.fixture
def all_read(desk: Desk) -> Desk:
    """The desk with two glossaries, which are read together, and no concept chosen."""
    with connect(desk.store.path) as other:
        second_glossary(other)
    desk.page._operation = -1
    desk.page.refresh()
    desk.page.left.list.setCurrentIndex(desk.page.left.model.index(0))
    desk.wait()
    desk.page.reading.shown = None
    assert desk.page.current_glossary() == ""
    return desk


def test_where_all_glossaries_are_read_one_is_asked_for_before_a_new_concept(all_read: Desk) -> None:
    names = [row.name for row in all_read.page.left.model.rows if row.summary]
    all_read.page.writing.add()
    menu = all_read.page.findChild(QMenu, "whichGlossary")
    assert menu is not None
    assert not all_read.page.editing.is_open
    heading, *offered = menu.actions()
    assert (heading.isEnabled(), [action.text() for action in offered]) == (False, names)
    while (at := menu.activeAction()) is not None and at.text() != "The farm":
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert all_read.page.editing.is_open
    type_text(all_read.page.editing.form.french.rows[0].text, "gué")
    all_read.page.flush()
    all_read.wait()
    number = glossaries.find(all_read.store, "farm").number
    assert "gué" in [c.terms[0].text for c in glossaries.glossary(all_read.store, number)]


def test_a_row_of_the_table_is_asked_for_its_glossary_the_one_of_the_last_time_first(all_read: Desk) -> None:
    page = all_read.page
    page.toggle_table()
    all_read.wait()
    page.writing.table.setCurrentIndex(page.writing.cells.index(0, 0))
    all_read.wait()
    for first in ("The town", "The farm"):
        page.writing.add()
        menu = page.findChild(QMenu, "whichGlossary")
        assert menu is not None
        active = menu.activeAction()
        assert active is not None
        assert active.text() == first
        farm = next(action for action in menu.actions() if action.text() == "The farm")
        farm.trigger()
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        (new,) = page.writing.cells.drafts
        assert page.writing._saving.glossary_of(new) == "farm"
        page.writing.table.setCurrentIndex(page.writing.cells.index(0, 0))
        page.flush()
        all_read.wait()


def test_where_there_is_no_glossary_a_new_one_is_asked_for(desk: Desk) -> None:
    asked: list[str] = []
    desk.page.newGlossaryAsked.connect(lambda: asked.append("new"))
    desk.page.left.model.set_summaries([])
    desk.page.ask_glossary(asked.append)
    assert asked == ["new"]


def test_the_name_of_who_writes_stands_in_the_history(desk: Desk) -> None:
    desk.page.writing.edit()
    desk.page.editing.form.checked.click()
    desk.wait()
    row = desk.store.connection.execute("SELECT who FROM operation ORDER BY number DESC LIMIT 1").fetchone()
    assert row == ("Ann",)
    assert desk.stored().preferred(Language.FRENCH) is not None


def test_the_table_shows_what_the_list_shows_and_writes_new_concepts_in_a_row(desk: Desk) -> None:
    desk.page.toggle_table()
    table, cells = desk.page.writing.table, desk.page.writing.cells
    assert table.isVisible()
    assert cells.rowCount() == 8
    assert desk.page.shown is not None
    assert desk.page.writing.chosen() == [desk.page.shown.number]
    desk.page.middle.filter.setText("conseil")
    assert cells.rowCount() == 3
    desk.page.middle.filter.clear()
    desk.window.actions_["quick-add"].trigger()
    desk.qtbot.waitUntil(lambda: table.is_writing)
    for letter in "péniche":
        focus = QApplication.focusWidget()
        assert focus is not None
        type_text(focus, letter)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    desk.wait()
    assert desk.texts("peniche") == ["péniche"]
    desk.qtbot.waitUntil(lambda: cells.rowCount() == 10)  # Enter has begun one more.


def test_rows_chosen_in_the_table_are_deleted_at_once_and_come_back_at_once(desk: Desk) -> None:
    desk.page.toggle_table()
    desk.page.writing.table.selectAll()
    desk.page.writing.delete()
    desk.wait()
    assert list(glossaries.concepts_of(desk.store, 1)) == []
    desk.window.undo()
    desk.wait()
    assert len(list(glossaries.concepts_of(desk.store, 1))) == 8


def test_the_table_gives_way_to_the_list_again(desk: Desk) -> None:
    desk.page.middle.table_button.click()
    assert desk.page.writing.table.isVisible()
    desk.page.middle.table_button.click()
    assert desk.page.middle.list.isVisible()
    assert not desk.page.writing.table.isVisible()


def test_a_list_made_anew_waits_for_the_cell_that_is_being_typed_in(desk: Desk) -> None:
    desk.page.toggle_table()
    table, cells = desk.page.writing.table, desk.page.writing.cells
    table.write_at(cells.index(0, 1))
    assert table.is_writing
    with connect(desk.store.path) as other:
        editing.new_concept(other, "town", Concept("", (Term("abri", Language.FRENCH),)), "Bob")
    desk.page._operation = -1
    desk.page.refresh()
    desk.wait()
    assert table.is_writing
    assert cells.rowCount() == 8
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert cells.rowCount() == 9


def test_what_is_typed_is_taken_back_field_by_field_however_often_it_was_saved(desk: Desk) -> None:
    before = desk.stored()
    desk.page.writing.edit()
    for name, text in (("note", "one"), ("note", " more"), ("source", "two"), ("definitionEn", "three")):
        type_text(desk.page.editing.form.texts[name], text)
        desk.page.flush()
        desk.wait()
    written = desk.stored()
    assert (written.note, written.source, written.definition.en) == ("one more", "two", "three")
    left = [("one more", "two", ""), ("one more", "", ""), ("", "", "")]
    for expected in left:
        desk.window.undo()
        desk.wait()
        now = desk.stored()
        assert (now.note, now.source, now.definition.en) == expected
    assert desk.stored() == before
    for expected in [*left[1::-1], ("one more", "two", "three")]:
        desk.window._undoing.redo()
        desk.wait()
        now = desk.stored()
        assert (now.note, now.source, now.definition.en) == expected


def test_a_new_concept_is_taken_back_as_one(desk: Desk) -> None:
    desk.page.writing.add()
    form = desk.page.editing.form
    type_text(form.french.rows[0].text, "abri")
    for name, text in (("note", "one"), ("source", "two")):
        type_text(form.texts[name], text)
        desk.page.flush()
        desk.wait()
    assert glossaries.concept(desk.store, "town", "abri") is not None
    desk.window.undo()
    desk.wait()
    assert glossaries.concept(desk.store, "town", "abri") is None


def test_a_new_concept_goes_with_all_that_was_typed_of_it(desk: Desk) -> None:
    desk.page.writing.add()
    type_text(desk.page.editing.form.french.rows[0].text, "quai")
    desk.page.flush()
    desk.wait()
    type_text(desk.page.editing.form.english.rows[0].text, "quay")
    desk.page.flush()
    desk.wait()
    assert desk.texts("quai") == ["quai", "quay"]
    desk.window.undo()
    desk.wait()
    assert glossaries.concept(desk.store, "town", "quai") is None


def test_undo_right_after_a_key_takes_back_the_whole_sitting(desk: Desk) -> None:
    before = desk.stored()
    desk.page.writing.edit()
    note = desk.page.editing.form.texts["note"]
    type_text(note, "one")
    desk.page.flush()
    desk.wait()
    type_text(note, " two")
    desk.window.undo()
    desk.wait()
    assert desk.stored() == before
    assert not desk.window._writer.can_undo  # Nothing of it is left to be taken back once more.


def test_a_rest_between_two_words_leaves_blank_and_cursor_where_they_are(desk: Desk) -> None:
    desk.page.writing.edit()
    form = desk.page.editing.form
    fields = (form.french.rows[1].text, form.texts["note"], form.subject.lineEdit())
    form.subject.setEditText("")
    for field in fields:
        assert field is not None
        type_text(field, "public ")
        desk.page.flush()
        desk.wait()
        type_text(field, "works")
        desk.page.flush()
        desk.wait()
    stored = desk.stored()
    assert (desk.texts()[1], stored.note) == ("public works", "public works")
    assert form.subject.currentText() == "public works"


def test_what_somebody_did_in_between_is_not_taken_back_with_it(desk: Desk) -> None:
    desk.page.writing.edit()
    type_text(desk.page.editing.form.texts["note"], "one")
    desk.page.flush()
    desk.wait()
    with connect(desk.store.path) as other:
        editing.new_concept(other, "town", Concept("", (Term("abri", Language.FRENCH),)), "Bob")
    type_text(desk.page.editing.form.texts["source"], "two")
    desk.page.flush()
    desk.wait()
    desk.window.undo()
    desk.wait()
    assert (desk.stored().note, desk.stored().source) == ("one", "")
    assert desk.stored("abri").terms[0].text == "abri"
