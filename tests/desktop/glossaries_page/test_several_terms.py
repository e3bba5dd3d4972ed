"""Several terms in one cell of the table: typed, copied and pasted as tables have them that are imported."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.models.cell_fields import with_field
from interpreter_app.desktop.models.concept_cells import Column, field_text, said_in
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Concept, Gender, Status, Term
from interpreter_app.exchange.tables.cells import one_cell
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.glossaries_page.test_open_cells import (
    CTRL,
    EN,
    FR,
    entries,
    key,
    page,
    send,
    settle,
    window,
)

__all__ = ["page", "window"]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)


@pytest.mark.parametrize("division", ["; ", " | ", " ; ", " / "])
def test_several_terms_in_a_cell_are_several_terms(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store, division: str
) -> None:
    key(Qt.Key.Key_N, CTRL)
    send("maire", Qt.Key.Key_Tab, f"mayor{division}Lord Mayor", Qt.Key.Key_Return)
    settle(window, qtbot)
    made = entries(store)["maire"].in_language(EN)
    assert [(term.text, term.status) for term in made] == [
        ("mayor", Status.PREFERRED), ("Lord Mayor", Status.ADMITTED)
    ]  # fmt: skip


def test_rows_with_several_terms_come_back_with_all_of_them(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    terms = (Term("mairie", FR), Term("hôtel de ville", FR, status=Status.ADMITTED), Term("AC/DC; x", EN))
    glossaries.put(store, "farm", [Concept("a", terms), Concept("b", (Term("b", FR),))])
    page.show_glossary("farm")
    settle(window, qtbot)
    table, cells = page.writing.table, page.writing.cells
    table.setFocus()
    table.setCurrentIndex(cells.index(0, 0))
    table.selectAll()
    key(Qt.Key.Key_C, CTRL)
    before = entries(store, "farm")
    table.clearSelection()
    key(Qt.Key.Key_V, CTRL)
    settle(window, qtbot)
    after = entries(store, "farm")
    assert sorted(
        tuple((term.text, term.status) for term in after[ident].terms)
        for ident in after.keys() - before.keys()
    ) == sorted(tuple((term.text, term.status) for term in one.terms) for one in before.values())
    assert "mairie | hôtel de ville" in QGuiApplication.clipboard().text()


def test_terms_that_are_there_keep_what_is_said_of_them_in_another_order() -> None:
    hall = Term("mairie", FR, gender=Gender.FEMININE)
    town = Term("hôtel de ville", FR, status=Status.ADMITTED, gender=Gender.MASCULINE)
    wrong = Term("maison", FR, status=Status.DEPRECATED)
    before = Concept("mairie", (hall, town, wrong))
    assert with_field(before, Column.FRENCH, "mairie | hôtel de ville") == before
    after = with_field(before, Column.FRENCH, "hôtel de ville; mairie")
    assert [(term.text, term.status, term.gender) for term in after.in_language(FR)] == [
        ("hôtel de ville", Status.PREFERRED, Gender.MASCULINE),
        ("mairie", Status.ADMITTED, Gender.FEMININE),
        ("maison", Status.DEPRECATED, None),
    ]
    assert len(with_field(before, Column.FRENCH, "hôtel de ville").terms) == 2


def test_a_term_among_several_is_mended_in_its_cell_and_keeps_what_is_said_of_it() -> None:
    one = Term("commune", EN, gender=Gender.FEMININE)
    two = Term("municipalty", EN, status=Status.ADMITTED, region="GB")
    wrong = Term("township", EN, status=Status.DEPRECATED)
    before = Concept("commune", (Term("commune", FR), wrong, one, two))
    assert field_text(before, Column.ENGLISH) == "commune; municipalty"
    after = with_field(before, Column.ENGLISH, "commune; municipality")
    assert after.terms == (before.terms[0], wrong, one, replace(two, text="municipality"))
    assert with_field(after, Column.ENGLISH, "").terms == (before.terms[0], wrong)


def test_what_is_typed_over_a_cell_takes_the_place_of_all_that_stands_there(
    window: MainWindow, page: GlossariesPage, qtbot: QtBot, store: Store
) -> None:
    terms = (Term("mairie", FR), Term("maison", FR, status=Status.ADMITTED), Term("x", EN))
    glossaries.put(store, "farm", [Concept("a", terms)])
    page.show_glossary("farm")
    settle(window, qtbot)
    table, cells = page.writing.table, page.writing.cells
    table.setFocus()
    row = next(at for at in range(cells.rowCount()) if cells.index(at, 0).data() == "mairie  +1")
    table.setCurrentIndex(cells.index(row, 0))
    key(Qt.Key.Key_Return)
    (line,) = table.findChildren(QLineEdit, "cellEditor")
    assert line.text() == "mairie; maison"
    send(Qt.Key.Key_End, "; halle", Qt.Key.Key_Return)
    settle(window, qtbot)
    assert [term.text for term in entries(store, "farm")["a"].in_language(FR)] == [
        "mairie",
        "maison",
        "halle",
    ]
    table.setCurrentIndex(cells.index(row, 0))
    send("quai", Qt.Key.Key_Return)
    settle(window, qtbot)
    assert [term.text for term in entries(store, "farm")["a"].in_language(FR)] == ["quai"]


_TERM = st.text(st.sampled_from("ab ;|/\\().,"), min_size=1, max_size=6).map(
    lambda text: " ".join(text.split())
)
TEXTS = st.lists(_TERM.filter(bool), max_size=4, unique=True)


@given(TEXTS, st.lists(st.sampled_from(list(Status)), min_size=4, max_size=4))
def test_a_cell_that_is_left_as_it_was_changes_nothing(texts: list[str], statuses: list[Status]) -> None:
    terms = tuple(Term(text, FR, status=status) for text, status in zip(texts, statuses, strict=False))
    concept = Concept("a", (Term("x", EN), *terms))
    assert with_field(concept, Column.FRENCH, field_text(concept, Column.FRENCH)) == concept


@given(TEXTS, TEXTS)
def test_a_cell_has_what_was_typed_into_it(before: list[str], after: list[str]) -> None:
    statuses = [Status.PREFERRED, *[Status.ADMITTED] * 3]
    terms = tuple(Term(text, FR, status=status) for text, status in zip(before, statuses, strict=False))
    made = with_field(Concept("a", terms), Column.FRENCH, one_cell(after))
    assert [term.text for term in said_in(made, FR)] == after
    assert [term.status for term in said_in(made, FR)] == statuses[: len(after)]
