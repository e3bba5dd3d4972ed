"""Whoever has looked at all concepts can ask which have been written since."""

from __future__ import annotations

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.changed import changed_since, numbers_changed_since
from interpreter_app.store.database import Store
from interpreter_app.store.listing import newest_operation


def made(ident: str, text: str) -> Concept:
    return Concept(ident, (Term(text, Language.FRENCH),))


def test_added_changed_deleted_and_brought_back_are_told(store: Store) -> None:
    before = newest_operation(store)
    assert changed_since(store, before).concepts == frozenset()
    glossaries.put(store, "town", [made("new", "neuf"), made("mairie", "hôtel de ville")])
    glossaries.delete(store, "town", ["assises"])
    assert changed_since(store, before).concepts == {("town", "new"), ("town", "mairie"), ("town", "assises")}
    last = newest_operation(store)
    glossaries.undo(store, last)
    assert changed_since(store, last).concepts == {("town", "assises")}
    assert not changed_since(store, before).is_whole


def test_a_glossary_that_comes_or_goes_is_told_as_a_whole(store: Store) -> None:
    before = newest_operation(store)
    glossaries.create(store, Glossary("farm", Bilingual("Ferme")))
    assert changed_since(store, before).is_whole
    assert not changed_since(store, before, "town").is_whole
    last = newest_operation(store)
    glossaries.delete_glossary(store, "town")
    assert changed_since(store, last).is_whole
    assert not changed_since(store, last, "farm").is_whole


def test_the_numbers_of_what_was_written_are_told_those_of_deleted_concepts_included(store: Store) -> None:
    town = glossaries.find(store, "town").number
    gone = glossaries.concept(store, "town", "assises")
    before = newest_operation(store)
    assert numbers_changed_since(store, before, town, 5) == frozenset()
    glossaries.put(store, "town", [made("new", "neuf"), made("mairie", "hôtel de ville")])
    glossaries.delete(store, "town", ["assises"])
    there = {glossaries.concept(store, "town", ident) for ident in ("new", "mairie")}
    wanted = frozenset(stored.number for stored in (*there, gone) if stored)
    assert len(wanted) == 3
    assert numbers_changed_since(store, before, town, 5) == wanted
    assert numbers_changed_since(store, before, None, 3) == wanted
    assert numbers_changed_since(store, before, None, 2) is None
    glossaries.create(store, Glossary("farm", Bilingual("Ferme")))
    farm = glossaries.find(store, "farm").number
    assert numbers_changed_since(store, before, farm, 5) == frozenset()


def test_of_a_glossary_that_is_gone_no_numbers_are_told(store: Store) -> None:
    town = glossaries.find(store, "town").number
    glossaries.delete_glossary(store, "town")
    assert numbers_changed_since(store, 0, town, 1000) is None
