"""The line at the foot of the Notes page: what is heard, as fast as it is said, with shorthand.

Owns the typed text, what is offered while shorthand is typed, and when the half-typed text is to be kept.
What the line is read as is `note_taking`'s; whoever listens keeps it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import shown
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.form_fields import GrowingText
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.notes.shorthand import KIND, Completion, Known, as_line, completed, parsed
from interpreter_app.services import half_notes

_DRAFT_AFTER_MS = 400
_CLOCK_MS = 5_000
_MOST_OFFERED = 9
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOR_THE_LIST = (*_RETURN, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)
KINDS = tuple(NoteKind)
"""The kinds in the order of their keys: Alt+1 is the first."""


class _Text(GrowingText):
    """Lines of a note. Enter keeps it, Shift+Enter begins another line."""

    ended = Signal()
    escaped = Signal()
    kindAsked = Signal(int)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The place of a kind among KINDS."""
    most_lines = 6

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.is_offering: Callable[[], bool] = lambda: False

    def event(self, event: QEvent) -> bool:
        """Alt with a digit is ours, whatever else it is elsewhere in the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _kind_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list that is open are the list's."""
        key = Qt.Key(event.key())
        kind = _kind_of(event)
        if self.is_offering() and key in _FOR_THE_LIST:
            event.ignore()
        elif kind is not None:
            self.kindAsked.emit(kind)
        elif key in _RETURN and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.ended.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def _kind_of(event: QKeyEvent) -> int | None:
    """The place of the kind that a key stands for; by the key itself, since French digits need Shift."""
    if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return None
    digit = event.key() - Qt.Key.Key_1
    if not 0 <= digit < len(KINDS):
        typed = "&é\"'(-è_ç".find(event.text()) if event.text() else -1
        digit = typed
    return digit if 0 <= digit < len(KINDS) else None


class LogEntry(QWidget):
    """Time, the text, and what it is read as. `kept` gives the text and whether it is confidential."""

    kept = Signal(str, bool)
    drafted = Signal(str)
    """What has been typed so far, as `restore` takes it; empty once there is nothing left of it."""
    left = Signal()
    """Esc: the keyboard goes elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("logBar")
        self.known: Callable[[], Known] = Known
        self.read_as: Callable[[str], str] = lambda _text: ""
        """What a typed line would be kept as, in a few words."""
        self.now: Callable[[], datetime] = datetime.now
        """The clock by which the note will be read."""
        self._time = QLabel(self)
        self._time.setProperty("role", "soft")
        self.text = _Text("logEntry", self)
        self.text.is_offering = self._is_offering
        self.confidential = QCheckBox(self)
        self.confidential.setObjectName("logConfidential")
        self.told = QLabel(self)
        self.told.setObjectName("logReadAs")
        self.told.setProperty("role", "small")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self._offers: list[Completion] = []
        self._model = QStringListModel(self)
        self._popup = QListView()
        self._completer = _Offers(self._model, self._popup, self.text)
        self._completer.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]
        self._draft_timer = QTimer(self, interval=_DRAFT_AFTER_MS, singleShot=True)
        self._draft_timer.timeout.connect(self.flush)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._tell)
        self._clock.start()
        self._drafted = ""
        self._lay_out()
        self.text.edited.connect(self._on_edited)
        self.text.ended.connect(self._on_ended)
        self.text.escaped.connect(self.leave)
        self.text.kindAsked.connect(self._on_kind)
        self.confidential.toggled.connect(self._on_edited)
        self.setFocusProxy(self.text)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(2 * UNIT)
        line.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        below = QHBoxLayout()
        below.setSpacing(2 * UNIT)
        below.addWidget(self.told, 1)
        below.addWidget(self.confidential)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addLayout(line)
        column.addLayout(below)
        self._time.setContentsMargins(0, UNIT // 2, 0, 0)

    def restore(self, draft: str) -> None:
        """Put back what was still being typed, unless something is already."""
        if not draft or self.text.typed():
            return
        text, confidential = half_notes.typed_line(draft) or (draft, False)
        self.confidential.setChecked(confidential)
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self._drafted = draft

    def flush(self) -> None:
        """Have what was typed so far kept now."""
        self._draft_timer.stop()
        draft = self._draft()
        if draft != self._drafted:
            self._drafted = draft
            self.drafted.emit(draft)

    def leave(self) -> None:
        """Go elsewhere; the text stays as it is."""
        self.flush()
        self.left.emit()

    def say_again(self) -> None:
        """Tell anew what the line is read as: session or people are others now."""
        self._tell()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.text.setPlaceholderText(_("What is said: @who, #question, !kind, then the words"))
        self.text.setAccessibleName(_("Note"))
        self.confidential.setText(_("Confidential"))
        self.text.setToolTip(
            _("{key} keeps it, {line} begins another line, {first} to {last} say what kind it is").format(
                key=shown("Return"),
                line=f"{shown('Shift')}+{shown('Return')}",
                first=shown("Alt+1"),
                last=shown(f"Alt+{len(KINDS)}"),
            )
        )
        self._tell()

    def _draft(self) -> str:
        return half_notes.line_to_text(self.text.typed(), self.confidential.isChecked())

    def _tell(self) -> None:
        self._time.setText(f"{self.now():%H:%M}")
        self.told.setText(self.read_as(self.text.typed()))

    def _on_edited(self, *_state: object) -> None:
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        self._tell()
        self._offer()

    def _on_ended(self) -> None:
        text = self.text.typed().strip()
        self._draft_timer.stop()
        if not text:
            return
        confidential = self.confidential.isChecked()
        self.text.clear()
        self.confidential.setChecked(False)
        self._draft_timer.stop()
        self._drafted = ""
        self.kept.emit(text, confidential)
        self._tell()

    def _on_kind(self, place: int) -> None:
        """Have the line say that it is of this kind; the same key again takes it back."""
        known = self.known()
        cursor = self.text.textCursor()
        behind = len(self.text.typed()) - cursor.position()
        read = parsed(self.text.typed(), known)
        kind = KINDS[place]
        wanted = None if kind is read.kind or kind is NoteKind.NOTE else kind
        bare = read.text if read.text.strip() else ""
        if read.text.strip().startswith(KIND) and not bare.strip(f"{KIND} ").strip():
            bare = ""
        line = as_line(replace(read, text=bare, kind=wanted), known)
        self._replace_all(line if line.strip() else "")
        cursor = self.text.textCursor()
        cursor.setPosition(max(0, len(self.text.typed()) - behind))
        self.text.setTextCursor(cursor)

    def _replace_all(self, text: str) -> None:
        cursor = self.text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    # What is offered.

    def _is_offering(self) -> bool:
        return self._popup.isVisible()

    def _line(self) -> str:
        """What stands before the cursor in its line; empty below the first one, where nothing is read."""
        cursor = self.text.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()] if cursor.blockNumber() == 0 else ""

    def _offer(self) -> None:
        line = self._line()
        offers = completed(line, self.known())[:_MOST_OFFERED]
        is_whole = any(line[one.start :].casefold() == one.text.casefold() for one in offers)
        self._offers = [] if is_whole else offers  # Enter then keeps the note
        self._model.setStringList([f"{one.text}   {one.meaning}" for one in self._offers])
        popup = self._popup
        if not self._offers or not self.text.hasFocus():
            popup.hide()
            return
        place = self.text.cursorRect()
        place.setWidth(popup.sizeHintForColumn(0) + 4 * UNIT)
        self._completer.complete(place)
        popup.setCurrentIndex(self._model.index(0))

    def _on_chosen(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.row() >= len(self._offers):
            return
        chosen = self._offers[index.row()]
        cursor = self.text.textCursor()
        cursor.setPosition(cursor.block().position() + chosen.start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{chosen.text} ")


class _Offers(QCompleter):
    """What shorthand may become, whatever the letters: the domain has chosen already."""

    def __init__(self, model: QStringListModel, offered: QListView, text: GrowingText) -> None:
        super().__init__(text)
        self.setModel(model)
        self.setWidget(text)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_MOST_OFFERED)
        offered.setObjectName("logOffers")
        offered.setProperty("role", "offers")
        offered.setFrameShape(QListView.Shape.NoFrame)
        offered.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPopup(offered)
        offered.setItemDelegate(QStyledItemDelegate(offered))
