"""The look-up as the window has it: ready at once, complete as soon as the words are read, never out of date.

Owns when vocabulary and index are read or made beside the work, and the noticing of what was written, here
or by another process. Must not know of widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter_app.base.errors import StoreError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.jobs import Jobs, with_store
from interpreter_app.domain.notes.mentions import Names
from interpreter_app.domain.notes.note import Note
from interpreter_app.search.vocabulary import Vocabulary
from interpreter_app.services import note_marks
from interpreter_app.services.lookup import LookupDesk, LookupResult, read_vocabulary
from interpreter_app.services.note_marks import Mark
from interpreter_app.services.todays import Todays, todays
from interpreter_app.store import index
from interpreter_app.store.database import Store, connect, damaged, said_plainly
from interpreter_app.store.index import IndexReader
from interpreter_app.store.pulse import pulse, quick_check
from interpreter_app.store.read_ahead import read_ahead

POLL_MS = 1000
_CHECK_AFTER_MS = 4000
_FEW_WORDS = 2000
_ABANDONED_AFTER_POLLS = 5
_COPY_EVERY_MS = 60 * 60 * 1000


class Answers(QObject):
    """Looks terms up in the GUI thread's store, and keeps itself fresh."""

    changed = Signal()
    """Glossaries or their words are no longer what they were: look up again, list again."""
    written = Signal()
    """Something was written by another process, be it in the glossaries or not."""
    warned = Signal(str)
    """One sentence for the person."""
    copyRefused = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """One sentence for the person: why there is no copy of today."""

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._desk = LookupDesk(store, mends=False)
        self._reader = IndexReader(store)
        self._pulse = pulse(store)
        self._words = ("", 0)
        self._version = store.data_version()
        self._todays = Todays()
        self._day = date.min
        self.today: Callable[[], date] = date.today
        self._is_failing = False
        self._is_building = False
        self._is_reading = False
        self._state: tuple[str, int] | None = None
        self._unfinished_for = 0
        self._copies = QTimer(self, interval=_COPY_EVERY_MS)
        self._copies.timeout.connect(self._back_up)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.poll)

    @property
    def is_complete(self) -> bool:
        """Whether guesses can be made: the vocabulary has been read."""
        return not self._desk.vocabulary.is_empty

    def look_up(self, typed: str, limit: int) -> list[LookupResult]:
        """The best results for what was typed. Raises StoreError if the file can't be read any more.

        A damaged index is made anew beside the work: nobody who types waits for it.
        """
        try:
            with said_plainly(self._store.path):
                return self._desk.look_up(typed, limit, first=self._todays.glossaries or None)
        except index.IndexDamagedError:
            self._build(anew=True)
            raise StoreError(_("The search is being prepared anew; nothing you wrote is lost.")) from None

    def marks(self, note: Note, names: Names) -> tuple[Mark, ...]:
        """What is to be marked in a note; nothing before the words are read. StoreError as `look_up`."""
        with said_plainly(self._store.path):
            return note_marks.marks(self._desk, note, names, self._todays.glossaries or ())

    @property
    def jobs(self) -> Jobs:
        """What reads beside the window."""
        return self._jobs

    @property
    def has_visit(self) -> bool:
        """Whether glossaries of today's visit come first."""
        return bool(self._todays.glossaries)

    def begin(self) -> None:
        """Read the words, or make the index first if that is needed; to be called after the first paint."""
        try:
            with said_plainly(self._store.path):
                self._ask_for_visit()
        except StoreError as error:
            self.warned.emit(str(error))
        self._store.keep_more_at_hand()
        if index.is_current(self._store):
            self._read_words()
        else:
            self._build()
        QTimer.singleShot(_CHECK_AFTER_MS, self._check)
        self._timer.start()
        self._copies.start()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._copies.stop()

    def poll(self) -> None:
        """Notice what another connection has written since the last time.

        A store that can't be read for the moment is said once, and tried again each second.
        """
        # What nobody expected ends the polling, instead of being met again each second.
        self._timer.stop()
        is_other = False
        try:
            with said_plainly(self._store.path):
                version = self._store.data_version()
                is_other = version != self._version
                if is_other:
                    self._take_over(version)
                self._look_after_index()
            if self.today() != self._day:
                self._ask_for_visit()
        except StoreError as error:
            if not self._is_failing:
                self.warned.emit(str(error))
            self._is_failing = True
        else:
            self._is_failing = False
        self._timer.start()
        if is_other and not self._is_failing:
            self.written.emit()

    def own_write(self) -> None:
        """Take over what this window has just written. Raises StoreError if it can't be read."""
        with said_plainly(self._store.path):
            self._take_over(self._store.data_version())
            if not index.is_current(self._store):
                self._build()

    def _take_over(self, version: int) -> None:
        """Take over what was written, if it concerns the glossaries or their words."""
        self._ask_for_visit()
        now, words = pulse(self._store), self._reader.state()
        if now != self._pulse or words != self._words:
            is_other_index = words[0] != self._words[0] or words[1] - self._words[1] > _FEW_WORDS
            if not self.is_complete or is_other_index:
                self._read_words()
            else:
                self._desk.refresh()
                self._words = words
            self.changed.emit()
        self._pulse = now
        self._version = version

    def _ask_for_visit(self) -> None:
        """Have the glossaries of today's visit come first."""
        self._day = self.today()
        before, self._todays = self._todays, todays(self._store, self._day)
        if before != self._todays:
            self.changed.emit()

    def _look_after_index(self) -> None:
        """Go on with an index that nobody finishes: whoever began it was killed, or couldn't write."""
        state = index.unfinished(self._store)
        self._unfinished_for = self._unfinished_for + 1 if state is not None and state == self._state else 0
        self._state = state
        if self._unfinished_for >= _ABANDONED_AFTER_POLLS:
            self._unfinished_for = 0
            self._build()

    def _build(self, anew: bool = False) -> None:
        if self._is_building:
            return
        self._is_building = True
        path = self._store.path

        def build(progress: Progress) -> None:
            with connect(path) as store:
                if anew:
                    index.throw_away(store)
                index.build(store, progress)

        self._jobs.run(_("Preparing the search"), build, self._on_built, self._on_not_built)

    def _on_built(self, _result: None) -> None:
        self._is_building = False
        self._read_words()

    def _on_not_built(self, sentence: str) -> None:
        self._is_building = False
        self.warned.emit(sentence)

    def _read_words(self) -> None:
        if self._is_reading:
            return
        self._is_reading = True
        path = self._store.path
        self._jobs.run(
            "", lambda _progress: with_store(path, read_vocabulary), self._on_words, self._on_no_words
        )

    def _on_words(self, vocabulary: Vocabulary) -> None:
        self._is_reading = False
        if not self.is_complete:
            self._read_ahead()
        self._desk.vocabulary = vocabulary
        self._words = self._reader.state()
        if not vocabulary.is_fresh(self._reader):
            self._desk.refresh()
        self.changed.emit()

    def _read_ahead(self) -> None:
        """Read the file in one go; the check that follows has an order of its own, which is slow."""
        path = self._store.path
        self._jobs.run("", lambda progress: read_ahead(path, progress))

    def _on_no_words(self, sentence: str) -> None:
        self._is_reading = False
        self.warned.emit(sentence)

    def _check(self) -> None:
        path = self._store.path
        self._jobs.run(
            "",
            lambda progress: with_store(path, lambda store: quick_check(store, progress)),
            self._on_checked,
        )

    def _on_checked(self, is_sound: bool) -> None:
        if not is_sound:
            self.warned.emit(damaged(self._store.path))
        else:
            self._back_up()

    def _back_up(self) -> None:
        """Keep today's copy, if something has been written and there is none yet.

        Once it is kept, copies of documents that nothing names any more go: today's copy still has them.
        """
        from interpreter_app.store.attachments import sweep
        from interpreter_app.store.backups import backup_if_due

        path, now = self._store.path, datetime.now(UTC)

        def back_up(store: Store, progress: Progress) -> None:
            if backup_if_due(store, now, progress) is not None:
                sweep(store)

        self._jobs.run(
            "",
            lambda progress: with_store(path, lambda store: back_up(store, progress)),
            otherwise=self.copyRefused.emit,
        )
