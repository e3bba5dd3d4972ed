"""The Contacts page opened on a real store, and what its tests read off it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.contacts.page import ContactsPage
from interpreter_app.domain.contacts.contact import Contact, ContactKind, Encounter, FollowUp, Side, Telephone
from interpreter_app.domain.moments import on_clock
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services import people
from interpreter_app.store.database import Store
from tests.desktop.conftest import type_text

TODAY = date(2016, 12, 20)
W = TypeVar("W", bound=QWidget)


class Desk:
    """The page with somebody at the keyboard."""

    def __init__(self, qtbot: QtBot, store: Store, page: ContactsPage, writer: Writer) -> None:
        self.qtbot, self.store, self.page, self.writer = qtbot, store, page, writer
        self.said: list[str] = []
        self.kept: dict[str, str] = {}
        page.said.connect(self.said.append)
        page.saving.keep = self.kept.__setitem__
        writer.done.connect(self._on_done)

    def _on_done(self, _done: object) -> None:
        """What the window does."""
        self.page.refresh()

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The last control with this objectName that is shown."""
        shown = [w for w in self.page.findChildren(kind, name) if w.isVisibleTo(self.page)]
        assert shown, name
        return shown[-1]

    def type(self, name: str, text: str) -> None:
        """Type into a field, over what is there."""
        field = self.find(name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        type_text(field, text)

    def press(self, key: Qt.Key, name: str = "") -> None:
        """Press a key where the keyboard is, or in a control."""
        widget = self.find(name) if name else QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)

    def click(self, name: str) -> None:
        """Click a control."""
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def settle(self) -> None:
        """Wait until what was typed is written and taken over."""
        self.page.flush()
        assert self.writer.wait()
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.page.saving.is_unwritten, timeout=5000)

    def undo(self) -> None:
        """Take the last deed back, as the window does."""
        assert self.writer.undo()
        assert self.writer.wait()
        QApplication.processEvents()
        self.page.refresh()

    def names(self) -> list[str]:
        """The names in the list."""
        model = self.page.column.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def small(self) -> list[str]:
        """The small lines in the list."""
        model = self.page.column.list.model()
        role = Qt.ItemDataRole.UserRole
        return [model.index(row, 0).data(role).small for row in range(model.rowCount())]

    def stored(self, ident: str) -> Contact:
        """The contact as it stands in the store."""
        found = people.contact(self.store, ident)
        assert found is not None
        return found


Opener = Callable[..., Desk]


@pytest.fixture
def opened(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Opener:
    """Opens the page on a store with these contacts."""

    def open_page(*contacts: Contact) -> Desk:
        if contacts:
            people.create(store, contacts)
        page = ContactsPage(store, writer, jobs, theme)
        page.today = lambda: TODAY
        page.who = lambda: "Ann"
        qtbot.addWidget(page)
        page.resize(1180, 760)
        page.show()
        page.focus_first()
        return Desk(qtbot, store, page, writer)

    return open_page


@pytest.fixture
def desk(opened: Opener) -> Desk:
    """The page with three people and an organisation."""
    return opened(*delegation())


def delegation() -> tuple[Contact, ...]:
    """A town, somebody of its staff, a visitor and an interpreter."""
    return (
        Contact(
            "paris",
            "Ville de Paris",
            ContactKind.ORGANISATION,
            name=Bilingual("Ville de Paris", "City of Paris"),
            side=Side.HOSTS,
        ),
        Contact(
            "helene",
            "Hélène Dupré",
            family_name="Dupré",
            given_name="Hélène",
            title=Bilingual("cheffe de mission", "head of the team"),
            organisation="paris",
            side=Side.HOSTS,
            emails=("helene@paris.example",),
            telephones=(Telephone("+33 1 42 76 00 00", "work"),),
            follow_ups=(FollowUp("late", "Send the report", date(2016, 12, 12)),),
            encounters=(
                Encounter(
                    "dinner",
                    on_clock(date(2016, 12, 5), time(19, 30), "Europe/Paris"),
                    ("kirsty",),
                    "rue des Archives",
                    "the evaluation in English",
                ),
            ),
        ),
        Contact(
            "kirsty",
            "Kirsty Blackwood",
            family_name="Blackwood",
            side=Side.VISITORS,
            follow_ups=(FollowUp("soon", "Ask for the film", date(2017, 1, 10)),),
        ),
        Contact("sam", "Sam Interpreter"),
    )
