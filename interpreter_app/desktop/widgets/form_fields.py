"""Fields of a form: a line, and a text that is as high as what stands in it.

Both give back exactly what was put into them unless a person changed it: Qt turns line ends and insécables of
a text into others when it is read.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from interpreter_app.desktop.widgets.own_undo import OwnUndoLine, goes_by
from interpreter_app.services import entered

_MOST_LINES = 20
_ELSEWHERE = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_PARAGRAPH = chr(0x2029)
"""What Qt ends a line of a document with."""

_AROUND = 12
"""Pixels above and below the lines: what the style sheet gives every field."""


class FormLine(OwnUndoLine):
    """One line."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._given = self._shown = ""

    def show_text(self, text: str) -> None:
        """Put a text there that nobody typed; what stands there as it was typed, blanks around it, stays."""
        if text not in (self.typed(), entered.line(self.typed())):
            self.setText(text)
            self.setCursorPosition(0)
        self._given, self._shown = text, self.text()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Of a text that is too long the beginning is in sight again once one goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() in _ELSEWHERE:
            self.setCursorPosition(0)

    def typed(self) -> str:
        """What stands there."""
        return self._given if self.text() == self._shown else self.text()


class GrowingText(QPlainTextEdit):
    """Lines of plain text; Tab goes on to the next field. `edited` tells of what a person changed."""

    edited = Signal()
    left = Signal()
    """The keyboard went elsewhere."""

    most_lines = _MOST_LINES
    """With more lines it scrolls."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._is_showing = False
        self._given = self._shown = ""
        self.textChanged.connect(self._on_text)

    def show_text(self, text: str) -> None:
        """Put a text there that nobody typed; the cursor stays where it was if the text is the same.

        So do the blanks around it, since whoever has just typed one goes on with the next word.
        """
        if text not in (self.typed(), entered.lines(self.typed())):
            self._is_showing = True
            self.setPlainText(text)
            self._is_showing = False
        self._given, self._shown = text, self._raw()

    def typed(self) -> str:
        """What stands there, insécables included."""
        raw = self._raw()
        return self._given if raw == self._shown else raw

    def _raw(self) -> str:
        # toPlainText would turn the insécables of French into plain spaces.
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def event(self, event: QEvent) -> bool:
        """What there is nothing to take back of here is taken back in the window."""
        document = self.document()
        able = {"can_undo": document.isUndoAvailable(), "can_redo": document.isRedoAvailable()}
        return True if goes_by(event, **able) else super().event(event)

    def sizeHint(self) -> QSize:
        """As high as the lines, one at least."""
        lines = max(1, min(self.most_lines, self._lines()))
        high = self.fontMetrics().lineSpacing() if lines == 1 else self._line_height()
        return QSize(0, math.ceil(lines * high) + _AROUND)

    def minimumSizeHint(self) -> QSize:
        """The same: it doesn't shrink."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that one has gone on."""
        super().focusOutEvent(event)
        self.left.emit()

    def _fit(self) -> None:
        """Take the room that the lines need; beyond `most_lines` there is a scroll bar."""
        policies = Qt.ScrollBarPolicy
        is_long = self._lines() > self.most_lines
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if is_long else policies.ScrollBarAlwaysOff
        )
        self.updateGeometry()

    def _lines(self) -> int:
        """The lines of the text, at most one more than are shown at once.

        Qt lays out what is in sight alone, and takes each other paragraph for one line.
        """
        layout, block = self.document().documentLayout(), self.document().firstBlock()
        lines = 0
        while block.isValid() and lines <= self.most_lines:
            layout.blockBoundingRect(block)
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines

    def _line_height(self) -> float:
        """Of a line as it is laid out, which is a little more than the typeface says."""
        first = self.document().firstBlock()
        whole = self.document().documentLayout().blockBoundingRect(first).height()
        return whole / max(1, first.layout().lineCount())

    def _on_text(self) -> None:
        self._fit()
        if not self._is_showing:
            self.edited.emit()


class WrappingLine(GrowingText):
    """One line, which breaks where it has no room. Enter ends it."""

    ended = Signal()
    """Enter was pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on instead of beginning a line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes one line."""
        self.insertPlainText(entered.line(source.text()))
