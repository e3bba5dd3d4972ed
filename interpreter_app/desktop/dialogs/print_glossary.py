"""The print dialog: choices at the left, the real pages at the right, a PDF at the end.

Owns when the pages are set anew and what is saved: the very bytes that were looked at. Setting and drawing
are done by workers; a change while they are at it stops them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.files import write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import file_name
from interpreter_app.desktop.dialogs.preview import Preview
from interpreter_app.desktop.dialogs.print_choices import PrintChoices
from interpreter_app.desktop.dialogs.saving import SavingFrame
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.services.printing import on_paper, print_to
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

_REST = 250
"""Milliseconds after the last choice before the pages are set anew."""


class PrintDialog(SavingFrame):
    """Prints glossaries of the store into a PDF. `glossary` is the id of the one chosen first, or empty."""

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
        super().__init__("print", jobs, theme, folder, parent)
        self._path = store.path
        self._author = author
        self._setting: Job | None = None
        self._to_save: Path | None = None
        self.choices = PrintChoices(glossaries.summaries(store), glossary, theme, self)
        self.preview = Preview(jobs, theme, self)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("printProgress")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(UNIT // 2)
        self.stop_button = QPushButton(self)
        self.stop_button.setObjectName("printStop")
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
        self.foot.addLayout(self.outcome, 1)
        self.stop_button.setProperty("role", "link")
        self.stop_button.setAutoDefault(False)
        self.stop_button.setVisible(False)
        self.foot.addWidget(self.stop_button)
        self.end_foot(self.save_button)
        last = (self.stop_button, *self.outcome_buttons, self.save_button, self.close_button)
        tab_through(*self.choices.stops, *self.preview.stops, *last)
        self.fit(132, 100)

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_choice)
        self._rest.timeout.connect(self._set_pages)
        self.stop_button.clicked.connect(self._on_stop)
        self.finished.connect(self._on_finished)

    def retranslate(self) -> None:
        """Say the texts in the current language; the pages are set anew, since they speak it too."""
        self.say_title(_("Print a glossary"))
        self.choices.retranslate()
        self.preview.retranslate()
        self.save_button.setText(_("Save as PDF…"))
        self.stop_button.setText(_("Stop"))
        self.retranslate_outcome()
        self.progress.setAccessibleName(_("Setting the pages"))
        give_letters(self)
        if self.isVisible():
            self._on_choice()

    def save_to(self, path: Path) -> None:
        """Save the pages here, as soon as they are set."""
        self._to_save = path
        if self._setting is None and not self._rest.isActive():
            self._write()

    def reject(self) -> None:
        """Close; while pages that are to be saved are still being set it only steps aside."""
        if self._to_save is not None:
            self.hide()
        else:
            super().reject()

    def _on_choice(self) -> None:
        self._stop_setting()
        self.forget_saved()
        self._rest.start()

    def _set_pages(self) -> None:
        self._rest.stop()
        self._stop_setting()
        names, options, store_path = self.choices.names(), self.choices.options(self._author), self._path
        self.save_button.setEnabled(bool(names))
        if not names:
            self.tell("")
            self._show_busy(False)
            nothing = _("Choose at least one glossary to print.")
            self.preview.show_message(
                nothing if self.choices.boxes else _("There is no glossary to print yet.")
            )
            return

        def work(progress: Progress) -> tuple[bytes, str]:
            with tempfile.TemporaryDirectory(prefix="passerelle-print-") as folder:
                target = Path(folder) / "preview.pdf"
                report = with_store(
                    store_path, lambda store: print_to(store, names, target, options, progress)
                )
                return target.read_bytes(), on_paper(report, options.style)

        def refuse(sentence: str) -> None:
            if not job.is_cancelled:
                self._on_refused(sentence)

        job = self._setting = self.beside("", work, self._on_set, refuse)
        job.progressed.connect(self._on_progress)
        self._show_busy(True)

    def _stop_setting(self) -> None:
        if self._setting is not None:
            self._setting.progressed.disconnect(self._on_progress)
            self._setting.cancel()
            self._setting = None

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_set(self, made: tuple[bytes, str]) -> None:
        content, on_its_paper = made
        self._setting = None
        self._show_busy(False)
        if self._saved is None:
            self.tell(on_its_paper)
        self.preview.show_pdf(content)
        if self._to_save is not None:
            self._write()

    def _on_refused(self, sentence: str) -> None:
        self._setting = None
        self._to_save = None
        self._show_busy(False)
        self.save_button.setEnabled(False)
        self.preview.show_message(sentence)
        self._come_back()

    def _on_stop(self) -> None:
        self._stop_setting()
        self._to_save = None
        self._show_busy(False)
        self.save_button.setEnabled(False)
        self.preview.show_message(_("Stopped. Change something to set the pages again."))

    def _show_busy(self, is_busy: bool) -> None:
        self.progress.setRange(0, 0)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.setVisible(is_busy)
        self.stop_button.setVisible(is_busy)
        if is_busy:
            self.tell(_("Setting the pages…"))
        elif self._saved is None:
            self.tell("")

    def ask_where(self) -> None:
        """Ask where to save the PDF."""
        titles = self.choices.titles()
        name = file_name(titles[0] if len(titles) == 1 else _("Glossaries"), ".pdf")
        self.ask(_("Save as PDF"), name, _("PDF files (*.pdf)"))

    def _write(self) -> None:
        path, content = self._to_save, self.preview.content
        self._to_save = None
        if path is None or content is None:
            return

        def work(_progress: Progress) -> Path:
            write_atomically(path, content)
            return path

        self.beside("", work, self._on_saved, self._on_save_refused)

    def _on_saved(self, path: Path) -> None:
        self.tell_saved(path, _("Saved: {name}").format(name=path.name), openable=True)
        if not self.isVisible():
            super().reject()

    def _on_save_refused(self, sentence: str) -> None:
        self.tell(sentence, warn=True)
        self._come_back()

    def _come_back(self) -> None:
        """Be seen again, as what was to be saved isn't."""
        if not self.isVisible():
            self.open()

    def _on_finished(self, _result: int) -> None:
        self._rest.stop()
        self._stop_setting()
        self.preview.close_pdf()
