"""Visits and contacts are kept whole, every change can be taken back, and what was deleted comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.domain.plain import from_plain, to_plain
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.store import deeds, glossaries, records
from interpreter_app.store.database import Store, connect
from interpreter_app.store.record_rows import Key, bodies, body, ids
from interpreter_app.store.records import VISIT

PARIS = Key(VISIT, "paris")


@pytest.fixture
def paris(store: Store) -> dict[str, Any]:
    """A visit in the store."""
    made = {"id": "paris", "title": {"fr": "Paris"}, "tasks": [{"id": "a", "text": "écrire"}]}
    records.put(store, {PARIS: made}, "add-visit", "Ann")
    return made


def test_what_was_written_is_there_after_a_restart(store: Store, paris: dict[str, Any]) -> None:
    with connect(store.path) as again:
        assert body(again, PARIS) == paris
        assert bodies(again, VISIT) == [paris]


def test_what_is_as_wanted_already_is_no_deed(store: Store, paris: dict[str, Any]) -> None:
    before = deeds.deeds(store, 9)
    assert records.put(store, {PARIS: paris}, "edit-visit").operation is None
    assert deeds.deeds(store, 9) == before


def test_every_change_is_taken_back_and_done_again(store: Store, paris: dict[str, Any]) -> None:
    later = {**paris, "title": {"fr": "Paris 2016"}}
    records.put(store, {PARIS: later}, "edit-visit")
    records.put(store, {PARIS: None}, "delete-visit")
    stages = [later, paris, None]
    for expected in stages:
        deeds.undo_next(store)
        assert body(store, PARIS) == expected
    for expected in (paris, later, None):
        change = deeds.redo_next(store)
        assert body(store, PARIS) == expected
        assert [touched.after for touched in change.records] == [expected]


def test_several_records_are_one_deed(store: Store, paris: dict[str, Any]) -> None:
    other = Key(VISIT, "fife")
    records.put(store, {PARIS: None, other: {"id": "fife"}}, "replace")
    deeds.undo_next(store)
    assert (body(store, PARIS), body(store, other)) == (paris, None)


def test_changes_of_one_sitting_are_taken_back_together(store: Store, paris: dict[str, Any]) -> None:
    first = records.put(store, {PARIS: {**paris, "note": "a"}}, "edit-visit")
    records.put(store, {PARIS: {**paris, "note": "ab"}}, "edit-visit", part_of=first.operation)
    deeds.undo_next(store)
    assert body(store, PARIS) == paris


def test_what_others_wrote_since_is_kept(store: Store, paris: dict[str, Any]) -> None:
    first = records.put(store, {PARIS: {**paris, "note": "mine"}}, "edit-visit")
    theirs = {**paris, "note": "mine", "tasks": [*paris["tasks"], {"id": "b", "text": "appeler"}]}
    records.put(store, {PARIS: theirs}, "edit-visit")
    assert first.operation is not None
    deeds.take_back(store, first.operation)
    assert body(store, PARIS) == {**paris, "tasks": theirs["tasks"]}


def test_what_others_wrote_since_gives_way_where_nobody_could_read_both(store: Store) -> None:
    idea = Visit("paris", Bilingual("Paris"))
    records.put(store, {PARIS: to_plain(idea)}, "add-visit")
    dated = replace(idea, first=date(2016, 12, 5), last=date(2016, 12, 7))
    mine = records.put(store, {PARIS: to_plain(dated)}, "edit-visit")
    theirs = to_plain(replace(dated, last=date(2016, 12, 8)))
    records.put(store, {PARIS: theirs}, "edit-visit")
    assert mine.operation is not None
    deeds.take_back(store, mine.operation)
    (told,) = bodies(store, VISIT)
    assert from_plain(Visit, told) == idea
    deeds.do_again(store, mine.operation)
    assert body(store, PARIS) == theirs


def test_one_that_comes_back_stands_where_it_stood(store: Store) -> None:
    keys = [Key(VISIT, ident) for ident in ("a", "b", "c")]
    for key in keys:
        records.put(store, {key: {"id": key.id}}, "add-visit")
    for key in keys:
        records.put(store, {key: None}, "delete-visit")
        deeds.undo_next(store)
        assert [one["id"] for one in bodies(store, VISIT)] == ["a", "b", "c"]


def test_a_deleted_record_is_in_the_bin_until_it_is_back(store: Store, paris: dict[str, Any]) -> None:
    gone = records.put(store, {PARIS: None}, "delete-visit", "Ann")
    (found,) = records.deleted(store, VISIT)
    assert (found.key, found.body, found.who, found.operation) == (PARIS, paris, "Ann", gone.operation)
    assert "paris" in ids(store, VISIT)
    records.put(store, {PARIS: found.body}, "restore-visit")
    assert records.deleted(store, VISIT) == []
    records.put(store, {PARIS: None}, "delete-visit")
    assert len(records.deleted(store, VISIT)) == 1


def test_a_record_whose_making_was_undone_was_never_deleted(store: Store, paris: dict[str, Any]) -> None:
    records.put(store, {Key(VISIT, "lyon"): {"id": "lyon"}}, "add-visit")
    for _time in range(2):
        deeds.undo_next(store)
        assert records.deleted(store, VISIT) == []
        deeds.redo_next(store)
    records.put(store, {PARIS: None}, "delete-visit", "Ann")
    for _time in range(2):
        assert [one.body for one in records.deleted(store, VISIT)] == [paris]
        deeds.undo_next(store)
        assert records.deleted(store, VISIT) == []
        deeds.redo_next(store)


def test_what_was_brought_anew_and_undone_leaves_the_bin_as_it_was(
    store: Store, paris: dict[str, Any]
) -> None:
    records.put(store, {PARIS: None}, "delete-visit", "Ann")
    before = records.deleted(store, VISIT)
    records.put(store, {PARIS: {"id": "paris", "note": "another"}}, "import-visit")
    deeds.undo_next(store)
    assert records.deleted(store, VISIT) == before
    records.put(store, {PARIS: paris}, "restore-visit")
    assert records.deleted(store, VISIT) == []
    deeds.undo_next(store)
    assert [one.body for one in records.deleted(store, VISIT)] == [paris]


def test_every_version_is_told_with_who_and_when(store: Store, paris: dict[str, Any]) -> None:
    records.put(store, {PARIS: {**paris, "note": "b"}}, "edit-visit", "Zoé")
    records.put(store, {PARIS: None}, "delete-visit", "Ann")
    told = [(v.who, v.kind, v.body) for v in records.versions(store, PARIS)]
    assert told == [
        ("Ann", "delete-visit", None),
        ("Zoé", "edit-visit", {**paris, "note": "b"}),
        ("Ann", "add-visit", paris),
    ]


def test_deeds_on_glossaries_and_records_go_back_in_their_order(store: Store, paris: dict[str, Any]) -> None:
    before = len(glossaries.summaries(store))
    records.put(store, {PARIS: {**paris, "note": "b"}}, "edit-visit")
    glossaries.delete_glossary(store, "town")
    deeds.undo_next(store)
    assert len(glossaries.summaries(store)) == before
    deeds.undo_next(store)
    assert body(store, PARIS) == paris


def test_what_was_chosen_is_kept_and_forgotten(store: Store, tmp_path: Path) -> None:
    assert records.choice(store, "todays-visit") == ""
    records.choose(store, "todays-visit", "paris")
    records.choose(store, "todays-visit", "fife")
    with connect(store.path) as again:
        assert records.choice(again, "todays-visit") == "fife"
    records.choose(store, "todays-visit", "")
    assert records.choice(store, "todays-visit") == ""
