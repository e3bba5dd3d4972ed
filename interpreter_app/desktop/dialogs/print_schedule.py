"""The schedule of a visit on paper: choices at the left, the real pages at the right, a PDF at the end.

Owns what is chosen. The pages are set by a worker; what is saved are the very bytes that were looked at.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.files import write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import file_name
from interpreter_app.desktop.dialogs.preview import Preview
from interpreter_app.desktop.dialogs.saving import SavingFrame
from interpreter_app.desktop.jobs import Job, Jobs
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.visit import Visit

_CHOICES_WIDTH = 32 * UNIT
_PAPERS = ("a4", "a5", "letter")


class PrintScheduleDialog(SavingFrame):
    """Prints the schedule of a visit into a PDF."""

    def __init__(
        self,
        jobs: Jobs,
        theme: Theme,
        visit: Visit,
        contacts: list[Contact],
        parent: QWidget | None = None,
        *,
        folder: str = "",
        author: str = "",
    ) -> None:
        super().__init__("printSchedule", jobs, theme, folder, parent)
        self._visit, self._contacts, self._author = visit, contacts, author
        self._setting: Job | None = None
        self._fields = {
            name: drop_down(f"printSchedule{name.title()}", self) for name in ("language", "person", "paper")
        }
        self._labels = {name: QLabel(self) for name in self._fields}
        self.preview = Preview(jobs, theme, self)
        own = Language(i18n.language())
        both = f"{own} {own.other}"
        for data in (both, own, own.other):
            self._fields["language"].addItem("", str(data))
        taking_part = {ident for session in visit.sessions for ident in present(session)}
        self._fields["person"].addItem("", "")
        for one in contacts:
            if one.id in taking_part:
                self._fields["person"].addItem(shown_name(one, i18n.language()), one.id)
        for paper in _PAPERS:
            self._fields["paper"].addItem("", paper)
        self._lay_out()
        for field in self._fields.values():
            field.currentIndexChanged.connect(self._set_pages)
        self.finished.connect(self._on_finished)
        self.retranslate()
        self._set_pages()

    def _lay_out(self) -> None:
        choices = QWidget(self)
        choices.setFixedWidth(_CHOICES_WIDTH)
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for name, field in self._fields.items():
            self._labels[name].setProperty("role", "small")
            self._labels[name].setBuddy(field)
            column.addWidget(self._labels[name])
            column.addWidget(field)
            column.addSpacing(UNIT)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(4 * UNIT)
        row.addWidget(choices)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)
        self.foot.addLayout(self.outcome, 1)
        self.end_foot(self.save_button)
        last = (*self.outcome_buttons, self.save_button, self.close_button)
        tab_through(*self._fields.values(), *self.preview.stops, *last)
        self.fit(124, 96)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Print the schedule"))
        for name, text in (("language", _("Language")), ("person", _("For")), ("paper", _("Paper"))):
            self._labels[name].setText(text)
            self._fields[name].setAccessibleName(text)
        names = {"fr": _("French"), "en": _("English")}
        language = self._fields["language"]
        for place in range(language.count()):
            codes = str(language.itemData(place)).split()
            said = _("both languages") if len(codes) > 1 else names[codes[0]]
            language.setItemText(place, said[:1].upper() + said[1:])
        self._fields["person"].setItemText(0, _("everybody"))
        for place, text in enumerate(("A4", "A5", _("US Letter"))):
            self._fields["paper"].setItemText(place, text)
        self.preview.retranslate()
        self.save_button.setText(_("Save as PDF…"))
        self.retranslate_outcome()
        give_letters(self)

    def ask_where(self) -> None:
        """Ask where to save the PDF."""
        words = [title_of(self._visit), _("schedule")]
        if self._fields["person"].currentData():
            words.append(self._fields["person"].currentText())
        self.ask(_("Save as PDF"), file_name(" – ".join(words), ".pdf"), _("PDF files (*.pdf)"))

    def save_to(self, path: Path) -> None:
        """Save the pages that are shown."""
        content = self.preview.content
        if content is None:
            return

        def work(_progress: Progress) -> Path:
            write_atomically(path, content)
            return path

        self.beside("", work, self._on_saved, self._on_refused)

    def _set_pages(self, _place: int = 0) -> None:
        if self._setting is not None:
            self._setting.cancel()
        self.forget_saved()
        self.save_button.setEnabled(False)
        visit, contacts, author = self._visit, self._contacts, self._author
        languages = tuple(Language(code) for code in str(self._fields["language"].currentData()).split())
        person, paper = self._fields["person"].currentData(), self._fields["paper"].currentData()

        def work(_progress: Progress) -> bytes:
            from interpreter_app.briefing.paper import Paper
            from interpreter_app.briefing.schedule import ScheduleOptions, print_schedule

            out = io.BytesIO()
            options = ScheduleOptions(languages, Paper(paper), person, author, date.today())
            print_schedule(visit, contacts, out, options)
            return out.getvalue()

        self._setting = self.beside("", work, self._on_set, self._on_refused)

    def _on_set(self, content: bytes) -> None:
        self._setting = None
        self.save_button.setEnabled(True)
        self.preview.show_pdf(content)

    def _on_refused(self, sentence: str) -> None:
        self._setting = None
        self.tell(sentence, warn=True)

    def _on_saved(self, path: Path) -> None:
        self.tell_saved(path, _("Saved: {name}").format(name=path.name), openable=True)

    def _on_finished(self, _result: int) -> None:
        if self._setting is not None:
            self._setting.cancel()
        self.preview.close_pdf()
