"""The comment of a row in an OmegaT glossary: what an entry says, for a translator to read at a glance.

«[≈] | false friend | transfer note en: … | subject: … | note: … | fr: m, noun | en: noun | id: mairie»: the
degree of equivalence, texts with their labels, the marks of the row's two terms, and the id by which the
rows of an entry are put together again. Owns that notation, read and written here. Knows no file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from interpreter_app.domain.terms import (
    Concept,
    Equivalence,
    Gender,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.one_line import divided, escaped, unescaped

_SIGN = "|"
_FALSE_FRIEND = "false friend"
_SUBJECT, _NOTE, _ID, _REGION = "subject", "note", "id", " region"
_BILINGUAL = {
    f"{label} {language}": (role, language)
    for role, label in ((Role.TRANSFER_NOTE, "transfer note"), (Role.DEFINITION, "definition"))
    for language in (Language.ENGLISH, Language.FRENCH)
}
_DEGREES = {f"[{degree.sign}]": degree for degree in Equivalence}
_MARKS: dict[str, StrEnum] = {
    str(mark): mark for kind in (TermType, Status, PartOfSpeech, Gender, Number) for mark in kind
}


@dataclass(slots=True)
class Said:
    """What a comment says; `marks` are those of the row's French and English term."""

    id: str = ""
    equivalence: Equivalence | None = None
    false_friend: bool = False
    subject: str = ""
    bilingual: dict[tuple[Role, Language], str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    marks: dict[Language, list[str]] = field(default_factory=dict)
    regions: dict[Language, str] = field(default_factory=dict)


def comment(of_concept: str, marks: tuple[str, ...], concept_id: str) -> str:
    """The comment of a row, from what `about_concept` and `marks_of` say."""
    parts = (of_concept, *marks, f"{_ID}: {concept_id}")
    return f" {_SIGN} ".join(part for part in parts if part)


def about_concept(concept: Concept) -> str:
    """The part of the comment that all rows of an entry share."""
    return f" {_SIGN} ".join(_of_concept(concept))


def marks_of(term: Term) -> str:
    """The part that says what kind of term this is; a preferred full form goes without saying."""
    marks = [
        term.status if term.status is not Status.PREFERRED else None,
        term.type if term.type is not TermType.FULL_FORM else None,
        term.gender,
        term.number,
        term.part_of_speech,
    ]
    inside = ", ".join(str(mark) for mark in marks if mark)
    said = f"{term.language}: {inside}" if inside else ""
    region = escaped(term.region, _SIGN)
    if region:
        region = f"{term.language}{_REGION}: {region}"
    return f" {_SIGN} ".join(part for part in (said, region) if part)


def understood(text: str) -> Said:
    """What a comment that Passerelle wrote says; what a person added to it is a note."""
    said = Said()
    for raw in divided(text, _SIGN):
        part = raw.strip()
        label, colon, value = part.partition(": ")
        if part in _DEGREES:
            said.equivalence = _DEGREES[part]
        elif part == _FALSE_FRIEND:
            said.false_friend = True
        elif part and not (colon and _take(label, value, said)):
            said.notes.append(unescaped(part))
    return said


def marked(term: Term, said: Said) -> Term:
    """The term with the marks that the comment gives to its language."""
    term = replace(term, region=said.regions.get(term.language, ""))
    for name in said.marks.get(term.language, ()):
        match _MARKS[name]:
            case Status() as status:
                term = replace(term, status=status)
            case TermType() as kind:
                term = replace(term, type=kind)
            case Gender() as gender:
                term = replace(term, gender=gender)
            case Number() as number:
                term = replace(term, number=number)
            case PartOfSpeech() as part:
                term = replace(term, part_of_speech=part)
    return term


def _of_concept(concept: Concept) -> Iterator[str]:
    if concept.equivalence:
        yield f"[{concept.equivalence.sign}]"
    if concept.false_friend:
        yield _FALSE_FRIEND
    texts = {Role.TRANSFER_NOTE: concept.transfer_note, Role.DEFINITION: concept.definition}
    for label, (role, language) in _BILINGUAL.items():
        text = escaped(texts[role].get(language), _SIGN)
        if text:
            yield f"{label}: {text}"
    for label, text in ((_SUBJECT, concept.subject_field), (_NOTE, concept.note)):
        text = escaped(text, _SIGN)
        if text:
            yield f"{label}: {text}"


def _take(label: str, value: str, said: Said) -> bool:
    """Put a labelled text where it belongs; false for a label that isn't one of ours."""
    if label in _BILINGUAL:
        said.bilingual[_BILINGUAL[label]] = unescaped(value)
    elif label == _SUBJECT:
        said.subject = unescaped(value)
    elif label == _NOTE:
        said.notes.append(unescaped(value))
    elif label == _ID:
        said.id = value
    elif label.removesuffix(_REGION) in _LANGUAGES:
        language = _LANGUAGES[label.removesuffix(_REGION)]
        if label.endswith(_REGION):
            said.regions[language] = unescaped(value)
            return True
        marks = value.split(", ")
        if not all(mark in _MARKS for mark in marks):
            return False
        said.marks[language] = marks
    else:
        return False
    return True


_LANGUAGES = {str(language): language for language in Language}
