"""The parts of the import dialog: a preview, what was guessed, duplicates side by side, a pasted table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QListWidget,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.import_glossary import ImportDialog
from interpreter_app.desktop.dialogs.import_meanings import MEANINGS, meaning_text
from interpreter_app.desktop.dropped import FileDrops
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.hints import Meaning
from interpreter_app.services.importing import OnDuplicate
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

FRENCH, ENGLISH = (Meaning(Role.TERM, language) for language in Language)
LEFT_OUT = Meaning(Role.LEFT_OUT)
Opened = Callable[[str], ImportDialog]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def dialog(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Iterator[ImportDialog]:
    """The import dialog, open, with the glossary «town» as the target."""
    made = ImportDialog(store, writer, jobs, theme)
    qtbot.addWidget(made)
    made.open()
    made.target.setCurrentIndex(made.target.findData("town"))
    yield made
    made.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)


@pytest.fixture
def looking(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> Opened:
    """Has the dialog look at a file of this text."""

    def look(text: str) -> ImportDialog:
        path = tmp_path / "words.csv"
        path.write_text(text, "utf-8")
        dialog.choose_file(path)
        settled(qtbot, dialog)
        return dialog

    return look


def settled(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until the dry run is over that was asked for."""
    qtbot.waitUntil(lambda: dialog._trying is None and not dialog._rest.isActive(), timeout=10_000)


def part(dialog: ImportDialog, kind: type[W], name: str) -> W:
    """A part of the dialog by its objectName."""
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def pick(control: QComboBox, value: object) -> None:
    """Choose a value of a drop-down as a person does."""
    place = MEANINGS.index(value) if isinstance(value, Meaning) else control.findData(value)
    assert place >= 0
    control.setCurrentIndex(place)
    control.activated.emit(place)


def cells(table: QTableView) -> list[list[str]]:
    """What a table shows."""
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def guessed(dialog: ImportDialog) -> list[str]:
    """What the columns are taken for."""
    count = part(dialog, QTableView, "importColumns").model().columnCount()
    return [part(dialog, QComboBox, f"importColumn-{place}").currentText() for place in range(count)]


def test_the_first_rows_are_shown_as_concepts(looking: Opened) -> None:
    rows = "".join(f"mot {n},,word {n},,\n" for n in range(1000))
    dialog = looking("fr,fr_gender,en,equivalence,note\nbrique,f,brick,=,rouge\n,,kerb,,\n" + rows)
    shown = cells(part(dialog, QTableView, "importPreview"))
    assert shown[:2] == [["brique", "n. f.", "=", "brick", "rouge"], ["", "", "", "kerb", ""]]
    assert len(shown) == 300
    assert dialog.summary.text().startswith("1,002 concepts read")


def test_what_was_guessed_is_shown(looking: Opened) -> None:
    dialog = looking("French;English;Farbe\nquai;quay;blau\n")
    assert part(dialog, QComboBox, "importFormat").currentData() == "csv"
    assert part(dialog, QComboBox, "importEncoding").currentText() == "UTF-8"
    assert part(dialog, QComboBox, "importSeparator").currentText() == "Semicolon"
    assert guessed(dialog) == ["French term", "English term", "Note, with its heading"]
    table = part(dialog, QTableView, "importColumns")
    assert cells(table)[1:] == [["quai", "quay", "blau"]]
    assert table.model().headerData(2, Qt.Orientation.Horizontal) == "Farbe"


def test_columns_are_corrected_and_the_file_is_read_again(
    qtbot: QtBot, looking: Opened, store: Store
) -> None:
    dialog = looking("Eins,Zwei,Drei\nquay,quai,geheim\nbridge,pont,geheim\n")
    pick(part(dialog, QComboBox, "importColumn-0"), ENGLISH)
    settled(qtbot, dialog)
    pick(part(dialog, QComboBox, "importColumn-1"), FRENCH)
    settled(qtbot, dialog)
    pick(part(dialog, QComboBox, "importHeadings"), 1)
    settled(qtbot, dialog)
    pick(part(dialog, QComboBox, "importColumn-2"), LEFT_OUT)
    settled(qtbot, dialog)
    assert dialog.summary.text() == "2 concepts read: 2 would be added."
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        dialog.import_button.click()
    (made,) = [c for c in glossaries.glossary(store, glossaries.find(store, "town").number) if c.id == "quai"]
    assert [term.text for term in made.terms] == ["quai", "quay"]
    assert made.note == ""


def test_the_drop_down_in_hand_keeps_the_keyboard(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking("fr,en,x\nquai,quay,a\n")
    part(dialog, Choice, "importParts").choose("columns")
    third = part(dialog, QComboBox, "importColumn-2")
    third.setFocus()
    pick(third, LEFT_OUT)
    settled(qtbot, dialog)
    assert part(dialog, QComboBox, "importColumn-2") is third
    assert dialog.focusWidget() is third


def test_separator_and_encoding_are_corrected(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes("fr;en\nécole;school\n".encode("mac-roman"))
    dialog.choose_file(path)
    settled(qtbot, dialog)
    pick(part(dialog, QComboBox, "importEncoding"), "cp850")
    settled(qtbot, dialog)
    assert "DOS 850" in dialog.detail.text()
    pick(part(dialog, QComboBox, "importEncoding"), "utf-8")
    settled(qtbot, dialog)
    assert "can’t be in the encoding" in dialog.summary.text()
    assert not dialog.import_button.isEnabled()
    pick(part(dialog, QComboBox, "importEncoding"), "mac-roman")
    settled(qtbot, dialog)
    assert cells(part(dialog, QTableView, "importPreview"))[0][0] == "école"
    pick(part(dialog, QComboBox, "importSeparator"), ",")
    settled(qtbot, dialog)
    assert not dialog.import_button.isEnabled()
    assert len(guessed(dialog)) == 1


def test_another_file_is_guessed_afresh(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking("fr,en,x\nquai,quay,a\n")
    pick(part(dialog, QComboBox, "importColumn-2"), LEFT_OUT)
    settled(qtbot, dialog)
    assert guessed(looking("fr,en,x\nquai,quay,a\n"))[2] == "Note, with its heading"


def test_a_refused_table_shows_its_columns(looking: Opened) -> None:
    dialog = looking("Eins,Zwei\nxyzzy,plugh\n")
    assert "no French or English column" in dialog.summary.text()
    assert part(dialog, Choice, "importParts").current == "columns"
    assert part(dialog, QTableView, "importColumns").isVisible()


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """An Excel file with two sheets whose headings are in no language that is known, and not the same."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in (
        ("Hafen", [("Eins", "Zwei"), ("xyzzy", "plugh")]),
        ("Rathaus", [("Uno", "Due"), ("abcde", "fghij")]),
    ):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "words.xlsx"
    book.save(path)
    return path


def test_the_sheets_of_a_workbook_are_corrected_one_after_the_other(
    qtbot: QtBot, dialog: ImportDialog, workbook: Path
) -> None:
    dialog.choose_file(workbook)
    settled(qtbot, dialog)
    which = part(dialog, QListWidget, "importTables")
    assert which.isVisible()
    assert [which.item(row).text() for row in range(which.count())] == ["Hafen", "Rathaus"]
    assert not part(dialog, QComboBox, "importSeparator").isVisible()
    for table in range(2):
        which.setCurrentRow(table)
        pick(part(dialog, QComboBox, "importHeadings"), 1)
        settled(qtbot, dialog)
        for column, meaning in enumerate((ENGLISH, FRENCH)):
            pick(part(dialog, QComboBox, f"importColumn-{column}"), meaning)
            settled(qtbot, dialog)
    assert dialog.summary.text().startswith("2 concepts read: 2 would be added.")
    which.setCurrentRow(0)
    assert guessed(dialog) == ["English term", "French term"]
    assert cells(part(dialog, QTableView, "importColumns"))[1:] == [["xyzzy", "plugh"]]


def test_a_file_of_one_table_has_none_to_choose(looking: Opened) -> None:
    dialog = looking("fr,en,x\nquai,quay,a\n")
    dialog.findChild(Choice, "importParts").choose("columns")
    assert not part(dialog, QListWidget, "importTables").isVisible()


DUPLICATES = (
    "fr,en,note\nmairie,town hall,hôtel de ville\nassises,conference,debate\nrecevabilités,eligibility,\n"
)


def test_duplicates_stand_beside_each_other_near_ones_first(looking: Opened) -> None:
    dialog = looking(DUPLICATES)
    duplicates = dialog._parts.duplicates
    assert [row.read.id for row in duplicates.list.rows] == ["recevabilites", "mairie", "assises"]
    said = [
        duplicates.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)
    ]
    assert "Nearly the same · Keep both" in said[0]
    assert "Merge" in said[1]
    duplicates.list.choose(1)
    page = duplicates.text.toPlainText()
    assert "Yours" in page
    assert "In the file" in page
    assert "hôtel de ville" in page
    assert part(dialog, QRadioButton, "importDecision-merge").isChecked()


def test_one_duplicate_is_decided(qtbot: QtBot, looking: Opened, store: Store, writer: Writer) -> None:
    dialog = looking(DUPLICATES)
    assert dialog.summary.text() == (
        "3 concepts read: 1 would be added, 2 merged with yours. "
        "1 of those added is nearly the same as one of yours: see “Duplicates”."
    )
    dialog._parts.duplicates.list.choose(1)
    part(dialog, QRadioButton, "importDecision-skip").click()
    settled(qtbot, dialog)
    assert dialog.summary.text().startswith(
        "3 concepts read: 1 would be added, 1 merged with yours, 1 left as you have it."
    )
    assert dialog._parts.duplicates.list.chosen_rows[0].read.id == "mairie"
    with qtbot.waitSignal(writer.done, timeout=10_000):
        dialog.import_button.click()
    notes = {c.id: c.note for c in glossaries.glossary(store, glossaries.find(store, "town").number)}
    assert notes["mairie"] == ""
    assert notes["assises"] == "debate"
    with qtbot.waitSignal(writer.done):
        assert writer.undo()
    assert glossaries.find(store, "town").concepts == 8


def test_all_are_decided_the_same_way(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking(DUPLICATES)
    part(dialog, QRadioButton, "importDecision-skip").click()
    settled(qtbot, dialog)
    part(dialog, QPushButton, "importDecideAll").click()
    settled(qtbot, dialog)
    assert dialog.summary.text() == "3 concepts read: 3 left as you have them."
    assert not dialog.import_button.isEnabled()
    dialog.duplicates.buttons[OnDuplicate.KEEP].click()
    settled(qtbot, dialog)
    assert dialog.summary.text().startswith("3 concepts read: 3 would be added.")


def test_decisions_in_quick_succession_all_count(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking(DUPLICATES)
    for place in range(3):
        dialog._parts.duplicates.list.choose(place)
        part(dialog, QRadioButton, "importDecision-skip").click()
        dialog._plan()
    qtbot.waitUntil(lambda: dialog.summary.text().endswith(" 3 left as you have them."), timeout=10_000)
    settled(qtbot, dialog)
    assert dialog.progress.isHidden()


def test_parts_say_how_much_is_in_them(looking: Opened) -> None:
    dialog = looking(DUPLICATES + "x\n")
    words = [w.text() for w in part(dialog, Choice, "importParts").findChildren(QAbstractButton)]
    assert words == ["Preview", "Columns", "Duplicates (3)", "Problems (1)"]


def pasting(data: QMimeData) -> None:
    """Put this on the clipboard."""
    QApplication.clipboard().setMimeData(data)


def test_a_table_is_pasted(qtbot: QtBot, dialog: ImportDialog, store: Store) -> None:
    dialog.target.setCurrentIndex(0)
    data = QMimeData()
    data.setText("fr\ten\nquai\tquay\n")
    pasting(data)
    part(dialog, QPushButton, "importPaste").click()
    settled(qtbot, dialog)
    assert dialog.file.text() == "Pasted table"
    assert dialog.summary.text() == "1 concept read: 1 would be added."
    used: list[str] = []
    dialog.folderUsed.connect(used.append)
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        dialog.import_button.click()
    assert {g.name.en for g in glossaries.summaries(store)} == {"The town", "Pasted table"}
    assert used == []


def test_a_table_of_a_page_is_pasted_by_key(qtbot: QtBot, dialog: ImportDialog) -> None:
    data = QMimeData()
    data.setHtml("<table><tr><td>fr<td>en<tr><td>quai<td>quay</table>")
    pasting(data)
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, dialog)
    assert dialog.summary.text() == "1 concept read: 1 would be added."


def test_without_a_table_to_paste_that_is_said(dialog: ImportDialog) -> None:
    data = QMimeData()
    data.setText("words")
    pasting(data)
    dialog.paste()
    assert dialog.summary.text().startswith("There is no table to paste")
    assert not dialog.import_button.isEnabled()


def test_fields_that_both_sides_changed_are_announced(
    qtbot: QtBot, looking: Opened, store: Store, writer: Writer
) -> None:
    number = glossaries.find(store, "town").number
    (mine,) = [c for c in glossaries.glossary(store, number) if c.id == "conseil-citoyen"]
    glossaries.put(store, "town", [replace(mine, definition=Bilingual("La mienne", "Mine"))], kind="edit")
    dialog = looking("fr,en,definition_fr\nconseil citoyen,citizens’ council,Une autre\n")
    assert "In 1 of them both sides have changed the same field: yours stands" in dialog.summary.text()
    assert "1 field was changed by both sides" in dialog._parts.duplicates.text.toPlainText()
    told: list[int] = []
    dialog.leftToCompare.connect(told.append)
    with qtbot.waitSignal(writer.done, timeout=10_000) as done:
        dialog.import_button.click()
    qtbot.waitUntil(lambda: told == [1])
    assert "1 entry differs from an imported one" in done.args[0].sentence


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_at_the_side(looking: Opened, theme: Theme, language: str, size: int) -> None:
    dialog = looking(DUPLICATES)
    i18n.set_language(language)
    theme.apply("dark", size, False)
    dialog.retranslate()
    assert dialog.minimumSizeHint().width() <= 1216
    assert dialog.minimumSizeHint().height() <= 736


def test_every_meaning_has_words_of_its_own() -> None:
    texts = [meaning_text(meaning) for meaning in MEANINGS]
    assert len(set(texts)) == len(texts)
    assert all(meaning_text(Meaning(role, language)) for role in Role for language in (None, *Language))


def test_files_dropped_on_a_page_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    drops = FileDrops(page)
    told: list[str] = []
    drops.dropped.connect(told.append)
    assert page.acceptDrops()
    for url in (QUrl("https://example.org/x.csv"), QUrl.fromLocalFile(str(tmp_path / "x.csv"))):
        data = QMimeData()
        data.setUrls([url])
        with_mouse = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, *with_mouse))
        QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, *with_mouse))
    assert told == [str(tmp_path / "x.csv")]


def test_what_a_concept_says_stands_under_what_it_is(looking: Opened) -> None:
    rows = "quai,quay,où l’on attend,,transport,IGN\nbac,ferry,,passe l’eau,,\n"
    dialog = looking("fr,en,definition_fr,note,subject,source\n" + rows)
    table = part(dialog, QTableView, "importPreview")
    headings = [table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(8)]
    assert headings == ["French", "Gender", "", "English", "Definition", "Note", "Subject field", "Source"]
    assert cells(table) == [
        ["quai", "", "", "quay", "où l’on attend", "", "transport", "IGN"],
        ["bac", "", "", "ferry", "", "passe l’eau", "", ""],
    ]
    assert all(table.columnWidth(n) >= 8 for n in range(8))
