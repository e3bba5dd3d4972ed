"""The export dialog says what a format leaves out, and exports what a filter shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.dialogs.export_glossary import ExportDialog
from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.theme import Theme
from interpreter_app.exchange.formats import FORMATS, read_glossary
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store


@pytest.fixture
def dialog(qtbot: QtBot, store: Store, jobs: Jobs, theme: Theme, tmp_path: Path) -> ExportDialog:
    """The dialog on three concepts of the town that a filter shows."""
    numbers = [stored.number for stored in glossaries.concepts_of(store, 1)][:3]
    made = ExportDialog(store, jobs, theme, "town", folder=str(tmp_path), shown=numbers)
    qtbot.addWidget(made)
    made.open()
    return made


def choose(dialog: ExportDialog, format_name: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(format_name))


def test_every_format_that_is_written_says_what_it_is_good_for(dialog: ExportDialog) -> None:
    for known in FORMATS:
        if known.write is not None:
            choose(dialog, known.name)
            assert dialog.explanation.text(), known.name


def test_what_a_format_leaves_out_is_said_before_anything_is_written(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    choose(dialog, "csv")
    qtbot.waitUntil(lambda: "no place for some" in dialog.losses.toPlainText())
    assert "its description, version" in dialog.losses.toPlainText()
    choose(dialog, "yaml")
    qtbot.waitUntil(lambda: "holds everything" in dialog.losses.toPlainText())
    assert list(tmp_path.glob("*.csv")) == []


def test_what_the_filter_shows_is_exported_and_nothing_else(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    assert "3 concepts" in dialog.glossary.currentText()
    with qtbot.waitSignal(dialog.folderUsed):
        dialog.save_to(tmp_path / "some.yaml")
    read = read_glossary(tmp_path / "some.yaml").glossary
    assert (read.id, len(read.concepts)) == ("town", 3)
    dialog.glossary.setCurrentIndex(dialog.glossary.findData("town"))
    with qtbot.waitSignal(dialog.folderUsed):
        dialog.save_to(tmp_path / "all.yaml")
    assert len(read_glossary(tmp_path / "all.yaml").glossary.concepts) == 8


def test_the_file_of_a_selection_is_named_after_it(dialog: ExportDialog, tmp_path: Path) -> None:
    choose(dialog, "csv")
    dialog.save_button.click()
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.selectedFiles() == [str(tmp_path / "The town.csv")]
    chooser.reject()


def test_what_the_format_holds_stands_below_the_fields(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: bool(dialog.losses.toPlainText()))
    text = dialog.losses.mapTo(dialog, dialog.losses.viewport().pos()).x()
    assert text == dialog.explanation.x() == dialog.format.x()
