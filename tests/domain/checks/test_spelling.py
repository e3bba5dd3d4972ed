"""American spellings are found, British ones and names are left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from interpreter_app.domain.checks import check_concept
from interpreter_app.domain.terms import Bilingual, PartOfSpeech, Term
from tests.domain.checks.conftest import EN, HALL, MAIRIE, SOUND, codes

Codes = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("neighborhood", "neighbourhood"),
        ("colored", "coloured"),
        ("labor", "labour"),
        ("behavior", "behaviour"),
        ("center", "centre"),
        ("programs", "programmes"),
        ("organize", "organise"),
        ("organizational", "organisational"),
        ("prioritizing", "prioritising"),
        ("analyzed", "analysed"),
        ("defense", "defence"),
        ("traveler", "traveller"),
        ("enrollment", "enrolment"),
        ("councilors", "councillors"),
        ("behavioral", "behavioural"),
        ("unfavorable", "unfavourable"),
        ("totaled", "totalled"),
    ],
)
def test_an_american_spelling_is_found(american: str, british: str) -> None:
    (finding,) = check_concept(replace(SOUND, definition=Bilingual(en=f"A very {american} thing.")))
    assert finding.code == "american-spelling"
    assert finding.message == f"definition: “{american}” is American; write “{british}”."


@pytest.mark.parametrize(
    "word",
    ["neighbourhood", "size", "resized", "prizes", "citizen", "horizon", "laboratory", "elaborate",
     "honorary", "collaboration", "humorous", "licensed", "programming", "maize", "seizing", "favourite",
     "councillor", "centred", "computer program", "Computer programs", "advertise",
     "colorado", "assizes", "rightsizing", "appealed", "stabilised", "metering"],
)  # fmt: skip
def test_a_british_spelling_is_left_alone(in_english: Codes, word: str) -> None:
    assert in_english(f"A very {word} thing.") == []


def test_names_and_what_is_quoted_are_left_alone(in_english: Codes) -> None:
    assert in_english("Part of the World Health Organization.") == []
    assert in_english("In Boston they write ‘neighborhood’, don’t they.") == []
    assert in_english("Organize it.") == ["american-spelling"]


def test_a_term_said_in_the_united_states_is_left_alone() -> None:
    center = Term("town center", EN)
    assert codes(replace(SOUND, terms=(MAIRIE, center))) == ["american-spelling"]
    assert codes(replace(SOUND, terms=(MAIRIE, replace(center, region="US")))) == []
    assert (
        codes(replace(SOUND, terms=(MAIRIE, replace(center, part_of_speech=PartOfSpeech.PROPER_NOUN)))) == []
    )
    assert codes(replace(SOUND, terms=(replace(MAIRIE, text="center"), HALL))) == []
