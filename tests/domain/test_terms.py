"""What a glossary, a concept and a term are, and which term one says."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Glossary,
    Language,
    Status,
    Term,
    duplicate_ids,
)
from tests import strategies

FR, EN = Language.FRENCH, Language.ENGLISH


def test_each_language_is_interpreted_into_the_other() -> None:
    assert (FR.other, EN.other) == (EN, FR)


def test_every_degree_of_equivalence_has_a_sign_of_its_own() -> None:
    assert [degree.sign for degree in Equivalence] == ["=", "≈", "≠"]


def test_a_bilingual_text_gives_the_language_asked_for_or_else_the_other() -> None:
    french = Bilingual(fr="bonjour")
    assert french.get(EN) == ""
    assert french.best(EN) == french.best(FR) == "bonjour"
    assert Bilingual("a", "b").best(EN) == "b"
    assert french
    assert not Bilingual()


def test_the_term_to_say_is_the_first_of_the_best_status() -> None:
    concept = Concept(
        "c",
        (
            Term("old", EN, status=Status.DEPRECATED),
            Term("also", EN, status=Status.ADMITTED),
            Term("vieux", FR, status=Status.DEPRECATED),
            Term("said", EN),
            Term("second", EN),
        ),
    )
    assert [t.text for t in concept.in_language(EN)] == ["said", "second", "also", "old"]
    assert concept.preferred(EN) == Term("said", EN)
    assert concept.preferred(FR) == Term("vieux", FR, status=Status.DEPRECATED)
    assert Concept("c", ()).preferred(FR) is None


@given(strategies.concepts())
def test_every_term_is_in_one_language_and_none_is_lost(concept: Concept) -> None:
    apart = [term for language in Language for term in concept.in_language(language)]
    assert sorted(map(repr, apart)) == sorted(map(repr, concept.terms))


@given(st.lists(st.sampled_from("abc")))
def test_duplicate_ids_are_named_once_each(ids: list[str]) -> None:
    found = duplicate_ids(Concept(ident, ()) for ident in ids)
    assert sorted(found) == sorted({i for i in ids if ids.count(i) > 1})


def test_a_glossary_is_gone_through_concept_by_concept_and_cannot_be_changed() -> None:
    glossary = Glossary("g", Bilingual("g"), concepts=(Concept("a", ()), Concept("b", ())))
    assert [concept.id for concept in glossary] == ["a", "b"]
    with pytest.raises(FrozenInstanceError):
        glossary.id = "h"  # type: ignore[misc]


def test_a_reader_of_any_language_gets_a_text() -> None:
    both = Bilingual("ville", "town")
    assert [both.for_reader(code) for code in ("fr", "en", "de", "")] == ["ville", "town", "town", "town"]
    assert Bilingual("ville").for_reader("en") == Bilingual("", "ville").for_reader("fr") == "ville"
