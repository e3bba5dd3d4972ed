"""Opening dialogs: they know the settings, and what they learn is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.dialogs.about import AboutDialog
from interpreter_app.desktop.dialogs.export_glossary import ExportDialog
from interpreter_app.desktop.dialogs.import_glossary import ImportDialog
from interpreter_app.desktop.dialogs.keys import KeysDialog
from interpreter_app.desktop.dialogs.preferences import PreferencesDialog
from interpreter_app.desktop.dialogs.print_glossary import PrintDialog
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.openers import Dialogs
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.store.database import Store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Owner:
    """A window's part in it: the settings in force."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.applied = 0

    def apply(self, settings: Settings) -> None:
        """Put these in force."""
        self.settings = settings
        self.applied += 1


@pytest.fixture
def owner(tmp_path: Path) -> Owner:
    """The settings of somebody who saved to a folder of their own."""
    folder = tmp_path / "saved"
    folder.mkdir()
    return Owner(Settings(author="Ada Lovelace", folder=str(folder)))


@pytest.fixture
def dialogs(
    qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme, owner: Owner
) -> Iterator[Dialogs]:
    """What opens the dialogs."""
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = ActionSet(window, {})
    made = Dialogs(window, store, writer, jobs, theme, actions, lambda: owner.settings, owner.apply)
    yield made
    for dialog in list(made.open):
        dialog.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_about_names_the_store_that_is_open(dialogs: Dialogs, store: Store) -> None:
    dialogs.about()
    (dialog,) = dialogs.open
    assert isinstance(dialog, AboutDialog)
    assert str(store.path) in dialog.text.toPlainText()


def test_an_import_knows_which_glossary_is_open(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["import"].trigger()
    dialog = window.findChild(ImportDialog)
    assert dialog.opened == ""
    dialog.reject()
    window.show_page("glossaries")
    page = window.stack.currentWidget()
    assert isinstance(page, GlossariesPage)
    page.show_glossary("town")
    qtbot.waitUntil(lambda: page.current_glossary() == "town", timeout=10_000)
    window.actions_["import"].trigger()
    dialog = next(one for one in window.findChildren(ImportDialog) if one.isVisible())
    assert dialog.opened == "town"
    dialog.reject()


def test_files_are_asked_for_where_one_was_last(dialogs: Dialogs, owner: Owner, theme: Theme) -> None:
    dialogs.export_glossary("town")
    (dialog,) = dialogs.open
    assert isinstance(dialog, ExportDialog)
    assert dialog.save_button.isEnabled()
    dialog.save_button.click()
    chooser = dialog.findChild(QFileDialog)
    assert chooser.directory().absolutePath() == owner.settings.folder


def test_the_folder_of_what_was_saved_is_kept(
    qtbot: QtBot, dialogs: Dialogs, owner: Owner, tmp_path: Path
) -> None:
    dialogs.export_glossary("town")
    (dialog,) = dialogs.open
    with qtbot.waitSignal(dialog.folderUsed):
        dialog.save_to(tmp_path / "town.yaml")
    assert owner.settings.folder == str(tmp_path)
    assert owner.settings.author == "Ada Lovelace"
    with qtbot.waitSignal(dialog.folderUsed):
        dialog.save_to(tmp_path / "again.yaml")
    assert owner.applied == 1


def test_a_folder_that_cannot_be_written_down_is_not_kept(dialogs: Dialogs, owner: Owner) -> None:
    before = owner.settings.folder
    dialogs.import_glossary()
    (dialog,) = dialogs.open
    assert isinstance(dialog, ImportDialog)
    dialog.folderUsed.emit("/" + "x" * 5000)
    assert owner.settings.folder == before


def test_what_is_printed_carries_the_persons_name(qtbot: QtBot, dialogs: Dialogs, jobs: Jobs) -> None:
    dialogs.print_glossary("town")
    (dialog,) = dialogs.open
    assert isinstance(dialog, PrintDialog)
    qtbot.waitUntil(lambda: dialog.preview.content is not None and jobs.is_idle, timeout=20_000)
    import io

    from pypdf import PdfReader

    information = PdfReader(io.BytesIO(dialog.preview.content)).metadata
    assert information is not None
    assert information.author == "Ada Lovelace"


def test_from_the_key_help_one_goes_on_to_change_them(dialogs: Dialogs) -> None:
    dialogs.keys()
    (dialog,) = dialogs.open
    assert isinstance(dialog, KeysDialog)
    dialog.change_button.click()
    (now,) = dialogs.open
    assert isinstance(now, PreferencesDialog)
    assert now.parts.current == "keys"
    assert now.keys.isVisible()


def test_preferences_begin_with_the_settings_in_force(dialogs: Dialogs, owner: Owner) -> None:
    dialogs.preferences()
    (dialog,) = dialogs.open
    assert isinstance(dialog, PreferencesDialog)
    dialog.look.setCurrentIndex(dialog.look.findData("dark"))
    assert owner.settings.theme == "dark"
    assert owner.settings.author == "Ada Lovelace"


def test_open_dialogs_follow_the_language_and_are_let_go_of(dialogs: Dialogs) -> None:
    from interpreter_app.base import i18n

    dialogs.keys()
    (dialog,) = dialogs.open
    i18n.set_language("fr")
    dialogs.retranslate()
    assert dialog.windowTitle() == "Touches"
    dialog.reject()
    assert dialogs.open == []
