"""The drawing of who meets whom in the window: scaled, scrolled, hovered over, gone through by key.

Owns whose ties are shown alone. What is said of them is the affair of the map around it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from interpreter_app.base import i18n
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.map_painting import colours_of, measured, paint_map
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.acquaintance import Acquaintance
from interpreter_app.domain.visits.map_drawing import Dot, Drawing, MapStyle, MapWords
from interpreter_app.domain.visits.map_layout import lay_out

_LEAST_SCALE = 0.75
"""Names aren't drawn smaller than this, in parts of the window's text: rather one scrolls."""
_REACH = 2.5 * UNIT


class MapCanvas(QAbstractScrollArea):
    """The drawing, scaled to the room that there is, or scrolled where names would be too small."""

    looked = Signal(str)
    """Whose ties are shown alone; empty for all."""
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("visitMapDrawing")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._theme = theme
        self._known = Acquaintance()
        self._words: MapWords | None = None
        self._drawing = Drawing(0.0, 0.0)
        self._scale = 1.0
        self._kept = ""
        self._hovered = ""
        theme.changed.connect(self._lay_out)

    @property
    def person(self) -> str:
        """Whose ties are shown alone; empty for all."""
        return self._hovered or self._kept

    def show_people(self, known: Acquaintance, words: MapWords | None) -> None:
        """Show these people, with these words around them; without words nothing."""
        self._known, self._words = known, words
        there = {person.id for person in known.people}
        self._kept = self._kept if self._kept in there else ""
        self._hovered = ""
        self._lay_out()

    def choose(self, person: str) -> None:
        """Keep somebody, or nobody, in sight by key or click."""
        if person and person not in {dot.person for dot in self._drawing.dots}:
            return
        self._kept, self._hovered = person, ""
        self._scroll_to(person)
        self._changed()
        self.chosen.emit(person)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; whether it asked for anything here."""
        dots = self._drawing.dots
        if not dots or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        place = next((n for n, dot in enumerate(dots) if dot.person == self._kept), None)
        if key == Qt.Key.Key_Escape and self._kept:
            self.choose("")
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(dots[0 if key == Qt.Key.Key_Home else -1].person)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            first = 0 if step == 1 else len(dots) - 1
            self.choose(dots[first if place is None else (place + step) % len(dots)].person)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if key == Qt.Key.Key_Right else -1
            self.choose(dots[0].person if place is None else _beside(dots, dots[place], way).person)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys are the map's, which has this one as its face."""
        event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Nobody is hovered over once the mouse has left."""
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show whoever is below the mouse."""
        self._hover(self.person_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep whoever was clicked on; the ground lets go of them."""
        if event.button() == Qt.MouseButton.LeftButton:
            person = self.person_at(event.position())
            self.choose("" if person == self._kept else person)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Plan anew for the room there is."""
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it no longer is."""
        super().focusOutEvent(event)
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """Room for a few names."""
        return QSize(40 * UNIT, 25 * UNIT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the plan where it stands."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("paper"))
        if self.hasFocus():
            painter.fillRect(0, 0, 2, self.viewport().height(), self._theme.colour("accent"))
        painter.translate(self._origin())
        painter.scale(self._scale, self._scale)
        paint_map(painter, self._drawing, colours_of(self._theme.tokens), self.person)
        painter.end()

    def _lay_out(self) -> None:
        room = self.maximumViewportSize()
        self._drawing = self._plan(room.width(), room.height())
        self._scale = _scale(self._drawing, room)
        if self._scale < 1.0:  # drawn smaller, it may be wider
            self._drawing = self._plan(room.width() / self._scale, 0.0)
            self._scale = _scale(self._drawing, room)
        self._set_bars(room)
        self.viewport().update()

    def _plan(self, width: float, height: float) -> Drawing:
        if self._words is None:
            return Drawing(0.0, 0.0)
        return lay_out(self._known, self._words, Language(i18n.language()), self._style(), width, height)

    def _style(self) -> MapStyle:
        theme = self._theme
        name = theme.pixels(Text.BODY)
        small, title = theme.pixels(Text.SMALL), theme.pixels(Text.TARGET)
        return MapStyle(name, small, title, widest=17.0 * name, span=22.0 * name, measure=measured)

    def _set_bars(self, room: QSize) -> None:
        high, wide = self._drawing.height * self._scale, self._drawing.width * self._scale
        for bar, needed, there in (
            (self.verticalScrollBar(), high, room.height()),
            (self.horizontalScrollBar(), wide, room.width()),
        ):
            bar.setPageStep(there)
            bar.setSingleStep(4 * UNIT)
            bar.setRange(0, max(0, round(needed - there)))

    def _origin(self) -> QPointF:
        """Where the drawing's corner is in the viewport: in the middle, where there is more room."""
        room = self.viewport().size()
        x = max(0.0, (room.width() - self._drawing.width * self._scale) / 2)
        y = max(0.0, (room.height() - self._drawing.height * self._scale) / 2)
        return QPointF(x - self.horizontalScrollBar().value(), y - self.verticalScrollBar().value())

    def person_at(self, point: QPoint | QPointF) -> str:
        """Whose dot or name is there; empty for nobody's."""
        place = (QPointF(point) - self._origin()) / self._scale
        x, y = place.x(), place.y()
        for label in self._drawing.labels:
            box = label.box
            if label.person and box.left <= x <= box.right and box.top <= y <= box.bottom:
                return label.person
        near = min(self._drawing.dots, key=lambda dot: _distance(dot, x, y), default=None)
        return near.person if near is not None and _distance(near, x, y) <= _REACH else ""

    def _hover(self, person: str) -> None:
        if person != self._hovered:
            self._hovered = person
            self._changed()

    def _changed(self) -> None:
        self.viewport().update()
        self.looked.emit(self.person)

    def _scroll_to(self, person: str) -> None:
        """Bring somebody's dot and name into sight."""
        dot = next((dot for dot in self._drawing.dots if dot.person == person), None)
        boxes = [label.box for label in self._drawing.labels if label.person == person]
        if dot is None or not boxes:
            return
        box = boxes[0]
        across = min(box.left, dot.x), max(box.right, dot.x)
        down = min(box.top, dot.y), max(box.bottom, dot.y)
        for bar, (first, last) in (
            (self.horizontalScrollBar(), across),
            (self.verticalScrollBar(), down),
        ):
            least = round(last * self._scale) + 2 * UNIT - bar.pageStep()
            bar.setValue(min(max(bar.value(), least), round(first * self._scale) - 2 * UNIT))


def _beside(dots: tuple[Dot, ...], here: Dot, way: int) -> Dot:
    """Whoever stands next to somebody at the right (1) or left (-1); themselves if nobody does."""
    there = [dot for dot in dots if (dot.x - here.x) * way > 2 * UNIT]
    return min(there, key=lambda dot: abs(dot.x - here.x) + 2 * abs(dot.y - here.y), default=here)


def _scale(drawing: Drawing, room: QSize) -> float:
    """How large a plan is drawn: as it is, or smaller to fit, but never too small to be read."""
    fits = min(room.width() / max(1.0, drawing.width), room.height() / max(1.0, drawing.height))
    return min(1.0, max(_LEAST_SCALE, fits))


def _distance(dot: Dot, x: float, y: float) -> float:
    return ((dot.x - x) ** 2 + (dot.y - y) ** 2) ** 0.5
