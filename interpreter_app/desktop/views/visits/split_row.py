"""What the rows of the sections share: what it is at the left, its fields at the right, in line row by row.

Owns where the two stand, and a field with its label above. Where there is little room they stand below each
other.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.two_languages import TwoLanguages

_DAY = 24
"""Letters of average width in a long day: «mercredi 28 septembre 2016»."""
_AROUND = 12
"""Pixels above and below the text of a line: what the style sheet gives it."""
MINUTES = "\N{NO-BREAK SPACE}min"
"""What stands behind a number of minutes, in both languages."""
_LEFT, _NARROW = 32, 84
"""Letters of average width: those of the left part, and with how many both stand below each other."""


class SplitRow(QWidget):
    """A row of two parts, the left one as wide in every row."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._is_narrow: bool | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider part."""
        width = max(part.minimumSizeHint().width() for part in (self._left, self._right))
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another typeface."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._is_narrow = None
            self._turn()

    def _turn(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        is_narrow = self.width() < _NARROW * letter
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._box.setSpacing(UNIT if is_narrow else 3 * UNIT)
        self._left.setMinimumWidth(0 if is_narrow else _LEFT * letter)
        self._left.setMaximumWidth(16_777_215 if is_narrow else _LEFT * letter)
        for part in (self._left, self._right):
            self._box.setAlignment(part, Qt.AlignmentFlag(0) if is_narrow else Qt.AlignmentFlag.AlignTop)


def column_of(parent: QWidget, *parts: QWidget, gap: int = 0, above: int = 0) -> QWidget:
    """Parts below each other, at the top."""
    made = QWidget(parent)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, above, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return made


def in_a_row(texts: TwoLanguages) -> TwoLanguages:
    """A text in both languages as a field of a row, in which Tab goes through its two fields alone.

    Whoever hands the keyboard on is a stop to Qt as well, and one that Tab wouldn't come to in its place.
    """
    texts.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
    return texts


def fill(whole: QWidget, part: QWidget) -> None:
    """Have a part take all the room of the whole."""
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)


class Labelled(QWidget):
    """A field with its label above."""

    def __init__(self, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self.label = QLabel(self)
        self.label.setProperty("role", "small")
        self.label.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.label)
        column.addWidget(field)
        column.addStretch()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another typeface."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Long days are seen whole; fields beside each other end in one line, though some would be higher."""
        if isinstance(self._field, DayField):
            self.setMinimumWidth(_DAY * self._field.fontMetrics().averageCharWidth())
        if isinstance(self._field, QComboBox | QAbstractSpinBox | QPushButton):
            self._field.setFixedHeight(self._field.fontMetrics().height() + _AROUND)

    def say(self, text: str, accessible: str = "") -> None:
        """What the field is."""
        self.label.setText(text)
        self._field.setAccessibleName(accessible or text)
