"""The first concepts of a file as they would be read: the table in the import dialog.

Owns what is shown of a concept there. Holds no truth: it is shown what a reading has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.glossaries import concept_row, spoken
from interpreter_app.desktop.models.result_text import SIGN_TOKENS, one_line
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.quiet_table import AnyIndex, QuietTable
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.domain.subjects import shown
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.services.wording import in_interface_language

MOST = 300
"""Concepts that are shown."""

_HEAD, _GRAMMAR, _SIGN, _TARGET = _USUAL = range(4)
_LONGEST = 300

_Column = tuple[Callable[[], str], Callable[[Concept], str]]
_FURTHER: Sequence[_Column] = (
    (lambda: _("Definition"), lambda c: in_interface_language(c.definition)),
    (lambda: _("What to say"), lambda c: in_interface_language(c.transfer_note)),
    (lambda: _("Note"), lambda c: c.note),
    (lambda: _("Subject field"), lambda c: shown(c.subject_field)),
    (lambda: _("Source"), lambda c: c.source),
)
"""What else a concept says: heading and text of each column, which is there if it has anything."""


class PreviewModel(QAbstractTableModel):
    """The first concepts of a reading: headword, gender, sign, target, and of _FURTHER what they have."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._concepts: Sequence[Concept] = ()
        self._further: Sequence[_Column] = ()

    def show(self, concepts: Sequence[Concept]) -> None:
        """Show the first of these."""
        self.beginResetModel()
        self._concepts = concepts[:MOST]
        self._further = [one for one in _FURTHER if any(map(one[1], self._concepts))]
        self.endResetModel()

    def retranslate(self) -> None:
        """Say the headings in the current language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many concepts are shown."""
        return 0 if parent.isValid() else len(self._concepts)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(_USUAL) + len(self._further)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The headings; the sign needs none."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        further = (heading() for heading, _text in self._further)
        return (_("French"), _("Gender"), "", _("English"), *further)[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A cell's text, its colour, the whole of it as a tip, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._concepts):
            return None
        concept, column = self._concepts[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._text(concept, column)[:_LONGEST])
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapping_tip(self._text(concept, column)[: 4 * _LONGEST])
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.colour(_token(concept, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = concept_row(0, concept, Language.FRENCH)
            return spoken(row) if column == _HEAD else self._text(concept, column)
        return None

    def _text(self, concept: Concept, column: int) -> str:
        if column < len(_USUAL):
            return _texts(concept)[column]
        return self._further[column - len(_USUAL)][1](concept)


def preview_table(model: PreviewModel, theme: Theme, parent: QWidget) -> QuietTable:
    """The table that shows a preview."""
    made = QuietTable("importPreview", model, theme, parent)
    header = made.horizontalHeader()
    header.setMinimumSectionSize(3 * UNIT)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for column in (_GRAMMAR, _SIGN):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    return made


def _texts(concept: Concept) -> tuple[str, str, str, str]:
    """What stands in the columns. An entry without French stands under its English term, as in the list."""
    row = concept_row(0, concept, Language.FRENCH)
    sign = row.equivalence.sign if row.equivalence else ""
    french, english = (
        "; ".join(term.text for term in concept.in_language(language)) for language in Language
    )
    return french, row.grammar if french else "", sign, english


def _token(concept: Concept, column: int) -> str:
    if column == _SIGN:
        return SIGN_TOKENS[concept.equivalence] if concept.equivalence else "soft"
    return "ink" if column in (_HEAD, _TARGET) else "soft"
