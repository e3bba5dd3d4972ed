"""Notes from outside the Notes page: into today's visit and the session that is on, read as a line there is.

Owns what is known of where one writes, read beside the window. What a line becomes is `note_lines`'; whoever
asks keeps it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter_app.base.errors import ExpectedError
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.models import note_lines
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.sessions import session_at
from interpreter_app.services import note_taking
from interpreter_app.services.note_taking import Setting
from interpreter_app.store.database import Store

_MINUTE_MS = 20_000
"""So often it is looked which session is on."""


class RunningNotes(QObject):
    """Where one writes now. `read` once that is known, or is another place."""

    read = Signal()

    def __init__(self, store: Store, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._job: Job | None = None
        self._is_stale = False
        self._setting: Setting | None = None
        self._at: Moment | None = None
        self._contacts: dict[str, Contact] = {}
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.look)
        self._minute.start()

    def look(self) -> None:
        """Read anew where one writes; while that is being read, as soon as it has come."""
        if self._job is not None:
            self._is_stale = True
            return
        path, at = self._store.path, note_taking.now()

        def work(_progress: object) -> tuple[Moment, Setting]:
            return at, with_store(path, lambda store: note_taking.setting(store, at))

        self._job = self._jobs.run("", work, self._on_read, self._on_refused)

    def drafted(self, text: str) -> Note:
        """The note that a line is, written now. Raises UsageError for what can't be one."""
        now = note_taking.now()
        setting = self._setting_at(now)
        made = note_lines.written(text, setting, now)
        if made.speaker and setting.session is not None:
            self._setting = replace(setting, speaker=made.speaker)
        return made

    def read_as(self, text: str) -> str:
        """What a line would be kept as, in a few words."""
        return note_lines.read_as(text, self._setting or Setting(), self._contacts)

    def now(self) -> datetime:
        """The time on the clocks of the visit, if there is one."""
        now, visit = note_taking.now(), self.setting.visit
        return (now.there(visit.zone) if visit is not None else now).local

    @property
    def setting(self) -> Setting:
        """Where one writes, as far as it is known."""
        return self._setting or Setting()

    def _setting_at(self, now: Moment) -> Setting:
        """Where one writes at this moment: as was read, unless another session has begun or the day ended."""
        known, read_at = self._setting, self._at
        if known is not None and read_at is not None and read_at.day == now.day:
            on = session_at(known.visit, now) if known.visit is not None else None
            if on == known.session:
                return known
        try:
            self._take(now, note_taking.setting(self._store, now))
        except ExpectedError:  # the line is kept all the same
            return known or Setting()
        return self.setting

    def _on_read(self, read: tuple[Moment, Setting]) -> None:
        self._job = None
        if self._is_stale:
            self._is_stale = False
            self.look()
            return
        self._take(*read)
        self.read.emit()

    def _on_refused(self, _sentence: str) -> None:
        """The page says elsewhere that the store can't be read."""
        self._job = None

    def _take(self, at: Moment, setting: Setting) -> None:
        self._at, self._setting = at, setting
        self._contacts = {one.id: one for one in (*setting.people, *setting.others)}
