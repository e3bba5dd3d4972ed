"""The import dialog: a file, where it goes, what would be done, and then doing it.

Owns the dry run (a worker reads the file; nothing is written) and its wording. The import itself is one deed
of the writer, taken back at once with Undo.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.duplicate_choice import DuplicateChoice
from interpreter_app.desktop.dialogs.frame import FileChooser, Frame, set_role, tab_through
from interpreter_app.desktop.dialogs.import_texts import problems_html, refused, said, would_do
from interpreter_app.desktop.jobs import Deed, Job, Jobs, Writer, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.glossaries import count_text, name_of
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.exchange.formats import FORMATS, MistakesFound, Problem
from interpreter_app.services.importing import ImportReport, OnDuplicate, import_file
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

_REST = 400


class ImportDialog(Frame):
    """Reads a glossary file into the store."""

    folderUsed = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The folder of the file that was imported."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        folder: str = "",
        author: str = "",
    ) -> None:
        super().__init__("importDialog", theme, parent)
        self._store_path = store.path
        self._writer = writer
        self._jobs = jobs
        self._author = author
        self._file: Path | None = None
        self._trying: Job | None = None
        self._importing: Job | None = None
        self._report: ImportReport | None = None
        self._summaries = glossaries.summaries(store)
        self._files = FileChooser(self, folder)
        self.file = QLabel(self)
        self.file.setObjectName("importFile")
        self.choose_button = QPushButton(self)
        self.choose_button.setObjectName("importChoose")
        self.target = drop_down("importTarget", self)
        self.duplicates = DuplicateChoice(self)
        self.summary = QLabel(self)
        self.summary.setObjectName("importSummary")
        self.detail = QLabel(self)
        self.detail.setObjectName("importDetail")
        self.problems = ReadingText(self)
        self.problems.setObjectName("importProblems")
        self.progress = QProgressBar(self)
        self.progress.setObjectName("importProgress")
        self.stop_button = QPushButton(self)
        self.stop_button.setObjectName("importStop")
        self.import_button = QPushButton(self)
        self.import_button.setObjectName("importStart")
        self._labels = [QLabel(self) for _place in range(3)]
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._fill()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(2 * UNIT)
        grid.setColumnStretch(1, 1)
        chosen = QHBoxLayout()
        self.file.setWordWrap(True)
        chosen.addWidget(self.file, 1)
        chosen.addWidget(self.choose_button)
        first = self.duplicates.buttons[OnDuplicate.MERGE]
        for place, (label, buddy) in enumerate(
            zip(self._labels, (self.choose_button, self.target, first), strict=True)
        ):
            label.setProperty("role", "soft")
            label.setBuddy(buddy)
            top = Qt.AlignmentFlag.AlignTop if place == 2 else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignLeft | top)
        self._labels[2].setContentsMargins(0, 3, 0, 0)
        grid.addLayout(chosen, 0, 1)
        grid.addWidget(self.target, 1, 1)
        grid.addWidget(self.duplicates, 2, 1)
        self.body.addLayout(grid)
        self.summary.setWordWrap(True)
        self.detail.setWordWrap(True)
        self.detail.setProperty("role", "small")
        said = QVBoxLayout()
        said.setSpacing(UNIT // 2)
        said.addWidget(self.summary)
        said.addWidget(self.detail)
        self.body.addLayout(said)
        hanging = QHBoxLayout()
        hanging.setContentsMargins(-ReadingText.HANG, 0, 0, 0)
        hanging.addWidget(self.problems)
        self.body.addLayout(hanging, 1)
        self.body.addStretch(0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(UNIT // 2)
        self.foot.addWidget(self.progress, 1)
        self.foot.addStretch()
        self.stop_button.setProperty("role", "link")
        self.stop_button.setAutoDefault(False)
        self.foot.addWidget(self.stop_button)
        self.end_foot(self.import_button)
        chosen_here = (self.choose_button, self.target, self.duplicates, self.problems)
        tab_through(*chosen_here, self.stop_button, self.import_button, self.close_button)
        self.fit(86, 52)
        self._show_idle()
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self.target.addItem("", "")
        for summary in self._summaries:
            self.target.addItem("", summary.id)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._on_choose)
        self.target.currentIndexChanged.connect(self._on_change)
        self.duplicates.changed.connect(self._on_change)
        self._rest.timeout.connect(self._try)
        self.import_button.clicked.connect(self._on_import)
        self.stop_button.clicked.connect(self._on_stop)
        self.finished.connect(self._on_finished)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Import a glossary"))
        for label, text in zip(self._labels, (_("File"), _("Into"), _("Concepts I have")), strict=True):
            label.setText(text)
        self.choose_button.setText(_("Choose a file…"))
        self.target.setAccessibleName(_("Into"))
        self.target.setItemText(0, _("The glossary that the file names"))
        for place, summary in enumerate(self._summaries, 1):
            self.target.setItemText(place, f"{name_of(summary)} · {count_text(summary.concepts)}")
        self.duplicates.retranslate()
        self.problems.setAccessibleName(_("Problems in the file"))
        self.progress.setAccessibleName(_("Import"))
        self.stop_button.setText(_("Stop"))
        self.import_button.setText(_("Import"))
        give_letters(self)
        self._name_file()
        if self._report is not None:
            self._tell(self._report)

    def choose_file(self, path: Path) -> None:
        """Look at this file and say what an import would do."""
        self._file = path
        self._name_file()
        self._try()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.choose_file(Path(paths[0]))

    # The dry run.

    def _name_file(self) -> None:
        if self._file is None:
            formats = ", ".join(f.title for f in FORMATS if f.read is not None)
            self.file.setText(_("Choose a file, or drop one here ({formats}).").format(formats=formats))
            set_role(self.file, "soft")
        else:
            self.file.setText(self._file.name)
            self.file.setToolTip(str(self._file))
            set_role(self.file, "")
        self.choose_button.setAccessibleDescription(self.file.text())

    def _on_choose(self) -> None:
        suffixes = " ".join(f"*{s}" for f in FORMATS if f.read is not None for s in f.suffixes)
        filters = f"{_('Glossaries')} ({suffixes});;{_('All files')} (*)"
        self._files.to_open(_("Import a glossary"), filters, self._on_path)

    def _on_path(self, path: str) -> None:
        self.choose_file(Path(path))

    def _on_change(self, _place: int = 0) -> None:
        if self._file is not None:
            self.import_button.setEnabled(False)
            self._rest.start()

    def _try(self) -> None:
        """Find out what the import would do."""
        self._rest.stop()
        if self._trying is not None:
            self._trying.cancel()
        path, target, on_duplicate = self._file, self.target.currentData() or None, self.duplicates.chosen
        assert path is not None
        store_path = self._store_path

        def read(store: Store, progress: Progress) -> ImportReport:
            return import_file(
                store, path, target, on_duplicate=on_duplicate, dry_run=True, progress=progress
            )

        def work(progress: Progress) -> ImportReport | MistakesFound:
            try:
                return with_store(store_path, lambda store: read(store, progress))
            except MistakesFound as mistakes:
                return mistakes

        self._report = None
        self._clear(_("Reading {name}…").format(name=path.name))

        def refuse(sentence: str) -> None:
            if not job.is_cancelled:
                self._on_refused(sentence)

        job = self._trying = self._jobs.run("", work, self._on_tried, refuse)
        self.destroyed.connect(job.cancel)
        self._show_busy(self._trying)

    def _on_tried(self, report: ImportReport | MistakesFound) -> None:
        self._trying = None
        self._show_idle()
        if isinstance(report, MistakesFound):
            self._clear(str(report) if len(report.problems) == 1 else refused(report), warn=True)
            self._list(report.problems if len(report.problems) > 1 else ())
            return
        self._report = report
        self._tell(report)
        self.import_button.setEnabled(bool(report.added or report.merged))
        self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, sentence: str) -> None:
        self._trying = self._importing = None
        self._show_idle()
        self._clear(sentence, warn=True)
        if not self.isVisible():
            self.open()

    def _tell(self, report: ImportReport) -> None:
        self._clear(would_do(report))
        target = next((name_of(s) for s in self._summaries if s.id == report.glossary), "")
        where = (
            _("Into “{glossary}”").format(glossary=target)
            if target
            else _("Into a new glossary, “{glossary}”").format(glossary=report.glossary)
        )
        self.detail.setVisible(True)
        self.detail.setText(f"{where} · {report.format.upper()}, {report.encoding}")
        self._list((*report.remarks, *report.problems))

    def _list(self, problems: Sequence[Problem]) -> None:
        self.problems.setHtml(problems_html(problems, self.theme))
        self.problems.setVisible(bool(problems))
        if problems:
            self.fit(86, 76)

    def _clear(self, text: str, warn: bool = False) -> None:
        set_role(self.summary, "warning" if warn else "")
        self.summary.setText(text)
        announce(self.summary, text, urgent=warn)
        self.detail.setVisible(False)
        self.problems.clear()
        self.problems.setVisible(False)

    # The import.

    def _on_import(self) -> None:
        path, target, on_duplicate = self._file, self.target.currentData() or None, self.duplicates.chosen
        assert path is not None
        who = self._author
        job = Job(_("Importing {name}").format(name=path.name), self._jobs)

        def do(store: Store) -> ImportReport:
            return import_file(store, path, target, on_duplicate=on_duplicate, who=who, progress=job.report)

        self._importing = job
        job.ended.connect(self._on_ended)
        job.ended.connect(job.deleteLater)
        self._show_busy(job)
        self.import_button.setEnabled(False)
        self._jobs.started.emit(job)
        self._writer.write(Deed(do, said, undone), self._on_imported, self._on_refused, job)

    def _on_imported(self, _report: ImportReport) -> None:
        self._importing = None
        assert self._file is not None
        self.folderUsed.emit(self._files.used(self._file))
        self.accept()

    def _on_ended(self) -> None:
        """The import was stopped: nothing was changed."""
        if self._importing is None:
            return
        self._importing = None
        self._show_idle()
        self._clear(_("Stopped: nothing was changed."))
        self.import_button.setEnabled(True)
        if not self.isVisible():
            super().reject()

    def reject(self) -> None:
        """Close; while an import is under way it only steps aside, and comes back if the import fails."""
        if self._importing is not None:
            self.hide()
        else:
            super().reject()

    def _on_stop(self) -> None:
        for job in (self._trying, self._importing):
            if job is not None:
                job.cancel()
        if self._trying is not None:
            self._trying = None
            self._show_idle()
            self._clear(_("Stopped: nothing was changed."))

    def _show_busy(self, job: Job) -> None:
        job.progressed.connect(self._on_progress)
        self.progress.setRange(0, 0)
        self.progress.setVisible(True)
        self.stop_button.setVisible(True)
        self.import_button.setEnabled(False)

    def _show_idle(self) -> None:
        self.progress.setVisible(False)
        self.stop_button.setVisible(False)
        self.import_button.setEnabled(False)
        self.problems.setVisible(not self.problems.document().isEmpty())

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_finished(self, _result: int) -> None:
        self._rest.stop()
        if self._trying is not None:
            self._trying.cancel()
            self._trying = None


def undone(store: Store, report: ImportReport) -> None:
    """Take an import back."""
    if report.operation is not None:
        glossaries.undo(store, report.operation)
