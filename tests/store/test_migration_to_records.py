"""A store from before there were visits and contacts: nothing of it is lost, and they can be kept in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from interpreter_app.services import differences
from interpreter_app.store import deeds, glossaries, index, records
from interpreter_app.store.database import connect, integrity
from interpreter_app.store.record_rows import Key, body
from interpreter_app.store.records import VISIT

_NINTH_SHAPE = Path(__file__).parent / "fixtures" / "store-v9.sql"


@pytest.fixture
def old_path(tmp_path: Path) -> Path:
    """A store as version 9 left it."""
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(_NINTH_SHAPE.read_text("utf-8"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return path


def test_glossaries_and_what_waits_for_a_choice_are_as_before_and_visits_can_be_kept(old_path: Path) -> None:
    with connect(old_path) as store:
        assert integrity(store) == ()
        index.build(store)
        assert [g.id for g in glossaries.summaries(store)] == ["town", "the-people"]
        assert [d.mine.id for d in differences.differences(store)] == ["mairie"]
        key = Key(VISIT, "paris")
        records.put(store, {key: {"id": "paris"}}, "add-visit")
        assert body(store, key) == {"id": "paris"}
        kinds = []
        while (deed := deeds.next_undo(store)) is not None:
            kinds.append(deed.kind)
            deeds.undo_next(store)
        assert kinds[:3] == ["add-visit", "copy", "delete"]
        assert glossaries.summaries(store) == []


def test_a_migrated_store_has_the_same_tables_and_indexes_as_a_new_one(
    old_path: Path, tmp_path: Path
) -> None:
    asked = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' ORDER BY name"
    with connect(old_path) as migrated, connect(tmp_path / "new.sqlite") as new:
        one, other = (s.connection.execute(asked).fetchall() for s in (migrated, new))
    assert one == other
