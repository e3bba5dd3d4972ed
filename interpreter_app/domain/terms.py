"""Glossary, concept and term: the terminological entry after ISO 704 and ISO 12620.

Owns the shape of a glossary and the rules that hold inside one entry. Knows nothing of files,
databases, look-up or display: it must not import anything but the standard library and its own package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Language(StrEnum):
    """The two languages of every glossary, by their ISO 639-1 code."""

    FRENCH = "fr"
    ENGLISH = "en"

    @property
    def other(self) -> Language:
        """The language one interprets into from this one."""
        return Language.ENGLISH if self is Language.FRENCH else Language.FRENCH


class Equivalence(StrEnum):
    """Degree of equivalence between the two institutions compared (ISO 12620 «degreeOfEquivalence»)."""

    EQUIVALENT = "equivalent"
    QUASI_EQUIVALENT = "quasi-equivalent"
    NON_EQUIVALENT = "non-equivalent"

    @property
    def sign(self) -> str:
        """The sign printed before a target: =, ≈ or ≠; never colour alone."""
        return _SIGNS[self]


_SIGNS = {
    Equivalence.EQUIVALENT: "=",
    Equivalence.QUASI_EQUIVALENT: "≈",
    Equivalence.NON_EQUIVALENT: "≠",
}


class TermType(StrEnum):
    """What kind of designation a term is (ISO 12620 «termType»)."""

    FULL_FORM = "full-form"
    ACRONYM = "acronym"
    SHORT_FORM = "short-form"
    VARIANT = "variant"
    PHRASE = "phrase"


class Status(StrEnum):
    """Administrative status (ISO 12620 «administrativeStatus»), best first."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"


class PartOfSpeech(StrEnum):
    """Part of speech (ISO 12620 «partOfSpeech»)."""

    NOUN = "noun"
    PROPER_NOUN = "proper-noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    OTHER = "other"


class Gender(StrEnum):
    """Grammatical gender of a noun; COMMON for one that takes either article («un ou une élève»)."""

    MASCULINE = "m"
    FEMININE = "f"
    COMMON = "mf"


class Number(StrEnum):
    """Grammatical number, said only where the term is always used in it («les marchés publics»)."""

    SINGULAR = "singular"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages; an empty string means that it hasn't been written."""

    fr: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.fr or self.en)

    def get(self, language: Language) -> str:
        """The text in this language, or an empty string."""
        return self.fr if language is Language.FRENCH else self.en

    def best(self, language: Language) -> str:
        """The text in this language, or else in the other one."""
        return self.get(language) or self.get(language.other)

    def for_reader(self, language: str) -> str:
        """The text for somebody who reads this language (an ISO 639-1 code), French or else English."""
        return self.best(Language.FRENCH if language == Language.FRENCH else Language.ENGLISH)


@dataclass(frozen=True, slots=True)
class Term:
    """One designation of a concept in one language.

    `region` is a BCP 47 style region (FR, FR-75C, GB-SCT …); `context` a sentence in which the term
    stands; `pronunciation` how to say it, written for a reader of the other language.
    """

    text: str
    language: Language
    type: TermType = TermType.FULL_FORM
    status: Status = Status.PREFERRED
    part_of_speech: PartOfSpeech | None = None
    gender: Gender | None = None
    number: Number | None = None
    region: str = ""
    context: str = ""
    pronunciation: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """Two institutions compared: the terms of each side and what differs between them.

    `id` is stable and unique within its glossary. `equivalence` is None where nobody has judged it yet.
    `transfer_note.en` is what an English-speaking listener must be told, `transfer_note.fr` a French one.
    """

    id: str
    terms: tuple[Term, ...]
    subject_field: str = ""
    definition: Bilingual = field(default_factory=Bilingual)
    equivalence: Equivalence | None = None
    false_friend: bool = False
    transfer_note: Bilingual = field(default_factory=Bilingual)
    source: str = ""
    checked: bool = False
    note: str = ""

    def in_language(self, language: Language) -> tuple[Term, ...]:
        """The terms in this language, in the order of the entry, preferred ones first."""
        return tuple(sorted((t for t in self.terms if t.language is language), key=_by_status))

    def preferred(self, language: Language) -> Term | None:
        """The term to say in this language: the first one of the best status, or None if there is none."""
        terms = self.in_language(language)
        return terms[0] if terms else None


@dataclass(frozen=True, slots=True)
class Glossary:
    """A named collection of concepts. `id` is stable: it survives export, import and renaming."""

    id: str
    name: Bilingual
    description: Bilingual = field(default_factory=Bilingual)
    version: str = ""
    licence: str = ""
    authors: str = ""
    concepts: tuple[Concept, ...] = ()

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)


_STATUS_RANK = {status: rank for rank, status in enumerate(Status)}


def _by_status(term: Term) -> int:
    return _STATUS_RANK[term.status]


def duplicate_ids(concepts: Iterable[Concept]) -> list[str]:
    """The ids that more than one of these concepts carries, in order of their second appearance."""
    seen: set[str] = set()
    twice: list[str] = []
    for concept in concepts:
        if concept.id in seen and concept.id not in twice:
            twice.append(concept.id)
        seen.add(concept.id)
    return twice
