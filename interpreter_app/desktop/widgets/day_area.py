"""The days of a visit as Qt sees them: a list that is scrolled, whose items stand where the hours say.

Owns what Qt asks of a view: where items are, what is in sight, when to paint. What pointer and keys do is for
`day_view`, which is built upon this; where things stand for `day_grid`, how they look for `day_paint`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from interpreter_app.desktop.models.day_sessions import DaySessions
from interpreter_app.desktop.models.day_words import DayWords
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.day_drag import Drag
from interpreter_app.desktop.widgets.day_grid import DayGrid, Spot
from interpreter_app.desktop.widgets.day_keys import neighbour
from interpreter_app.desktop.widgets.day_paint import DayPainter
from interpreter_app.desktop.widgets.day_picture import Scene, paint_days
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.day_plan import on_days
from interpreter_app.domain.visits.visit import Session, Visit

AnyIndex = QModelIndex | QPersistentModelIndex
_LEAST_HOURS = 3


class DayArea(QListView):
    """The area: headings above, hours at the left, and between them what is scrolled.

    To Qt it is a list of the sessions, so that screen readers meet them as they meet those of any other list.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = DayWords(Visit("", Bilingual()))
        self._only: tuple[date, ...] = ()
        self._sessions = DaySessions(self)
        self._brush = DayPainter(theme)
        self._grid = DayGrid({}, 1, 1, self._brush.letter)
        self._drag: Drag | None = None
        self._now: Spot | None = None
        self._hovered = ""
        self.setModel(self._sessions)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAutoScroll(False)  # what is pressed must stay under the pointer
        self.setMouseTracking(True)
        theme.changed.connect(self._on_theme)

    def show_days(self, days: Sequence[date] = ()) -> None:
        """Show these days alone, or all of them."""
        self._drag = self._now = None
        self._only = tuple(days)
        self._measure()

    @property
    def current(self) -> str:
        """The id of the chosen session, or nothing."""
        session = self._current()
        return session.id if session else ""

    def rects_of(self, ident: str) -> list[QRect]:
        """Where a session stands on the viewport, part by part; parts out of sight are beyond its edges."""
        origin = self._origin()
        blocks = self._grid.of_session(ident)
        return [block.rect.translated(origin).toRect() for block in blocks]

    def place_of(self, day: date, minute: int) -> QPoint:
        """The middle of a day at a minute, on the viewport."""
        rect = self._grid.span(day, minute, minute).translated(self._origin())
        return QPoint(round(rect.center().x()), round(self._grid.y(minute) + self._origin().y()))

    def _current(self) -> Session | None:
        row = self.currentIndex().row()
        return self._sessions.sessions[row] if 0 <= row < len(self._sessions.sessions) else None

    def _measure(self) -> None:
        """Place everything anew."""
        plan = on_days(self._words.visit)
        if self._only:
            plan = {day: plan.get(day, ()) for day in self._only}
        brush, room = self._brush, self.viewport().size()
        self._grid = DayGrid(plan, room.width() - brush.gutter, room.height() - brush.header, brush.letter)
        self.updateGeometries()
        self.viewport().update()

    def _on_theme(self) -> None:
        self._brush = DayPainter(self._theme)
        self._measure()
        self.updateGeometry()

    # What Qt asks of a view.

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where the first part of a session stands on the viewport."""
        row = index.row()
        if not 0 <= row < len(self._sessions.sessions):
            return QRect()
        rects = self.rects_of(self._sessions.sessions[row].id)
        return rects[0] if rects else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The session at a point of the viewport."""
        if point.x() < self._brush.gutter or point.y() < self._brush.header:
            return QModelIndex()
        block = self._grid.block_at(QPointF(point) - self._origin())
        return self._sessions.index_of(block.part.session.id) if block else QModelIndex()

    def scrollTo(
        self,
        index: AnyIndex,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a session into sight, its beginning first."""
        rect = self.visualRect(index)
        if rect.isNull():
            return
        brush, room = self._brush, self.viewport().rect()
        for bar, first, last, begin, end in (
            (self.verticalScrollBar(), rect.top(), rect.bottom(), brush.header + UNIT, room.bottom() - UNIT),
            (self.horizontalScrollBar(), rect.left(), rect.right(), brush.gutter, room.right()),
        ):
            by = min(max(0, last - end), first - begin) if last > end else min(0, first - begin)
            bar.setValue(bar.value() + by)
        self.viewport().update()

    def horizontalOffset(self) -> int:
        """How far is scrolled sideways."""
        return int(self.horizontalScrollBar().value())

    def verticalOffset(self) -> int:
        """How far is scrolled down."""
        return int(self.verticalScrollBar().value())

    def isIndexHidden(self, index: AnyIndex) -> bool:
        """A session of another day than those shown is hidden."""
        return self.visualRect(index).isNull()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where Qt’s own moves lead; those of keys are in `keyPressEvent`."""
        keys = {
            QAbstractItemView.CursorAction.MoveUp: Qt.Key.Key_Up,
            QAbstractItemView.CursorAction.MovePrevious: Qt.Key.Key_Up,
            QAbstractItemView.CursorAction.MoveLeft: Qt.Key.Key_Left,
            QAbstractItemView.CursorAction.MoveRight: Qt.Key.Key_Right,
            QAbstractItemView.CursorAction.MoveHome: Qt.Key.Key_Home,
            QAbstractItemView.CursorAction.MoveEnd: Qt.Key.Key_End,
        }
        return self._beside(keys.get(action, Qt.Key.Key_Down))

    def _beside(self, key: int) -> QModelIndex:
        found = neighbour(self._sessions.sessions, self.current, self._words.visit.zone, key)
        return self._sessions.index_of(found.id) if found else QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose what stands at the beginning of a rectangle."""
        index = self.indexAt(rect.topLeft())
        self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where what is selected stands."""
        region = QRegion()
        for index in selection.indexes():
            for rect in self.rects_of(self._sessions.sessions[index.row()].id):
                region += rect
        return region

    def updateGeometries(self) -> None:
        """Fit the scroll bars to what there is."""
        grid, brush, room = self._grid, self._brush, self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), grid.height, room.height() - brush.header),
            (self.horizontalScrollBar(), grid.width, room.width() - brush.gutter),
        ):
            bar.setRange(0, max(0, round(whole - seen)) if grid.days else 0)
            bar.setPageStep(max(1, seen))
            bar.setSingleStep(max(UNIT, grid.hour // 2))

    def doItemsLayout(self) -> None:
        """Qt’s own layout of a list is not wanted: everything has its place already."""
        self.updateGeometries()
        self.viewport().update()

    def scrollContentsBy(self, _right: int, _down: int) -> None:
        """Headings and hours stay where they are: nothing of the picture can be pushed aside."""
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """One day, and a few of its hours."""
        brush = self._brush
        high = brush.header + _LEAST_HOURS * 4 * brush.letter
        return QSize(brush.gutter + 10 * brush.letter, round(high))

    def _origin(self) -> QPointF:
        return QPointF(
            self._brush.gutter - self.horizontalOffset(), self._brush.header - self.verticalOffset()
        )

    # Painting and its occasions.

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the days."""
        drag, now = self._drag, self._now
        scene = Scene(
            self._grid,
            self._words,
            self._sessions,
            QPointF(self.horizontalOffset(), self.verticalOffset()),
            QSizeF(self.viewport().size()),
            self.current,
            self._hovered,
            self.hasFocus(),
            drag.result(now) if drag and now else None,
            drag.drawn(now) if drag and now and drag.session is None else None,
        )
        with QPainter(self.viewport()) as painter:
            paint_days(painter, self._brush, scene)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Place everything anew."""
        self._measure()

    def _hover(self, ident: str) -> None:
        if ident != self._hovered:
            self._hovered = ident
            self.viewport().update()
