"""A pen: lines of text and rules as the content stream of one page.

Owns the PDF operators for text and rules. What is drawn is kept as short strings until `code` joins them;
rules come first, text after them in the order it was written, which is the order it is read and copied in.
"""

from __future__ import annotations

from collections.abc import Sequence

from interpreter_app.briefing.fonts import TextStyle
from interpreter_app.briefing.lines import Line, Span

BASELINE = 0.27
"""How far a line's baseline lies above its lower edge, as part of its height."""

INK = "0.106 0.141 0.188"
MUTED = "0.322 0.376 0.435"
ACCENT = "0.055 0.353 0.58"
HAIRLINE = "0.78 0.79 0.79"
GREEN = "0.122 0.451 0.29"
AMBER = "0.6 0.341 0"
RED = "0.671 0.122 0.2"


class Pen:
    """Writes on one page, in points from its lower left corner."""

    def __init__(self) -> None:
        self._rules: list[str] = []
        self._text: list[str] = []
        self._setting = ""

    def rule(self, x: float, y: float, to_x: float, to_y: float, colour: str, thickness: float = 0.5) -> None:
        """A straight rule."""
        self._rules.append(f"{thickness:g} w {colour} RG {x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S")

    def text(self, x: float, baseline: float, runs: Sequence[Span]) -> None:
        """One line of text from `x`; a space follows each run but the last."""
        add = self._text.append
        add(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm")
        last = len(runs) - 1
        for index, (style, text) in enumerate(runs):
            if style.setting != self._setting:
                self._setting = style.setting
                add(style.setting)
            add(style.face.shown(text + " " if index < last else text, style.size))

    def right(self, x: float, baseline: float, style: TextStyle, text: str) -> None:
        """One line of text that ends at `x`."""
        self.text(x - style.width(text), baseline, ((style, text),))

    def centred(self, x: float, baseline: float, style: TextStyle, text: str) -> None:
        """One line of text around `x`."""
        self.text(x - style.width(text) / 2, baseline, ((style, text),))

    def lines(self, x: float, top: float, lines: Sequence[Line], width: float) -> None:
        """Lines one below the other from `top`, with their hanging signs, bars and underlines."""
        bar, bar_x, bar_top = "", 0.0, 0.0
        for line in lines:
            if line.bar != bar:
                self._bar(bar, bar_x, bar_top, top)
                bar, bar_x, bar_top = line.bar, x + line.indent - 6.5, top
            top -= line.leading
            baseline = top + BASELINE * line.leading
            if line.hang is not None:
                self.text(x, baseline, ((line.hang[0], line.hang[1] + " "),))
            if line.underline:
                self.rule(x, top, x + width, top, HAIRLINE)
            self.text(x + line.indent, baseline, line.runs)
        self._bar(bar, bar_x, bar_top, top)

    def _bar(self, colour: str, x: float, top: float, bottom: float) -> None:
        if colour:
            self.rule(x, top - 1.5, x, bottom + 1.5, colour, 1.1)

    @property
    def code(self) -> str:
        """The content stream; it leaves the graphics state as it found it."""
        if not self._text:
            return "q " + " ".join(self._rules) + " Q"
        return "q " + "\n".join(self._rules) + "\nBT " + "\n".join(self._text) + "\nET Q"
