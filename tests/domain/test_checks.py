"""Each rule finds what it is for, and leaves alone what is well written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.base import paths
from interpreter_app.domain import checks
from interpreter_app.domain.checks import Severity, check_concept, check_glossary
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.formats import read_glossary

FR, EN = Language.FRENCH, Language.ENGLISH

MAIRIE = Term("mairie", FR, gender=Gender.FEMININE)
HALL = Term("town hall", EN)
SOUND = Concept(
    "mairie",
    (MAIRIE, HALL),
    definition=Bilingual("Maison de la commune\u00a0; on y vote.", "The commune’s house: people vote there."),
    equivalence=Equivalence.QUASI_EQUIVALENT,
    transfer_note=Bilingual("«\u202fTown hall\u202f» est un bâtiment.", "Also the staff who work in it."),
    source="https://example.org/mairie?x=1;y=2",
)


def glossary(*concepts: Concept) -> Glossary:
    return Glossary("town", Bilingual("La ville"), concepts=concepts)


def codes(concept: Concept) -> list[str]:
    return [finding.code for finding in check_concept(concept)]


def test_a_sound_concept_has_no_finding() -> None:
    assert check_glossary(glossary(SOUND)) == ()


@pytest.mark.parametrize(
    ("concept", "code"),
    [
        (replace(SOUND, terms=(MAIRIE,)), "missing-language"),
        (replace(SOUND, terms=(HALL,)), "missing-language"),
        (replace(SOUND, terms=(MAIRIE, replace(HALL, status=Status.DEPRECATED))), "missing-language"),
        (replace(SOUND, terms=(Term("mairie", FR), HALL)), "missing-gender"),
        (
            replace(SOUND, terms=(Term("mairie", FR, part_of_speech=PartOfSpeech.NOUN), HALL)),
            "missing-gender",
        ),
        (replace(SOUND, transfer_note=Bilingual("Oui.")), "difference-without-note"),
        (
            replace(SOUND, equivalence=Equivalence.NON_EQUIVALENT, transfer_note=Bilingual(en="Yes.")),
            "difference-without-note",
        ),
        (replace(SOUND, terms=(MAIRIE, Term("TH", EN, TermType.ACRONYM))), "acronym-without-full-form"),
        (replace(SOUND, note="it's"), "straight-apostrophe"),
        (replace(SOUND, source='"Loi"'), "straight-quotation-mark"),
        (replace(SOUND, terms=(Term("l'eau", FR, gender=Gender.FEMININE), HALL)), "straight-apostrophe"),
        (replace(SOUND, definition=Bilingual("La mairie est une maison.")), "circular-definition"),
        (replace(SOUND, definition=Bilingual(en="A town hall, in a town.")), "circular-definition"),
    ],
)
def test_a_rule_finds_what_it_is_for(concept: Concept, code: str) -> None:
    assert codes(concept) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Quoi?",
        "Quoi ?",
        "Oui: non",
        "Oui : non",
        "Oui; non",
        "Oui !",
        "« oui »",
        "«\u00a0oui »",
        "« oui\u00a0»",
        "«oui\u00a0»",
        "en 2026: oui",
    ],
)
def test_a_french_sign_needs_its_non_breaking_space(text: str) -> None:
    assert codes(replace(SOUND, definition=Bilingual(text))) == ["breaking-space"]
    assert codes(replace(SOUND, definition=Bilingual(en=text.replace("«", "“").replace("»", "”")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Quoi\u00a0?",
        "Quoi\u202f?!",
        "Oui\u00a0: à 14:30",
        "Le site https://example.org/a?b;c: d",
        "(?)",
        "«\u00a0Oui\u00a0!\u00a0»",
        "Quoi…?",
    ],
)  # fmt: skip
def test_a_french_sign_in_its_place_is_left_alone(text: str) -> None:
    assert codes(replace(SOUND, definition=Bilingual(text))) == []


@pytest.mark.parametrize(
    "concept",
    [
        replace(SOUND, terms=(Term("voter", FR, part_of_speech=PartOfSpeech.VERB), HALL)),
        replace(SOUND, terms=(Term("Paris", FR, part_of_speech=PartOfSpeech.PROPER_NOUN), HALL)),
        replace(SOUND, terms=(Term("à main levée", FR, TermType.PHRASE), HALL)),
        replace(SOUND, equivalence=Equivalence.EQUIVALENT, transfer_note=Bilingual()),
        replace(SOUND, equivalence=None, transfer_note=Bilingual()),
        replace(SOUND, terms=(MAIRIE, HALL, Term("TH", EN, TermType.ACRONYM, Status.ADMITTED))),
        replace(SOUND, terms=(MAIRIE, replace(HALL, pronunciation="TOWN 'hall"))),
        replace(SOUND, definition=Bilingual("Mairies et écoles.", "A town hallway.")),
    ],
)
def test_what_needs_nothing_is_left_alone(concept: Concept) -> None:
    assert codes(concept) == []


def test_the_same_id_twice_is_found_once() -> None:
    other = replace(SOUND, terms=(replace(MAIRIE, text="maire"), replace(HALL, text="mayor")))
    findings = check_glossary(glossary(SOUND, other))
    assert [(f.concept, f.code, f.severity) for f in findings] == [("mairie", "duplicate-id", Severity.ERROR)]


def test_the_same_pair_under_another_id_is_found_whatever_its_spelling() -> None:
    twin = replace(
        SOUND, id="mairie-2", terms=(replace(MAIRIE, text="Mairie"), replace(HALL, text="Town-hall"))
    )
    findings = check_glossary(glossary(SOUND, twin))
    assert [(f.concept, f.code) for f in findings] == [("mairie-2", "duplicate-pair")]
    assert "mairie" in findings[0].message


def test_findings_come_in_the_order_of_the_concepts() -> None:
    bad = replace(SOUND, id="a", terms=(Term("b", FR),))
    assert [f.concept for f in check_glossary(glossary(SOUND, bad, replace(bad, id="c")))] == [
        "a",
        "a",
        "c",
        "c",
    ]


def test_codes_are_unique() -> None:
    every = [code for code, _severity, _rule in (*checks.CONCEPT_RULES, *checks.GLOSSARY_RULES)]
    assert len(set(every)) == len(every)


def test_the_starter_glossaries_have_no_finding() -> None:
    for path in sorted(paths.glossaries_dir().glob("*.yaml")):
        reading = read_glossary(path)
        found = [
            f"{path.name}, line {reading.lines[f.concept]}: {f.concept}: {f.message}"
            for f in check_glossary(reading.glossary)
        ]
        assert found == []
