"""The dates of a visit: options proposed to both sides, who can and can't, the days agreed, a text to send.

Owns this section. When an option is agreed on, the visit takes place on its days.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import set_role
from interpreter_app.desktop.models.visit_words import days_of
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.date_options import DateOptionEditor
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import Section, heading, small
from interpreter_app.desktop.visit_saving import Change
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.domain.ids import part_id
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import DateOption, Visit, VisitStatus
from interpreter_app.services.letters import To, filled, letter_text

_AHEAD = timedelta(days=60)
"""A first option begins so long after today, until its day is typed."""
_BEFORE = (VisitStatus.IDEA, VisitStatus.NEGOTIATING)
_DATES = "dates"
_SIGNED = "–"
"""Without a name that a letter ends with its last paragraphs would be others."""


class Dates(Section):
    """Options, agreement, and the text in both languages."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitDates", desk, parent)
        self.agreed = QLabel(self)
        self.agreed.setObjectName("agreedDays")
        self.agreed.setWordWrap(True)
        self.reopen = _link("reopenDates", self)
        self.options: PartRows[DateOption] = PartRows(
            "dateOptions", self._made, self._fresh, desk.theme, self, is_ruled=True
        )
        self.texts = {language: QLabel(self) for language in Language}
        self.copies = {language: _link(f"copyDates{language.title()}", self) for language in Language}
        self._headings = {name: heading(self) for name in ("agreed", "options", "text")}
        self.hint = small(self)
        self._lay_out()
        self.options.changed.connect(self._on_options)
        self.reopen.clicked.connect(self._on_reopen)
        self.copies[Language.FRENCH].clicked.connect(self._on_copy_french)
        self.copies[Language.ENGLISH].clicked.connect(self._on_copy_english)

    def _lay_out(self) -> None:
        line = FlowRow(self)
        line.add(self.agreed)
        line.add(self.reopen)
        self.body.addWidget(self._headings["agreed"])
        self.body.addWidget(line)
        self.body.addWidget(self._headings["options"])
        self.body.addWidget(self.options)
        self.body.addWidget(self._headings["text"])
        self.body.addWidget(self.hint)
        pair = QHBoxLayout()
        pair.setSpacing(4 * UNIT)
        for language in Language:
            column = QVBoxLayout()
            column.setSpacing(UNIT)
            self.texts[language].setObjectName(f"datesText{language.title()}")
            self.texts[language].setWordWrap(True)
            column.addWidget(self.texts[language])
            column.addWidget(self.copies[language])
            column.addStretch()
            pair.addLayout(column, 1)
        self.body.addLayout(pair)
        self.body.addStretch()

    def show_visit(self, visit: Visit) -> None:
        """Show the dates of a visit."""
        self.options.show_parts(visit.options)
        self._tell(visit)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for name, text in (
            ("agreed", _("Days agreed")), ("options", _("Days proposed")), ("text", _("Text to send")),
        ):  # fmt: skip
            self._headings[name].setText(text)
        self.hint.setText(_("With a name, an address and a greeting it is among the letters."))
        self.reopen.setText(_("Open them again"))
        self.copies[Language.FRENCH].setText(_("Copy the French text"))
        self.copies[Language.ENGLISH].setText(_("Copy the English text"))
        self.options.say(_("Propose days"), _("Take this option away"))
        if self.desk.visit is not None:
            self._tell(self.desk.visit)

    def focus_first(self) -> None:
        """Put the keyboard on the first option, or on what adds one."""
        if self.options.rows:
            self.options.rows[0].editor.focus_first()
        else:
            self.options.add_button.setFocus()

    def flush(self) -> None:
        """Take the days that are typed."""
        self.options.flush()

    def _tell(self, visit: Visit) -> None:
        days = days_of(visit)
        none = _("None yet: agree on one of the options, or write them in the overview.")
        self.agreed.setText(days or none)
        self.agreed.setWordWrap(not days)  # else the link beside it would take its room
        set_role(self.agreed, "" if days else "soft")
        self.reopen.setVisible(bool(days))
        pattern = letter_text(_DATES)
        assert pattern is not None
        letter = filled(pattern, visit, list(self.desk.contacts.values()), To(None, _SIGNED), _DATES)
        has_options = bool(visit.options)
        for language in Language:
            body = letter.text.get(language).split("\n\n")
            # Greeting and ending are a letter's; what is sent by other ways goes without.
            self.texts[language].setText("\n\n".join(body[1:-2]))
            self.texts[language].setVisible(has_options)
            self.copies[language].setVisible(has_options)
        self._headings["text"].setVisible(has_options)
        self.hint.setVisible(has_options)

    def _made(self, parent: QWidget) -> PartEditor[DateOption]:
        made = DateOptionEditor(self.desk, parent)
        made.agreed.connect(self._on_agreed)
        return made

    def _fresh(self) -> DateOption:
        shown = self.options.parts
        if shown:
            first = shown[-1].last + timedelta(days=7)
            return DateOption(part_id("option"), first, first + (shown[-1].last - shown[-1].first))
        first = self.desk.today() + _AHEAD
        return DateOption(part_id("option"), first, first + timedelta(days=1))

    def _on_options(self, parts: tuple[DateOption, ...]) -> None:
        self.desk.change(lambda visit: replace(visit, options=parts))
        if self.desk.visit is not None:
            self._tell(self.desk.visit)

    def _on_agreed(self, option: DateOption) -> None:
        def change(visit: Visit) -> Visit:
            status = VisitStatus.AGREED if visit.status in _BEFORE else visit.status
            return replace(visit, first=option.first, last=option.last, status=status)

        self._settle(change)

    def _on_reopen(self) -> None:
        def change(visit: Visit) -> Visit:
            status = VisitStatus.NEGOTIATING if visit.status is VisitStatus.AGREED else visit.status
            return replace(visit, first=None, last=None, status=status)

        self._settle(change)

    def _settle(self, change: Change) -> None:
        self.desk.change(change)
        if self.desk.visit is not None:
            self.show_visit(self.desk.visit)

    def _on_copy_french(self) -> None:
        self._copy(Language.FRENCH)

    def _on_copy_english(self) -> None:
        self._copy(Language.ENGLISH)

    def _copy(self, language: Language) -> None:
        QGuiApplication.clipboard().setText(self.texts[language].text())
        self.desk.said.emit(_("Copied"))


def _link(name: str, parent: QWidget) -> QPushButton:
    made = QPushButton(parent)
    made.setObjectName(name)
    made.setProperty("role", "link")
    return made
