"""Paints the days of a visit: headings, hours as hairlines, sessions as quiet blocks.

Owns how they look. Where they stand is for `day_grid` to say, what they say for `models.day_words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from interpreter_app.desktop.models.day_words import SessionWords, clock_text
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.day_grid import DayGrid
from interpreter_app.desktop.widgets.day_signs import CLASH, TOKENS, draw_sign
from interpreter_app.desktop.widgets.result_layout import RowLayout
from interpreter_app.domain.visits.visit import Session

_BAR = 3
_PAD = UNIT
_FADED = 0.4
_MOST_TITLE_LINES = 3
_LEAST_PAD = 2
_NARROW = 11
"""In a block narrower than this, in sizes of the letter, the signs stand below the words."""


class Look(NamedTuple):
    """How a block is shown."""

    is_chosen: bool = False
    has_focus: bool = False
    is_hovered: bool = False
    is_faded: bool = False


_CITIES = ("London", "Londres", "Bruxelles")
"""There is room above the hours for cities as long as these; longer ones are cut."""


class _Line(NamedTuple):
    """A line of a block's text."""

    text: str
    font: QFont
    token: str


class DayPainter:
    """Paints with the fonts of the theme as it is now: one is made for each theme and text size."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._layout = RowLayout(theme)
        self._body, self._small = theme.font(Text.BODY), theme.font(Text.SMALL)
        self._bold = theme.font(Text.BODY, bold=True)
        self._small_bold = theme.font(Text.SMALL, bold=True)
        self._italic = theme.font(Text.SMALL, italic=True)
        self._heights = {id(font): QFontMetricsF(font) for font in self._fonts()}
        self.letter = theme.pixels(Text.BODY)
        self.sign = round(theme.pixels(Text.SMALL) * 1.1)
        widest = max(self._width(self._small, clock_text(minute)) for minute in (0, 20 * 60))
        likely = max(self._width(self._small, city) for city in _CITIES)
        self.gutter = _units(max(widest + 2 * UNIT, likely + 1.5 * UNIT))
        self.header = _units(self._metrics(self._body).height() + 2 * UNIT)

    def _fonts(self) -> tuple[QFont, ...]:
        return self._body, self._small, self._bold, self._small_bold, self._italic

    # The ground.

    def ground(self, painter: QPainter, room: QRectF) -> None:
        """The paper."""
        painter.fillRect(room, self._theme.colour("paper"))

    def hours(self, painter: QPainter, grid: DayGrid, room: QRectF) -> None:
        """The hairlines of the hours and between the days, in a room of the grid's own places."""
        painter.setPen(QPen(self._theme.colour("line"), 1))
        for hour in range(grid.first, grid.last + 1):
            y = round(grid.y(hour * 60)) + 0.5
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
        for place in range(1, len(grid.days)):
            x = place * grid.column + 0.5
            painter.drawLine(QLineF(x, room.top(), x, room.bottom()))

    def hour_words(self, painter: QPainter, grid: DayGrid, down: float) -> None:
        """The hours at their lines, in the gutter; `down` is where the grid begins."""
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("soft"))
        height = self._metrics(self._small).height()
        for hour in range(grid.first, grid.last + 1):
            y = down + grid.y(hour * 60) - height / 2
            place = QRectF(0, y, self.gutter - UNIT, height)
            painter.drawText(place, _RIGHT, clock_text(hour * 60))

    def fits_headings(self, texts: Iterable[str], width: float) -> bool:
        """Whether all of these can stand above columns of this width."""
        return all(self._width(self._bold, text) <= width - 2 * UNIT for text in texts)

    def heading(self, painter: QPainter, text: str, place: QRectF) -> None:
        """The words above a column."""
        painter.setFont(self._bold)
        painter.setPen(self._theme.colour("ink"))
        shown = self._elided(self._bold, text, place.width() - 2 * UNIT)
        painter.drawText(place.adjusted(UNIT, 0, -UNIT, 0), _LEFT, shown)

    def corner(self, painter: QPainter, text: str, place: QRectF) -> None:
        """The words above the hours: whose clocks these are."""
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("soft"))
        shown = self._elided(self._small, text, place.width() - UNIT)
        painter.drawText(place.adjusted(0, 0, -UNIT, 0), _RIGHT, shown)

    def sentence(self, painter: QPainter, text: str, place: QRectF) -> None:
        """A quiet sentence in an empty day, or where there is none."""
        painter.setFont(self._body)
        painter.setPen(self._theme.colour("soft"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        high = self._metrics(self._body).height()
        lines = painter.boundingRect(place.toRect(), flags, text)
        self.ground(painter, QRectF(lines).adjusted(-UNIT, -UNIT / 2, UNIT, UNIT / 2))
        painter.drawText(place.adjusted(0, 0, 0, high), flags, text)

    def note(self, painter: QPainter, text: str, place: QRectF) -> None:
        """A small remark at the right of an hour."""
        painter.setFont(self._italic)
        painter.setPen(self._theme.colour("soft"))
        painter.drawText(place, _RIGHT, self._elided(self._italic, text, place.width()))

    def line_below(self, painter: QPainter, y: float, width: float, *, is_lit: bool) -> None:
        """The hairline below the headings; in the accent where the keyboard is here, and at no session."""
        token, thick = ("accent", 2) if is_lit else ("line", 1)
        painter.fillRect(QRectF(0, y - thick, width, thick), self._theme.colour(token))

    # Blocks.

    def block(
        self, painter: QPainter, session: Session, words: SessionWords, place: QRectF, look: Look
    ) -> None:
        """A session: its ground, the bar of its kind, its signs and words."""
        theme = self._theme
        painter.save()
        if look.is_faded:
            painter.setOpacity(_FADED)
        is_lit = look.is_chosen or look.is_hovered
        painter.fillRect(place, theme.colour("chosen" if is_lit else "field"))
        self._inside(painter, session, words, place)
        if look.is_chosen and look.has_focus:
            pen = QPen(theme.colour("accent"), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        bar = QRectF(place.left(), place.top(), _BAR, place.height())
        painter.fillRect(bar, theme.colour(TOKENS[session.kind]))
        painter.restore()

    def _inside(self, painter: QPainter, session: Session, words: SessionWords, place: QRectF) -> None:
        """The words of a block, as many as there is room for, and its signs."""
        body, small, high = self._step(self._body), self._step(self._small), place.height()
        room = place.adjusted(_BAR + _PAD, 0, -_PAD, 0)
        pad = min(float(_PAD), (high - body - small) / 2)
        if pad < _LEAST_PAD:
            is_tiny = high < body
            step = small if is_tiny else body
            left, right = self._with_signs(painter, session, words, room, room.top() + high / 2)
            self._one_line(painter, words, left, right, room.top() + (high - step) / 2, is_tiny)
            return
        room.adjust(0, round(pad), 0, -_LEAST_PAD)
        is_narrow = room.width() < _NARROW * self.letter
        if is_narrow and room.height() >= body + 2 * small:
            foot = QRectF(room.left(), room.bottom() - small, room.width(), small)
            left, right = self._with_signs(painter, session, words, foot, foot.center().y(), alone=True)
            says_kind = left > foot.left() and self._width(self._small, words.kind) <= right - left
            if says_kind:
                self._draw(
                    painter, _Line(words.kind, self._small, "soft"), left, foot.top(), small, right - left
                )
            room.setBottom(foot.top())
            self._lines(painter, words, room, room.left(), room.right(), with_kind=not says_kind)
            return
        left, right = self._with_signs(painter, session, words, room, room.top() + body / 2)
        below = room if is_narrow else room.adjusted(left - room.left(), 0, 0, 0)
        self._lines(painter, words, below, left, right)

    def _with_signs(
        self,
        painter: QPainter,
        session: Session,
        words: SessionWords,
        room: QRectF,
        middle: float,
        *,
        alone: bool = False,
    ) -> tuple[float, float]:
        """The sign of the kind at the left, those of clashes and interpreting at the right of a line.

        What is left between them, from x to x; a sign without room is left out, that of a clash last.
        Where they stand `alone`, no room is kept for words.
        """
        signs = [(CLASH, "warning")] if words.clashes else []
        if session.interpreted is not None:
            signs.append((session.interpreted.mode, "soft"))
        left, right, wide = room.left(), room.right(), self.sign + UNIT
        for name, token in signs:
            if right - left < (self.sign if alone or name == CLASH else wide) + wide:
                break
            place = QRectF(right - self.sign, middle - self.sign / 2, self.sign, self.sign)
            draw_sign(painter, name, self._theme.colour(token), place)
            right -= wide
        if right - left >= (self.sign if alone else 2 * wide):
            place = QRectF(left, middle - self.sign / 2, self.sign, self.sign)
            draw_sign(painter, session.kind, self._theme.colour(TOKENS[session.kind]), place)
            left += wide
        return left, right

    def _one_line(
        self, painter: QPainter, words: SessionWords, left: float, right: float, top: float, is_tiny: bool
    ) -> None:
        """Title and times abreast; the times only where the title keeps its room."""
        font = self._small_bold if is_tiny else self._bold
        step = self._step(self._small if is_tiny else self._body)
        title = self._width(font, words.title)
        times = self._width(self._small, words.times)
        self._draw(painter, _Line(words.title, font, "ink"), left, top, step, right - left)
        if title + 2 * UNIT + times <= right - left:
            line = _Line(words.times, self._small, "soft")
            self._draw(painter, line, left + title + 2 * UNIT, top, step, times + 2)

    def _lines(
        self,
        painter: QPainter,
        words: SessionWords,
        room: QRectF,
        left: float,
        right: float,
        *,
        with_kind: bool = True,
    ) -> None:
        """The title as long as it is, if a line is left for the times, then what else there is room for."""
        body, small = self._step(self._body), self._step(self._small)
        most = max(1, min(_MOST_TITLE_LINES, int((room.height() - small) // body)))
        title = [self._bold_line(line) for line in self._wrapped(words.title, right - left, most)]
        rest = max(0, int((room.height() - body * len(title)) // small))
        y = room.top()
        for line in title:
            self._draw(painter, line, left, y, body, right - left)
            y += body
        for line in self._more(words, room.width(), with_kind)[:rest]:
            self._draw(painter, line, room.left(), y, small, room.width())
            y += small

    def _more(self, words: SessionWords, width: float, with_kind: bool) -> list[_Line]:
        """What stands below the title: times and place on one line if they fit, the other title, the kind."""
        both = " · ".join(part for part in (words.times, words.place) if part)
        texts = [both] if self._width(self._small, both) <= width else [words.times, words.place]
        lines = [_Line(text, self._small, "soft") for text in texts if text]
        if words.other:
            lines.append(_Line(words.other, self._italic, "soft"))
        how = " · ".join(part for part in (words.kind if with_kind else "", words.mode) if part)
        return [*lines, _Line(how, self._small, "soft")] if how else lines

    def _bold_line(self, text: str) -> _Line:
        return _Line(text, self._bold, "ink")

    def _wrapped(self, text: str, width: float, lines: int) -> list[str]:
        return self._layout.wrapped(self._bold, text, width, lines)

    def ghost(self, painter: QPainter, times: str, title: str, place: QRectF) -> None:
        """Where what is dragged would stand, with the times that it would have."""
        theme = self._theme
        painter.save()
        painter.fillRect(place, theme.colour("chosen"))
        pen = QPen(theme.colour("accent"), 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        step = self._step(self._small)
        left, width = place.left() + _BAR + _PAD, place.width() - _BAR - 2 * _PAD
        top = place.top() + min(_PAD / 2, (place.height() - step) / 2)
        self._draw(painter, _Line(times, self._small_bold, "accent"), left, top, step, width)
        if title and place.height() > 2 * step + _PAD / 2:
            self._draw(painter, _Line(title, self._small, "ink"), left, top + step, step, width)
        painter.restore()

    # Letters.

    def _draw(
        self, painter: QPainter, line: _Line, left: float, top: float, step: float, width: float
    ) -> None:
        painter.setFont(line.font)
        painter.setPen(self._theme.colour(line.token))
        metrics = self._metrics(line.font)
        baseline = round(top + (step - metrics.height()) / 2 + metrics.ascent())
        painter.drawText(QPointF(left, baseline), self._elided(line.font, line.text, width))

    def _metrics(self, font: QFont) -> QFontMetricsF:
        return self._heights[id(font)]

    def _elided(self, font: QFont, text: str, width: float) -> str:
        return self._metrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0))

    def _width(self, font: QFont, text: str) -> float:
        return self._metrics(font).horizontalAdvance(text)

    def _step(self, font: QFont) -> float:
        return round(self._metrics(font).height())


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _units(size: float) -> int:
    return -(-round(size) // UNIT) * UNIT


def needs_year(days: Sequence[date]) -> bool:
    """Whether the days are of several years, so that each must be said with its own."""
    return len({day.year for day in days}) > 1
