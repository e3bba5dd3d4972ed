"""What stands where results would: how to begin, what to do when nothing was found, or almost nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.tips import wrapping_tip


class Offer(NamedTuple):
    """Something one can do now: the key for it, or what to type, and what comes of it."""

    key: str
    text: str
    do: Callable[[], None] | None = None


class ElidingButton(QPushButton):
    """A button whose text ends in an ellipsis where there is no room for all of it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(4 * UNIT)

    def setText(self, text: str) -> None:
        """Say this, whole where there is room."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        width = self.fontMetrics().horizontalAdvance(self._whole) + 4
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to what there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip("" if shown == self._whole else wrapping_tip(self._whole))


class EmptyState(QWidget):
    """A title, a sentence, and offers that answer to their key as well as to a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lookupEmpty")
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._text = QLabel(self)
        self._text.setProperty("role", "soft")
        self._text.setWordWrap(True)
        self._offers = QWidget(self)
        self._grid = QGridLayout(self._offers)
        self._grid.setContentsMargins(0, 2 * UNIT, 0, 0)
        self._grid.setHorizontalSpacing(3 * UNIT)
        self._grid.setVerticalSpacing(UNIT)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[Offer, ...] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4 * UNIT, 0, 0)
        layout.setSpacing(UNIT)
        for widget in (self._title, self._text, self._offers):
            layout.addWidget(widget)
        layout.addStretch(1)

    def tell(self, title: str, text: str, offers: Sequence[Offer] = ()) -> None:
        """Show these; an empty text leaves its line out."""
        for label, words in ((self._title, title), (self._text, text)):
            label.setText(words)
            label.setVisible(bool(words))
        if tuple(offers) == self._shown:
            return
        self._shown = tuple(offers)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, offer in enumerate(offers):
            key, does = self._key(offer), self._words(offer)
            self._grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(does, place, 1)
            key.show()
            does.show()
        self._offers.setVisible(bool(offers))

    def _key(self, offer: Offer) -> QWidget:
        label = QLabel(self._offers)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(offer.key)
        label.setProperty("role", "key")
        return label

    def _words(self, offer: Offer) -> QWidget:
        if offer.do is None:
            label = QLabel(offer.text, self._offers)
            label.setWordWrap(True)
            return label
        button = ElidingButton(offer.text, self._offers)
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        do = offer.do
        button.clicked.connect(lambda _checked=False: do())
        return button
