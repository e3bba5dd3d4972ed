"""A thread that does one thing after the other with something it has opened, and calls left for the window.

Results reach the GUI thread through queued signals to bound methods of objects that live there, never by a
call from a worker. Plain Python threads, because a QThread that is alive at exit aborts the process. Knows
nothing of what is done.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

CLOSE_SECONDS = 10.0


class Closeable(Protocol):
    """What a worker opens for itself and closes at its end."""

    def close(self) -> None: ...


R = TypeVar("R", bound=Closeable)
Task = Callable[[Callable[[], R]], None]
"""Work for a worker's thread: it is given a function for what the worker has opened, and never raises."""


class Mailbox(QObject):
    """Calls that workers leave for the GUI thread, made there in their order."""

    broke = Signal(object)
    """An exception that nobody expected; whoever listens writes it to the log."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, call: Callable[[], None]) -> None:
        call()

    def post(self, call: Callable[[], None]) -> None:
        """Have this called in the GUI thread, soon."""
        self._arrived.emit(call)


def is_gone(call: Callable[..., object] | None) -> bool:
    """Whether this belongs to something of Qt's that has been deleted, such as a page that was closed."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


class Worker(Generic[R]):
    """One thread, begun with its first task. What it opens is opened for the first task that asks for it,
    and tried again for each one until it opens."""

    def __init__(self, name: str, opening: Callable[[], R]) -> None:
        self._opening = opening
        self._opened: R | None = None
        self._queue: queue.SimpleQueue[Task[R] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._lock = threading.Lock()
        self._is_closed = False

    def put(self, task: Task[R]) -> None:
        """Do this after what was given before; from any thread. RuntimeError once it has been closed."""
        with self._lock:
            if self._is_closed:
                raise RuntimeError(f"{self._thread.name} is closed")
            if self._thread.ident is None:
                self._thread.start()
            self._queue.put(task)

    def mark(self) -> threading.Event:
        """What is set as soon as all that was given so far has been done."""
        reached = threading.Event()
        if self._is_closed and not self._thread.is_alive():
            reached.set()
        else:
            self.put(lambda _opened: reached.set())
        return reached

    def wait(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Wait until all that was given so far has been done; False if it took longer."""
        return self.mark().wait(seconds)

    def close(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Finish what was given and end the thread; False if that takes longer, and it may be asked again."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._queue.put(None)
            if self._thread.ident is None:
                return True
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def let_go(self) -> None:
        """Have the next task find all opened anew; to be called by a task, on the thread.

        SQLite opens a file that can't be written at the moment to be read only, and stays with that.
        """
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _get(self) -> R:
        if self._opened is None:
            self._opened = self._opening()
        return self._opened

    def _run(self) -> None:
        try:
            while (task := self._queue.get()) is not None:
                task(self._get)
        finally:
            self.let_go()
