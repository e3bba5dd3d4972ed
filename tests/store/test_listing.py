"""What a reading page asks of the store."""

from __future__ import annotations

from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import last_revision, newest_operation, term_rows


def test_who_changed_a_concept_last(store: Store) -> None:
    first = last_revision(store, "town", "mairie")
    assert first is not None
    assert (first.kind, first.who) == ("import", "")
    glossaries.put(store, "town", [Concept("mairie", (Term("mairie", Language.FRENCH),))], who="Ada")
    newer = last_revision(store, "town", "mairie")
    assert newer is not None
    assert (newer.kind, newer.who) == ("edit", "Ada")
    assert newer.at >= first.at
    other = last_revision(store, "town", "assises")
    assert other == first
    assert last_revision(store, "town", "nobody") is None
    assert last_revision(store, "nowhere", "mairie") is None


def test_newest_operation_tells_of_changes(store: Store) -> None:
    before = newest_operation(store)
    change = glossaries.delete(store, "town", ["mairie"])
    assert newest_operation(store) == change.operation > before


def test_terms_concept_by_concept(store: Store) -> None:
    glossaries.put(store, "town", [Concept("bare", ())])
    rows = list(term_rows(store, glossaries.find(store, "town").number))
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert rows[0][1:] == ("fr", "preferred", "conseil citoyen")
    assert rows[-1][1:] == (None, None, None)
