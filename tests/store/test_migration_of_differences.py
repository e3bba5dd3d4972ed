"""A store with differences that wait, a move and a deletion, from before these were looked up by concept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from interpreter_app.services import differences
from interpreter_app.store import bin as deleted
from interpreter_app.store import deeds, glossaries, index
from interpreter_app.store.database import Store, connect, integrity
from interpreter_app.store.revisions import revisions

_EIGHTH_SHAPE = Path(__file__).parent / "fixtures" / "store-v8.sql"


@pytest.fixture
def old_path(tmp_path: Path) -> Path:
    """A store as version 8 left it."""
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(_EIGHTH_SHAPE.read_text("utf-8"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return path


def test_differences_still_wait_and_can_be_chosen_of(old_path: Path) -> None:
    with connect(old_path) as store:
        assert integrity(store) == ()
        index.build(store)
        (waiting,) = differences.differences(store)
        assert (waiting.mine.id, waiting.mine.note, waiting.theirs.note) == ("mairie", "mine", "theirs")
        differences.take_theirs(store, [waiting])
        assert differences.differences(store) == []
        assert _notes(store) == {"mairie": "theirs", "quartier": "", "quai": "theirs"}


def test_what_was_moved_and_deleted_before_can_be_followed_and_had_back(old_path: Path) -> None:
    with connect(old_path) as store:
        index.build(store)
        assert [v.kind for v in revisions(store, "the-people", "conseil")] == ["move", "import"]
        (gone,) = deleted.deleted_concepts(store)
        deleted.restore_concepts(store, [gone])
        assert sorted(_notes(store)) == ["mairie", "quai", "quartier", "square"]


def test_everything_done_before_can_be_undone_and_redone(old_path: Path) -> None:
    with connect(old_path) as store:
        index.build(store)
        before = _everything(store)
        kinds = []
        while (deed := deeds.next_undo(store)) is not None:
            kinds.append(deed.kind)
            deeds.undo_next(store)
        assert kinds == ["copy", "delete", "move", "create", "choice", "import", "edit", "edit", "import"]
        assert glossaries.summaries(store) == []
        for _ in kinds:
            deeds.redo_next(store)
        assert _everything(store) == before


def test_a_migrated_store_has_the_same_tables_and_indexes_as_a_new_one(
    old_path: Path, tmp_path: Path
) -> None:
    asked = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' ORDER BY name"
    with connect(old_path) as migrated, connect(tmp_path / "new.sqlite") as new:
        one, other = (s.connection.execute(asked).fetchall() for s in (migrated, new))
    assert one == other


def _notes(store: Store) -> dict[str, str]:
    number = glossaries.find(store, "town").number
    return {c.id: c.note for c in glossaries.glossary(store, number)}


def _everything(store: Store) -> dict[str, list[object]]:
    return {g.id: list(glossaries.glossary(store, g.number)) for g in glossaries.summaries(store)}
