"""Accents by one key, wherever one types: each press gives the letter before the cursor its next variant.

Owns what the key does to a field, and the strip that shows what there is to choose from. Knows nothing of
what is typed or where.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.domain.language.accents import following, variants

_SHOWN_MS = 1800
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Field = QLineEdit | QTextEdit | QPlainTextEdit

_NAMED = {
    "\u00a0": lambda: _("non-breaking space"),
    "\u202f": lambda: _("narrow non-breaking space"),
    " ": lambda: _("space"),
}
"""What can't be seen, in words."""


class Accents(QLabel):
    """The strip of variants, and what the key does: `cycle`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setObjectName("accentStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._theme = theme
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SHOWN_MS)
        self._rest.timeout.connect(self.hide)
        self._field: Field | None = None

    def cycle(self) -> None:
        """Turn the letter before the cursor of the field that is typed in into its next variant."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and not field.isReadOnly():
            character = field.text()[: field.cursorPosition()][-1:]
        elif isinstance(field, QTextEdit | QPlainTextEdit) and not field.isReadOnly():
            character = _before(field.textCursor())
        else:
            return
        new = following(character)
        if not new:
            self.hide()
            return
        _replace(field, new)
        self._show(field, new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the strip stands there Esc takes it away, and in a cell of a table Enter does, too.

        Elsewhere Enter sends what was typed, and that mustn't take two.
        """
        if not isinstance(event, QKeyEvent) or event.key() not in self._closing(watched):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.hide()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """The field's keys are its own again."""
        super().hideEvent(event)
        self._watch(None)

    def _closing(self, field: QObject) -> tuple[Qt.Key, ...]:
        is_cell = field.objectName() == "cellEditor"
        return (Qt.Key.Key_Escape, *_RETURN) if is_cell else (Qt.Key.Key_Escape,)

    def _watch(self, field: Field | None) -> None:
        if self._field is field:
            return
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field
        if field is not None:
            field.installEventFilter(self)

    def _show(self, field: Field, chosen: str) -> None:
        said = _NAMED[chosen]() if chosen in _NAMED else chosen
        self.setText(strip_html(chosen, self._theme))
        self.adjustSize()
        self.move(_place(field, self))
        self.show()
        announce(field, said)
        self._watch(field)
        self._rest.start()


def strip_html(chosen: str, theme: Theme) -> str:
    """The variants side by side, the chosen one marked by a line below it and by colour."""
    tokens = theme.tokens
    cells = []
    for one in variants(chosen):
        said = _NAMED[one]() if one in _NAMED else one
        look = f"color:{tokens.accent}; text-decoration:underline; font-weight:700" if one == chosen else ""
        cells.append(f'<td style="padding:0 {UNIT}px; color:{tokens.ink}; {look}">{escape(said)}</td>')
    size = theme.pixels(Text.BODY)
    return f'<table style="font-size:{size}px" cellspacing="0"><tr>{"".join(cells)}</tr></table>'


def _before(cursor: QTextCursor) -> str:
    return cursor.block().text()[: cursor.positionInBlock()][-1:]


def _replace(field: Field, new: str) -> None:
    """Put a character in the place of the one before the cursor, as typing would: it can be undone."""
    if isinstance(field, QLineEdit):
        place = field.cursorPosition()
        field.setSelection(place - 1, 1)
        field.insert(new)
        field.textEdited.emit(field.text())
        return
    cursor = field.textCursor()
    cursor.clearSelection()
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new)


def _place(field: Field, strip: QWidget) -> QPoint:
    """Below the cursor, or above it where the screen ends, and never beyond its right edge."""
    if isinstance(field, QLineEdit):
        at = field.cursorRect()
        corner = field.mapToGlobal(at.bottomLeft())
    else:
        at = field.cursorRect()
        corner = field.viewport().mapToGlobal(at.bottomLeft())
    free: QRect = field.screen().availableGeometry()
    below = corner.y() + UNIT
    if below + strip.height() > free.bottom():
        below = corner.y() - at.height() - UNIT - strip.height()
    return QPoint(min(corner.x(), free.right() - strip.width()), below)
