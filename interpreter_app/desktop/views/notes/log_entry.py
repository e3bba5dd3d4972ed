"""The line at the foot of the Notes page: what is heard, as fast as it is said, with shorthand.

Owns the typed text, what is offered while shorthand is typed, and when the half-typed text is to be kept.
What the line is read as is `note_taking`'s; whoever listens keeps it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import shown
from interpreter_app.desktop.models.note_lines import language_text, next_language
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.form_fields import GrowingText
from interpreter_app.desktop.widgets.shorthand_offers import ShorthandOffers
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.notes.shorthand import KIND, Completion, Known, as_line, parsed
from interpreter_app.domain.terms import Language
from interpreter_app.services import half_notes

_DRAFT_AFTER_MS = 400
_CLOCK_MS = 5_000
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KINDS = tuple(NoteKind)
"""The kinds in the order of their keys: Alt+1 is the first."""


class _Text(GrowingText):
    """Lines of a note. Enter keeps it, Shift+Enter begins another line."""

    ended = Signal()
    escaped = Signal()
    kindAsked = Signal(int)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The place of a kind among KINDS."""
    languageAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    """The line is in another language than it seems."""
    most_lines = 6

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.is_offering: Callable[[QKeyEvent], bool] = lambda _event: False
        """Whether a key is that of the list which is open."""

    def event(self, event: QEvent) -> bool:
        """Alt with a digit is ours, whatever else it is elsewhere in the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_kind_of(event) is not None or _is_for_language(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list that is open are the list's."""
        key = Qt.Key(event.key())
        kind = _kind_of(event)
        if self.is_offering(event):
            event.ignore()
        elif kind is not None:
            self.kindAsked.emit(kind)
        elif _is_for_language(event):
            self.languageAsked.emit()
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


def _is_for_language(event: QKeyEvent) -> bool:
    """Whether a key is Alt+0; on French keyboards 0 stands above à."""
    has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return has_alt and (event.key() == Qt.Key.Key_0 or event.text() in ("à", "À"))


class LogEntry(QWidget):
    """Time, the text, and what it is read as.

    `kept` gives the text, whether it is confidential, and the Language that was chosen for it, or None.
    """

    kept = Signal(str, bool, object)
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
        self.guess: Callable[[str], Language | None] = lambda _text: None
        """The language that a line seems to be in."""
        self.refusal: Callable[[str], str] = lambda _text: ""
        """Why a line can't be kept; empty if it can be."""
        self.language: Language | None = None
        """The language that was chosen for the line."""
        self.now: Callable[[], datetime] = datetime.now
        """The clock by which the note will be read."""
        self._time = QLabel(self)
        self._time.setProperty("role", "soft")
        self.text = _Text("logEntry", self)
        self.confidential = QCheckBox(self)
        self.confidential.setObjectName("logConfidential")
        self.language_button = QPushButton(self)
        self.language_button.setObjectName("logLanguage")
        self.language_button.setProperty("role", "small-link")
        self.told = QLabel(self)
        self.told.setObjectName("logReadAs")
        self.told.setProperty("role", "small")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self._offers = ShorthandOffers(self.text)
        self._popup = self._offers.list
        self.text.is_offering = self._offers.takes
        self._offers.taken.connect(self._on_taken)
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
        self.text.languageAsked.connect(self._on_language)
        self.language_button.clicked.connect(self._on_language)
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
        below.addWidget(self.language_button)
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
        self.language = half_notes.typed_language(draft)
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
            _(
                "{key} keeps it, {line} begins another line, {first} to {last} say what kind it is,"
                " {language} in which language"
            ).format(
                language=shown("Alt+0"),
                key=shown("Return"),
                line=f"{shown('Shift')}+{shown('Return')}",
                first=shown("Alt+1"),
                last=shown(f"Alt+{len(KINDS)}"),
            )
        )
        self._tell()

    def _draft(self) -> str:
        return half_notes.line_to_text(self.text.typed(), self.confidential.isChecked(), self.language)

    def _tell(self) -> None:
        self._time.setText(f"{self.now():%H:%M}")
        self.told.setText(self.read_as(self.text.typed()))
        self._tell_language()

    def _tell_language(self) -> None:
        text = self.text.typed()
        guess = self.guess(text) if text.strip() else None
        said = language_text(guess, self.language)
        self.language_button.setText(said)
        self.language_button.setAccessibleName(_("Language of the note: {language}").format(language=said))
        self.language_button.setToolTip(
            _("{key}: the note is in the other language").format(key=shown("Alt+0"))
        )
        self.language_button.setVisible(bool(text.strip()))

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
        if refused := self.refusal(text):
            self.told.setText(refused)
            announce(self.text, refused, urgent=True)
            return
        confidential, language = self.confidential.isChecked(), self.language
        self.text.clear()
        self.confidential.setChecked(False)
        self.language = None
        self._draft_timer.stop()
        self._drafted = ""
        self.kept.emit(text, confidential, language)
        self._tell()

    def _on_language(self) -> None:
        """Have the line be in the other language than it seems; again: as it seems, then as is guessed."""
        text = self.text.typed()
        if text.strip():
            self.language = next_language(self.guess(text), self.language)
            announce(self.text, language_text(self.guess(text), self.language))
            self._on_edited()

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

    def _line(self) -> str:
        """What stands before the cursor in its line; empty below the first one, where nothing is read."""
        cursor = self.text.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()] if cursor.blockNumber() == 0 else ""

    def _offer(self) -> None:
        self._offers.offer(self._line(), self.known(), self.text.cursorRect())

    def _on_taken(self, chosen: Completion) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(cursor.block().position() + chosen.start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{chosen.text} ")
