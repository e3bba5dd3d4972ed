"""Lists of concepts read beside the window, and kept as the store is.

Owns which list is wanted and the job that reads it. What was written is taken over into the list that is
there, which costs a fraction of one made anew; a list that is still being made is let finish first, since
whoever writes all the time would never see it otherwise.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from interpreter_app.base.progress import Progress
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.domain.terms import Language
from interpreter_app.services.browsing import Listing, Order, caught_up, listing
from interpreter_app.store.database import Store


class Wanted(NamedTuple):
    """A list: `glossary` is the number of one, or None for all together."""

    glossary: int | None
    language: Language
    order: Order


class ListReading(QObject):
    """Reads one list at a time."""

    begun = Signal(object)
    """Wanted: a list is being read that isn't there yet."""
    progressed = Signal(int)
    """So many of its concepts have been read."""
    made = Signal(object)
    """Listing: it is there, or isn't any more what it was."""
    refused = Signal(str)
    """One sentence: why the list isn't there; what was listed before isn't what is wanted."""

    def __init__(self, path: Path, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._jobs = jobs
        self._job: Job | None = None
        self._is_behind = False
        self._wanted: Wanted | None = None
        self._listing: Listing | None = None

    def want(self, wanted: Wanted) -> bool:
        """Have this list read, or caught up with the store if it is there; whether it is another one."""
        is_other = wanted != self._wanted
        if is_other:
            self._stop()
            self._wanted, self._listing = wanted, None
        if self._job is None:
            self._read(wanted)
        else:
            self._is_behind = True
        return is_other

    def want_anew(self) -> None:
        """Have the list made anew, since what it is sorted by is called otherwise now."""
        if self._wanted is not None:
            self._stop()
            self._listing = None
            self._read(self._wanted)

    def _read(self, wanted: Wanted) -> None:
        self._is_behind = False
        path, before = self._path, self._listing

        def work(progress: Progress) -> Listing:
            def read(store: Store) -> Listing:
                if before is not None:
                    return caught_up(store, before, progress)
                return listing(store, wanted.language, wanted.glossary, progress, wanted.order)

            return with_store(path, read)

        if before is None:
            self.begun.emit(wanted)
        self._job = self._jobs.run("", work, self._on_read, self._on_failed)
        if before is None:
            self._job.progressed.connect(self._on_progress)
        self.destroyed.connect(self._job.cancel)

    def _on_progress(self, count: int, _whole: int) -> None:
        if self.sender() is self._job:
            self.progressed.emit(count)

    def _on_read(self, made: Listing) -> None:
        self._job = None
        is_same = made is self._listing
        self._listing = made
        if not is_same:
            self.made.emit(made)
        if self._is_behind and self._job is None and self._wanted is not None:
            self._read(self._wanted)

    def _on_failed(self, sentence: str) -> None:
        self._job = None
        self._jobs.failed.emit(sentence)
        if self._listing is None:
            self.refused.emit(sentence)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
