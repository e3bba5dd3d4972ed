"""What the dialogs have in common that end in a file: asking where, writing it beside the window, saying so.

Owns nothing of what is written: a dialog says how it is called and does the writing in `save_to`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import FileChooser, Frame, open_file, open_folder, set_role
from interpreter_app.desktop.jobs import Job, Jobs
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.announce import announce

T = TypeVar("T")


class SavingFrame(Frame):
    """A dialog with a button that saves, and a line that says what came of it.

    `prefix` begins the objectNames: «print» gives printSave, printStatus, printOpenFolder and printOpenFile.
    """

    folderUsed = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The folder in which something was saved."""

    def __init__(
        self, prefix: str, jobs: Jobs, theme: Theme, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{prefix}Dialog", theme, parent)
        self._jobs = jobs
        self._saved: Path | None = None
        self._files = FileChooser(self, folder)
        self.status = QLabel(self)
        self.status.setObjectName(f"{prefix}Status")
        self.status.setWordWrap(True)
        self.folder_button = QPushButton(self)
        self.folder_button.setObjectName(f"{prefix}OpenFolder")
        self.open_button = QPushButton(self)
        self.open_button.setObjectName(f"{prefix}OpenFile")
        self.save_button = QPushButton(self)
        self.save_button.setObjectName(f"{prefix}Save")
        self.outcome_buttons = (self.folder_button, self.open_button)
        self.outcome = QHBoxLayout()
        self.outcome.setSpacing(2 * UNIT)
        self.outcome.addWidget(self.status, 1)
        for button in self.outcome_buttons:
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.setVisible(False)
            self.outcome.addWidget(button)
        self.save_button.clicked.connect(self._on_save)
        self.folder_button.clicked.connect(self._on_open_folder)
        self.open_button.clicked.connect(self._on_open_file)

    def save_to(self, path: Path) -> None:
        """Save here."""
        raise NotImplementedError

    def ask_where(self) -> None:
        """Ask where to save, with `ask`."""
        raise NotImplementedError

    def ask(self, title: str, name: str, filters: str) -> None:
        """Ask for a file, beginning in the folder used last with this name; `save_to` gets it."""
        self._files.to_save(title, name, filters, self._on_path)

    def retranslate_outcome(self) -> None:
        """Say the texts of the links in the current language."""
        self.folder_button.setText(_("Show in folder"))
        self.open_button.setText(_("Open"))

    def beside(
        self,
        title: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        otherwise: Callable[[str], None],
    ) -> Job:
        """Run `work` beside the window; nothing comes of it once the dialog is gone."""
        job = self._jobs.run(title, work, then, otherwise)
        self.destroyed.connect(job.cancel)
        return job

    def tell_saved(self, path: Path, text: str, openable: bool) -> None:
        """Say that the file is there, and offer to show it or its folder."""
        self._saved = path
        self.folderUsed.emit(self._files.used(path))
        self.tell(text, str(path))
        self.folder_button.setVisible(True)
        self.open_button.setVisible(openable)

    def tell(self, text: str, more: str = "", warn: bool = False) -> None:
        """Say how things stand; what was saved before is no longer offered."""
        set_role(self.status, "warning" if warn else "small")
        self.status.setText(text)
        self.status.setToolTip(more)
        announce(self.status, text, urgent=warn)
        self.folder_button.setVisible(False)
        self.open_button.setVisible(False)

    def forget_saved(self) -> None:
        """What is chosen now isn't what was saved."""
        self._saved = None
        self.tell("")

    def _on_save(self) -> None:
        self.ask_where()

    def _on_path(self, path: str) -> None:
        self.save_to(Path(path))

    def _on_open_folder(self) -> None:
        if self._saved is not None:
            open_folder(self._saved)

    def _on_open_file(self) -> None:
        if self._saved is not None:
            open_file(self._saved)
