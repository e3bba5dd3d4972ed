"""Closing the window without losing anything, and without going dead while the disk is slow.

Owns the order in which the threads end: long work is cancelled, short writes are finished, and what could be
written nowhere is handed to the person.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMessageBox

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.typed import Typed
from interpreter_app.store.outbox import Line

_AT_ONCE_SECONDS = 1.0
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
        self.is_begun = False

    def may_end(self) -> bool:
        """Whether all threads have ended and nothing would be lost; else the window is closed again soon."""
        patience = 0.0 if self.is_begun else _AT_ONCE_SECONDS
        if not self.is_begun and self._typed.unsafe and not self._is_given_up(self._typed.unsafe):
            return False
        self.is_begun = True
        self._writer.stop_long_work()
        until = time.monotonic() + patience
        # In this order: the writer tells the outbox which lines are in the store.
        for part in (self._jobs, self._writer, self._typed):
            if not part.close(max(0.0, until - time.monotonic())):
                if not self._is_told:
                    self._is_told = True
                    self._stop_typing()
                    self.said.emit(_("Saving what is left: the window closes as soon as it is written."))
                self._again.start()
                return False
        return True

    def _stop_typing(self) -> None:
        """Nothing more is taken, since nobody is left to write it."""
        middle = self._window.centralWidget()
        if middle is not None:
            middle.setEnabled(False)

    def _is_given_up(self, lines: Sequence[Line]) -> bool:
        """Ask about lines that neither store nor outbox has taken; whether the window may close."""
        count = len(lines)
        box = QMessageBox(self._window)
        box.setObjectName("unsavedBox")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(
            ngettext(
                "{count} line that you typed couldn’t be saved anywhere.",
                "{count} lines that you typed couldn’t be saved anywhere.",
                count,
            ).format(count=count)
        )
        box.setInformativeText(
            _("Keep the window open and free some space, or copy the text and paste it elsewhere.")
        )
        keep = box.addButton(_("Keep open"), QMessageBox.ButtonRole.RejectRole)
        copy = box.addButton(_("Copy and close"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        if box.clickedButton() is not copy:
            return False
        QGuiApplication.clipboard().setText("\n".join(_words(line) for line in lines))
        return True


def _words(line: Line) -> str:
    """What a person typed of this line."""
    return " – ".join(
        line.words[name] for name in ("text", "french", "english", "query") if line.words.get(name)
    )
