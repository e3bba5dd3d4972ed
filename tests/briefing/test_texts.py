"""The words of a document in both languages: numbers, dates, regions."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from interpreter_app.briefing.texts import count_of, long_date, region_name, texts
from interpreter_app.domain.terms import Language

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [
        (0, "0 entrée", "0 entries"),
        (1, "1 entrée", "1 entry"),
        (12_000, "12\u202f000 entrées", "12,000 entries"),
    ],
)
def test_numbers_agree(count: int, french: str, english: str) -> None:
    assert count_of(texts("fr").entries, count, FR) == french
    assert count_of(texts("en").entries, count, EN) == english


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert long_date(datetime.date(2027, 3, 1), FR) == "1er mars 2027"
    assert long_date(datetime.date(2027, 3, 11), FR) == "11 mars 2027"
    assert long_date(datetime.date(2027, 3, 1), EN) == "1 March 2027"


@pytest.mark.parametrize(
    ("code", "french", "english"),
    [
        ("FR-75C", "Paris", "Paris"),
        ("GB-SCT", "Écosse", "Scotland"),
        ("IT", "Italie", "Italy"),
        ("X-Y", "X-Y", "X-Y"),
    ],
)
def test_regions_have_names(code: str, french: str, english: str) -> None:
    assert region_name(code, FR) == french
    assert region_name(code, EN) == english


def test_both_languages_say_the_same_things() -> None:
    for field in dataclasses.fields(texts("fr")):
        french, english = getattr(texts("fr"), field.name), getattr(texts("en"), field.name)
        if isinstance(french, dict):
            assert list(french) == list(english)
        else:
            assert bool(french) == bool(english)
