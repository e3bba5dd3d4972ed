"""Themes: readable in every one of them, at every size."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontDatabase, QPalette, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.base import paths
from interpreter_app.base.settings import TEXT_SIZES
from interpreter_app.desktop import theme as theme_module
from interpreter_app.desktop.theme import READABLE, THEMES, Text, Theme, Tokens, contrast


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), READABLE)
def test_what_stands_on_what_is_readable(name: str, ink: str, ground: str, least: float) -> None:
    tokens = THEMES[name]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_equivalence_is_told_apart_by_three_colours() -> None:
    for tokens in THEMES.values():
        assert len({tokens.same, tokens.near, tokens.apart}) == 3


def test_colours_and_sizes_have_only_one_home() -> None:
    """No other module of the window names a colour."""
    for source in (paths.asset_root() / "interpreter_app" / "desktop").rglob("*.py"):
        if source.name != "theme.py":
            assert not re.search(r"#[0-9a-fA-F]{6}\b|QColor\(\s*\d", source.read_text("utf-8")), source


def test_the_booth_is_dark_and_larger(theme: Theme) -> None:
    before = theme.pixels(Text.TARGET)
    theme.apply("light", 100, True)
    assert theme.tokens.is_dark
    assert theme.pixels(Text.TARGET) > before


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_text_scales(theme: Theme, percent: int) -> None:
    whole = theme.pixels(Text.BODY)
    theme.apply("light", percent, False)
    assert theme.pixels(Text.BODY) == pytest.approx(whole * percent / 100, abs=1)
    sizes = [theme.pixels(size) for size in (Text.SMALL, Text.BODY, Text.TARGET, Text.QUERY)]
    assert sizes == sorted(set(sizes))


def test_palette_and_style_sheet_come_from_the_tokens(theme: Theme, qapp: QApplication) -> None:
    theme.apply("dark", 100, False)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == THEMES["dark"].paper
    sheet = qapp.styleSheet()
    assert THEMES["dark"].accent in sheet
    assert "$" not in sheet


def test_widgets_that_paint_by_hand_are_told(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply("dark", 130, False)
    assert theme.colour("ink").name() == THEMES["dark"].ink


def test_system_follows_the_system(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme_module, "_of_system", lambda: THEMES["dark"])
    theme.apply("system", 100, False)
    assert theme.tokens.name == "dark"
    monkeypatch.setattr(theme_module, "_of_system", lambda: THEMES["light"])
    theme._on_system_changed()
    assert theme.tokens.name == "light"
    theme.apply("dark", 100, False)
    theme._on_system_changed()
    assert theme.tokens.name == "dark"


def test_the_typeface_comes_along_and_has_every_sign(theme: Theme) -> None:
    assert theme.font(Text.BODY).family() == "Source Sans 3"
    assert {"Regular", "Italic", "Bold"} <= set(QFontDatabase.styles("Source Sans 3"))
    raw = QRawFont(str(paths.fonts_dir() / "SourceSans3-Regular.ttf"), 16)
    for sign in "=≈≠✓×…’“”«»éèêëàâçîïôùûüÿœæŒÆ€–—":
        assert raw.supportsCharacter(ord(sign)), sign


def test_tokens_are_all_colours() -> None:
    for tokens in THEMES.values():
        for field in Tokens.__slots__:
            value = getattr(tokens, field)
            assert isinstance(value, bool) or field == "name" or re.fullmatch(r"#[0-9a-f]{6}", value), field
