"""Where every word of a result stands: measured once for each result and width, painted many times.

Owns the geometry of a row. Knows neither model nor view.
"""

from __future__ import annotations

import math
import re
from itertools import zip_longest
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.result_text import RowText
from interpreter_app.desktop.theme import Text, Theme

_NOTE_LINES = (2, 5)
"""The chosen row has room for so many lines of a note, at least and at most."""

_LONG_NOTE = 85.0
"""How long a long note is when set in one line, in sizes of the letter: some 180 letters."""

_USUAL_NOTE = 60.0
"""The same of most notes: more than these lines aren't kept for a note where a row would be hidden."""

_BETWEEN_WORDS = re.compile(r"(?<!«) +(?![»:;?!])")
"""Where a line may end: French marks stay with their word, whichever space was typed before them."""

_LEAST_HINT = 80.0
_LEAST_WHERE = 8
_CHECKED = " ✓"


class Piece(NamedTuple):
    """Some words at a place in the row: left end and baseline, in pixels."""

    x: float
    y: float
    text: str
    font: QFont
    token: str


class Bar(NamedTuple):
    """A filled rectangle: an underline or the rule beside a note."""

    x: float
    y: float
    width: float
    height: float
    token: str


class PreparedRow:
    """A row ready for painting."""

    __slots__ = ("bars", "pieces")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.bars: list[Bar] = []


class RowShape(NamedTuple):
    """The measures all rows share, in pixels. The chosen row is `extra` higher than the others."""

    width: int
    height: int
    extra: int
    open_lines: int


class _Pairs(dict[tuple[str, str], float]):
    """How far it is from each letter of a font to the one after it, kerning included; or to the end."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._width = metrics.horizontalAdvance

    def __missing__(self, pair: tuple[str, str]) -> float:
        letter, following = pair
        self[pair] = far = self._width(letter + following) - self._width(following)
        return far


class RowLayout:
    """Measures and places, for one theme and text size."""

    def __init__(self, theme: Theme) -> None:
        self.body = theme.font(Text.BODY)
        self.italic = theme.font(Text.BODY, italic=True)
        self.bold = theme.font(Text.BODY, bold=True)
        self.small = theme.font(Text.SMALL)
        self.target = theme.font(Text.TARGET)
        self.target_bold = theme.font(Text.TARGET, bold=True)
        fonts = (self.body, self.italic, self.bold, self.small, self.target, self.target_bold)
        self._metrics = {id(font): QFontMetricsF(font) for font in fonts}
        self._pairs = {font: _Pairs(metrics) for font, metrics in self._metrics.items()}
        self.unit = theme.pixels(Text.BODY) / 16
        self.body_size = theme.pixels(Text.BODY)
        self.target_size = theme.pixels(Text.TARGET)
        self.line = round(self.body_size * 1.35)
        self.number_x = round(12 * self.unit)
        self.text_x = round(32 * self.unit) + round(self.target_size * 0.9)
        self.right = round(12 * self.unit)
        self.check_width = self.advance(self.small, _CHECKED)

    def shape(self, width: int, viewport_height: int, rows: int) -> RowShape:
        """Rows as high as lets `rows` of them be seen at once, within what is readable and what is calm.

        The chosen row has room for a long note, if all rows are seen beside it, and for a line of the
        definition where that costs no row.
        """
        least = round(self._content + 6 * self.unit)
        most = least + round(20 * self.unit)
        room = max(width - self.right - self.text_x, 1)
        lines = self._lines_for(_LONG_NOTE, room)
        least_lines = self._lines_for(_USUAL_NOTE, room)
        while lines > least_lines and viewport_height - self._extra(lines) < least * rows:
            lines -= 1
        if viewport_height - self._extra(lines + 1) >= least * rows:
            lines += 1
        extra = self._extra(lines)
        height = int((viewport_height - extra) / max(rows, 1))
        return RowShape(width, max(least, min(most, height)), extra, lines)

    @property
    def _content(self) -> float:
        """The height of the two lines of a row."""
        return self.body_size * 1.05 + self.target_size * 1.47

    def _extra(self, lines: int) -> int:
        return lines * self.line + round(4 * self.unit)

    def _lines_for(self, note: float, room: int) -> int:
        return max(_NOTE_LINES[0], min(_NOTE_LINES[1], math.ceil(note * self.body_size / room)))

    def prepare(self, text: RowText, number: int, shape: RowShape, is_open: bool) -> PreparedRow:
        """Place the words of a row. `number` is what chooses it, 0 for none."""
        row = PreparedRow()
        top = (shape.height - self._content) / 2
        first = round(top + self.body_size)
        second = round(first + self.target_size * 1.12)
        if number:
            row.pieces.append(Piece(self.number_x, first, str(number), self.small, "soft"))
        self._matched(row, text, first, shape)
        end = self._target(row, text, second, shape)
        if is_open:
            self._hint(row, _also(text), end, second, shape)
            self._opened(row, text, second, shape)
        else:
            self._hint(row, text.hint, end, second, shape)
        return row

    def advance(self, font: QFont, text: str) -> float:
        """How wide a text is, from letter to letter.

        To have each new text set only to measure it would take longer than all else in a row.
        """
        return sum(map(self._pairs[id(font)].__getitem__, zip_longest(text, text[1:], fillvalue="")))

    def elided(self, font: QFont, text: str, width: float) -> str:
        """The text, cut with an ellipsis if it is wider than this."""
        if self.advance(font, text) <= width:
            return text
        return self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0))

    def wrapped(self, font: QFont, text: str, width: float, lines: int, indent: float = 0.0) -> list[str]:
        """The text in so many lines at most, the first one indented; the rest is cut with an ellipsis."""
        space = self.advance(font, " ")
        out: list[str] = []
        current: list[str] = []
        used = indent
        words = _BETWEEN_WORDS.split(text)
        for place, word in enumerate(words):
            size = self.advance(font, word)
            if current and used + space + size > width:
                if len(out) == lines - 1:
                    room = width - (indent if not out else 0.0)
                    rest = " ".join((*current, *words[place:]))
                    return [*out, self.elided(font, rest, room)]
                out.append(" ".join(current))
                current, used = [word], size
            else:
                used += (space if current else 0.0) + size
                current.append(word)
        return [*out, " ".join(current)] if current else out

    def _matched(self, row: PreparedRow, text: RowText, y: float, shape: RowShape) -> None:
        """The term that matched, underlined where it was typed, with its grammar; then how it was found."""
        gap = round(16 * self.unit)
        space = self.advance(self.body, " ") if text.matched_grammar else 0.0
        grammar = self.advance(self.italic, text.matched_grammar) + space
        found = self.advance(self.small, text.found) + (self.check_width if text.is_checked else 0.0)
        room = shape.width - self.right - self.text_x - found - gap - grammar
        shown = self.elided(self.body, text.matched, room)
        row.pieces.append(Piece(self.text_x, y, shown, self.body, "ink"))
        for start, end in text.matched_spans:
            if start < len(shown):
                x = self.text_x + self.advance(self.body, shown[:start])
                width = self.advance(self.body, shown[start : min(end, len(shown))])
                row.bars.append(Bar(x, y + round(3 * self.unit), width, max(2.0, 2 * self.unit), "accent"))
        width = self.advance(self.body, shown)
        if text.matched_grammar:
            row.pieces.append(
                Piece(self.text_x + width + space, y, text.matched_grammar, self.italic, "soft")
            )
        self._found(row, text, y, shape, room - width)

    def _found(self, row: PreparedRow, text: RowText, y: float, shape: RowShape, room: float) -> None:
        """How it was found at the right edge, and in which glossary if there is room for so much."""
        right = float(shape.width - self.right)
        if text.is_checked:
            right -= self.check_width
            row.pieces.append(Piece(right, y, _CHECKED, self.small, "same"))
        whole = f" · {text.glossary}"
        where = self.elided(self.small, whole, room)
        if where == whole or len(where) >= _LEAST_WHERE:
            right -= self.advance(self.small, where)
            row.pieces.append(Piece(right, y, where, self.small, "soft"))
        right -= self.advance(self.small, text.found)
        row.pieces.append(Piece(right, y, text.found, self.small, "near" if text.is_guess else "soft"))

    def _target(self, row: PreparedRow, text: RowText, y: float, shape: RowShape) -> float:
        """The target with sign, article, gender and warning, none of which is ever left out; where it ends.

        A target too long for its line is set smaller; its region is only said where there is room.
        """
        if text.sign:
            width = self.advance(self.target_bold, text.sign)
            x = self.text_x - width - round(8 * self.unit)
            row.pieces.append(Piece(x, y, text.sign, self.target_bold, text.sign_token))
        gap = round(8 * self.unit)
        marks = [
            (words, font, token, self.advance(font, words))
            for words, font, token in (
                (text.target_grammar, self.italic, "soft"),
                (text.warning, self.bold, "warning"),
            )
            if words
        ]
        right = float(shape.width - self.right)
        room = right - self.text_x - sum(width + gap for *_mark, width in marks)
        light, heavy = self.target, self.target_bold
        if self.advance(light, text.article) + self.advance(heavy, text.target) > room:
            light, heavy = self.body, self.bold
        x = float(self.text_x)
        if text.article:
            row.pieces.append(Piece(x, y, text.article, light, "soft"))
            x += self.advance(light, text.article)
        target = self.elided(heavy, text.target, self.text_x + room - x)
        row.pieces.append(Piece(x, y, target, heavy, "ink"))
        x += self.advance(heavy, target)
        if text.region:
            marks.append((text.region, self.small, "soft", self.advance(self.small, text.region)))
        for words, font, token, width in marks:
            if token != "soft" or font is not self.small or x + gap + width <= right:
                row.pieces.append(Piece(x + gap, y, words, font, token))
                x += gap + width
        return x

    def _hint(self, row: PreparedRow, hint: str, x: float, y: float, shape: RowShape) -> None:
        start = x + round(12 * self.unit)
        room = shape.width - self.right - start
        if hint and room >= _LEAST_HINT:
            # Measured once: most hints are too long, and none is needed for what it measures.
            shown = self._metrics[id(self.body)].elidedText(hint, Qt.TextElideMode.ElideRight, room)
            row.pieces.append(Piece(start, y, shown, self.body, "soft"))

    def _opened(self, row: PreparedRow, text: RowText, y: float, shape: RowShape) -> None:
        """What to say, with a rule at its left, and below it the definition, as far as there is room."""
        width = shape.width - self.right - self.text_x
        baseline = y + round(self.target_size * 0.35) + self.body_size
        left = shape.open_lines
        if text.say:
            label = _("Say:") + " "
            indent = self.advance(self.bold, label)
            token = text.sign_token or "accent"
            row.pieces.append(Piece(self.text_x, baseline, label, self.bold, token))
            said = self.wrapped(self.body, text.say, width, left, indent)
            height = len(said) * self.line
            row.bars.append(
                Bar(
                    self.text_x - round(16 * self.unit),
                    baseline - self.body_size,
                    max(3.0, 3 * self.unit),
                    height,
                    token,
                )
            )
            baseline = self._lines(row, said, baseline, indent, "ink")
            left -= len(said)
        if text.definition and left:
            lines = self.wrapped(self.body, text.definition, width, left)
            self._lines(row, lines, baseline, 0.0, "soft")

    def _lines(self, row: PreparedRow, lines: list[str], baseline: float, indent: float, token: str) -> float:
        for line in lines:
            row.pieces.append(Piece(self.text_x + indent, baseline, line, self.body, token))
            indent = 0.0
            baseline += self.line
        return baseline


def _also(text: RowText) -> str:
    return _("also: {terms}").format(terms=text.also) if text.also else ""
