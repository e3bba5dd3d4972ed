"""French and English lists of terms are told apart by their words."""

from __future__ import annotations

import random

import pytest

from interpreter_app.base import paths
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.formats import read_glossary
from interpreter_app.exchange.languages import frenchness
from interpreter_app.exchange.table_headings import Role, language_named, understood

FR, EN = Language.FRENCH, Language.ENGLISH


def test_a_few_terms_are_enough_to_tell_the_columns_apart() -> None:
    """On samples of five pairs from the starter glossary: at least 97 in 100 the right way round."""
    concepts = read_glossary(paths.glossaries_dir() / "participatory-budgeting.yaml").glossary.concepts
    pairs = [
        (french.text, english.text)
        for concept in concepts
        if (french := concept.preferred(FR)) and (english := concept.preferred(EN))
    ]
    chance = random.Random(7)
    right = 0
    for _ in range(500):
        sample = chance.sample(pairs, 5)
        right += frenchness(a for a, _b in sample) > frenchness(b for _a, b in sample)
    assert right >= 485


@pytest.mark.parametrize("texts", [[], [""], ["2024", "12 %"], ["日本"]])
def test_what_has_no_words_tells_nothing(texts: list[str]) -> None:
    assert frenchness(texts) == 0


@pytest.mark.parametrize(
    ("text", "language", "region"),
    [
        ("fr", FR, ""),
        ("fr-FR", FR, "FR"),
        ("fr_CA", FR, "CA"),
        ("eng-Latn", EN, ""),
        ("English (UK)", EN, "GB"),
        ("anglais", EN, ""),
        ("por-Latn", None, ""),
        ("fr-en", None, ""),
        ("", None, ""),
    ],
)
def test_codes_and_names_of_the_two_languages_are_known(
    text: str, language: Language | None, region: str
) -> None:
    assert language_named(text) == (language, region)


@pytest.mark.parametrize(
    ("heading", "role", "language"),
    [
        ("Genre (fr)", Role.GENDER, FR),
        ("Catégorie grammaticale", Role.PART_OF_SPEECH, None),
        ("Part of speech", Role.PART_OF_SPEECH, None),
        ("Définition FR", Role.DEFINITION, FR),
        ("definition_en", Role.DEFINITION, EN),
        ("English definition", Role.DEFINITION, EN),
        ("Source de la définition", Role.SOURCE, None),
        ("Faux-ami", Role.FALSE_FRIEND, None),
        ("Note de transfert (EN)", Role.TRANSFER_NOTE, EN),
        ("Degré d’équivalence", Role.EQUIVALENCE, None),
        ("Équivalent anglais", Role.TERM, EN),
        ("fr_acronyms", Role.ACRONYMS, FR),
        ("transfer_note_fr", Role.TRANSFER_NOTE, FR),
        ("stringID", Role.ID, None),
        ("N°", Role.ID, None),
        ("targetLang", Role.LANGUAGE, None),
        ("Téléphone", Role.OTHER, None),
        ("", Role.OTHER, None),
        ("x" * 200, Role.OTHER, None),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, role: Role, language: Language | None) -> None:
    column = understood(0, heading)
    assert (column.role, column.language) == (role, language)
