"""The list of what the checks have found: how its lines look, and the keys that go to an entry."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from interpreter_app.desktop.models.quality import (
    ROW,
    FoundRow,
    HeadingRow,
    MoreRow,
    QualityModel,
    sentence,
)
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.services.mending import Found

_EDGE = 2 * UNIT
_ABOVE = UNIT
_BAR = 3
_HEAD_SHARE = 0.3
_MOST_HEAD = 34 * UNIT
AnyIndex = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Draws a line: the entry, what is wrong with it, and at the right edge whether it can be mended."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """A line in whole units of the grid; a heading has one more above it."""
        body = QFontMetrics(self._theme.font(Text.BODY)).height()
        above = _ABOVE if index.row() > 0 and isinstance(index.data(ROW), HeadingRow) else 0
        return QSize(0, -(-(body + 1) // UNIT) * UNIT + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the line."""
        rect: QRect = option.rect
        room = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        row = index.data(ROW)
        painter.save()
        if isinstance(row, HeadingRow):
            self._draw_heading(painter, room, row, is_first=index.row() == 0)
        elif isinstance(row, MoreRow):
            self._say(painter, room, row.text, self._theme.font(Text.SMALL, italic=True), "soft")
        elif isinstance(row, FoundRow):
            state: QStyle.StateFlag = option.state
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, self._theme.colour("chosen"))
                if state & QStyle.StateFlag.State_HasFocus:
                    painter.fillRect(
                        rect.left(), rect.top(), _BAR, rect.height(), self._theme.colour("accent")
                    )
            self._draw_found(painter, room, row)
        painter.restore()

    def _draw_heading(self, painter: QPainter, room: QRect, row: HeadingRow, is_first: bool) -> None:
        if not is_first:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(room.left(), room.top(), room.right(), room.top())
            room = room.adjusted(0, _ABOVE, 0, 0)
        bold, small = self._theme.font(Text.SMALL, bold=True), self._theme.font(Text.SMALL)
        token = "warning" if row.is_mistake else "soft"
        left = self._say(painter, room, row.text, bold, token)
        self._say(painter, room.adjusted(left + UNIT, 0, 0, 0), row.number, small, token)

    def _draw_found(self, painter: QPainter, room: QRect, row: FoundRow) -> None:
        small = self._theme.font(Text.SMALL)
        head = min(round(room.width() * _HEAD_SHARE), round(_MOST_HEAD * self._theme.pixels(Text.BODY) / 16))
        right = room.right()
        for text, token in ((row.mark, "accent"), (row.place, "soft")):
            if text:
                width = min(QFontMetrics(small).horizontalAdvance(text) + 1, room.width() // 4)
                self._say(painter, QRect(right - width, room.top(), width, room.height()), text, small, token)
                right -= width + 2 * UNIT
        first = QRect(room.left(), room.top(), head, room.height())
        self._say(painter, first, row.found.head, self._theme.font(Text.BODY), "ink")
        start = room.left() + head + 2 * UNIT
        rest = QRect(start, room.top(), max(0, right - start), room.height())
        self._say(painter, rest, sentence(row.found), small, "ink")

    def _say(self, painter: QPainter, room: QRect, text: str, font: QFont, token: str) -> int:
        """Write a text on one line, cut where there is no room; how wide it is."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(" ".join(text.split("\n")), Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        body = QFontMetrics(self._theme.font(Text.BODY))
        base = room.top() + (room.height() - body.height()) // 2 + body.ascent()
        painter.drawText(QPoint(room.left(), base), shown)
        return metrics.horizontalAdvance(shown)


_FAR = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_End: 1,
    Qt.Key.Key_Home: -1,
}


class QualityList(QListView):
    """The list. Enter or a double click goes to the entry, Esc leaves."""

    wanted = Signal(object)
    """Found: go to its entry."""
    chosen = Signal()
    """Another line is chosen."""
    left = Signal()
    """Esc was pressed."""

    def __init__(self, model: QualityModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._on_double_click)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> Found | None:
        """The finding that is chosen."""
        return self._found.found(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Choose this row and bring it into sight, the heading above it too if it is the first below one."""
        self.setCurrentIndex(self._found.index(row))
        if row > 0 and self._found.found(row - 1) is None:
            self.scrollTo(self._found.index(row - 1))
        self.scrollTo(self._found.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the entry, Esc leaves; letters are left to the page."""
        found = self.current
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if found is not None:
                self.wanted.emit(found)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _FAR:
            self._go_far(_FAR[Qt.Key(event.key())], event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End))
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _go_far(self, step: int, whole: bool) -> None:
        """Choose the finding a page away, or the first or last one: a heading there is passed by."""
        count = self._found.rowCount()
        rows = count if whole else max(1, self.viewport().height() // self.sizeHintForRow(0) - 1)
        aim = max(0, min(count - 1, self.currentIndex().row() + step * rows))
        row = self._found.next_found(aim - step, step)
        if row < 0:
            row = self._found.next_found(aim + step, -step)
        if row >= 0:
            self.choose(row)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell that another line is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first finding if none is, so that the arrows have somewhere to start."""
        super().focusInEvent(event)
        first = self._found.next_found(-1, 1)
        if self.current is None and first >= 0:
            self.choose(first)

    def _on_double_click(self, index: QModelIndex) -> None:
        found = self._found.found(index.row())
        if found is not None:
            self.wanted.emit(found)
