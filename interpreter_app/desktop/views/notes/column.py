"""The left column of the Notes page: the visits, those notes that belong to none, and the parts of the page.

Owns which visit and which part are chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.models.visit_words import days_of, title_of
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.row_list import AnyIndex, RowList, RowModel
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.visits.visit import Visit

_MARK = 3


class Part(StrEnum):
    """The parts of the page, in their order."""

    TIMELINE = "timeline"
    QUESTIONS = "questions"
    DEBRIEF = "debrief"
    REVIEW = "review"
    TO_DO = "to-do"
    MISSED = "missed"


def part_name(part: Part) -> str:
    """What a part is called."""
    names = {
        Part.TIMELINE: _("Timeline"),
        Part.QUESTIONS: _("Key questions"),
        Part.DEBRIEF: _("Debrief"),
        Part.REVIEW: _("Review of the visit"),
        Part.TO_DO: _("Actions, all visits"),
        Part.MISSED: _("Missing terms"),
    }
    return names[part]


class Whose(NamedTuple):
    """Whose notes are read: those of a visit, or of none."""

    visit: Visit | None

    @property
    def id(self) -> str:
        """The id of the visit, empty if there is none."""
        return self.visit.id if self.visit is not None else ""


class _PartModel(RowModel[Part]):
    """The parts."""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name."""
        part = self.row_at(index)
        return part_name(part) if part is not None and role == Qt.ItemDataRole.DisplayRole else None


class _PartDelegate(QStyledItemDelegate):
    """Draws a part on one line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """One line."""
        return QSize(0, self._theme.pixels(Text.BODY) + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the line."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._theme.colour("chosen"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.left(), rect.top(), _MARK, rect.height(), self._theme.colour("accent"))
        painter.setFont(self._theme.font(Text.BODY))
        painter.setPen(self._theme.colour("accent" if chosen else "ink"))
        name = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, rect.width() - 3 * UNIT
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(2 * UNIT, 0, -UNIT, 0), flags, name)


class NoteColumn(QWidget):
    """Visits and parts."""

    visitChosen = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a visit; empty for the notes that belong to none."""
    partChosen = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: Mapping[str, int] = {}
        self._is_showing = False
        self.heading, self.part_heading = QLabel(self), QLabel(self)
        self.visits: TwoLineList[Whose] = TwoLineList("noteVisits", self._row, theme, self)
        self.parts: RowList[Part] = RowList("noteParts", _PartModel(self), theme, self)
        self.parts.setItemDelegate(_PartDelegate(theme, self.parts))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * UNIT, 0, 2 * UNIT)
        column.setSpacing(UNIT)
        for label in (self.heading, self.part_heading):
            label.setProperty("role", "heading")
            label.setContentsMargins(2 * UNIT, 0, UNIT, 0)
        column.addWidget(self.heading)
        column.addWidget(self.visits, 1)
        column.addSpacing(2 * UNIT)
        column.addWidget(self.part_heading)
        column.addWidget(self.parts)
        column.addStretch()
        tab_through(self.visits, self.parts)
        self.parts.show_rows(list(Part))
        self.visits.chosen.connect(self._on_visit)
        self.parts.chosen.connect(self._on_part)
        theme.changed.connect(self._fit)
        self._fit()

    def show_visits(self, visits: Sequence[Visit], counts: Mapping[str, int], opened: str) -> None:
        """Show these visits, each with how many notes it has, and behind them what belongs to none."""
        self._counts = counts
        rows = [*map(Whose, visits), Whose(None)]
        self._is_showing = True
        place = next((n for n, one in enumerate(rows) if one.id == opened), len(rows) - 1)
        if rows != list(self.visits.rows):
            self.visits.show_rows(rows, place)
        else:
            self.visits.choose(place)
        self._is_showing = False
        self.visits.viewport().update()
        self._fit_visits()

    @property
    def part(self) -> Part:
        """The part that is chosen."""
        return next(iter(self.parts.chosen_rows), Part.TIMELINE)

    def choose_part(self, part: Part) -> None:
        """Choose a part."""
        self.parts.choose(list(Part).index(part))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.heading.setText(_("Notes of"))
        self.visits.setAccessibleName(_("Notes of which visit"))
        self.part_heading.setText(_("Read as"))
        self.parts.setAccessibleName(_("Read as"))
        self.visits.retranslate()
        self.parts.viewport().update()

    def _row(self, whose: Whose) -> TwoLines:
        visit, number = whose.visit, self._counts.get(whose.id, 0)
        said = ngettext("{count} note", "{count} notes", number).format(count=number_text(number))
        if visit is None:
            return TwoLines(_("Outside any visit"), said)
        return TwoLines(title_of(visit), " · ".join(part for part in (said, days_of(visit)) if part))

    def _on_visit(self) -> None:
        if self.visits.chosen_rows and not self._is_showing:
            self.visitChosen.emit(self.visits.chosen_rows[0].id)

    def _on_part(self) -> None:
        for part in self.parts.chosen_rows:
            self.partChosen.emit(part)

    def _fit(self) -> None:
        size = self._theme.pixels(Text.BODY)
        self.parts.setFixedHeight(len(Part) * (size + 2 * UNIT))
        self.setFixedWidth(max(27 * UNIT, 11 * size))
        self._fit_visits()

    def _fit_visits(self) -> None:
        """The list is no higher than its rows, and gives way to nothing below it but the parts."""
        high = sum(self.visits.sizeHintForRow(row) for row in range(len(self.visits.rows)))
        self.visits.setMaximumHeight(max(high, self.visits.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their width makes them."""
        super().resizeEvent(event)
        self._fit_visits()
