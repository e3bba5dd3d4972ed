"""The import dialog: what would be done is said first, and what is done is taken back at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.import_glossary import ImportDialog
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange.formats import write_glossary
from interpreter_app.services.importing import OnDuplicate
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import last_revision, newest_operation

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Importer = Callable[..., ImportDialog]

CSV = "French;English\nconseil citoyen;citizens’ council\nenveloppe;spending envelope\nmairie;town hall\n"


@pytest.fixture
def importing(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Importer:
    """Opens the import dialog."""

    def open_dialog(author: str = "") -> ImportDialog:
        dialog = ImportDialog(store, writer, jobs, theme, author=author)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return open_dialog


@pytest.fixture
def opened(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Importer:
    """Opens the import dialog while a glossary is open."""

    def open_dialog(glossary: str) -> ImportDialog:
        dialog = ImportDialog(store, writer, jobs, theme, opened=glossary)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return open_dialog


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A table of three concepts, two of which the store has."""
    path = tmp_path / "words.csv"
    path.write_text(CSV, "utf-8")
    return path


def into_town(dialog: ImportDialog) -> None:
    """Choose the glossary «town» as the target."""
    dialog.target.setCurrentIndex(dialog.target.findData("town"))


def tried(qtbot: QtBot, dialog: ImportDialog, said: str) -> None:
    """Wait until the dry run has said this."""
    qtbot.waitUntil(lambda: said in dialog.summary.text(), timeout=10_000)


def turn_to(dialog: ImportDialog, part: str) -> None:
    """Choose a part of the dialog."""
    choice = dialog.findChild(Choice, "importParts")
    assert choice is not None
    choice.choose(part)


def count(store: Store, glossary: str = "town") -> int:
    """How many concepts a glossary has."""
    return glossaries.find(store, glossary).concepts


def test_nothing_to_import_before_a_file_is_chosen(importing: Importer) -> None:
    dialog = importing()
    assert not dialog.import_button.isEnabled()
    assert "drop one here" in dialog.file.text()
    assert "CSV" in dialog.file.text()


def test_says_what_would_be_done_and_does_nothing(
    qtbot: QtBot, importing: Importer, store: Store, words: Path
) -> None:
    before = newest_operation(store)
    dialog = importing()
    into_town(dialog)
    dialog.choose_file(words)
    tried(qtbot, dialog, "3 concepts read: 1 would be added, 2 left as you have them.")
    assert "Into “The town”" in dialog.detail.text()
    assert dialog.import_button.isEnabled()
    assert newest_operation(store) == before
    dialog.target.setCurrentIndex(0)
    tried(qtbot, dialog, "3 would be added")
    assert "new glossary" in dialog.detail.text()


def test_imports_at_once_and_is_taken_back_at_once(
    qtbot: QtBot, importing: Importer, store: Store, writer: Writer, words: Path
) -> None:
    dialog = importing(author="Ada")
    into_town(dialog)
    dialog.choose_file(words)
    tried(qtbot, dialog, "1 would be added")
    used: list[str] = []
    dialog.folderUsed.connect(used.append)
    with qtbot.waitSignal(writer.done, timeout=10_000) as signal:
        dialog.import_button.click()
    done = signal.args[0]
    assert not dialog.isVisible()
    assert done.sentence == "Imported: 1 concept"
    assert done.undoable
    assert used == [str(words.parent)]
    assert count(store) == 9
    new = store.connection.execute("SELECT id FROM concept ORDER BY number DESC").fetchone()[0]
    revision = last_revision(store, "town", new)
    assert revision is not None
    assert (revision.who, revision.kind) == ("Ada", "import")
    with qtbot.waitSignal(writer.done):
        assert writer.undo()
    assert count(store) == 8


def test_what_to_do_with_what_is_there_already(qtbot: QtBot, importing: Importer, words: Path) -> None:
    words.write_text("French;English;Note\nmairie;town hall;hôtel de ville\n", "utf-8")
    dialog = importing()
    into_town(dialog)
    dialog.choose_file(words)
    tried(qtbot, dialog, "1 concept read: 1 merged with yours.")
    dialog.duplicates.buttons[OnDuplicate.SKIP].click()
    tried(qtbot, dialog, "1 left as you have it.")
    assert not dialog.import_button.isEnabled()
    dialog.duplicates.buttons[OnDuplicate.KEEP].click()
    tried(qtbot, dialog, "1 would be added.")


def test_problems_are_listed_with_their_places(qtbot: QtBot, importing: Importer, words: Path) -> None:
    words.write_text("French;English;Gender\nenveloppe;envelope;q\nmairie;town hall;m\nx\n", "utf-8")
    dialog = importing()
    dialog.choose_file(words)
    tried(qtbot, dialog, "places couldn’t be taken as they stand")
    text = dialog.problems.toPlainText().replace("\xa0", " ")
    turn_to(dialog, "problems")
    assert dialog.problems.isVisible()
    assert "row 2, column Gender" in text
    assert "row 4" in text


def test_rows_that_are_left_out_are_counted(qtbot: QtBot, importing: Importer, words: Path) -> None:
    words.write_text("fr,en,Farbe\nquai,quay,blau\nx\n", "utf-8")
    dialog = importing()
    dialog.choose_file(words)
    tried(qtbot, dialog, "1 concept read: 1 would be added, 1 row left out. 1 place couldn’t be taken")
    assert "column Farbe" in dialog.problems.toPlainText().replace("\xa0", " ")
    words.write_text("fr,en\nx\ny\n", "utf-8")
    dialog.choose_file(words)
    tried(qtbot, dialog, "0 concepts read: 2 rows left out. 2 places couldn’t be taken")
    assert not dialog.import_button.isEnabled()


def test_a_file_with_mistakes_is_refused_with_all_of_them(
    qtbot: QtBot, importing: Importer, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        "passerelle: glossary\nid: x\nname: {fr: X, en: X}\nconcepts:\n"
        "  - id: a\n    fr: [un]\n    colour: red\n  - id: a\n    fr: [deux]\n",
        "utf-8",
    )
    dialog = importing()
    dialog.choose_file(path)
    tried(qtbot, dialog, "2 mistakes")
    assert "line 7" in dialog.problems.toPlainText().replace("\xa0", " ")
    assert not dialog.import_button.isEnabled()
    assert [g.id for g in glossaries.summaries(store)] == ["town"]


def test_a_file_that_is_not_there_is_said(qtbot: QtBot, importing: Importer, tmp_path: Path) -> None:
    dialog = importing()
    dialog.choose_file(tmp_path / "gone.csv")
    tried(qtbot, dialog, "gone.csv isn’t in")
    assert not dialog.import_button.isEnabled()
    dialog.choose_file(tmp_path)
    tried(qtbot, dialog, "is a folder")


def test_the_last_file_chosen_is_the_one_that_counts(
    qtbot: QtBot, importing: Importer, jobs: Jobs, words: Path
) -> None:
    dialog = importing()
    for _time in range(5):
        dialog.choose_file(words.with_name("gone.csv"))
    dialog.choose_file(words)
    tried(qtbot, dialog, "3 concepts read")
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert "3 concepts read" in dialog.summary.text()
    assert dialog.import_button.isEnabled()


def test_a_file_can_be_dropped(qtbot: QtBot, importing: Importer, words: Path) -> None:
    dialog = importing()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(words))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)
    tried(qtbot, dialog, "3 concepts read")
    assert dialog.file.text() == "words.csv"


def test_an_import_under_way_outlives_its_dialog(
    qtbot: QtBot, importing: Importer, store: Store, writer: Writer, words: Path
) -> None:
    dialog = importing()
    dialog.choose_file(words)
    tried(qtbot, dialog, "3 would be added")
    with qtbot.waitSignal(writer.done, timeout=10_000):
        dialog.import_button.click()
        dialog.reject()
        assert not dialog.isVisible()
    assert {g.id for g in glossaries.summaries(store)} == {"town", "words"}


def test_an_import_that_is_stopped_changes_nothing(
    qtbot: QtBot, importing: Importer, store: Store, words: Path, writer: Writer
) -> None:
    rows = "".join(f"mot {n};word {n}\n" for n in range(20_000))
    words.write_text("French;English\n" + rows, "utf-8")
    dialog = importing()
    dialog.choose_file(words)
    tried(qtbot, dialog, "20,000 would be added")
    dialog.import_button.click()
    dialog.stop_button.click()
    tried(qtbot, dialog, "Stopped: nothing was changed.")
    assert dialog.import_button.isEnabled()
    assert [g.id for g in glossaries.summaries(store)] == ["town"]


def test_a_reading_that_is_stopped_is_over_at_once(
    qtbot: QtBot, importing: Importer, words: Path, jobs: Jobs
) -> None:
    rows = "".join(f"mot {n};word {n}\n" for n in range(200_000))
    words.write_text("French;English\n" + rows, "utf-8")
    dialog = importing()
    dialog.choose_file(words)
    assert not jobs.is_idle
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=10_000)
    assert dialog.summary.text() == "Stopped: nothing was changed."
    assert not dialog.import_button.isEnabled()


def test_what_can_be_read_is_said_briefly_and_in_full(importing: Importer) -> None:
    dialog = importing()
    assert "Excel, Word, CSV" in dialog.file.text()
    assert "UTX" not in dialog.file.text()
    for place in (dialog.file, dialog.choose_button):
        assert "UTX (.utx)" in place.toolTip()
        assert "Anki" not in place.toolTip()


def test_it_opens_without_a_scroll_bar_in_french(qtbot: QtBot, importing: Importer) -> None:
    i18n.set_language("fr")
    dialog = importing()
    dialog.open()
    bar = dialog.findChild(QScrollArea, "importRoom").verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    dialog.reject()


def test_a_table_goes_into_the_glossary_that_is_open(
    qtbot: QtBot, opened: Importer, words: Path, tmp_path: Path
) -> None:
    dialog = opened("town")
    dialog.choose_file(words)
    tried(qtbot, dialog, "1 would be added")
    assert dialog.target.currentData() == "town"
    assert "Into “The town”" in dialog.detail.text()
    dialog.target.setCurrentIndex(0)
    tried(qtbot, dialog, "3 would be added")
    dialog.choose_file(words)
    tried(qtbot, dialog, "3 would be added")
    assert dialog.target.currentIndex() == 0


def test_a_glossary_that_the_file_names_is_not_poured_into_the_one_that_is_open(
    qtbot: QtBot, opened: Importer, store: Store, tmp_path: Path
) -> None:
    glossaries.bring(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    dialog = opened("farm")
    for ident, said in (("town", "Into “The town”"), ("roads", "Into a new glossary, “roads”")):
        path = tmp_path / f"{ident}.yaml"
        name = Bilingual("Les mots", "The words")
        concept = Concept("quai", (Term("quai", Language.FRENCH), Term("quay", Language.ENGLISH)))
        write_glossary(Glossary(ident, name, concepts=(concept,)), path)
        dialog.choose_file(path)
        qtbot.waitUntil(lambda said=said: said in dialog.detail.text(), timeout=10_000)
        assert dialog.target.currentIndex() == 0


def test_what_another_glossary_has_is_told_and_in_nobodys_way(
    qtbot: QtBot, opened: Importer, store: Store, words: Path
) -> None:
    glossaries.bring(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    dialog = opened("farm")
    dialog.choose_file(words)
    tried(qtbot, dialog, "3 would be added. Some of the new ones are in another glossary, too")
    turn_to(dialog, "duplicates")
    label = dialog.findChild(QLabel, "importElsewhere")
    assert label.isVisible()
    assert label.text() == (
        "2 new concepts are in “The town”, too; “conseil citoyen – citizens’ council” is the first."
    )
    assert dialog.import_button.isEnabled()
    into_town(dialog)
    tried(qtbot, dialog, "1 would be added")
    assert label.isHidden()
