"""Every operation, on concepts or on a whole glossary, can be taken back, and that again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from interpreter_app.base.errors import StoreError, UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import glossaries, index, index_later
from interpreter_app.store.database import Store, connect, integrity
from interpreter_app.store.glossaries import Change, Whole
from tests import strategies
from tests.conftest import small_glossary
from tests.contents import indexed, written
from tests.limits import run_python

FR, EN = Language.FRENCH, Language.ENGLISH
Numbered = list[tuple[int, Concept, tuple[int, ...]]]
State = dict[str, tuple[Glossary, int, bool, Numbered]]


def _new(ident: str, text: str = "") -> Concept:
    return Concept(ident, (Term(text or ident, FR), Term(text or ident, EN)))


def _state(store: Store) -> State:
    """Everything that stands in the glossaries, with its place, but for when it was written."""
    return {
        summary.id: (
            replace(glossaries.glossary(store, summary.number), concepts=()),
            summary.number,
            summary.is_starter,
            [(s.number, s.concept, s.term_numbers) for s in glossaries.concepts_of(store, summary.number)],
        )
        for summary in glossaries.summaries(store)
    }


def _contents(store: Store) -> dict[str, tuple[Concept, ...]]:
    return {g.id: glossaries.glossary(store, g.number).concepts for g in glossaries.summaries(store)}


def _index_is_as_if_made_from_nothing(store: Store) -> bool:
    assert index.is_current(store)
    grown = indexed(store)
    index.throw_away(store)
    index.build(store)
    anew = indexed(store)
    return grown["whole"] == anew["whole"] and grown["text"] == anew["text"]


def _bring(store: Store, count: int = 5) -> Change:
    concepts = tuple(_new(f"c-{n}", f"mot {n}") for n in range(count))
    return glossaries.bring(
        store, Glossary("harbour", Bilingual("Le port", "The harbour"), concepts=concepts)
    )


DEEDS: dict[str, Callable[[Store], Change]] = {
    "create": lambda store: glossaries.create(store, Glossary("own", Bilingual("Mes mots"))),
    "bring": _bring,
    "describe": lambda store: glossaries.describe(
        store, Glossary("town", Bilingual("N", "M"), Bilingual("d", "e"), "2", "CC0", "Ada")
    ),
    "add": lambda store: glossaries.put(store, "town", [_new("x"), _new("y")]),
    "edit": lambda store: glossaries.put(store, "town", [_new("mairie", "fontaine"), _new("assises")]),
    "note": lambda store: glossaries.put(
        store, "town", [replace(small_glossary().concepts[0], note="only a note")]
    ),
    "delete first": lambda store: glossaries.delete(store, "town", [small_glossary().concepts[0].id]),
    "delete some": lambda store: glossaries.delete(store, "town", ["mairie", "assises"]),
    "delete all": lambda store: glossaries.delete(store, "town", [c.id for c in small_glossary()]),
    "delete glossary": lambda store: glossaries.delete_glossary(store, "town"),
}


@pytest.mark.parametrize("at_once", [1, 2000])
@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_undone_all_stands_as_before_and_done_again_as_after(
    store: Store, deed: Callable[[Store], Change], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_later, "AT_ONCE", at_once)
    last = glossaries.last_operation(store)
    before = _state(store)
    change = deed(store)
    after = _state(store)
    assert after != before
    assert _index_is_as_if_made_from_nothing(store)
    for _ in range(2):
        undone = glossaries.undo(store, change.operation)
        assert _contents(store) == {ident: tuple(c for _n, c, _t in s[3]) for ident, s in before.items()}
        assert {i: s[:3] for i, s in _state(store).items()} == {i: s[:3] for i, s in before.items()}
        assert _places(_state(store)) == _places(before)
        assert glossaries.last_operation(store) == last
        assert _index_is_as_if_made_from_nothing(store)
        change = glossaries.undo(store, undone.operation)
        assert _contents(store) == {ident: tuple(c for _n, c, _t in s[3]) for ident, s in after.items()}
        assert _places(_state(store)) == _places(after)
        assert glossaries.last_operation(store) not in (last, None)
        assert _index_is_as_if_made_from_nothing(store)
    assert integrity(store) == ()


def _places(state: State) -> dict[str, list[int]]:
    return {ident: [number for number, _concept, _terms in s[3]] for ident, s in state.items()}


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.glossaries())
def test_a_glossary_that_was_deleted_comes_back_to_the_last_character(
    tmp_path_factory: pytest.TempPathFactory, wanted: Glossary
) -> None:
    with connect(tmp_path_factory.mktemp("back") / "store.sqlite") as store:
        index.build(store)
        glossaries.bring(store, wanted, starter=True)
        before = _state(store)
        change = glossaries.delete_glossary(store, wanted.id)
        assert glossaries.summaries(store) == []
        glossaries.undo(store, change.operation)
        assert _state(store) == before


# What becomes of a glossary.


def test_a_deleted_glossary_is_gone_with_everything_and_the_others_stay(store: Store) -> None:
    _bring(store)
    change = glossaries.delete_glossary(store, "town", who="Zoé")
    assert (change.glossary, change.whole, change.deleted) == ("town", Whole.DELETED, ())
    assert list(_contents(store)) == ["harbour"]
    row = store.connection.execute("SELECT who, kind FROM operation WHERE number = ?", (change.operation,))
    assert row.fetchone() == ("Zoé", "delete-glossary")
    with pytest.raises(UsageError, match="“town”"):
        glossaries.delete_glossary(store, "town")
    with pytest.raises(UsageError, match="“town”"):
        glossaries.put(store, "town", [_new("a")])


def test_glossaries_come_back_in_their_old_order(store: Store) -> None:
    _bring(store)
    change = glossaries.delete_glossary(store, "town")
    glossaries.create(store, Glossary("newer", Bilingual("Neuf")))
    glossaries.undo(store, change.operation)
    assert list(_contents(store)) == ["town", "harbour", "newer"]


def test_a_glossary_that_somebody_has_written_into_outlives_the_undo_of_its_making(store: Store) -> None:
    made = _bring(store)
    glossaries.put(store, "harbour", [_new("quay")], who="Ada")
    undone = glossaries.undo(store, made.operation)
    assert undone.whole is None
    assert [c.id for c in _contents(store)["harbour"]] == ["quay"]
    glossaries.undo(store, undone.operation)
    assert [c.id for c in _contents(store)["harbour"]] == ["c-0", "c-1", "c-2", "c-3", "c-4", "quay"]


def test_a_glossary_made_anew_under_the_same_id_takes_the_old_one_in(store: Store) -> None:
    change = glossaries.delete_glossary(store, "town")
    glossaries.bring(
        store, Glossary("town", Bilingual("Autre", "Other"), concepts=(_new("mairie"), _new("x")))
    )
    undone = glossaries.undo(store, change.operation)
    assert glossaries.find(store, "town").name == small_glossary().name
    there = {c.id: c for c in _contents(store)["town"]}
    assert there == {c.id: c for c in (*small_glossary(), _new("x"))}
    assert undone.changed == ("mairie",)
    glossaries.undo(store, undone.operation)
    assert set(_contents(store)["town"]) == {_new("mairie"), _new("x")}
    assert glossaries.find(store, "town").name.en == "Other"


def test_what_was_done_in_a_glossary_that_is_gone_waits_until_the_glossary_is_back(store: Store) -> None:
    edit = glossaries.put(store, "town", [_new("new")])
    gone = glossaries.delete_glossary(store, "town")
    before = written(store)
    with pytest.raises(UsageError, match="“town”"):
        glossaries.undo(store, edit.operation)
    assert written(store) == before
    glossaries.undo(store, gone.operation)
    glossaries.undo(store, edit.operation)
    assert _contents(store)["town"] == small_glossary().concepts


def test_a_new_name_of_a_glossary_that_is_gone_is_not_taken_back_before_the_glossary(store: Store) -> None:
    named = glossaries.describe(store, Glossary("town", Bilingual("Autre", "Other")))
    glossaries.delete_glossary(store, "town")
    before = written(store)
    with pytest.raises(UsageError, match="“town”"):
        glossaries.undo(store, named.operation)
    assert written(store) == before


def test_an_operation_of_another_store_is_refused(store: Store) -> None:
    before = written(store)
    with pytest.raises(UsageError, match="isn’t in this store"):
        glossaries.undo(store, 999)
    assert written(store) == before


# Places.


def test_a_deleted_concept_comes_back_to_its_place_whatever_was_added_since(store: Store) -> None:
    order = [c.id for c in _contents(store)["town"]]
    last = glossaries.delete(store, "town", [order[-1]])
    first = glossaries.delete(store, "town", [order[0]])
    glossaries.put(store, "town", [_new("newer")])
    glossaries.undo(store, first.operation)
    glossaries.undo(store, last.operation)
    assert [c.id for c in _contents(store)["town"]] == [*order, "newer"]


def test_a_place_is_never_given_to_another_concept(store: Store) -> None:
    numbers = {s.number for s in glossaries.concepts_of(store, 1)}
    terms = {t for s in glossaries.concepts_of(store, 1) for t in s.term_numbers}
    glossaries.delete_glossary(store, "town")
    _bring(store)
    (harbour,) = glossaries.summaries(store)
    assert harbour.number != 1
    new = list(glossaries.concepts_of(store, harbour.number))
    assert numbers.isdisjoint(s.number for s in new)
    assert terms.isdisjoint(t for s in new for t in s.term_numbers)


# Nothing to do.


@pytest.mark.parametrize(
    "nothing",
    [
        lambda store: glossaries.put(store, "town", small_glossary().concepts),
        lambda store: glossaries.put(store, "town", []),
        lambda store: glossaries.delete(store, "town", ["nobody"]),
        lambda store: glossaries.delete(store, "town", []),
        lambda store: glossaries.describe(store, replace(small_glossary(), concepts=())),
    ],
)
def test_what_changes_nothing_writes_nothing(store: Store, nothing: Callable[[Store], Change]) -> None:
    before = written(store)
    change = nothing(store)
    assert change == Change(None, "town")
    assert glossaries.undo(store, change.operation) == Change(None, "")
    assert written(store) == before


# Older stores, larger ones, and what goes wrong.


def test_what_an_older_release_kept_of_deleted_concepts_comes_back_too(store: Store) -> None:
    """Up to version 3 a deleted concept was a text in the history."""
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    from interpreter_app.store.rows import to_text

    with store.write():
        cursor = store.connection.execute(
            "INSERT INTO operation (at, zone, who, kind, glossary)"
            " VALUES ('2026', 'UTC', '', 'delete', 'town')"
        )
        store.connection.execute(
            "INSERT INTO history (operation, concept, before) VALUES (?, 'mairie', ?)",
            (cursor.lastrowid, to_text(stored.concept)),
        )
        index.remove(store, [stored.number])
        store.connection.execute("DELETE FROM term WHERE concept = ?", (stored.number,))
        store.connection.execute("DELETE FROM concept WHERE number = ?", (stored.number,))
    back = glossaries.undo(store, cursor.lastrowid)
    assert back.added == ("mairie",)
    assert set(_contents(store)["town"]) == set(small_glossary())
    assert _index_is_as_if_made_from_nothing(store)


def test_what_is_taken_out_has_every_column_of_what_it_was_taken_from(store: Store) -> None:
    """A step that adds a column to concepts or terms must add it to what was deleted, too."""
    for table in ("concept", "term"):
        columns, gone = (
            {r[1]: r[2] for r in store.connection.execute(f"PRAGMA table_info({name})")}
            for name in (table, f"gone_{table}")
        )
        assert {"operation": "INTEGER", **columns} == gone


def test_a_large_change_is_there_before_its_index_and_other_writers_get_in_between(
    store: Store, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_later, "AT_ONCE", 3)
    seen: list[tuple[int, bool]] = []
    real = index.build

    def build(store: Store, *_progress: object) -> None:
        with connect(store_path) as other:
            seen.append((glossaries.find(other, "harbour").concepts, index.is_current(other)))
            glossaries.put(other, "town", [_new("meanwhile")])
        real(store)

    monkeypatch.setattr(index, "build", build)
    _bring(store, 20)
    assert seen == [(20, False)]
    monkeypatch.undo()
    assert _index_is_as_if_made_from_nothing(store)


def test_a_large_change_whose_index_cannot_be_finished_is_written_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise StoreError("no room")

    monkeypatch.setattr(index_later, "AT_ONCE", 3)
    with monkeypatch.context() as patched:
        patched.setattr(index, "build", fail)
        _bring(store, 20)
    assert len(_contents(store)["harbour"]) == 20
    assert not index.is_current(store)
    index.build(store)
    assert _index_is_as_if_made_from_nothing(store)


def test_a_large_change_that_fails_leaves_the_index_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_later, "AT_ONCE", 3)
    before, keys = written(store), indexed(store)

    def cancel(_done: int, _total: int) -> None:
        raise ZeroDivisionError

    concepts = [_new(f"c-{n}") for n in range(20)]
    with pytest.raises(ZeroDivisionError):
        glossaries.put(store, "town", concepts, progress=cancel)
    assert (written(store), indexed(store)) == (before, keys)
    assert index.is_current(store)
    glossaries.put(store, "town", [_new("a")])
    assert index.is_current(store)


_DELETES = """
import sys
from pathlib import Path
from interpreter_app.store import glossaries
from interpreter_app.store.database import connect
with connect(Path(sys.argv[1])) as store:
    change = glossaries.delete_glossary(store, "town")
    print(change.operation)
"""


def test_another_process_takes_back_what_this_one_did(store_path: Path) -> None:
    run = run_python(_DELETES, store_path)
    assert run.stderr == ""
    with connect(store_path) as store:
        assert glossaries.last_operation(store) == json.loads(run.stdout)
        glossaries.undo(store, glossaries.last_operation(store))
        assert _contents(store)["town"] == small_glossary().concepts
