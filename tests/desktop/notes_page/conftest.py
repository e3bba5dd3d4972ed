"""A window on the Notes page of a visit that is on."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.views.notes.page import NotesPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Participant, Question
from interpreter_app.services import note_reading, people, planning
from interpreter_app.store.database import Store
from tests.desktop.conftest import MakeWindow, type_text
from tests.desktop.glossaries_page.conftest import keyboard
from tests.domain.visits.plan import plan, session

ANNE = Contact("anne", "Anne Fraser", given_name="Anne", family_name="Fraser")
HELENE = Contact("helene", "Hélène Martin", given_name="Hélène", family_name="Martin")
QUESTIONS = (
    Question("who", Bilingual("Qui décide ?", "Who decides?")),
    Question("money", Bilingual("Combien d’argent ?", "How much money?")),
)


class Desk:
    """The window with somebody at the keyboard of the Notes page."""

    def __init__(self, qtbot: QtBot, window: MainWindow, store: Store) -> None:
        self.qtbot, self.window, self.store = qtbot, window, store
        window.show_page("notes")
        self.page: NotesPage = window.planning.notes
        self.settle()

    def settle(self) -> None:
        """Wait until what was typed is in the store, and shown as it stands there."""
        for _turn in range(3):
            self.page.flush()
            QApplication.processEvents()
            assert self.window._writer.wait()
            assert self.window._typed.wait()
            QApplication.processEvents()
            self.page.refresh()
            self.qtbot.waitUntil(lambda: self.window._jobs.is_idle, timeout=5000)

    def line(self, text: str) -> None:
        """Type a line, and Enter."""
        self.page.log.entry.text.setFocus()
        type_text(self.page.log.entry.text, text)
        self.page.log.entry._popup.hide()
        QTest.keyClick(self.page.log.entry.text, Qt.Key.Key_Return)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where a screen would send it."""
        QTest.keyClick(keyboard(), key, modifier)
        QApplication.processEvents()

    def stored(self, visit: str = "paris") -> list[Note]:
        """The notes of a visit in the store."""
        return note_reading.timeline(self.store, planning.visit(self.store, visit) if visit else None).notes

    def shown(self) -> list[str]:
        """The texts in the list."""
        return [note.text for note in self.page.timeline.list.notes]


@pytest.fixture
def desk(qtbot: QtBot, make_window: MakeWindow, store: Store) -> Desk:
    people.create(store, (ANNE, HELENE))
    visit = plan(
        session("morning", "09:00", "10:00", people=("anne",)),
        session("noon", "12:00", "13:00"),
        questions=QUESTIONS,
        people=(Participant("anne", Side.VISITORS), Participant("helene", Side.HOSTS)),
        first=date(2016, 12, 5),
        last=date(2016, 12, 5),
    )
    planning.create(store, visit)
    return Desk(qtbot, make_window(Settings(clear_after=0, author="Ann")), store)
