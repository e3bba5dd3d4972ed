"""What was deleted, and its way back to where it stood."""

from __future__ import annotations

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import editing, moving
from interpreter_app.store import deeds, glossaries
from interpreter_app.store.bin import (
    deleted_concepts,
    deleted_glossaries,
    deleted_here,
    last_deleted,
    restore_concepts,
    restore_glossary,
)
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Whole
from tests.conftest import small_glossary
from tests.contents import indexed, written

FR, EN = Language.FRENCH, Language.ENGLISH


def _new(ident: str) -> Concept:
    return Concept(ident, (Term(ident, FR), Term(ident, EN)))


def _ids(store: Store, text: str = "") -> list[str]:
    return [one.concept.id for one in deleted_concepts(store, text)]


def _there(store: Store, glossary: str = "town") -> list[str]:
    return [s.concept.id for s in glossaries.concepts_of(store, glossaries.find(store, glossary).number)]


def _number(store: Store, ident: str, glossary: str = "town") -> int:
    stored = glossaries.concept(store, glossary, ident)
    assert stored is not None
    return stored.number


def test_what_was_deleted_is_listed_with_who_when_and_how_it_stood(store: Store) -> None:
    assert deleted_concepts(store) == []
    mairie = small_glossary().concepts[3]
    glossaries.delete(store, "town", ["mairie"], who="Zoé")
    glossaries.delete(store, "town", ["assises"], who="Ada")
    newest, oldest = deleted_concepts(store)
    assert (newest.concept.id, newest.who, newest.glossary) == ("assises", "Ada", "town")
    assert (oldest.concept, oldest.who, oldest.glossary_is_gone) == (mairie, "Zoé", False)
    assert oldest.at <= newest.at
    assert oldest.zone


def test_it_is_looked_through_by_the_beginnings_of_words(store: Store) -> None:
    glossaries.delete(store, "town", [c.id for c in small_glossary()])
    assert _ids(store, "Consèil quart") == ["conseil-de-quartier"]
    assert _ids(store, "PB") == ["budget-participatif"]
    assert _ids(store, "nothing") == []
    assert len(_ids(store, " ")) == 8


def test_it_is_read_page_by_page(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interpreter_app.store.bin._PORTION", 3)
    for concept in small_glossary().concepts[:3]:
        glossaries.delete(store, "town", [concept.id])
    glossaries.delete(store, "town", [c.id for c in small_glossary()])
    every = deleted_concepts(store)
    assert len(every) == len({one.concept.id for one in every}) == 8
    read: list[object] = []
    after = None
    while page := deleted_concepts(store, limit=3, after=after):
        read += page
        after = page[-1].key
    assert read == every


def test_what_is_there_again_or_elsewhere_or_was_never_wanted_is_not_in_it(store: Store) -> None:
    port = editing.create_glossary(store, Bilingual("Le port", "The harbour")).glossary
    glossaries.delete(store, "town", ["mairie"])
    deeds.undo_next(store)
    assert _ids(store) == []
    deeds.redo_next(store)
    assert _ids(store) == ["mairie"]
    glossaries.put(store, "town", [_new("mairie")])
    moving.move_concepts(store, [_number(store, "assises")], port)
    assert _ids(store) == []
    deeds.undo_next(store)
    deeds.redo_next(store)
    assert _ids(store) == []
    deeds.undo_next(store)
    glossaries.put(store, "town", [_new("x")])
    deeds.undo_next(store)
    assert _ids(store) == []
    glossaries.delete(store, "town", ["mairie"])
    assert [(one.concept, one.who) for one in deleted_concepts(store)] == [(_new("mairie"), "")]


def test_deleted_concepts_come_back_to_their_places_as_one_deed(store: Store) -> None:
    order, keys = _there(store), indexed(store)["whole"]
    glossaries.delete(store, "town", [order[0]])
    glossaries.delete(store, "town", [order[-1], order[2]])
    glossaries.put(store, "town", [_new("newer")])
    change = restore_concepts(store, deleted_concepts(store), "Ada")
    assert _there(store) == [*order, "newer"]
    assert set(change.added) == {order[0], order[2], order[-1]}
    assert _ids(store) == []
    assert [key for key in indexed(store)["whole"] if key[0] != "newer"] == keys
    (deed,) = deeds.deeds(store, 1)
    assert (deed.kind, deed.who, deed.concepts) == ("restore", "Ada", 3)
    deeds.undo_next(store)
    assert set(_ids(store)) == set(change.added)
    assert _there(store) == [*(i for i in order if i not in (order[0], order[2], order[-1])), "newer"]


def test_concepts_of_several_glossaries_come_back_together(store: Store) -> None:
    glossaries.bring(store, Glossary("port", Bilingual("Le port"), concepts=(_new("quai"),)))
    gone = [_number(store, "quai", "port"), _number(store, "mairie")]
    editing.delete_concepts(store, gone)
    assert set(_ids(store)) == {"quai", "mairie"}
    restore_concepts(store, deleted_concepts(store))
    assert [_number(store, "quai", "port"), _number(store, "mairie")] == gone
    deeds.undo_next(store)
    assert glossaries.concept(store, "port", "quai") is glossaries.concept(store, "town", "mairie") is None


def test_one_that_was_made_anew_meanwhile_is_left_alone(store: Store) -> None:
    glossaries.delete(store, "town", ["mairie"])
    listed = deleted_concepts(store)
    glossaries.put(store, "town", [_new("mairie")])
    before = written(store)
    assert restore_concepts(store, listed).operation is None
    assert written(store) == before


def test_a_concept_of_a_deleted_glossary_waits_for_the_glossary(store: Store) -> None:
    glossaries.delete(store, "town", ["mairie"])
    glossaries.delete_glossary(store, "town")
    (waiting,) = deleted_concepts(store)
    assert (waiting.concept.id, waiting.glossary_is_gone) == ("mairie", True)
    before = written(store)
    with pytest.raises(UsageError, match="“The town” is in the bin: bring the glossary back first"):
        restore_concepts(store, [waiting])
    assert written(store) == before
    restore_glossary(store, "town")
    (waiting,) = deleted_concepts(store)
    restore_concepts(store, [waiting])
    assert set(_there(store)) == {c.id for c in small_glossary()}


def test_a_glossary_is_listed_once_and_comes_back_as_it_stood(store: Store) -> None:
    before, keys = _there(store), indexed(store)["whole"]
    editing.delete_glossary(store, "town", "Zoé")
    assert deleted_concepts(store) == []
    (gone,) = deleted_glossaries(store)
    assert (gone.id, gone.name, gone.who, gone.concepts) == ("town", small_glossary().name, "Zoé", 8)
    change = restore_glossary(store, "town", "Ada")
    assert change.whole is Whole.MADE
    assert (_there(store), indexed(store)["whole"]) == (before, keys)
    assert deleted_glossaries(store) == []
    deeds.undo_next(store)
    assert glossaries.summaries(store) == []
    deeds.undo_next(store)
    assert _there(store) == before
    with pytest.raises(UsageError, match="in the bin"):
        restore_glossary(store, "town")


def test_what_was_brought_back_is_in_the_bin_again_once_that_is_undone(store: Store) -> None:
    glossaries.delete(store, "town", ["mairie"])
    restore_concepts(store, deleted_concepts(store))
    deeds.undo_next(store)
    assert _ids(store) == ["mairie"]
    deeds.redo_next(store)
    assert _ids(store) == []
    deeds.undo_next(store)
    restore_concepts(store, deleted_concepts(store))
    assert "mairie" in _there(store)
    glossaries.delete_glossary(store, "town")
    restore_glossary(store, "town")
    deeds.undo_next(store)
    assert [(one.id, one.concepts) for one in deleted_glossaries(store)] == [("town", 8)]
    deeds.redo_next(store)
    assert deleted_glossaries(store) == []
    deeds.undo_next(store)
    restore_glossary(store, "town")
    assert len(_there(store)) == 8


def test_a_glossary_whose_making_was_undone_is_not_in_the_bin(store: Store) -> None:
    editing.create_glossary(store, Bilingual("Le port", "The harbour"))
    deeds.undo_next(store)
    assert deleted_glossaries(store) == []


def test_a_concept_is_found_in_the_bin_by_its_ids(store: Store) -> None:
    assert last_deleted(store, "town", "mairie") is None
    glossaries.delete(store, "town", ["mairie", "assises"])
    found = last_deleted(store, "town", "mairie")
    assert found is not None
    assert found in deleted_concepts(store)


def test_words_are_looked_for_piece_by_piece(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interpreter_app.store.bin._LOOKED", 2)
    glossaries.put(store, "town", [_new(f"conseil {n}") for n in range(7)])
    for n in range(7):
        glossaries.delete(store, "town", [f"conseil {n}"])
    glossaries.delete(store, "town", ["mairie"])
    wanted = [f"conseil {n}" for n in reversed(range(7))]
    assert _ids(store, "cons") == wanted
    assert [one.concept.id for one in deleted_concepts(store, "cons", limit=3)] == wanted[:3]
    third = deleted_concepts(store, "cons", limit=3)[-1]
    assert [one.concept.id for one in deleted_concepts(store, "cons", after=third.key)] == wanted[3:]
    deeds.undo_next(store)
    assert _ids(store, "mairie") == []


def _steps(store: Store, count: int) -> int:
    """How much SQLite does, in thousands of its steps, to look through a bin with so many more concepts."""
    glossaries.put(store, "town", [_new(f"c{count}-{n}") for n in range(count)])
    glossaries.delete(store, "town", [f"c{count}-{n}" for n in range(count)])
    done: list[None] = []
    store.connection.set_progress_handler(lambda: done.append(None), 1000)
    assert deleted_concepts(store, "nothing") == []
    store.connection.set_progress_handler(None, 0)
    return len(done)


def test_a_search_costs_by_how_much_was_deleted_and_not_by_its_square(store: Store) -> None:
    few = _steps(store, 1500)
    assert 0 < _steps(store, 6000) < 8 * few


def test_what_was_made_anew_by_an_undone_deed_leaves_the_bin_as_it_was(store: Store) -> None:
    (mairie,) = (c for c in small_glossary() if c.id == "mairie")
    glossaries.delete(store, "town", ["mairie"], who="Zoé")
    before = deleted_concepts(store)
    glossaries.put(store, "town", [_new("mairie")], kind="import")
    assert deleted_concepts(store) == []
    for _time in range(2):
        deeds.undo_next(store)
        assert deleted_concepts(store) == before
        assert deleted_here(store, "town", ["mairie"]) == {"mairie": mairie}
        assert deleted_concepts(store, "mairie") == before
        deeds.redo_next(store)
        assert deleted_concepts(store) == []
    deeds.undo_next(store)
    restore_concepts(store, before)
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    assert stored.concept == mairie
    assert deleted_concepts(store) == []


def test_a_glossary_that_was_brought_again_and_undone_is_in_the_bin_as_before(store: Store) -> None:
    glossaries.delete_glossary(store, "town", "Zoé")
    before = deleted_glossaries(store)
    glossaries.bring(store, Glossary("town", Bilingual("Autre", "Other"), concepts=(_new("mairie"),)))
    glossaries.describe(store, Glossary("town", Bilingual("Encore", "Again")))
    assert deleted_glossaries(store) == []
    deeds.undo_next(store)
    deeds.undo_next(store)
    assert deleted_glossaries(store) == before
    assert deleted_concepts(store) == []
    restore_glossary(store, "town")
    assert glossaries.glossary(store, glossaries.find(store, "town").number) == small_glossary()
    deeds.undo_next(store)
    assert [one.id for one in deleted_glossaries(store)] == ["town"]
