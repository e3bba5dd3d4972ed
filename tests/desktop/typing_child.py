"""The process that `typist` starts: the real program, hands at its keyboard, and eyes on its screen.

Does one thing after the other that comes through its pipe (`("type", "letters")`, say), and after each tells
what stands on the Notes page, and since when. Does nothing to the program but what a person or a disk can do.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from interpreter_app.base.settings import Settings
from interpreter_app.desktop import app, planning_desk  # noqa: F401 - there before the process is made
from interpreter_app.desktop.views.notes.page import NotesPage
from interpreter_app.desktop.widgets.status_line import StatusLine

_LOOK_MS = 10
_CAPABILITIES_V3 = 0x20080522
_PASSING_BY_PERMISSIONS = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


class Screen(NamedTuple):
    """What stands on the Notes page at a time of `time.monotonic`: the line, and the notes with their ids.

    `sheet` is the note that is open and its words there. `said` are all sentences so far that say that
    something couldn't be done, `boxes` those that stand before the window.
    """

    at: float
    line: str
    notes: Sequence[tuple[str, str]]
    sheet: tuple[str, str] | None
    said: Sequence[str]
    boxes: Sequence[str]


_KEYS = {
    "enter": Qt.Key.Key_Return,
    "escape": Qt.Key.Key_Escape,
    "backspace": Qt.Key.Key_Backspace,
    "end": Qt.Key.Key_End,
    "down": Qt.Key.Key_Down,
}


class Person(QObject):
    """Types what is asked for as soon as the page is there."""

    _asked = Signal(object)

    def __init__(self, pipe: Connection) -> None:
        super().__init__()
        self._pipe = pipe
        self._said: list[str] = []
        self._page: NotesPage | None = None
        self._asked.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        self._hear_what_is_said()

    def _hear_what_is_said(self) -> None:
        """Note each sentence that the status line shows as one that something couldn't be done."""
        tell, said = StatusLine._tell, self._said

        def told(line: StatusLine, sentence: str, role: str) -> None:
            if role:
                said.append(sentence)
            tell(line, sentence, role)

        StatusLine._tell = told  # type: ignore[method-assign]

    def _look(self) -> None:
        """The page is there once it has read its notes, and filed what the last run left behind."""
        for window in QApplication.topLevelWidgets():
            page = window.findChild(NotesPage) if window.objectName() == "mainWindow" else None
            if page is None or not page.isVisible():
                continue
            if page._job is None and page._opened is not None and page.timeline._job is None:
                self._looking.stop()
                self._page, self._window = page, window
                self._tell()
                threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        try:
            while True:
                self._asked.emit(self._pipe.recv())
        except (EOFError, OSError):
            os._exit(1)  # nobody is there any more who could kill this

    def _obey(self, asked: tuple[str, ...]) -> None:
        what, *how = asked
        getattr(self, f"do_{what}")(*how)
        QTimer.singleShot(0, self._tell)  # paint events come first

    # What a person does.

    def do_type(self, text: str) -> None:
        """Letters, into whatever has the keyboard."""
        for letter in text:
            self._send(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))

    def do_press(self, name: str, shift: bool = False) -> None:
        """A key that isn't a letter."""
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        self._send(QKeyEvent(QEvent.Type.KeyPress, _KEYS[name], held))

    def do_log(self) -> None:
        """A click into the line for the next note."""
        self._text("logEntry").setFocus()

    def do_open(self, text: str) -> None:
        """A double click on the note with this text in the list."""
        assert self._page is not None
        notes = self._page.timeline.list.notes
        self._page.timeline.list.choose(next(n for n, one in enumerate(notes) if one.text == text))
        self._page.timeline.list.opened.emit()
        self._send(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier))

    def do_look(self) -> None:
        """Nothing but look."""

    def do_read_again(self) -> None:
        """What the page does of itself every few seconds."""
        assert self._page is not None
        self._page.refresh()

    # What happens to the computer.

    def do_fill(self, largest: int) -> None:
        """No file can grow beyond so many bytes; -1: as far as it likes."""
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest if largest >= 0 else hard, hard))

    # What stands on the screen.

    def _send(self, press: QKeyEvent) -> None:
        QApplication.sendEvent(QApplication.focusWidget() or self._window, press)

    def _text(self, name: str) -> QWidget:
        assert self._page is not None
        return self._page.findChild(QWidget, name)

    def _tell(self) -> None:
        page = self._page
        assert page is not None
        sheet = page.saving.note if page.sheet.isVisible() else None
        screen = Screen(
            time.monotonic(),
            page.log.entry.text.typed(),
            [(note.id, note.text) for note in page.timeline.list.notes],
            (sheet.id, page.sheet.text.typed()) if sheet is not None else None,
            list(self._said),
            [box.text() for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox)],
        )
        self._pipe.send(screen)


def live(store: Path, home: Path, pipe: Connection) -> None:
    """Run the program on this store, with the Notes page open."""
    os.environ["PASSERELLE_HOME"] = str(home)
    _be_bound_by_permissions()
    application = QApplication(["passerelle"])
    Person(pipe).setParent(application)
    app.run(store, Settings(page="notes"))


class _Capabilities(ctypes.Structure):
    """What Linux calls `__user_cap_data_struct`, twice."""

    _fields_ = [
        (f"{name}{n}", ctypes.c_uint32) for n in (0, 1) for name in ("effective", "permitted", "more")
    ]


def _be_bound_by_permissions() -> None:
    """Have root, whom no permission stops, be stopped like everybody: nobody else could read its Python."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = (ctypes.c_uint32 * 2)(_CAPABILITIES_V3, 0), _Capabilities()
    if libc.capget(header, ctypes.byref(sets)):
        raise OSError(ctypes.get_errno(), "capget")
    sets.effective0 &= ~_PASSING_BY_PERMISSIONS
    sets.permitted0 &= ~_PASSING_BY_PERMISSIONS
    if libc.capset(header, ctypes.byref(sets)):
        raise OSError(ctypes.get_errno(), "capset")
