"""Which language a missed term is in, as the glossaries have its words."""

from __future__ import annotations

import pytest

from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.services import spoken
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.fixture
def known(store: Store) -> Store:
    """Words whose spelling tells nothing or the contrary, in the terms of one language or of both."""
    french = ("jury citoyen", "jury de concours", "jury", "plat du jour", "lieu principal", "cours principal",
              "ville principal", "mutualisation", "mutualisation des moyens", "la mutualisation")  # fmt: skip
    english = ("citizens’ jury", "jury service", "trial jury", "jumble", "sale", "fire sale", "on sale")
    terms = [*(Term(text, FR) for text in french), *(Term(text, EN) for text in english)]
    glossaries.put(store, "town", [Concept(f"k{n}", (term,)) for n, term in enumerate(terms)])
    return store


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("jury citoyen tournant", FR),
        ("rotating jury", EN),
        ("plat principal", FR),
        ("mutualisation", FR),
        ("jumble sale", EN),
        ("dépouillement", FR),
        ("turnout", EN),
        ("RER", None),
        ("", None),
    ],
)
def test_words_known_in_the_glossaries_tell_the_language(
    known: Store, text: str, language: Language | None
) -> None:
    assert spoken.language_of(known, text) is language


def test_a_word_that_both_languages_have_tells_nothing(known: Store) -> None:
    assert spoken.language_of(known, "jury") is None


def test_without_an_index_the_spelling_tells(store: Store) -> None:
    with store.write():
        store.connection.execute("DROP TABLE search_text")
    assert spoken.language_of(store, "dépouillement") is FR
