"""The map of relationships painted: a plan and colours in, strokes and words out.

Owns how the plan looks in the window and in a picture. It is painted from the plan itself rather than from
its SVG: so words stand in the typeface and size of the window, set for its pixels, and ties can step back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from interpreter_app.desktop.theme import Tokens, load_typeface
from interpreter_app.domain.visits.map_drawing import Dot, Drawing, Edge, Label
from interpreter_app.exchange.visits.map_svg import OPACITY, Colours

_BACK = 0.4
"""How much is left of a name that steps back."""
_FORTH = 0.92
_UNDERLINE = 2.0
_PLAIN = 1.0


def colours_of(tokens: Tokens) -> Colours:
    """The drawing's colours in a theme."""
    return Colours(tokens.paper, tokens.ink, tokens.soft, tokens.edge, tokens.accent)


@lru_cache(maxsize=16)
def _font(size: float, is_bold: bool) -> QFont:
    font = QFont(load_typeface())
    font.setPixelSize(max(1, round(size)))
    font.setBold(is_bold)
    return font


def measured(text: str, size: float, is_bold: bool = False) -> float:
    """How wide a text is in the window's typeface."""
    metrics = QFontMetricsF(_font(size, is_bold))
    return max(metrics.horizontalAdvance(text), metrics.boundingRect(text).width())


def paint_map(painter: QPainter, drawing: Drawing, colours: Colours, chosen: str = "") -> None:
    """Paint a plan; with somebody chosen, by id, only their ties, and those to whom they lead."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    near = {chosen}
    for edge in drawing.edges:
        if not chosen or chosen in (edge.tie.one, edge.tie.other):
            near.update((edge.tie.one, edge.tie.other))
            _paint_edge(painter, edge, colours, bool(chosen))
    seen: Callable[[str], float] = lambda person: _PLAIN if not chosen or person in near else _BACK  # noqa: E731
    for dot in drawing.dots:
        painter.setOpacity(seen(dot.person))
        _paint_dot(painter, dot, colours, dot.person == chosen)
    for label in drawing.labels:
        painter.setOpacity(seen(label.person) if label.person else _PLAIN)
        _paint_label(painter, label, colours, bool(chosen) and label.person == chosen)
    painter.setOpacity(_PLAIN)


def picture(drawing: Drawing, colours: Colours, density: int) -> QImage:
    """A plan as a picture, so many pixels of it to one of the plan."""
    image = QImage(
        round(drawing.width * density), round(drawing.height * density), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(density)
    image.fill(QColor(colours.paper))
    painter = QPainter(image)
    paint_map(painter, drawing, colours)
    painter.end()
    return image


def _paint_edge(painter: QPainter, edge: Edge, colours: Colours, is_forth: bool) -> None:
    path = QPainterPath(QPointF(*edge.points[0]))
    for place in range(1, len(edge.points), 3):
        path.cubicTo(*(QPointF(*point) for point in edge.points[place : place + 3]))
    pen = QPen(QColor(colours.tie(edge.kind)), edge.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setOpacity(_FORTH if is_forth else OPACITY[edge.kind])
    painter.drawPath(path)


def _paint_dot(painter: QPainter, dot: Dot, colours: Colours, is_chosen: bool) -> None:
    painter.setBrush(QColor(colours.accent if is_chosen else colours.dot(dot.place)))
    painter.setPen(QPen(QColor(colours.paper), 1.5))
    radius = dot.radius * (1.4 if is_chosen else 1.0)
    painter.drawEllipse(QPointF(dot.x, dot.y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_label(painter: QPainter, label: Label, colours: Colours, is_chosen: bool) -> None:
    font = _font(label.size, label.is_bold)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    for number, line in enumerate(label.lines):
        wide = metrics.horizontalAdvance(line)
        x = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        y = label.y + number * label.step
        painter.setPen(QColor(colours.text(label)))
        painter.drawText(QPointF(x, y), line)
        if is_chosen:
            under = QRectF(x, y + 0.2 * label.size, wide, _UNDERLINE)
            painter.fillRect(under, QColor(colours.accent))
