"""Several terms in one cell of the table: typed, copied and pasted as tables have them that are imported."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.models.cell_fields import with_field
from interpreter_app.desktop.models.concept_cells import Column
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Concept, Gender, Status, Term
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
