"""Blocks in columns: nothing is lost, nothing overflows, nothing stands alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.briefing.columns import Block, Page, paginate
from interpreter_app.briefing.fonts import FontSet, TextStyle
from interpreter_app.briefing.lines import Line
from interpreter_app.briefing.paper import Frame

FRAMES = (Frame(0, 400, 100, 200), Frame(220, 400, 100, 200))
FIRST = (Frame(0, 220, 100, 200), Frame(220, 220, 100, 200))


def block(lines: int, head: int = 1, leading: float = 12.0, *, letter: str = "", name: str = "") -> Block:
    made = [Line([], 0.0, leading) for _number in range(lines)]
    return Block(made, 5.0, head, name, letter, keep_with_next=bool(letter))


ENTRIES = st.builds(lambda lines, head: block(lines, min(head, lines)), st.integers(1, 40), st.integers(1, 4))
SECTIONS = st.builds(lambda entry: [block(1, letter="A"), entry], ENTRIES)
BLOCKS = st.lists(
    st.one_of(st.builds(lambda entry: [entry], ENTRIES), SECTIONS), min_size=1, max_size=60
).map(lambda groups: [made for group in groups for made in group])
HIGH = FRAMES[0].top - FRAMES[0].bottom
LETTER = 17.0


def pages_of(blocks: list[Block]) -> list[Page]:
    return list(paginate(blocks, FRAMES, FIRST))


@given(BLOCKS)
def test_every_line_is_placed_once_and_in_order(blocks: list[Block]) -> None:
    placed = [
        (id(p.block), line)
        for page in pages_of(blocks)
        for p in page.placed
        for line in range(p.first, p.stop)
    ]
    assert placed == [(id(b), line) for b in blocks for line in range(len(b.lines))]


@given(BLOCKS)
def test_nothing_overflows_or_lies_over_something_else(blocks: list[Block]) -> None:
    for page in pages_of(blocks):
        for column, frame in enumerate(page.frames):
            above = frame.top
            for piece in (p for p in page.placed if p.column == column):
                assert piece.x == frame.x
                assert piece.top <= above + 0.01
                above = piece.bottom
                assert above >= frame.bottom - 0.01


@given(BLOCKS)
def test_letters_stay_with_their_first_entry(blocks: list[Block]) -> None:
    for page in pages_of(blocks):
        for piece, following in zip(page.placed, [*page.placed[1:], None], strict=True):
            if piece.block.keep_with_next:
                assert following is not None
                assert following.column == piece.column
                assert following.first == 0


@given(BLOCKS)
def test_a_block_is_broken_only_where_two_lines_stay_on_each_side(blocks: list[Block]) -> None:
    for page in pages_of(blocks):
        for piece in page.placed:
            whole = len(piece.block.lines)
            if piece.block.height > HIGH - LETTER or piece.stop == whole:
                continue
            assert piece.stop - piece.first >= (2 if piece.first else max(2, piece.block.head + 1))
            assert whole - piece.stop >= 2
            assert whole >= 5


def test_the_last_page_has_columns_of_one_length() -> None:
    (page,) = paginate([block(2) for _number in range(12)], FRAMES)
    lengths = [sum(1 for p in page.placed if p.column == column) for column in (0, 1)]
    assert lengths == [6, 6]


def test_columns_of_a_full_page_end_at_one_height() -> None:
    blocks = [block(2) for _number in range(10)] + [block(1) for _number in range(60)]
    page = next(paginate(blocks, FRAMES))
    for column, frame in enumerate(FRAMES):
        assert min(p.bottom for p in page.placed if p.column == column) == pytest.approx(frame.bottom)


def test_the_running_head_names_the_first_and_last_entry() -> None:
    page = next(paginate([block(1, letter="A"), block(2, name="abri"), block(2, name="arrêt")], FRAMES))
    assert page.labels == ("abri", "arrêt")


def test_text_in_a_real_column(fonts: FontSet) -> None:
    style = TextStyle(fonts.regular, 10, 12, "0 0 0")
    lines = [Line([(style, f"line {number}")], 0, 12) for number in range(200)]
    pages = list(paginate([Block(lines, 5, head=1)], FRAMES))
    read = [line.text for page in pages for piece in page.placed for line in piece.lines]
    assert read == [f"line {number}" for number in range(200)]
