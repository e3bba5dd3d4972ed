"""Work beside the window: one thread that writes, and one for each long reading.

Owns progress, cancelling and the list of what can be taken back. Knows nothing of what is written.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from interpreter_app.base.errors import Cancelled, ExpectedError, StoreError, UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.worker import CLOSE_SECONDS, Mailbox, Worker, is_gone
from interpreter_app.store.database import Store, connect
from interpreter_app.store.listing import newest_operation

T = TypeVar("T")

_REPORT_EVERY = 0.05
_BUSY_SWITCH = 0.0005
_MOST_UNDONE = 100


def _always(_result: object) -> bool:
    return True


def _never(_result: object) -> bool:
    return False


class Deed(NamedTuple, Generic[T]):
    """One write: how to do it, what to say of it afterwards, and how to take it back.

    `do` and `undo` run on the writer thread with its store; `said` runs in the GUI thread and gives the
    sentence of the status line (empty: nothing is said). Without `undo` it can't be taken back, nor if `did`
    says of the result that nothing was changed. `withdrawn` is called in the GUI thread if somebody took it
    back before it was done, and then it couldn't be done. `is_more` says of the result that it went on with
    the deed before, which takes it back, too. `is_final`: it can never be taken back, and whoever tries to is
    told so before anything older is.
    """

    do: Callable[[Store], T]
    said: Callable[[T], str]
    undo: Callable[[Store, T], object] | None = None
    withdrawn: Callable[[], None] | None = None
    did: Callable[[T], bool] = _always
    is_more: Callable[[T], bool] = _never
    is_final: bool = False


class Done(NamedTuple):
    """A write that is on the disk: what the status line says of it, and whether it can be taken back."""

    sentence: str
    undoable: bool


class Job(QObject):
    """Long work under way, as the window shows it: a title, how far it is, and a way to stop it."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._cancelled = threading.Event()
        self._reported = 0.0

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next report, and nothing will have been changed."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked for the work to stop."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int) -> None:
        """The work's `Progress`: called on its thread; raises Cancelled once `cancel` was called."""
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if 0 < total <= done or now - self._reported >= _REPORT_EVERY:
            self._reported = now
            self.progressed.emit(done, total)


class _Entry:
    """What may be taken back: known from when a deed is given, filled in when it has been done."""

    __slots__ = ("is_final", "is_more", "newest", "sentence", "take_back", "withdrawn")

    def __init__(self, withdrawn: Callable[[], None] | None) -> None:
        self.newest = 0
        self.is_final = False
        self.sentence = ""
        self.withdrawn = withdrawn
        self.take_back: Callable[[Store], object] | None = None
        self.is_more = False


class _Taken(NamedTuple):
    """What became of taking something back: done, refused for good, or there was nothing yet.

    `newer` says what was taken back in its place, since somebody else had done it later.
    """

    is_done: bool
    refusal: str = ""
    newer: str = ""


class Writer(Mailbox):
    """The one thread that writes to the store, so that a slow disk never holds up the keyboard.

    Deeds are done in the order they were given. The newest that can be taken back is what `undo` takes back,
    also while it is still on its way.
    """

    done = Signal(object)
    """Done: after every write that has something to say."""
    failed = Signal(str)
    """One sentence for the person: an expected failure that the caller didn't take care of."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker[Store] = Worker("passerelle-writer", lambda: _opened(path))
        self._undoable: list[_Entry] = []
        self._jobs: set[Job] = set()
        self.take_newer: Callable[[Store, int], str] = lambda _store, _newest: ""
        """Takes back the last deed after this operation that stands, if there is one, and says which."""

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undoable)

    def write(
        self,
        deed: Deed[T],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[str], None] | None = None,
        job: Job | None = None,
    ) -> None:
        """Do this as soon as what was given before is done; returns at once.

        In the GUI thread afterwards: `then` with the result, or `otherwise` with the sentence of what went
        wrong (without `otherwise`: the signal `failed`). A long deed gets a `job`, whose `report` it was
        given as its progress; if it is cancelled neither is called.
        """
        entry = self._enter(deed)
        if job is not None:
            self._jobs.add(job)

        def run(opened: Callable[[], Store]) -> None:
            try:
                result = deed.do(opened())
            except ExpectedError as error:
                sentence = str(error)
                if isinstance(error, StoreError):
                    self._worker.let_go()
                self.post(lambda: self._refuse(sentence, entry, otherwise, job))
            except Cancelled:
                self.post(lambda: self._drop(entry, job))
            except Exception as error:  # noqa: BLE001 - logged as a bug; whoever gave the deed gets it back
                self.broke.emit(error)
                self.post(lambda: self._refuse(_not_written(), entry, otherwise, job))
            else:
                if deed.undo is not None and deed.did(result):
                    undo = deed.undo
                    entry.take_back = lambda store: undo(store, result)
                entry.is_more = deed.is_more(result)
                entry.newest = newest_operation(opened())
                self.post(lambda: self._finish(deed, result, entry, then, job))

        self._worker.put(run)

    def undo(self) -> bool:
        """Take the newest deed back that can be; False if there is none.

        What another process did after it comes first. One that turns out to have changed nothing, or to have
        failed, takes nothing with it; one that went on with the deed before, that.
        """
        if not self._undoable:
            return False
        newest = self._undoable.pop()
        if newest.is_final:
            said = _("This can’t be taken back: {what}. Once more takes back what was done before.")
            self.failed.emit(said.format(what=newest.sentence.rstrip(".") or "…"))
        else:
            self._take_back(newest)
        return True

    def _take_back(self, newest: _Entry) -> None:
        older = self._undoable[-1] if self._undoable else None

        def take_back(store: Store) -> _Taken:
            if newest.take_back is None:
                return _Taken(False)
            if newer := self.take_newer(store, newest.newest):
                return _Taken(True, newer=newer)
            try:
                newest.take_back(store)
            except UsageError as error:
                # It will never work: what it was about is gone. The deed before it can be reached again.
                return _Taken(False, str(error))
            return _Taken(True)

        def said(taken: _Taken) -> str:
            if taken.newer or not taken.is_done:
                return taken.newer
            return _("{what} (undone)").format(what=newest.sentence)

        def then(taken: _Taken) -> None:
            if taken.newer:
                self._undoable.append(newest)
            elif taken.refusal:
                self.failed.emit(taken.refusal)
            elif not taken.is_done and newest.withdrawn is not None:
                newest.withdrawn()
            elif not taken.is_done and newest.is_more and older is not None and older in self._undoable:
                self._undoable.remove(older)
                self._take_back(older)

        def keep(refusal: str) -> None:
            self._undoable.append(newest)
            self.failed.emit(refusal)

        self.write(Deed(do=take_back, said=said), then, otherwise=keep)

    def stop_long_work(self) -> None:
        """Cancel the long deeds, done or still to be done; the short ones are finished."""
        for job in self._jobs:
            job.cancel()

    def close(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Finish what was given and end the thread; False if that takes longer, and it may be asked again."""
        return self._worker.close(seconds)

    def wait(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Wait until all that was given so far has been done; False if it took longer."""
        return self._worker.wait(seconds)

    def mark(self) -> threading.Event:
        """What is set as soon as all that was given so far has been done."""
        return self._worker.mark()

    def _enter(self, deed: Deed[T]) -> _Entry:
        entry = _Entry(deed.withdrawn)
        entry.is_final = deed.is_final
        if deed.undo is not None or deed.is_final:
            self._undoable.append(entry)
            del self._undoable[:-_MOST_UNDONE]
        return entry

    def _finish(
        self, deed: Deed[T], result: T, entry: _Entry, then: Callable[[T], None] | None, job: Job | None
    ) -> None:
        entry.sentence = deed.said(result)
        if entry.take_back is None and not entry.is_final:
            self._forget(entry)
        try:
            if entry.sentence:
                self.done.emit(Done(entry.sentence, entry.take_back is not None and entry in self._undoable))
            if then is not None and not is_gone(then):
                then(result)
        finally:
            self._end(job)

    def _refuse(
        self, sentence: str, entry: _Entry, otherwise: Callable[[str], None] | None, job: Job | None
    ) -> None:
        self._forget(entry)
        try:
            (otherwise or self.failed.emit)(sentence)
        finally:
            self._end(job)

    def _drop(self, entry: _Entry, job: Job | None) -> None:
        self._forget(entry)
        self._end(job)

    def _forget(self, entry: _Entry) -> None:
        if entry in self._undoable:
            self._undoable.remove(entry)

    def _end(self, job: Job | None) -> None:
        if job is not None:
            self._jobs.discard(job)
            job.ended.emit()


def _opened(path: Path) -> Store:
    """The writer's store, which leaves the words of an import to `Answers`: notes needn't wait for them."""
    store = connect(path)
    store.finishes_index = False
    return store


def _not_written() -> str:
    return _("Something went wrong inside Passerelle, and this wasn’t saved: try again.")


class Jobs(Mailbox):
    """Long work that only reads, each piece on a thread of its own."""

    started = Signal(object)
    """Job: the window shows it until its `ended`."""
    failed = Signal(str)
    """One sentence for the person: an expected failure that the caller didn't take care of."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[Job, threading.Thread] = {}

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[str], None] | None = None,
    ) -> Job:
        """Start `work` on a thread of its own. It opens what it needs there, such as its own store.

        In the GUI thread afterwards: `then` with the result or `otherwise` with a sentence (without it: the
        signal `failed`); neither if it was cancelled. An empty title isn't shown in the status line.
        """
        job = Job(title, self)

        def run() -> None:
            try:
                result = work(job.report)
            except ExpectedError as error:
                sentence = str(error)
                self.post(lambda: self._refuse(sentence, otherwise, job))
            except Cancelled:
                self.post(lambda: self._end(job))
            except Exception as error:  # noqa: BLE001 - handed on to the log; whoever waits is told
                self.broke.emit(error)
                self.post(lambda: self._give_up(otherwise, job))
            else:
                self.post(lambda: self._finish(result, then, job))

        thread = threading.Thread(target=run, name="passerelle-job", daemon=True)
        self._running[job] = thread
        sys.setswitchinterval(_BUSY_SWITCH)
        if title:
            self.started.emit(job)
        thread.start()
        return job

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._running

    def close(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Cancel all work and wait for its threads; False if one took longer than that."""
        for job in self._running:
            job.cancel()
        until = time.monotonic() + seconds
        for thread in list(self._running.values()):
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._running.values())

    def _finish(self, result: T, then: Callable[[T], None] | None, job: Job) -> None:
        try:
            if then is not None and not job.is_cancelled and not is_gone(then):
                then(result)
        finally:
            self._end(job)

    def _give_up(self, otherwise: Callable[[str], None] | None, job: Job) -> None:
        if otherwise is None:
            self._end(job)
            return
        from interpreter_app.base import logs

        self._refuse(logs.bug_sentence(), otherwise, job)

    def _refuse(self, sentence: str, otherwise: Callable[[str], None] | None, job: Job) -> None:
        try:
            if not job.is_cancelled:
                (otherwise or self.failed.emit)(sentence)
        finally:
            self._end(job)

    def _end(self, job: Job) -> None:
        self._running.pop(job, None)
        if not self._running:
            sys.setswitchinterval(_IDLE_SWITCH)
        job.ended.emit()
        job.deleteLater()


_IDLE_SWITCH = sys.getswitchinterval()


def with_store(path: Path, work: Callable[[Store], T]) -> T:
    """Run work with a connection of its own to the store, as a worker thread must."""
    with connect(path) as store:
        return work(store)
