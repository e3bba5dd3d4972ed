"""What the text of a cell of the table makes of its concept.

Owns how several terms are written in one cell: as tables have them that are imported. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interpreter_app.desktop.models.concept_cells import LANGUAGES, Column, note_language
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Language, Status, Term
from interpreter_app.exchange.tables.cells import texts_in
from interpreter_app.services.browsing import YES


def concept_of(typed: Mapping[Column, str]) -> Concept:
    """The concept that the cells of a new row make."""
    return with_fields(Concept("", ()), typed)


def with_fields(concept: Concept, typed: Mapping[Column, str]) -> Concept:
    """The concept with what was typed into its cells."""
    for column, text in typed.items():
        concept = with_field(concept, column, text)
    return concept


def with_field(concept: Concept, column: Column, text: str) -> Concept:
    """The concept with what was typed into one of its cells.

    An empty term takes that term away. Of several terms the first is the one that the cell shows; the others
    are added, and what the concept has besides stays.
    """
    match column:
        case Column.FRENCH | Column.ENGLISH:
            return replace(concept, terms=_with_terms(concept, LANGUAGES[column], text))
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


def _with_terms(concept: Concept, language: Language, text: str) -> tuple[Term, ...]:
    first, *others = texts_in(text) or [""]
    terms = _with_term(concept, language, first)
    before = {term.text: term for term in concept.in_language(language)}
    there = {term.text for term in terms if term.language is language}
    added = [before.get(one) or Term(one, language) for one in dict.fromkeys(others) if one not in there]
    return (*terms, *(replace(term, status=Status.ADMITTED) for term in added))


def _with_term(concept: Concept, language: Language, text: str) -> tuple[Term, ...]:
    head = concept.preferred(language)
    if head is None:
        return (*concept.terms, Term(text, language)) if text else concept.terms
    twin = next((term for term in concept.in_language(language)[1:] if term.text == text), None)
    if twin is not None:  # It takes the place of the first: it mustn't stand there twice.
        others = [term for term in concept.terms if term is not twin]
        return tuple(replace(twin, status=head.status) if term is head else term for term in others)
    if text:
        return tuple(replace(term, text=text) if term is head else term for term in concept.terms)
    rest = tuple(term for term in concept.terms if term is not head)
    heir = Concept("", rest).preferred(language)
    if heir is None or heir.status is not Status.ADMITTED or head.status is not Status.PREFERRED:
        return rest
    return tuple(replace(term, status=Status.PREFERRED) if term is heir else term for term in rest)
