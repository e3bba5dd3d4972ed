"""What a concept has been, and by what operation each version was made."""

from __future__ import annotations

from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.versions import past


def _concept(note: str) -> Concept:
    return Concept("quai", (Term("quai", Language.FRENCH),), note=note)


def test_the_versions_come_oldest_first_with_what_made_them(store: Store) -> None:
    glossaries.put(store, "town", [_concept("a")], kind="import")
    (first,) = past(store, "town", ["quai"]).values()
    assert (first.earlier, first.kinds) == ((), ("import",))
    edit = glossaries.put(store, "town", [_concept("b")])
    glossaries.put(store, "town", [_concept("c")], kind="import")
    found = past(store, "town", ["quai", "nothing"])
    assert found.keys() == {"quai"}
    assert found["quai"].earlier == (_concept("a"), _concept("b"))
    assert found["quai"].kinds == ("import", "edit", "import")
    assert edit.operation is not None
    assert [found["quai"].as_of(edit.operation + by) for by in (-1, 0, 1, 9)] == [0, 1, 2, 2]
    assert found["quai"].as_of(0) == 0
    glossaries.undo(store, edit.operation)
    assert past(store, "town", ["quai"])["quai"].kinds == ("import", "edit", "import", "undo")


def test_what_was_deleted_and_came_back_begins_anew(store: Store) -> None:
    glossaries.put(store, "town", [_concept("a")], kind="import")
    deleted = glossaries.delete(store, "town", ["quai"])
    glossaries.undo(store, deleted.operation)
    glossaries.put(store, "town", [_concept("b")])
    found = past(store, "town", ["quai"])["quai"]
    assert (found.earlier, found.kinds) == ((_concept("a"),), ("undo", "edit"))


def test_a_concept_of_another_glossary_is_another(store: Store) -> None:
    assert past(store, "elsewhere", ["mairie"]) == {}
