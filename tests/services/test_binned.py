"""The bin page by page: everything in it stands on one page, however the pages fall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import binned, note_taking, people, planning
from interpreter_app.services.binned import Sort
from interpreter_app.store import bin as deleted
from interpreter_app.store import glossaries, history, notes
from interpreter_app.store.bin import DeletedGlossary
from interpreter_app.store.database import Store
from interpreter_app.store.records import Deleted as DeletedRecord
from tests.domain.notes.given import AMY, ANN, VISIT, note


def _found(store: Store, text: str, limit: int) -> list[str]:
    """The ids of what all pages together have."""
    page = binned.page(store, text, limit)
    found = [*page.found]
    while page.after is not None:
        page = binned.page(store, text, limit, page.after)
        found += page.found
    return [one.id if isinstance(one, DeletedGlossary) else one.concept.id for one in found]


@pytest.mark.parametrize("text", ["", "ferme"])
@pytest.mark.parametrize("looked", [1, 2, 3, 7])
def test_a_glossary_is_found_though_a_page_ends_among_the_concepts_that_went_with_it(
    store: Store, monkeypatch: pytest.MonkeyPatch, text: str, looked: int
) -> None:
    monkeypatch.setattr(binned, "_PATIENCE", 0)
    monkeypatch.setattr(deleted, "_LOOKED", looked)
    words = [Concept(f"oie-{n}", (Term(f"oie {n}", Language.FRENCH),)) for n in range(5)]
    own = Concept("ferme-a-oies", (Term("ferme à oies", Language.FRENCH),))
    glossaries.create(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    glossaries.put(store, "farm", [own, *words])
    glossaries.put(store, "town", [replace(own, id="ferme-en-ville")])
    glossaries.delete(store, "town", ["ferme-en-ville"])
    glossaries.delete_glossary(store, "farm")
    assert sorted(_found(store, text, 1)) == ["farm", "ferme-en-ville"]


def _pages(store: Store, limit: int, sort: Sort = Sort.ALL, text: str = "") -> list[str]:
    """What all pages together have, by id."""
    page = binned.page(store, text, limit, sort=sort)
    found = [*page.found]
    while page.after is not None:
        page = binned.page(store, text, limit, page.after, sort=sort)
        found += page.found
    return [
        one.key.id if isinstance(one, DeletedRecord)
        else one.id if isinstance(one, DeletedGlossary)
        else one.concept.id
        for one in found
    ]  # fmt: skip


@pytest.fixture
def mixed(store: Store) -> Store:
    """Concepts, a contact, a visit and notes, deleted in turn."""
    people.create(store, [ANN, AMY])
    planning.create(store, VISIT)
    note_taking.add(store, [note("a", text="on vote"), note("b", text="l’écluse"), note("c", text="reste")])
    words = [Concept(f"oie-{n}", (Term(f"oie {n}", Language.FRENCH),)) for n in range(3)]
    glossaries.put(store, "town", words)
    glossaries.delete(store, "town", ["oie-0"])
    note_taking.delete(store, ["a"], "Ann")
    glossaries.delete(store, "town", ["oie-1"])
    people.delete(store, [AMY.id])
    note_taking.delete(store, ["b"])
    glossaries.delete(store, "town", ["oie-2"])
    return store


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_notes_stand_among_the_rest_each_on_one_page(mixed: Store, limit: int) -> None:
    assert _pages(mixed, limit) == ["oie-2", "b", AMY.id, "oie-1", "a", "oie-0"]


def test_one_sort_alone_can_be_asked_for(mixed: Store) -> None:
    assert _pages(mixed, 2, Sort.NOTES) == ["b", "a"]
    assert _pages(mixed, 2, Sort.PLANS) == [AMY.id]
    assert _pages(mixed, 2, Sort.TERMS) == ["oie-2", "oie-1", "oie-0"]
    assert _pages(mixed, 2, Sort.NOTES, "ECLUSES") == []
    assert _pages(mixed, 2, Sort.NOTES, "ecl") == ["b"]


def test_notes_come_back_with_all_they_said_and_go_again_at_once(mixed: Store) -> None:
    page = binned.page(mixed, sort=Sort.NOTES)
    assert set(page.named.visits) == {"paris"}
    returned = binned.bring_back(mixed, page.found, "Eve")
    assert (returned.records, _pages(mixed, 9, Sort.NOTES)) == (2, [])
    assert [one.text for one in notes.of_visit(mixed, "paris").notes] == ["on vote", "l’écluse", "reste"]
    binned.take_again(mixed, returned)
    assert sorted(_pages(mixed, 9, Sort.NOTES)) == ["a", "b"]


def test_notes_whose_import_was_taken_back_were_not_deleted(store: Store) -> None:
    done = note_taking.add(store, [note("a"), note("b")], kind="import-notes")
    history.undo(store, done.change.operation)
    assert _pages(store, 9) == []
