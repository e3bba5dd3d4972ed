"""Who said what to a date: rows of answers, each to be edited.

Owns these rows. An answer has no id in a visit, so its place stands for it here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.own_undo import OwnUndoLine
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.domain.visits.visit import Answer, Verdict

_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An answer, and what tells its row from the others."""

    id: str
    answer: Answer


def verdict_name(verdict: Verdict) -> str:
    """What somebody says to a date, in a word or two."""
    match verdict:
        case Verdict.YES:
            return pgettext("to a date", "yes")
        case Verdict.IF_NEED_BE:
            return pgettext("to a date", "if need be")
        case Verdict.NO:
            return pgettext("to a date", "no")


class _AnswerEditor(PartEditor[_Numbered]):
    """Who, what, and a word on it."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.who, self.note = OwnUndoLine(self), OwnUndoLine(self)
        self.who.setObjectName("answerWho")
        self.note.setObjectName("answerNote")
        self.verdict = Choice([*map(str, Verdict)], desk.theme, self)
        self.verdict.setObjectName("answerVerdict")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * UNIT)
        row.addWidget(self.who, 3)
        row.addWidget(self.verdict)
        row.addWidget(self.note, 4)
        self.who.textEdited.connect(self._on_edited)
        self.note.textEdited.connect(self._on_edited)
        self.note.returnPressed.connect(self.entered)
        self.verdict.chosen.connect(self._on_edited)

    def show_part(self, part: _Numbered) -> None:
        """Show an answer."""
        super().show_part(part)
        answer = part.answer
        for field, text in ((self.who, self._name(answer)), (self.note, answer.note)):
            if field.text().strip() != text:
                field.setText(text)
        self.verdict.blockSignals(True)
        self.verdict.choose(answer.verdict)
        self.verdict.blockSignals(False)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.who.setPlaceholderText(_("who"))
        self.who.setAccessibleName(_("Who answers"))
        self.note.setPlaceholderText(_("a word on it"))
        self.note.setAccessibleName(_("Note on the answer"))
        self.verdict.setAccessibleName(_("Answer"))
        for verdict in Verdict:
            self.verdict.set_text(verdict, verdict_name(verdict))

    def focus_first(self) -> None:
        """Put the keyboard on who it is."""
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self, answer: Answer) -> str:
        return answer.who or (self._desk.name(answer.contact) if answer.contact else "")

    def _on_edited(self, *_what: object) -> None:
        before = self.part.answer
        who = self.who.text()
        is_same = who.strip() == self._name(before)
        known = {self._desk.name(ident): ident for ident in self._desk.contacts}
        answer = replace(
            before,
            verdict=Verdict(self.verdict.current),
            note=self.note.text(),
            who=before.who if is_same else "" if who in known else who,
            contact=before.contact if is_same else known.get(who, ""),
        )
        self.change(replace(self.part, answer=answer))


class AnswerRows(QWidget):
    """The answers to one option. `changed` gives the tuple of answers."""

    changed = Signal(object)

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: PartRows[_Numbered] = PartRows(
            "dateAnswers", lambda parent: _AnswerEditor(desk, parent), _fresh, desk.theme, self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        self._rows.changed.connect(self._on_changed)

    def show_answers(self, answers: tuple[Answer, ...]) -> None:
        """Show these answers; who types in one goes on typing."""
        known = self._rows.parts
        ids = [part.id for part in known[: len(answers)]]
        ids += [_fresh().id for _more in range(len(answers) - len(ids))]
        self._rows.show_parts([_Numbered(*pair) for pair in zip(ids, answers, strict=True)])

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self._rows.say(_("Add an answer"), _("Take this answer away"))

    def _on_changed(self, parts: tuple[_Numbered, ...]) -> None:
        self.changed.emit(tuple(part.answer for part in parts))


def _fresh() -> _Numbered:
    return _Numbered(f"answer-{next(_NUMBERS)}", Answer(Verdict.YES))
