"""What the window says when it opens: what a newer release brought, and which entries wait to be compared.

It says so again when an import elsewhere has left more of them. Owns that this is found out beside the
window. What waits is services.waiting's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from interpreter_app.desktop.jobs import Jobs, with_store
from interpreter_app.desktop.widgets.status_line import StatusLine
from interpreter_app.store import starters
from interpreter_app.store.database import Store

if TYPE_CHECKING:
    from interpreter_app.services.workspace import StarterUpdate


class ToCompare(QObject):
    """Tells of it in the status line, with a way to compare."""

    def __init__(self, store: Store, jobs: Jobs, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._status = status
        self._brought = ""
        self._newest: int | None = None

    def seen(self) -> None:
        """What waits by now has been said by whoever wrote it here."""
        self._newest = self._look()

    def look(self) -> None:
        """Say that entries are to be chosen of, if somebody else has left more of them."""
        before, self._newest = self._newest, self._look()
        if before is not None and self._newest > before:
            from interpreter_app.services import waiting

            path, self._brought = self._store.path, ""
            self._jobs.run("", lambda _progress: with_store(path, waiting.said_waiting), self._on_waiting)

    def _look(self) -> int:
        from interpreter_app.store import differences

        return differences.newest(self._store)

    def tell(self, updates: Sequence[StarterUpdate]) -> None:
        """Say what these updates brought, and that entries are to be chosen of, if there are any."""
        from interpreter_app.store import differences

        self.seen()
        if not (updates or starters.differences(self._store) or differences.any_noted(self._store)):
            return
        from interpreter_app.services import releases, waiting

        path, self._brought = self._store.path, releases.said_brought(updates)
        self._jobs.run("", lambda _progress: with_store(path, waiting.said_waiting), self._on_waiting)

    def _on_waiting(self, waiting: str) -> None:
        sentence = " · ".join(part for part in (self._brought, waiting) if part)
        if waiting:
            self._status.offer_comparison(sentence)
        elif sentence:
            self._status.say(sentence)
