"""The table of concepts in which one writes: what it shows, announces and keeps until it is saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column, as_field
from interpreter_app.desktop.models.concept_table import CONCEPT, DRAFT, ConceptTableModel
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services.browsing import NO, YES, Filter, listing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

FR, EN = Language.FRENCH, Language.ENGLISH
ROLE = Qt.ItemDataRole
Edit = tuple[int, str, str]


@pytest.fixture
def model(qtbot: QtBot, store: Store) -> ConceptTableModel:
    """The small glossary in French order, watched by Qt's own test."""
    made = ConceptTableModel(store)
    made.setParent(None)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show(listing(store, FR))
    return made


def cell(model: ConceptTableModel, row: int, column: Column, role: int = ROLE.DisplayRole) -> object:
    """What a cell says."""
    return model.data(model.index(row, COLUMNS.index(column)), role)


def write(model: ConceptTableModel, row: int, column: Column, text: str) -> bool:
    """Type into a cell."""
    return model.setData(model.index(row, COLUMNS.index(column)), text)


def announced(model: ConceptTableModel) -> list[Edit]:
    """The edits announced from now on."""
    edits: list[Edit] = []
    model.edited.connect(lambda number, column, text: edits.append((number, column, text)))
    return edits


def row_with(model: ConceptTableModel, french: str) -> int:
    """The row of the concept with this French term."""
    return next(
        row
        for row in range(model.rowCount())
        if str(cell(model, row, Column.FRENCH, ROLE.EditRole)).partition("; ")[0] == french
    )


def save(store: Store, model: ConceptTableModel, row: int, **changes: object) -> int:
    """What the page does with an edit; the concept's number."""
    stored = model.concept_at(row)
    assert stored is not None
    glossaries.put(store, "town", [replace(stored.concept, **changes)])  # type: ignore[arg-type]
    return stored.number


def test_shows_the_fields_of_a_concept(model: ConceptTableModel) -> None:
    row = row_with(model, "budget participatif")
    assert cell(model, row, Column.FRENCH) == "budget participatif  +1"
    assert cell(model, row, Column.EQUIVALENCE) == "="
    assert cell(model, row, Column.FRENCH, ROLE.EditRole) == "budget participatif; BP"
    assert "budget participatif | BP" in str(cell(model, row, Column.FRENCH, ROLE.ToolTipRole))
    assert (
        cell(model, row, Column.ENGLISH, ROLE.AccessibleTextRole) == "English, participatory budgeting | PB"
    )
    row = row_with(model, "conseil communautaire")
    assert cell(model, row, Column.NOTE) == "Not a community council: it joins several towns."
    assert cell(model, row, Column.FALSE_FRIEND, ROLE.CheckStateRole) == Qt.CheckState.Checked
    assert cell(model, row, Column.CHECKED, ROLE.CheckStateRole) == Qt.CheckState.Unchecked
    assert cell(model, row, Column.FRENCH, ROLE.CheckStateRole) is None
    assert cell(model, row, Column.FRENCH, CONCEPT) == model.concept_at(row)
    assert cell(model, row_with(model, "mairie"), Column.FRENCH, ROLE.AccessibleTextRole) == "French, mairie"
    row = row_with(model, "assises")
    assert cell(model, row, Column.EQUIVALENCE, ROLE.AccessibleTextRole) == "Equivalence, not judged"


def test_speaks_the_language_of_the_interface(qtbot: QtBot, model: ConceptTableModel) -> None:
    row = row_with(model, "conseil citoyen")
    place = COLUMNS.index(Column.NOTE)
    heading = model.headerData(place, Qt.Orientation.Horizontal)
    assert heading == "Say to an English speaker"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    i18n.set_language("fr")
    with qtbot.waitSignals([model.headerDataChanged, model.dataChanged]):
        model.retranslate()
    assert model.headerData(place, Qt.Orientation.Horizontal) != heading
    assert str(cell(model, row, Column.NOTE)).startswith("En Écosse")


def test_shows_what_a_filter_leaves(model: ConceptTableModel, store: Store) -> None:
    assert model.listing is not None
    rows = model.listing.matching(Filter("conseil"))
    last = model.number(model.rowCount() - 1)
    model.show(model.listing, rows)
    assert model.rowCount() == 3
    assert [model.row_of(model.number(row)) for row in range(3)] == [0, 1, 2]
    assert model.row_of(last) == model.row_of(999) == model.row_of(DRAFT) == -1


def test_announces_what_is_typed_and_shows_it(model: ConceptTableModel, store: Store) -> None:
    edits, row = announced(model), row_with(model, "mairie")
    number = model.number(row)
    assert write(model, row, Column.ENGLISH, "  city hall ")
    assert write(model, row, Column.EQUIVALENCE, "~")
    assert edits == [(number, "english", "city hall"), (number, "equivalence", "quasi-equivalent")]
    assert cell(model, row, Column.ENGLISH) == "city hall"
    assert cell(model, row, Column.EQUIVALENCE) == "≈"
    assert glossaries.concepts(store, [number])[number].concept.preferred(EN) == Term("town hall", EN)


def test_what_changes_nothing_is_not_announced(model: ConceptTableModel) -> None:
    edits, row = announced(model), row_with(model, "mairie")
    assert not write(model, row, Column.ENGLISH, "town hall")
    assert not write(model, row, Column.EQUIVALENCE, "perhaps")
    assert write(model, row, Column.ENGLISH, "city hall")
    assert not write(model, row, Column.ENGLISH, "city hall")
    assert len(edits) == 1


def test_ticks(model: ConceptTableModel) -> None:
    edits, row = announced(model), row_with(model, "mairie")
    place = model.index(row, COLUMNS.index(Column.CHECKED))
    assert model.flags(place) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.flags(place) & Qt.ItemFlag.ItemIsEditable
    assert model.setData(place, Qt.CheckState.Unchecked.value, ROLE.CheckStateRole)
    assert model.setData(place, Qt.CheckState.Checked, ROLE.CheckStateRole)
    assert [text for _number, _column, text in edits] == [NO, YES]


def test_one_row_is_read_again_after_it_was_saved(
    qtbot: QtBot, model: ConceptTableModel, store: Store
) -> None:
    row = row_with(model, "mairie")
    write(model, row, Column.SOURCE, "typed")
    number = save(store, model, row, source="as saved")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.refresh(number)
    assert [place.row() for place in changed.args[:2]] == [row, row]
    assert cell(model, row, Column.SOURCE) == "as saved"


def test_what_could_not_be_saved_goes_back(model: ConceptTableModel) -> None:
    row = row_with(model, "mairie")
    write(model, row, Column.ENGLISH, "city hall")
    model.refresh(model.number(row))
    assert cell(model, row, Column.ENGLISH) == "town hall"


def test_what_is_not_saved_yet_outlives_a_new_list(model: ConceptTableModel, store: Store) -> None:
    write(model, row_with(model, "mairie"), Column.ENGLISH, "city hall")
    model.show(listing(store, EN))
    assert cell(model, row_with(model, "mairie"), Column.ENGLISH) == "city hall"


def test_a_new_concept_is_written_at_the_end(qtbot: QtBot, model: ConceptTableModel, store: Store) -> None:
    edits, count = announced(model), model.rowCount()
    first = model.begin_draft()
    assert model.begin_draft() == first
    new = model.number(count)
    assert (first.row(), model.rowCount(), model.drafts) == (count, count + 1, (new,))
    assert new < DRAFT
    assert model.flags(first) & Qt.ItemFlag.ItemIsEditable
    assert model.concept_at(count) is None
    assert model.setData(first, "canton")
    assert edits == [(new, "french", "canton")]
    assert model.typed(new) == {Column.FRENCH: "canton"}
    glossaries.put(store, "town", [Concept("canton", (Term("canton", FR),))])
    number = glossaries.concept(store, "town", "canton")
    assert number is not None
    with qtbot.assertNotEmitted(model.modelReset):
        model.file_draft(new, number.number)
    assert model.drafts == ()
    assert (model.rowCount(), model.row_of(number.number)) == (count + 1, count)
    assert model.concept_at(count) == number
    assert model.begin_draft().row() == count + 1
    model.end_draft(model.number(count + 1))
    assert model.rowCount() == count + 1
    model.show(listing(store, FR))
    assert model.rowCount() == count + 1


def test_a_draft_stays_when_the_list_changes(model: ConceptTableModel, store: Store) -> None:
    model.setData(model.begin_draft(), "canton")
    model.show(listing(store, EN))
    (new,) = model.drafts
    assert cell(model, model.row_of(new), Column.FRENCH) == "canton"
    model.end_draft(new)
    assert model.drafts == ()


def test_a_concept_that_is_gone_cannot_be_written_in(model: ConceptTableModel, store: Store) -> None:
    row = row_with(model, "mairie")
    glossaries.delete(store, "town", ["mairie"])
    model.refresh(model.number(row))
    assert cell(model, row, Column.FRENCH) == ""
    assert not write(model, row, Column.FRENCH, "hôtel de ville")
    assert not model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEditable


@pytest.mark.parametrize(
    ("column", "typed", "field"),
    [
        (Column.EQUIVALENCE, "≠", "non-equivalent"),
        (Column.EQUIVALENCE, "equivalent", "equivalent"),
        (Column.EQUIVALENCE, "", ""),
        (Column.EQUIVALENCE, "x", None),
        (Column.SUBJECT, "Public Space", "public space"),
        (Column.SUBJECT, " ", ""),
        (Column.CHECKED, "perhaps", None),
        (Column.NOTE, " a\nb ", "a\nb"),
    ],
)
def test_what_is_typed_as_the_field_has_it(column: Column, typed: str, field: str | None) -> None:
    assert as_field(column, typed) == field


def test_many_rows_are_read_in_blocks(qtbot: QtBot, store: Store) -> None:
    glossaries.create(store, Glossary("big", Bilingual("big", "big")))
    glossaries.put(store, "big", [Concept(f"c{n}", (Term(f"mot {n:04}", FR),)) for n in range(1500)])
    model = ConceptTableModel(store)
    model.show(listing(store, FR, glossaries.find(store, "big").number))
    found = [cell(model, row, Column.FRENCH) for row in range(1500)]
    assert found == [f"mot {n:04}" for n in range(1500)]
    assert cell(model, 0, Column.FRENCH) == "mot 0000"
