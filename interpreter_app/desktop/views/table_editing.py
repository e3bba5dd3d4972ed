"""What is typed into the table of concepts, on its way into the store.

Owns what a cell's text makes of its concept, and the new concept until it has been saved. Everything else of
writing is `concept_deeds`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from interpreter_app.desktop.concept_saving import ConceptSaving
from interpreter_app.desktop.models.concept_cells import Column, note_language
from interpreter_app.desktop.models.concept_deeds import Draft, Saved
from interpreter_app.desktop.models.concept_table import DRAFT, ConceptTableModel
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Language, Status, Term
from interpreter_app.services.browsing import YES
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

_LANGUAGES = {Column.FRENCH: Language.FRENCH, Column.ENGLISH: Language.ENGLISH}


class TableEditing(QObject):
    """Saves what the model announces. `glossary_id` names a glossary by its number."""

    warned = Signal(str)
    """One sentence: something couldn't be saved as typed."""
    filed = Signal(int)
    """The number of the concept that has become of the new row."""

    def __init__(
        self, store: Store, model: ConceptTableModel, saving: ConceptSaving, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._model = model
        self._saving = saving
        self._draft: Draft | None = None
        self._under_way: dict[int, tuple[Draft, Concept]] = {}
        self.glossary_id: Callable[[int], str] = lambda _number: ""
        model.edited.connect(self._on_edited)

    def begin(self, glossary: str) -> None:
        """A new concept is being written in the glossary with this id."""
        if self._model.draft is None:
            self._draft = Draft(glossary, None)
        self.stand_in(glossary)

    def stand_in(self, glossary: str) -> None:
        """The glossary with this id is the one in sight: the new concept is to stand there."""
        draft = self._draft
        if draft is not None and draft.before is None and not self._saving.is_waiting(draft):
            draft.glossary = glossary

    def _on_edited(self, number: int, column: str, text: str) -> None:
        if number == DRAFT:
            self._save_draft()
            return
        row = self._model.row_of(number)
        stored = self._model.concept_at(row) if row >= 0 else None
        if stored is None:
            return
        draft, concept = self._under_way.get(
            number, (Draft(self.glossary_id(stored.glossary), stored.concept), stored.concept)
        )
        after = with_field(concept, Column(column), text)
        self._under_way[number] = draft, after

        def then(saved: Saved) -> None:
            if self._under_way.get(number, (None, None))[1] is not after:
                return  # More has been typed into that row since, which is saved with this.
            del self._under_way[number]
            if saved.conflict is not None or saved.refusal:
                self._saving.to_note(draft, after)
                self.warned.emit(str(saved.conflict or saved.refusal))
            self._model.refresh(number)

        def otherwise(sentence: str) -> None:
            self._model.refresh(number)
            self.warned.emit(sentence)

        self._saving.save(draft, after, then, otherwise)

    def _save_draft(self) -> None:
        draft, typed = self._draft, self._model.draft
        if draft is None or typed is None:
            return
        concept = concept_of(typed)
        if not concept.terms:
            self._saving.half(draft, concept)
            return

        def then(saved: Saved) -> None:
            if saved.refusal:
                self.warned.emit(saved.refusal)
            if saved.concept is None:
                return
            found = glossaries.concept(self._store, draft.glossary, saved.concept.id)
            if found is not None and draft is self._draft:
                self._draft = None
                self._model.file_draft(found.number)
                self.filed.emit(found.number)
            elif found is not None:  # What was typed while the first of it was on its way.
                self._model.refresh(found.number)

        self._saving.save(draft, concept, then, self.warned.emit)


def concept_of(typed: Mapping[Column, str]) -> Concept:
    """The concept that the cells of a new row make."""
    concept = Concept("", ())
    for column, text in typed.items():
        concept = with_field(concept, column, text)
    return concept


def with_field(concept: Concept, column: Column, text: str) -> Concept:
    """The concept with what was typed into one of its cells; an empty term takes that term away."""
    match column:
        case Column.FRENCH | Column.ENGLISH:
            return replace(concept, terms=_with_term(concept, _LANGUAGES[column], text))
        case Column.EQUIVALENCE:
            return replace(concept, equivalence=Equivalence(text) if text else None)
        case Column.NOTE:
            note = concept.transfer_note
            is_french = note_language() is Language.FRENCH
            return replace(
                concept, transfer_note=Bilingual(text, note.en) if is_french else Bilingual(note.fr, text)
            )
        case Column.SUBJECT:
            return replace(concept, subject_field=text)
        case Column.SOURCE:
            return replace(concept, source=text)
        case Column.FALSE_FRIEND:
            return replace(concept, false_friend=text == YES)
        case Column.CHECKED:
            return replace(concept, checked=text == YES)


def _with_term(concept: Concept, language: Language, text: str) -> tuple[Term, ...]:
    head = concept.preferred(language)
    if head is None:
        return (*concept.terms, Term(text, language)) if text else concept.terms
    if text:
        return tuple(replace(term, text=text) if term is head else term for term in concept.terms)
    rest = tuple(term for term in concept.terms if term is not head)
    heir = Concept("", rest).preferred(language)
    if heir is None or heir.status is not Status.ADMITTED or head.status is not Status.PREFERRED:
        return rest
    return tuple(replace(term, status=Status.PREFERRED) if term is heir else term for term in rest)
