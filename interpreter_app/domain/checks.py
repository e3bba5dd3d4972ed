"""What is wrong or doubtful in a glossary: one small rule each, in two tables.

Owns the rules, their codes and their sentences. A rule looks at domain objects only; where a concept stands
in a file is known to whoever read it. To add a rule, write a function and put it into a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.language.folding import fold, without_article
from interpreter_app.domain.terms import (
    Concept,
    Equivalence,
    Glossary,
    Language,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)


class Severity(StrEnum):
    """How much a finding weighs: an error misleads or breaks something, a warning is a matter of care."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the id of the concept, the rule's code, a sentence, and its weight."""

    concept: str
    code: str
    message: str
    severity: Severity


ConceptRule = Callable[[Concept], Iterator[str]]
GlossaryRule = Callable[[Glossary], Iterator[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a concept with the name of its field; `language` is None where the field has none."""

    field: str
    text: str
    language: Language | None


def check_glossary(glossary: Glossary) -> tuple[Finding, ...]:
    """Everything the rules find, in the order of the concepts, then of the rules."""
    of_glossary: dict[str, list[Finding]] = {}
    for code, severity, glossary_rule in GLOSSARY_RULES:
        for concept_id, message in glossary_rule(glossary):
            of_glossary.setdefault(concept_id, []).append(Finding(concept_id, code, message, severity))
    findings: list[Finding] = []
    for concept in glossary.concepts:
        findings += check_concept(concept)
        findings += of_glossary.pop(concept.id, [])
    return tuple(findings)


def check_concept(concept: Concept) -> tuple[Finding, ...]:
    """What the rules find that look at one concept alone."""
    return tuple(
        Finding(concept.id, code, message, severity)
        for code, severity, rule in CONCEPT_RULES
        for message in rule(concept)
    )


def _missing_language(concept: Concept) -> Iterator[str]:
    for language in Language:
        best = concept.preferred(language)
        if best is None:
            yield _in(
                language,
                _("there is no French term: add one, or the rendering you recommend."),
                _("there is no English term: add one, or the rendering you recommend."),
            )
        elif best.status is Status.DEPRECATED:
            yield _in(
                language,
                _("there is no French term to say, only deprecated ones."),
                _("there is no English term to say, only deprecated ones."),
            )


def _missing_gender(concept: Concept) -> Iterator[str]:
    for term in concept.in_language(Language.FRENCH):
        if term.gender is None and _is_noun(term):
            yield _("the gender of “{term}” is missing.").format(term=term.text)


def _is_noun(term: Term) -> bool:
    """A proper noun often goes without article; a term without part of speech is taken for a noun."""
    return term.type is not TermType.PHRASE and term.part_of_speech in (None, PartOfSpeech.NOUN)


def _difference_without_note(concept: Concept) -> Iterator[str]:
    if concept.equivalence not in (Equivalence.QUASI_EQUIVALENT, Equivalence.NON_EQUIVALENT):
        return
    for language in Language:
        if not concept.transfer_note.get(language).strip():
            yield _in(
                language,
                _("the two sides differ, but no transfer note in French says in what."),
                _("the two sides differ, but no transfer note in English says in what."),
            )


def _acronym_without_full_form(concept: Concept) -> Iterator[str]:
    for language in Language:
        terms = concept.in_language(language)
        if any(term.type in (TermType.FULL_FORM, TermType.PHRASE) for term in terms):
            continue
        for term in terms:
            if term.type is TermType.ACRONYM:
                yield _("the acronym “{term}” has no full form in its language.").format(term=term.text)


def _straight_apostrophe(concept: Concept) -> Iterator[str]:
    for item in _texts(concept):
        if "'" in item.text:
            yield _("{field}: straight apostrophe in “{excerpt}”; write ’.").format(
                field=item.field, excerpt=_around(item.text, item.text.index("'"))
            )


def _straight_quotation_mark(concept: Concept) -> Iterator[str]:
    for item in _texts(concept):
        if '"' in item.text:
            yield _("{field}: straight quotation mark in “{excerpt}”; write « » or “ ”.").format(
                field=item.field, excerpt=_around(item.text, item.text.index('"'))
            )


_BREAKING = re.compile(
    r"(?<![\u00a0\u202f?!…(])[?!]"
    r"|(?<![\u00a0\u202f])[;»]"
    r"|(?<![\u00a0\u202f\d]):|(?<=\d):(?!\d)"
    r"|«(?![\u00a0\u202f])"
)
"""A French sign without its non-breaking space; «14:30» and «(?)» have none."""

_ADDRESS = re.compile(r"\b(?:https?|mailto|tel):\S*|\bwww\.\S+")


def _breaking_space_in_french(concept: Concept) -> Iterator[str]:
    for item in _texts(concept):
        if item.language is not Language.FRENCH:
            continue
        text = _ADDRESS.sub("", item.text)
        found = _BREAKING.search(text)
        if found:
            yield _("{field}: no non-breaking space beside “{sign}” in “{excerpt}”.").format(
                field=item.field, sign=found.group(), excerpt=_around(text, found.start())
            )


def _definition_starts_with_term(concept: Concept) -> Iterator[str]:
    for language in Language:
        definition = without_article(fold(concept.definition.get(language)))
        for term in concept.in_language(language):
            key = without_article(fold(term.text))
            if key and definition and f"{definition} ".startswith(f"{key} "):
                yield _("the definition starts with “{term}”: say what it is instead.").format(term=term.text)
                break


def _duplicate_ids(glossary: Glossary) -> Iterator[tuple[str, str]]:
    counts: dict[str, int] = {}
    for concept in glossary.concepts:
        counts[concept.id] = counts.get(concept.id, 0) + 1
    for concept_id, count in counts.items():
        if count > 1:
            yield concept_id, _("{count} concepts have this id.").format(count=count)


def _duplicate_pairs(glossary: Glossary) -> Iterator[tuple[str, str]]:
    first: dict[tuple[str, str], Concept] = {}
    for concept in glossary.concepts:
        french, english = (concept.preferred(language) for language in Language)
        if not (french and english):
            continue
        earlier = first.setdefault((fold(french.text), fold(english.text)), concept)
        if earlier is not concept:
            yield (
                concept.id,
                _("“{french}” – “{english}” is already the concept {id}.").format(
                    french=french.text, english=english.text, id=earlier.id
                ),
            )


CONCEPT_RULES: tuple[tuple[str, Severity, ConceptRule], ...] = (
    ("missing-language", Severity.ERROR, _missing_language),
    ("missing-gender", Severity.ERROR, _missing_gender),
    ("difference-without-note", Severity.ERROR, _difference_without_note),
    ("acronym-without-full-form", Severity.WARNING, _acronym_without_full_form),
    ("straight-apostrophe", Severity.WARNING, _straight_apostrophe),
    ("straight-quotation-mark", Severity.WARNING, _straight_quotation_mark),
    ("breaking-space", Severity.WARNING, _breaking_space_in_french),
    ("circular-definition", Severity.WARNING, _definition_starts_with_term),
)
"""The rules that look at one concept: code, weight, rule."""

GLOSSARY_RULES: tuple[tuple[str, Severity, GlossaryRule], ...] = (
    ("duplicate-id", Severity.ERROR, _duplicate_ids),
    ("duplicate-pair", Severity.WARNING, _duplicate_pairs),
)
"""The rules that compare concepts: code, weight, rule."""


def _texts(concept: Concept) -> Iterator[_Text]:
    """The texts of a concept that are set in type; a pronunciation has an apostrophe of its own."""
    for term in concept.terms:
        yield _Text(_("term"), term.text, term.language)
        yield _Text(_("context"), term.context, term.language)
    for language in Language:
        yield _Text(_("definition"), concept.definition.get(language), language)
        yield _Text(_("transfer note"), concept.transfer_note.get(language), language)
    yield _Text(_("source"), concept.source, None)
    yield _Text(_("note"), concept.note, None)


def _in(language: Language, french: str, english: str) -> str:
    return french if language is Language.FRENCH else english


def _around(text: str, at: int) -> str:
    """A few words around a place, on one line."""
    start = text.rfind(" ", 0, max(0, at - 15)) + 1 if at > 15 else 0
    end = text.find(" ", at + 12)
    return " ".join(text[start : end if end >= 0 else None].split())
