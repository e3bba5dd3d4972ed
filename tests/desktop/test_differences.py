"""Entries that a release has otherwise are shown beside the person's, and a choice can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from interpreter_app.base.errors import StoreError
from interpreter_app.desktop.dialogs.differences import DifferencesDialog
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange import formats
from interpreter_app.services import releases
from interpreter_app.services.workspace import StarterUpdate, update_starters
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def _concept(ident: str, note: str) -> Concept:
    return Concept(ident, (Term(ident, Language.FRENCH), Term(f"the {ident}", Language.ENGLISH)), note=note)


@pytest.fixture
def differing(store: Store, tmp_path: Path) -> Store:
    """The store after a second release that has two edited entries otherwise."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for version in ("old", "new & shiny"):
        concepts = tuple(_concept(ident, version) for ident in ("quai", "barge"))
        formats.write_glossary(
            Glossary("shipped", Bilingual("Livré", "Shipped"), version=version, concepts=concepts),
            folder / "shipped.yaml",
        )
        update_starters(store, folder)
        if version == "old":
            glossaries.put(store, "shipped", [_concept("quai", "mine <b>"), _concept("barge", "mine")])
    return store


def test_a_window_that_opens_on_differences_says_so_and_leads_to_them(
    qtbot: QtBot, differing: Store, window: MainWindow
) -> None:
    link = window.findChild(QPushButton, "compareLink")
    window.tell_of_release([])
    qtbot.waitUntil(link.isVisible)
    said = window.findChild(QLabel, "statusSaved").text()
    assert said == "2 entries that you edited have newer versions"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QDialog, "differencesDialog")
    qtbot.waitUntil(dialog.list.isVisible)
    dialog.keep_all()
    window._writer.wait()
    qtbot.waitUntil(lambda: "stay as you have them" in window.findChild(QLabel, "statusSaved").text())
    assert not link.isVisible()
    dialog.close()


def test_a_window_says_what_a_release_brought_and_nothing_else(
    qtbot: QtBot, window: MainWindow, jobs: Jobs
) -> None:
    said = window.findChild(QLabel, "statusSaved")
    window.tell_of_release([StarterUpdate("shipped", added=("a", "b"))])
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert said.text() == ""
    window.tell_of_release([StarterUpdate("shipped", changed=("a",), is_newer=True)])
    qtbot.waitUntil(lambda: said.text() != "")
    assert said.text().startswith("1 entry of the glossaries that come with Passerelle")
    assert not window.findChild(QPushButton, "compareLink").isVisible()


@pytest.fixture
def dialog(
    qtbot: QtBot, differing: Store, writer: Writer, jobs: Jobs, theme: Theme
) -> Iterator[DifferencesDialog]:
    made = DifferencesDialog(differing, writer, jobs, theme)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: not made.is_reading)
    yield made
    writer.wait()
    qtbot.waitUntil(lambda: jobs.is_idle)


def _names(dialog: DifferencesDialog) -> list[str]:
    """The entries that can be chosen of, without the headings."""
    rows = (dialog.list.item(row) for row in range(dialog.list.count()))
    return [item.text() for item in rows if item.flags() & Qt.ItemFlag.ItemIsEnabled]


def _notes(store: Store) -> dict[str, str]:
    number = glossaries.find(store, "shipped").number
    return {c.id: c.note for c in glossaries.glossary(store, number)}


def _wait(qtbot: QtBot, writer: Writer) -> None:
    writer.wait()
    qtbot.wait(10)


def test_both_versions_stand_beside_each_other(qtbot: QtBot, dialog: DifferencesDialog) -> None:
    assert dialog.list.item(0).text() == "From this release"
    assert len(_names(dialog)) == 2
    assert not dialog.fields.isVisible()
    assert not dialog.apply_button.isVisible()
    said = dialog.text.toPlainText()
    assert "Yours" in said
    assert "new & shiny" in said
    assert "mine <b>" not in said
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "mine <b>" in dialog.text.toPlainText()
    assert dialog.explanation.text().startswith("2 entries that you edited")


def test_taking_the_newer_one_writes_it_and_can_be_taken_back(
    qtbot: QtBot, dialog: DifferencesDialog, differing: Store, writer: Writer
) -> None:
    name = dialog.list.currentItem().text()
    with qtbot.waitSignal(writer.done) as done:
        qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert done.args[0].sentence == "1 newer entry taken"
    qtbot.waitUntil(lambda: len(_names(dialog)) == 1)
    assert dialog.list.currentItem().text() != name
    ident = name.partition(" ")[0]
    assert _notes(differing)[ident] == "new & shiny"
    assert writer.undo()
    _wait(qtbot, writer)
    assert "mine" in _notes(differing)[ident]


def test_keeping_all_leaves_everything_and_says_that_there_is_nothing_left(
    qtbot: QtBot, dialog: DifferencesDialog, differing: Store, writer: Writer, jobs: Jobs, theme: Theme
) -> None:
    before = _notes(differing)
    qtbot.mouseClick(dialog.keep_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    assert _notes(differing) == before
    assert not dialog.list.isVisible()
    assert not dialog.take_button.isVisible()
    assert dialog.explanation.text().startswith("There is nothing to choose")
    again = DifferencesDialog(differing, writer, jobs, theme)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: not again.is_reading)
    assert again.list.count() == 0


def test_the_keyboard_goes_on_to_the_next_entry(
    qtbot: QtBot, dialog: DifferencesDialog, writer: Writer
) -> None:
    dialog.keep()
    qtbot.waitUntil(lambda: len(_names(dialog)) == 1)
    assert dialog.list.currentItem().text() == _names(dialog)[0]
    dialog.keep()
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    dialog.keep()
    assert dialog.explanation.isVisible()


def test_a_choice_that_cannot_be_written_leaves_the_entry_where_it_was(
    qtbot: QtBot, dialog: DifferencesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(releases, "take_theirs", refuse)
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.status.text() == "The disk is full.")
    assert len(_names(dialog)) == 2
    assert dialog.take_button.isEnabled()
