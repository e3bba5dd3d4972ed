"""Every time in a store says that it is UTC, and what a person did has its zone beside it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from interpreter_app.domain.terms import Bilingual as Name
from interpreter_app.domain.terms import Concept, Glossary, Language, Term
from interpreter_app.store import attachments, clock, glossaries, records, session
from interpreter_app.store.database import Store
from interpreter_app.store.record_rows import Key

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00")
_OURS = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
    " AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'"
)


def _columns(store: Store) -> dict[str, list[str]]:
    run = store.connection.execute
    return {
        table: [row[1] for row in run(f"PRAGMA table_info({table})")] for (table,) in run(_OURS).fetchall()
    }


def test_every_time_that_is_written_says_that_it_is_utc(store: Store) -> None:
    change = glossaries.put(store, "town", [Concept("a", (Term("a", Language.FRENCH),))])
    glossaries.undo(store, change.operation)
    glossaries.describe(store, Glossary("town", Name("a")))
    glossaries.delete_glossary(store, "town")
    glossaries.create(store, Glossary("own", Name("a")))
    session.remove_notes(store, [session.add_note(store, "a").number])
    session.unpin(store, [session.pin(store, "town", "mairie", Language.FRENCH)])
    session.log_query(store, "a", session.Outcome.MISSING)
    records.put(store, {Key(records.VISIT, "a"): {"id": "a"}}, "add-visit")
    records.choose(store, "todays-visit", "a")
    attachments.keep(store, b"a")
    times = {
        f"{table}.{column}": [r[0] for r in store.connection.execute(f"SELECT {column} FROM {table}") if r[0]]
        for table, columns in _columns(store).items()
        for column in columns
        if column == "at" or column.endswith("_at")
    }
    assert len(times) >= 10
    assert [name for name, values in times.items() if not values] == ["concept.changed_at"]
    assert {v for values in times.values() for v in values if not _TIME.fullmatch(v)} == set()


def test_what_a_person_did_has_its_zone_beside_it(store: Store) -> None:
    assert [t for t, columns in _columns(store).items() if "at" in columns and "zone" not in columns] == []
    glossaries.delete(store, "town", ["mairie"])
    for (zone,) in store.connection.execute("SELECT zone FROM operation"):
        assert ZoneInfo(zone)


def test_the_order_of_the_texts_is_the_order_in_time() -> None:
    before = datetime.now(UTC)
    texts = [clock.now() for _ in range(100)]
    assert texts == sorted(texts)
    assert datetime.fromisoformat(texts[-1]) >= before.replace(microsecond=before.microsecond // 1000 * 1000)
