"""Export, key help and About."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from interpreter_app import __version__
from interpreter_app.desktop.actions import ACTIONS, ActionSet, plain
from interpreter_app.desktop.dialogs.about import AboutDialog
from interpreter_app.desktop.dialogs.export_glossary import ExportDialog
from interpreter_app.desktop.dialogs.frame import file_name
from interpreter_app.desktop.dialogs.keys import KeysDialog, halves
from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.theme import Theme
from interpreter_app.exchange.formats import read_glossary
from interpreter_app.store.database import Store, connect

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def exporting(qtbot: QtBot, store: Store, jobs: Jobs, theme: Theme, tmp_path: Path) -> ExportDialog:
    """The export dialog, open."""
    dialog = ExportDialog(store, jobs, theme, "town", folder=str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


@pytest.mark.parametrize("name", ["yaml", "csv", "tsv"])
def test_exports_in_each_format(qtbot: QtBot, exporting: ExportDialog, tmp_path: Path, name: str) -> None:
    exporting.format.setCurrentIndex(exporting.format.findData(name))
    assert exporting.explanation.text()
    target = tmp_path / f"town.{name}"
    with qtbot.waitSignal(exporting.folderUsed):
        exporting.save_to(target)
    assert exporting.status.text() == f"8 concepts written to town.{name}."
    assert exporting.folder_button.isVisible()
    reading = read_glossary(target)
    assert {t.text for c in reading.glossary.concepts for t in c.terms} >= {"mairie", "town hall", "BP"}


def test_the_exported_file_gets_a_name_of_its_own(
    qtbot: QtBot, exporting: ExportDialog, tmp_path: Path
) -> None:
    exporting.save_button.click()
    chooser = exporting.findChild(QFileDialog)
    assert chooser.selectedFiles() == [str(tmp_path / "The town.yaml")]
    with qtbot.waitSignal(exporting.folderUsed):
        chooser.accept()
    assert (tmp_path / "The town.yaml").exists()


def test_what_the_disk_refuses_is_said(qtbot: QtBot, exporting: ExportDialog, tmp_path: Path) -> None:
    exporting.save_to(tmp_path / "nowhere" / "town.yaml")
    qtbot.waitUntil(lambda: "nowhere" in exporting.status.text())
    assert exporting.save_button.isEnabled()
    assert not exporting.folder_button.isVisible()


def test_nothing_to_export(qtbot: QtBot, jobs: Jobs, theme: Theme, tmp_path: Path) -> None:
    with connect(tmp_path / "empty.sqlite") as store:
        dialog = ExportDialog(store, jobs, theme)
        qtbot.addWidget(dialog)
        assert not dialog.save_button.isEnabled()
        assert "no glossary" in dialog.status.text()


def test_the_key_help_names_every_action_with_the_keys_it_has_now(qtbot: QtBot, theme: Theme) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = KeysDialog(ActionSet(window, {"print": "F7"}), theme)
    qtbot.addWidget(dialog)
    text = dialog.text.toPlainText()
    for spec in ACTIONS:
        assert (plain(spec.text()) in text) is bool(spec.keys)
    assert "F7" in text
    assert "Ctrl+P" not in text.splitlines()


def test_groups_of_keys_stand_on_two_columns() -> None:
    groups = [("a", []), ("b", []), ("c", []), ("d", [])]
    first, second = halves(groups)
    assert first + second == groups
    assert len(first) == 2


def test_about_says_version_licences_and_places(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    store = tmp_path / "mine & yours.sqlite"
    dialog = AboutDialog(theme, store_path=store)
    qtbot.addWidget(dialog)
    text = dialog.text.toPlainText()
    assert __version__ in dialog.title.text()
    for said in ("MIT", "CC BY 4.0", "SIL Open Font License", str(store), "passerelle.log"):
        assert said in text


@pytest.mark.parametrize(
    ("words_given", "name"),
    [
        ("Budget participatif", "Budget participatif.pdf"),
        ("a/b\\c:d*e?f", "a b c d e f.pdf"),
        ("..", "Passerelle.pdf"),
        ("L’État – été", "L’État – été.pdf"),
    ],
)
def test_file_names(words_given: str, name: str) -> None:
    assert file_name(words_given, ".pdf") == name
