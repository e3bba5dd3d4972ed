"""One of a few: words beside each other, the chosen one underlined with the accent.

Used for the order of a list and for the parts of a dialog. Arrow keys move between the words.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.flow_row import FlowRow

_UNDERLINE = 2


class _Word(QAbstractButton):
    """One word of a choice."""

    def __init__(self, name: str, theme: Theme, size: Text, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._theme = theme
        self._size = size
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Room for the word in its bold form, so that nothing moves when it is chosen."""
        self.setFont(self._theme.font(self._size))
        metrics = self.fontMetrics()
        bold = self._theme.font(self._size, bold=True)
        self.setFont(bold)
        width = max(metrics.horizontalAdvance(self.text()), self.fontMetrics().horizontalAdvance(self.text()))
        return QSize(width + 2, metrics.height() + UNIT)

    def minimumSizeHint(self) -> QSize:
        """The whole word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The word, its line, and the mark of the keyboard."""
        painter = QPainter(self)
        chosen = self.isChecked()
        painter.setFont(self._theme.font(self._size, bold=chosen))
        painter.setPen(self._theme.colour("ink" if chosen or self.underMouse() else "soft"))
        room = self.rect().adjusted(1, 0, -1, -UNIT // 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if chosen:
            line = self.rect().adjusted(0, self.height() - _UNDERLINE, 0, 0)
            painter.fillRect(line, self._theme.colour("accent"))
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Choice(QWidget):
    """Words of which one is chosen; `chosen` tells the name of the new one.

    One that `flows` goes on in a second line where its words don't fit into one.
    """

    chosen = Signal(str)

    def __init__(
        self,
        names: Sequence[str],
        theme: Theme,
        parent: QWidget,
        size: Text = Text.SMALL,
        *,
        flows: bool = False,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        lines = FlowRow(self, 2 * UNIT) if flows else None
        self._words = {name: _Word(name, theme, size, self) for name in names}
        for word in self._words.values():
            self._group.addButton(word)
            lines.add(word) if lines is not None else row.addWidget(word)
        if lines is not None:
            row.addWidget(lines)
        else:
            row.addStretch()
        for word in self._words.values():
            # Tab comes to the one that is chosen; arrows go on from there.
            word.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._group.buttonToggled.connect(self._on_toggled)
        self.choose(names[0])
        theme.changed.connect(self._on_theme)

    @property
    def current(self) -> str:
        """The name of the chosen word."""
        return next(name for name, word in self._words.items() if word.isChecked())

    def choose(self, name: str) -> None:
        """Choose the word of this name."""
        self._words[name].setChecked(True)

    def focus_current(self) -> None:
        """Put the keyboard on the chosen word."""
        self._words[self.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_text(self, name: str, text: str, accessible: str = "") -> None:
        """What the word of this name says, and what a screen reader says for it."""
        word = self._words[name]
        word.setText(text)
        word.setAccessibleName(accessible or text)
        word.updateGeometry()

    def _on_toggled(self, word: QAbstractButton, is_on: bool) -> None:
        word.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus)
        if is_on and isinstance(word, _Word):
            self.chosen.emit(word.name)

    def _on_theme(self) -> None:
        for word in self._words.values():
            word.updateGeometry()
            word.update()
