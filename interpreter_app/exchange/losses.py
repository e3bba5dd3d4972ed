"""What a format can't hold: which fields of a glossary would be left behind in a file of it.

Owns the fields that a format is declared by. Each format says which of them it `holds`; from that come the
report that is shown before a file is written, and the tests that what a format holds comes back. Knows no
format, and says nothing to anybody: `services` words the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Status, Term, TermType


class Field(StrEnum):
    """Something that a glossary, a concept or a term says, and that a format may have no place for.

    FURTHER_… are those of all terms of a language but the first one, the term to say. The languages of a
    concept without FURTHER_TERMS have one term each at most.
    """

    ABOUT = "about"
    """Name in two languages, description, version, licence, authors: what a glossary says of itself."""
    ID = "id"
    SUBJECT = "subject"
    DEFINITION = "definition"
    EQUIVALENCE = "equivalence"
    FALSE_FRIEND = "false-friend"
    TRANSFER_NOTE = "transfer-note"
    SOURCE = "source"
    CHECKED = "checked"
    NOTE = "note"
    ONE_LANGUAGE = "one-language"
    """Concepts that have terms in one language only."""
    FURTHER_TERMS = "further-terms"
    TYPE = "type"
    STATUS = "status"
    PART_OF_SPEECH = "part-of-speech"
    GENDER = "gender"
    NUMBER = "number"
    REGION = "region"
    CONTEXT = "context"
    PRONUNCIATION = "pronunciation"
    FURTHER_MARKS = "further-marks"
    """Type, status, part of speech, gender, number and region of further terms."""
    FURTHER_CONTEXT = "further-context"
    FURTHER_PRONUNCIATION = "further-pronunciation"


EVERYTHING = frozenset(Field)

Holds = frozenset[Field]


@dataclass(frozen=True, slots=True)
class Loss:
    """One field that a format can't hold, and how many terms, concepts or glossaries say something in it."""

    field: Field
    count: int


OF_ROWS = EVERYTHING - {Field.ABOUT, Field.FURTHER_CONTEXT, Field.FURTHER_PRONUNCIATION}
"""What our own table has columns for, in whatever kind of file."""


def losses(glossary: Glossary, holds: Holds) -> list[Loss]:
    """What of this glossary a format that holds these fields would leave behind, in the order of Field.

    A field of further terms is counted only where the format holds further terms at all.
    """
    counts: Counter[Field] = Counter()
    if _about(glossary):
        counts[Field.ABOUT] = 1
    for concept in glossary.concepts:
        counts.update(_said(concept))
    lost = [Loss(field, counts[field]) for field in Field if counts[field] and field not in holds]
    if Field.FURTHER_TERMS not in holds:
        lost = [loss for loss in lost if loss.field not in _OF_FURTHER_TERMS]
    return lost


def reduced(glossary: Glossary, holds: Holds) -> Glossary:
    """The glossary without what a format that holds these fields can't keep.

    Ids stay where they aren't held: a concept needs one, and reading makes another.
    """
    concepts = (reduced_concept(concept, holds) for concept in glossary.concepts)
    kept = tuple(concept for concept in concepts if concept.terms)
    if Field.ABOUT in holds:
        return replace(glossary, concepts=kept)
    return Glossary(glossary.id, glossary.name, concepts=kept)


_OF_FURTHER_TERMS = (Field.FURTHER_MARKS, Field.FURTHER_CONTEXT, Field.FURTHER_PRONUNCIATION)
_NOTHING = Bilingual()


def _about(glossary: Glossary) -> bool:
    return bool(glossary.description or glossary.version or glossary.licence or glossary.authors)


def _said(concept: Concept) -> Iterator[Field]:
    """The fields in which the concept or one of its terms says something, once for each."""
    yield Field.ID
    yield from (field for field, says in _OF_CONCEPTS.items() if says(concept))
    for language in Language:
        terms = concept.in_language(language)
        if not terms:
            yield Field.ONE_LANGUAGE
        for place, term in enumerate(terms):
            if place:
                yield Field.FURTHER_TERMS
            yield from _said_of_term(term, place, terms[0].status)


def _usual(place: int, best: Status) -> Status:
    """The status that a term has where none is said: further terms never come before the first."""
    if not place:
        return Status.PREFERRED
    return Status.DEPRECATED if best is Status.DEPRECATED else Status.ADMITTED


def _said_of_term(term: Term, place: int, best: Status) -> Iterator[Field]:
    if place:
        if any(says(term) for says in _MARKS.values()) or term.status is not _usual(place, best):
            yield Field.FURTHER_MARKS
        if term.context:
            yield Field.FURTHER_CONTEXT
        if term.pronunciation:
            yield Field.FURTHER_PRONUNCIATION
        return
    yield from (field for field, says in _MARKS.items() if says(term))
    if term.status is not Status.PREFERRED:
        yield Field.STATUS
    if term.context:
        yield Field.CONTEXT
    if term.pronunciation:
        yield Field.PRONUNCIATION


_OF_CONCEPTS: Mapping[Field, Callable[[Concept], bool]] = {
    Field.SUBJECT: lambda c: bool(c.subject_field),
    Field.DEFINITION: lambda c: bool(c.definition),
    Field.EQUIVALENCE: lambda c: c.equivalence is not None,
    Field.FALSE_FRIEND: lambda c: c.false_friend,
    Field.TRANSFER_NOTE: lambda c: bool(c.transfer_note),
    Field.SOURCE: lambda c: bool(c.source),
    Field.CHECKED: lambda c: c.checked,
    Field.NOTE: lambda c: bool(c.note),
}
_MARKS: Mapping[Field, Callable[[Term], bool]] = {
    Field.TYPE: lambda t: t.type is not TermType.FULL_FORM,
    Field.PART_OF_SPEECH: lambda t: t.part_of_speech is not None,
    Field.GENDER: lambda t: t.gender is not None,
    Field.NUMBER: lambda t: t.number is not None,
    Field.REGION: lambda t: bool(t.region),
}


def reduced_concept(concept: Concept, holds: Holds) -> Concept:
    """The concept without what a format that holds these fields can't keep; it may be without terms then."""
    terms: list[Term] = []
    for language in Language:
        own = concept.in_language(language)
        if Field.FURTHER_TERMS not in holds:
            own = own[:1]
        best = own[0].status if own and Field.STATUS in holds else Status.PREFERRED
        terms += (_reduced_term(term, place, holds, best) for place, term in enumerate(own))
    if Field.ONE_LANGUAGE not in holds and len({term.language for term in terms}) < len(Language):
        terms = []
    return Concept(
        id=concept.id,
        terms=tuple(terms),
        subject_field=concept.subject_field if Field.SUBJECT in holds else "",
        definition=concept.definition if Field.DEFINITION in holds else _NOTHING,
        equivalence=concept.equivalence if Field.EQUIVALENCE in holds else None,
        false_friend=concept.false_friend and Field.FALSE_FRIEND in holds,
        transfer_note=concept.transfer_note if Field.TRANSFER_NOTE in holds else _NOTHING,
        source=concept.source if Field.SOURCE in holds else "",
        checked=concept.checked and Field.CHECKED in holds,
        note=concept.note if Field.NOTE in holds else "",
    )


def _reduced_term(term: Term, place: int, holds: Holds, best: Status) -> Term:
    def is_held(field: Field) -> bool:
        return field in holds and (not place or Field.FURTHER_MARKS in holds)

    usual = _usual(place, best)
    context = Field.FURTHER_CONTEXT if place else Field.CONTEXT
    pronunciation = Field.FURTHER_PRONUNCIATION if place else Field.PRONUNCIATION
    return Term(
        term.text,
        term.language,
        term.type if is_held(Field.TYPE) else TermType.FULL_FORM,
        term.status if is_held(Field.STATUS) else usual,
        term.part_of_speech if is_held(Field.PART_OF_SPEECH) else None,
        term.gender if is_held(Field.GENDER) else None,
        term.number if is_held(Field.NUMBER) else None,
        term.region if is_held(Field.REGION) else "",
        term.context if context in holds else "",
        term.pronunciation if pronunciation in holds else "",
    )


def all_but(*fields: Field) -> Holds:
    """The fields of a format that holds everything else."""
    return EVERYTHING - frozenset(fields)


def only(fields: Iterable[Field]) -> Holds:
    """The fields of a format that holds nothing else."""
    return frozenset(fields)
