"""What shorthand in a line of notes may become, in a list below the cursor.

Owns the list and its keys: Up, Down, Enter or Tab take what is marked, Esc closes it. What may be offered is
the domain's; the text is whoever's it is.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QWidget

from interpreter_app.desktop.theme import UNIT
from interpreter_app.domain.notes.shorthand import Completion, Known, completed

_MOST_OFFERED = 9
_KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down,
)  # fmt: skip


class ShorthandOffers(QCompleter):
    """Offers below `field`. `taken` gives what was chosen, a Completion."""

    taken = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._offers: list[Completion] = []
        self._model = QStringListModel(self)
        self.list = QListView()
        self.list.setObjectName("logOffers")
        self.list.setProperty("role", "offers")
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self._model)
        self.setWidget(field)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_MOST_OFFERED)
        self.setPopup(self.list)
        self.list.setItemDelegate(QStyledItemDelegate(self.list))
        self.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]  # an overload

    @property
    def is_open(self) -> bool:
        """Whether there is a list to choose from."""
        return self.list.isVisible()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is the list's now: the field has to leave it alone."""
        return self.is_open and event.key() in _KEYS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab takes what is marked, as Enter does; Qt would only close the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self.is_open
        ):
            index = self.list.currentIndex()
            self.list.hide()
            self._on_chosen(index)
            return True
        return super().eventFilter(watched, event)

    def offer(self, line: str, known: Known, place: QRect) -> None:
        """Offer what the shorthand at the end of a line may become; nothing where it says something whole,
        so that Enter keeps the note. `place` is that of the cursor in the field."""
        offers = completed(line, known)[:_MOST_OFFERED]
        is_whole = any(line[one.start :].casefold() == one.text.casefold() for one in offers)
        self._offers = [] if is_whole else offers
        self._model.setStringList([f"{one.text}   {one.meaning}" for one in self._offers])
        if not self._offers or not self.widget().hasFocus():
            self.list.hide()
            return
        place.setWidth(self.list.sizeHintForColumn(0) + 4 * UNIT)
        self.complete(place)
        self.list.setCurrentIndex(self._model.index(0))

    def _on_chosen(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.row() < len(self._offers):
            self.taken.emit(self._offers[index.row()])
