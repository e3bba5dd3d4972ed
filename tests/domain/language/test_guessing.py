"""Which language a few words are in: right for most words one would add in a hurry."""

from __future__ import annotations

import random

import pytest

from interpreter_app.base import paths
from interpreter_app.domain.language.guessing import frenchness, likely_language
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.formats import read_glossary

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("la buvette", Language.FRENCH),
        ("kiosque citoyen", Language.FRENCH),
        ("réunion", Language.FRENCH),
        ("the local kiosk", Language.ENGLISH),
        ("town hall meeting", Language.ENGLISH),
        ("stewardship", Language.ENGLISH),
        ("zzz", Language.FRENCH),
    ],
)
def test_the_language_of_a_missing_word_is_guessed(text: str, language: Language) -> None:
    assert likely_language(text, Language.FRENCH) is language


def test_where_nothing_tells_the_answer_is_the_one_expected() -> None:
    assert likely_language("zzz", Language.ENGLISH) is Language.ENGLISH
    assert likely_language("", Language.FRENCH) is Language.FRENCH


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
