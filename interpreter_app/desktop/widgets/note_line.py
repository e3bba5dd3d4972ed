"""The line at the foot of the page in which a note is written while somebody speaks.

Owns when a half-typed line is to be kept: within a second of each key. Whoever listens keeps it.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import shown
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.query_edit import UndoPassingEdit

_DRAFT_AFTER_MS = 400
_LINE_TO_HINT = 2.5
_CLOCK_MS = 5_000


class NoteLine(QWidget):
    """Time, the line, and the key that keeps it."""

    kept = Signal(str)
    drafted = Signal(str)
    """What has been typed so far; an empty text once there is nothing left of it."""
    left = Signal()
    """Esc: the keyboard goes back to the query."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = QLabel(self)
        self._time.setProperty("role", "soft")
        self.entry = UndoPassingEdit(self)
        self.entry.setObjectName("noteEntry")
        self.entry.setFrame(False)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "small")
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
        hint = _("{key} keeps it, {back} goes back to the query")
        self._hint.setText(hint.format(key=shown("Return"), back=shown("Esc")))
        self._fit()

    def _fit(self) -> None:
        self._hint.setVisible(self.width() > _LINE_TO_HINT * self._hint.sizeHint().width())

    def _on_edited(self, _text: str) -> None:
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _on_return(self) -> None:
        text = self.entry.text().strip()
        self._draft_timer.stop()
        if text:
            self.entry.setText("")
            self._drafted = ""
            self.kept.emit(text)

    def _tell_time(self) -> None:
        self._time.setText(f"{datetime.now():%H:%M}")
