"""A choice of concepts, in several glossaries, read and changed as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.base.errors import Cancelled
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import deeds, entries, glossaries, index, several
from interpreter_app.store.database import Store
from tests.contents import written

NEW = Concept("quai", (Term("quai", Language.FRENCH), Term("quay", Language.ENGLISH)))


@pytest.fixture
def numbers(store: Store) -> list[int]:
    """The numbers of all concepts of two glossaries."""
    glossaries.bring(store, Glossary("port", Bilingual("Le port"), concepts=(NEW,)))
    return entries.all_numbers(store)


def _noted(concept: Concept) -> Concept:
    return replace(concept, note="n")


def test_concepts_are_read_glossary_by_glossary(store: Store, numbers: list[int]) -> None:
    found = several.chosen(store, [*reversed(numbers), numbers[0], 999])
    assert {glossary: len(concepts) for glossary, concepts in found.items()} == {"town": 8, "port": 1}
    assert [stored.number for stored in found["town"]] == numbers[:8]
    assert found["port"][0].concept == NEW


@pytest.mark.parametrize("portion", [1, 3, 8000])
def test_they_are_changed_as_one_deed_in_portions(
    store: Store, numbers: list[int], portion: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "CHUNK", portion)
    change = several.change(store, numbers, _noted, "Ada", "edit")
    assert (len(change.changed), [part.changed for part in change.also]) == (8, [("quai",)])
    assert all(s.concept.note == "n" for c in several.chosen(store, numbers).values() for s in c)
    deeds.undo_next(store)
    assert not any(s.concept.note for c in several.chosen(store, numbers).values() for s in c)


def test_what_is_stopped_half_way_has_changed_nothing(
    store: Store, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "CHUNK", 2)
    before = written(store)

    def stop(done: int, _whole: int) -> None:
        if done > 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        several.change(store, numbers, _noted, progress=stop)
    with pytest.raises(Cancelled):
        several.put(store, {"town": [NEW], "port": [_noted(NEW)]}, progress=lambda _d, _w: stop(9, 9))
    assert written(store) == before


def test_nothing_chosen_writes_nothing(store: Store, numbers: list[int]) -> None:
    before = written(store)
    for change in (
        several.change(store, [], _noted),
        several.change(store, numbers, lambda concept: concept),
        several.put(store, {}),
        several.delete(store, {}),
        several.delete(store, {"town": ["nobody"], "port": []}),
    ):
        assert change.operation is None
    assert written(store) == before
