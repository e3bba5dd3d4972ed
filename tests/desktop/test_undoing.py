"""Undo and redo reach back beyond the window's start, and follow one another as in any editor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Concept
from interpreter_app.services import editing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.conftest import MakeWindow
from tests.desktop.test_lookup import query

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise", extend=True)


def note(store: Store) -> str:
    found = glossaries.concept(store, "town", "mairie")
    assert found is not None
    return found.concept.note


def write(store: Store, text: str) -> None:
    found = glossaries.concept(store, "town", "mairie")
    assert found is not None
    before: Concept = found.concept
    editing.save_concept(store, "town", before, replace(before, note=text), "Ann")


class Hands:
    """Somebody who presses the keys of undo and redo."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.window = window
        self.said: list[str] = []
        self.nothing: list[str] = []
        window._writer.done.connect(lambda done: self.said.append(done.sentence))
        window._undoing.said.connect(self.nothing.append)

    def press(self, name: str) -> None:
        self.window.actions_[name].trigger()
        self.window._writer.wait()
        QApplication.processEvents()


@pytest.fixture
def hands(qtbot: QtBot, store: Store, make_window: MakeWindow) -> Hands:
    """A window opened after two edits."""
    write(store, "one")
    write(store, "two")
    return Hands(qtbot, make_window(Settings(clear_after=0)))


def test_what_was_done_before_the_window_opened_is_taken_back_and_done_again(
    hands: Hands, store: Store
) -> None:
    hands.press("undo")
    assert note(store) == "one"
    hands.press("undo")
    assert note(store) == ""
    hands.press("redo")
    hands.press("redo")
    assert note(store) == "two"
    assert [said.endswith("(undone)") for said in hands.said] == [True, True, False, False]
    assert hands.said[0].startswith("Edit: 1 concept in The town")
    assert hands.said[2].endswith("(done again)")


def test_what_was_done_again_is_the_first_to_be_taken_back(hands: Hands, store: Store) -> None:
    for name in ("undo", "undo", "redo", "undo"):
        hands.press(name)
    assert note(store) == ""


def test_something_new_ends_what_could_be_done_again(hands: Hands, store: Store) -> None:
    hands.press("undo")
    write(store, "three")
    hands.press("redo")
    assert note(store) == "three"
    assert hands.nothing == ["There is nothing to do again."]


def test_where_there_is_nothing_that_is_said(hands: Hands, store: Store) -> None:
    while not hands.nothing:
        hands.press("undo")
    assert glossaries.summaries(store) == []
    assert hands.nothing[-1] == "There is nothing to take back."


def test_what_was_done_elsewhere_since_is_taken_back_before_what_the_window_did(
    hands: Hands, store: Store
) -> None:
    hands.press("undo")
    hands.press("redo")  # a deed of the window's own
    write(store, "from the command line")
    hands.press("undo")
    assert note(store) == "two"
    assert hands.said[-1].startswith("Edit: 1 concept in The town")
    hands.press("undo")
    assert note(store) == "one"


def test_what_was_noted_after_all_else_is_taken_back_first(hands: Hands, store: Store) -> None:
    write(store, "from the command line")
    query(hands.window).setText("mairie")
    hands.window.actions_["mark-missing"].trigger()
    hands.window._writer.wait()
    hands.press("undo")
    assert note(store) == "from the command line"
    assert "mairie" in hands.said[-1]
