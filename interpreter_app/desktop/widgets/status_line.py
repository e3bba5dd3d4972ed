"""The line at the foot of the window: at the left what is going on, at the right what was saved and when."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Done, Job
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.tips import wrapping_tip

_PASSING_MS = 20_000


class StatusLine(QWidget):
    """What is going on and what was saved. `undoAsked` when the person wants the last change back,
    `compareAsked` when they want to see what a file or a release has otherwise."""

    undoAsked = Signal()  # noqa: N815 - a Qt signal
    compareAsked = Signal()  # noqa: N815 - a Qt signal

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._jobs: list[Job] = []
        self._store = ""
        self._working = QLabel(self)
        self._working.setObjectName("statusWorking")
        self._cancel = _link(self, "statusCancel")
        self._said = QLabel(self)
        self._said.setObjectName("statusSaved")
        for label in (self._working, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._undo = _link(self, "undoLink")
        self._compare = _link(self, "compareLink")
        self.booth = QToolButton(self)
        self.booth.setObjectName("boothButton")
        self.booth.setProperty("role", "quiet")
        self.booth.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 2, 2 * UNIT, 2)
        layout.setSpacing(UNIT)
        layout.addWidget(self._working)
        layout.addWidget(self._cancel)
        layout.addStretch(1)
        layout.addWidget(self._said)
        layout.addWidget(self._undo)
        layout.addWidget(self._compare)
        layout.addSpacing(UNIT)
        layout.addWidget(self.booth)
        self._passing = QTimer(self, interval=_PASSING_MS, singleShot=True)
        self._passing.timeout.connect(self._said.clear)
        self._undo.clicked.connect(self.undoAsked)
        self._compare.clicked.connect(self.compareAsked)
        self._cancel.clicked.connect(self._on_cancel)
        self._cancel.hide()
        self._undo.hide()
        self._compare.hide()

    def show_store(self, name: str, tip: str) -> None:
        """Say which store is open."""
        self._store = name
        self._working.setToolTip(tip)
        self._refresh()

    def watch(self, job: Job) -> None:
        """Show a job until it has ended."""
        self._jobs.append(job)
        job.progressed.connect(self._on_progress)
        job.ended.connect(self._on_ended)
        self._refresh()

    def saved(self, done: Done) -> None:
        """Say what was saved, when, and offer to take it back, until something else is said."""
        time = f"{datetime.now():%H:%M:%S}"
        self._tell(_("{what} · saved at {time}").format(what=done.sentence, time=time), "")
        self._undo.setVisible(done.undoable)
        announce(self, done.sentence)

    def say(self, sentence: str) -> None:
        """Say something that was neither saved nor failed, for a while."""
        self._tell(sentence, "")
        self._passing.start()
        announce(self, sentence)

    def offer_comparison(self, sentence: str = "") -> None:
        """Say that entries wait to be compared, with a way to see them, until something else is said.

        Without a sentence the way to see them stands beside what was said last.
        """
        if sentence:
            self._tell(sentence, "")
        self._compare.show()
        announce(self, sentence)

    def warn(self, sentence: str) -> None:
        """Say what couldn't be done, until something else is said."""
        self._tell(sentence, "warning")
        announce(self, sentence, urgent=True)

    def retranslate(self) -> None:
        """Say the texts in the current language; what was said before stays as it was said."""
        self.setAccessibleName(_("Status"))
        self._undo.setText(_("Undo"))
        self._compare.setText(_("Compare…"))
        self._cancel.setText(_("Stop"))
        self._refresh()

    def _tell(self, sentence: str, role: str) -> None:
        self._passing.stop()
        self._undo.hide()
        self._compare.hide()
        if self._said.property("role") != role:
            self._said.setProperty("role", role)
            self._said.style().unpolish(self._said)
            self._said.style().polish(self._said)
        self._said.setText(sentence)
        self._said.setToolTip(wrapping_tip(sentence))

    def _on_progress(self, done: int, total: int) -> None:
        job = self.sender()
        if self._jobs and job is self._jobs[-1]:
            self._refresh(done, total)

    def _on_ended(self) -> None:
        job = self.sender()
        self._jobs = [j for j in self._jobs if j is not job]
        self._refresh()

    def _on_cancel(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()

    def _refresh(self, done: int = 0, total: int = 0) -> None:
        job = self._jobs[-1] if self._jobs else None
        self._cancel.setVisible(job is not None)
        if job is None:
            self._working.setText(self._store)
        elif total:
            percent = 100 * done // total
            self._working.setText(_("{what}: {percent}%").format(what=job.title, percent=percent))
        else:
            self._working.setText(_("{what} …").format(what=job.title))


def _link(parent: QWidget, name: str) -> QPushButton:
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setProperty("role", "link")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
