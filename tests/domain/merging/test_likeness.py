"""Concepts are known again by id and by terms; what is nearly the same is found, and little else."""

from __future__ import annotations

import pytest

from interpreter_app.domain.merging import Known, pair_key
from interpreter_app.domain.merging.likeness import is_slip
from interpreter_app.domain.terms import Concept, Language, Status, Term

FR, EN = Language.FRENCH, Language.ENGLISH


def _pair(french: str, english: str, ident: str = "c") -> Concept:
    terms = [Term(t.strip(), FR) for t in french.split("|") if t]
    return Concept(ident, (*terms, *(Term(t.strip(), EN) for t in english.split("|") if t)))


def test_concepts_are_the_same_when_their_preferred_terms_fold_alike_in_both_languages() -> None:
    one = _pair("L’élu", "Councillor")
    assert pair_key(one) == pair_key(_pair("l'Élu", "councillor"))
    assert pair_key(one) != pair_key(_pair("élue", "councillor"))
    assert pair_key(Concept("c", (Term("élu", FR),))) == ("elu", "")


def test_the_pair_looks_at_what_one_would_say_not_at_the_first_term() -> None:
    concept = Concept("c", (Term("vieux", FR, status=Status.DEPRECATED), Term("neuf", FR), Term("new", EN)))
    assert pair_key(concept) == ("neuf", "new")


def test_a_concept_is_found_by_its_pair_also_if_it_was_added_later() -> None:
    known = Known([_pair("mairie", "town hall", "a"), _pair("élu", "", "b")])
    assert known.with_pair(("mairie", "town hall")) == "a"
    assert known.with_pair(("elu", "")) is None
    known.add(_pair("quai", "quay", "q"))
    assert known.with_pair(("quai", "quay")) == "q"
    assert known.by_id["q"].id == "q"


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("conseils citoyens", "citizens' councils"),
        ("le conseil citoyen", "the citizens' council"),
        ("conseil citoyen", "residents' council | citizens' council"),
        ("conseil citoyen", ""),
        ("", "citizens' councils"),
        ("conseil citoyen", "citizens' coucnil"),
        ("consiel citoyen", "citizens' council"),
        ("conseil citoyens", "citizens' counci"),
    ],
)
def test_what_is_nearly_the_same_is_found(french: str, english: str) -> None:
    known = Known([_pair("mairie", "town hall", "a"), _pair("conseil citoyen", "citizens' council", "b")])
    assert known.nearly(_pair(french, english)) == "b"


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("conseil citoyen", "citizens' jury"),
        ("conseil communal", "citizens' council"),
        ("avocat", "avocado"),
        ("loi de 1902", "law"),
        ("mairies", "town council"),
        ("maire", "mayor"),
    ],
)
def test_what_is_only_alike_in_one_language_is_not(french: str, english: str) -> None:
    known = Known(
        [
            _pair("conseil citoyen", "citizens' council", "a"),
            _pair("avocat", "lawyer", "b"),
            _pair("loi de 1901", "law", "c"),
            _pair("mairie", "town hall", "d"),
        ]
    )
    assert known.nearly(_pair(french, english)) is None


def test_a_term_that_stands_in_very_many_concepts_tells_nothing() -> None:
    known = Known(_pair(f"comité {'x' * n}", "committee", f"c-{n}") for n in range(1, 31))
    assert known.nearly(_pair("comité", "committee")) is None


def test_rows_of_one_file_are_not_held_against_each_other() -> None:
    known = Known([])
    known.add(_pair("conseil citoyen", "citizens' council"))
    assert known.nearly(_pair("conseils citoyens", "citizens' councils")) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("comite", "comitee", True),
        ("council", "coucnil", True),
        ("council", "councel", True),
        ("council", "council", False),
        ("mairie", "maire", False),
        ("law 1901", "law 1902", False),
        ("law 190", "law 1902", False),
        ("council", "counselor", False),
        ("to day off", "today off", False),
    ],
)
def test_a_slip_is_one_letter_in_a_long_term(one: str, other: str, expected: bool) -> None:
    assert is_slip(one, other) is is_slip(other, one) is expected
