"""The text of a note with marks under the terms and names in it: how it is laid out, and where a mark stands.

Owns the lines. What a mark means is for whoever made it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from interpreter_app.desktop.theme import Theme
from interpreter_app.services.note_marks import Mark

_LINE_END = chr(0x2028)
"""What ends a line inside a paragraph of Qt's."""


class MarkedText:
    """A text in lines of this width. Terms have dashes under them, people dots."""

    def __init__(self, text: str, marks: Sequence[Mark], font: QFont, width: int, theme: Theme) -> None:
        self._marks = tuple(marks)
        self._places = [(_units(text, mark.start), _units(text, mark.end)) for mark in marks]
        self._layout = QTextLayout(text.replace("\n", _LINE_END), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._layout.setTextOption(option)
        self._layout.setFormats([
            _format(start, end, mark, theme)
            for (start, end), mark in zip(self._places, self._marks, strict=True)
        ])  # fmt: skip
        self._lay_out(max(width, 1), QFontMetrics(font).lineSpacing())

    def _lay_out(self, width: int, spacing: int) -> None:
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += max(line.height(), spacing)
        self._layout.endLayout()

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Draw it at the top left of this room."""
        self._layout.draw(painter, QPointF(room.topLeft()))

    def mark_at(self, x: int, y: int) -> Mark | None:
        """The mark at this place, counted from the top left of the text; None if there is none."""
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if not line.y() <= y < line.y() + line.height() or x > line.naturalTextWidth():
                continue
            place = line.xToCursor(x, line.CursorPosition.CursorOnCharacter)
            for (start, end), mark in zip(self._places, self._marks, strict=True):
                if start <= place < end:
                    return mark
        return None


def _units(text: str, place: int) -> int:
    """A place in a text as Qt counts it: letters beyond the first plane count twice."""
    return len(text[:place].encode("utf-16-le")) // 2


def _format(start: int, end: int, mark: Mark, theme: Theme) -> QTextLayout.FormatRange:
    styles = QTextCharFormat.UnderlineStyle
    made = QTextCharFormat()
    made.setUnderlineStyle(styles.DotLine if mark.contact else styles.DashUnderline)
    made.setUnderlineColor(theme.colour("accent"))
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, made
    return found
