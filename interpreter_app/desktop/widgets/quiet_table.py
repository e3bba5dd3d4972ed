"""A table to be looked at: hairlines between its rows, no grid, one stop for the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from interpreter_app.desktop.theme import UNIT, Text, Theme

AnyIndex = QModelIndex | QPersistentModelIndex


class QuietTable(QTableView):
    """Shows a model; nothing is edited in it. Every row is equally high."""

    def __init__(self, name: str, model: QAbstractTableModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(_Hairlines(theme, self))
        self.setStyleSheet("QAbstractScrollArea::corner { background: transparent; border: none; }")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 4px 3px; }")
        theme.changed.connect(self._measure)
        self._measure()

    def row_height(self) -> int:
        """The height of every row, in whole units of the grid."""
        return -(-(QFontMetrics(self._theme.font(Text.BODY)).height() + UNIT) // UNIT) * UNIT

    def minimumSizeHint(self) -> QSize:
        """Headings and two rows."""
        return QSize(20 * UNIT, 3 * self.row_height())

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.row_height())


class _Hairlines(QStyledItemDelegate):
    """Draws a line below each cell."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """In the ink of the theme also where the row is chosen; cut at the end."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the cell and its line."""
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QPen(self._theme.colour("line"), 1))
        rect: QRect = option.rect
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
