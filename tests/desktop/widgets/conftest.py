"""The days of a small visit, shown in a window of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.day_view import DayView
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Interpreted, Mode, Session, SessionKind, Visit
from tests.domain.visits.plan import DAY, at, plan, session

TUESDAY = DAY + timedelta(days=1)
NAMES = {"zoe": "Zoé Martin", "ann": "Ann Reid"}


def visit() -> Visit:
    """Two days: a meeting, a lunch and a flight on Monday, a long walk on Tuesday."""
    meeting = replace(
        session("meeting", "09:30", "11:00", place="mairie", people=("ann",)),
        title=Bilingual("Budget participatif", "Participatory budgeting"),
        interpreted=Interpreted(Mode.WHISPERED, interpreters=("zoe",)),
    )
    flight = Session(
        "flight", SessionKind.TRAVEL, Bilingual("Vol", "Flight"), at("16:10", "Europe/London"), at("19:05")
    )
    walk = replace(
        session("walk", "14:00", "15:00"), start=at("10:00", day=TUESDAY), end=at("12:00", day=TUESDAY)
    )
    return plan(
        meeting, session("lunch", "12:00", "13:00", SessionKind.MEAL), flight, walk, first=DAY, last=TUESDAY
    )


class Days:
    """The widget, what it has said, and a pointer."""

    def __init__(self, view: DayView) -> None:
        self.view = view
        self.said: list[tuple[object, ...]] = []
        for name in ("chosen", "opened", "changed", "drawn", "deleteWanted"):
            getattr(view, name).connect(self._keeper(name))

    def _keeper(self, name: str) -> Callable[..., None]:
        return lambda *values: self.said.append((name, *values))

    def all_of(self, name: str) -> list[tuple[object, ...]]:
        """What was said by one signal."""
        return [values for kind, *values in map(list, self.said) if kind == name]  # type: ignore[misc]

    @property
    def session(self) -> Session:
        """The session that was changed last."""
        changed = self.all_of("changed")[-1][0]
        assert isinstance(changed, Session)
        return changed

    def middle(self, ident: str) -> QPoint:
        """The middle of a session."""
        return self.view.rects_of(ident)[0].center()

    def mouse(self, kind: QEvent.Type, place: QPoint, *, is_down: bool) -> None:
        """One event of the pointer."""
        viewport = self.view.viewport()
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        held = Qt.MouseButton.LeftButton if is_down else Qt.MouseButton.NoButton
        where = QPointF(place)
        event = QMouseEvent(
            kind, where, viewport.mapToGlobal(where), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(viewport, event)

    def drag(self, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
        """Press, move there, let go."""
        self.mouse(QEvent.Type.MouseButtonPress, start, is_down=True)
        for part in (0.3, 0.7, 1.0):
            self.mouse(QEvent.Type.MouseMove, start + (end - start) * part, is_down=True)
        if drop:
            self.drop(end)

    def drop(self, end: QPoint) -> None:
        """Let go."""
        self.mouse(QEvent.Type.MouseButtonRelease, end, is_down=False)

    def by(self, minutes: int) -> QPoint:
        """So many minutes as a way on the screen."""
        return QPoint(0, self.view.place_of(DAY, 600 + minutes).y() - self.view.place_of(DAY, 600).y())

    def at(self, hour: int, minute: int = 0, day: date = DAY) -> QPoint:
        """The middle of a day at a time of it."""
        return self.view.place_of(day, hour * 60 + minute)


@pytest.fixture
def days(theme: Theme, qtbot: QtBot) -> Days:
    """The days of `visit`, all of their hours in sight."""
    view = DayView(theme)
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.set_visit(visit(), NAMES, {"meeting": ["Zoé Martin is in two sessions."]})
    view.show()
    qtbot.waitExposed(view)
    return Days(view)
