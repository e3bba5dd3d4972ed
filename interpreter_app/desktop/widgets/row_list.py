"""What lists of rows have in common that a person chooses among: their rows, their ground, the choice.

Owns the hairline between rows, the ground of a chosen one and the mark of the one that has the keyboard. What
stands in a row is for each list to draw. Holds no truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from interpreter_app.desktop.theme import UNIT, Theme

T = TypeVar("T")
AnyIndex = QModelIndex | QPersistentModelIndex
_MARK = 3


class RowModel(QAbstractListModel, Generic[T]):
    """The rows of a list; what is said of them is for who inherits to tell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[T] = []

    def show(self, rows: Sequence[T]) -> None:
        """Show these rows instead of all that were there."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def row_at(self, index: AnyIndex) -> T | None:
        """The row of an index, or None where there is none any more."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, theme: Theme) -> None:
    """Draw what is behind a row, and a hairline above all but the first."""
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    if index.row() > 0:
        painter.fillRect(rect.left() + 2 * UNIT, rect.top(), rect.width(), 1, theme.colour("line"))
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect.adjusted(0, 1, 0, 0), theme.colour("chosen"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(rect.left(), rect.top() + 1, _MARK, rect.height() - 1, theme.colour("accent"))


def in_units(height: int) -> int:
    """A height in pixels as the next whole number of units of the grid."""
    return -(-height // UNIT) * UNIT


class RowList(QListView, Generic[T]):
    """A list without a frame, of which rows can be chosen."""

    chosen = Signal()
    """Other rows are chosen now."""

    def __init__(self, name: str, model: RowModel[T], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._model = model
        model.setParent(self)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        theme.changed.connect(self._on_theme)

    @property
    def rows(self) -> Sequence[T]:
        """The rows that are shown."""
        return self._model.rows

    @property
    def chosen_rows(self) -> list[T]:
        """The rows that are chosen, in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.rows[place] for place in places]

    def show_rows(self, rows: Sequence[T], chosen: int = 0) -> None:
        """Show these rows, the one at this place chosen, or the last if there are fewer."""
        self._model.show(rows)
        if rows:
            self.choose(max(0, min(chosen, len(rows) - 1)))
        self.chosen.emit()

    def choose(self, place: int) -> None:
        """Choose the row at this place, and no other."""
        self.setCurrentIndex(self._model.index(place))

    def _on_selection(self, *_changed: object) -> None:
        self.chosen.emit()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
