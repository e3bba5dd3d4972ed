"""The table of concepts: typed into like a spreadsheet, saved cell by cell, each change undone by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.concept_saving import ConceptSaving
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.cell_fields import concept_of, with_field
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.models.concept_table import DRAFT, ConceptTableModel
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.concept_table_view import ConceptTable
from interpreter_app.desktop.views.table_cells import DegreeList
from interpreter_app.desktop.views.table_editing import TableEditing
from interpreter_app.domain.terms import Concept, Equivalence, Language, Status, Term
from interpreter_app.services.browsing import NO, YES, listing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.conftest import type_text
from tests.desktop.glossaries_page.conftest import keyboard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)

FR, EN = Language.FRENCH, Language.ENGLISH


class Sheet:
    """The table on the small store, with what saves it."""

    def __init__(self, qtbot: QtBot, store: Store, writer: Writer, theme: Theme) -> None:
        self.qtbot, self.store, self.writer = qtbot, store, writer
        self.model = ConceptTableModel(store)
        self.table = ConceptTable(self.model, theme, None)  # type: ignore[arg-type]  # a window of its own
        qtbot.addWidget(self.table)
        self.editing = TableEditing(store, self.model, ConceptSaving(writer, self.table), self.table)
        self.editing.glossary_id = lambda _number: "town"
        self.editing.who = lambda: "Ann"
        self.model.show(listing(store, FR, 1))
        self.table.resize(1000, 400)
        self.table.show()
        qtbot.waitExposed(self.table)
        self.table.setFocus()
        qtbot.waitUntil(self.table.hasFocus)

    def cell(self, french: str, column: Column) -> QModelIndex:
        for row in range(self.model.rowCount()):
            if str(self.model.index(row, 0).data()).startswith(french):
                return self.model.index(row, COLUMNS.index(column))
        raise AssertionError(french)

    def go(self, french: str, column: Column) -> None:
        self.table.setCurrentIndex(self.cell(french, column))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(keyboard(), key)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            type_text(keyboard(), letter)

    def wait(self) -> None:
        self.writer.wait()
        QApplication.processEvents()

    def stored(self, ident: str) -> Concept:
        found = glossaries.concept(self.store, "town", ident)
        assert found is not None
        return found.concept


@pytest.fixture
def sheet(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Sheet:
    return Sheet(qtbot, store, writer, theme)


def test_typing_replaces_a_cell_and_enter_goes_to_the_next_row(sheet: Sheet) -> None:
    sheet.go("mairie", Column.ENGLISH)
    row = sheet.table.currentIndex().row()
    sheet.type("city hall")
    sheet.key(Qt.Key.Key_Return)
    sheet.wait()
    assert [t.text for t in sheet.stored("mairie").in_language(EN)] == ["city hall"]
    assert sheet.table.currentIndex().row() == row + 1
    assert not sheet.table.is_writing
    sheet.go("mairie", Column.ENGLISH)
    assert sheet.table.currentIndex().data() == "city hall"


def test_enter_opens_what_stands_there_and_escape_leaves_it(sheet: Sheet) -> None:
    sheet.go("mairie", Column.ENGLISH)
    sheet.key(Qt.Key.Key_Return)
    editor = sheet.table.findChild(QLineEdit, "cellEditor")
    assert editor is not None
    assert editor.text() == "town hall"
    sheet.type("x")
    sheet.key(Qt.Key.Key_Escape)
    sheet.wait()
    assert sheet.stored("mairie").terms[1].text == "town hall"


@pytest.mark.parametrize(
    ("sign", "degree"),
    [
        ("=", Equivalence.EQUIVALENT),
        ("~", Equivalence.QUASI_EQUIVALENT),
        ("/", Equivalence.NON_EQUIVALENT),
        ("≠", Equivalence.NON_EQUIVALENT),
    ],
)
def test_an_equivalence_is_judged_by_its_sign(sheet: Sheet, sign: str, degree: Equivalence) -> None:
    sheet.go("recevabilité", Column.EQUIVALENCE)
    type_text(sheet.table, sign)
    sheet.wait()
    assert sheet.stored("recevabilite").equivalence is degree


def test_del_takes_the_judgement_away(sheet: Sheet) -> None:
    sheet.go("mairie", Column.EQUIVALENCE)
    sheet.key(Qt.Key.Key_Delete)
    sheet.wait()
    assert sheet.stored("mairie").equivalence is None


def test_an_equivalence_is_chosen_from_a_list(sheet: Sheet) -> None:
    sheet.table.write_at(sheet.cell("mairie", Column.EQUIVALENCE))
    degrees = sheet.table.findChild(DegreeList)
    assert degrees is not None
    assert degrees.degree is Equivalence.EQUIVALENT
    sheet.key(Qt.Key.Key_Down)
    sheet.key(Qt.Key.Key_Down)
    sheet.key(Qt.Key.Key_Return)
    sheet.wait()
    assert sheet.stored("mairie").equivalence is Equivalence.NON_EQUIVALENT


def test_a_tick_is_a_click_or_a_key(sheet: Sheet) -> None:
    sheet.model.setData(
        sheet.cell("mairie", Column.FALSE_FRIEND), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
    )
    sheet.wait()
    assert sheet.stored("mairie").false_friend


def test_a_new_row_is_saved_with_its_first_term_and_goes_on_being_written(sheet: Sheet) -> None:
    sheet.editing.begin("town")
    sheet.table.write_at(sheet.model.begin_draft())
    sheet.type("péniche")
    sheet.key(Qt.Key.Key_Return)
    english = sheet.model.index(sheet.model.rowCount() - 1, 1)
    sheet.model.setData(english, "barge")
    sheet.wait()
    assert [t.text for t in sheet.stored("peniche").terms] == ["péniche", "barge"]
    last = sheet.model.rowCount() - 1
    assert sheet.model.number(last) != DRAFT
    assert sheet.model.index(last, 1).data() == "barge"


def test_what_cannot_be_saved_is_said_and_shown_as_it_stands(sheet: Sheet) -> None:
    said: list[str] = []
    sheet.editing.warned.connect(said.append)
    sheet.model.setData(sheet.cell("mairie", Column.ENGLISH), "")
    sheet.wait()
    sheet.model.setData(sheet.cell("mairie", Column.FRENCH), "")
    sheet.wait()
    assert "term" in said[0]
    assert sheet.cell("mairie", Column.FRENCH).data() == "mairie"


def test_several_rows_can_be_chosen(sheet: Sheet) -> None:
    sheet.table.selectAll()
    assert len(sheet.table.chosen_numbers()) == 8


def test_a_cell_makes_the_field_of_its_concept() -> None:
    made = concept_of({Column.FRENCH: "quai", Column.ENGLISH: "quay", Column.NOTE: "By the water."})
    assert [t.text for t in made.terms] == ["quai", "quay"]
    assert made.transfer_note.en == "By the water."
    made = with_field(with_field(made, Column.CHECKED, YES), Column.FALSE_FRIEND, NO)
    assert (made.checked, made.false_friend) == (True, False)
    made = with_field(with_field(made, Column.SUBJECT, "works"), Column.SOURCE, "me")
    assert (made.subject_field, made.source) == ("works", "me")


def test_an_emptied_cell_takes_away_all_that_it_has_shown() -> None:
    terms = (Term("a", FR), Term("b", FR, status=Status.ADMITTED), Term("c", FR, status=Status.DEPRECATED))
    left = with_field(Concept("x", terms), Column.FRENCH, "")
    assert left.terms == (terms[2],)
    left = with_field(left, Column.FRENCH, "")
    assert left.terms == ()


def test_the_next_term_becomes_the_one_to_say_where_the_first_is_taken_out() -> None:
    terms = (Term("a", FR), Term("b", FR, status=Status.ADMITTED), Term("c", FR, status=Status.DEPRECATED))
    left = with_field(Concept("x", terms), Column.FRENCH, "b")
    assert left.terms == (Term("b", FR), terms[2])


# From cell to cell.


def begin_new_row(sheet: Sheet) -> None:
    sheet.editing.begin("town")
    sheet.table.write_at(sheet.model.begin_draft())


@pytest.mark.parametrize(
    ("keys", "degree"),
    [
        (["=", Qt.Key.Key_Tab], Equivalence.EQUIVALENT),
        (["="], Equivalence.EQUIVALENT),
        (["c", Qt.Key.Key_Tab], Equivalence.QUASI_EQUIVALENT),
        (["n", Qt.Key.Key_Tab], Equivalence.NON_EQUIVALENT),
        (["n", "n", Qt.Key.Key_Tab], None),
        ([Qt.Key.Key_Tab], None),
        ([Qt.Key.Key_Up, Qt.Key.Key_Tab], Equivalence.NON_EQUIVALENT),
        ([Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Right], Equivalence.QUASI_EQUIVALENT),
        ([Qt.Key.Key_Up, Qt.Key.Key_Right], Equivalence.NON_EQUIVALENT),
        ([Qt.Key.Key_Up, Qt.Key.Key_Escape, Qt.Key.Key_Right], None),
    ],
)
def test_what_is_typed_behind_the_equivalence_is_written(
    sheet: Sheet, keys: list[Qt.Key | str], degree: Equivalence | None
) -> None:
    begin_new_row(sheet)
    sheet.type("élu")
    sheet.key(Qt.Key.Key_Tab)
    sheet.type("local councillor")
    sheet.key(Qt.Key.Key_Tab)
    for key in keys if keys != ["="] else ["=", Qt.Key.Key_Right]:
        sheet.type(key) if isinstance(key, str) else sheet.key(key)
    sheet.type("Elected.")
    sheet.key(Qt.Key.Key_Tab)
    sheet.type("institutions")
    sheet.key(Qt.Key.Key_Return)
    sheet.wait()
    made = sheet.stored("elu")
    assert [term.text for term in made.terms] == ["élu", "local councillor"]
    assert made.equivalence is degree
    assert made.transfer_note.en == "Elected."
    assert made.subject_field == "institutions"
    assert sheet.table.hasFocus()


def test_what_is_saved_meanwhile_does_not_go_over_what_is_being_typed(sheet: Sheet) -> None:
    begin_new_row(sheet)
    sheet.type("élu")
    sheet.key(Qt.Key.Key_Tab)
    sheet.type("local ")
    sheet.wait()
    sheet.type("councillor")
    sheet.key(Qt.Key.Key_Tab)
    sheet.wait()
    assert [term.text for term in sheet.stored("elu").terms] == ["élu", "local councillor"]


def test_the_list_of_degrees_is_as_wide_as_its_words_and_within_the_table(sheet: Sheet) -> None:
    for row in (0, sheet.model.rowCount() - 1):
        sheet.table.write_at(sheet.model.index(row, COLUMNS.index(Column.EQUIVALENCE)))
        degrees = sheet.table.findChild(DegreeList)
        assert degrees is not None
        widest = max(degrees.fontMetrics().horizontalAdvance(text) for text in texts(degrees))
        assert degrees.viewport().width() >= widest
        assert sheet.table.viewport().rect().contains(degrees.geometry())
        assert not degrees.verticalScrollBar().isVisible()
        assert not degrees.geometry().intersects(sheet.table.visualRect(sheet.table.currentIndex()))
        sheet.key(Qt.Key.Key_Escape)
        sheet.qtbot.waitUntil(lambda: sheet.table.findChild(DegreeList) is None)


def texts(degrees: DegreeList) -> list[str]:
    return [degrees.item(row).text() for row in range(degrees.count())]


def test_a_degree_is_chosen_with_a_click(sheet: Sheet) -> None:
    sheet.table.write_at(sheet.cell("mairie", Column.EQUIVALENCE))
    degrees = sheet.table.findChild(DegreeList)
    assert degrees is not None
    place = degrees.visualItemRect(degrees.item(2)).center()
    QTest.mouseClick(degrees.viewport(), Qt.MouseButton.LeftButton, pos=place)
    sheet.wait()
    assert sheet.stored("mairie").equivalence is Equivalence.NON_EQUIVALENT
    assert sheet.table.hasFocus()


def test_tab_goes_from_cell_to_cell_and_past_the_ends_of_rows(sheet: Sheet) -> None:
    sheet.go("mairie", Column.CHECKED)
    row = sheet.table.currentIndex().row()
    sheet.key(Qt.Key.Key_Tab)
    assert (sheet.table.currentIndex().row(), sheet.table.currentIndex().column()) == (row + 1, 0)
    QTest.keyClick(sheet.table, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.table.currentIndex() == sheet.cell("mairie", Column.CHECKED)
    assert sheet.table.hasFocus()


def test_del_with_several_rows_chosen_changes_nothing_and_says_what_would(sheet: Sheet) -> None:
    said: list[str] = []
    sheet.table.said.connect(said.append)
    sheet.table.key_of = lambda name: {"delete-concept": "Ctrl+X"}[name]
    before = [sheet.model.concept_at(row) for row in range(sheet.model.rowCount())]
    sheet.table.selectAll()
    sheet.key(Qt.Key.Key_Delete)
    sheet.wait()
    assert [sheet.model.concept_at(row) for row in range(sheet.model.rowCount())] == before
    assert "Ctrl+X" in said[0]


def test_the_current_cell_has_a_frame(sheet: Sheet, theme: Theme) -> None:
    sheet.go("mairie", Column.SUBJECT)
    here = sheet.table.visualRect(sheet.table.currentIndex())
    beside = sheet.table.visualRect(sheet.cell("mairie", Column.SOURCE))
    shown = sheet.table.viewport().grab().toImage()
    accent = theme.colour("accent").name()
    assert shown.pixelColor(here.left() + 20, here.top()).name() == accent
    assert shown.pixelColor(beside.left() + 20, beside.top()).name() != accent


# Many rows.


def test_choosing_every_row_reads_none_but_those_in_sight(sheet: Sheet) -> None:
    many = [Concept(f"c{n}", (Term(f"mot {n:04}", FR),)) for n in range(3000)]
    glossaries.put(sheet.store, "town", many)
    sheet.model.show(listing(sheet.store, FR, 1))
    sheet.go("mot 0000", Column.FRENCH)
    QApplication.processEvents()
    asked: list[str] = []
    sheet.store.connection.set_trace_callback(asked.append)
    for key, modifiers in (
        (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(sheet.table, key, modifiers)
        QApplication.processEvents()
    chosen = sheet.table.chosen_numbers()
    sheet.store.connection.set_trace_callback(None)
    assert len(chosen) == 3008
    assert len(asked) < 10


def test_the_headings_show_no_choice(sheet: Sheet) -> None:
    header = sheet.table.horizontalHeader()
    before = header.grab().toImage()
    sheet.table.selectAll()
    QApplication.processEvents()
    assert header.grab().toImage() == before
