"""Writing on the Glossaries page: what is typed is in the store a moment later, found, and can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.services import editing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect
from tests.desktop.conftest import MakeWindow, type_text
from tests.desktop.glossaries_page.conftest import second_glossary

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)", extend=True)


class Desk:
    """A window on the Glossaries page with the concept of the mairie chosen."""

    def __init__(self, qtbot: QtBot, window: MainWindow, store: Store) -> None:
        self.qtbot = qtbot
        self.window = window
        self.store = store
        window.show_page("glossaries")
        self.page: GlossariesPage = window._glossaries
        qtbot.waitUntil(self.page.middle.has_listing)
        self.page.show_concept("town", "mairie")
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.window._jobs.is_idle)
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
    desk.page.edit_concept()
    type_text(desk.page.editing.form.french.rows[1].text, "maison commune")
    desk.qtbot.waitUntil(lambda: "maison commune" in desk.texts(), timeout=1500)
    desk.wait()
    assert desk.page.editing.is_open
    assert desk.window.answers.look_up("maison comm", 3)[0].concept.id == "mairie"


def test_undo_takes_back_what_was_typed_and_the_form_shows_it(desk: Desk) -> None:
    before = desk.stored()
    desk.page.edit_concept()
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
    desk.page.edit_concept()
    type_text(desk.page.editing.form.texts["note"], "kept")
    desk.page.show_concept("town", "recevabilite")
    desk.wait()
    assert desk.stored().note == "kept"
    assert desk.page.editing.form.french.rows[0].text.text() == "recevabilité"


def test_what_somebody_else_changed_too_is_asked_about(desk: Desk) -> None:
    desk.page.edit_concept()
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
    desk.page.duplicate_concept()
    desk.wait()
    assert len(list(glossaries.concepts_of(desk.store, 1))) == 9
    desk.page.delete_concept()
    desk.wait()
    assert glossaries.concept(desk.store, "town", "mairie") is None
    desk.window.undo()
    desk.window.undo()
    desk.wait()
    assert len(list(glossaries.concepts_of(desk.store, 1))) == 8
    assert desk.texts() == ["mairie", "town hall"]


def test_what_has_no_term_is_let_go_only_at_the_second_asking(desk: Desk) -> None:
    desk.page.new_concept()
    type_text(desk.page.editing.form.texts["note"], "x")
    desk.page.editing.leave()
    assert desk.page.editing.is_open
    assert "type a term" in desk.page.editing.form.state.text()
    desk.page.editing.leave()
    assert not desk.page.editing.is_open


def test_closing_the_window_keeps_what_was_just_typed(desk: Desk) -> None:
    desk.page.edit_concept()
    type_text(desk.page.editing.form.texts["note"], "last words")
    desk.window.close()
    desk.window._writer.wait()
    assert desk.stored().note == "last words"


def test_all_glossaries_have_no_place_for_a_new_concept_until_one_is_chosen(desk: Desk) -> None:
    with connect(desk.store.path) as other:
        second_glossary(other)
    desk.page._operation = -1
    desk.page.refresh()
    desk.page.left.list.setCurrentIndex(desk.page.left.model.index(0))
    desk.wait()
    desk.page._shown = None
    said: list[str] = []
    desk.page.said.connect(said.append)
    assert desk.page.current_glossary() == ""
    desk.page.new_concept()
    assert not desk.page.editing.is_open
    assert "Choose the glossary first" in said[0]


def test_the_name_of_who_writes_stands_in_the_history(desk: Desk) -> None:
    desk.page.edit_concept()
    desk.page.editing.form.checked.click()
    desk.wait()
    row = desk.store.connection.execute("SELECT who FROM operation ORDER BY number DESC LIMIT 1").fetchone()
    assert row == ("Ann",)
    assert desk.stored().preferred(Language.FRENCH) is not None
