"""Closing the window without losing anything, and without going dead while the disk is slow.

Owns the order in which the threads end: long work is cancelled, short writes are finished, and what could be
written nowhere is handed to the person.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.files import write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.typed import Typed

_AT_ONCE_SECONDS = 1.0
_OUTBOX_SECONDS = 0.2
_AGAIN_MS = 100


class Ending(QObject):
    """Whether the window may close yet; if not, it is closed as soon as it may."""

    said = Signal(str)
    """One sentence for the person who waits."""

    def __init__(self, window: QMainWindow, jobs: Jobs, writer: Writer, typed: Typed) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._writer = writer
        self._typed = typed
        self._is_told = False
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(window.close)
        self._is_begun = False
        self._patience = 0.0
        self._marks: list[threading.Event] = []

    def may_end(self) -> bool:
        """Whether all is on the disk and all threads have ended; else the window is closed again soon."""
        if not self._is_begun:
            self._begin()
        if not self._have_finished():
            self._wait()
            return False
        # What the threads have just posted: which lines were kept, and which refused.
        for mailbox in (self._writer, self._typed):
            QCoreApplication.sendPostedEvents(mailbox, 0)
        if self._typed.unsafe and not self._is_given_up(self._typed.unsafe):
            self._go_on()
            return False
        return self._jobs.close() and self._writer.close() and self._typed.close()

    def _begin(self) -> None:
        self._is_begun = True
        self._is_told = False
        self._patience = _AT_ONCE_SECONDS
        self._typed.hold(True)
        self._writer.stop_long_work()
        # In this order: the writer tells the outbox which lines are in the store.
        self._marks = [self._writer.mark()]

    def _have_finished(self) -> bool:
        until = time.monotonic() + self._patience
        self._patience = 0.0
        if not self._jobs.close(max(0.0, until - time.monotonic())):
            return False
        if not self._marks[0].wait(max(0.0, until - time.monotonic())):
            return False
        if len(self._marks) == 1:
            self._marks.append(self._typed.mark())
        return self._marks[1].wait(max(_OUTBOX_SECONDS, until - time.monotonic()))

    def _wait(self) -> None:
        if not self._is_told:
            self._is_told = True
            self._window.setEnabled(False)
            self.said.emit(_("Saving what is left: the window closes as soon as it is written."))
        self._again.start()

    def _go_on(self) -> None:
        """The person wants to keep the window open."""
        self._is_begun = False
        self._window.setEnabled(True)
        self._typed.hold(False)

    def _is_given_up(self, texts: Sequence[str]) -> bool:
        """Ask about what neither store nor outbox has taken; whether the window may close."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setObjectName("unsavedBox")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(
            ngettext(
                "{count} line that you typed couldn’t be saved.",
                "{count} lines that you typed couldn’t be saved.",
                len(texts),
            ).format(count=len(texts))
        )
        box.setInformativeText(
            _("Keep the window open and free some space, or save the text somewhere else.")
        )
        keep = box.addButton(_("Keep open"), QMessageBox.ButtonRole.RejectRole)
        save = box.addButton(_("Save as text…"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is save and self._is_saved_elsewhere(texts)

    def _is_saved_elsewhere(self, texts: Sequence[str]) -> bool:
        from PySide6.QtWidgets import QFileDialog

        place, _filter = QFileDialog.getSaveFileName(self._window, _("Save as text…"), "passerelle.txt")
        if not place:
            return False
        try:
            write_atomically(Path(place), "".join(f"{text}\n" for text in texts).encode())
        except ExpectedError as error:
            self.said.emit(str(error))
            return False
        return True
