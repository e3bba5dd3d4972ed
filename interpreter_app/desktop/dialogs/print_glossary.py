"""The print dialog: choices at the left, the real pages at the right, a PDF at the end.

Owns when the pages are set anew and what is saved: the very bytes that were looked at. Setting and drawing
are done by workers; a change while they are at it stops them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.files import write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import FileChooser, Frame, file_name, open_file, open_folder
from interpreter_app.desktop.dialogs.preview import Preview
from interpreter_app.desktop.dialogs.print_choices import PrintChoices
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.services.printing import print_to
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

_REST = 250
"""Milliseconds after the last choice before the pages are set anew."""


class PrintDialog(Frame):
    """Prints glossaries of the store into a PDF. `glossary` is the id of the one chosen first, or empty."""

    folderUsed = Signal(str)  # noqa: N815 - a Qt signal
    """The folder in which something was saved."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        theme: Theme,
        glossary: str = "",
        parent: QWidget | None = None,
        *,
        folder: str = "",
        author: str = "",
    ) -> None:
        super().__init__("printDialog", theme, parent)
        self._path = store.path
        self._jobs = jobs
        self._author = author
        self._setting: Job | None = None
        self._to_save: Path | None = None
        self._saved: Path | None = None
        self._files = FileChooser(self, folder)
        self.choices = PrintChoices(glossaries.summaries(store), glossary, self)
        self.preview = Preview(jobs, theme, self)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("printProgress")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(UNIT // 2)
        self.status = QLabel(self)
        self.status.setObjectName("printStatus")
        self.status.setWordWrap(True)
        self.stop_button = QPushButton(self)
        self.stop_button.setObjectName("printStop")
        self.folder_button = QPushButton(self)
        self.folder_button.setObjectName("printOpenFolder")
        self.open_button = QPushButton(self)
        self.open_button.setObjectName("printOpenFile")
        self.save_button = QPushButton(self)
        self.save_button.setObjectName("printSave")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._set_pages()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4 * UNIT)
        row.addWidget(self.choices)
        pages = QVBoxLayout()
        pages.setSpacing(UNIT)
        pages.addWidget(self.progress)
        pages.addWidget(self.preview, 1)
        row.addLayout(pages, 1)
        self.body.addLayout(row, 1)
        self.foot.addWidget(self.status, 1)
        for button in (self.stop_button, self.folder_button, self.open_button):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.setVisible(False)
            self.foot.addWidget(button)
        self.allow(self.save_button, True)
        self.save_button.setDefault(True)
        self.end_foot(self.save_button)
        self.fit(132, 100)

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_choice)
        self._rest.timeout.connect(self._set_pages)
        self.save_button.clicked.connect(self._on_save)
        self.stop_button.clicked.connect(self._on_stop)
        self.folder_button.clicked.connect(self._on_open_folder)
        self.open_button.clicked.connect(self._on_open_file)
        self.finished.connect(self._on_finished)

    def retranslate(self) -> None:
        """Say the texts in the current language; the pages are set anew, since they speak it too."""
        self.say_title(_("Print a glossary"))
        self.choices.retranslate()
        self.preview.retranslate()
        self.save_button.setText(_("Save as PDF…"))
        self.stop_button.setText(_("Stop"))
        self.folder_button.setText(_("Show in folder"))
        self.open_button.setText(_("Open"))
        self.progress.setAccessibleName(_("Setting the pages"))
        if self.isVisible():
            self._on_choice()

    def save_to(self, path: Path) -> None:
        """Save the pages here, as soon as they are set."""
        self._to_save = path
        if self._setting is None and not self._rest.isActive():
            self._write()

    def _on_choice(self) -> None:
        self._stop_setting()
        self._forget_saved()
        self._rest.start()

    def _set_pages(self) -> None:
        self._rest.stop()
        self._stop_setting()
        names, options, store_path = self.choices.names(), self.choices.options(self._author), self._path
        self.allow(self.save_button, bool(names))
        if not names:
            self._say("")
            self._show_busy(False)
            self.preview.show_message(_("Choose at least one glossary to print."))
            return

        def work(progress: Progress) -> bytes:
            with tempfile.TemporaryDirectory(prefix="passerelle-print-") as folder:
                target = Path(folder) / "preview.pdf"
                with_store(store_path, lambda store: print_to(store, names, target, options, progress))
                return target.read_bytes()

        def refuse(sentence: str) -> None:
            if not job.is_cancelled:
                self._on_refused(sentence)

        job = self._setting = self._jobs.run("", work, self._on_set, refuse)
        job.progressed.connect(self._on_progress)
        self.destroyed.connect(job.cancel)
        self._show_busy(True)

    def _stop_setting(self) -> None:
        if self._setting is not None:
            self._setting.progressed.disconnect(self._on_progress)
            self._setting.cancel()
            self._setting = None

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_set(self, content: bytes) -> None:
        self._setting = None
        self._show_busy(False)
        self.preview.show_pdf(content)
        if self._to_save is not None:
            self._write()

    def _on_refused(self, sentence: str) -> None:
        self._setting = None
        self._to_save = None
        self._show_busy(False)
        self.allow(self.save_button, False)
        self.preview.show_message(sentence)

    def _on_stop(self) -> None:
        self._stop_setting()
        self._to_save = None
        self._show_busy(False)
        self.allow(self.save_button, False)
        self.preview.show_message(_("Stopped. Change something to set the pages again."))

    def _show_busy(self, is_busy: bool) -> None:
        self.progress.setRange(0, 0)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.setVisible(is_busy)
        self.stop_button.setVisible(is_busy)
        if is_busy:
            self._say(_("Setting the pages…"))
        elif self._saved is None:
            self._say("")

    def _on_save(self) -> None:
        titles = self.choices.titles()
        name = file_name(titles[0] if len(titles) == 1 else _("Glossaries"), ".pdf")
        self._files.to_save(_("Save as PDF"), name, _("PDF files (*.pdf)"), self._on_path)

    def _on_path(self, path: str) -> None:
        self.save_to(Path(path))

    def _write(self) -> None:
        path, content = self._to_save, self.preview.content
        self._to_save = None
        if path is None or content is None:
            return

        def work(_progress: Progress) -> Path:
            write_atomically(path, content)
            return path

        job = self._jobs.run("", work, self._on_saved, self._on_save_refused)
        self.destroyed.connect(job.cancel)

    def _on_saved(self, path: Path) -> None:
        self._saved = path
        self.folderUsed.emit(self._files.used(path))
        self._say(_("Saved: {name}").format(name=path.name), str(path))
        self.folder_button.setVisible(True)
        self.open_button.setVisible(True)

    def _on_save_refused(self, sentence: str) -> None:
        self._say(sentence, warn=True)

    def _forget_saved(self) -> None:
        self._saved = None
        self._say("")
        self.folder_button.setVisible(False)
        self.open_button.setVisible(False)

    def _say(self, text: str, more: str = "", warn: bool = False) -> None:
        self.status.setProperty("role", "warning" if warn else "small")
        self.status.style().unpolish(self.status)
        self.status.style().polish(self.status)
        self.status.setText(text)
        self.status.setToolTip(more)

    def _on_open_folder(self) -> None:
        if self._saved is not None:
            open_folder(self._saved)

    def _on_open_file(self) -> None:
        if self._saved is not None:
            open_file(self._saved)

    def _on_finished(self, _result: int) -> None:
        self._rest.stop()
        self._stop_setting()
        self.preview.close_pdf()
