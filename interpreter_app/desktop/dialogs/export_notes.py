"""Notes into a file: those of a visit, or those that the filters leave, as YAML, CSV or Markdown.

Owns the choice, and says before anything is written what stays out and what the format has no place for. The
file is made by a worker; what is saved are the very bytes of which that was said.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.files import write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext, pgettext
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import file_name
from interpreter_app.desktop.dialogs.note_texts import (
    format_title,
    good_for,
    stay_out,
    with_confidential,
    would_write,
    written,
)
from interpreter_app.desktop.dialogs.saving import SavingFrame
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.notes.filters import NOTHING_ASKED, Filter
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.timeline import in_order
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import note_files, note_reading
from interpreter_app.services.note_files import FORMATS, Outgoing
from interpreter_app.store.database import Store

_EVERY = 1_000_000


class Asked(NamedTuple):
    """Which notes the page shows: of a visit, or of none, those that fit a filter and have these words."""

    visit: Visit | None
    wanted: Filter = NOTHING_ASKED
    words: str = ""

    @property
    def is_part(self) -> bool:
        """Whether it may be fewer than all."""
        return bool(self.wanted or self.words.strip())


class _Ready(NamedTuple):
    """A file as it would be written, how many notes it was chosen from, and how many are confidential."""

    file: Outgoing
    every: int
    shown: int
    confidential: int


class ExportNotesDialog(SavingFrame):
    """Writes notes into a file."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        theme: Theme,
        asked: Asked,
        parent: QWidget | None = None,
        *,
        folder: str = "",
    ) -> None:
        super().__init__("exportNotes", jobs, theme, folder, parent)
        self._store_path = store.path
        self._asked = asked
        self._making: Job | None = None
        self._ready: _Ready | None = None
        self.all_button, self.shown_button = QRadioButton(self), QRadioButton(self)
        self.all_button.setObjectName("exportNotesAll")
        self.shown_button.setObjectName("exportNotesShown")
        self.formats = {name: QRadioButton(self) for name in FORMATS}
        self.explanations = {name: QLabel(self) for name in FORMATS}
        self.confidential = QCheckBox(self)
        self.confidential.setObjectName("exportNotesConfidential")
        self.told, self.left_out = QLabel(self), QLabel(self)
        self.told.setObjectName("exportNotesTold")
        self._headings = [QLabel(self) for _part in range(2)]
        self._groups = [QButtonGroup(self) for _part in range(2)]
        self._lay_out()
        for group in self._groups:
            group.buttonToggled.connect(self._on_choice)
        self.confidential.toggled.connect(self._on_choice)
        self.finished.connect(self._on_finished)
        self.retranslate()
        (self.shown_button if self._asked.is_part else self.formats[FORMATS[0]]).setFocus()
        self._make()

    def _lay_out(self) -> None:
        self._which = QWidget(self)
        which = QVBoxLayout(self._which)
        which.setContentsMargins(0, 0, 0, 0)
        which.setSpacing(UNIT)
        which.addWidget(self._headings[0])
        for button in (self.all_button, self.shown_button):
            self._groups[0].addButton(button)
            which.addWidget(button)
        is_part = self._asked.is_part
        self._which.setVisible(is_part)
        (self.shown_button if is_part else self.all_button).setChecked(True)
        self.body.addWidget(self._which)
        formats = QVBoxLayout()
        formats.setSpacing(0)
        formats.addWidget(self._headings[1])
        for name, button in self.formats.items():
            button.setObjectName(f"exportNotes-{name}")
            self._groups[1].addButton(button)
            self.explanations[name].setProperty("role", "small")
            self.explanations[name].setWordWrap(True)
            self.explanations[name].setContentsMargins(3 * UNIT, 0, 0, UNIT)
            formats.addSpacing(UNIT // 2)
            formats.addWidget(button)
            formats.addWidget(self.explanations[name])
        self.formats[FORMATS[0]].setChecked(True)
        self.body.addLayout(formats)
        secret = QVBoxLayout()
        secret.setSpacing(UNIT // 2)
        secret.addWidget(self.confidential)
        secret.addWidget(self.left_out)
        self.left_out.setContentsMargins(3 * UNIT, 0, 0, 0)
        self.body.addLayout(secret)
        for label in self._headings:
            label.setProperty("role", "heading")
        self.left_out.setProperty("role", "small")
        self.told.setWordWrap(True)
        self.body.addWidget(self.told)
        self.body.addStretch()
        self.body.addLayout(self.outcome)
        self.foot.addStretch()
        self.end_foot(self.save_button)
        tab_through(
            self.all_button, self.shown_button, *self.formats.values(), self.confidential,
            *self.outcome_buttons, self.save_button, self.close_button,
        )  # fmt: skip
        self.fit(76, 70)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        visit = self._asked.visit
        whose = title_of(visit) if visit is not None else ""
        self.say_title(
            _("Export the notes of “{title}”").format(title=whose)
            if whose
            else _("Export notes outside any visit")
        )
        self._headings[0].setText(pgettext("notes", "Which"))
        self._headings[1].setText(_("Format"))
        for name, button in self.formats.items():
            button.setText(format_title(name))
            self.explanations[name].setText(good_for(name))
        self.save_button.setText(_("Save…"))
        self.retranslate_outcome()
        self._say_counts()
        give_letters(self)

    @property
    def format(self) -> str:
        """The format that is chosen."""
        return next(name for name, button in self.formats.items() if button.isChecked())

    def ask_where(self) -> None:
        """Ask where to save."""
        visit, suffix = self._asked.visit, f".{self.format}"
        words = f"{title_of(visit)} – {_('notes')}" if visit is not None else _("Notes")
        kinds = f"{format_title(self.format)} (*{suffix})"
        self.ask(_("Export notes"), file_name(words, suffix), kinds)

    def save_to(self, path: Path) -> None:
        """Save the file of which the dialog tells."""
        ready = self._ready
        if ready is None:
            return

        def work(_progress: Progress) -> tuple[Path, Outgoing]:
            write_atomically(path, ready.file.content)
            return path, ready.file

        self.tell(_("Writing {name}…").format(name=path.name))
        self.beside("", work, self._on_saved, self._on_refused)

    # What would be written.

    def _on_choice(self, *_what: object) -> None:
        self._make()

    def _make(self) -> None:
        if self._making is not None:
            self._making.cancel()
        self.forget_saved()
        self._ready = None
        self.save_button.setEnabled(False)
        store_path, asked, wanted = self._store_path, self._asked, self.format
        is_all, secret = self.all_button.isChecked(), self.confidential.isChecked()
        language = Language(i18n.language())

        def work(_progress: Progress) -> _Ready:
            return with_store(store_path, lambda store: _made(store, asked, is_all, wanted, language, secret))

        self._making = self.beside("", work, self._on_made, self._on_not_made)

    def _on_made(self, ready: _Ready) -> None:
        self._making = None
        self._ready = ready
        self.save_button.setEnabled(bool(ready.file.written))
        self._say_counts()

    def _on_not_made(self, sentence: str) -> None:
        self._making = None
        self.told.setText("")
        self.tell(sentence, warn=True)

    def _say_counts(self) -> None:
        """How many there are, once that is known."""
        ready = self._ready
        if ready is None:
            self.all_button.setText(_("All notes"))
            self.shown_button.setText(_("Only those that the filters leave"))
            self.confidential.setText(_("With what is confidential"))
            return
        every, shown, secret = ready.every, ready.shown, ready.confidential
        all_of_them = ngettext("The only note", "All {count} notes", every)
        left = ngettext(
            "Only the one that the filters leave", "Only the {count} that the filters leave", shown
        )
        self.all_button.setText(all_of_them.format(count=number_text(every)))
        self.shown_button.setText(left.format(count=number_text(shown)))
        self.confidential.setText(with_confidential(secret))
        self.confidential.setEnabled(bool(secret))
        self.left_out.setText(stay_out(ready.file.left_out))
        self.left_out.setVisible(bool(ready.file.left_out))
        self.told.setText(would_write(ready.file))

    def _on_saved(self, saved: tuple[Path, Outgoing]) -> None:
        path, file = saved
        self.tell_saved(path, written(path.name, file.written, file.left_out), openable=False)

    def _on_refused(self, sentence: str) -> None:
        self.tell(sentence, warn=True)

    def _on_finished(self, _result: int) -> None:
        if self._making is not None:
            self._making.cancel()


def _made(
    store: Store, asked: Asked, is_all: bool, wanted: str, language: Language, confidential: bool
) -> _Ready:
    if asked.words.strip():
        note_reading.make_findable(store)
    with store.read():
        every = note_reading.all_of(store, asked.visit)
        shown = _shown(store, asked) if asked.is_part else every
        some = every if is_all else shown
        file = note_files.outgoing(store, some, wanted, language, asked.visit, confidential=confidential)
    return _Ready(file, len(every), len(shown), sum(one.confidential for one in some))


def _shown(store: Store, asked: Asked) -> list[Note]:
    """What the filters leave, in the order of the timeline."""
    if not asked.words.strip():
        return note_reading.all_of(store, asked.visit, asked.wanted)
    found = note_reading.search(store, asked.words, _EVERY, asked.visit, asked.wanted).notes
    whose = asked.visit.id if asked.visit is not None else ""
    return in_order(one for one in found if one.visit == whose)
