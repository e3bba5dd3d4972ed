"""What is wrong or doubtful in glossaries: one small rule each, in tables.

Owns the tables and the order of what is found. The rules are beside it: `entries` (what an entry lacks),
`typography` and `spelling` (how its texts are set), `habits` (one hand in one glossary), `duplicates`
(entries that are the same, in one glossary or in several). A rule looks at domain objects only; where a
concept stands in a file is known to whoever read it. To add a rule, write a function and put it into a table.
What can be mended for certain is mended by `fixing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from interpreter_app.domain.checks import duplicates, entries, habits, spelling, typography
from interpreter_app.domain.checks.finding import Finding, Severity
from interpreter_app.domain.terms import Concept, Glossary

__all__ = [
    "CONCEPT_RULES",
    "GLOSSARY_RULES",
    "SHELF_RULES",
    "Finding",
    "Severity",
    "check_concept",
    "check_glossaries",
    "check_glossary",
    "compare_glossaries",
]

ConceptRule = Callable[[Concept], Iterator[str]]
GlossaryRule = Callable[[Glossary], Iterator[tuple[str, str]]]
ShelfRule = Callable[[Sequence[Glossary]], Iterator[tuple[int, str, str]]]

CONCEPT_RULES: tuple[tuple[str, Severity, ConceptRule], ...] = (
    ("missing-language", Severity.ERROR, entries.missing_language),
    ("missing-gender", Severity.WARNING, entries.missing_gender),
    ("difference-without-note", Severity.ERROR, entries.difference_without_note),
    ("false-friend-without-trap", Severity.ERROR, entries.false_friend_without_trap),
    ("repeated-term", Severity.WARNING, entries.repeated_term),
    ("several-in-one", Severity.WARNING, entries.several_in_one),
    ("two-preferred", Severity.WARNING, entries.two_preferred),
    ("acronym-without-full-form", Severity.WARNING, entries.acronym_without_full_form),
    ("unmarked-acronym", Severity.WARNING, entries.unmarked_acronym),
    ("circular-definition", Severity.WARNING, entries.definition_repeats_term),
    ("empty-source", Severity.WARNING, entries.empty_source),
    ("fact-without-source", Severity.WARNING, entries.fact_without_source),
    ("letters-apart", Severity.WARNING, typography.letters_apart),
    ("straight-apostrophe", Severity.WARNING, typography.straight_apostrophe),
    ("straight-quotation-mark", Severity.WARNING, typography.straight_quotation_mark),
    ("foreign-quotation-mark", Severity.WARNING, typography.foreign_quotation_mark),
    ("breaking-space", Severity.WARNING, typography.breaking_space_in_french),
    ("stray-space", Severity.WARNING, typography.stray_space),
    ("capital-without-accent", Severity.WARNING, typography.capital_without_accent),
    ("french-slip", Severity.WARNING, typography.french_slip),
    ("american-spelling", Severity.WARNING, spelling.american),
)
"""The rules that look at one concept: code, weight, rule."""

GLOSSARY_RULES: tuple[tuple[str, Severity, GlossaryRule], ...] = (
    ("duplicate-id", Severity.ERROR, duplicates.duplicate_ids),
    ("mixed-spaces", Severity.WARNING, habits.mixed_spaces),
    ("mixed-quotation-marks", Severity.WARNING, habits.mixed_quotation_marks),
)
"""The rules that compare the concepts of one glossary: code, weight, rule."""

SHELF_RULES: tuple[tuple[str, Severity, ShelfRule], ...] = (
    ("duplicate-concept", Severity.WARNING, duplicates.duplicate_concepts),
    ("two-renderings", Severity.WARNING, duplicates.two_renderings),
)
"""The rules that compare concepts wherever they stand, in one glossary or in several: code, weight, rule."""


def check_glossary(glossary: Glossary) -> tuple[Finding, ...]:
    """Everything the rules find, in the order of the concepts, then of the rules."""
    return check_glossaries([glossary])[0]


def check_glossaries(glossaries: Sequence[Glossary]) -> list[tuple[Finding, ...]]:
    """What the rules find in each of these glossaries, which are compared with one another too."""
    compared = compare_glossaries(glossaries)
    return [_in_order(glossary, found) for glossary, found in zip(glossaries, compared, strict=True)]


def compare_glossaries(glossaries: Sequence[Glossary]) -> list[dict[str, list[Finding]]]:
    """In each glossary, by the id of the concept, what the rules find that compare concepts."""
    compared: list[dict[str, list[Finding]]] = [{} for _glossary in glossaries]
    for number, glossary in enumerate(glossaries):
        for code, severity, rule in GLOSSARY_RULES:
            for ident, message in rule(glossary):
                compared[number].setdefault(ident, []).append(Finding(ident, code, message, severity))
    for code, severity, shelf_rule in SHELF_RULES:
        for number, ident, message in shelf_rule(glossaries):
            compared[number].setdefault(ident, []).append(Finding(ident, code, message, severity))
    return compared


def _in_order(glossary: Glossary, compared: dict[str, list[Finding]]) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    for concept in glossary.concepts:
        findings += check_concept(concept)
        findings += compared.pop(concept.id, [])
    return tuple(findings)


def check_concept(concept: Concept) -> tuple[Finding, ...]:
    """What the rules find that look at one concept alone."""
    return tuple(
        Finding(concept.id, code, message, severity)
        for code, severity, rule in CONCEPT_RULES
        for message in rule(concept)
    )
