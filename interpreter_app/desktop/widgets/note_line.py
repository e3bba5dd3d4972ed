"""The line at the foot of the page in which a note is written while somebody speaks.

Owns when a half-typed line is to be kept: within a second of each key. Whoever listens keeps it, and knows
what it would be kept as.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import shown
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.query_edit import UndoPassingEdit

if TYPE_CHECKING:
    from interpreter_app.desktop.widgets.shorthand_offers import ShorthandOffers
    from interpreter_app.domain.notes.shorthand import Completion, Known

_DRAFT_AFTER_MS = 400
_LINE_TO_HINT = 2.5
_CLOCK_MS = 5_000


class _Entry(UndoPassingEdit):
    """The line. Keys of the list that is open are the list's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: ShorthandOffers | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the list what it needs."""
        if self.offers is not None and self.offers.takes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class NoteLine(QWidget):
    """Time, the line, and the key that keeps it."""

    kept = Signal(str)
    drafted = Signal(str)
    """What has been typed so far; an empty text once there is nothing left of it."""
    left = Signal()
    """Esc: the keyboard goes back to the query."""
    entered = Signal()
    """The line has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = QLabel(self)
        self._time.setProperty("role", "soft")
        self.entry = _Entry(self)
        self.entry.setObjectName("noteEntry")
        self.entry.setFrame(False)
        self.now: Callable[[], datetime] = datetime.now
        """The clock by which the note will be read."""
        self.read_as: Callable[[str], str] = lambda _text: ""
        """What a line would be kept as, in a few words."""
        self.known: Callable[[], Known] | None = None
        """Whom and what shorthand may mean; None while nobody asks."""
        self._hint = QLabel(self)
        self._hint.setObjectName("noteReadAs")
        self._hint.setProperty("role", "small")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, UNIT, 4 * UNIT, UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._time)
        layout.addWidget(self.entry, 1)
        layout.addWidget(self._hint)
        self._draft_timer = QTimer(self, interval=_DRAFT_AFTER_MS, singleShot=True)
        self._draft_timer.timeout.connect(self.flush)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._tell_time)
        self._clock.start()
        self.entry.textEdited.connect(self._on_edited)
        self.entry.textChanged.connect(self._on_changed)
        self.entry.installEventFilter(self)
        self.entry.returnPressed.connect(self._on_return)
        self._drafted = ""
        self._tell_time()

    def restore(self, text: str) -> None:
        """Put back a line that was still being typed, unless there is one already."""
        if text and not self.entry.text():
            self.entry.setText(text)
            self._drafted = text

    def flush(self) -> None:
        """Have what was typed so far kept now."""
        self._draft_timer.stop()
        if self.entry.text() != self._drafted:
            self._drafted = self.entry.text()
            self.drafted.emit(self._drafted)

    def leave(self) -> None:
        """Go back to the query; the line stays as it is."""
        self.flush()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the query."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the line the room of the hint where there is little."""
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.entry.setPlaceholderText(_("A note, in one line"))
        self.entry.setAccessibleName(_("Note"))
        self.say_again()

    def say_again(self) -> None:
        """Say what the line would be kept as; before anything is typed, what its keys do."""
        hint = _("{key} keeps it, {back} goes back to the query")
        text = self.entry.text()
        told = self.read_as(text) if text.strip() else ""
        self._tell_time()
        self._hint.setText(told or hint.format(key=shown("Return"), back=shown("Esc")))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that somebody is about to write."""
        if watched is self.entry and event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self._hint.setVisible(self.width() > _LINE_TO_HINT * self._hint.sizeHint().width())

    def _on_changed(self, _text: str) -> None:
        self.say_again()

    def _on_edited(self, _text: str) -> None:
        self._offer()
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _offer(self) -> None:
        """Offer what the shorthand before the cursor may become."""
        if self.known is None:
            return
        if self.entry.offers is None:
            from interpreter_app.desktop.widgets.shorthand_offers import ShorthandOffers

            self.entry.offers = ShorthandOffers(self.entry)
            self.entry.offers.taken.connect(self._on_taken)
        before = self.entry.text()[: self.entry.cursorPosition()]
        self.entry.offers.offer(before, self.known(), self.entry.cursorRect())

    def _on_taken(self, chosen: Completion) -> None:
        self.entry.setSelection(chosen.start, self.entry.cursorPosition() - chosen.start)
        self.entry.insert(f"{chosen.text} ")
        self._on_edited("")

    def _on_return(self) -> None:
        text = self.entry.text().strip()
        self._draft_timer.stop()
        if text:
            self.entry.setText("")
            self._drafted = ""
            self.kept.emit(text)

    def _tell_time(self) -> None:
        self._time.setText(f"{self.now():%H:%M}")
