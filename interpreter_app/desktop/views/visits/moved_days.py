"""The notice that a visit has other days while its sessions stay on theirs, and the way to move them, too.

Owns from which days the visit came since it was opened. Moves nothing by itself: a day may be wrong by one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.domain.visits.rescheduling import days_later
from interpreter_app.domain.visits.visit import Visit


class MovedDays(QWidget):
    """The notice; it is hidden as long as there is nothing to say."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("movedDays")
        self._desk = desk
        self._visit = ""
        self._first: date | None = None
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setProperty("role", "warning")
        self.links = FlowRow(self)
        self.move_button, self.leave_button = QPushButton(self.links), QPushButton(self.links)
        for button, name in ((self.move_button, "moveSessions"), (self.leave_button, "leaveSessions")):
            button.setObjectName(name)
            button.setProperty("role", "link")
            self.links.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.words)
        column.addWidget(self.links)
        self.move_button.clicked.connect(self.move_sessions)
        self.leave_button.clicked.connect(self.leave_sessions)
        self.hide()

    def follow(self, visit: Visit | None) -> None:
        """Say of this visit, as it stands now, how far its first day is from where it was."""
        if visit is None or visit.id != self._visit or self._first is None:
            self._visit = visit.id if visit is not None else ""
            self._first = visit.first if visit is not None else None
        days = self._days(visit)
        if not days or visit is None:
            self.hide()
            return
        self._tell(len(visit.sessions), days)
        if self.isHidden():
            self.show()
            announce(self, self.words.text())

    def move_sessions(self) -> None:
        """Move the sessions by as many days as the visit was moved."""
        visit = self._desk.visit
        days = self._days(visit)
        if visit is None or self._first is None or visit.first is None or not days:
            return
        by, self._first = visit.first - self._first, visit.first
        self._desk.change(lambda v: replace(v, sessions=tuple(days_later(one, by) for one in v.sessions)))
        self._desk.saving.tell(self._moved(days))
        self._desk.saving.flush()
        self._desk.saving.followed.emit()

    def leave_sessions(self) -> None:
        """Leave the sessions where they are."""
        visit = self._desk.visit
        self._first = visit.first if visit is not None else None
        self.hide()

    def _days(self, visit: Visit | None) -> int:
        if visit is None or self._first is None or visit.first is None or not visit.sessions:
            return 0
        return (visit.first - self._first).days

    def _tell(self, sessions: int, days: int) -> None:
        self.words.setText(
            ngettext(
                "The visit has other days now; its {count} session is where it was.",
                "The visit has other days now; its {count} sessions are where they were.",
                sessions,
            ).format(count=sessions)
        )
        self.move_button.setText(self._move(days))
        self.leave_button.setText(_("Leave the sessions there"))

    def _move(self, days: int) -> str:
        count = abs(days)
        on = ngettext("Move the sessions {count} day on", "Move the sessions {count} days on", count)
        back = ngettext("Move the sessions {count} day back", "Move the sessions {count} days back", count)
        return (on if days > 0 else back).format(count=count)

    def _moved(self, days: int) -> str:
        count = abs(days)
        on = ngettext("Sessions moved {count} day on", "Sessions moved {count} days on", count)
        back = ngettext("Sessions moved {count} day back", "Sessions moved {count} days back", count)
        return (on if days > 0 else back).format(count=count)
