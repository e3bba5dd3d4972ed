"""A list whose rows have two lines: what it is, and small below it when, who and where.

Owns how such rows look and that more is asked for before the end of the list is reached. Holds no truth.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.tips import wrapping_tip

T = TypeVar("T")
_ROLE = Qt.ItemDataRole.UserRole
_MARK = 3
_MOST_LINES = 3
_LEAST_WIDTH = 10
"""In sizes of the letter."""
AnyIndex = QModelIndex | QPersistentModelIndex


class TwoLines(NamedTuple):
    """A row: its text, the small line below it, and whether it is struck out or kept quiet.

    `state` is said of the row to whoever doesn't see that it is struck.
    """

    text: str
    small: str
    is_struck: bool = False
    is_quiet: bool = False
    state: str = ""


class _LinesModel(QAbstractListModel, Generic[T]):
    """The rows, whose words are made when they are painted."""

    def __init__(self, said: Callable[[T], TwoLines], parent: QWidget) -> None:
        super().__init__(parent)
        self._said = said
        self.rows: list[T] = []

    def show(self, rows: Sequence[T]) -> None:
        """Show these rows instead of all that were there."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def append(self, rows: Sequence[T]) -> None:
        """Show these rows, too, below the others."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, the whole as a tip, what a screen reader says, or the row's TwoLines."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        known = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
        if role not in known and role != _ROLE:
            return None
        line = self._said(self.rows[index.row()])
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
        self._wraps = wraps

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the lines need, in whole units of the grid."""
        line = index.data(_ROLE)
        width = self._view.viewport().width() - 4 * UNIT
        high = sum(self._height(text, font, width) for text, font in self._parts(line))
        return QSize(0, -(-(high + 2 * UNIT) // UNIT) * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        line = index.data(_ROLE)
        if not isinstance(line, TwoLines):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if index.row() > 0:
            painter.fillRect(rect.left() + 2 * UNIT, rect.top(), rect.width(), 1, self._theme.colour("line"))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect.adjusted(0, 1, 0, 0), self._theme.colour("chosen"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(
                rect.left(), rect.top() + 1, _MARK, rect.height() - 1, self._theme.colour("accent")
            )
        room = rect.adjusted(2 * UNIT, UNIT, -2 * UNIT, -UNIT)
        quiet = line.is_quiet or line.is_struck
        for (text, font), token in zip(self._parts(line), ("soft" if quiet else "ink", "soft"), strict=True):
            high = self._height(text, font, room.width())
            painter.setFont(font)
            painter.setPen(self._theme.colour(token))
            shown, flags = text, self._flags(text, font, room.width())
            if not self._wraps:
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
        if not self._wraps or metrics.horizontalAdvance(text) <= width:
            return metrics.height()
        whole = metrics.boundingRect(0, 0, width, 0, self._flags(text, font, width), text).height()
        return min(whole, _MOST_LINES * metrics.height())

    def _flags(self, text: str, font: QFont, width: int) -> int:
        """How a text is broken: between words, and inside one that has no room by itself."""
        metrics = QFontMetrics(font)
        is_long = any(metrics.horizontalAdvance(word) > width for word in text.split())
        flag = Qt.TextFlag.TextWrapAnywhere if is_long else Qt.TextFlag.TextWordWrap
        return int(flag | Qt.AlignmentFlag.AlignLeft) if self._wraps else int(Qt.AlignmentFlag.AlignLeft)


class TwoLineList(QListView, Generic[T]):
    """The list. Its rows `wrap`, or are cut and all equally high, which a hundred thousand need."""

    nearEnd = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    """The end of the list is in sight, or nearly."""
    chosen = Signal()
    """Other rows are chosen now."""

    def __init__(
        self, name: str, said: Callable[[T], TwoLines], theme: Theme, parent: QWidget, *, wraps: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._lines: _LinesModel[T] = _LinesModel(said, self)
        self.setModel(self._lines)
        self.setItemDelegate(_Delegate(theme, self, wraps))
        self.setUniformItemSizes(not wraps)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._theme = theme
        self.setMinimumHeight(8 * UNIT)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        theme.changed.connect(self._on_theme)

    @property
    def rows(self) -> Sequence[T]:
        """The rows that are shown."""
        return self._lines.rows

    @property
    def chosen_rows(self) -> list[T]:
        """The rows that are chosen, in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._lines.rows[place] for place in places]

    def show_rows(self, rows: Sequence[T], chosen: int = 0) -> None:
        """Show these rows, the one at this place chosen, or the last if there are fewer."""
        self._lines.show(rows)
        if rows:
            self.setCurrentIndex(self._lines.index(max(0, min(chosen, len(rows) - 1))))
        self.chosen.emit()

    def add_rows(self, rows: Sequence[T]) -> None:
        """Show these rows, too, below the others."""
        self._lines.append(rows)

    def choose(self, place: int) -> None:
        """Choose the row at this place, and no other."""
        self.setCurrentIndex(self._lines.index(place))

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

    def _on_selection(self, *_changed: object) -> None:
        self.chosen.emit()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
