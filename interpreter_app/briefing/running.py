"""Running heads and feet: what stands above and below the text on every page.

Draws on a pen at the places its grid keeps for them; long texts are shortened, never set over each other.
"""

from __future__ import annotations

from interpreter_app.briefing.fonts import TextStyle
from interpreter_app.briefing.lines import shortened
from interpreter_app.briefing.paper import Grid
from interpreter_app.briefing.pen import HAIRLINE, Pen

_APART = 12.0


def running_head(
    pen: Pen, grid: Grid, outer: TextStyle, inner: TextStyle, left: str, middle: str, right: str
) -> None:
    """Three texts above a hairline: `left` and `right` in the outer style, `middle` in the inner one."""
    room = (grid.width - inner.width(middle)) / 2 - _APART
    end = grid.side + grid.width
    if left:
        pen.text(grid.side, grid.head, [(outer, shortened(outer, left, room))])
    if middle:
        pen.centred(grid.side + grid.width / 2, grid.head, inner, middle)
    if right:
        pen.right(end, grid.head, outer, shortened(outer, right, room))
    pen.rule(grid.side, grid.head - 6, end, grid.head - 6, HAIRLINE)


def running_foot(pen: Pen, grid: Grid, style: TextStyle, left: str, date: str, page: str) -> None:
    """What the document is and its date at the left, the page at the right, below a hairline."""
    baseline, end = grid.foot_margin, grid.side + grid.width
    pen.rule(grid.side, baseline + 11, end, baseline + 11, HAIRLINE)
    after = f" · {date}" if date else ""
    room = grid.width - style.width(page) - style.width(after) - 2 * _APART
    pen.text(grid.side, baseline, [(style, shortened(style, left, room) + after)])
    pen.right(end, baseline, style, page)
