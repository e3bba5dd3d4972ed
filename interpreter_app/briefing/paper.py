"""Paper: page sizes, margins and columns, and how a booklet's pages lie on its sheets.

Owns geometry only, in points (1/72 inch) from the lower left corner. Knows nothing of text, type or PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MILLIMETRE = 72 / 25.4


class Paper(StrEnum):
    """The paper in the printer."""

    A4 = "a4"
    A5 = "a5"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a page or sheet, in points."""

    width: float
    height: float

    @property
    def landscape(self) -> Size:
        """The same paper lying on its long side."""
        return Size(max(self.width, self.height), min(self.width, self.height))

    @property
    def half(self) -> Size:
        """What a sheet becomes when it is folded once: two of these lie on it side by side."""
        return Size(self.height / 2, self.width)


@dataclass(frozen=True, slots=True)
class Frame:
    """Room for a column of text; `top` and `bottom` are distances from the lower edge of the page."""

    x: float
    top: float
    bottom: float
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A page with its margins and columns.

    `top` and `bottom` are the margins above and below the columns; running head and foot stand in them,
    their baselines `head_margin` below the upper and `foot_margin` above the lower edge.
    """

    size: Size
    side: float
    top: float
    bottom: float
    columns: int
    gutter: float
    head_margin: float
    foot_margin: float

    @property
    def width(self) -> float:
        """The width between the side margins."""
        return self.size.width - 2 * self.side

    @property
    def column_width(self) -> float:
        """The width of one column."""
        return (self.width - (self.columns - 1) * self.gutter) / self.columns

    @property
    def head(self) -> float:
        """The baseline of the running head."""
        return self.size.height - self.head_margin

    @property
    def text_top(self) -> float:
        """Where the columns begin on a page without anything above them."""
        return self.size.height - self.top

    def column_x(self, column: int) -> float:
        """The left edge of a column, counted from 0."""
        return self.side + column * (self.column_width + self.gutter)

    def frames(self, top: float | None = None) -> tuple[Frame, ...]:
        """The columns of a page, from the left; they begin at `top` if something stands above them."""
        begin = self.text_top if top is None else top
        return tuple(
            Frame(self.column_x(i), begin, self.bottom, self.column_width) for i in range(self.columns)
        )


_SHEETS = {
    Paper.A4: Size(210 * MILLIMETRE, 297 * MILLIMETRE),
    Paper.A5: Size(148 * MILLIMETRE, 210 * MILLIMETRE),
    Paper.LETTER: Size(8.5 * 72, 11 * 72),
}
_NARROWEST_FOR_TWO_COLUMNS = 120 * MILLIMETRE


def sheet(paper: Paper) -> Size:
    """The size of this paper, standing."""
    return _SHEETS[paper]


def text_grid(size: Size) -> Grid:
    """The grid of a page of running text: two columns, or one on paper narrower than A5."""
    if size.width > 160 * MILLIMETRE:
        return Grid(size, side=48, top=68, bottom=60, columns=2, gutter=28, head_margin=44, foot_margin=34)
    columns = 2 if size.width >= _NARROWEST_FOR_TWO_COLUMNS else 1
    return Grid(size, side=30, top=50, bottom=46, columns=columns, gutter=18, head_margin=32, foot_margin=25)


def card_grid(paper: Paper) -> Grid:
    """The grid of a pocket card: the sheet lies on its long side, and is folded between the columns.

    All panels are equally wide, margins included: the gutter is twice the side margin.
    """
    size = sheet(paper).landscape
    columns = 4 if size.width > 240 * MILLIMETRE else 3
    return Grid(size, side=16, top=46, bottom=38, columns=columns, gutter=32, head_margin=28, foot_margin=20)


def booklet_sheets(pages: int) -> list[tuple[int | None, int | None]]:
    """Which pages, counted from 0, lie left and right on each side of a stapled booklet's sheets.

    Front and back of a sheet follow each other; None is a side left blank to fill the last sheet. Printed on
    both sides (turned over the short edge), folded together and stapled, the pages stand in reading order.

    >>> booklet_sheets(4)
    [(3, 0), (1, 2)]
    """
    whole = -(-pages // 4) * 4

    def page(number: int) -> int | None:
        return number if number < pages else None

    sides: list[tuple[int | None, int | None]] = []
    for first in range(0, whole // 2, 2):
        sides.append((page(whole - 1 - first), page(first)))
        sides.append((page(first + 1), page(whole - 2 - first)))
    return sides
