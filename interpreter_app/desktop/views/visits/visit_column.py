"""The left column of the Visits page: the visits, and the sections of the one that is open.

Owns which visit and which section are chosen. What a row says is in `models.visit_words`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.models.visit_words import SectionName, attention, section_name, visit_row
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.links import foot_line, no_key, say_with_key
from interpreter_app.desktop.widgets.row_list import AnyIndex, RowList, RowModel
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.visits.visit import Visit

_ROLE = Qt.ItemDataRole.UserRole
_MARK = 3
_LEAST_ROOM = 6.5
"""Sizes of the letter for the visits, however many sections there are: these scroll before."""


class _SectionModel(RowModel[SectionName]):
    """The sections of a visit, each with what wants attention in it."""

    said: Callable[[SectionName], tuple[str, bool]]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, the few words behind it, or both for a screen reader."""
        section = self.row_at(index)
        if section is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return section_name(section)
        words, warns = self.said(section)
        if role == _ROLE:
            return words, warns
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{section_name(section)}, {words}" if words else section_name(section)
        return None


class _SectionDelegate(QStyledItemDelegate):
    """Draws a section: its name, and at the right edge small what wants attention."""

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
        words, warns = index.data(_ROLE)
        room = rect.adjusted(2 * UNIT, 0, -UNIT, 0)
        painter.setFont(self._theme.font(Text.SMALL))
        words = self._fitting(words, index.data(), painter.fontMetrics(), room.width())
        painter.setPen(self._theme.colour("warning" if warns else "soft"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, words)
        taken = painter.fontMetrics().horizontalAdvance(words) + UNIT if words else 0
        painter.setFont(self._theme.font(Text.BODY))
        painter.setPen(self._theme.colour("accent" if chosen else "ink"))
        name = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, room.width() - taken
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, name)

    def _fitting(self, words: str, name: str, metrics: QFontMetrics, room: int) -> str:
        """The words behind a name; where they don't fit beside it only how many there are."""
        beside = room - QFontMetrics(self._theme.font(Text.BODY)).horizontalAdvance(name) - UNIT
        if metrics.horizontalAdvance(words) <= beside:
            return words
        number = words.split()[0]
        return number if number.isdigit() else words


class VisitColumn(QWidget):
    """The visits and the sections."""

    visitChosen = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of the visit that is to be shown."""
    sectionChosen = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key_of: Callable[[str], str] = no_key
        self._visit: Visit | None = None
        self._todays = ""
        self._today = date.today()
        self._is_showing = False
        self.heading, self.section_heading = QLabel(self), QLabel(self)
        self.visits: TwoLineList[Visit] = TwoLineList("visitList", self._row, theme, self)
        model = _SectionModel(self)
        model.said = self._attention
        self.sections: RowList[SectionName] = RowList("visitSections", model, theme, self)
        self.sections.setItemDelegate(_SectionDelegate(theme, self.sections))
        self.sections.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.new_button, self.import_button, self.export_button = (
            QPushButton(self), QPushButton(self), QPushButton(self),
        )  # fmt: skip
        names = ("newVisitButton", "importVisitButton", "exportVisitButton")
        self._buttons = {
            "add": self.new_button, "import": self.import_button, "export": self.export_button,
        }  # fmt: skip
        for button, name in zip(self._buttons.values(), names, strict=True):
            button.setObjectName(name)
        self._lay_out()
        self.sections.show_rows(list(SectionName))
        self.visits.chosen.connect(self._on_visit)
        self.sections.chosen.connect(self._on_section)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * UNIT, 0, 2 * UNIT)
        column.setSpacing(UNIT)
        for label in (self.heading, self.section_heading):
            label.setProperty("role", "heading")
            label.setContentsMargins(2 * UNIT, 0, UNIT, 0)
        column.addWidget(self.heading)
        column.addWidget(self.visits, 1)
        files = FlowRow(self, UNIT)
        for button in (self.import_button, self.export_button):
            button.setProperty("role", "link")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            files.add(button)
        files.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.addLayout(foot_line(self.new_button))
        column.addWidget(files)
        column.addSpacing(2 * UNIT)
        column.addWidget(self.section_heading)
        column.addWidget(self.sections, 4)
        tab_through(self.visits, *self._buttons.values(), self.sections)

    def show_visits(self, visits: Sequence[Visit], opened: str, todays: str, today: date) -> None:
        """Show these visits, the one that is open chosen."""
        self._todays, self._today = todays, today
        self._is_showing = True
        place = next((place for place, visit in enumerate(visits) if visit.id == opened), 0)
        if list(visits) != list(self.visits.rows):
            self.visits.show_rows(visits, place)
        elif visits:
            self.visits.choose(place)
        self._is_showing = False
        self.visits.viewport().update()
        self.export_button.setVisible(bool(visits))

    def follow(self, visit: Visit | None) -> None:
        """Say of the sections what wants attention in this visit."""
        self._visit = visit
        self.sections.setVisible(visit is not None)
        self.section_heading.setVisible(visit is not None)
        self.sections.viewport().update()

    def choose_section(self, section: SectionName) -> None:
        """Choose a section."""
        self.sections.choose(list(SectionName).index(section))

    @property
    def section(self) -> SectionName:
        """The section that is chosen."""
        return next(iter(self.sections.chosen_rows), SectionName.OVERVIEW)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.heading.setText(_("Visits"))
        self.visits.setAccessibleName(_("Visits"))
        self.section_heading.setText(_("This visit"))
        self.sections.setAccessibleName(_("Sections of the visit"))
        for button, text, name in (
            (self.new_button, _("New visit…"), "new-visit"),
            (self.import_button, _("Import…"), "import-visit"),
            (self.export_button, _("Export…"), "export-visit"),
        ):
            say_with_key(button, text, self.key_of(name))
        self.visits.retranslate()
        self.sections.viewport().update()
        self._fit()

    def _row(self, visit: Visit) -> TwoLines:
        return visit_row(visit, self._todays)

    def _attention(self, section: SectionName) -> tuple[str, bool]:
        return attention(self._visit, section, self._today) if self._visit is not None else ("", False)

    def _on_visit(self) -> None:
        chosen = self.visits.chosen_rows
        if chosen and not self._is_showing:
            self.visitChosen.emit(chosen[0].id)

    def _on_section(self) -> None:
        for section in self.sections.chosen_rows:
            self.sectionChosen.emit(section)

    def _on_theme(self) -> None:
        size = self._theme.pixels(Text.BODY)
        for name, button in self._buttons.items():
            button.setIcon(icon(name, self._theme, size))
            button.setIconSize(QSize(size, size))
        self.visits.setMinimumHeight(round(_LEAST_ROOM * size))
        self.sections.setMaximumHeight(len(SectionName) * (size + 2 * UNIT))
        self.sections.setMinimumHeight(3 * (size + 2 * UNIT))
        self._fit()

    def _fit(self) -> None:
        """Never be narrower than the words of the sections."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(section_name(section)) for section in SectionName)
        self.setMinimumWidth(max(27 * UNIT, widest + 12 * UNIT))
