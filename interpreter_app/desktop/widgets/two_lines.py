"""A list whose rows have two lines: what it is, and small below it when, who and where.

Owns how such rows look and that more is asked for before the end of the list is reached. Holds no truth.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.row_list import AnyIndex, RowList, RowModel, draw_ground, in_units
from interpreter_app.desktop.widgets.tips import wrapping_tip

T = TypeVar("T")
_ROLE = Qt.ItemDataRole.UserRole
_MOST_LINES = 3
_LEAST_WIDTH = 10
"""In sizes of the letter."""


class TwoLines(NamedTuple):
    """A row: its text, the small line below it, and whether it is struck out or kept quiet.

    `state` is said of the row to whoever doesn't see that it is struck. `is_warning`: the small line is what
    must not be overlooked.
    """

    text: str
    small: str
    is_struck: bool = False
    is_quiet: bool = False
    state: str = ""
    is_warning: bool = False


class _LinesModel(RowModel[T]):
    """The rows, whose words are made when they are painted."""

    def __init__(self, said: Callable[[T], TwoLines], parent: QWidget) -> None:
        super().__init__(parent)
        self._said = said

    def append(self, rows: Sequence[T]) -> None:
        """Show these rows, too, below the others."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, the whole as a tip, what a screen reader says, or the row's TwoLines."""
        row = self.row_at(index)
        known = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
        if row is None or (role not in known and role != _ROLE):
            return None
        line = self._said(row)
        if role == _ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapping_tip(f"{line.text} – {line.small}")
        return ", ".join(part for part in (line.text, line.state, line.small) if part)


class _Delegate(QStyledItemDelegate):
    """Draws a row, and a hairline above all but the first."""

    def __init__(self, theme: Theme, view: QListView, wraps: bool) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.wraps = wraps

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the lines need, in whole units of the grid."""
        line = index.data(_ROLE)
        width = self._view.viewport().width() - 4 * UNIT
        high = sum(self._height(text, font, width) for text, font in self._parts(line))
        return QSize(0, in_units(high + 2 * UNIT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        line = index.data(_ROLE)
        if not isinstance(line, TwoLines):
            return
        draw_ground(painter, option, index, self._theme)
        rect: QRect = option.rect
        room = rect.adjusted(2 * UNIT, UNIT, -2 * UNIT, -UNIT)
        quiet = line.is_quiet or line.is_struck
        tokens = ("soft" if quiet else "ink", "warning" if line.is_warning else "soft")
        for (text, font), token in zip(self._parts(line), tokens, strict=True):
            high = self._height(text, font, room.width())
            painter.setFont(font)
            painter.setPen(self._theme.colour(token))
            shown, flags = text, self._flags(text, font, room.width())
            if not self.wraps:
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), room.top(), room.width(), high), flags, shown)
            room.setTop(room.top() + high)

    def _parts(self, line: TwoLines) -> tuple[tuple[str, QFont], tuple[str, QFont]]:
        font = self._theme.font(Text.BODY)
        if line.is_struck:
            font = QFont(font)
            font.setStrikeOut(True)
        return (line.text, font), (line.small, self._theme.font(Text.SMALL))

    def _height(self, text: str, font: QFont, width: int) -> int:
        metrics = QFontMetrics(font)
        if not self.wraps or metrics.horizontalAdvance(text) <= width:
            return metrics.height()
        whole = metrics.boundingRect(0, 0, width, 0, self._flags(text, font, width), text).height()
        return min(whole, _MOST_LINES * metrics.height())

    def _flags(self, text: str, font: QFont, width: int) -> int:
        """How a text is broken: between words, and inside one that has no room by itself."""
        metrics = QFontMetrics(font)
        is_long = any(metrics.horizontalAdvance(word) > width for word in text.split())
        flag = Qt.TextFlag.TextWrapAnywhere if is_long else Qt.TextFlag.TextWordWrap
        return int(flag | Qt.AlignmentFlag.AlignLeft) if self.wraps else int(Qt.AlignmentFlag.AlignLeft)


class TwoLineList(RowList[T]):
    """The list. Its rows `wrap`, or are cut and all equally high, which a hundred thousand need."""

    nearEnd = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    """The end of the list is in sight, or nearly."""

    def __init__(
        self, name: str, said: Callable[[T], TwoLines], theme: Theme, parent: QWidget, *, wraps: bool = True
    ) -> None:
        self._lines: _LinesModel[T] = _LinesModel(said, parent)
        super().__init__(name, self._lines, theme, parent)
        self.setItemDelegate(_Delegate(theme, self, wraps))
        self.setUniformItemSizes(not wraps)
        self.setMinimumHeight(8 * UNIT)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def add_rows(self, rows: Sequence[T]) -> None:
        """Show these rows, too, below the others."""
        self._lines.append(rows)

    def set_wraps(self, wraps: bool) -> None:
        """Have the rows wrap, or be cut and all equally high."""
        delegate = self.itemDelegate()
        if isinstance(delegate, _Delegate) and delegate.wraps != wraps:
            delegate.wraps = wraps
            self.setUniformItemSizes(not wraps)
            self.scheduleDelayedItemsLayout()

    def is_near_end(self) -> bool:
        """Whether there is hardly more below than what is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - bar.pageStep()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a date."""
        return QSize(_LEAST_WIDTH * self._theme.pixels(Text.BODY), super().minimumSizeHint().height())

    def retranslate(self) -> None:
        """Say the rows in the current language."""
        self._lines.layoutChanged.emit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More may be in sight now."""
        super().resizeEvent(event)
        self._on_scrolled()

    def _on_scrolled(self, _value: int = 0) -> None:
        if self.is_near_end():
            self.nearEnd.emit()
