"""How the window looks: every colour, size and typeface, once.

Owns the tokens of the three themes, from which palette and style sheet are made, and the scaling of text.
Which control takes which token is said in `style_sheet`.
Nothing else in `desktop` names a colour or a size of text.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from interpreter_app.base import paths
from interpreter_app.desktop.marks import marks
from interpreter_app.desktop.style_sheet import style_sheet

UNIT = 8
"""The grid: every margin and gap is a multiple of this, in logical pixels."""

FAMILY = "Source Sans 3"
_FACES = ("Regular", "Italic", "Bold")


class Tokens(NamedTuple):
    """The colours of one theme, as #rrggbb.

    `paper` is the ground, `chosen` the ground of what is chosen, `field` that of what is typed into; `ink`,
    `soft` (secondary) and `accent` stand on each of them. `line` is a hairline, `edge` the edge of a control.
    `same`, `near` and `apart` are the three degrees of equivalence, `warning` what must not be overlooked.
    """

    name: str
    is_dark: bool
    paper: str
    chosen: str
    field: str
    ink: str
    soft: str
    line: str
    edge: str
    accent: str
    on_accent: str
    same: str
    near: str
    apart: str
    warning: str


LIGHT = Tokens(
    name="light",
    is_dark=False,
    paper="#faf9f5",
    chosen="#e7f0f7",
    field="#ffffff",
    ink="#1a2230",
    soft="#566170",
    line="#dfddd5",
    edge="#85878b",
    accent="#10598f",
    on_accent="#ffffff",
    same="#1f6b41",
    near="#8a5200",
    apart="#a3203a",
    warning="#a3203a",
)
DARK = Tokens(
    name="dark",
    is_dark=True,
    paper="#1c2026",
    chosen="#26323d",
    field="#14171c",
    ink="#eceae4",
    soft="#a4adb8",
    line="#343b44",
    edge="#747e8a",
    accent="#7cc0ee",
    on_accent="#0d1217",
    same="#7fcf9c",
    near="#f0b35e",
    apart="#ff95a5",
    warning="#ff95a5",
)
BOOTH = Tokens(
    name="booth",
    is_dark=True,
    paper="#0e1216",
    chosen="#1b2730",
    field="#0e1216",
    ink="#f5f3ee",
    soft="#9ba6b1",
    line="#272e36",
    edge="#697582",
    accent="#6fbdf0",
    on_accent="#0e1216",
    same="#7fd6a0",
    near="#f6b053",
    apart="#ff8fa3",
    warning="#ff8fa3",
)
THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, BOOTH)}

READABLE: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, 4.5) for ground in ("paper", "chosen", "field") for ink in ("ink", "soft", "accent")),
    *((sign, ground, 4.5) for ground in ("paper", "chosen") for sign in ("same", "near", "apart", "warning")),
    ("on_accent", "accent", 4.5),
    *((ink, "line", 4.5) for ink in ("ink", "soft")),
    *(("edge", ground, 3.0) for ground in ("paper", "field", "chosen")),
)
"""(ink, ground, least contrast after WCAG 2.2 AA): what stands on what in every theme."""


class Text(StrEnum):
    """The four sizes of text."""

    SMALL = "small"
    BODY = "body"
    TARGET = "target"
    QUERY = "query"


_SIZES = {Text.SMALL: 13, Text.BODY: 16, Text.TARGET: 26, Text.QUERY: 32}
_BOOTH_SIZES = {Text.SMALL: 14, Text.BODY: 19, Text.TARGET: 34, Text.QUERY: 42}


def contrast(one: str, other: str) -> float:
    """The contrast between two colours (#rrggbb) after WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def load_typeface() -> str:
    """Load the typeface that comes with the program; its family, or the system's if it can't be read."""
    family = ""
    for face in _FACES:
        number = QFontDatabase.addApplicationFont(str(paths.fonts_dir() / f"SourceSans3-{face}.ttf"))
        if number >= 0 and face == "Regular":
            family = QFontDatabase.applicationFontFamilies(number)[0]
    return family or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


class Theme(QObject):
    """The theme in force. Widgets that paint by hand ask it for colours and fonts and follow `changed`."""

    changed = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._family = load_typeface()
        self._wanted = "system"
        self._text_size = 100
        self._is_booth = False
        self._fonts: dict[tuple[Text, bool, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self.tokens = LIGHT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def is_booth(self) -> bool:
        """Whether the booth's colours and sizes are in force."""
        return self._is_booth

    def apply(self, wanted: str, text_size: int, booth: bool) -> None:
        """Put a theme of settings.THEMES in force, at this text size in percent, or the booth's."""
        self._wanted, self._text_size, self._is_booth = wanted, text_size, booth
        self._refresh()

    def colour(self, token: str) -> QColor:
        """A colour of the theme by the name of its token."""
        if token not in self._colours:
            self._colours[token] = QColor(getattr(self.tokens, token))
        return self._colours[token]

    def font(self, size: Text, bold: bool = False, italic: bool = False) -> QFont:
        """The typeface at one of the four sizes, scaled; the caller must not change it."""
        key = (size, bold, italic)
        if key not in self._fonts:
            font = QFont(self._family)
            font.setPixelSize(self.pixels(size))
            font.setBold(bold)
            font.setItalic(italic)
            self._fonts[key] = font
        return self._fonts[key]

    def pixels(self, size: Text) -> int:
        """One of the four sizes in logical pixels."""
        sizes = _BOOTH_SIZES if self._is_booth else _SIZES
        return max(9, round(sizes[size] * self._text_size / 100))

    def _on_system_changed(self) -> None:
        if self._wanted == "system":
            self._refresh()

    def _refresh(self) -> None:
        self.tokens = BOOTH if self._is_booth else THEMES.get(self._wanted) or _of_system()
        self._fonts.clear()
        self._colours.clear()
        self._application.setFont(self.font(Text.BODY))
        self._application.setPalette(palette(self.tokens))
        if (sheet := self._style_sheet()) != self._application.styleSheet():
            self._application.setStyleSheet(sheet)  # Qt polishes every widget anew
        self.changed.emit()

    def _style_sheet(self) -> str:
        colours = {name: str(getattr(self.tokens, name)) for name in Tokens._fields}
        sizes = {size.value: f"{self.pixels(size)}px" for size in Text}
        return style_sheet(colours | sizes, marks(colours), round(self.pixels(Text.BODY) * 1.25))


def _of_system() -> Tokens:
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette of a theme."""
    roles = {
        QPalette.ColorRole.Window: tokens.paper,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.field,
        QPalette.ColorRole.AlternateBase: tokens.paper,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.soft,
        QPalette.ColorRole.Button: tokens.paper,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.BrightText: tokens.warning,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.chosen,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.Light: tokens.field,
        QPalette.ColorRole.Midlight: tokens.line,
        QPalette.ColorRole.Mid: tokens.edge,
        QPalette.ColorRole.Dark: tokens.edge,
        QPalette.ColorRole.Shadow: tokens.edge,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(disabled, role, QColor(tokens.edge))
    return made
