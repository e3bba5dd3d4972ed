"""Facets as the tests of the Glossaries page choose them: concepts that have some, and the menu, by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.domain.terms import Concept, Equivalence, Gender, Term
from interpreter_app.services.browsing import NO, YES, Facet, Kind
from interpreter_app.store.database import Store
from tests.desktop.glossaries_page.conftest import EN, FR, second_glossary, settle

CHECKED, UNCHECKED = Facet(Kind.CHECKED, YES), Facet(Kind.CHECKED, NO)
CLOSE_TO = Facet(Kind.EQUIVALENCE, Equivalence.QUASI_EQUIVALENT)
APART = Facet(Kind.EQUIVALENCE, Equivalence.NON_EQUIVALENT)
FRANCE = Facet(Kind.REGION, "FR")


def subject(name: str) -> Facet:
    return Facet(Kind.SUBJECT, name)


def about(french: str, field: str = "", region: str = "") -> Concept:
    """A concept with a subject field, its French term of a region."""
    terms = (Term(french, FR, gender=Gender.FEMININE, region=region), Term(f"the {french}", EN))
    return Concept(french, terms, subject_field=field)


def farm(store: Store, count: int) -> None:
    """A glossary with this many subject fields: one of three concepts, the others of one."""
    concepts = [about(f"mot{n:03}", f"field {n:03}") for n in range(count)]
    second_glossary(store, *concepts, about("blé", "field 070"), about("avoine", "field 070"))


def read_farm(qtbot: QtBot, page: GlossariesPage, jobs: Jobs) -> None:
    """Choose the second glossary and wait for its list."""
    page.left.list.setCurrentIndex(page.left.model.index(page.left.model.row_of("farm")))
    settle(qtbot, page, jobs)


def open_menu(qtbot: QtBot, page: GlossariesPage, kind: Kind | None = None) -> QMenu:
    """Open the menu, and the one of a kind in it, as a click on the button does."""
    menu = page.middle.head.menu
    menu.popup(page.middle.head.button.mapToGlobal(QPoint(0, 20)))
    if kind is None:
        return menu
    inner = menu.menus[kind]
    menu.setActiveAction(inner.menuAction())
    qtbot.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(inner.isVisible)
    return inner


def close_menus() -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def go_to(qtbot: QtBot, menu: QMenu, action: QAction | None) -> None:
    """Come to an entry by the arrow keys."""
    assert action is not None
    for _step in range(len(menu.actions()) + 1):
        if menu.activeAction() is action:
            return
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    raise AssertionError(action.text())


def tick(qtbot: QtBot, page: GlossariesPage, facet: Facet) -> None:
    """Choose a facet in the menu by keyboard, and leave the menu."""
    has_menu = facet.kind in page.middle.head.menu.menus
    menu = open_menu(qtbot, page, facet.kind if has_menu else None)
    go_to(qtbot, menu, page.middle.head.menu.action(facet))
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    close_menus()


def shown_entries(menu: QMenu) -> list[str]:
    """The entries in sight, from first to last."""
    return [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()]


def words(page: GlossariesPage) -> list[QPushButton]:
    """The buttons of the line of what is on."""
    return [b for b in page.middle.head.line.findChildren(QPushButton) if b.isVisible()]


def told(widget: QWidget, what: QAccessible.Text) -> str:
    """What a screen reader reads of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return str(found.text(what))
