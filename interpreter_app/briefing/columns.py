"""Blocks into columns and pages: what stands where, and where a block may be broken.

Pure layout: plain data in and out, nothing of PDF. A page is kept no longer than its reader keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from interpreter_app.briefing.lines import Line
from interpreter_app.briefing.paper import Frame

_FEWEST = 2
"""Lines of a broken block that stay together on each side."""
_SHORTEST_BROKEN = 5
"""Lines a block must have to be broken at all where it can be kept whole."""
_STEP = 4.0
_MOST_FEATHER = 2.5
"""Points by which a gap may grow so that the columns of a page end at one height."""


@dataclass(slots=True)
class Block:
    """Lines that belong together, such as an entry or the letter above it.

    `gap` is the space above it, in points, which a column's top swallows; its first `head` lines are never
    parted from the line after them; with `keep_with_next` neither is its last line from the next block's
    first ones. `label` is what the running head says of it, `section` the letter that starts with it.
    """

    lines: list[Line]
    gap: float
    head: int = 1
    label: str = ""
    section: str = ""
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        """Its height, in points, without the gap above it."""
        return sum([line.leading for line in self.lines])


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines `first` to `stop` of a block at `x`, the upper edge of the first one at `top`."""

    block: Block
    first: int
    stop: int
    column: int
    x: float
    top: float

    @property
    def lines(self) -> list[Line]:
        """The lines that stand here."""
        return self.block.lines[self.first : self.stop]

    @property
    def bottom(self) -> float:
        """The lower edge of the last line."""
        return self.top - sum([line.leading for line in self.lines])


@dataclass(slots=True)
class Page:
    """One page: its number within its part, from 0, its columns and what stands in them, in reading order."""

    number: int
    frames: Sequence[Frame]
    placed: list[Placed] = field(default_factory=list)

    @property
    def labels(self) -> tuple[str, str]:
        """The first and the last label on the page, for its running head; empty if it has none."""
        labels = [placed.block.label for placed in self.placed if placed.block.label]
        return (labels[0], labels[-1]) if labels else ("", "")


class _Source:
    """Blocks yet to be placed; what didn't fit is put back."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = iter(blocks)
        self._back: list[tuple[Block, int]] = []

    def next(self) -> tuple[Block, int] | None:
        """The next block and its first line that isn't placed yet; None at the end."""
        if self._back:
            return self._back.pop()
        block = next(self._blocks, None)
        return None if block is None else (block, 0)

    def put_back(self, block: Block, first: int) -> None:
        """Give this block again next time."""
        self._back.append((block, first))

    def is_empty(self) -> bool:
        """Whether everything has been placed."""
        following = self.next()
        if following is not None:
            self.put_back(*following)
        return following is None


def paginate(
    blocks: Iterable[Block], frames: Sequence[Frame], first: Sequence[Frame] | None = None
) -> Iterator[Page]:
    """Pages of these blocks in these columns, one at a time; `first` are the columns of the first page.

    Nothing overflows a column. The columns of the last page are made equally long.
    """
    source = _Source(blocks)
    tallest = max(frame.top - frame.bottom for frame in frames)
    number = 0
    while not source.is_empty():
        page = Page(number, frames if first is None or number else first)
        _fill(page, source, tallest)
        page = _balanced(page, tallest) if source.is_empty() else _feathered(page)
        yield page
        number += 1


def _fill(page: Page, source: _Source, tallest: float) -> None:
    """Place blocks on the page until it is full or there are none left."""
    for column, frame in enumerate(page.frames):
        _fill_column(page, column, frame, source, tallest)


def _fill_column(page: Page, column: int, frame: Frame, source: _Source, tallest: float) -> None:
    """Place blocks in one column; one that fits nowhere is broken anywhere, in a column of full height."""
    top = frame.top
    waiting: list[Placed] = []
    is_empty = True
    while (following := source.next()) is not None:
        block, first = following
        start = top - (block.gap if top < frame.top else 0.0)
        room = start - frame.bottom
        if block.keep_with_next and room >= block.height:
            waiting.append(Placed(block, 0, len(block.lines), column, frame.x, start))
            top = waiting[-1].bottom
            continue
        count = 0 if block.keep_with_next else _lines_that_fit(block, first, room)
        if count == 0 and is_empty and frame.top - frame.bottom >= tallest:
            count = _capacity(block, first, room) or (0 if waiting else 1)
            page.placed += waiting
            waiting = []
        if count == 0:
            source.put_back(block, first)
            for placed in reversed(waiting):
                source.put_back(placed.block, 0)
            return
        page.placed += waiting
        waiting, is_empty = [], False
        page.placed.append(Placed(block, first, first + count, column, frame.x, start))
        top = page.placed[-1].bottom
        if first + count < len(block.lines):
            source.put_back(block, first + count)
            return
    page.placed += waiting


def _capacity(block: Block, first: int, room: float) -> int:
    """How many lines have room, wherever the block may be broken."""
    count = 0
    for line in block.lines[first:]:
        room -= line.leading
        if room < -0.01:
            break
        count += 1
    return count


def _lines_that_fit(block: Block, first: int, room: float) -> int:
    """How many lines to place in this room so that the block is broken well; 0 if it should move on."""
    left = len(block.lines) - first
    count = _capacity(block, first, room)
    if count == left:
        return count
    if first == 0 and left < _SHORTEST_BROKEN:
        return 0
    count = min(count, left - _FEWEST)
    fewest = max(_FEWEST, block.head + 1) if first == 0 else _FEWEST
    return count if count >= fewest else 0


def _balanced(page: Page, tallest: float) -> Page:
    """The last page with columns as equal as they can be; unchanged if they can't."""
    if len(page.frames) < 2 or not page.placed:
        return page
    heights = [frame.top - frame.bottom for frame in page.frames]
    used = sum(p.top - p.bottom for p in page.placed)
    height = used / len(page.frames)
    while height < max(heights):
        frames = [Frame(f.x, f.top, max(f.bottom, f.top - height), f.width) for f in page.frames]
        trial = Page(page.number, frames)
        source = _Source(())
        for placed in reversed(_starts(page)):
            source.put_back(placed.block, placed.first)
        _fill(trial, source, tallest)
        if source.is_empty():
            return Page(page.number, page.frames, trial.placed)
        height += _STEP
    return page


def _feathered(page: Page) -> Page:
    """A full page whose columns end at one height where a little more space between blocks does it."""
    placed: list[Placed] = []
    for column, frame in enumerate(page.frames):
        mine = [p for p in page.placed if p.column == column]
        gaps = sum(1 for p in mine[1:] if not p.first)
        extra = min((mine[-1].bottom - frame.bottom) / gaps, _MOST_FEATHER) if gaps else 0.0
        shift = 0.0
        for index, piece in enumerate(mine):
            shift += extra if index and not piece.first else 0.0
            top = piece.top - shift
            placed.append(Placed(piece.block, piece.first, piece.stop, column, piece.x, top))
    return Page(page.number, page.frames, placed)


def _starts(page: Page) -> list[Placed]:
    """The first piece of each block on the page."""
    starts: list[Placed] = []
    for placed in page.placed:
        if not starts or starts[-1].block is not placed.block:
            starts.append(placed)
    return starts
