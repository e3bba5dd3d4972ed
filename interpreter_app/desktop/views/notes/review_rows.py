"""The insights of a visit, one below the other: how each would be adapted at home, and whose task that is.

Owns the rows. What is typed is handed on as a change of the note; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.note_deeds import words as words_of
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.contact_field import ContactField
from interpreter_app.desktop.widgets.form_fields import GrowingText
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.notes.note import Note
from interpreter_app.services import entered

_AT_ONCE = 25
"""So many insights are shown first, and more with each step."""
_A_STEP = 5
"""So many rows are made between two turns of the window: each takes as long as twenty keys."""
_NARROW = 64
"""Letters below which the owner stands below the text."""


class OwnerField(ContactField):
    """Whose task it is: a contact, or whoever the words name, which are taken as they stand."""

    def settle(self) -> None:
        """Take what is typed, as one does on the way to the next field."""
        self._settle()

    def _nobody(self) -> None:
        words = entered.line(self.text())
        self.show_words(words)
        self.newAsked.emit(words)

    def show_words(self, words: str) -> None:
        """Stand for somebody who is no contact."""
        self._put(words)
        self._shown_id, self._shown = "", self.text()


class InsightRow(QWidget):
    """One insight. `changed` gives what a person made of the note, as a function on it."""

    changed = Signal(str, object)
    """The id of the note, and the function."""
    came = Signal(str)
    """The keyboard is in one of the fields of this note."""
    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, around: Callable[[], Around], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self.note: Note | None = None
        self.words, self.small = QLabel(self), QLabel(self)
        for label in (self.words, self.small):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.small.setProperty("role", "small")
        self.open_state = QLabel(self)
        self.open_state.setProperty("role", "small-warning")
        self.open_button = QPushButton(self)
        self.open_button.setObjectName("insightOpen")
        self.open_button.setProperty("role", "small-link")
        self.adaptation = GrowingText("insightAdaptation", self)
        self.owner = OwnerField("insightOwner", lambda: around().contacts, theme, self, keeps=True)
        self.owner.offer = lambda typed: _("“{name}”, who isn’t among the contacts").format(name=typed)
        self._labels = {field: QLabel(self) for field in (self.adaptation, self.owner)}
        self._lay_out()
        self.adaptation.edited.connect(self._on_adaptation)
        self.owner.chosen.connect(self._on_owner)
        self.owner.newAsked.connect(self._on_owner)
        self.open_button.clicked.connect(self._on_open)
        for field in (self.adaptation, self.owner):
            field.installEventFilter(self)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(2 * UNIT)
        line.addWidget(self.small, 1)
        for part in (self.open_state, self.open_button):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(3 * UNIT)
        for field, stretch in ((self.adaptation, 3), (self.owner, 2)):
            label = self._labels[field]
            label.setProperty("role", "small")
            label.setBuddy(field)
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(label)
            pair.addWidget(field)
            pair.addStretch(1)
            self._fields.addLayout(pair, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.words)
        column.addLayout(line)
        column.addLayout(self._fields)
        column.addWidget(Hairline(parent=self))

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet how it would be adapted, or who does it."""
        return self.note is not None and not (self.note.adaptation.strip() and self.note.owner)

    def show_note(self, note: Note) -> None:
        """Show an insight, which may be the same one: who types goes on typing."""
        self.note = note
        around = self._around()
        self.words.setText(note.text)
        session = around.session(note)
        parts = (
            note_words.clock_text(note, around.zone),
            note_words.session_name(session) if session is not None else "",
            note_words.person_name(note.speaker, around.contacts) if note.speaker else "",
            _("confidential") if note.confidential else "",
        )
        self.small.setText(" · ".join(part for part in parts if part))
        self.adaptation.show_text(note.adaptation)
        is_known = note.owner in around.contacts
        self.owner.show_contact(note.owner if is_known else "", "" if is_known else note.owner)
        self.open_state.setVisible(self.is_open)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        names = ((self.adaptation, _("How would this be adapted at home?")), (self.owner, _("Who does it")))
        insight = words_of(self.note) if self.note is not None else ""
        for field, name in names:
            self._labels[field].setText(name)
            field.setAccessibleName(name)
            field.setAccessibleDescription(insight)
        self.owner.setPlaceholderText(_("a contact, or anybody"))
        self.open_state.setText(_("still open"))
        self.open_button.setText(_("Open it"))
        self.open_button.setAccessibleName(_("Open: {note}").format(note=insight))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The owner stands beside the text, or below it."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        self._fields.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._fields.setSpacing(UNIT if is_narrow else 3 * UNIT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that somebody is about to write here."""
        if event.type() == QEvent.Type.FocusIn and self.note is not None:
            self.came.emit(self.note.id)
        return super().eventFilter(watched, event)

    def _on_adaptation(self) -> None:
        text = self.adaptation.typed()
        self._change(lambda note: replace(note, adaptation=text))

    def _on_owner(self, who: str) -> None:
        self._change(lambda note: replace(note, owner=who))

    def _change(self, change: Callable[[Note], Note]) -> None:
        if self.note is not None:
            self.changed.emit(self.note.id, change)

    def _on_open(self) -> None:
        if self.note is not None:
            self.noteAsked.emit(self.note.id)


class InsightRows(QWidget):
    """The rows, a few dozen at once, and a button for more."""

    changed = Signal(str, object)
    came = Signal(str)
    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._around = Around()
        self._notes: Sequence[Note] = ()
        self._most = _AT_ONCE
        self.after: tuple[QWidget, ...] = ()
        """What Tab comes from to the first row."""
        self._made = _A_STEP
        """How many rows there may be by now."""
        self.rows: list[InsightRow] = []
        self._step = QTimer(self, interval=0, singleShot=True)
        self._step.timeout.connect(self._on_step)
        self.more = QPushButton(self)
        self.more.setObjectName("insightsMore")
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._on_more)
        self._column = QVBoxLayout()
        self._column.setSpacing(2 * UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addLayout(self._column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_notes(self, notes: Sequence[Note], around: Around) -> None:
        """Show these insights; one that is shown already keeps its row."""
        if _visit_of(around) != _visit_of(self._around):
            self._most, self._made = _AT_ONCE, _A_STEP
        self._notes, self._around = notes, around
        self._show()

    def show_note(self, note: Note) -> None:
        """Show what has become of one of them."""
        for row in self.rows:
            if row.note is not None and row.note.id == note.id:
                row.show_note(note)

    def focus_first(self) -> bool:
        """Put the keyboard into the first insight that is still open; False if there is none."""
        for row in self.rows:
            if row.is_open:
                row.adaptation.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def flush(self) -> None:
        """Take what is typed and not taken yet."""
        for row in self.rows:
            row.owner.settle()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for row in self.rows:
            row.retranslate()
        self._tell_more()

    def _show(self) -> None:
        wanted = self._notes[: min(self._most, self._made)]
        known = {row.note.id: row for row in self.rows if row.note is not None}
        rows = [known.pop(note.id) if note.id in known else self._made_row() for note in wanted]
        for row in known.values():
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        if rows != self.rows:
            for place, row in enumerate(rows):
                self._column.insertWidget(place, row)
            self.rows = rows
            tab_through(*self.after, *rows, self.more)
        for row, note in zip(rows, wanted, strict=True):
            is_new = row.note is None
            row.show_note(note)
            if is_new:
                row.retranslate()
                row.show()
        self._tell_more()
        if len(wanted) < min(self._most, len(self._notes)):
            self._step.start()

    def _on_step(self) -> None:
        self._made += _A_STEP
        self._show()

    def _made_row(self) -> InsightRow:
        row = InsightRow(lambda: self._around, self._theme, self)
        row.changed.connect(self.changed)
        row.came.connect(self.came)
        row.noteAsked.connect(self.noteAsked)
        return row

    def _tell_more(self) -> None:
        left = len(self._notes) - self._most
        self.more.setVisible(left > 0 and len(self.rows) == self._most)
        self.more.setText(ngettext("Show {count} more", "Show {count} more", left).format(count=left))

    def _on_more(self) -> None:
        place, self._most = self._most, self._most + _AT_ONCE
        self._made = place + _A_STEP
        self._show()
        self.rows[place].adaptation.setFocus(Qt.FocusReason.OtherFocusReason)


def _visit_of(around: Around) -> str:
    return around.visit.id if around.visit is not None else ""
