"""Small signs of the day view: what kind a session is, how it is interpreted, that it clashes.

Owns their drawings, on a square of 16, and the token of each. A sign never stands for a colour alone, nor a
colour for a sign.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from interpreter_app.domain.visits.visit import Mode, SessionKind

TOKENS: Mapping[SessionKind, str] = {
    SessionKind.FORMAL: "accent",
    SessionKind.INFORMAL: "same",
    SessionKind.MEAL: "near",
    SessionKind.TRAVEL: "soft",
    SessionKind.PREPARATION: "soft",
    SessionKind.DEBRIEF: "soft",
}
"""Meetings, time together, meals, and the rest."""

CLASH = "clash"
_BOX = 16
_STROKE = 1.5

_Point = tuple[float, float]
_LINES: Mapping[str, Sequence[Sequence[_Point]]] = {
    SessionKind.FORMAL: [[(1.5, 9), (14.5, 9)], [(3.5, 9), (3.5, 14)], [(12.5, 9), (12.5, 14)]],
    SessionKind.MEAL: [
        [(5, 1.5), (5, 14.5)], [(2.5, 1.5), (2.5, 5), (5, 7), (7.5, 5), (7.5, 1.5)],
        [(12, 14.5), (12, 1.5), (10, 5), (10, 9), (12, 9)],
    ],
    SessionKind.TRAVEL: [[(1.5, 8), (14, 8)], [(9.5, 3.5), (14, 8), (9.5, 12.5)]],
    SessionKind.PREPARATION: [[(2, 14), (3, 10.5), (11, 2.5), (13.5, 5), (5.5, 13), (2, 14)]],
    SessionKind.DEBRIEF: [
        [(1, 4.5), (3, 6.5), (6, 2.5)], [(1, 11.5), (3, 13.5), (6, 9.5)],
        [(8.5, 4.5), (15, 4.5)], [(8.5, 11.5), (15, 11.5)],
    ],
    Mode.CONSECUTIVE: [[(2, 5), (14, 5)], [(11, 2), (14, 5), (11, 8)], [(14, 11), (2, 11)],
                       [(5, 8), (2, 11), (5, 14)]],
    Mode.SIMULTANEOUS: [[(2, 9), (2, 14)], [(4.5, 9.5), (4.5, 13.5)], [(14, 9), (14, 14)],
                        [(11.5, 9.5), (11.5, 13.5)]],
    Mode.WHISPERED: [[(2, 3), (14, 3), (14, 11), (8, 11), (5, 14), (5, 11), (2, 11), (2, 3)]],
    Mode.LIAISON: [[(6, 8), (10, 8)]],
    CLASH: [[(8, 1.5), (15, 14), (1, 14), (8, 1.5)], [(8, 6), (8, 9.5)], [(8, 11.4), (8, 12)]],
}  # fmt: skip
_ROUNDS: Mapping[str, Sequence[tuple[_Point, float]]] = {
    SessionKind.FORMAL: [((4.5, 4.5), 2), ((11.5, 4.5), 2)],
    SessionKind.INFORMAL: [((5.5, 8), 4.5), ((10.5, 8), 4.5)],
    Mode.WHISPERED: [((5, 7), 0.5), ((8, 7), 0.5), ((11, 7), 0.5)],
    Mode.LIAISON: [((3.5, 8), 2.5), ((12.5, 8), 2.5)],
}


def draw_sign(painter: QPainter, name: str, colour: QColor, place: QRectF) -> None:
    """Draw the sign of a kind, of a mode, or `CLASH`, in a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / _BOX, place.height() / _BOX)
    pen = QPen(colour, _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(name))
    painter.restore()


@cache
def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    for line in _LINES.get(name, ()):
        path.moveTo(*line[0])
        for point in line[1:]:
            path.lineTo(*point)
    for (x, y), radius in _ROUNDS.get(name, ()):
        path.addEllipse(QPointF(x, y), radius, radius)
    if name == Mode.SIMULTANEOUS:
        path.moveTo(2, 9)
        path.arcTo(QRectF(2, 2, 12, 13), 180, -180)
    return path
