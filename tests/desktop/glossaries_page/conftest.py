"""The Glossaries page opened on a real store, and what its tests read off it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

FR, EN = Language.FRENCH, Language.ENGLISH
Opener = Callable[[], GlossariesPage]


@pytest.fixture
def opened(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Opener:
    """Opens the page and waits until its list has been read."""

    return partial(open_page, qtbot, store, writer, jobs, theme)


def open_page(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> GlossariesPage:
    """The page on this store, once its list has been read."""
    page = GlossariesPage(store, writer, jobs, theme)
    qtbot.addWidget(page)
    page.resize(1180, 740)
    page.show()
    page.focus_first()
    settle(qtbot, page, jobs)
    return page


def settle(qtbot: QtBot, page: GlossariesPage, jobs: Jobs) -> None:
    """Wait for the list and the history."""
    qtbot.waitUntil(lambda: page.middle.has_listing() and jobs.is_idle, timeout=20_000)


def heads(page: GlossariesPage) -> list[str]:
    """The headwords of the list, from its first row to its last."""
    model = page.middle.model
    return [model.concept_row(row).head for row in range(model.rowCount())]


def chosen(page: GlossariesPage) -> str:
    """The headword of the chosen row, or nothing."""
    row = page.middle.list.currentIndex().row()
    return page.middle.model.concept_row(row).head if row >= 0 else ""


def sheet(page: GlossariesPage) -> str:
    """The sheet as plain text."""
    return page.sheet.text.toPlainText().replace("\xa0", " ")


def second_glossary(store: Store, *concepts: Concept) -> None:
    """Add a second glossary."""
    glossaries.create(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    glossaries.put(store, "farm", concepts or [pair("canard", "duck")])


def pair(french: str, english: str) -> Concept:
    """A concept of two terms, its id the French one."""
    return Concept(french, (Term(french, FR), Term(english, EN)))


def keyboard() -> QWidget:
    """What a key goes to on a screen: what is open over the window, or the widget that has the focus."""
    popup = QApplication.activePopupWidget()
    widget = popup.focusWidget() or popup if popup is not None else QApplication.focusWidget()
    assert widget is not None
    return widget
