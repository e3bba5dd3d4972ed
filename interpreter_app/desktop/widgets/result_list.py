"""The list of results, painted by hand.

Rows are of equal height, but for the chosen one, which is higher by a fixed amount and shows what to say. So
nothing moves while one types: row three is always at the same place. When another row is chosen, only the
rows between the old and the new one move, by that amount; all others stay where the eye left them.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from interpreter_app.desktop.models.lookup_results import LookupResults
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.result_layout import PreparedRow, RowLayout, RowShape

_Index = QModelIndex | QPersistentModelIndex
_FADED = 0.6
_MOST_NUMBERS = 9


class ResultDelegate(QAbstractItemDelegate):
    """Paints rows that were measured once. `shape` is what all rows share."""

    def __init__(self, theme: Theme, model: LookupResults, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._prepared: dict[tuple[int, bool], PreparedRow] = {}
        self.layout = RowLayout(theme)
        self.shape = RowShape(600, 72, 72, 3)
        self.open_row = 0
        self.is_faded = False

    def forget(self) -> None:
        """Measure anew: other results, another width or theme."""
        self._prepared.clear()

    def restyle(self) -> None:
        """Take over a new theme or text size."""
        self.layout = RowLayout(self._theme)
        self.forget()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One of two fixed sizes."""
        shape = self.shape
        is_open = index.row() == self.open_row
        return QSize(shape.width, shape.height + (shape.extra if is_open else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row: ground, hairline, bars and words."""
        number = index.row()
        is_open = number == self.open_row
        row = self._prepared.get((number, is_open))
        if row is None:
            chooses = number + 1 if number < _MOST_NUMBERS else 0
            row = self.layout.prepare(self._model.text(number), chooses, self.shape, is_open)
            self._prepared[(number, is_open)] = row
        theme = self._theme
        area = option.rect
        painter.save()
        if is_open and not self.is_faded:
            painter.fillRect(area, theme.colour("chosen"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        if self.is_faded:
            painter.setOpacity(_FADED)
        painter.translate(area.left(), area.top())
        for bar in row.bars:
            painter.fillRect(QRectF(bar.x, bar.y, bar.width, bar.height), theme.colour(bar.token))
        for piece in row.pieces:
            painter.setFont(piece.font)
            painter.setPen(theme.colour(piece.token))
            painter.drawText(QPointF(piece.x, piece.y), piece.text)
        painter.restore()


class ResultList(QListView):
    """The results; the keyboard stays in the query, which moves the choice here."""

    def __init__(self, theme: Theme, model: LookupResults, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self.results = model
        self._delegate = ResultDelegate(theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would change the width of every row while somebody reads.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Fixed)
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self._on_theme)

    @property
    def chosen(self) -> int:
        """The row that is open; -1 without results."""
        return self._delegate.open_row if self.results.rowCount() else -1

    @property
    def is_faded(self) -> bool:
        """Whether the results are those of an earlier query, shown pale."""
        return self._delegate.is_faded

    def set_rows(self, rows: int) -> None:
        """How many rows should be seen at once."""
        self._rows = rows
        self._reshape()

    def fade(self, faded: bool) -> None:
        """Show the results pale, as those of a query that is over, or in full again."""
        if faded != self._delegate.is_faded:
            self._delegate.is_faded = faded
            self.viewport().update()

    def choose(self, row: int) -> None:
        """Open this row, or the nearest there is."""
        count = self.results.rowCount()
        if not count:
            return
        row = max(0, min(row, count - 1))
        self.fade(False)
        if row != self._delegate.open_row:
            self._delegate.open_row = row
            self.scheduleDelayedItemsLayout()
        index = self.results.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the new size."""
        super().resizeEvent(event)
        self._reshape()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """A click chooses as the keys do."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != self._delegate.open_row:
            self.choose(current.row())

    def _on_reset(self) -> None:
        self._delegate.forget()
        self._delegate.open_row = 0
        self._delegate.is_faded = False

    def _on_theme(self) -> None:
        self._delegate.restyle()
        self._reshape()
        self.scheduleDelayedItemsLayout()

    def _reshape(self) -> None:
        # Without frame and scroll bars the list is as large as its viewport, which Python is slow to meet.
        size = self.size()
        shape = self._delegate.layout.shape(size.width(), size.height(), self._rows)
        if shape != self._delegate.shape:
            self._delegate.shape = shape
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()
