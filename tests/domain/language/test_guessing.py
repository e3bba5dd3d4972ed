"""Which language a few words are in: right for most words one would add in a hurry."""

from __future__ import annotations

import pytest

from interpreter_app.domain.language.guessing import likely_language
from interpreter_app.domain.terms import Language


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
