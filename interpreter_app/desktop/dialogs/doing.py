"""What the dialogs have in common that end in one deed: the button that does it, how far it is, and a way to
stop it.

Owns no deed. A dialog says in `carry_out` what is done and how much of it there is, and in `on_done` what
becomes of it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress, silent
from interpreter_app.desktop.dialogs.frame import Frame, set_role
from interpreter_app.desktop.jobs import Deed, Job, Jobs, Writer
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.store.glossaries import Change

LONG = 1000
"""So many concepts are done in a moment; for more there is a progress bar and a way to stop."""


class DoingFrame(Frame):
    """A dialog with one deed. `prefix` begins the objectNames: «toGlossary» gives toGlossaryDialog.

    While a deed is under way the dialog only steps aside when it is closed, and comes back if it fails.
    """

    def __init__(
        self, prefix: str, writer: Writer, jobs: Jobs, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{prefix}Dialog", theme, parent)
        self._writer = writer
        self._jobs = jobs
        self._job: Job | None = None
        self.is_doing = False
        self.status = QLabel(self)
        self.status.setObjectName(f"{prefix}Status")
        self.status.setWordWrap(True)
        self.status.setVisible(False)
        self.progress = QProgressBar(self)
        self.progress.setObjectName(f"{prefix}Progress")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(UNIT // 2)
        self.stop_button = QPushButton(self)
        self.stop_button.setObjectName(f"{prefix}Stop")
        self.stop_button.setProperty("role", "link")
        self.stop_button.setAutoDefault(False)
        self.do_button = QPushButton(self)
        self.do_button.setObjectName(f"{prefix}Start")
        self.do_button.clicked.connect(self.do)
        self.stop_button.clicked.connect(self._on_stop)
        self._show_job(None)

    def end_body(self) -> None:
        """End the body with the line that says how it goes, and the foot with the buttons."""
        self.body.addWidget(self.status)
        self.foot.addWidget(self.progress, 1)
        self.foot.addStretch()
        self.foot.addWidget(self.stop_button)
        self.end_foot(self.do_button)

    @property
    def ends(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to last, in order."""
        return self.stop_button, self.do_button, self.close_button

    def do(self) -> None:
        """Do what the dialog is for."""
        raise NotImplementedError

    def on_done(self, change: Change) -> None:
        """It is done."""
        raise NotImplementedError

    def enable(self) -> None:
        """Let what can be used be used: something has changed, or a deed has ended."""

    def carry_out(self, make: Callable[[Progress], Deed[Change]], title: str, count: int) -> None:
        """Do a deed on so many concepts; `make` is given what tells how far it is."""
        if self.is_doing:
            return
        self.is_doing = True
        self.tell("")
        job = Job(title, self._jobs) if count > LONG else None
        deed = make(job.report if job else silent)
        if job is not None:
            job.ended.connect(self._on_ended)
            job.ended.connect(job.deleteLater)
            self._jobs.started.emit(job)
        self._show_job(job)
        self.enable()
        self._writer.write(deed, self._on_written, self._on_refused, job)

    def tell(self, text: str, warn: bool = False) -> None:
        """Say how things stand; an empty text takes the line away."""
        set_role(self.status, "warning" if warn else "small")
        self.status.setText(text)
        self.status.setVisible(bool(text))
        announce(self.status, text, urgent=warn)

    def say_frame(self) -> None:
        """Say what all such dialogs say in the current language."""
        self.progress.setAccessibleName(_("How far it is"))
        self.stop_button.setText(_("Stop"))

    def reject(self) -> None:
        """Close; while a deed is under way only step aside."""
        if self.is_doing:
            self.hide()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does it from every field, those too in which Enter begins a new line."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.do_button.click()
        else:
            super().keyPressEvent(event)

    def _on_written(self, change: Change) -> None:
        self._end()
        self.on_done(change)

    def _on_refused(self, sentence: str) -> None:
        self._end()
        self.tell(sentence, warn=True)
        if not self.isVisible():
            self.open()

    def _on_ended(self) -> None:
        """The work is over; if nobody was told how, it was stopped."""
        if not self.is_doing:
            return
        self._end()
        self.tell(_("Stopped: nothing was changed."))
        if not self.isVisible():
            super().reject()

    def _end(self) -> None:
        self.is_doing = False
        self._show_job(None)
        self.enable()

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_job(self, job: Job | None) -> None:
        self._job = job
        if job is not None:
            job.progressed.connect(self._on_progress)
            self.progress.setRange(0, 0)
        self.progress.setVisible(job is not None)
        self.stop_button.setVisible(job is not None)

    def _on_progress(self, done: int, total: int) -> None:
        # What is left once all is counted can't be counted itself.
        self.progress.setRange(0, total if done < total else 0)
        self.progress.setValue(done)
