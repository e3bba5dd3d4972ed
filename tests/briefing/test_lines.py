"""Lines keep every word, are never wider than their column, and break where a reader expects it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.briefing.fonts import FontSet, TextStyle
from interpreter_app.briefing.lines import Span, shortened, shortened_lines, wrap

WORDS = st.lists(st.text(alphabet="aàeéiostnrlœW-/.’", min_size=1, max_size=40), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def body(fonts: FontSet) -> TextStyle:
    return TextStyle(fonts.regular, 10, 12, "0 0 0")


@pytest.fixture(scope="module")
def label(fonts: FontSet) -> TextStyle:
    return TextStyle(fonts.italic, 9, 12, "0 0 0", tied=True)


@pytest.fixture(scope="module")
def sign(fonts: FontSet) -> TextStyle:
    return TextStyle(fonts.bold, 10, 12, "0 0 0", leads=True)


def width(line: list[Span]) -> float:
    gaps = sum(style.space for style, _text in line[:-1])
    return gaps + sum(style.width(text) for style, text in line)


def said(lines: list[list[Span]]) -> list[str]:
    return [" ".join(text for _style, text in line) for line in lines]


@given(WORDS, st.floats(min_value=40, max_value=400))
def test_every_character_is_kept_and_no_line_is_too_wide(
    body: TextStyle, words: list[str], room: float
) -> None:
    lines = wrap([(body, " ".join(words))], room)
    assert "".join(said(lines)).replace(" ", "") == "".join(words)
    assert all(width(line) <= room + 0.01 for line in lines)


@given(WORDS, WORDS, st.floats(min_value=60, max_value=300))
def test_mixed_styles_keep_their_order(
    body: TextStyle, label: TextStyle, sign: TextStyle, words: list[str], more: list[str], room: float
) -> None:
    spans = [(body, " ".join(words)), (label, "n.\u00a0m."), (sign, "≈"), (body, " ".join(more))]
    lines = wrap(spans, room)
    assert "".join(said(lines)).replace(" ", "") == "".join([*words, "n.\u00a0m.≈", *more])
    assert all(width(line) <= room + 0.01 for line in lines)


def test_a_label_takes_the_word_before_it_along(body: TextStyle, label: TextStyle) -> None:
    text = "obligation de bonne gestion"
    room = body.width(text) + 5
    assert said(wrap([(body, text), (label, "n.\u00a0f.")], room)) == [
        "obligation de bonne",
        "gestion n.\u00a0f.",
    ]


def test_a_sign_goes_along_with_the_word_behind_it(body: TextStyle, sign: TextStyle) -> None:
    room = body.width("community council ≈") + 2
    assert said(wrap([(body, "community council"), (sign, "≈"), (body, "conseil")], room)) == [
        "community council",
        "≈ conseil",
    ]


def test_a_no_break_space_holds_and_a_hyphen_may_part(body: TextStyle) -> None:
    room = body.width("vote 1\u00a0000")
    assert said(wrap([(body, "un vote 1\u00a0000 fois")], room)) == ["un vote", "1\u00a0000 fois"]
    room = body.width("la seule sous-") + 1
    assert said(wrap([(body, "la seule sous-préfecture")], room)) == ["la seule sous-", "préfecture"]


def test_a_mark_is_never_parted_from_its_letter(body: TextStyle) -> None:
    lines = said(wrap([(body, "q\u0308" * 200)], 50))
    assert len(lines) > 1
    assert all(line.startswith("q") for line in lines)


def test_a_word_of_a_million_characters_is_broken(body: TextStyle) -> None:
    lines = said(wrap([(body, "x" * 1_000_000)], 200))
    assert "".join(lines) == "x" * 1_000_000


def test_shortening_ends_with_an_ellipsis_and_fits(body: TextStyle) -> None:
    assert shortened(body, "mairie", 200) == "mairie"
    short = shortened(body, "un très long nom de glossaire " * 50, 100)
    assert short.startswith("un très")
    assert short.endswith("…")
    assert body.width(short) <= 100


def test_too_many_lines_end_with_an_ellipsis(body: TextStyle) -> None:
    lines = shortened_lines(wrap([(body, "mot " * 100 + "fin")], 100), 3, 100)
    assert len(lines) == 3
    assert said(lines)[-1].endswith("…")
    assert width(lines[-1]) <= 100
