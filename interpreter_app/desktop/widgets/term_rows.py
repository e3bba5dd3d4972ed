"""The terms of one language in a form: a line for each, an empty one below for the next.

Owns what of a term stands in the line and what unfolds below it. Knows no concept and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets import term_words as words
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.desktop.widgets.term_details import TermDetails, Values
from interpreter_app.domain.terms import Gender, Language, Status, Term, TermType

LONGEST = 2000
"""Letters that a term may have."""

V = TypeVar("V")


class TermRow(QWidget):
    """One term. `edited` tells that the person changed something of it."""

    edited = Signal()
    left = Signal()
    entered = Signal()
    """Enter in the text."""
    unfolded = Signal()
    """There are fields more, to be put into the order of the keyboard."""

    def __init__(self, language: Language, place: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._term = Term("", language)
        self._place = place
        self._prefix = f"{language}Term"
        self.text = FormLine(f"{self._prefix}Text{place}", self)
        self.text.setMaxLength(LONGEST)
        self.gender = Values[Gender | None](f"{self._prefix}Gender{place}", (None, *Gender), self)
        self.gender.narrow()
        self.status = Values[Status](f"{self._prefix}Status{place}", tuple(Status), self)
        self.more = QToolButton(self)
        self.more.setObjectName(f"{self._prefix}More{place}")
        self.more.setCheckable(True)
        self.details: TermDetails | None = None
        self._lay_out()
        self.text.textEdited.connect(self._on_edited)
        self.text.editingFinished.connect(self.left)
        self.text.returnPressed.connect(self.entered)
        for values in (self.gender, self.status):
            values.field.activated.connect(self._on_edited)
        self.more.toggled.connect(self._on_more)
        theme.changed.connect(self._on_theme)
        self._on_theme()
        self.retranslate()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.text, 1)
        line.addWidget(self.gender.field)
        line.addWidget(self.status.field)
        line.addWidget(self.more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(line)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in its order."""
        unfolded = self.details.stops() if self.details is not None else ()
        return (self.text, self.gender.field, self.status.field, self.more, *unfolded)

    def show_term(self, term: Term) -> None:
        """Show a term that nobody typed; what unfolds stays as it was, below an empty line folded."""
        self._term = term
        if not term.text:
            self.fold()
        self.text.show_text(term.text)
        self.gender.choose(term.gender)
        self.status.choose(term.status)
        if self.details is not None:
            self.details.show_term(term)
        self._offer()

    def fold(self) -> None:
        """Have what unfolds folded away."""
        self.more.setChecked(False)

    def term(self) -> Term:
        """The term as it is typed; its text may be empty."""
        term = self.details.typed(self._term) if self.details is not None else self._term
        return replace(term, text=self.text.typed(), gender=self.gender.chosen, status=self.status.chosen)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        is_french = self._language is Language.FRENCH
        self.text.setAccessibleName(_("French term") if is_french else _("English term"))
        self.text.setPlaceholderText(_("French term") if is_french else _("English term"))
        self.gender.field.setAccessibleName(_("Gender"))
        self.status.field.setAccessibleName(_("Status"))
        self.more.setToolTip(_("Kind, grammar, region, how to say it"))
        self.more.setAccessibleName(self.more.toolTip())
        self.gender.say(words.gender_name)
        self.status.say(words.status_choice)
        if self.details is not None:
            self.details.retranslate()

    def _on_edited(self) -> None:
        self._offer()
        self.edited.emit()

    def _offer(self) -> None:
        """What is said of a term is asked once there is one."""
        is_there = bool(self.text.text())
        self.gender.field.setVisible(is_there and self._language is Language.FRENCH)
        self.status.field.setVisible(is_there)
        self.more.setVisible(is_there)
        self._mark_more()

    def _on_more(self, is_open: bool) -> None:
        if self.details is None:
            self.details = TermDetails(self._prefix, self._place, self)
            self.details.show_term(self._term)
            self.details.edited.connect(self._on_edited)
            self.details.left.connect(self.left)
            self._column.addWidget(self.details)
            self.unfolded.emit()
        self.details.setVisible(is_open)
        self._on_theme()

    def _mark_more(self) -> None:
        """What is folded away and says something is shown to be there."""
        term = self.term()
        says = any((
            term.type is not TermType.FULL_FORM, term.part_of_speech, term.number, term.region,
            term.pronunciation, term.context,
        ))  # fmt: skip
        self.more.setProperty("role", "says" if says else "")
        self.more.style().unpolish(self.more)
        self.more.style().polish(self.more)

    def _on_theme(self) -> None:
        size = self._theme.pixels(Text.BODY)
        self.more.setIcon(icon("fold" if self.more.isChecked() else "unfold", self._theme, size))
        self.more.setIconSize(QSize(size, size))


class TermRows(QWidget):
    """The terms of one language."""

    edited = Signal()
    left = Signal()
    entered = Signal()
    """Enter in one of the terms: on to the other language."""
    grown = Signal()
    """There is a line more, to be put into the order of the keyboard."""

    def __init__(self, language: Language, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{language}Terms")
        self._theme = theme
        self._language = language
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.rows: list[TermRow] = []
        self._spare: list[TermRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self._column.addWidget(self.heading)
        self.show_terms(())

    def show_terms(self, terms: Iterable[Term]) -> None:
        """Show these terms, and an empty line for the next one."""
        shown = [*terms, self._next_term(0)]
        shown[-1] = self._next_term(len(shown) - 1)
        while len(self.rows) > len(shown):
            self._spare.append(self.rows.pop())
            self._spare[-1].hide()
        has_grown = len(self.rows) < len(shown)
        while len(self.rows) < len(shown):
            self._add_row()
        for row, term in zip(self.rows, shown, strict=True):
            row.show_term(term)
        if has_grown:
            self.grown.emit()

    def fold(self) -> None:
        """Have what unfolds below the terms folded away: it is another concept's."""
        for row in (*self.rows, *self._spare):
            row.fold()

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in its order."""
        return [stop for row in self.rows for stop in row.stops()]

    def focus_first(self) -> None:
        """Put the keyboard in the first term."""
        self.rows[0].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def terms(self) -> tuple[Term, ...]:
        """The terms that have a text."""
        return tuple(term for row in self.rows if (term := row.term()).text.strip())

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.heading.setText(_("French") if self._language is Language.FRENCH else _("English"))
        for row in (*self.rows, *self._spare):
            row.retranslate()

    def _next_term(self, place: int) -> Term:
        return Term("", self._language, status=Status.ADMITTED if place else Status.PREFERRED)

    def _add_row(self) -> None:
        """Show a line that has been made already, or make one: that takes some milliseconds."""
        if self._spare:
            self.rows.append(self._spare.pop())
            self.rows[-1].show()
            return
        row = TermRow(self._language, len(self.rows), self._theme, self)
        row.edited.connect(self._on_edited)
        row.left.connect(self.left)
        row.entered.connect(self.entered)
        row.unfolded.connect(self.grown)
        self.rows.append(row)
        self._column.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)

    def _on_edited(self) -> None:
        if self.rows[-1].text.text():
            self._add_row()
            self.rows[-1].show_term(self._next_term(len(self.rows) - 1))
            self.grown.emit()
        self.edited.emit()
