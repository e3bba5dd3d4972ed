"""Themes: readable in every one of them, at every size."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QFontDatabase, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from interpreter_app.base import paths
from interpreter_app.base.settings import TEXT_SIZES
from interpreter_app.desktop import theme as theme_module
from interpreter_app.desktop.marks import marks
from interpreter_app.desktop.style_sheet import STYLE
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
        for field in Tokens._fields:
            value = getattr(tokens, field)
            assert isinstance(value, bool) or field == "name" or re.fullmatch(r"#[0-9a-f]{6}", value), field


def rules() -> list[tuple[str, str, str]]:
    """(selector, ink, ground) of every rule that names both, but those of what is disabled."""
    found: list[tuple[str, str, str]] = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", STYLE):
        ink = re.search(r"(?<![-\w])color: \$(\w+)", body)
        ground = re.search(r"(?<![-\w])background: \$(\w+)", body)
        if ink and ground and ":disabled" not in selector:
            found.append((selector.strip(), ink[1], ground[1]))
    return found


@pytest.mark.parametrize("name", THEMES)
def test_every_rule_of_the_style_sheet_is_readable(name: str) -> None:
    tokens = THEMES[name]
    assert len(rules()) >= 5
    for selector, ink, ground in rules():
        assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5, selector


@pytest.mark.parametrize("name", THEMES)
def test_marks_are_drawn_in_the_colours_of_each_theme(theme: Theme, name: str, qapp: QApplication) -> None:
    theme.apply("light" if name == "booth" else name, 100, booth=name == "booth")
    files = re.findall(r"url\(([^)]+)\)", qapp.styleSheet())
    assert len(files) > 15
    for file in files:
        assert QFile.exists(file), file
        opened = QFile(file)
        assert opened.open(QFile.OpenModeFlag.ReadOnly)
        drawing = bytes(opened.readAll().data()).decode()
        opened.close()
        assert "$" not in drawing
        colours = set(re.findall(r"#[0-9a-f]{6}", drawing))
        assert colours
        assert colours <= {getattr(THEMES[name], field) for field in Tokens._fields if field != "is_dark"}


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
@pytest.mark.parametrize("name", THEMES)
def test_what_is_not_chosen_can_be_seen(theme: Theme, qtbot: QtBot, name: str, kind: type[QCheckBox]) -> None:
    """An empty box stands out from the ground by its edge, in every theme."""
    theme.apply("light" if name == "booth" else name, 100, booth=name == "booth")
    button = kind("")
    qtbot.addWidget(button)
    button.show()
    picture = button.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert max(contrast(colour, THEMES[name].paper) for colour in seen) >= 3.0


def test_without_a_cache_the_window_does_without_marks(
    theme: Theme, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setattr(paths, "cache_dir", lambda: blocked)
    theme.apply("dark", 115, False)
    assert "url(" not in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_a_mark_that_a_power_cut_left_empty_is_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path)
    colours = {field: str(getattr(THEMES["dark"], field)) for field in Tokens._fields}
    assert marks(colours)
    (tick,) = tmp_path.rglob("tick.svg")
    whole = tick.read_bytes()
    tick.write_bytes(b"")
    assert marks(colours)
    assert tick.read_bytes() == whole


def interface_signs() -> set[str]:
    """Every sign beyond ASCII in a text of the window: those of its sources and of the translations."""
    found: set[str] = set()
    for source in (paths.asset_root() / "interpreter_app" / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(node.value)
    for catalogue in paths.locale_dir().rglob("*.po"):
        found |= set(catalogue.read_text("utf-8"))
    return {sign for sign in found if ord(sign) > 127}


def test_no_text_of_the_window_needs_a_typeface_of_the_system() -> None:
    """Else it would look otherwise, or like an empty box, on another system."""
    raw = QRawFont(str(paths.fonts_dir() / "SourceSans3-Regular.ttf"), 16)
    invisible = {"\u200b", "\u2060", "\ufeff"}
    assert {sign for sign in interface_signs() - invisible if not raw.supportsCharacter(ord(sign))} == set()
