"""The Visits page opened on a real store, and what its tests read off it and off the disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.visits.page import VisitsPage
from interpreter_app.desktop.views.visits.section import Section
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import (
    Aim,
    Commission,
    Participant,
    Question,
    SessionKind,
    Task,
    Visit,
)
from interpreter_app.services import people, planning
from interpreter_app.store.database import Store
from tests.domain.visits.plan import plan, session

TODAY = date(2016, 11, 28)
"""A Monday, a week before the visit."""


class Planned:
    """The page with a visit, and the hands of whoever plans it."""

    def __init__(self, qtbot: QtBot, store: Store, page: VisitsPage) -> None:
        self.qtbot, self.store, self.page = qtbot, store, page

    @property
    def stored(self) -> Visit:
        """The visit as it is on the disk once what was typed has been written."""
        self.settle()
        found = planning.visit(self.store, "paris")
        assert found is not None
        return found

    def settle(self) -> None:
        """Wait until what was typed is written."""
        self.page.flush()
        self.qtbot.waitUntil(lambda: not self.page.desk.saving.is_unwritten, timeout=5000)

    def settle_without_taking(self) -> None:
        """Wait until what was taken over is written; what is half typed stays so."""
        self.qtbot.waitUntil(lambda: not self.page.desk.saving.is_unwritten, timeout=5000)

    def section(self, name: SectionName) -> Section:
        """Show a section."""
        self.page.show_section(name)
        return self.page.sheet.sections[name]


def visit() -> Visit:
    """Two days in Paris, with a meeting, a dinner and things to do."""
    return replace(
        plan(
            session(
                "meeting", "09:30", "11:00", by="fiona", breaks=10, people=("ann", "jean"), place="mairie"
            ),
            session("dinner", "19:00", "21:00", SessionKind.MEAL, people=("ann",), place="hotel"),
        ),
        title=Bilingual("Voyage à Paris", "Visit to Paris"),
        first=date(2016, 12, 5),
        last=date(2016, 12, 6),
        aims=(Aim("learn", Bilingual("Apprendre", "Learn")),),
        questions=(Question("who", Bilingual("Qui décide ?", "Who decides?")),),
        people=(Participant("ann", Side.VISITORS), Participant("jean", Side.HOSTS)),
        commission=Commission(interpreters=("fiona",)),
        tasks=(
            Task("book", Bilingual("Réserver", "Book"), before=30),
            Task("thank", Bilingual("Remercier", "Thank"), before=-7),
        ),
        glossaries=("town",),
    )


@pytest.fixture
def planned(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Planned:
    """The page, a week before the visit."""
    people.create(
        store, [Contact("ann", "Ann Reid"), Contact("jean", "Jean Petit"), Contact("fiona", "Fiona")]
    )
    planning.create(store, visit())
    page = VisitsPage(store, writer, jobs, theme)
    page.desk.today = lambda: TODAY
    made = Planned(qtbot, store, page)
    qtbot.addWidget(page, before_close_func=lambda _page: made.settle())
    page.resize(1180, 740)
    page.show()
    page.focus_first()
    return made
