"""Notes out of a file: of ours, or what others wrote down; seen before anything is written, then one deed.

Owns the trial (a worker reads and compares; nothing is written) and the import. What is chosen beside the
file is `import_notes_choices`'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import FileChooser, Frame, Room, set_role
from interpreter_app.desktop.dialogs.import_notes_choices import NoteChoices
from interpreter_app.desktop.dialogs.import_notes_trial import Read, Tried, looked, tried
from interpreter_app.desktop.dialogs.import_texts import problems_html, refused
from interpreter_app.desktop.dialogs.note_texts import brought_text, coming_lines, strangers_text, would_bring
from interpreter_app.desktop.dropped import file_in
from interpreter_app.desktop.jobs import Deed, Job, Jobs, Writer, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.notes.transcript_reader import SUFFIXES
from interpreter_app.exchange.reading import Problem
from interpreter_app.services import note_import, note_taking
from interpreter_app.services.note_import import OWN, Brought, Coming, Prospect
from interpreter_app.services.transcripts import counts_from_start
from interpreter_app.store import history
from interpreter_app.store.database import Store

_REST = 200
"""Milliseconds a choice rests before it is looked at anew what would be done."""
_MOST = 300
"""Notes that are shown."""
_PREVIEW, _PROBLEMS = "preview", "problems"
_CHOICES_WIDTH = 40 * UNIT
"""At ordinary text; wider with it."""


class Known(NamedTuple):
    """What the page knows: visits, contacts by id, and the id of the visit that is open, or an empty text."""

    visits: Sequence[Visit] = ()
    contacts: Mapping[str, Contact] = {}
    opened: str = ""


class ImportNotesDialog(Frame):
    """Reads notes into the store. `who` is noted in the history."""

    folderUsed = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The folder of the file that was imported."""
    imported = Signal(str)
    """Notes were imported: the id of the visit of the first of them, empty outside any."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        known: Known,
        folder: str = "",
        who: str = "",
    ) -> None:
        super().__init__("importNotesDialog", theme, parent)
        self._store_path = store.path
        self._writer, self._jobs, self._who = writer, jobs, who
        self._known = known
        self._now = note_taking.now()
        self._files = FileChooser(self, folder)
        self._path: Path | None = None
        self._read: Read | None = None
        self._tried: Prospect | None = None
        self._job: Job | None = None
        self._is_writing = self._is_seen = False
        self._visits = {one.id: one for one in known.visits}
        self.file = QLabel(self)
        self.file.setObjectName("importNotesFile")
        self.choose_button = QPushButton(self)
        self.choose_button.setObjectName("importNotesChoose")
        self.choices = NoteChoices(known.visits, known.contacts, known.opened, self._now, theme, self)
        self.summary = QLabel(self)
        self.summary.setObjectName("importNotesSummary")
        self.parts = Choice((_PREVIEW, _PROBLEMS), theme, self)
        self.parts.setObjectName("importNotesParts")
        self.list: TwoLineList[Coming] = TwoLineList("importNotesList", self._said, theme, self)
        self.problems = ReadingText(self)
        self.problems.setObjectName("importNotesProblems")
        self._problem_count = 0
        self.import_button = QPushButton(self)
        self.import_button.setObjectName("importNotesStart")
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_nothing()
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        above = QHBoxLayout()
        above.setSpacing(2 * UNIT)
        self.file.setWordWrap(True)
        self.choose_button.setAutoDefault(False)
        above.addWidget(self.file, 1)
        above.addWidget(self.choose_button)
        self.body.addLayout(above)
        self._room = Room("importNotesRoom", self.choices, self)
        seen = QVBoxLayout()
        seen.setSpacing(2 * UNIT)
        self.summary.setWordWrap(True)
        seen.addWidget(self.summary)
        seen.addWidget(self.parts)
        seen.addWidget(self.list, 1)
        seen.addWidget(self.problems, 1)
        row = QHBoxLayout()
        row.setSpacing(4 * UNIT)
        row.addWidget(self._room)
        row.addLayout(seen, 1)
        self.body.addLayout(row, 1)
        self.body.addStretch()
        self.foot.addStretch()
        self.end_foot(self.import_button)
        tab_through(
            self.choose_button, self._room, self.parts, self.list, self.problems, self.import_button,
            self.close_button,
        )  # fmt: skip
        self._measure()
        self.fit(128, 88)

    def _measure(self) -> None:
        """Leave the choices room for their words, however large the text."""
        wanted = round(_CHOICES_WIDTH * self.theme.pixels(Text.BODY) / 16)
        self._room.setFixedWidth(max(wanted, self._room.minimumSizeHint().width()))

    def _connect(self) -> None:
        self.theme.changed.connect(self._measure)
        self.choose_button.clicked.connect(self._on_choose)
        self.choices.changed.connect(self._on_choice)
        self._rest.timeout.connect(self._try)
        self.parts.chosen.connect(self._on_part)
        self.import_button.clicked.connect(self._on_import)
        self.finished.connect(self._on_finished)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Import notes"))
        self.choose_button.setText(_("Choose a file…"))
        self.choices.retranslate()
        self.list.setAccessibleName(_("The first notes of the file"))
        self.problems.setAccessibleName(_("Problems in the file"))
        self.import_button.setText(_("Import"))
        self.list.retranslate()
        self._name_file()
        self._name_parts()
        give_letters(self)
        if self._tried is not None:
            self._tell(self._tried)

    # The file.

    def choose_file(self, path: Path) -> None:
        """Read this file and say what an import would do."""
        if self._is_writing:
            return
        self._stop()
        self._path, self._read = path, None
        self._name_file()
        self._show_nothing()
        self._say(_("Reading {name}…").format(name=path.name))
        now, store_path = self._now, self._store_path

        def work(_progress: Progress) -> Read:
            return with_store(store_path, lambda store: looked(store, path, now))

        self._job = self._jobs.run("", work, self._on_read, self._on_refused)
        self.destroyed.connect(self._job.cancel)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here."""
        if file_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = file_in(event.mimeData())
        if path is not None:
            self.choose_file(path)

    def _name_file(self) -> None:
        if self._path is None:
            self.file.setText(_("Choose a file, or drop one here: notes of Passerelle, or a transcript."))
            set_role(self.file, "soft")
        else:
            self.file.setText(self._path.name)
            set_role(self.file, "")
        self.file.setToolTip("\n".join((_("What can be read:"), " ".join((*OWN, *SUFFIXES)))))

    def _on_choose(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in (*OWN, *SUFFIXES))
        filters = f"{_('Notes and transcripts')} ({kinds});;{_('All files')} (*)"
        self._files.to_open(_("Import notes"), filters, self._on_path)

    def _on_path(self, path: str) -> None:
        self.choose_file(Path(path))

    # The trial.

    def _on_read(self, read: Read) -> None:
        self._job = None
        self._read = read
        if read.refusal is not None:
            self._say(refused(read.refusal), warn=True)
            self._list_problems(read.refusal.problems)
            self.parts.choose(_PROBLEMS)
            self._show_parts()
        elif read.look is not None:
            self.choices.begin(read.look.file is not None, read.names_visits)
            self._try()

    def _on_choice(self) -> None:
        self.import_button.setEnabled(False)
        self._rest.start()

    def _try(self) -> None:
        read = self._read
        if read is None or read.look is None or self._is_writing:
            return
        self._stop()
        store_path = self._store_path
        into, telling, said = self.choices.into, self.choices.telling, self.choices.said

        def work(_progress: Progress) -> Tried:
            return with_store(store_path, lambda store: tried(store, read, into, telling, said))

        self._job = self._jobs.run("", work, self._on_tried, self._on_refused)
        self.destroyed.connect(self._job.cancel)

    def _on_tried(self, done: Tried) -> None:
        self._job = None
        self._read, self._tried = done.read, done.prospect
        look = done.read.look
        assert look is not None
        transcript = look.transcript
        elapsed = self.choices.telling.elapsed
        is_elapsed = transcript is not None and counts_from_start(transcript, elapsed)
        self.choices.show_look(look, is_elapsed, done.read.names)
        self._room.setVisible(True)
        self.list.show_rows(done.prospect.coming[:_MOST])
        self._list_problems(look.problems)
        self._tell(done.prospect)
        self._show_parts()
        is_first, self._is_seen = not self._is_seen, True
        counts = done.prospect.brought
        self.import_button.setEnabled(bool(counts.added or counts.changed))
        give_letters(self)
        if is_first:
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, sentence: str) -> None:
        self._job = None
        self._is_writing = False
        self._enable(True)
        self._tried = None
        self.import_button.setEnabled(False)
        self.list.show_rows(())
        self._say(sentence, warn=True)
        if not self.isVisible():
            self.open()

    def _tell(self, prospect: Prospect) -> None:
        missing = strangers_text(prospect.strangers)
        self._say(" ".join(filter(None, (would_bring(prospect.brought), missing))), warn=bool(missing))

    def _say(self, text: str, warn: bool = False) -> None:
        set_role(self.summary, "warning" if warn else "")
        self.summary.setText(text)
        self.summary.setVisible(bool(text))
        announce(self.summary, text, urgent=warn)

    # What is shown.

    def _said(self, one: Coming) -> TwoLines:
        return coming_lines(one, Around(self._visits.get(one.note.visit), self._known.contacts))

    def _show_nothing(self) -> None:
        self._tried = None
        self.choices.show_nothing()
        self._room.setVisible(False)
        self.list.show_rows(())
        self._list_problems(())
        self.parts.choose(_PREVIEW)
        for part in (self.parts, self.list, self.problems):
            part.setVisible(False)
        self.import_button.setEnabled(False)

    def _show_parts(self) -> None:
        is_preview = self.parts.current == _PREVIEW
        self.parts.setVisible(True)
        self.list.setVisible(is_preview)
        self.problems.setVisible(not is_preview)

    def _list_problems(self, problems: Sequence[Problem]) -> None:
        self.problems.setHtml(problems_html(problems, self.theme) if problems else "")
        self._problem_count = len(problems)
        self._name_parts()

    def _name_parts(self) -> None:
        self.parts.set_text(_PREVIEW, _("Preview"))
        said = _("Problems ({number})").format(number=number_text(self._problem_count))
        self.parts.set_text(_PROBLEMS, said)

    def _on_part(self, _name: str) -> None:
        self._show_parts()

    # The import.

    def _on_import(self) -> None:
        read, prospect, who = self._read, self._tried, self._who
        if read is None or read.look is None or prospect is None or self._is_writing:
            return
        found, coming = read.look, prospect.coming
        deed: Deed[Brought] = Deed(
            lambda store: note_import.carry_out(store, found, coming, who),
            brought_text,
            lambda store, done: history.undo(store, done.operation),
            did=lambda done: done.operation is not None,
        )
        self._is_writing = True
        self._enable(False)
        self._say(_("Importing {name}").format(name=found.name))
        self._writer.write(deed, self._on_imported, self._on_refused)

    def _on_imported(self, _done: Brought) -> None:
        self._is_writing = False
        if self._path is not None:
            self.folderUsed.emit(self._files.used(self._path))
        first = next((one.note.visit for one in self._tried.coming), "") if self._tried is not None else ""
        self.imported.emit(first)
        self.accept()

    def reject(self) -> None:
        """Close; while notes are being written only step aside."""
        if self._is_writing:
            self.hide()
        else:
            super().reject()

    def _enable(self, is_idle: bool) -> None:
        for part in (self.choose_button, self._room, self.import_button):
            part.setEnabled(is_idle)

    def _stop(self) -> None:
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_finished(self, _result: int) -> None:
        self._stop()
