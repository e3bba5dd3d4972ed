"""Whether something changed in a store, and whether its file is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.base.errors import Cancelled
from interpreter_app.domain.terms import Bilingual, Glossary, Language
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import planning
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store, connect
from interpreter_app.store.pulse import pulse, quick_check
from tests.conftest import small_glossary


def test_every_deed_is_felt_and_nothing_else(store: Store, store_path: Path) -> None:
    seen = [pulse(store)]
    with connect(store_path) as other:
        session.pin(other, "town", "mairie", Language.FRENCH)
        assert pulse(store) == seen[0]
        session.add_note(other, "a note")
        seen.append(pulse(store))
        planning.create(other, Visit("", Bilingual("Voyage", "Journey")))
        seen.append(pulse(store))
        change = glossaries.delete(other, "town", ["mairie"])
        seen.append(pulse(store))
        glossaries.undo(other, change.operation)
        seen.append(pulse(store))
        glossaries.create(other, Glossary("new", Bilingual("Neuf", "New")))
        seen.append(pulse(store))
        glossaries.put(other, "new", small_glossary().concepts)
        seen.append(pulse(store))
    assert len(set(seen)) == len(seen)


def test_a_sound_store_is_sound(store: Store) -> None:
    assert quick_check(store)


def test_a_damaged_store_is_not(store_path: Path) -> None:
    with connect(store_path) as store:
        page = store.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'term_by_concept'"
        ).fetchone()[0]
        size = store.connection.execute("PRAGMA page_size").fetchone()[0]
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(store_path.read_bytes())
    content[(page - 1) * size + 8 : (page - 1) * size + 200] = b"\xff" * 192
    store_path.write_bytes(content)
    with connect(store_path) as store:
        assert not quick_check(store)


def test_the_check_can_be_cancelled_and_the_store_used_after(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    monkeypatch.setattr("interpreter_app.store.pulse._STEPS_BETWEEN", 1)
    with pytest.raises(Cancelled):
        quick_check(store, stop)
    assert session.notes(store) == []
