"""Concepts moved, copied and split off: their ids, look-up, way back, and what a release makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange.formats import write_glossary
from interpreter_app.services.editing import create_glossary
from interpreter_app.services.lookup import LookupDesk
from interpreter_app.services.moving import (
    copy_concepts,
    duplicate_concepts,
    move_concepts,
    split_glossary,
)
from interpreter_app.services.releases import differences
from interpreter_app.services.workspace import update_starters
from interpreter_app.store import deeds, glossaries, index, index_later, session
from interpreter_app.store.database import Store, connect, integrity
from interpreter_app.store.glossaries import Change
from tests.conftest import small_glossary
from tests.contents import indexed, written

FR, EN = Language.FRENCH, Language.ENGLISH
MAIRIE = small_glossary().concepts[3]


@pytest.fixture
def port(store: Store) -> str:
    """The id of a second glossary, which has a concept «mairie» of its own."""
    ident = create_glossary(store, Bilingual("Le port", "The harbour")).glossary
    glossaries.put(store, ident, [_new("mairie", "harbour office"), _new("quai", "quay")])
    return ident


def _new(ident: str, english: str = "") -> Concept:
    return Concept(ident, (Term(ident, FR), Term(english or ident, EN)))


def _numbers(store: Store, *idents: str, glossary: str = "town") -> list[int]:
    found = (glossaries.concept(store, glossary, ident) for ident in idents)
    return [stored.number for stored in found if stored]


def _contents(store: Store) -> dict[str, dict[str, Concept]]:
    return {
        g.id: {s.concept.id: s.concept for s in glossaries.concepts_of(store, g.number)}
        for g in glossaries.summaries(store)
    }


def _found(store: Store, query: str) -> set[tuple[str, str]]:
    desk = LookupDesk(store)
    desk.refresh()
    return {(result.glossary, result.concept.id) for result in desk.look_up(query)}


def _index_is_as_if_made_from_nothing(store: Store) -> bool:
    assert index.is_current(store)
    grown = indexed(store)
    index.throw_away(store)
    index.build(store)
    return [grown[name] for name in ("whole", "text")] == [indexed(store)[name] for name in ("whole", "text")]


def test_a_moved_concept_keeps_its_id_and_is_found_where_it_is(store: Store, port: str) -> None:
    move_concepts(store, _numbers(store, "assises"), port, "Ada")
    assert "assises" not in _contents(store)["town"]
    assert _contents(store)[port]["assises"] == small_glossary().concepts[6]
    assert _found(store, "assises") == {(port, "assises")}
    deeds.undo_next(store)
    assert _found(store, "assises") == {("town", "assises")}
    deeds.redo_next(store)
    assert _found(store, "assises") == {(port, "assises")}


def test_where_the_id_is_taken_it_gets_another_and_both_stay(store: Store, port: str) -> None:
    change = move_concepts(store, _numbers(store, "mairie"), port)
    (ident,) = change.added
    there = _contents(store)[port]
    assert there["mairie"].terms[1].text == "harbour office"
    assert there[ident] == replace(MAIRIE, id=ident)
    assert {(port, "mairie"), (port, ident)} <= _found(store, "mairie")


def test_there_and_back_again_a_concept_has_its_own_id(store: Store, port: str) -> None:
    move_concepts(store, _numbers(store, "assises"), port)
    move_concepts(store, _numbers(store, "assises", glossary=port), "town")
    assert _contents(store)["town"]["assises"] == small_glossary().concepts[6]
    assert "assises" not in _contents(store)[port]


def test_the_id_of_a_deleted_concept_is_left_for_it(store: Store, port: str) -> None:
    glossaries.delete(store, port, ["mairie"])
    change = move_concepts(store, _numbers(store, "mairie"), port)
    assert change.added != ("mairie",)


def test_what_is_in_the_glossary_already_stays(store: Store, port: str) -> None:
    before = written(store)
    assert move_concepts(store, _numbers(store, "mairie"), "town").operation is None
    assert move_concepts(store, [999], port).operation is None
    assert written(store) == before


def test_copies_stand_beside_the_originals(store: Store, port: str) -> None:
    change = copy_concepts(store, _numbers(store, "mairie", "assises"), port, "Ada")
    contents = _contents(store)
    assert contents["town"]["mairie"] == MAIRIE
    assert contents[port]["assises"] == contents["town"]["assises"]
    assert {(port, "assises"), ("town", "assises")} <= _found(store, "assises")
    deed = deeds.next_undo(store)
    assert deed is not None
    assert (deed.kind, deed.concepts, deed.number) == ("copy", 2, change.operation)
    deeds.undo_next(store)
    assert set(_contents(store)[port]) == {"mairie", "quai"}


def test_duplicates_get_ids_of_their_own_in_their_glossaries(store: Store, port: str) -> None:
    numbers = [*_numbers(store, "mairie", "assises"), *_numbers(store, "quai", glossary=port)]
    before = _contents(store)
    for _ in range(2):
        duplicate_concepts(store, numbers)
    after = _contents(store)
    assert [len(after[g]) - len(before[g]) for g in ("town", port)] == [4, 2]
    assert all(after[g][ident] == concept for g in before for ident, concept in before[g].items())
    assert [c.terms for c in after[port].values()].count(after[port]["quai"].terms) == 3
    deeds.undo_next(store)
    deeds.undo_next(store)
    assert _contents(store) == before


def test_a_glossary_is_split_as_one_deed(store: Store, port: str) -> None:
    before = _contents(store)
    numbers = [*_numbers(store, "mairie", "assises"), *_numbers(store, "mairie", glossary=port)]
    change = split_glossary(store, numbers, Bilingual("Bâtiments", "Buildings"), Bilingual("d"), "Ada")
    contents = _contents(store)
    assert len(contents["buildings"]) == 3
    assert contents["buildings"]["mairie"] == MAIRIE
    assert "mairie" not in contents["town"] | contents[port]
    assert {part.glossary for part in change.also} == {"town", port}
    deed = deeds.next_undo(store)
    assert deed is not None
    assert (deed.kind, deed.concepts) == ("split", 3)
    deeds.undo_next(store)
    assert _contents(store) == before
    deeds.redo_next(store)
    assert _contents(store) == contents
    with pytest.raises(UsageError, match="choose another name"):
        split_glossary(store, numbers, Bilingual("Bâtiments"))


@pytest.mark.parametrize("bring", [move_concepts, copy_concepts])
def test_into_a_deleted_glossary_nothing_is_brought(
    store: Store, port: str, bring: Callable[..., Change]
) -> None:
    glossaries.delete_glossary(store, port)
    before = written(store)
    with pytest.raises(UsageError, match="“The harbour” is in the bin: bring the glossary back first"):
        bring(store, _numbers(store, "mairie"), port)
    with pytest.raises(UsageError, match="“nowhere”"):
        bring(store, _numbers(store, "mairie"), "nowhere")
    assert written(store) == before


@pytest.mark.parametrize("at_once", [1, 2, 2000])
def test_the_index_is_right_after_each_deed_however_large(
    store: Store, port: str, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_later, "AT_ONCE", at_once)
    numbers = _numbers(store, "mairie", "assises", "recevabilite")
    move_concepts(store, numbers, port)
    assert _index_is_as_if_made_from_nothing(store)
    deeds.undo_next(store)
    assert _index_is_as_if_made_from_nothing(store)
    deeds.redo_next(store)
    copy_concepts(store, _numbers(store, "assises", "recevabilite", glossary=port), "town")
    assert _index_is_as_if_made_from_nothing(store)
    split_glossary(store, [c.number for c in glossaries.concepts_of(store, 1)], Bilingual("Tout"))
    assert _index_is_as_if_made_from_nothing(store)
    deeds.undo_next(store)
    assert _index_is_as_if_made_from_nothing(store)
    assert integrity(store) == ()


# The program's own glossaries.


def _release(store: Store, folder: Path, **notes: str) -> None:
    """A release whose glossary has these entries, each with its note."""
    concepts = tuple(replace(_new(ident), note=note) for ident, note in notes.items())
    glossary = Glossary("shipped", Bilingual("Livré", "Shipped"), version="1", concepts=concepts)
    write_glossary(glossary, folder / "shipped.yaml")
    update_starters(store, folder)


def test_a_starter_entry_that_was_moved_stays_away_and_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "glossaries"
    folder.mkdir()
    with connect(tmp_path / "store.sqlite") as store:
        index.build(store)
        own = create_glossary(store, Bilingual("À moi", "My own")).glossary
        _release(store, folder, alpha="1", beta="1", gamma="1")
        glossaries.put(store, "shipped", [replace(_new("beta"), note="mine")])
        move_concepts(store, _numbers(store, "alpha", "beta", glossary="shipped"), own)
        copy_concepts(store, _numbers(store, "gamma", glossary="shipped"), own)
        _release(store, folder, alpha="2", beta="2", gamma="2")
        notes = {g: {c.id: c.note for c in own.values()} for g, own in _contents(store).items()}
        assert notes == {own: {"alpha": "1", "beta": "mine", "gamma": "1"}, "shipped": {"gamma": "2"}}
        assert differences(store) == []
        move_concepts(store, _numbers(store, "alpha", "beta", glossary=own), "shipped")
        _release(store, folder, alpha="3", beta="3", gamma="3")
        notes = {g: {c.id: c.note for c in own.values()} for g, own in _contents(store).items()}
        assert notes["shipped"]["beta"] == "mine"
        assert [one.mine.id for one in differences(store) if one.mine.id == "beta"] == ["beta"]
        update = deeds.deeds(store, 1)[0]
        assert update.kind == "starter"


def test_of_a_thousand_pins_one_is_found_by_one_question(store: Store) -> None:
    with store.write():
        for n in range(1000):
            session.pin(store, "town", f"gone-{n}", FR)
    number = session.pin(store, "town", "assises", FR)
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    assert session.pinned(store, "town", "assises") == number
    assert session.pinned(store, "town", "mairie") is None
    assert len(session.pins(store)) == 1001
    store.connection.set_trace_callback(None)
    assert len(asked) == 3


def test_a_pin_follows_its_concept_and_comes_back_with_it(store: Store, port: str) -> None:
    number = session.pin(store, "town", "assises", FR, "assises")
    session.pin(store, port, "quai", FR)
    before = session.pins(store)
    moved = move_concepts(store, _numbers(store, "assises"), port)
    assert [(p.glossary, p.concept, p.term) for p in session.pins(store)] == [
        (port, "quai", ""),
        (port, "assises", "assises"),
    ]
    assert session.pinned(store, port, "assises") == session.pin(store, port, "assises", EN) == number
    assert session.pinned(store, "town", "assises") is None
    glossaries.undo(store, moved.operation)
    assert session.pins(store) == before


def test_a_pin_follows_over_several_glossaries_and_under_another_id(store: Store, port: str) -> None:
    session.pin(store, "town", "mairie", FR)
    move_concepts(store, _numbers(store, "mairie"), port)
    (there,) = session.pins(store)
    assert (there.glossary, there.concept != "mairie") == (port, True)
    third = create_glossary(store, Bilingual("Voyage", "Journey")).glossary
    move_concepts(store, _numbers(store, there.concept, glossary=port), third)
    (there,) = session.pins(store)
    assert there.glossary == third
    move_concepts(store, _numbers(store, there.concept, glossary=third), "town")
    (there,) = session.pins(store)
    assert there.glossary == "town"
    assert _contents(store)["town"][there.concept].terms == MAIRIE.terms


def test_two_pins_that_come_to_one_place_are_one(store: Store, port: str) -> None:
    session.pin(store, "town", "assises", FR)
    move_concepts(store, _numbers(store, "assises"), port)
    deeds.undo_next(store)
    session.pin(store, port, "assises", EN)
    assert len(session.pins(store)) == 2
    deeds.redo_next(store)
    assert [(p.glossary, p.concept) for p in session.pins(store)] == [(port, "assises")]
