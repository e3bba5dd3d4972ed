"""A list in the margin of a page: a heading, and lines of two columns that wrap.

Owns how such lines look and the keys that open and remove them. Holds no
truth: `show_rows` says what there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.session_rows import MarginRow
from interpreter_app.desktop.theme import Text, Theme
from interpreter_app.desktop.widgets.result_layout import RowLayout
from interpreter_app.desktop.widgets.tips import wrapping_tip

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 3
_GUTTER = 24
_LEAST_ROWS = 2
_NARROW = 12
"""In a list narrower than this, in sizes of the letter, long columns stand one below the other."""


class MarginModel(QAbstractListModel):
    """The lines of one margin list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[MarginRow] = ()

    def show(self, rows: Sequence[MarginRow]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a line, its tip, or the line itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.left} {row.sign or '–'} {row.right}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.left} {row.sign_word or '–'} {row.right}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapping_tip(row.tip) if row.tip else None
        return row if role == ROW_ROLE else None


class _Wrapped(NamedTuple):
    """The lines of both columns; the right one begins `below` so many lines, where they don't fit abreast."""

    left: list[str]
    right: list[str]
    below: int


class MarginDelegate(QAbstractItemDelegate):
    """Paints a line: two columns and a hairline; in a `timed` one the left column is a time of day."""

    def __init__(self, theme: Theme, timed: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timed = timed
        self._layout = RowLayout(theme)
        self._wrapped: dict[tuple[MarginRow, int], _Wrapped] = {}
        self.marked: frozenset[int] = frozenset()
        self.width = 200

    def restyle(self) -> None:
        """Take over a new theme or text size."""
        self._layout = RowLayout(self._theme)
        self._wrapped.clear()

    @property
    def least_height(self) -> int:
        """The height of a line that doesn't wrap."""
        return self._line + self._padding

    def height(self, row: MarginRow, width: int) -> int:
        """How high a line is, in a list of this width."""
        wrapped = self._lines(row, width)
        lines = max(len(wrapped.left), wrapped.below + len(wrapped.right), 1)
        return lines * self._line + self._padding

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The list’s width without the gutter, where a scroll bar may stand; the wrapped words’ height."""
        width = self.width
        return QSize(width - _GUTTER, self.height(index.data(ROW_ROLE), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a line; where pointer or keyboard are, with the mark that takes it away."""
        row: MarginRow = index.data(ROW_ROLE)
        area: QRect = option.rect
        theme, layout = self._theme, self._layout
        is_pointed_at = index.row() in self.marked
        painter.save()
        if is_pointed_at:
            painter.fillRect(area, theme.colour("chosen"))
        left, right, below = self._lines(row, self.width)
        right_font = self._right_font(row)
        baseline = area.top() + self._padding / 2 + self._size
        painter.setFont(self._left_font)
        painter.setPen(theme.colour("soft" if self._timed else "ink"))
        for place, line in enumerate(left):
            painter.drawText(QPointF(area.left(), baseline + place * self._line), line)
        edge = area.left() + self.width - _GUTTER
        second = baseline + below * self._line
        painter.setFont(right_font)
        painter.setPen(theme.colour("soft" if row.is_quiet else "ink"))
        start = area.left() + self._time_width
        for place, line in enumerate(right):
            x = start if self._timed else edge - layout.advance(right_font, line)
            painter.drawText(QPointF(x, second + place * self._line), line)
        if row.sign and right:
            x = edge - layout.advance(right_font, right[0]) - layout.advance(right_font, row.sign + " ")
            painter.setPen(theme.colour(row.sign_token))
            painter.drawText(QPointF(x, second), row.sign)
        if is_pointed_at:
            painter.setPen(theme.colour("soft"))
            painter.setFont(layout.body)
            painter.drawText(QPointF(edge + 4, baseline), "×")
        painter.setPen(theme.colour("line"))
        painter.drawLine(area.left(), area.bottom(), edge, area.bottom())
        painter.restore()

    @property
    def _size(self) -> int:
        return self._theme.pixels(Text.BODY) - (1 if self._timed else 0)

    @property
    def _line(self) -> int:
        return round(self._theme.pixels(Text.BODY) * 1.3)

    @property
    def _padding(self) -> int:
        return round(self._theme.pixels(Text.BODY) * 0.6)

    @property
    def _left_font(self) -> QFont:
        return self._layout.small if self._timed else self._layout.body

    def _right_font(self, row: MarginRow) -> QFont:
        if row.is_quiet:
            return self._layout.small
        return self._layout.body if self._timed else self._layout.bold

    @property
    def _time_width(self) -> float:
        return self._layout.advance(self._layout.small, "00:00 ") + 8 if self._timed else 0.0

    def _lines(self, row: MarginRow, width: int) -> _Wrapped:
        key = (row, width)
        known = self._wrapped.get(key)
        if known is None:
            if len(self._wrapped) > 500:
                self._wrapped.clear()
            known = self._wrapped[key] = self._measured(row, width - _GUTTER)
        return known

    def _measured(self, row: MarginRow, room: int) -> _Wrapped:
        layout = self._layout
        if self._timed:
            note = self._cut(layout.body, row.right, room - self._time_width, _MOST_LINES)
            return _Wrapped([row.left], note, 0)
        font = self._right_font(row)
        sign = layout.advance(font, f"{row.sign} ") if row.sign else 0.0
        gap = 16.0
        left_width = layout.advance(layout.body, row.left)
        right_width = layout.advance(font, row.right) + sign
        if left_width + gap + right_width > room and room < _NARROW * self._size:
            left = self._cut(layout.body, row.left, room, _MOST_LINES)
            right = self._cut(font, row.right, room, _MOST_LINES, sign)
            return _Wrapped(left, right, len(left))
        if left_width + gap + right_width > room:
            share = room - gap
            left_width = max(min(left_width, share * 0.45), share - right_width)
            right_width = share - left_width
        return _Wrapped(
            self._cut(layout.body, row.left, left_width + 1, _MOST_LINES),
            self._cut(font, row.right, right_width + 1, _MOST_LINES, sign),
            0,
        )

    def _cut(self, font: QFont, text: str, width: float, lines: int, indent: float = 0.0) -> list[str]:
        """The text in so many lines at most; a word that is wider than the column is cut, too."""
        wrapped = self._layout.wrapped(font, text, width, lines, indent)
        return [self._layout.elided(font, line, width) for line in wrapped]


class MarginList(QListView):
    """Lines in the margin: Enter or a click opens one, Delete or a click on its × takes it away."""

    opened = Signal(object)
    """MarginRow"""
    removed = Signal(object)
    """MarginRow"""

    def __init__(self, theme: Theme, timed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = MarginModel(self)
        self._delegate = MarginDelegate(theme, timed, self)
        self._hovered = -1
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self._on_theme)

    @property
    def rows(self) -> Sequence[MarginRow]:
        """The lines shown."""
        return self._lines.rows

    def show_rows(self, rows: Sequence[MarginRow]) -> None:
        """Show these lines, keeping the place the keyboard is at."""
        if list(rows) == list(self._lines.rows):
            return
        place = self.currentIndex().row()
        self._lines.show(rows)
        if place >= 0 and rows:
            self.setCurrentIndex(self._lines.index(min(place, len(rows) - 1)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the lines are."""
        width = max(self.width(), 100)
        return QSize(width, sum(self._delegate.height(row, width) for row in self._lines.rows) + 2)

    def minimumSizeHint(self) -> QSize:
        """At least two lines, or as many as there are."""
        shown = min(len(self._lines.rows), _LEAST_ROWS)
        return QSize(100, self._delegate.least_height * shown + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        if self._delegate.width != self.width():
            self._delegate.width = self.width()
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes away; letters are left to the page."""
        row = self.currentIndex().data(ROW_ROLE)
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row)
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a line opens it, on its × takes it away."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            row = index.data(ROW_ROLE)
            (self.removed if self._is_on_remove(point) else self.opened).emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the line under the pointer."""
        super().mouseMoveEvent(event)
        self._hovered = self.indexAt(event.position().toPoint()).row()
        self._mark()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hovered = -1
        self._mark()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the line the keyboard is at."""
        if not self.currentIndex().isValid() and self._lines.rows:
            self.setCurrentIndex(self._lines.index(0))
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone elsewhere."""
        super().focusOutEvent(event)
        self._mark()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Mark the line the keyboard is at."""
        super().currentChanged(current, previous)
        self._mark()

    def _mark(self) -> None:
        at_keyboard = self.currentIndex().row() if self.hasFocus() else -1
        marked = frozenset((self._hovered, at_keyboard)) - {-1}
        if marked != self._delegate.marked:
            self._delegate.marked = marked
            self.viewport().update()

    def retranslate(self) -> None:
        """Say how a line is taken away, in the current language."""
        self.setToolTip(_("Enter or a click: look it up · Del or ×: take it off the list"))

    def _is_on_remove(self, point: QPoint) -> bool:
        return point.x() > self.width() - _GUTTER

    def _on_theme(self) -> None:
        self._delegate.restyle()
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
