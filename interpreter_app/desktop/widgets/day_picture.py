"""The day view as one picture: what is painted where, in which order.

Owns the layers: hours below sessions below what is dragged, and the headings and hours that stay while the
rest is scrolled.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.day_sessions import DaySessions
from interpreter_app.desktop.models.day_words import DayWords, headings, span_text
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.day_grid import DayGrid
from interpreter_app.desktop.widgets.day_paint import DayPainter, Look, needs_year
from interpreter_app.domain.visits.day_plan import clock_change, parts
from interpreter_app.domain.visits.visit import Session

_SENTENCE_BELOW = 1
"""In an empty day the sentence stands below the first hour."""


class Scene(NamedTuple):
    """What there is to paint.

    `ghost` is what is dragged as it would be, `drawn` the day and the minutes of a new session.
    """

    grid: DayGrid
    words: DayWords
    sessions: DaySessions
    offset: QPointF
    size: QSizeF
    chosen: str = ""
    hovered: str = ""
    has_focus: bool = False
    ghost: Session | None = None
    drawn: tuple[date, int, int] | None = None


def empty_day() -> str:
    """What stands in a day without sessions."""
    return _("Nothing is planned yet. Drag over the hours, or double-click one, to add a session.")


def no_days() -> str:
    """What stands where there are no days."""
    return _("No days to show yet. Agree on the dates, or add a session: its day appears here.")


def paint_days(painter: QPainter, brush: DayPainter, scene: Scene) -> None:
    """Paint everything."""
    size, grid = scene.size, scene.grid
    brush.ground(painter, QRectF(QPointF(), size))
    if not grid.days:
        room = QRectF(UNIT, UNIT, size.width() - 2 * UNIT, size.height() - 2 * UNIT)
        brush.sentence(painter, no_days(), room)
        return
    origin = QPointF(brush.gutter, brush.header) - scene.offset
    room = QRectF(brush.gutter, brush.header, size.width() - brush.gutter, size.height() - brush.header)
    painter.save()
    painter.setClipRect(room)
    painter.translate(origin)
    seen = room.translated(-origin)
    seen.setRight(min(seen.right(), grid.width))
    brush.hours(painter, grid, seen)
    _remarks(painter, brush, scene)
    _blocks(painter, brush, scene, seen)
    _dragged(painter, brush, scene)
    painter.restore()
    _frame(painter, brush, scene, origin)


def _remarks(painter: QPainter, brush: DayPainter, scene: Scene) -> None:
    """How an empty day is begun, and the hours that clocks leave out or show twice."""
    grid, zone = scene.grid, scene.words.visit.zone
    busy = {block.part.day for block in grid.blocks}
    if scene.drawn is not None:
        busy.add(scene.drawn[0])
    if scene.ghost is not None:
        busy |= {part.day for part in parts(scene.ghost, zone)}
    for day in grid.days:
        change = clock_change(day, zone)
        if change is not None:
            start, end = min(change), max(change)
            is_forward = change[0] < change[1]
            said = (
                _("Clocks go forward: this time is left out")
                if is_forward
                else _("Clocks go back: this time comes twice")
            )
            place = grid.span(day, start, end).adjusted(UNIT, 0, -UNIT, 0)
            if start >= grid.first * 60:
                brush.note(painter, said, place)
        if day not in busy:
            hour = (grid.first + _SENTENCE_BELOW) * 60
            place = grid.span(day, hour, grid.last * 60).adjusted(UNIT, UNIT, -UNIT, 0)
            brush.sentence(painter, empty_day(), place)


def _blocks(painter: QPainter, brush: DayPainter, scene: Scene, seen: QRectF) -> None:
    dragged = scene.ghost.id if scene.ghost is not None else ""
    for block in scene.grid.blocks:
        if not block.rect.intersects(seen):
            continue
        session = block.part.session
        ident = session.id
        look = Look(ident == scene.chosen, scene.has_focus, ident == scene.hovered, ident == dragged)
        brush.block(painter, session, scene.sessions.words(ident), block.rect, look)


def _dragged(painter: QPainter, brush: DayPainter, scene: Scene) -> None:
    grid = scene.grid
    if scene.drawn is not None:
        day, start, end = scene.drawn
        brush.ghost(painter, span_text(start, end), "", grid.span(day, start, end))
    if scene.ghost is not None:
        title, times = scene.sessions.words(scene.ghost.id).title, scene.words.times(scene.ghost)
        for part in parts(scene.ghost, scene.words.visit.zone):
            if part.day in grid.days:
                brush.ghost(
                    painter, times, title, grid.span(part.day, part.start, max(part.end, part.start + 5))
                )


def _frame(painter: QPainter, brush: DayPainter, scene: Scene, origin: QPointF) -> None:
    """The hours at the left and the headings above, which stay in sight."""
    size, grid, zone = scene.size, scene.grid, scene.words.visit.zone
    painter.save()
    painter.setClipRect(QRectF(0, brush.header, brush.gutter, size.height() - brush.header))
    brush.hour_words(painter, grid, origin.y())
    painter.setClipRect(QRectF(brush.gutter, 0, size.width() - brush.gutter, brush.header))
    year = needs_year(grid.days)
    said = [headings(day, year=year) for day in grid.days]
    is_short = not brush.fits_headings((text for text, _short in said), grid.column)
    for place, both in enumerate(said):
        shown = QRectF(origin.x() + place * grid.column, 0, grid.column, brush.header)
        brush.heading(painter, both[is_short], shown)
    painter.restore()
    city = dates.zone_city(zone, i18n.language())
    brush.corner(painter, city, QRectF(0, 0, brush.gutter, brush.header))
    brush.line_below(painter, brush.header, size.width(), is_lit=scene.has_focus and not scene.chosen)
