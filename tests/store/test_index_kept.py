"""Families of terms are read once, until whoever has them says that somebody may have written."""

from __future__ import annotations

from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.index_kept import KeptIndex


def test_what_is_kept_is_given_until_it_is_forgotten(store: Store) -> None:
    kept = KeptIndex(store)
    assert kept.foremost("nasse", "nassf", None, 5) == []
    glossaries.put(store, "town", [Concept("n", (Term("nasse", Language.FRENCH),))])
    assert kept.foremost("nasse", "nassf", None, 5) == []
    kept.forget()
    assert [hit.key for hit in kept.foremost("nasse", "nassf", None, 5)] == ["nasse"]


def test_another_question_has_another_answer(store: Store) -> None:
    made = [Concept(f"n{n}", (Term(f"nasse {n}", Language.FRENCH),)) for n in range(3)]
    glossaries.put(store, "town", made)
    kept = KeptIndex(store)
    assert len(kept.foremost("nasse", "nassf", None, 5)) == 3
    assert len(kept.foremost("nasse", "nassf", None, 2)) == 2
    assert kept.foremost("nasse", "nassf", frozenset(), 5) == []
    assert kept.foremost("nasse 1", "nassf", None, 1) != kept.foremost("nasse", "nassf", None, 1)
