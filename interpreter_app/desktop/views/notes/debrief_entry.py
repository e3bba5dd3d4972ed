"""The field for one answer of somebody who looks back: a line for notes, without the clock.

Owns when what stands there is an answer to be kept: at Enter, and when the keyboard goes on to the next
question. Left in any other way it stays half an answer. What is kept is for whoever listens.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import shown
from interpreter_app.desktop.views.notes.log_entry import LogEntry
from interpreter_app.services import half_notes

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerEntry(LogEntry):
    """The text, and below it what it is read as. Enter keeps an answer, for another one to follow."""

    onward = Signal()
    """Ctrl+Enter: on to the next question; what stood here has been kept."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Entry")
        self.text.setObjectName(name)
        self.confidential.setObjectName(f"{name}Confidential")
        self.told.setObjectName(f"{name}ReadAs")
        self._popup.setObjectName(f"{name}Offers")
        self.is_sibling: Callable[[QWidget | None], bool] = lambda _widget: False
        """Whether this is the field for another answer of the same form."""
        self._is_going_on = False
        """Whether Tab was pressed: the keyboard goes that way, too, when the field is hidden."""
        self.language_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # its key is enough
        self._clock.stop()
        self._time.hide()
        column = self.layout()
        assert column is not None
        column.setContentsMargins(0, 0, 0, 0)
        policy = self.confidential.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.confidential.setSizePolicy(policy)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for part in (self.text, self.confidential):
            part.installEventFilter(self)
        self._tell()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.text.typed().strip()

    def hold(self, draft: str) -> None:
        """Show what is half-typed of another answer instead of what stands here, which is kept by now."""
        text, confidential = half_notes.typed_line(draft) or (draft, False)
        with QSignalBlocker(self.confidential):
            self.confidential.setChecked(confidential)
        self.language = half_notes.typed_language(draft)
        self.text.show_text(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self._draft_timer.stop()
        self._drafted = draft
        self._tell()

    def keep(self) -> None:
        """Have what stands there kept as an answer."""
        self._on_ended()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        super().retranslate()
        self.text.setToolTip(
            _("{key} keeps it, {onward} goes on to the next question, {line} begins another line").format(
                key=shown("Return"),
                onward=f"{shown('Ctrl')}+{shown('Return')}",
                line=f"{shown('Shift')}+{shown('Return')}",
            )
        )
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that lead out of the field, and the keyboard as it comes and goes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(watched, event)
        if isinstance(event, QFocusEvent):
            if event.type() == QEvent.Type.FocusOut:
                self._on_focus_out(event.reason())
            self._tell()
        return super().eventFilter(watched, event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._offers.takes(event):
            return False
        self._is_going_on = event.key() == Qt.Key.Key_Tab
        is_return = event.key() in _RETURN
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep()
            self.onward.emit()
            return True
        if is_return and watched is self.confidential:
            self.keep()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            event.ignore()  # the page knows what it leads to
            return True
        return False

    def _on_focus_out(self, reason: Qt.FocusReason) -> None:
        to = QApplication.focusWidget()
        if to is not None and self.isAncestorOf(to):
            return
        is_next, self._is_going_on = self._is_going_on, False
        if is_next or (reason == Qt.FocusReason.MouseFocusReason and self.is_sibling(to)):
            self.keep()
        else:
            self.flush()

    def _on_ended(self) -> None:
        if self.confidential.hasFocus():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        was_empty = self.is_empty
        super()._on_ended()
        if self.is_empty and not was_empty:
            self.drafted.emit("")

    def _tell(self) -> None:
        """What it would be kept as; of half an answer that was left, that it isn't kept yet."""
        is_here = self.text.hasFocus() or self.confidential.hasFocus()
        self.confidential.setVisible(not self.is_empty)
        self._tell_language()
        self.text.setPlaceholderText(_("Type an answer; @ says whose it is") if is_here else "")
        if self.is_empty:
            self.told.clear()
        elif is_here:
            self.told.setText(self.read_as(self.text.typed()))
        else:
            self.told.setText(_("Not kept yet: {key} keeps it.").format(key=shown("Return")))
