"""The concept that is read: its sheet, who changed it last, and what one does with it without writing in it.

Owns the sheet's content. Who changed it last is read beside the window, once somebody stays with a concept.
The only thing it writes is the session's list.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.jobs import Job, Jobs, Writer, with_store
from interpreter_app.desktop.models import concept_deeds, line_texts
from interpreter_app.desktop.models.glossaries import GlossaryRow
from interpreter_app.desktop.views.concept_sheet import ConceptSheet
from interpreter_app.domain.terms import Language
from interpreter_app.services.typed_lines import Filed
from interpreter_app.store import session
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import StoredConcept
from interpreter_app.store.listing import Revision, last_revision

_HISTORY_AFTER = 150
"""Milliseconds a concept must be read before its history is looked for: not while one leafs through."""


class ConceptReading(QObject):
    """What is on the sheet. `glossary_id` and `glossary_name` name a glossary by its number, `language` is
    that of the list."""

    said = Signal(str)

    def __init__(
        self, sheet: ConceptSheet, store: Store, writer: Writer, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._store = store
        self._writer = writer
        self._jobs = jobs
        self._revising: Job | None = None
        self.shown: StoredConcept | None = None
        self.glossary_id: Callable[[int], str] = _nameless
        self.glossary_name: Callable[[int], str] = _nameless
        self.language: Callable[[], Language] = lambda: Language.FRENCH
        self._history = QTimer(self)
        self._history.setSingleShot(True)
        self._history.setInterval(_HISTORY_AFTER)
        self._history.timeout.connect(self._read_history)
        sheet.kept.connect(self.turn_pin)
        sheet.copied.connect(self.copy)
        sheet.text.copied.connect(self.copy_target)

    def show(self, stored: StoredConcept) -> None:
        """Put a concept on the sheet."""
        self.shown = stored
        self._sheet.show_concept(stored.concept, self.glossary_name(stored.glossary), self._pin() is not None)
        self._history.start()

    def show_none(self, row: GlossaryRow | None) -> None:
        """Put on the sheet what there is to say of the glossary that is chosen, or that there is none."""
        self.shown = None
        self._history.stop()
        if row is not None and row.summary is not None:
            self._sheet.show_glossary(row.summary)
        elif row is not None:
            self._sheet.show_message(row.name, _("Choose a concept to read it here."))
        else:
            said = _("Make one, import one from a file, or add terms on the Look up page.")
            self._sheet.show_message(_("There is no glossary yet"), said, _("Import a glossary…"))

    def copy(self, language: Language) -> None:
        """Copy the term that one says in a language."""
        term = self.shown.concept.preferred(language) if self.shown else None
        if term is not None:
            self.copy_text(term.text)

    def copy_text(self, text: str) -> None:
        """Copy a term, and say so."""
        QGuiApplication.clipboard().setText(text)
        self.said.emit(_("Copied: {term}").format(term=text))

    def copy_target(self) -> None:
        """Copy what one says in the other language."""
        if self.shown is not None:
            language = self.language().other
            self.copy(language if self.shown.concept.preferred(language) else language.other)

    def turn_pin(self) -> None:
        """Keep the concept in the session's list, or take it off."""
        if self.shown is not None:
            concept_deeds.turn_pin(
                self._writer,
                self.glossary_id(self.shown.glossary),
                self.shown.concept,
                self.language(),
                self._pin(),
                self._on_pinned,
            )

    def follow_pin(self) -> None:
        """Show whether the concept is in the session's list."""
        if self.shown is not None:
            self._sheet.show_pinned(self._pin() is not None)

    def _on_pinned(self, result: object) -> None:
        if isinstance(result, Filed) and not result.is_new:
            self.said.emit(line_texts.there_already(result))
        self.follow_pin()

    def _pin(self) -> int | None:
        """The number of its pin, or None."""
        shown = self.shown
        assert shown is not None
        return session.pinned(self._store, self.glossary_id(shown.glossary), shown.concept.id)

    def _read_history(self) -> None:
        if self.shown is None:
            return
        if self._revising is not None:
            self._revising.cancel()
        path = self._store.path
        glossary, concept = self.glossary_id(self.shown.glossary), self.shown.concept.id

        def work(_progress: Progress) -> tuple[str, str, Revision | None]:
            return glossary, concept, with_store(path, lambda store: last_revision(store, glossary, concept))

        self._revising = self._jobs.run("", work, self._on_history)
        self.destroyed.connect(self._revising.cancel)

    def _on_history(self, found: tuple[str, str, Revision | None]) -> None:
        self._revising = None
        glossary, concept, revision = found
        shown = self.shown
        if shown is not None and (self.glossary_id(shown.glossary), shown.concept.id) == (glossary, concept):
            self._sheet.show_revision(revision)


def _nameless(_number: int) -> str:
    return ""
