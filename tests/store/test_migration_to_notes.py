"""A store from before notes had a visit: every line stays as it was, and becomes a note like any other."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.store import deeds, note_index, note_rows, notes, records, session
from interpreter_app.store.database import connect, integrity
from interpreter_app.store.record_rows import Key, body
from interpreter_app.store.records import NOTE, VISIT
from interpreter_app.store.session import Outcome

_TENTH_SHAPE = Path(__file__).parent / "fixtures" / "store-v10.sql"


@pytest.fixture
def old_path(tmp_path: Path) -> Path:
    """A store as version 10 left it."""
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(_TENTH_SHAPE.read_text("utf-8"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return path


def test_all_that_was_there_is_there(old_path: Path) -> None:
    connection = sqlite3.connect(old_path)
    kept = connection.execute("SELECT number, id, at, zone, kind, text, removed_at FROM note").fetchall()
    connection.close()
    with connect(old_path) as store:
        assert integrity(store) == ()
        asked = "SELECT number, id, at, zone, kind, text, removed_at FROM note"
        assert store.connection.execute(asked).fetchall() == kept
        assert [note.text for note in session.notes(store)] == [
            "the last line",
            "Le maire dit : 5 %\nsur deux lignes",
        ]
        assert [one.query for one in session.queries(store, Outcome.MISSING)] == ["péniche"]
        assert [pin.concept for pin in session.pins(store)] == ["mairie"]
        assert body(store, Key(VISIT, "paris")) is not None


def test_a_line_from_before_can_be_found_changed_moved_into_a_visit_and_had_back(old_path: Path) -> None:
    with connect(old_path) as store:
        note_index.build(store)
        (old,) = notes.found(store, "maires", 9)
        assert (old.kind, old.visit, old.place, old.at.zone) == (NoteKind.NOTE, "", "", "Europe/Paris")
        after = replace(old, visit="paris", kind=NoteKind.QUOTE)
        records.put(store, {Key(NOTE, old.id): note_rows.plain(after)}, "edit-note")
        assert notes.of_visit(store, "paris").notes == [after]
        deeds.undo_next(store)
        assert notes.note(store, old.id) == old


def test_a_line_taken_away_before_is_in_the_bin_and_comes_back(old_path: Path) -> None:
    with connect(old_path) as store:
        (gone,) = notes.deleted(store)
        assert gone.body["text"] == "taken away; Ann Fraser rang"
        records.put(store, {gone.key: gone.body}, "restore-note")
        assert len(session.notes(store)) == 3
        assert notes.deleted(store) == []


def test_a_migrated_store_has_the_same_tables_and_indexes_as_a_new_one(
    old_path: Path, tmp_path: Path
) -> None:
    asked = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' ORDER BY name"
    with connect(old_path) as migrated, connect(tmp_path / "new.sqlite") as new:
        one, other = (s.connection.execute(asked).fetchall() for s in (migrated, new))
    assert one == other
