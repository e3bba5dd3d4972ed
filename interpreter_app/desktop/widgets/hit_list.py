"""The list of what was found: the text around it, and beside it what it would become.

Owns how such rows look and the keys that go to an entry. Holds no truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.found_texts import (
    BEFORE,
    HitRow,
    Piece,
    found_pieces,
    replaced_pieces,
    whole,
)
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.row_list import AnyIndex, RowList, RowModel, draw_ground, in_units
from interpreter_app.desktop.widgets.tips import wrapping_tip

_ROLE = Qt.ItemDataRole.UserRole
_UNDERLINE = 2
_LEAST_ROWS = 2
_SHARE_BEFORE = 0.25


class HitModel(RowModel[HitRow]):
    """The hits that are shown, and the replacement; None where nobody has thought of one yet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.replacement: str | None = None

    def replace_with(self, replacement: str | None) -> None:
        """Show what this replacement would make of them."""
        self.replacement = replacement
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """The row, the whole text as a tip, or what a screen reader says."""
        row = self.row_at(index)
        if row is None or role == _ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return whole(found_pieces(row.hit))
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapping_tip(row.hit.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _spoken(self, row: HitRow) -> str:
        said = f"{row.where}: {whole(found_pieces(row.hit))}"
        if self.replacement is None:
            return said
        then = whole(replaced_pieces(row.hit, self.replacement))
        return _("{text}. Would become: {replaced}").format(text=said, replaced=then)


class _Delegate(QStyledItemDelegate):
    """Draws a row: small where it is; below it what is there, and at the right what it would become."""

    def __init__(self, theme: Theme, model: HitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Two lines, in whole units of the grid."""
        return QSize(0, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        row = index.data(_ROLE)
        rect: QRect = option.rect
        painter.save()
        draw_ground(painter, option, index, self._theme)
        left, right = halves(rect)
        small = self._theme.font(Text.SMALL)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(self._theme.colour("soft"))
        top = rect.top() + UNIT
        where = metrics.elidedText(row.where, Qt.TextElideMode.ElideRight, right.right() - left.left())
        painter.drawText(left.left(), top + metrics.ascent(), where)
        top += metrics.height()
        replacement = self._model.replacement
        if replacement is None:
            self._draw(painter, left.united(right), top, found_pieces(row.hit))
        else:
            before = self._before(left.width())
            self._draw(painter, left, top, found_pieces(row.hit, before))
            self._draw(painter, right, top, replaced_pieces(row.hit, replacement, before))
        painter.restore()

    def _before(self, room: int) -> int:
        """How many letters to show before what was found: the less, the less room there is."""
        letter = QFontMetrics(self._theme.font(Text.BODY)).averageCharWidth()
        return min(BEFORE, round(room / max(1, letter) * _SHARE_BEFORE))

    def _draw(self, painter: QPainter, room: QRect, top: int, pieces: Sequence[Piece]) -> None:
        """Write pieces on one line as far as there is room, those that are marked bold and underlined."""
        x, right = room.left(), room.right()
        for piece in pieces:
            font = self._theme.font(Text.BODY, bold=piece.is_marked)
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, right - x)
            width = metrics.horizontalAdvance(shown)
            painter.setFont(font)
            painter.setPen(self._theme.colour("ink"))
            painter.drawText(x, top + metrics.ascent(), shown)
            if piece.is_marked:
                # Where nothing is to stand any more, a stroke between the letters tells the place.
                accent = self._theme.colour("accent")
                if piece.text:
                    base = top + metrics.ascent() + _UNDERLINE
                    painter.fillRect(x, base, width, _UNDERLINE, accent)
                else:
                    painter.fillRect(x, top, _UNDERLINE, metrics.height(), accent)
                    width = _UNDERLINE
            x += width
            if shown != piece.text or x >= right:
                return


def halves(rect: QRect) -> tuple[QRect, QRect]:
    """The room of what was found, and of what it would become."""
    room = rect.adjusted(2 * UNIT, 0, -2 * UNIT, 0)
    half = (room.width() - 3 * UNIT) // 2
    left = QRect(room.left(), room.top(), half, room.height())
    return left, QRect(room.right() - half + 1, room.top(), half, room.height())


def row_height(theme: Theme) -> int:
    """How high a row is, in pixels."""
    high = sum(QFontMetrics(theme.font(size)).height() for size in (Text.SMALL, Text.BODY))
    return in_units(high + 2 * UNIT)


class HitList(RowList[HitRow]):
    """The list. Enter or a double click goes to the entry."""

    wanted = Signal(object)
    """HitRow: go to its entry."""
    widened = Signal()
    """The rows have another width."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        self._hits = HitModel(parent)
        super().__init__(name, self._hits, theme, parent)
        self.setItemDelegate(_Delegate(theme, self._hits, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(self._on_double_click)

    @property
    def place(self) -> int:
        """The place of the first row that is chosen, or 0."""
        return min((index.row() for index in self.selectionModel().selectedIndexes()), default=0)

    def replace_with(self, replacement: str | None) -> None:
        """Show what this replacement would make of the texts; None: there is none to think of."""
        self._hits.replace_with(replacement)

    def minimumSizeHint(self) -> QSize:
        """Room for a few rows."""
        return QSize(super().minimumSizeHint().width(), _LEAST_ROWS * row_height(self._theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how wide the rows are."""
        super().resizeEvent(event)
        self.widened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the entry."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.wanted.emit(self._hits.rows[index.row()])
        else:
            super().keyPressEvent(event)

    def _on_double_click(self, index: QModelIndex) -> None:
        self.wanted.emit(self._hits.rows[index.row()])
