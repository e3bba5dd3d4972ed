"""The import dialog where a file has several tables: which are taken, whose columns are in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListWidget, QStyle, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.import_glossary import ImportDialog
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.terms import Language
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.test_import_parts import ENGLISH, FRENCH, cells, guessed, part, pick, settled
from tests.exchange.packages_made import docx, word_table

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

HEADS = ("Palabra", "Vocablo", "Nota")
SHEETS = {
    "Vote": (HEADS, ("xurna", "ybox", "a"), ("xvoto", "yvote", "b")),
    "Budget": (HEADS, ("xrenta", "ymoney", "c")),
    "People": (("Nom", "Mobile"), ("Anne", "01 02")),
    "Port": (("Français", "", "English"), ("terme", "genre", "term"), ("quai", "m", "quay")),
}
PLAIN = {"A": (("fr", "en"), ("pont", "bridge")), "B": (("fr", "en"), ("quai", "quay"))}
Sheets = Mapping[str, Sequence[Sequence[str]]]
Opened = Callable[..., ImportDialog]


@pytest.fixture
def dialog(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Iterator[ImportDialog]:
    """The import dialog, open."""
    made = ImportDialog(store, writer, jobs, theme)
    qtbot.addWidget(made)
    made.open()
    yield made
    made.reject()
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=10_000)


@pytest.fixture
def looking(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> Opened:
    """Has the dialog look at a workbook of these sheets, with the columns in sight."""

    def look(sheets: Sheets, hidden: str = "") -> ImportDialog:
        made = openpyxl.Workbook()
        made.remove(made.active)
        for name, rows in sheets.items():
            sheet = made.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
            if name == hidden:
                sheet.sheet_state = "hidden"
        path = tmp_path / "words.xlsx"
        made.save(path)
        return _shown(qtbot, dialog, path)

    return look


def _shown(qtbot: QtBot, dialog: ImportDialog, path: Path) -> ImportDialog:
    dialog.choose_file(path)
    settled(qtbot, dialog)
    dialog._parts.parts.choose("columns")
    return dialog


def tables(dialog: ImportDialog) -> QListWidget:
    """The list of tables."""
    return part(dialog, QListWidget, "importTables")


def ticks(dialog: ImportDialog) -> dict[str, bool]:
    """Which tables are taken, by what they are called."""
    found = tables(dialog)
    items = (found.item(row) for row in range(found.count()))
    return {item.text(): item.checkState() == Qt.CheckState.Checked for item in items}


def shown(dialog: ImportDialog) -> list[list[str]]:
    """The rows of the table in sight."""
    return cells(part(dialog, QTableView, "importColumns"))[1:]


def preview(dialog: ImportDialog) -> list[str]:
    """The headwords of the first concepts."""
    return [row[0] for row in cells(part(dialog, QTableView, "importPreview"))]


def test_the_sheets_are_listed_and_those_that_are_read_are_ticked(looking: Opened) -> None:
    dialog = looking(SHEETS)
    assert tables(dialog).isVisible()
    assert ticks(dialog) == {"Vote": False, "Budget": False, "People": False, "Port": True}
    assert tables(dialog).currentItem().text() == "Port"
    assert shown(dialog)[-1][:3] == ["quai", "m", "quay"]


def test_a_file_with_one_table_has_no_list(looking: Opened) -> None:
    dialog = looking({"Port": SHEETS["Port"]})
    assert tables(dialog).isHidden()
    assert part(dialog, QTableView, "importColumns").isVisible()


def test_columns_are_corrected_for_all_sheets_with_the_same_headings(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking(SHEETS)
    tables(dialog).setCurrentRow(0)
    assert shown(dialog) == [list(row) for row in SHEETS["Vote"]]
    pick(part(dialog, QComboBox, "importHeadings"), 1)
    settled(qtbot, dialog)
    for place, meaning in enumerate((FRENCH, ENGLISH)):
        pick(part(dialog, QComboBox, f"importColumn-{place}"), meaning)
        settled(qtbot, dialog)
    assert ticks(dialog) == {"Vote": True, "Budget": True, "People": False, "Port": True}
    assert preview(dialog)[:3] == ["xurna", "xvoto", "xrenta"]
    tables(dialog).setCurrentRow(1)
    assert guessed(dialog)[:2] == ["French term", "English term"]


def test_a_sheet_is_left_out_and_taken_by_the_keyboard(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking(PLAIN)
    assert preview(dialog) == ["pont", "quai"]
    found = tables(dialog)
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Home)
    QTest.keyClick(found, Qt.Key.Key_Space)
    settled(qtbot, dialog)
    assert preview(dialog) == ["quai"]
    assert ticks(dialog) == {"A": False, "B": True}
    assert dialog.focusWidget() is found
    assert found.currentRow() == 0
    QTest.keyClick(found, Qt.Key.Key_Space)
    settled(qtbot, dialog)
    assert preview(dialog) == ["pont", "quai"]
    QTest.keyClick(found, Qt.Key.Key_Down)
    assert shown(dialog) == [["quai", "quay"]]


def test_a_sheet_is_left_out_by_a_click_on_its_box(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking(PLAIN)
    found = tables(dialog)
    option = QStyleOptionViewItem()
    found.initViewItemOption(option)
    option.rect = found.visualItemRect(found.item(1))
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = found.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, found)
    name = option.rect.center()
    for place, are_taken, in_sight in (
        (box.center(), {"A": True, "B": False}, "pont"),
        (box.center(), {"A": True, "B": True}, "quai"),
        (box.center(), {"A": True, "B": False}, "quai"),
        (name, {"A": True, "B": False}, "quai"),
    ):
        QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settled(qtbot, dialog)
        assert ticks(dialog) == are_taken
        assert shown(dialog)[0][0] == in_sight


def test_what_is_ticked_is_imported(qtbot: QtBot, looking: Opened, store: Store) -> None:
    dialog = looking(PLAIN)
    tables(dialog).item(0).setCheckState(Qt.CheckState.Unchecked)
    settled(qtbot, dialog)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=10_000)
    made = glossaries.glossary(store, glossaries.find(store, "words").number)
    assert [concept.in_language(Language.FRENCH)[0].text for concept in made] == ["quai"]


def test_without_a_tick_nothing_is_imported_and_what_to_do_is_said(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking(PLAIN)
    for row in range(2):
        tables(dialog).item(row).setCheckState(Qt.CheckState.Unchecked)
        settled(qtbot, dialog)
    assert "choose at least one" in dialog.summary.text()
    assert not dialog.import_button.isEnabled()
    assert tables(dialog).isVisible()


def test_another_file_is_looked_at_without_what_was_said_of_the_one_before(
    qtbot: QtBot, looking: Opened
) -> None:
    dialog = looking(PLAIN)
    tables(dialog).item(0).setCheckState(Qt.CheckState.Unchecked)
    settled(qtbot, dialog)
    assert ticks(looking(PLAIN)) == {"A": True, "B": True}


def test_a_hidden_sheet_is_listed_and_may_be_taken(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking(PLAIN, hidden="B")
    assert ticks(dialog) == {"A": True, "B (hidden)": False}
    tables(dialog).setCurrentRow(1)
    assert shown(dialog) == [["quai", "quay"]]
    tables(dialog).item(1).setCheckState(Qt.CheckState.Checked)
    settled(qtbot, dialog)
    assert preview(dialog) == ["pont", "quai"]


def test_tables_without_names_are_told_apart_by_their_first_row(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "words.docx"
    path.write_bytes(docx(word_table(*PLAIN["A"]) + word_table(("Stadt", "Land"), ("a", "b"))))
    _shown(qtbot, dialog, path)
    assert ticks(dialog) == {"Table 1 · fr | en": True, "Table 2 · Stadt | Land": False}


def test_the_encoding_is_chosen_where_a_file_has_one(
    qtbot: QtBot, dialog: ImportDialog, looking: Opened, tmp_path: Path
) -> None:
    path = tmp_path / "words.md"
    path.write_bytes("| fr | en |\n|---|---|\n| école | school |\n".encode("mac-roman"))
    _shown(qtbot, dialog, path)
    encoding = part(dialog, QComboBox, "importEncoding")
    assert encoding.isVisible()
    pick(encoding, "mac-roman")
    settled(qtbot, dialog)
    assert preview(dialog) == ["école"]
    looking(PLAIN)
    assert not encoding.isVisible()


def test_rows_of_headings_are_chosen(qtbot: QtBot, looking: Opened) -> None:
    dialog = looking({"Port": SHEETS["Port"]})
    headings = part(dialog, QComboBox, "importHeadings")
    texts = [headings.itemText(row) for row in range(headings.count())]
    assert texts == ["No headings", "The first row", "The first 2 rows"]
    assert headings.currentData() == 1
    pick(headings, 2)
    settled(qtbot, dialog)
    assert headings.currentData() == 2
    assert [row[:3] for row in shown(dialog)] == [["quai", "m", "quay"]]
    assert preview(dialog) == ["quai"]
    pick(headings, 0)
    settled(qtbot, dialog)
    assert preview(dialog) == ["Français", "terme", "quai"]


def test_a_screen_reader_is_told_of_the_ticks(looking: Opened) -> None:
    found = tables(looking(SHEETS))
    told = QAccessible.queryAccessibleInterface(found)
    assert found.accessibleName() == "Which tables of the file are taken"
    children = [told.child(row) for row in range(told.childCount())]
    assert [child.text(QAccessible.Text.Name) for child in children] == list(SHEETS)
    assert [(child.state().checkable, child.state().checked) for child in children] == [
        (True, False),
        (True, False),
        (True, False),
        (True, True),
    ]


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_at_the_side(looking: Opened, theme: Theme, language: str, size: int) -> None:
    dialog = looking(SHEETS)
    i18n.set_language(language)
    theme.apply("dark", size, False)
    dialog.retranslate()
    assert dialog.minimumSizeHint().width() <= 1216
    assert dialog.minimumSizeHint().height() <= 736
