"""The days of a visit side by side, with their sessions: to look at, to move about, to draw new ones.

Owns what pointer and keys do there and what is said of it. It never writes: what is wanted is said by
signals, and whoever hears them shows the visit anew. What comes of a drag is for `day_drag` to say, what of a
key for `day_keys`; what Qt asks of a view is answered in `day_area`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.day_words import DayWords
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.day_area import AnyIndex, DayArea
from interpreter_app.desktop.widgets.day_drag import Drag
from interpreter_app.desktop.widgets.day_keys import changed_by, is_change
from interpreter_app.desktop.widgets.day_picture import empty_day, no_days
from interpreter_app.domain.visits.day_plan import DAY
from interpreter_app.domain.visits.visit import Session, Visit

_USUAL = 60
"""The minutes of a session that was asked for by a double click."""

_BY_WINDOW = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Ways in which the keyboard comes here without anybody having asked for it."""

_NEAR_EDGE = 3 * UNIT


class DayView(DayArea):
    """The days. `show_days` may narrow them to some."""

    chosen = Signal(str)
    """The id of the session that the person has chosen; empty: none any more."""
    opened = Signal(str)
    """The id of a session to be edited."""
    changed = Signal(object)
    """Session: one that was moved or resized."""
    drawn = Signal(object, int, int)
    """date, and the first and the last minute on its clocks, of a session that is wanted there."""
    deleteWanted = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a session."""

    _is_showing = False
    _told = ""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("visitDays")
        self._pressed_at = QPoint()
        self._pressed: Drag | None = None
        self.retranslate()

    # What is shown.

    def set_visit(
        self,
        visit: Visit,
        names: Mapping[str, str] | None = None,
        clashes: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Show a visit. `names` are those of contacts, `clashes` the sentences on a session, both by id.

        The choice and the place scrolled to stay; a drag goes on unless its session has changed.
        """
        is_other = visit.id != self._words.visit.id
        current, told = ("", "") if is_other else (self.current, self._told)
        self._words = DayWords(visit, names or {}, clashes or {})
        if is_other:
            self._only = ()
        self._is_showing = True
        self._sessions.show(self._words)
        self._is_showing = False
        self._measure()
        self.choose(current)
        self._told = told if self.current == current else ""
        if self._drag is not None and (is_other or not self._is_there(self._drag)):
            self.cancel_drag()
        if is_other:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
        self.retranslate()

    def choose(self, ident: str) -> None:
        """Choose a session, or none, without saying so."""
        index = self._sessions.index_of(ident)
        self._told = ident if index.isValid() else ""
        if index == self.currentIndex():
            return
        self._go_to(index)
        self.scrollTo(index)

    def _go_to(self, index: QModelIndex) -> None:
        """Be at a session, or at none; nothing is said."""
        self._is_showing = True
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        self._is_showing = False

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setAccessibleName(_("Days of the visit"))
        keys = _(
            "Arrows go from session to session, Enter opens one, Alt and arrows move it, "
            "Alt, Shift and ↑ or ↓ change its length, Del deletes it."
        )
        empty = empty_day() if self._grid.days else no_days()
        self.setAccessibleDescription(keys if self._words.visit.sessions else empty)
        self.viewport().update()

    def _is_there(self, drag: Drag) -> bool:
        """Whether what is dragged, or the day that is drawn upon, is still as it was."""
        if drag.session is None:
            return drag.begun.day in self._grid.days
        return drag.session in self._words.visit.sessions

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say what was chosen, unless a visit is being shown."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._is_showing:
            self._tell_choice()

    def _tell_choice(self) -> None:
        if self._told != self.current:
            self._told = self.current
            self.chosen.emit(self._told)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by key meets the first session; it isn’t chosen by that."""
        if event.reason() in _BY_WINDOW:
            QAbstractScrollArea.focusInEvent(self, event)
        else:
            self._is_showing = True
            super().focusInEvent(event)
            self._is_showing = False
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on being dragged out of sight."""
        super().hideEvent(event)
        self.cancel_drag()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hover("")

    # The keyboard.

    def event(self, event: QEvent) -> bool:
        """Keys that move a session are no shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_cancel = self._drag is not None and event.key() == Qt.Key.Key_Escape
            if is_cancel or is_change(event):
                event.accept()
                return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from session to session, open, move, resize, delete; everything else is the page’s."""
        session, key = self._current(), event.key()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._drag is not None and key == Qt.Key.Key_Escape:
            self.cancel_drag()
        elif session is not None and is_change(event):
            self._change(session, changed_by(event, session))
        elif session is not None and is_plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(session.id)
        elif session is not None and is_plain and key == Qt.Key.Key_Delete:
            self.deleteWanted.emit(session.id)
        elif is_plain and self._beside(key).isValid():
            self.setCurrentIndex(self._beside(key))
            self.scrollTo(self.currentIndex())
            self._tell_choice()  # who came by key was at the first one already
        elif is_plain and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (bar.pageStep() if key == Qt.Key.Key_PageDown else -bar.pageStep()))
        else:
            event.ignore()

    def _change(self, before: Session, after: Session) -> None:
        """Say that a session is wanted otherwise."""
        if after == before:
            return
        self.changed.emit(after)
        self.scrollTo(self._sessions.index_of(after.id))
        announce(self, self._words.times(after))

    # The pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer; it may be the beginning of a drag.

        The choice is said when the button comes up: whoever hears of it may well make room for a form beside
        the days, and nothing may move under a pointer that is held down.
        """
        point = event.position().toPoint()
        self._pressed = self._grip(point) if event.button() == Qt.MouseButton.LeftButton else None
        if self._pressed is not None:
            self._drag, self._pressed_at, self._now = self._pressed, point, None
            session = self._pressed.session
            self._go_to(self._sessions.index_of(session.id) if session else QModelIndex())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what could be."""
        point = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.cancel_drag()  # it was let go of elsewhere
        if self._drag is None:
            self._show_what_could_be(point)
            return
        far = (point - self._pressed_at).manhattanLength()
        if self._now is None and far < QApplication.startDragDistance():
            return
        self._scroll_near_edge(point)
        self._now = self._grid.spot(QPointF(point) - self._origin())
        self.viewport().setCursor(
            Qt.CursorShape.SizeVerCursor
            if self._drag.edge or self._drag.session is None
            else Qt.CursorShape.ClosedHandCursor
        )
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is dragged."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag, now = self._drag, self._now
        self.cancel_drag()
        self._tell_choice()
        if drag is None or now is None:
            return
        after = drag.result(now)
        if drag.session is not None and after is not None:
            self._change(drag.session, after)
        elif drag.session is None:
            self.drawn.emit(*drag.drawn(now))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the session that was clicked; where there was none, ask for one of an hour.

        It is the place of the first click that counts, whatever has moved since.
        """
        clicked = self._pressed or self._grip(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or clicked is None:
            return
        self.cancel_drag()
        self._pressed = None
        if clicked.session is not None:
            self.opened.emit(clicked.session.id)
            return
        day, start, _end = clicked.drawn(clicked.begun)
        self.drawn.emit(day, start, min(start + _USUAL, DAY))

    def cancel_drag(self) -> None:
        """Leave everything where it stands."""
        if self._drag is not None:
            self._drag = self._now = None
            self.viewport().unsetCursor()
            self.viewport().update()

    def _grip(self, point: QPoint) -> Drag | None:
        """What is taken hold of at a point; nothing outside the days."""
        if not self._is_inside(point):
            return None
        place = QPointF(point) - self._origin()
        block, spot, zone = self._grid.block_at(place), self._grid.spot(place), self._words.visit.zone
        if block is None:
            return Drag(spot, zone)
        return Drag(spot, zone, block.part.session, self._grid.edge_at(block, place.y()))

    def _is_inside(self, point: QPoint) -> bool:
        brush = self._brush
        room = QRectF(brush.gutter, brush.header, self._grid.width, self.viewport().height())
        return bool(self._grid.days) and room.contains(QPointF(point))

    def _show_what_could_be(self, point: QPoint) -> None:
        place = QPointF(point) - self._origin()
        block = self._grid.block_at(place) if self._is_inside(point) else None
        self._hover(block.part.session.id if block else "")
        if block is not None and self._grid.edge_at(block, place.y()):
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.viewport().unsetCursor()

    def _scroll_near_edge(self, point: QPoint) -> None:
        brush, room = self._brush, self.viewport().rect()
        for bar, at, begin, end in (
            (self.verticalScrollBar(), point.y(), brush.header, room.bottom()),
            (self.horizontalScrollBar(), point.x(), brush.gutter, room.right()),
        ):
            if at > end - _NEAR_EDGE:
                bar.setValue(bar.value() + UNIT)
            elif at < begin + _NEAR_EDGE:
                bar.setValue(bar.value() - UNIT)
