"""Undo and redo as in any editor, from the history alone, and every deed taken back whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import editing, moving
from interpreter_app.store import deeds, entries, glossaries, index
from interpreter_app.store.database import Store, connect, integrity
from interpreter_app.store.deeds import next_redo, next_undo, redo_next, undo_next
from interpreter_app.store.glossaries import Change
from interpreter_app.store.history import STARTER
from tests.contents import indexed, written

FR, EN = Language.FRENCH, Language.ENGLISH
Contents = dict[str, tuple[Concept, ...]]


def _new(ident: str, text: str = "") -> Concept:
    return Concept(ident, (Term(text or ident, FR), Term(text or ident, EN)))


def _contents(store: Store) -> Contents:
    return {g.id: glossaries.glossary(store, g.number).concepts for g in glossaries.summaries(store)}


def _note(store: Store, text: str) -> Change:
    return glossaries.put(store, "town", [_new("mairie", text)], who="Ada")


def _text(store: Store) -> str:
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    return stored.concept.terms[0].text


def _number(store: Store, ident: str, glossary: str = "town") -> int:
    stored = glossaries.concept(store, glossary, ident)
    assert stored is not None
    return stored.number


# One after the other.


def test_undo_goes_back_step_by_step_and_redo_forth_again(store: Store) -> None:
    for text in "abc":
        _note(store, text)
    seen = [_text(store)]
    for step in (undo_next, undo_next, redo_next, redo_next, undo_next):
        step(store, "Zoé")
        seen.append(_text(store))
    assert seen == ["c", "b", "a", "b", "c", "b"]


def test_undo_and_redo_go_on_after_a_restart(store_path: Path) -> None:
    with connect(store_path) as store:
        _note(store, "a")
        _note(store, "b")
        undo_next(store)
    with connect(store_path) as store:
        redo, undo = next_redo(store), next_undo(store)
        assert redo is not None
        assert undo is not None
        undo_next(store)
        assert _text(store) == "mairie"
    with connect(store_path) as store:
        redo_next(store)
        redo_next(store)
        assert _text(store) == "b"
        assert next_redo(store) is None


def test_something_new_ends_redo_and_what_was_undone_before_stays_undone(store: Store) -> None:
    _note(store, "a")
    undo_next(store)
    _note(store, "b")
    assert next_redo(store) is None
    assert redo_next(store) == Change(None, "")
    undo_next(store)
    assert _text(store) == "mairie"
    redo_next(store)
    assert _text(store) == "b"
    assert next_redo(store) is None


def test_it_is_told_what_would_be_taken_back_and_done_again(store: Store) -> None:
    change = glossaries.put(store, "town", [_new("x"), _new("y")], who="Ada", kind="import")
    deed = next_undo(store)
    assert deed is not None
    assert (deed.number, deed.kind, deed.who) == (change.operation, "import", "Ada")
    assert (deed.glossaries, deed.concepts, deed.is_undone) == (("town",), 2, False)
    assert next_redo(store) is None
    undo_next(store, "Zoé")
    again = next_redo(store)
    assert again == deed._replace(is_undone=True)


def test_what_a_release_brings_is_not_the_persons(store: Store) -> None:
    _note(store, "a")
    undo_next(store)
    glossaries.put(store, "town", [_new("shipped")], kind=STARTER)
    redo = next_redo(store)
    assert redo is not None
    redo_next(store)
    assert _text(store) == "a"
    undo_next(store)
    undo = next_undo(store)
    assert undo is not None
    assert undo.kind == "import"
    assert glossaries.concept(store, "town", "shipped") is not None


def test_everything_back_to_the_beginning_and_all_again(store: Store) -> None:
    before = _contents(store)
    glossaries.bring(store, Glossary("port", Bilingual("Le port"), concepts=(_new("quai"),)))
    glossaries.delete(store, "town", ["mairie", "assises"])
    moving.move_concepts(store, [_number(store, "budget-participatif")], "port")
    glossaries.delete_glossary(store, "town")
    after = _contents(store)
    steps = 0
    while next_undo(store) is not None:
        undo_next(store)
        steps += 1
        if steps == 4:
            assert _contents(store) == before
    assert (steps, _contents(store)) == (6, {})
    while next_redo(store) is not None:
        redo_next(store)
    assert _contents(store) == after
    assert integrity(store) == ()


def test_with_nothing_to_take_back_nothing_is_written(tmp_path: Path) -> None:
    with connect(tmp_path / "empty.sqlite") as store:
        before = written(store)
        assert (next_undo(store), next_redo(store)) == (None, None)
        assert undo_next(store) == redo_next(store) == Change(None, "")
        assert written(store) == before
        assert deeds.deeds(store, 10) == []


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=25))
def test_it_behaves_as_two_stacks(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    done: list[str] = ["first"]
    undone: list[str] = []
    with connect(tmp_path_factory.mktemp("stacks") / "store.sqlite") as store:
        glossaries.bring(
            store, Glossary("town", Bilingual("T"), concepts=(_new("mairie", "first"),)), kind=STARTER
        )
        for place, step in enumerate(steps):
            match step:
                case "do":
                    _note(store, f"text {place}")
                    done.append(f"text {place}")
                    undone.clear()
                case "undo":
                    undo_next(store)
                    if len(done) > 1:
                        undone.append(done.pop())
                case _:
                    redo_next(store)
                    if undone:
                        done.append(undone.pop())
            assert _text(store) == done[-1]
            assert (next_undo(store) is None) == (len(done) == 1)
            assert (next_redo(store) is None) == (not undone)


# A deed that spans several glossaries.


def _second(store: Store) -> str:
    return editing.create_glossary(store, Bilingual("Le port", "The harbour")).glossary


@pytest.mark.parametrize("part", [0, 1])
def test_undoing_any_part_takes_the_whole_deed_back_as_one(store: Store, part: int) -> None:
    target = _second(store)
    before, keys = _contents(store), indexed(store)["whole"]
    move = moving.move_concepts(store, [_number(store, "mairie"), _number(store, "assises")], target, "Ada")
    after = _contents(store)
    assert len(move.also) == 1
    undone = glossaries.undo(store, (move, *move.also)[part].operation, "Zoé")
    assert _contents(store) == before
    assert indexed(store)["whole"] == keys
    assert {undone.glossary, *(change.glossary for change in undone.also)} == {"town", target}
    (newest, moved) = deeds.deeds(store, 2)
    assert (newest.undoes, newest.concepts, newest.is_undone) == (moved.number, 2, False)
    assert (moved.kind, moved.concepts, moved.is_undone) == ("move", 2, True)
    assert set(moved.glossaries) == {"town", target}
    redo_next(store)
    assert _contents(store).keys() == after.keys()
    assert {g: set(c) for g, c in _contents(store).items()} == {g: set(c) for g, c in after.items()}


def test_a_deed_of_which_one_part_cannot_be_taken_back_is_left_whole(store: Store) -> None:
    target = _second(store)
    move = moving.move_concepts(store, [_number(store, "mairie")], target)
    glossaries.delete_glossary(store, "town")
    before = written(store)
    with pytest.raises(UsageError, match="“town”"):
        glossaries.undo(store, move.operation)
    assert written(store) == before


# The list of deeds.


def test_the_newest_deeds_are_listed_page_by_page(store: Store) -> None:
    for text in "abcde":
        _note(store, text)
    every = deeds.deeds(store, 100)
    assert [deed.kind for deed in every] == ["edit"] * 5 + ["import", "create"]
    assert every[0].number > every[-1].number
    assert every[0].zone
    first = deeds.deeds(store, 3)
    assert first + deeds.deeds(store, 3, first[-1].number) + deeds.deeds(store, 3, every[5].number) == every
    assert every[5].concepts == 8


def test_a_deed_is_taken_back_that_is_not_the_newest(store: Store) -> None:
    added = glossaries.put(store, "town", [_new("x")])
    _note(store, "later")
    assert added.operation is not None
    deeds.take_back(store, added.operation, "Ada")
    assert glossaries.concept(store, "town", "x") is None
    assert _text(store) == "later"
    before = written(store)
    assert deeds.take_back(store, added.operation) == Change(None, "")
    assert written(store) == before
    redo = next_redo(store)
    assert redo is not None
    assert redo.number == added.operation
    deeds.do_again(store, added.operation)
    assert glossaries.concept(store, "town", "x") is not None
    assert deeds.do_again(store, added.operation) == Change(None, "")
    assert [deed.is_undone for deed in deeds.deeds(store, 4)] == [False, True, False, False]
    deeds.take_back(store, added.operation)
    assert glossaries.concept(store, "town", "x") is None


def test_a_deed_of_another_store_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="isn’t in this store"):
        deeds.take_back(store, 999)


def test_undo_and_the_list_stay_quick_in_a_long_history(store: Store) -> None:
    """They read what they show and not the rest: the work SQLite does is counted, not the time."""
    run = store.connection.execute
    with store.write():
        last = run("SELECT max(number) FROM operation").fetchone()[0]
        run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
            " INSERT INTO operation (number, at, zone, who, kind, glossary)"
            " SELECT i + ?, '2026', 'UTC', '', 'edit', 'town' FROM n",
            (last,),
        )
        run(
            "INSERT INTO history (operation, concept, before)"
            " SELECT number, 'c-' || number, NULL FROM operation WHERE number > ?",
            (last,),
        )
    _note(store, "a")
    undo_next(store)
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    store.connection.set_progress_handler(count, 100)
    try:
        next_undo(store)
        next_redo(store)
        deeds.deeds(store, 20)
        entries.concept(store, "town", "mairie")
    finally:
        store.connection.set_progress_handler(None, 0)
    assert steps < 100
    assert index.is_current(store)
