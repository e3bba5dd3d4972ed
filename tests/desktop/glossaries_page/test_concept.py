"""A concept on the Glossaries page: read whole, kept, copied, and gone to from elsewhere."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models import concept_deeds
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views import concept_reading
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.domain.terms import Bilingual, Concept, Term
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store, connect
from interpreter_app.store.listing import Revision
from tests.desktop.glossaries_page.conftest import EN, FR, Opener, chosen, second_glossary, settle, sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_the_title_page_stands_there_until_a_concept_is_chosen(opened: Opener) -> None:
    page = opened()
    assert "The town" in sheet(page)
    assert "For the tests" in sheet(page)
    assert not page.sheet.pin.isVisible()


def test_the_sheet_says_everything_of_a_concept(qtbot: QtBot, opened: Opener, jobs: Jobs) -> None:
    page = opened()
    page.show_concept("town", "conseil-citoyen")
    qtbot.waitUntil(lambda: "Imported on" in sheet(page))
    text = sheet(page)
    for said in (
        "le conseil citoyen",
        "n. m.",
        "France",
        "citizens’ council",
        "residents’ council",
        "also said",
        "≈",
        "Close, but not the same",
        "Say to an English speaker",
        "half drawn by lot",
        "Say to a French speaker",
        "rien de tel",
        "Definition in French",
        "Instance d’habitants",
        "A body of residents",
        "loi du 21 février 2014",
        "checked ✓",
        "The town",
    ):
        assert said in text, said
    page.show_concept("town", "conseil-communautaire")
    assert "False friend" in sheet(page)
    assert "not checked yet" in sheet(page)
    page.show_concept("town", "recevabilite")
    assert "Nobody has judged the equivalence yet" in sheet(page)
    assert "la recevabilité" in sheet(page)


def test_what_a_person_wrote_is_never_taken_for_markup(opened: Opener, store: Store) -> None:
    concept = Concept(
        "odd",
        (Term('<b>gras</b> & "cité"', FR, context="a < b"), Term("<i>x</i>", EN)),
        definition=Bilingual("<script>", "</td>"),
        note="1 < 2",
    )
    glossaries.put(store, "town", [concept])
    page = opened()
    page.show_concept("town", "odd")
    for said in ('<b>gras</b> & "cité"', "a < b", "<i>x</i>", "<script>", "</td>", "1 < 2"):
        assert said in sheet(page)


def test_return_pins_and_unpins(qtbot: QtBot, opened: Opener, store: Store, writer: Writer) -> None:
    page = opened()
    qtbot.keyClicks(page.middle.filter, "mairie")
    with qtbot.waitSignal(writer.done) as done:
        qtbot.keyClick(page.middle.filter, Qt.Key.Key_Return)
    assert "mairie" in done.args[0].sentence
    assert [(p.glossary, p.concept, p.language) for p in session.pins(store)] == [("town", "mairie", FR)]
    assert page.sheet.pin.text() == "Unpin"
    with qtbot.waitSignal(writer.done):
        page.sheet.pin.click()
    assert session.pins(store) == []
    assert page.sheet.pin.text() == "Pin"
    with qtbot.waitSignal(writer.done):
        assert writer.undo()
    assert len(session.pins(store)) == 1


def test_copying(qtbot: QtBot, opened: Opener, jobs: Jobs) -> None:
    page = opened()
    clipboard = QGuiApplication.clipboard()
    qtbot.keyClicks(page.middle.filter, "mairie")
    page.reading.copy_target()
    assert clipboard.text() == "town hall"
    page.sheet.copy_french.click()
    assert clipboard.text() == "mairie"
    page.sheet.copy_english.click()
    assert clipboard.text() == "town hall"
    page.middle.order.choose("en")
    settle(qtbot, page, jobs)
    page.middle.list.setFocus()
    page.reading.copy_target()
    assert clipboard.text() == "mairie"


def test_a_concept_of_another_glossary_is_gone_to(
    qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs
) -> None:
    second_glossary(store)
    page = opened()
    qtbot.keyClicks(page.middle.filter, "conseil")
    page.show_concept("farm", "canard")
    assert "duck" in sheet(page)
    qtbot.waitUntil(lambda: chosen(page) == "canard")
    assert page.current_glossary() == "farm"
    assert page.middle.filter.text() == ""
    page.show_concept("farm", "gone")
    assert "duck" in sheet(page)


def test_a_concept_is_gone_to_before_the_page_was_ever_shown(
    qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme
) -> None:
    second_glossary(store)
    page = GlossariesPage(store, writer, jobs, theme)
    qtbot.addWidget(page)
    page.show_concept("farm", "canard")
    page.show()
    page.focus_first()
    qtbot.waitUntil(lambda: page.middle.has_listing() and chosen(page) == "canard")
    assert page.current_glossary() == "farm"
    assert "duck" in sheet(page)


def test_a_changed_concept_is_read_anew(qtbot: QtBot, opened: Opener, store_path: Path, jobs: Jobs) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    with connect(store_path) as other:
        glossaries.put(other, "town", [Concept("mairie", (Term("mairie", FR), Term("city hall", EN)))])
    page.refresh()
    qtbot.waitUntil(lambda: "city hall" in sheet(page))


def test_a_concept_asked_for_from_elsewhere_has_the_keyboard(
    qtbot: QtBot, opened: Opener, jobs: Jobs
) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    settle(qtbot, page, jobs)
    assert chosen(page) == "mairie"
    assert "town hall" in sheet(page)
    assert page.middle.list.hasFocus()


def test_copying_is_said(qtbot: QtBot, opened: Opener, jobs: Jobs) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    settle(qtbot, page, jobs)
    with qtbot.waitSignal(page.said) as said:
        page.reading.copy_target()
    assert said.args == ["Copied: town hall"]
    assert QGuiApplication.clipboard().text() == "town hall"
    QGuiApplication.clipboard().clear()
    page.sheet.text.setFocus()
    qtbot.keyClick(page.sheet.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "town hall"
    page.sheet.text.selectAll()
    qtbot.keyClick(page.sheet.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "mairie" in QGuiApplication.clipboard().text()


def test_what_is_kept_meanwhile_is_not_taken_away_by_undo(
    qtbot: QtBot, opened: Opener, writer: Writer, jobs: Jobs, store: Store
) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    settle(qtbot, page, jobs)
    session.pin(store, "town", "mairie", FR)
    with qtbot.waitSignal(page.said) as said:
        concept_deeds.turn_pin(writer, "town", page.shown.concept, FR, None, page.reading._on_pinned)
    assert said.args == ["It is in this session’s list: mairie"]
    assert not writer.undo()
    assert len(session.pins(store)) == 1


def test_the_history_of_a_namesake_in_another_glossary_is_not_shown(
    qtbot: QtBot, opened: Opener, jobs: Jobs, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_glossary(store, Concept("mairie", (Term("mairie", FR), Term("village hall", EN))))
    page, may_read = opened(), threading.Event()

    def slowly(opened_store: Store, glossary: str, concept: str) -> Revision | None:
        assert may_read.wait(10)
        return Revision("2020-05-01T10:00:00Z", "UTC", f"Somebody of the {glossary}", "edit")

    monkeypatch.setattr(concept_reading, "last_revision", slowly)
    assert page.current_glossary() == ""  # Both stand in the list of all.
    page.show_finding("town", "mairie")
    qtbot.waitUntil(lambda: page.reading._revising is not None)
    page.show_finding("farm", "mairie")
    page.reading._history.stop()
    may_read.set()
    settle(qtbot, page, jobs)
    assert "village hall" in sheet(page)
    assert "Somebody of the town" not in sheet(page)
    page.reading._history.start()
    qtbot.waitUntil(lambda: "Somebody of the farm" in sheet(page))
