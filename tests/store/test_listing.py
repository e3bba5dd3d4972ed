"""What a reading page asks of the store."""

from __future__ import annotations

from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import (
    ADMITTED,
    CHECKED,
    EMPTY_TEXTS,
    FALSE_FRIEND,
    FRENCH,
    NO_GENDER,
    NO_PART,
    NOUN,
    PHRASE,
    concept_rows,
    last_revision,
    newest_operation,
)


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


def test_concepts_with_their_terms(store: Store) -> None:
    glossaries.put(store, "town", [Concept("bare", (), source=" \u00a0")])
    found = list(concept_rows(store, glossaries.find(store, "town").number))
    numbers = [concept[0] for concept, _terms in found]
    assert numbers == sorted(numbers)
    concept, terms = found[0]
    assert concept[1:4] == (CHECKED, "quasi-equivalent", "")
    assert [term[1:] for term in terms] == [
        (FRENCH | NO_PART, "conseil citoyen", "FR"),
        (NO_GENDER | NO_PART, "citizens’ council", ""),
        (ADMITTED | NO_GENDER | NO_PART, "residents’ council", ""),
    ]
    assert [term[1] for term in found[6][1]] == [FRENCH | NOUN, NO_GENDER | NO_PART]
    assert found[7][1][0][1] == FRENCH | NO_GENDER | NO_PART | PHRASE
    concept, terms = found[-1]
    assert (concept[2], terms) == (None, [])
    assert concept[1] == sum(4 << place for place in range(len(EMPTY_TEXTS)))
    assert found[2][0][1] & FALSE_FRIEND
    lacking = {name for place, name in enumerate(EMPTY_TEXTS) if found[2][0][1] & (4 << place)}
    assert lacking == {"definition_fr", "definition_en", "transfer_note_fr", "source"}
    assert list(concept_rows(store)) == found
    assert list(concept_rows(store, 999)) == []
    town = glossaries.find(store, "town").number
    assert list(concept_rows(store, town, numbers[1:3])) == found[1:3]
    assert list(concept_rows(store, None, [numbers[0], 999])) == found[:1]
    assert list(concept_rows(store, 999, numbers)) == []
