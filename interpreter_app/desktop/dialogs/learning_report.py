"""The learning report of a visit: choices at the left, its pages at the right, a PDF, Word or Markdown file
at the end.

Owns what is chosen. The pages are set by a worker; what is saved is the very report that was looked at.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import file_name
from interpreter_app.desktop.dialogs.note_texts import stay_out, with_confidential
from interpreter_app.desktop.dialogs.preview import Preview
from interpreter_app.desktop.dialogs.saving import SavingFrame
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.report.document import Document
from interpreter_app.domain.report.learning import ReportOptions
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import learning_reports, planning
from interpreter_app.store.database import Store

_CHOICES_WIDTH = 34 * UNIT
"""At ordinary text; wider with it."""
_PAPERS = ("a4", "a5", "letter")
_FORMATS = ("pdf", "docx", "md")


class _Set(NamedTuple):
    """A report that was set: what it says, how it looks on paper, and how many notes it can't have in it."""

    document: Document
    pages: bytes
    confidential: int


class LearningReportDialog(SavingFrame):
    """Writes the learning report of a visit. `author` stands on it."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        theme: Theme,
        visit: Visit,
        parent: QWidget | None = None,
        *,
        folder: str = "",
        author: str = "",
    ) -> None:
        super().__init__("learningReport", jobs, theme, folder, parent)
        self._store_path = store.path
        self._visit, self._author = visit, author
        self._setting: Job | None = None
        self._set: _Set | None = None
        self.fields = {
            name: drop_down(f"learningReport{name.title()}", self) for name in ("language", "format", "paper")
        }
        self._labels = {name: QLabel(self) for name in self.fields}
        self.explanation, self.left_out = QLabel(self), QLabel(self)
        self.left_out.setObjectName("learningReportLeftOut")
        self.confidential = QCheckBox(self)
        self.confidential.setObjectName("learningReportConfidential")
        self.preview = Preview(jobs, theme, self)
        own = Language(i18n.language())
        for data in (own, own.other, f"{own} {own.other}"):
            self.fields["language"].addItem("", str(data))
        for name, values in (("format", _FORMATS), ("paper", _PAPERS)):
            for value in values:
                self.fields[name].addItem("", value)
        self._lay_out()
        for name in ("language", "paper"):
            self.fields[name].currentIndexChanged.connect(self._on_choice)
        self.fields["format"].currentIndexChanged.connect(self._on_format)
        self.confidential.toggled.connect(self._on_choice)
        self.finished.connect(self._on_finished)
        self.retranslate()
        self.fields["language"].setFocus()
        self._set_pages()

    def _lay_out(self) -> None:
        choices = self._choices = QWidget(self)
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for name, field in self.fields.items():
            self._labels[name].setProperty("role", "small")
            self._labels[name].setBuddy(field)
            column.addWidget(self._labels[name])
            column.addWidget(field)
            if name == "format":
                column.addWidget(self.explanation)
            column.addSpacing(UNIT)
        column.addWidget(self.confidential)
        for label in (self.explanation, self.left_out):
            label.setProperty("role", "small")
            label.setWordWrap(True)
        column.addWidget(self.left_out)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(4 * UNIT)
        row.addWidget(choices)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)
        self.foot.addLayout(self.outcome, 1)
        self.end_foot(self.save_button)
        last = (*self.outcome_buttons, self.save_button, self.close_button)
        tab_through(*self.fields.values(), self.confidential, *self.preview.stops, *last)
        self._measure()
        self.theme.changed.connect(self._measure)
        self.fit(124, 96)

    def _measure(self) -> None:
        """Leave the choices room for their words, however large the text."""
        wanted = round(_CHOICES_WIDTH * self.theme.pixels(Text.BODY) / 16)
        self._choices.setFixedWidth(max(wanted, self._choices.minimumSizeHint().width()))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Learning report of “{title}”").format(title=title_of(self._visit)))
        for name, text in (("language", _("Language")), ("format", _("Format")), ("paper", _("Paper"))):
            self._labels[name].setText(text)
            self.fields[name].setAccessibleName(text)
        names = {"fr": _("French"), "en": _("English")}
        language = self.fields["language"]
        for place in range(language.count()):
            codes = str(language.itemData(place)).split()
            said = _("both languages") if len(codes) > 1 else names[codes[0]]
            language.setItemText(place, said[:1].upper() + said[1:])
        for place, text in enumerate(("PDF", _("Word (.docx)"), _("Markdown (.md)"))):
            self.fields["format"].setItemText(place, text)
        for place, text in enumerate(("A4", "A5", _("US Letter"))):
            self.fields["paper"].setItemText(place, text)
        self.explanation.setText(_("The pages show what it says. The program that opens it lays it out."))
        self.preview.retranslate()
        self.save_button.setText(_("Save…"))
        self.retranslate_outcome()
        self._say_confidential()
        give_letters(self)
        self._on_format()

    @property
    def format(self) -> str:
        """The format that is chosen: pdf, docx or md."""
        return str(self.fields["format"].currentData())

    def ask_where(self) -> None:
        """Ask where to save the report."""
        suffix = f".{self.format}"
        words = f"{title_of(self._visit)} – {_('learning report')}"
        kinds = f"{self.fields['format'].currentText()} (*{suffix})"
        self.ask(_("Save the learning report"), file_name(words, suffix), kinds)

    def save_to(self, path: Path) -> None:
        """Save the report that is shown."""
        made, wanted = self._set, self.format
        if made is None:
            return

        def work(_progress: Progress) -> Path:
            if wanted == "pdf":
                write_atomically(path, made.pages)
            else:
                learning_reports.write(made.document, path, wanted=wanted)
            return path

        self.tell(_("Writing {name}…").format(name=path.name))
        self.beside("", work, self._on_saved, self._on_refused)

    # The pages.

    def _on_choice(self, _what: object = None) -> None:
        self._set_pages()

    def _on_format(self, _place: int = 0) -> None:
        """The same report: only how it is written changes."""
        is_pdf = self.format == "pdf"
        for part in (self.fields["paper"], self._labels["paper"]):
            part.setVisible(is_pdf)
        self.explanation.setVisible(not is_pdf)
        self.forget_saved()

    def _set_pages(self) -> None:
        if self._setting is not None:
            self._setting.cancel()
        self.forget_saved()
        self._set = None
        self.save_button.setEnabled(False)
        store_path, ident = self._store_path, self._visit.id
        languages = tuple(Language(code) for code in str(self.fields["language"].currentData()).split())
        options = ReportOptions(languages, self.confidential.isChecked(), self._author, date.today())
        paper = str(self.fields["paper"].currentData())

        def work(_progress: Progress) -> _Set:
            return with_store(store_path, lambda store: _made(store, ident, options, paper))

        self._setting = self.beside("", work, self._on_set, self._on_refused)

    def _on_set(self, made: _Set) -> None:
        self._setting = None
        self._set = made
        self.save_button.setEnabled(True)
        self._say_confidential()
        self.preview.show_pdf(made.pages)

    def _say_confidential(self) -> None:
        """How many notes are confidential, once that is known."""
        count = self._set.confidential if self._set is not None else 0
        self.confidential.setText(with_confidential(count))
        if self._set is not None:
            self.confidential.setEnabled(bool(count))
        self.left_out.setText("" if self.confidential.isChecked() else stay_out(count))

    def _on_refused(self, sentence: str) -> None:
        self._setting = None
        self.save_button.setEnabled(self._set is not None)
        self.tell(sentence, warn=True)

    def _on_saved(self, path: Path) -> None:
        said = _("Saved: {name}").format(name=path.name)
        self.tell_saved(path, said, openable=True)

    def _on_finished(self, _result: int) -> None:
        if self._setting is not None:
            self._setting.cancel()
        self.preview.close_pdf()


def _made(store: Store, ident: str, options: ReportOptions, paper: str) -> _Set:
    from interpreter_app.briefing.paper import Paper
    from interpreter_app.briefing.report import print_report

    with store.read():
        visit = planning.visit(store, ident)
        if visit is None:
            raise UsageError(_("The visit has been deleted meanwhile: bring it back from the bin first."))
        document = learning_reports.report_of(store, visit, options)
        secret = learning_reports.confidential_in(store, visit)
    out = io.BytesIO()
    print_report(document, out, Paper(paper))
    return _Set(document, out.getvalue(), secret)
