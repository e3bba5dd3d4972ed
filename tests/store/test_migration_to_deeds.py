"""A store with a history that was written before deeds could span several glossaries."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from interpreter_app.domain.terms import Bilingual
from interpreter_app.services.revising import bring_back
from interpreter_app.store import bin as deleted
from interpreter_app.store import deeds, glossaries, index
from interpreter_app.store.database import connect, integrity
from interpreter_app.store.revisions import revisions

_SIXTH_SHAPE = Path(__file__).parent / "fixtures" / "store-v6.sql"


@pytest.fixture
def old_path(tmp_path: Path) -> Path:
    """A store as version 6 left it."""
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(_SIXTH_SHAPE.read_text("utf-8"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return path


def test_what_was_deleted_and_edited_before_can_be_had_back(old_path: Path) -> None:
    with connect(old_path) as store:
        assert integrity(store) == ()
        index.build(store)
        assert [d.kind for d in deeds.deeds(store, 9)] == [
            "delete-glossary", "import", "undo", "edit", "delete", "edit", "import",
        ]  # fmt: skip
        every = revisions(store, "town", "mairie")
        assert [(v.kind, v.who, v.concept.terms[1].text if v.concept else "") for v in every] == [
            ("undo", "Ada", "city hall"),
            ("edit", "Ada", "town house"),
            ("edit", "Zoé", "city hall"),
            ("import", "Ada", "town hall"),
        ]
        bring_back(store, "town", "mairie", every[-1].operation)
        (gone,) = deleted.deleted_concepts(store)
        deleted.restore_concepts(store, [gone])
        (harbour,) = deleted.deleted_glossaries(store)
        assert (harbour.name, harbour.concepts) == (Bilingual("Le port", "The harbour"), 1)
        deleted.restore_glossary(store, "harbour")
        found = {
            g.id: [c.id for c in glossaries.glossary(store, g.number)] for g in glossaries.summaries(store)
        }
        assert found == {"town": ["mairie", "quartier", "square"], "harbour": ["quai"]}


def test_undo_goes_back_through_what_was_done_before(old_path: Path) -> None:
    with connect(old_path) as store:
        kinds = []
        while (deed := deeds.next_undo(store)) is not None:
            kinds.append(deed.kind)
            deeds.undo_next(store)
        assert kinds == ["delete-glossary", "import", "delete", "edit", "import"]
        assert glossaries.summaries(store) == []


def test_a_migrated_store_has_the_same_tables_as_a_new_one(old_path: Path, tmp_path: Path) -> None:
    asked = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' ORDER BY name"
    with connect(old_path) as migrated, connect(tmp_path / "new.sqlite") as new:
        one, other = (s.connection.execute(asked).fetchall() for s in (migrated, new))
    assert one == other
