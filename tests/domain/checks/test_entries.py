"""What an entry lacks is found, and a whole entry is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.domain.checks import check_concept, check_glossary
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from tests.domain.checks.conftest import EN, FR, HALL, MAIRIE, SOUND, codes, glossary


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
        (replace(SOUND, definition=Bilingual("La mairie est une maison.")), "circular-definition"),
        (replace(SOUND, definition=Bilingual("Celle des mairies où l’on vote.")), "circular-definition"),
        (replace(SOUND, definition=Bilingual(en="House known as a Town-Hall.")), "circular-definition"),
        (
            replace(
                SOUND, equivalence=Equivalence.EQUIVALENT, false_friend=True, transfer_note=Bilingual("Oui.")
            ),
            "false-friend-without-trap",
        ),
        (replace(SOUND, terms=(MAIRIE, HALL, Term("city hall", EN))), "two-preferred"),
        (replace(SOUND, terms=(MAIRIE, Term("MSP", EN))), "unmarked-acronym"),
        (replace(SOUND, source="n/a"), "empty-source"),
        (replace(SOUND, source="—"), "empty-source"),
        (replace(SOUND, source="?"), "empty-source"),
        (replace(SOUND, source="", definition=Bilingual("Maison depuis 1871.")), "fact-without-source"),
        (
            replace(SOUND, source="", definition=Bilingual("L’article L. 2143-1.")),
            "fact-without-source",
        ),
        (replace(SOUND, definition=Bilingual("Deux mairies ouvertes.")), "circular-definition"),
        (
            replace(SOUND, source="", transfer_note=Bilingual("Oui.", "Set up by the 1973 Act.")),
            "fact-without-source",
        ),
        (
            replace(SOUND, source="", definition=Bilingual("Prévue par la loi n°\u00a02-5.")),
            "fact-without-source",
        ),
    ],
)
def test_a_rule_finds_what_it_is_for(concept: Concept, code: str) -> None:
    assert codes(concept) == [code]


@pytest.mark.parametrize(
    "concept",
    [
        replace(SOUND, terms=(Term("marcher", FR, part_of_speech=PartOfSpeech.VERB), HALL)),
        replace(SOUND, terms=(Term("Paris", FR, part_of_speech=PartOfSpeech.PROPER_NOUN), HALL)),
        replace(SOUND, terms=(Term("à main levée", FR, TermType.PHRASE), HALL)),
        replace(SOUND, equivalence=Equivalence.EQUIVALENT, transfer_note=Bilingual()),
        replace(SOUND, equivalence=None, transfer_note=Bilingual()),
        replace(SOUND, terms=(MAIRIE, HALL, Term("TH", EN, TermType.ACRONYM, Status.ADMITTED))),
        replace(SOUND, terms=(MAIRIE, replace(HALL, pronunciation="TOWN 'hall"))),
        replace(SOUND, definition=Bilingual("Les mairieries.", "A town hallway.")),
        replace(SOUND, false_friend=True),
        replace(SOUND, terms=(MAIRIE, Term("MSP", EN, TermType.ACRONYM), Term("member", EN))),
        replace(
            SOUND,
            terms=(
                MAIRIE,
                Term("ALEO", EN, TermType.ACRONYM),
                Term("arm’s-length company", EN, TermType.PHRASE),
            ),
        ),
        replace(SOUND, source="", definition=Bilingual("Il y en a 1800 en tout, selon la loi du marché.")),
        replace(SOUND, source="COSLA, 2017", definition=Bilingual("Accord de 2017.")),
    ],
)
def test_what_needs_nothing_is_left_alone(concept: Concept) -> None:
    assert codes(concept) == []


def test_the_sentence_says_which_language_is_meant() -> None:
    (finding,) = check_concept(replace(SOUND, definition=Bilingual("Oui.", "A town hall.")))
    assert finding.message == "the English definition repeats “town hall”: say what it is instead."


def test_capitals_are_no_full_form() -> None:
    acronym = Term("TH", EN, TermType.ACRONYM)
    twice = replace(SOUND, terms=(MAIRIE, acronym, Term("THB", EN, TermType.PHRASE)))
    assert codes(twice) == ["acronym-without-full-form"]
