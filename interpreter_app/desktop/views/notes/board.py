"""The board of key questions: each with the notes that answer it, and those that have no answer yet.

Owns how it looks. Which notes answer a question is told by the notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.domain.notes.board import Answered
from interpreter_app.services import note_reading
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.database import Store


class Board(QWidget):
    """The questions, one below the other. A click on a note opens it."""

    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a note that is to be opened."""

    def __init__(self, store: Store, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._theme = theme
        self._around = Around()
        self._answered: Sequence[Answered] = ()
        self._job: Job | None = None
        self._is_stale = False
        self.text = ReadingText(self)
        self.text.setObjectName("noteBoard")
        self.text.anchorClicked.connect(self._on_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT - ReadingText.HANG, 0, 2 * UNIT, 0)
        column.addWidget(self.text)
        theme.changed.connect(self._set)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.text.setAccessibleName(_("Key questions"))
        self._set()

    def show_visit(self, around: Around) -> None:
        """Show the questions of this visit."""
        if (around.visit.id if around.visit else "") != (self._around.visit.id if self._around.visit else ""):
            self._answered = ()
        self._around = around
        self.read()

    def read(self) -> None:
        """Read anew which notes answer them."""
        if self._job is not None:
            self._is_stale = True
            return
        path, visit = self._store.path, self._around.visit
        if visit is None:
            self._answered = ()
            self._set()
            return

        def work(_progress: object) -> tuple[Answered, ...]:
            return with_store(path, lambda store: note_reading.board(store, visit))

        def done(answered: tuple[Answered, ...]) -> None:
            self._job = None
            if self._is_stale:
                self._is_stale = False
                self.read()
            elif answered != self._answered:
                self._answered = answered
                self._set()

        self._job = self._jobs.run("", work, done)
        self._set()

    def _set(self) -> None:
        place = self.text.verticalScrollBar().value()
        body = "".join(self._question(n, one) for n, one in enumerate(self._answered, 1))
        if not body:
            body = f"<p>{escape(self._nothing())}</p>"
        self.text.setHtml(f'<body style="color:{self._theme.tokens.ink}">{body}</body>')
        self.text.verticalScrollBar().setValue(place)

    def _nothing(self) -> str:
        if self._around.visit is None:
            return _("Key questions belong to a visit: choose one at the left.")
        return _("This visit has no key questions yet: write them on its page, under Overview.")

    def _question(self, number: int, one: Answered) -> str:
        tokens, small = self._theme.tokens, self._theme.pixels(Text.SMALL)
        said = escape(in_interface_language(one.question.text))
        head = (
            f'<p style="margin:{2 * UNIT}px 0 {UNIT // 2}px 0; font-weight:600">'
            f'<span style="color:{tokens.soft}">{number}&nbsp;&nbsp;</span>{said}</p>'
        )
        if not one.notes:
            none = escape(_("Nothing answers this yet."))
            return f'{head}<p style="margin:0 0 0 {3 * UNIT}px; color:{tokens.warning}">{none}</p>'
        lines = []
        for note in one.notes:
            details = escape(note_words.details(note, self._around))
            when = escape(note_words.clock_text(note, self._around.zone))
            lines.append(
                f'<p style="margin:0 0 {UNIT // 2}px {3 * UNIT}px">'
                f'<a href="note:{escape(note.id)}" style="color:{tokens.ink}; text-decoration:none">'
                f"{escape(note.text)}</a>"
                f'<br><span style="color:{tokens.soft}; font-size:{small}px">'
                f"{' · '.join(part for part in (when, details) if part)}</span></p>"
            )
        return head + "".join(lines)

    def _on_link(self, link: QUrl) -> None:
        self.noteAsked.emit(link.path())
