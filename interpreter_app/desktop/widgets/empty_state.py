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
        self._rows: list[_Row] = []
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
        while len(self._rows) < len(offers):
            self._rows.append(_Row(self._offers, self._grid))
        for place, row in enumerate(self._rows):
            row.offer(offers[place] if place < len(offers) else None)
        self._offers.setVisible(bool(offers))


class _Row:
    """The widgets of one offer, made once: what is offered changes while somebody types."""

    def __init__(self, parent: QWidget, grid: QGridLayout) -> None:
        self._parent = parent
        self._do: Callable[[], None] | None = None
        self._key = QLabel(parent)
        self._key.setTextFormat(Qt.TextFormat.PlainText)
        self._key.setProperty("role", "key")
        self._key.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = QLabel(parent)
        self._words.setWordWrap(True)
        self._button: ElidingButton | None = None
        self._grid = grid
        self._place = grid.rowCount()
        grid.addWidget(self._key, self._place, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._words, self._place, 1)

    def offer(self, offer: Offer | None) -> None:
        """Show this offer, or nothing."""
        self._do = offer.do if offer else None
        self._key.setVisible(offer is not None and bool(offer.key))
        self._words.setVisible(offer is not None and offer.do is None)
        if offer is not None:
            self._key.setText(offer.key)
            if offer.do is None:
                self._words.setText(offer.text)
            else:
                self._button = self._button or self._made_button()
                self._button.setText(offer.text)
                # What has no key is reached by Tab.
                policies = Qt.FocusPolicy
                self._button.setFocusPolicy(policies.NoFocus if offer.key else policies.TabFocus)
        if self._button is not None:
            self._button.setVisible(self._do is not None)

    def _made_button(self) -> ElidingButton:
        button = ElidingButton("", self._parent)
        button.setProperty("role", "link")
        button.clicked.connect(self._on_clicked)
        self._grid.addWidget(button, self._place, 1)
        return button

    def _on_clicked(self) -> None:
        if self._do is not None:
            self._do()
