"""What the dialogs have in common that read from the store beside the window: a line that says how it goes.

Owns the one reading that is under way: a new one takes its place, and none outlives the dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import Frame, set_role
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.store.database import Store

T = TypeVar("T")


class ReadingFrame(Frame):
    """A dialog that shows what a job has read. `prefix` begins the objectNames: «bin» gives binDialog."""

    def __init__(
        self, prefix: str, store: Store, jobs: Jobs, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{prefix}Dialog", theme, parent)
        self._store_path = store.path
        self._jobs = jobs
        self._reading: Job | None = None
        self.status = QLabel(self)
        self.status.setObjectName(f"{prefix}Status")
        self.status.setWordWrap(True)
        self.is_over = False
        self.finished.connect(self._on_finished)

    def button(self, name: str) -> QPushButton:
        """A button for the foot that Enter elsewhere doesn't press."""
        made = QPushButton(self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._reading is not None

    def read(self, work: Callable[[Store, Progress], T], then: Callable[[T], None]) -> None:
        """Read with a connection of its own; `then`, a bound method, gets the result.

        What was being read before is let go of.
        """
        self.stop_reading()
        path = self._store_path

        def beside(progress: Progress) -> T:
            return with_store(path, lambda store: work(store, progress))

        def done(result: T) -> None:
            if self._reading is job:
                self._reading = None
                then(result)

        def refused(sentence: str) -> None:
            if self._reading is job:
                self._reading = None
                self.tell(sentence, warn=True)

        job = self._jobs.run("", beside, done, refused)
        self._reading = job
        self.destroyed.connect(job.cancel)

    def stop_reading(self) -> None:
        """Let go of what is being read."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def tell(self, text: str, warn: bool = False) -> None:
        """Say how things stand; an empty text takes the line away."""
        set_role(self.status, "warning" if warn else "small")
        self.status.setText(text)
        self.status.setVisible(bool(text))
        announce(self.status, text, urgent=warn)

    def _on_finished(self, _result: int) -> None:
        """What is still being written is written; nobody looks at it here any more."""
        self.is_over = True
        self.stop_reading()
