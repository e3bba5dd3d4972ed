"""The import dialog: a file or a pasted table, where it goes, what would be done, and then doing it.

Owns the dry run (a worker reads and compares; nothing is written) and the import, one deed of the writer's
that is taken back at once with Undo. What its parts show is theirs: `import_preview`, `import_columns`,
`import_duplicates`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import FileChooser, Frame, Room, set_role
from interpreter_app.desktop.dialogs.import_body import ImportBody
from interpreter_app.desktop.dialogs.import_texts import (
    elsewhere,
    encoding_title,
    refused,
    said,
    told_of,
)
from interpreter_app.desktop.dropped import file_in, table_in
from interpreter_app.desktop.jobs import Deed, Job, Jobs, Writer, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.glossaries import name_of
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.exchange.formats import FORMATS, MistakesFound
from interpreter_app.services.import_source import Look, Prospect, Source, goes_into, look, prospect
from interpreter_app.services.importing import ImportReport, carry_out
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

_REST = 400
_BEST_KNOWN = ("Excel", "Word", "CSV", "TBX", "MultiTerm", "OmegaT")


class ImportDialog(Frame):
    """Reads a glossary file, or a table that was pasted, into the store.

    `opened` is the id of the glossary that is open: what names none that is there goes into it.
    """

    folderUsed = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The folder of the file that was imported."""
    leftToCompare = Signal(int)  # noqa: N815 - a Qt signal, named as Qt names its own
    """After an import: in how many entries both sides have changed a field, so that one may compare them."""

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
        opened: str = "",
    ) -> None:
        super().__init__("importDialog", theme, parent)
        self._store_path = store.path
        self._writer = writer
        self._jobs = jobs
        self._author = author
        self.opened = opened
        self._is_target_chosen = False
        self._source: Source | None = None
        self._trying: Job | None = None
        self._importing: Job | None = None
        self._found: Prospect | None = None
        self._look: Look | None = None
        self._is_grown = False
        self._summaries = glossaries.summaries(store)
        self._files = FileChooser(self, folder)
        self._parts = ImportBody(self._summaries, theme, self)
        parts = self._parts
        self.file, self.choose_button, self.paste_button = parts.file, parts.choose_button, parts.paste_button
        self.target, self.duplicates = parts.target, parts.duplicates.usual
        self.summary, self.detail, self.problems = parts.summary, parts.detail, parts.problems
        self.progress = QProgressBar(self)
        self.progress.setObjectName("importProgress")
        self.stop_button = QPushButton(self)
        self.stop_button.setObjectName("importStop")
        self.import_button = QPushButton(self)
        self.import_button.setObjectName("importStart")
        self._paste = QAction(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.body.addWidget(Room("importRoom", self._parts, self), 1)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(UNIT // 2)
        self.foot.addWidget(self.progress, 1)
        self.foot.addStretch()
        self.stop_button.setProperty("role", "link")
        self.stop_button.setAutoDefault(False)
        self.foot.addWidget(self.stop_button)
        self.end_foot(self.import_button)
        tab_through(*self._parts.stops(), self.stop_button, self.import_button, self.close_button)
        self.fit(96, 48)
        self._show_idle()
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._on_choose)
        self.paste_button.clicked.connect(self.paste)
        self._paste.setShortcut(QKeySequence.StandardKey.Paste)
        self._paste.triggered.connect(self.paste)
        self.addAction(self._paste)
        self.target.currentIndexChanged.connect(self._on_target)
        self._parts.duplicates.changed.connect(self._on_change)
        self._parts.columns.changed.connect(self._on_corrected)
        self._rest.timeout.connect(self._plan)
        self.import_button.clicked.connect(self._on_import)
        self.stop_button.clicked.connect(self._on_stop)
        self.finished.connect(self._on_finished)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Import a glossary"))
        self._parts.retranslate()
        self.progress.setAccessibleName(_("Import"))
        self.stop_button.setText(_("Stop"))
        self.import_button.setText(_("Import"))
        give_letters(self)
        self._name_source()
        if self._found is not None:
            self._tell(self._found)

    # What is imported.

    def choose_file(self, path: Path) -> None:
        """Look at this file and say what an import would do."""
        self._take(Source(path.name, path))

    def paste(self) -> None:
        """Look at the table on the clipboard, or at the file that was copied."""
        if self._importing is not None:
            return
        data = QGuiApplication.clipboard().mimeData()
        path, table = file_in(data), table_in(data)
        if path is not None:
            self.choose_file(path)
        elif table:
            self._take(Source(_("Pasted table"), content=table))
        else:
            self._say(_("There is no table to paste: copy its cells in the spreadsheet first."), warn=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here, or the cells of a table."""
        data = event.mimeData()
        if file_in(data) is not None or data.hasText() or data.hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file or table that was dropped."""
        path, table = file_in(event.mimeData()), table_in(event.mimeData())
        if path is not None:
            self.choose_file(path)
        elif table:
            self._take(Source(_("Pasted table"), content=table))

    def _take(self, source: Source) -> None:
        if self._importing is not None:
            return
        self._source = source
        self._parts.forget()
        self._name_source()
        self._read()

    def _name_source(self) -> None:
        source = self._source
        if source is None:
            text = _("Choose a file, or drop one here: {formats}…").format(formats=", ".join(_BEST_KNOWN))
            self.file.setText(text)
            self.file.setToolTip(_what_can_be_read())
            set_role(self.file, "soft")
        else:
            self.file.setText(source.name)
            self.file.setToolTip(str(source.path) if source.path else "")
            set_role(self.file, "")
        self.choose_button.setToolTip(_what_can_be_read())
        self.choose_button.setAccessibleDescription(self.file.text())

    def _on_choose(self) -> None:
        suffixes = " ".join(f"*{s}" for f in FORMATS if f.read is not None for s in f.suffixes)
        filters = f"{_('Glossaries')} ({suffixes});;{_('All files')} (*)"
        self._files.to_open(_("Import a glossary"), filters, self._on_path)

    def _on_path(self, path: str) -> None:
        self.choose_file(Path(path))

    # The dry run.

    def _on_change(self) -> None:
        """Another glossary, or another decision: what was read holds."""
        if self._look is not None:
            self.import_button.setEnabled(False)
            self._rest.start()

    def _on_target(self, _place: int) -> None:
        self._is_target_chosen = True
        self._on_change()

    def _on_corrected(self) -> None:
        if self._source is not None and self._importing is None:
            self._read()

    def _read(self) -> None:
        """Read the source, and find out what an import would do."""
        assert self._source is not None
        self._look = self._found = None
        self._say(_("Reading {name}…").format(name=self._source.name))
        self._try()

    def _plan(self) -> None:
        """Find out what an import of what was read would do; once the comparison before has ended."""
        if self._importing is not None:
            return
        if self._trying is not None:
            self._trying.cancel()
            self._trying.ended.connect(self._rest.start)
        else:
            self._try()

    def _try(self) -> None:
        self._rest.stop()
        if self._trying is not None:
            self._trying.cancel()
        source, known, store_path = self._source, self._look, self._store_path
        corrections = self._parts.columns.corrections
        target, way = self.target.currentData() or None, self.duplicates.chosen
        opened = "" if self._is_target_chosen else self.opened
        decisions = self._parts.duplicates.decisions
        assert source is not None

        def work(progress: Progress) -> Prospect:
            found = known or look(source, corrections, progress)
            progress(0, 0)

            def compare(store: Store) -> Prospect:
                into = goes_into(store, found, opened) if opened else target
                return prospect(store, found, source.name, into, way, decisions, progress)

            return with_store(store_path, compare)

        def refuse(sentence: str) -> None:
            if not job.is_cancelled:
                self._on_refused(sentence)

        job = self._trying = self._jobs.run("", work, self._on_tried, refuse)
        job.ended.connect(self._on_try_ended)
        self.destroyed.connect(job.cancel)
        self._show_busy(self._trying)

    def _on_tried(self, found: Prospect) -> None:
        is_new = self._look is None
        self._trying = None
        self._found, self._look = found, found.look
        self._show_idle()
        if found.plan is not None and not self._is_target_chosen:
            self._parts.show_target(found.plan.glossary or "")
        self._parts.show_found(found, is_new)
        self._grow()
        self._tell(found)
        report = found.report
        self.import_button.setEnabled(report is not None and report.has_changes)
        if is_new and not self._parts.has_keyboard():
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_try_ended(self) -> None:
        """Cancelled for another comparison, which can begin now."""
        if self.sender() is self._trying:
            self._trying = None

    def _grow(self) -> None:
        """Make room for the parts, once: after that a person may have made the dialog smaller."""
        if not self._is_grown:
            self._is_grown = True
            self.fit(136, 92)

    def _on_refused(self, sentence: str) -> None:
        self._trying = self._importing = None
        self._look = self._found = None
        self._show_idle()
        self._parts.show_nothing()
        self._say(sentence, warn=True)
        if not self.isVisible():
            self.open()

    def _tell(self, found: Prospect) -> None:
        refusal, report = found.look.refused, found.report
        if isinstance(refusal, MistakesFound) and len(refusal.problems) > 1:
            self._say(refused(refusal), warn=True)
            self._parts.list_problems(refusal.problems)
        elif refusal is not None:
            self._say(str(refusal), warn=True)
        elif report is not None:
            self._say(told_of(report, elsewhere(found)))
            self._say_where(report)
            self._parts.list_problems((*report.remarks, *report.problems, *report.otherwise))

    def _say_where(self, report: ImportReport) -> None:
        target = next((name_of(s) for s in self._summaries if s.id == report.glossary), "")
        where = (
            _("Into “{glossary}”").format(glossary=target)
            if target
            else _("Into a new glossary, “{glossary}”").format(glossary=report.glossary)
        )
        self.detail.setVisible(True)
        self.detail.setText(f"{where} · {report.format.upper()}, {encoding_title(report.encoding)}")

    def _say(self, text: str, warn: bool = False) -> None:
        set_role(self.summary, "warning" if warn else "")
        self.summary.setText(text)
        announce(self.summary, text, urgent=warn)
        self.detail.setVisible(False)
        self._parts.list_problems(())

    # The import.

    def _on_import(self) -> None:
        source, plan = self._source, self._found.plan if self._found else None
        assert source is not None
        assert plan is not None
        who = self._author
        job = Job(_("Importing {name}").format(name=source.name), self._jobs)

        def do(store: Store) -> ImportReport:
            return carry_out(store, plan, who=who, progress=job.report)

        self._importing = job
        job.ended.connect(self._on_ended)
        job.ended.connect(job.deleteLater)
        self._show_busy(job)
        self._parts.setEnabled(False)
        self._jobs.started.emit(job)
        self._writer.write(Deed(do, said, undone), self._on_imported, self._on_refused, job)

    def _on_imported(self, report: ImportReport) -> None:
        self._importing = None
        if self._source is not None and self._source.path is not None:
            self.folderUsed.emit(self._files.used(self._source.path))
        if report.differing:
            self.leftToCompare.emit(len(report.differing))
        self.accept()

    def _on_ended(self) -> None:
        """The import was stopped: nothing was changed."""
        if self._importing is None:
            return
        self._importing = None
        self._show_idle()
        self._say(_("Stopped: nothing was changed."))
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
            self._say(_("Stopped: nothing was changed."))

    def _show_busy(self, job: Job) -> None:
        job.progressed.connect(self._on_progress)
        self.progress.setRange(0, 0)
        self.progress.setVisible(True)
        self.stop_button.setVisible(True)
        self.import_button.setEnabled(False)

    def _show_idle(self) -> None:
        self._parts.setEnabled(True)
        self.progress.setVisible(False)
        self.stop_button.setVisible(False)
        self.import_button.setEnabled(False)

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_finished(self, _result: int) -> None:
        self._rest.stop()
        if self._trying is not None:
            self._trying.cancel()
            self._trying = None


def _what_can_be_read() -> str:
    lines = (f"{known.title} ({', '.join(known.suffixes)})" for known in FORMATS if known.read is not None)
    return "\n".join((_("What can be read:"), *lines))


def undone(store: Store, report: ImportReport) -> None:
    """Take an import back."""
    if report.operation is not None:
        glossaries.undo(store, report.operation)
