"""The ties on the map of relationships: out of one dot, through the middle of the drawing, into the other.

Owns their curves. Pure geometry: nothing here knows of people or names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.domain.visits.map_drawing import Point


class Port(NamedTuple):
    """Where a tie leaves for the middle: the dot, the end of its lane, and the way from there."""

    dot: Point
    out: Point
    way: tuple[int, int]


def curve(one: Port, other: Port, span: float, middle: float) -> tuple[Point, ...]:
    """From dot to dot: out of the lane, one curve through the middle, into the other lane.

    All points that make the curve lie between the two sides, and so does the curve.
    """
    (x, y), (u, v) = one.out, other.out
    across, down = abs(u - x), abs(v - y)
    if one.way == other.way:
        deep = min(0.3 * (across + down) + 0.04 * span, 0.6 * (span if one.way[0] else middle))
        first = second = deep
    else:
        first, second = (0.55 * (across if way[0] else down) for way in (one.way, other.way))
    control = (x + one.way[0] * first, y + one.way[1] * first)
    last = (u + other.way[0] * second, v + other.way[1] * second)
    points = [one.out, control, last, other.out]
    if one.dot != one.out:
        points = [*_straight(one.dot, one.out), *points[1:]]
    if other.dot != other.out:
        points += _straight(other.out, other.dot)[1:]
    return tuple(points)


def _straight(start: Point, end: Point) -> list[Point]:
    return [start, start, end, end]


def along(points: Sequence[Point], steps: int = 24) -> list[Point]:
    """Points along cubic curves, so many of each, ends included."""
    found = [points[0]]
    for begin in range(0, len(points) - 1, 3):
        (a, b), (c, d), (e, f), (g, h) = points[begin : begin + 4]
        for step in range(1, steps + 1):
            t = step / steps
            s = 1 - t
            parts = s**3, 3 * s * s * t, 3 * s * t * t, t**3
            found.append(
                (
                    parts[0] * a + parts[1] * c + parts[2] * e + parts[3] * g,
                    parts[0] * b + parts[1] * d + parts[2] * f + parts[3] * h,
                )
            )
    return found
