"""The margin of the Look up page: this session's terms, the queries not found, the last notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models import session_deeds as deeds
from interpreter_app.desktop.models.session_rows import (
    NOT_STORED,
    MarginRow,
    missed_rows,
    note_rows,
    pin_rows,
    waiting_rows,
)
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.typed import Typed
from interpreter_app.desktop.widgets.margin_list import MarginList
from interpreter_app.store.database import Store, said_plainly

_WIDTH = 304
_LEAST_WIDTH = 200
_SHARE = 0.29


class SessionMargin(QWidget):
    """Three lists, newest on top, each line at a fixed place until it is taken away."""

    lookUpAsked = Signal(str)  # noqa: N815 - a Qt signal
    addAsked = Signal(str)  # noqa: N815 - a Qt signal
    """A query that wasn't found is to be added."""
    said = Signal(str)

    def __init__(
        self,
        store: Store,
        writer: Writer,
        typed: Typed,
        theme: Theme,
        actions: ActionSet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._writer = writer
        self._typed = typed
        self._theme = theme
        self._actions = actions
        self._is_booth = False
        self._pins_heading, self._missed_heading, self._notes_heading = (QLabel(self) for _ in range(3))
        self._pins_hint = QLabel(self)
        self._pins_hint.setProperty("role", "small")
        self._pins_hint.setWordWrap(True)
        self._pins_hint.setContentsMargins(0, 0, 3 * UNIT, 0)
        self._new_session = QPushButton(self)
        self._new_session.setObjectName("newSessionButton")
        self._new_session.setProperty("role", "small-link")
        self._new_session.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pinned = MarginList(theme, parent=self)
        self.pinned.setObjectName("pinnedList")
        self.missed = MarginList(theme, parent=self)
        self.missed.setObjectName("missedList")
        self.notes = MarginList(theme, timed=True, parent=self)
        self.notes.setObjectName("notesList")
        self._lay_out()
        self.pinned.opened.connect(self._on_pin_opened)
        self.pinned.removed.connect(self._on_pin_removed)
        self.missed.opened.connect(self._on_missed_opened)
        self.missed.removed.connect(self._on_missed_removed)
        self.notes.removed.connect(self._on_note_removed)
        self._new_session.clicked.connect(self.new_session)

    def refresh(self) -> None:
        """Read the three lists from the store."""
        with said_plainly(self._store.path):
            self.pinned.show_rows(pin_rows(self._store))
            self.missed.show_rows(missed_rows(self._store))
        self.refresh_notes()

    def refresh_notes(self) -> None:
        """List the notes: those on their way to the store above those in it."""
        with said_plainly(self._store.path):
            kept = note_rows(self._store)
        self.notes.show_rows([*waiting_rows(self._typed.waiting), *kept])
        self._show_what_there_is()

    def set_booth(self, booth: bool) -> None:
        """In the booth nothing but the session's terms and what wasn't found."""
        self._is_booth = booth
        self._show_what_there_is()

    def new_session(self) -> None:
        """Empty the list of terms; it can be taken back."""
        numbers = [row.number for row in self.pinned.rows]
        if numbers:
            self._writer.write(deeds.new_session(numbers), self._refresh_after)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self._pins_heading.setText(_("This session"))
        self._missed_heading.setText(_("Not found"))
        self._notes_heading.setText(_("Notes"))
        self._pins_hint.setText(_("Enter keeps the chosen term here for the whole session."))
        self._new_session.setText(pgettext("session", "New"))
        self._new_session.setAccessibleName(_("Start a new session"))
        self._new_session.setToolTip(self._actions.tooltip("new-session"))
        for lines, name in (
            (self.pinned, _("Terms of this session")),
            (self.missed, _("Queries not found")),
            (self.notes, _("Last notes")),
        ):
            lines.setAccessibleName(name)
            lines.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 3 * UNIT, 0)
        head.addWidget(self._pins_heading, 1)
        head.addWidget(self._new_session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 3 * UNIT, 0, UNIT)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(head)
        layout.addWidget(self._pins_hint)
        layout.addWidget(self.pinned)
        for heading, lines in ((self._missed_heading, self.missed), (self._notes_heading, self.notes)):
            layout.addSpacing(2 * UNIT)
            layout.addWidget(heading)
            layout.addWidget(lines)
        layout.addStretch(1)
        for heading in (self._pins_heading, self._missed_heading, self._notes_heading):
            heading.setProperty("role", "heading")

    def _show_what_there_is(self) -> None:
        has_pins = bool(self.pinned.rows)
        self.pinned.setVisible(has_pins)
        self._new_session.setVisible(has_pins)
        self._pins_hint.setVisible(not has_pins and not self._is_booth)
        for heading, lines in ((self._missed_heading, self.missed), (self._notes_heading, self.notes)):
            shown = bool(lines.rows) and not (self._is_booth and lines is self.notes)
            heading.setVisible(shown)
            lines.setVisible(shown)

    def _refresh_after(self, _result: object) -> None:
        self.refresh()

    def _on_pin_opened(self, row: MarginRow) -> None:
        self.lookUpAsked.emit(row.left)

    def _on_pin_removed(self, row: MarginRow) -> None:
        self._writer.write(deeds.unpin([row.number], row.left), self._refresh_after)

    def _on_missed_opened(self, row: MarginRow) -> None:
        self.addAsked.emit(row.left)

    def _on_missed_removed(self, row: MarginRow) -> None:
        self._writer.write(deeds.dismiss(row.number, row.left), self._refresh_after)

    def _on_note_removed(self, row: MarginRow) -> None:
        if row.number == NOT_STORED:
            self.said.emit(_("This note isn’t saved yet: it can be taken away once it is."))
            return
        self._writer.write(deeds.remove_note(row.number), self._refresh_after)

    def fit(self, page_width: int) -> None:
        """Take as much of the page as the text needs, but never so much that the results suffer."""
        wanted = round(_WIDTH * self._theme.pixels(Text.BODY) / 16)
        self.setFixedWidth(max(_LEAST_WIDTH, min(wanted, round(page_width * _SHARE))))
