"""What the text of a cell of the table makes of its concept.

Owns how several terms are written in one cell: as tables have them that are imported. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from interpreter_app.desktop.models.concept_cells import LANGUAGES, Column, note_language, said_in
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

    A cell of terms has all that one may say in its language: what is typed there takes their place, and
    each that goes on under its text, or in the place of another one, keeps what is said of it. Terms that are
    not to be said stay.
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
    shown = said_in(concept, language)
    wanted = list(dict.fromkeys(texts_in(text)))
    made = _as_typed(shown, concept.in_language(language), wanted, language)
    taken = {id(old): new for old, new in made if old is not None}
    kept = [new for old in shown if (new := taken.get(id(old))) is not None]
    added = [new for old, new in made if old is None or old not in shown]
    if [*kept, *added] == [new for _old, new in made]:
        return (*_in_place(concept, shown, taken, made), *(new for old, new in made if old is None))
    return _in_order(
        concept, {id(old) for old, _new in made} | set(map(id, shown)), [new for _old, new in made]
    )


def _as_typed(
    shown: Sequence[Term], known: Sequence[Term], wanted: Sequence[str], language: Language
) -> list[tuple[Term | None, Term]]:
    """The terms that are wanted, each with the one it has been: of that text, else the next that was shown.

    The first is the one to say, and as the first one was; what is new, or had been that one, is another.
    """
    by_text = {term.text: term for term in known}
    free = iter([term for term in shown if term.text not in wanted])
    head = shown[0] if shown else None
    made: list[tuple[Term | None, Term]] = []
    for text in wanted:
        old = by_text.get(text) or next(free, None)
        new = replace(old, text=text) if old is not None else Term(text, language)
        if not made:
            new = replace(new, status=head.status) if head is not None else new
        elif old is None or old is head or old not in shown:
            new = replace(new, status=Status.ADMITTED)
        made.append((old, new))
    return made


def _in_place(
    concept: Concept,
    shown: Sequence[Term],
    taken: Mapping[int, Term],
    made: Sequence[tuple[Term | None, Term]],
) -> Iterator[Term]:
    """The terms of a concept, those of the cell as they are now, where each has stood."""
    there = set(map(id, shown)) | {id(old) for old, _new in made}
    for term in concept.terms:
        new = taken.get(id(term)) if id(term) in there else term
        if new is not None:
            yield new


def _in_order(concept: Concept, there: set[int], wanted: Sequence[Term]) -> tuple[Term, ...]:
    """The terms of a concept, those of the cell in the order in which they were typed."""
    rest = iter(wanted)
    terms: list[Term] = []
    for term in concept.terms:
        new = next(rest, None) if id(term) in there else term
        if new is not None:
            terms.append(new)
    return (*terms, *rest)
