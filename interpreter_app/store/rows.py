"""Concepts and terms as rows of the store, and as the text that history keeps of them.

The only place that knows which column holds what. Pure: touches no connection.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)

GLOSSARY_COLUMNS = (
    "number, id, name_fr, name_en, description_fr, description_en, version, licence, authors, starter,"
    " created_at, changed_at"
)
DESCRIPTION = ("name_fr", "name_en", "description_fr", "description_en", "version", "licence", "authors")
"""The columns of a glossary that say what it is; a person may change them."""

CONCEPT_COLUMNS = (
    "number, glossary, id, subject_field, definition_fr, definition_en, equivalence, false_friend,"
    " transfer_note_fr, transfer_note_en, source, checked, note, changed_at"
)
TERM_COLUMNS = (
    "concept, number, text, language, type, status, part_of_speech, gender, grammatical_number, region,"
    " context, pronunciation"
)

PLAIN_CONCEPT_COLUMNS = "number, glossary, id, note, changed_at"
PLAIN_TERM_COLUMNS = "concept, number, text, language, type, status"
"""The columns that a plain concept, or term, has to have written: the others are as the store begins them."""

_LANGUAGES = {x.value: x for x in Language}
_TYPES = {x.value: x for x in TermType}
_STATUSES = {x.value: x for x in Status}
_PARTS = {x.value: x for x in PartOfSpeech}
_GENDERS = {x.value: x for x in Gender}
_NUMBERS = {x.value: x for x in Number}
_EQUIVALENCES = {x.value: x for x in Equivalence}


def concept_values(number: int, concept: Concept, glossary: int, changed_at: str) -> tuple[Any, ...]:
    """The columns of a concept as in CONCEPT_COLUMNS."""
    return (
        number,
        glossary,
        concept.id,
        concept.subject_field,
        concept.definition.fr,
        concept.definition.en,
        concept.equivalence._value_ if concept.equivalence else None,
        int(concept.false_friend),
        concept.transfer_note.fr,
        concept.transfer_note.en,
        concept.source,
        int(concept.checked),
        concept.note,
        changed_at,
    )


def term_values(number: int, term: Term, concept: int) -> tuple[Any, ...]:
    """The columns of a term as in TERM_COLUMNS."""
    # `value` is a property that takes longer than all the rest of a row.
    return (
        concept,
        number,
        term.text,
        term.language._value_,
        term.type._value_,
        term.status._value_,
        term.part_of_speech._value_ if term.part_of_speech else None,
        term.gender._value_ if term.gender else None,
        term.number._value_ if term.number else None,
        term.region,
        term.context,
        term.pronunciation,
    )


def is_plain(concept: Concept) -> bool:
    """Whether a concept says nothing but its note beside its terms, and its terms nothing but what they are.

    Most of a spreadsheet's are, and writing them takes half the time.
    """
    said = (
        concept.subject_field
        or concept.definition
        or concept.equivalence
        or concept.false_friend
        or concept.transfer_note
        or concept.source
        or concept.checked
    )
    return not said and not any(map(_says_more, concept.terms))


def _says_more(term: Term) -> bool:
    return bool(
        term.part_of_speech or term.gender or term.number or term.region or term.context or term.pronunciation
    )


def plain_concept_values(number: int, concept: Concept, glossary: int, changed_at: str) -> tuple[Any, ...]:
    """The columns of a plain concept as in PLAIN_CONCEPT_COLUMNS."""
    return (number, glossary, concept.id, concept.note, changed_at)


def plain_term_values(number: int, term: Term, concept: int) -> tuple[Any, ...]:
    """The columns of a plain concept's term as in PLAIN_TERM_COLUMNS."""
    return concept, number, term.text, term.language._value_, term.type._value_, term.status._value_


def term_from(row: tuple[Any, ...]) -> Term:
    """A term of the columns TERM_COLUMNS."""
    text, language, kind, status, part, gender, number, region, context, pronunciation = row[2:]
    return Term(
        text,
        _LANGUAGES[language],
        _TYPES[kind],
        _STATUSES[status],
        _PARTS[part] if part else None,
        _GENDERS[gender] if gender else None,
        _NUMBERS[number] if number else None,
        region,
        context,
        pronunciation,
    )


def concept_from(row: tuple[Any, ...], terms: tuple[Term, ...]) -> Concept:
    """A concept of the columns CONCEPT_COLUMNS and its terms."""
    return Concept(
        id=row[2],
        terms=terms,
        subject_field=row[3],
        definition=Bilingual(row[4], row[5]),
        equivalence=_EQUIVALENCES.get(row[6]),
        false_friend=bool(row[7]),
        transfer_note=Bilingual(row[8], row[9]),
        source=row[10],
        checked=bool(row[11]),
        note=row[12],
    )


def to_text(concept: Concept) -> str:
    """A concept as history keeps it: JSON with every field that isn't empty.

    Fingerprints of what was shipped are made of it: it must never come out otherwise for the same concept.
    """
    plain: dict[str, Any] = {
        "id": concept.id,
        "terms": [_plain(term) for term in concept.terms],
        "subject_field": concept.subject_field,
        "definition": {"fr": concept.definition.fr, "en": concept.definition.en},
        "equivalence": concept.equivalence,
        "false_friend": concept.false_friend,
        "transfer_note": {"fr": concept.transfer_note.fr, "en": concept.transfer_note.en},
        "source": concept.source,
        "checked": concept.checked,
        "note": concept.note,
    }
    return _TO_TEXT({k: v for k, v in plain.items() if v or isinstance(v, list)})


def _plain(term: Term) -> dict[str, str]:
    plain = {
        "text": term.text,
        "language": term.language,
        "type": term.type,
        "status": term.status,
        "part_of_speech": term.part_of_speech,
        "gender": term.gender,
        "number": term.number,
        "region": term.region,
        "context": term.context,
        "pronunciation": term.pronunciation,
    }
    return {k: v for k, v in plain.items() if v}


_TO_TEXT = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def from_text(text: str) -> Concept:
    """The concept that `to_text` wrote."""
    plain = json.loads(text)
    terms = tuple(
        Term(
            text=t.get("text", ""),
            language=Language(t["language"]),
            type=TermType(t["type"]),
            status=Status(t["status"]),
            part_of_speech=_PARTS.get(t.get("part_of_speech")),
            gender=_GENDERS.get(t.get("gender")),
            number=_NUMBERS.get(t.get("number")),
            region=t.get("region", ""),
            context=t.get("context", ""),
            pronunciation=t.get("pronunciation", ""),
        )
        for t in plain["terms"]
    )
    return Concept(
        id=plain.get("id", ""),
        terms=terms,
        subject_field=plain.get("subject_field", ""),
        definition=Bilingual(**plain.get("definition", {})),
        equivalence=_EQUIVALENCES.get(plain.get("equivalence")),
        false_friend=plain.get("false_friend", False),
        transfer_note=Bilingual(**plain.get("transfer_note", {})),
        source=plain.get("source", ""),
        checked=plain.get("checked", False),
        note=plain.get("note", ""),
    )


def fingerprint(concept: Concept) -> str:
    """A short text that is the same for the same concept and for no other."""
    import hashlib

    return hashlib.sha256(to_text(concept).encode()).hexdigest()[:32]


def glossary_row(glossary: Glossary, number: int, at: str, starter: bool) -> dict[str, Any]:
    """The columns of a new glossary."""
    return {
        "number": number,
        "id": glossary.id,
        **description(glossary),
        "starter": int(starter),
        "created_at": at,
        "changed_at": at,
    }


def description(glossary: Glossary) -> dict[str, str]:
    """The columns DESCRIPTION of a glossary."""
    return {
        "name_fr": glossary.name.fr,
        "name_en": glossary.name.en,
        "description_fr": glossary.description.fr,
        "description_en": glossary.description.en,
        "version": glossary.version,
        "licence": glossary.licence,
        "authors": glossary.authors,
    }


def description_fingerprint(row: Mapping[str, Any]) -> str:
    """A short text that is the same for the same columns DESCRIPTION and for no others."""
    import hashlib

    return hashlib.sha256("\0".join(str(row[name]) for name in DESCRIPTION).encode()).hexdigest()[:32]
