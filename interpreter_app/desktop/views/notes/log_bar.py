"""The foot of the Notes page: the line for the next note, and the session it belongs to.

Owns what a typed line becomes where it is written, by `note_taking`, and which session a person has chosen.
What is written there is handed on; nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models import note_lines, note_words
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.notes.log_entry import LogEntry
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import note_taking
from interpreter_app.services.note_taking import Said, Setting

_SESSION_LETTERS = 22
_NARROW = 70
"""Letters below which the session has no room beside the line."""
_BY_CLOCK = "\0"
"""The first line of the choice of a session: whichever is on."""


class LogBar(QWidget):
    """Line and session. `written` gives a Note, drafted, that is to be kept."""

    written = Signal(object)
    drafted = Signal(str)
    """What has been typed of the next note so far; empty once there is nothing left of it."""
    left = Signal()
    """Esc: the keyboard goes elsewhere."""
    sessionChosen = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._visit: Visit | None = None
        self._setting = Setting()
        self._contacts: Mapping[str, Contact] = {}
        self.entry = LogEntry(self)
        self.session = drop_down("logSession", self)
        self.session.setMinimumContentsLength(_SESSION_LETTERS)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 2 * UNIT, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.entry, 1)
        self._row.addWidget(self.session, 0, Qt.AlignmentFlag.AlignTop)
        self.entry.known = lambda: self.setting.known
        self.entry.read_as = self._read_as
        self.entry.guess = self._guessed
        self.entry.refusal = self._refusal
        self.entry.now = self._now
        self.entry.kept.connect(self._on_line)
        self.entry.drafted.connect(self.drafted)
        self.entry.left.connect(self.left)
        self.session.activated.connect(self._on_session)
        self.setFocusProxy(self.entry)

    @property
    def setting(self) -> Setting:
        """Where the line is written: in the visit that is open, whatever is known of it so far."""
        setting = self._setting
        known, wanted = (one.id if one is not None else "" for one in (setting.visit, self._visit))
        return setting if known == wanted else Setting(self._visit)

    @property
    def session_wanted(self) -> str | None:
        """The id of the session that a person has chosen, None where the clock says."""
        chosen = self.session.currentData()
        return None if chosen in (None, _BY_CLOCK) else str(chosen)

    def show_visit(self, visit: Visit | None, setting: Setting, contacts: Mapping[str, Contact]) -> None:
        """Write in this visit; `setting` is what was read of where one writes, maybe of another one."""
        if (visit.id if visit else "") != (self._visit.id if self._visit else ""):
            self.session.setCurrentIndex(0)
        self._visit, self._setting, self._contacts = visit, setting, contacts
        self._fill_sessions()
        self.entry.say_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The session stands beside the line, or above it where that would be too short."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.BottomToTop if is_narrow else ways.LeftToRight)
        self.session.setContentsMargins(3 * UNIT if is_narrow else 0, 0, 0, 0)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.entry.retranslate()
        self.session.setAccessibleName(_("Session of the next note"))
        self._fill_sessions()

    def _fill_sessions(self) -> None:
        visit, on = self._visit, self.setting.session
        now = note_words.session_name(on) if on is not None else _("outside any session")
        offers = [
            (_("By the clock: {session}").format(session=now), _BY_CLOCK),
            (_("Outside any session"), ""),
        ]
        if visit is not None:
            ordered = sorted(visit.sessions, key=lambda one: one.start.at)
            offers += [(note_words.session_name(one), one.id) for one in ordered]
        _offer(self.session, offers)
        self.session.setVisible(visit is not None and bool(visit.sessions))

    def _on_line(self, text: str, confidential: bool, language: Language | None) -> None:
        said, setting, now = (
            Said(confidential=confidential, language=language),
            self.setting,
            note_taking.now(),
        )
        drafted = note_lines.written(text, setting, now, said)
        if drafted.speaker and setting.session is not None:
            self._setting = replace(setting, speaker=drafted.speaker)
        self.written.emit(drafted)
        self.drafted.emit("")

    def _read_as(self, text: str) -> str:
        return note_lines.read_as(text, self.setting, self._contacts)

    def _guessed(self, text: str) -> Language | None:
        return note_lines.guessed(text, self.setting)

    def _refusal(self, text: str) -> str:
        return note_lines.refusal(text, self.setting, note_taking.now())

    def _now(self) -> datetime:
        now = note_taking.now()
        return (now.there(self._visit.zone) if self._visit is not None else now).local

    def _on_session(self, _place: int) -> None:
        self.sessionChosen.emit()
        self.entry.text.setFocus(Qt.FocusReason.OtherFocusReason)


def _offer(box: QComboBox, offers: list[tuple[str, str]]) -> None:
    shown = [(box.itemText(n), box.itemData(n)) for n in range(box.count())]
    if shown == offers:
        return
    wanted = box.currentData()
    box.clear()
    for text, value in offers:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(wanted)))
