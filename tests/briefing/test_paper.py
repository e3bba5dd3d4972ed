"""Pages fit on their paper, and a booklet's pages come into order when its sheets are folded."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.briefing.paper import Grid, Paper, booklet_sheets, card_grid, sheet, text_grid


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(
    "make", [lambda p: text_grid(sheet(p)), lambda p: text_grid(sheet(p).half), card_grid]
)
def test_columns_lie_side_by_side_between_the_margins(paper: Paper, make: object) -> None:
    grid: Grid = make(paper)  # type: ignore[operator]
    frames = grid.frames()
    assert frames[0].x == pytest.approx(grid.side)
    assert frames[-1].x + frames[-1].width == pytest.approx(grid.size.width - grid.side)
    for left, right in pairwise(frames):
        assert left.x + left.width < right.x
    assert all(0 < frame.bottom < frame.top < grid.size.height for frame in frames)
    assert grid.foot_margin < grid.bottom < grid.text_top < grid.head < grid.size.height


@pytest.mark.parametrize(("paper", "columns"), [(Paper.A4, 2), (Paper.A5, 2), (Paper.LETTER, 2)])
def test_running_text_has_two_columns(paper: Paper, columns: int) -> None:
    assert text_grid(sheet(paper)).columns == columns


@pytest.mark.parametrize("paper", list(Paper))
def test_a_card_is_folded_into_equal_panels(paper: Paper) -> None:
    grid = card_grid(paper)
    panel = grid.size.width / grid.columns
    for number, frame in enumerate(grid.frames()):
        assert frame.x - grid.side == pytest.approx(number * panel)


def folded(sides: list[tuple[int | None, int | None]]) -> list[int | None]:
    """The pages in the order in which a reader turns them: what folding and stapling does to the sheets."""
    outer_to_inner = [(sides[i], sides[i + 1]) for i in range(0, len(sides), 2)]
    first_half = [page for front, back in outer_to_inner for page in (front[1], back[0])]
    second_half = [page for front, back in reversed(outer_to_inner) for page in (back[1], front[0])]
    return first_half + second_half


@given(st.integers(min_value=1, max_value=70))
def test_a_folded_booklet_reads_in_order(pages: int) -> None:
    order = folded(booklet_sheets(pages))
    assert len(order) % 4 == 0
    assert len(order) - pages < 4
    assert order[:pages] == list(range(pages))
    assert set(order[pages:]) <= {None}
