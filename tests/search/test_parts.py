"""Terms are found within what was said around them, where all of it finds nothing."""

from __future__ import annotations

import pytest

from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.store import glossaries
from tests.search.conftest import Bench, concept


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("xx des budgets participatifs à yy", ["budget-participatif"]),
        ("xx neighbourhood councils in yy", ["conseil-de-quartier"]),
        ("xx du conseil de quartier de yy", ["conseil-de-quartier"]),
        ("xx the central town hall yy", ["mairie-centrale"]),
        ("xx conseil citoyen yy budget participatif", ["budget-participatif", "conseil-citoyen"]),
        (
            "xx participatory council of Paris yy neighbourhood council",
            ["conseil-de-quartier", "conseil-participatif"],
        ),
        ("xx mairie yy conseil", []),
        ("xx quartier de yy conseil", []),
        ("xx de quartier de yy", []),
    ],
)
def test_runs_of_words_that_are_terms_are_found(bench: Bench, typed: str, found: list[str]) -> None:
    assert bench.matches(typed) == dict.fromkeys(found, "words")


def test_a_part_of_a_longer_part_is_left_out(fresh: Bench) -> None:
    glossaries.put(fresh.store, "city", [concept("hall", "grande salle", "town hall")])
    fresh.refresh()
    assert fresh.ids("xx central town hall yy") == ["mairie-centrale"]
    assert "hall" in fresh.ids("xx town hall yy")


def test_all_forms_of_a_long_part_are_tried(fresh: Bench) -> None:
    whole = Term("démarche de budget participatif", Language.FRENCH)
    others = [
        Concept(f"f{n}", (Term(text, Language.FRENCH),))
        for n, text in enumerate(
            ["démarcher", "démarché", "budgets", "budgété", "budgéter", "participative", "participatives"]
        )
    ]
    glossaries.put(fresh.store, "city", [Concept("demarche", (whole,)), *others])
    fresh.refresh()
    assert fresh.ids("xx des démarches de budgets participatifs à yy") == ["demarche"]


def test_parts_are_looked_for_in_one_language_where_that_is_wanted(bench: Bench) -> None:
    english = bench.scopes("city", "country", languages=[Language.ENGLISH])
    assert bench.ids("xx conseil citoyen yy", scopes=english) == []
    assert bench.ids("xx neighbourhood council yy", scopes=english) == ["conseil-de-quartier"]
