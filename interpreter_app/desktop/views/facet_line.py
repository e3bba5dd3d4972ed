"""What a list is filtered by beside the words typed: a quiet line of words, each of which can be taken off.

Owns where the words stand and how the keyboard goes through them. Knows nothing of what they stand for.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.letters import escaped
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.tips import wrapping_tip

_OFF = " ×"
_TAKE_OFF = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class _Word(QPushButton):
    """One of the words; a click takes it off."""

    removed = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "small-link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = ""
        self.clicked.connect(self.removed)

    def say(self, words: str) -> None:
        """Stand for these words."""
        self.words = words
        said = _("Take off this filter: {words}").format(words=words)
        self.setAccessibleName(said)
        self.setToolTip(wrapping_tip(said))

    def width_wanted(self) -> int:
        """The width of the whole words."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self.words + _OFF) + UNIT // 2

    def fit(self, width: int) -> None:
        """Cut the words to this width if they are wider; the sign stays."""
        shown = self.words
        if width < self.width_wanted():  # Cut to its own width a text may lose letters: widths are rounded.
            metrics = self.fontMetrics()
            room = width - UNIT // 2 - metrics.horizontalAdvance(_OFF)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        self.setText(escaped(shown + _OFF))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return, Delete and Backspace take it off as the space bar does; arrows go to the next."""
        key = Qt.Key(event.key())
        if key in _TAKE_OFF:
            self.removed.emit()
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)


class FacetLine(QWidget):
    """The words, on as many lines as they need; `removed` tells the place of the one to be taken off."""

    removed = Signal(int)
    left = Signal()
    """The last word was taken off by keyboard or click: the keyboard has nowhere to be."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("facetLine")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words: list[_Word] = []
        theme.changed.connect(self._on_theme)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What is said."""
        return tuple(word.words for word in self._words)

    def show_words(self, words: Sequence[str]) -> None:
        """Say these; without any there is no line."""
        place = next((place for place, word in enumerate(self._words) if word.hasFocus()), -1)
        while len(self._words) > len(words):
            word = self._words.pop()
            word.hide()
            word.deleteLater()
        while len(self._words) < len(words):
            self._words.append(self._made_word())
        for word, text in zip(self._words, words, strict=True):
            word.say(text)
        self.setVisible(bool(words))
        self._arrange()
        if place >= 0 and words:
            self._words[min(place, len(words) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif place >= 0:
            self.left.emit()

    def sizeHint(self) -> QSize:
        """As high as the lines."""
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another typeface."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _made_word(self) -> _Word:
        word = _Word(self)
        word.removed.connect(self._on_removed)
        word.moved.connect(self._on_moved)
        word.show()
        return word

    def _arrange(self) -> None:
        """Put each word beside the last where there is room, else on a new line."""
        x = y = 0
        for word in self._words:
            width = min(word.width_wanted(), self.width())
            high = word.fontMetrics().height() + UNIT // 2
            if x and x + width > self.width():
                x, y = 0, y + high
            word.fit(width)
            word.setGeometry(x, y, width, high)
            x += width + 2 * UNIT
        self.setFixedHeight(y + self._words[-1].height() if self._words else 0)

    def _on_removed(self) -> None:
        word = self.sender()
        if isinstance(word, _Word) and word in self._words:
            self.removed.emit(self._words.index(word))

    def _on_moved(self, step: int) -> None:
        word = self.sender()
        if isinstance(word, _Word) and word in self._words:
            place = self._words.index(word) + step
            self._words[max(0, min(len(self._words) - 1, place))].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_theme(self) -> None:
        self._arrange()
