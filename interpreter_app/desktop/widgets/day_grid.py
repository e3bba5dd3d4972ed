"""Where everything of the day view stands, in pixels: columns, hours, blocks.

Owns this geometry. Its place 0, 0 is where the first column and the top of the hours begin; knows no words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from interpreter_app.desktop.theme import UNIT
from interpreter_app.domain.visits.day_plan import Laid, Part, hours, lanes

LEAST = 15
"""A block is as high as these minutes at least."""

TOP = 2 * UNIT
"""Room above the first hour and below the last one, for the words at their lines."""

_SIDE = UNIT
_BETWEEN = 4
_EDGE = 6
_LEAST_COLUMN = 9
_LEAST_HOUR, _MOST_HOUR = 4, 6
"""The height of an hour and the width of a column, in sizes of the letter."""


class Block(NamedTuple):
    """A part of a session, and where it stands."""

    part: Part
    rect: QRectF


class Spot(NamedTuple):
    """A place on the days: which day, and the minute there."""

    day: date
    minute: float


class DayGrid:
    """The days of a plan in a room of `width` by `height` pixels; `letter` is the size of the text."""

    def __init__(
        self, plan: Mapping[date, Sequence[Part]], width: float, height: float, letter: float
    ) -> None:
        self.days = tuple(plan)
        self.first, self.last = hours(part for of_day in plan.values() for part in of_day)
        count = self.last - self.first
        fitting = (height - 2 * TOP) / count
        wanted = max(_LEAST_HOUR * letter, min(_MOST_HOUR * letter, fitting))
        self.hour = max(UNIT, int(wanted // UNIT) * UNIT)
        self.column = max(float(width // max(len(plan), 1)), math.ceil(_LEAST_COLUMN * letter))
        self.width = self.column * len(plan)
        self.height = 2 * TOP + self.hour * count
        self.blocks = tuple(
            Block(laid.part, self._rect(place, laid))
            for place, of_day in enumerate(plan.values())
            for laid in lanes(of_day, LEAST)
        )

    def y(self, minute: float) -> float:
        """How far below the top a minute of a day stands."""
        return TOP + (minute - self.first * 60) * self.hour / 60

    def minute(self, y: float) -> float:
        """The minute at a height, within the hours shown."""
        return max(self.first * 60.0, min((y - TOP) * 60 / self.hour + self.first * 60, self.last * 60.0))

    def spot(self, point: QPointF) -> Spot:
        """The day and minute nearest to a point; there must be a day."""
        place = max(0, min(int(point.x() // self.column), len(self.days) - 1))
        return Spot(self.days[place], self.minute(point.y()))

    def span(self, day: date, start: float, end: float) -> QRectF:
        """From one minute of a day until another, over the whole column."""
        return self._span(self.days.index(day), 0.0, 1.0, start, end)

    def block_at(self, point: QPointF) -> Block | None:
        """The block at a point."""
        return next((block for block in self.blocks if block.rect.contains(point)), None)

    def edge_at(self, block: Block, y: float) -> str:
        """`start` or `end` where a point of a block is at an edge that can be drawn, else nothing."""
        grip = min(_EDGE, block.rect.height() / 4)
        if block.part.ends and y >= block.rect.bottom() - grip:
            return "end"
        if block.part.begins and y <= block.rect.top() + grip:
            return "start"
        return ""

    def of_session(self, ident: str) -> list[Block]:
        """The blocks of a session, in the order of time."""
        return [block for block in self.blocks if block.part.session.id == ident]

    def _rect(self, place: int, laid: Laid) -> QRectF:
        part = laid.part
        end = max(part.end, part.start + LEAST)
        return self._span(
            place, laid.lane / laid.lanes, (laid.lane + laid.span) / laid.lanes, part.start, end
        )

    def _span(self, place: int, left: float, right: float, start: float, end: float) -> QRectF:
        room = self.column - 2 * _SIDE
        begin = place * self.column + _SIDE
        x = round(begin + left * room) + (_BETWEEN // 2 if left > 0 else 0)
        until = round(begin + right * room) - (_BETWEEN // 2 if right < 1 else 0)
        top, bottom = round(self.y(start)) + 1, round(self.y(end)) - 1
        return QRectF(x, top, until - x, max(bottom - top, 1))
