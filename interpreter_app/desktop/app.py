"""Starting the window: the order of things from an empty screen to the first answer.

The window is painted before anything heavy is loaded or read. What goes wrong while the store is opened is
said in one sentence; a mistake of the program is written to the log, and said in one sentence too.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from interpreter_app.base import paths
from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.settings import Settings
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.single import SingleWindow
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.typed import Typed
from interpreter_app.desktop.window import MainWindow
from interpreter_app.desktop.worker import Mailbox
from interpreter_app.services.workspace import StarterUpdate, open_store

if TYPE_CHECKING:
    from interpreter_app.store.keeping import Keeper

DONE, FAILED = 0, 1
_CALM_MS = 40
_UNHURRIED_MS = 1_500
_MUCH = 10_000
"""Objects made since the last round of the collector, net, that are looked through while somebody types: what
some fifty queries leave."""


class BugHook(QObject):
    """Takes what nobody expected, from whichever thread, and does no more than to send it on."""

    broke = Signal(object)

    def install(self) -> None:
        """Take the place of Python's own hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give Python its own hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(
        self, _kind: type[BaseException], error: BaseException, _traceback: TracebackType | None
    ) -> None:
        self.broke.emit(error)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.broke.emit(arguments.exc_value)


class _Recorder(QObject):
    """Writes bugs to the log and has the window say so; lives in the GUI thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def record(self, error: BaseException) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._window.close()
            return
        if isinstance(error, ExpectedError):
            self._window.status.warn(str(error))
            return
        from interpreter_app.base import logs

        logs.record_bug(error)
        self._window.status.warn(logs.bug_sentence())


class _AfterFirstPaint(QObject):
    """Sends the window's `painted` soon after its first picture is on the screen.

    A moment later rather than at once: whoever types the first letter in it has the machine to themselves.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(_CALM_MS, self._window.painted.emit)
        return False


def run(store_path: Path, settings: Settings) -> int:
    """Open the window on a store and stay until it is closed; the exit code."""
    application = _application()
    single = SingleWindow(store_path)
    if not single.claim():
        return DONE
    theme = Theme(application)
    theme.apply(settings.theme, settings.text_size, settings.booth)
    try:
        updates: list[StarterUpdate] = []
        store = open_store(store_path, updates.extend)
    except ExpectedError as error:
        single.close()
        _say(str(error))
        return FAILED
    try:
        writer, jobs = Writer(store_path), Jobs()
        typed = Typed(store_path, writer)
        window = MainWindow(store, settings, theme, writer, jobs, typed)
        hook = _watch_for_bugs(window, (writer, jobs, typed))
        single.raised.connect(window.bring_up)
        window.painted.connect(single.listen)
        _AfterFirstPaint(window)
        window.painted.connect(window.answers.begin)
        window.painted.connect(window.dress)
        window.painted.connect(partial(window.tell_of_release, updates))
        collect_in_pauses(window)
        held = _held_in_a_while(window, store_path)
        window.show()
        application.exec()
        hook.uninstall()
        single.close()
        for keeper in held:
            keeper.end()
        for part in (jobs, writer, typed):
            part.close()
    finally:
        store.close()
    return DONE


def _held_in_a_while(window: MainWindow, store_path: Path) -> list[Keeper]:
    """Have the store held by a second process once the window has answered for a while; what holds it."""
    held: list[Keeper] = []

    def hold() -> None:
        from interpreter_app.store.keeping import Keeper

        held.append(Keeper(store_path))

    window.painted.connect(partial(QTimer.singleShot, _UNHURRIED_MS, window, hold))
    return held


def collect_in_pauses(window: MainWindow) -> None:
    """Have garbage collected once this window is painted, while nobody types."""
    window.painted.connect(rest_from_starting)
    window.lookup.paused.connect(tidy)


def rest_from_starting() -> None:
    """Keep the collector of garbage from showing as a pause while somebody types.

    What was made while starting stays until the end: it need not be looked at again. What comes later is
    looked through in the pauses (`tidy`), and by itself only once there is a lot of it. Whoever starts the
    program may have switched the collector off.
    """
    gc.freeze()
    gc.set_threshold(_MUCH, 10, 10)
    gc.enable()


def tidy() -> None:
    """Look through what the last queries have left: nobody is typing."""
    gc.collect()


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName(paths.APP_NAME)
    application.setApplicationDisplayName(paths.APP_NAME)
    application.setDesktopFileName(paths.APP_NAME.lower())
    return application


def _watch_for_bugs(window: MainWindow, workers: Iterable[Mailbox]) -> BugHook:
    hook, recorder = BugHook(window), _Recorder(window)
    hook.broke.connect(recorder.record)
    for worker in workers:
        worker.broke.connect(recorder.record)
    hook.install()
    return hook


def _say(sentence: str) -> None:
    """Say why the window doesn't open, on the screen and to whoever started it from a terminal."""
    from PySide6.QtWidgets import QMessageBox

    print(sentence, file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.Warning, paths.APP_NAME, sentence)
    box.setObjectName("startProblem")
    box.exec()
