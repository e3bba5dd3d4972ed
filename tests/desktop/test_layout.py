"""Where the words of a row stand: nothing that must be read is ever left out."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF

from interpreter_app.desktop.models.result_text import RowText
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.result_layout import PreparedRow, RowLayout

ROW = RowText(
    matched="conseil communautaire",
    matched_spans=((0, 7),),
    matched_grammar="n. m.",
    sign="≠",
    sign_word="close to",
    sign_token="apart",
    article="la ",
    target="communauté de communes",
    target_grammar="n. f.",
    region="France",
    warning="false friend",
    hint="Not a community council at all.",
    say="Not a community council at all: councillors from many towns, sent by their own councils.",
    also="",
    definition="The assembly of an inter-municipal authority.",
    found="beginning",
    is_guess=False,
    glossary="Participatory budgeting",
    is_checked=True,
)


def texts(row: PreparedRow) -> list[str]:
    return [piece.text for piece in row.pieces]


@pytest.mark.parametrize("width", [420, 600, 900, 1600])
@pytest.mark.parametrize("size", [80, 100, 150, 200])
def test_target_gender_and_warning_are_always_there_and_inside(theme: Theme, width: int, size: int) -> None:
    theme.apply("light", size, False)
    layout = RowLayout(theme)
    shape = layout.shape(width * size // 100, 560, 7)
    row = layout.prepare(ROW, 1, shape, False)
    shown = texts(row)
    for words in (
        "1",
        "≠",
        "la ",
        "communauté de communes",
        "n. f.",
        "n. m.",
        "false friend",
        "beginning",
        " ✓",
    ):
        assert words in shown, words
    for piece in row.pieces:
        assert piece.x >= 0
        assert piece.x + QFontMetricsF(piece.font).horizontalAdvance(piece.text) <= shape.width


def test_what_was_typed_is_underlined_where_it_matched(theme: Theme) -> None:
    layout = RowLayout(theme)
    row = layout.prepare(ROW, 1, layout.shape(800, 560, 7), False)
    (underline,) = [bar for bar in row.bars if bar.token == "accent"]
    assert underline.x == layout.text_x
    assert underline.width == pytest.approx(QFontMetricsF(layout.body).horizontalAdvance("conseil"))


@pytest.mark.parametrize(("size", "booth"), [(80, False), (100, True), (200, False)])
def test_texts_are_as_wide_as_when_they_are_set(theme: Theme, size: int, booth: bool) -> None:
    theme.apply("light", size, booth)
    layout = RowLayout(theme)
    texts = [
        "",
        "AVANT Tâche",
        "l’œuvre d’un « fjord »",
        "efficient: 1 % of £30,000",
        ROW.say,
        "e\u0301te\u0301",
    ]
    for font in (layout.body, layout.italic, layout.bold, layout.small, layout.target, layout.target_bold):
        metrics = QFontMetricsF(font)
        for text in texts * 2:
            assert layout.advance(font, text) == pytest.approx(metrics.horizontalAdvance(text), abs=1)


def test_the_chosen_row_says_the_whole_note(theme: Theme) -> None:
    for width in (420, 800):
        layout = RowLayout(theme)
        shape = layout.shape(width, 560, 7)
        row = layout.prepare(ROW, 1, shape, True)
        assert "Say: " in texts(row)
        assert ROW.say in " ".join(texts(row))
        lowest = max(piece.y for piece in row.pieces)
        assert lowest < shape.height + shape.extra


def test_a_target_too_long_for_any_size_is_cut_but_its_warning_is_not(theme: Theme) -> None:
    layout = RowLayout(theme)
    shape = layout.shape(420, 560, 7)
    row = layout.prepare(ROW._replace(target="communauté " * 30), 1, shape, False)
    assert any(text.endswith("…") for text in texts(row))
    assert "false friend" in texts(row)


def test_rows_have_two_heights_only_whatever_they_say(theme: Theme) -> None:
    """The shape depends on the room there is, never on a result: that is why nothing jumps."""
    layout = RowLayout(theme)
    shape = layout.shape(800, 560, 7)
    assert shape.height * 7 + shape.extra <= 560
    for text in (ROW, ROW._replace(say="", definition="", hint="", warning="")):
        layout.prepare(text, 1, shape, True)
        assert layout.shape(800, 560, 7) == shape


def test_lines_end_between_words_and_french_marks_stay_with_theirs(theme: Theme) -> None:
    layout = RowLayout(theme)
    text = "On dit « quartier » ; « quarter » est un quart ou un trimestre : jamais un lieu !"
    for width in range(60, 500, 7):
        lines = layout.wrapped(layout.body, text, width, 40)
        assert " ".join(lines) == text
        for line in lines:
            assert not line.endswith("«")
            assert line[0] not in "»;:!"


def test_no_more_lines_than_there_is_room_for(theme: Theme) -> None:
    layout = RowLayout(theme)
    lines = layout.wrapped(layout.body, "mot " * 100, 200, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(QFontMetricsF(layout.body).horizontalAdvance(line) <= 200 for line in lines)
