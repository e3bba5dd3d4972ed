"""An earlier version of a concept is put there again, wherever the concept is by now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Language, Term
from interpreter_app.services import editing, moving
from interpreter_app.services.revising import bring_back, steps
from interpreter_app.store import deeds, glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.revisions import revisions
from tests.contents import written

FR, EN = Language.FRENCH, Language.ENGLISH


def _as(text: str) -> Concept:
    return Concept("mairie", (Term("mairie", FR), Term(text, EN)))


def _number(store: Store, glossary: str, ident: str) -> int:
    stored = glossaries.concept(store, glossary, ident)
    assert stored is not None
    return stored.number


def _now(store: Store, glossary: str = "town", ident: str = "mairie") -> Concept | None:
    stored = glossaries.concept(store, glossary, ident)
    return stored.concept if stored else None


def test_a_version_is_put_there_again_and_that_can_be_undone(store: Store) -> None:
    glossaries.put(store, "town", [_as("city hall")])
    oldest = revisions(store, "town", "mairie")[-1]
    change = bring_back(store, "town", "mairie", oldest.operation, "Ada")
    assert _now(store) == oldest.concept
    assert revisions(store, "town", "mairie")[0][4:6] == ("Ada", "restore")
    assert change.changed == ("mairie",)
    deeds.undo_next(store)
    assert _now(store) == _as("city hall")


def test_a_version_of_a_deleted_concept_comes_back_to_its_place_as_one_deed(store: Store) -> None:
    number = _number(store, "town", "mairie")
    glossaries.put(store, "town", [_as("city hall")])
    oldest = revisions(store, "town", "mairie")[-1]
    glossaries.delete(store, "town", ["mairie"])
    bring_back(store, "town", "mairie", oldest.operation)
    assert _now(store) == oldest.concept
    assert _number(store, "town", "mairie") == number
    (deed,) = deeds.deeds(store, 1)
    assert (deed.kind, deed.concepts) == ("restore", 1)
    deeds.undo_next(store)
    assert _now(store) is None
    deeds.redo_next(store)
    assert _now(store) == oldest.concept


def test_a_version_from_before_a_move_can_be_brought_back_where_it_is_now(store: Store) -> None:
    port = editing.create_glossary(store, Bilingual("Le port", "The harbour")).glossary
    moving.move_concepts(store, [_number(store, "town", "mairie")], port)
    glossaries.put(store, port, [_as("harbour office")])
    oldest = revisions(store, port, "mairie")[-1]
    bring_back(store, port, "mairie", oldest.operation)
    assert _now(store, port) == oldest.concept
    assert _now(store) is None


def test_the_version_that_stands_changes_nothing(store: Store) -> None:
    before = written(store)
    (only,) = revisions(store, "town", "mairie")
    assert bring_back(store, "town", "mairie", only.operation).operation is None
    assert written(store) == before


def test_what_cannot_be_brought_back_is_said(store: Store) -> None:
    other = revisions(store, "town", "assises")[0]
    glossaries.put(store, "town", [replace(_as("x"), id="y")])
    y = revisions(store, "town", "y")[0]
    gone = glossaries.delete(store, "town", ["mairie"])
    assert gone.operation is not None
    before = written(store)
    with pytest.raises(UsageError, match="was deleted then"):
        bring_back(store, "town", "mairie", gone.operation)
    with pytest.raises(UsageError, match="isn’t in the history"):
        bring_back(store, "town", "mairie", y.operation)
    assert written(store) == before
    glossaries.delete_glossary(store, "town")
    with pytest.raises(UsageError, match="bring the glossary back first"):
        bring_back(store, "town", "assises", other.operation)


def _write(store: Store, text: str, deed: int | None = None) -> int:
    """Write what is typed of the concept, as a part of a deed; the operation."""
    before = _now(store)
    assert before is not None
    change = editing.save_concept(store, "town", before, _as(text), "Ada", deed)
    assert change.operation is not None
    return change.operation


def test_what_was_written_in_one_sitting_is_one_step(store: Store) -> None:
    first = _write(store, "c")
    _write(store, "ci", first)
    last = _write(store, "city hall", first)
    _write(store, "city halls")
    newest, sitting, oldest = steps(store, "town", "mairie")
    assert [step.version.concept for step in (newest, sitting)] == [_as("city halls"), _as("city hall")]
    assert (sitting.version.operation, sitting.version.deed, sitting.kind) == (last, first, "edit")
    assert sitting.before == oldest.version
    assert newest.before == sitting.version
    assert sitting.began <= sitting.version.at
    assert oldest.before is None


def test_taking_a_sitting_back_is_one_step_and_so_is_what_was_made_in_it(store: Store) -> None:
    made = editing.new_concept(store, "town", Concept("", (Term("quai", FR),)), "Ada")
    assert made.operation is not None
    before = _now(store, ident="quai")
    assert before is not None
    more = replace(before, note="long")
    editing.save_concept(store, "town", before, more, "Ada", made.operation)
    editing.save_concept(store, "town", more, replace(more, source="Le Monde"), "Ada", made.operation)
    deeds.undo_next(store)
    deeds.redo_next(store)
    told = [(step.kind, step.version.concept) for step in steps(store, "town", "quai")]
    after = replace(more, source="Le Monde")
    assert told == [("undo", after), ("undo", None), ("add", after)]


def test_of_a_concept_that_never_was_there_is_no_step(store: Store) -> None:
    assert steps(store, "town", "nobody") == []
