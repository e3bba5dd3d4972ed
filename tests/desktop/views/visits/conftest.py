"""The Visits page opened on a visit with people, sessions, material and protocols."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Done, Jobs, Writer
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.visits.page import VisitsPage
from interpreter_app.desktop.views.visits.section import Section
from interpreter_app.desktop.widgets.contact_field import ContactField
from interpreter_app.domain.contacts.contact import Contact, ContactKind, Side
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import (
    Agreement,
    Commission,
    Material,
    Owed,
    Participant,
    Protocol,
    SessionKind,
    Topic,
    Visit,
)
from interpreter_app.services import people, planning
from interpreter_app.store.database import Store
from tests.desktop.conftest import type_text
from tests.desktop.glossaries_page.conftest import keyboard
from tests.domain.visits.plan import plan, session

TODAY = date(2016, 11, 28)
CONTACTS = (
    Contact(
        "anne", "Anne Drummond", family_name="Drummond", title=Bilingual("élue", "councillor"),
        organisation="glasgow", say=Bilingual("dreu-mond", "drum-ond"),
    ),
    Contact("glasgow", "Glasgow City Council", ContactKind.ORGANISATION),
    Contact("claire", "Claire Lœuvre", family_name="Lœuvre"),
    Contact("helene", "Hélène Martin", family_name="Martin"),
    Contact("zoe", "Zoé Petit", family_name="Petit"),
)  # fmt: skip


def visit() -> Visit:
    """Anne visits Hélène on one day; Claire interprets a long morning."""
    return plan(
        session("morning", "09:00", "10:00", by="claire", people=("anne", "helene")),
        session("on", "10:00", "10:40", by="claire", people=("anne",)),
        session("lunch", "12:00", "13:00", SessionKind.MEAL, people=("anne", "helene")),
        session("afternoon", "14:00", "15:00"),
        people=(
            Participant("anne", Side.VISITORS, Bilingual("élue", "councillor")),
            Participant("helene", Side.HOSTS),
            Participant("claire", Side.OTHER),
        ),
        commission=Commission(
            ("claire",),
            Bilingual("Interpréter", "Interpret"),
            material=(Owed(Material.AGENDA, date(2016, 11, 26)), Owed(Material.GLOSSARY)),
        ),
        protocols=(
            Protocol(
                "filming", Topic.FILMING, Bilingual("On ne filme pas.", "No filming."),
                Bilingual("Film", "Filming"), (Agreement(TODAY, "Glasgow"),),
            ),
            Protocol("gifts", Topic.GIFTS, Bilingual("Modestes.", "")),
        ),
    )  # fmt: skip


class Desk:
    """The page, and what it said."""

    def __init__(self, qtbot: QtBot, store: Store, writer: Writer, page: VisitsPage) -> None:
        self.qtbot, self.store, self.writer, self.page = qtbot, store, writer, page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.said.connect(self.said.append)
        page.contactAsked.connect(self.asked.append)
        writer.done.connect(self._on_done)
        writer.failed.connect(self.said.append)

    def _on_done(self, done: Done) -> None:
        self.said.append(done.sentence)
        self.page.refresh()

    def section(self, name: SectionName) -> Section:
        """Show a section."""
        self.page.sheet.show_section(name)
        return self.page.sheet.sections[name]

    @property
    def shown(self) -> Visit:
        """The visit as it stands in the window."""
        assert self.page.desk.visit is not None
        return self.page.desk.visit

    def stored(self) -> Visit:
        """The visit as it stands in the store, once all that was done is written."""
        self.settle()
        (found,) = planning.visits(self.store)
        return found

    def settle(self) -> None:
        """Have all that was done written, and wait until it has been taken over."""
        self.page.flush()
        self.qtbot.waitUntil(lambda: not self.page.desk.saving.is_unwritten, timeout=5000)
        assert self.writer.wait()
        self.qtbot.wait(1)

    def undo(self) -> None:
        """Take the last deed back."""
        self.settle()
        assert self.writer.undo()
        self.settle()


@pytest.fixture
def desk(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Desk:
    """The page with the visit open."""
    people.create(store, CONTACTS)
    planning.create(store, visit())
    page = VisitsPage(store, writer, jobs, theme)
    page.desk.today = lambda: TODAY
    page.resize(1180, 740)
    made = Desk(qtbot, store, writer, page)
    qtbot.addWidget(page, before_close_func=lambda _page: made.settle())
    page.show()
    page.refresh()
    return made


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where a screen would send them."""
    for key in keys:
        QTest.keyClick(keyboard(), key, modifier)


def choose(field: ContactField, typed: str) -> None:
    """Type into a field of contacts, and take the first that is offered."""
    field.setFocus()
    for letter in typed:
        type_text(keyboard(), letter)
    press(Qt.Key.Key_Return)


def menu_of(widget: QWidget, name: str) -> QMenu:
    """The menu of this name that is open below a widget."""
    found = [menu for menu in widget.findChildren(QMenu, name) if menu.isVisible()]
    assert len(found) == 1
    return found[0]


def trigger(menu: QMenu, words: str) -> None:
    """Take the line of a menu that has these words, and close it."""
    (action,) = [action for action in menu.actions() if words in action.text()]
    menu.close()
    action.trigger()
