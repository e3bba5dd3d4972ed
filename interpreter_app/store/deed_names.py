"""What deeds were about, by name: glossaries, visits, contacts, notes that are there or were; one concept.

Owns no truth and only reads: history keeps ids, which nobody reads.
"""

from __future__ import annotations

import json
from itertools import islice

from interpreter_app.domain.terms import Bilingual, Concept
from interpreter_app.store import entries, history, record_rows, rows
from interpreter_app.store.database import Store
from interpreter_app.store.records import NOTE, VISIT

LONGEST_LINE = 60
"""Characters of a note that stand for it."""

MOST_READ = 20


def glossary_name(store: Store, glossary_id: str) -> Bilingual:
    """The name of a glossary, the one that it had last if it is gone; empty if there never was one."""
    run = store.connection.execute
    row = run("SELECT name_fr, name_en FROM glossary WHERE id = ?", (glossary_id,)).fetchone()
    if row is not None:
        return Bilingual(*row)
    row = run(
        "SELECT h.before FROM glossary_history h CROSS JOIN operation o ON o.number = h.operation"
        " WHERE o.glossary = ? AND h.before IS NOT NULL ORDER BY h.operation DESC LIMIT 1",
        (glossary_id,),
    ).fetchone()
    known = json.loads(row[0]) if row else {}
    return Bilingual(known.get("name_fr", ""), known.get("name_en", ""))


def record_names(store: Store, deed: int) -> list[Bilingual]:
    """The names of the visits and contacts that a deed was about, each once, as they stand or stood last;
    of notes the first line. Of those beyond MOST_READ only their ids: a file may bring thousands."""
    keys = dict.fromkeys(
        key for part in history.parts_of(store, deed) for key in record_rows.touched_by(store, part)
    )
    first = [_record_name(store, key) for key in islice(keys, MOST_READ)]
    return [*first, *(Bilingual(key.id, key.id) for key in islice(keys, MOST_READ, None))]


def _record_name(store: Store, key: record_rows.Key) -> Bilingual:
    body = record_rows.body(store, key)
    if body is None:
        known = (before for _operation, before in record_rows.versions(store, key) if before is not None)
        body = next(known, {})
    if key.kind == NOTE:
        line = str(body.get("text", key.id)).strip().partition("\n")[0][:LONGEST_LINE]
        return Bilingual(line, line)
    both = body.get("title") if key.kind == VISIT else body.get("name")
    name = Bilingual(both.get("fr", ""), both.get("en", "")) if isinstance(both, dict) else Bilingual()
    return name if name else Bilingual(body.get("full_name", key.id), body.get("full_name", key.id))


def only_concept(store: Store, deed: int) -> Concept | None:
    """The concept of a deed that was about one: as it stands now, else as it stood before it was taken out.

    None if the deed was about several, or none.
    """
    found: dict[str, tuple[int, str | None]] = {}
    for part in history.parts_of(store, deed):
        for ident, before in _touched(store, part):
            found.setdefault(ident, (part, before))
        if len(found) > 1:
            return None
    for ident, (part, before) in found.items():
        return _as_it_stands(store, part, ident) or _as_it_stood(store, part, ident, before)
    return None


def _touched(store: Store, operation: int) -> list[tuple[str, str | None]]:
    """The ids of the concepts of an operation with the text of what stood before; two at most."""
    found = store.connection.execute(
        "SELECT concept, before FROM (SELECT concept, before FROM history WHERE operation = ?1 LIMIT 2)"
        " UNION ALL SELECT id, NULL FROM (SELECT id FROM gone_concept WHERE operation = ?1"
        " ORDER BY number LIMIT 2)",
        (operation,),
    )
    return [(row[0], row[1]) for row in found.fetchall()]


def _as_it_stands(store: Store, operation: int, ident: str) -> Concept | None:
    row = store.connection.execute("SELECT glossary FROM operation WHERE number = ?", (operation,)).fetchone()
    stored = entries.concept(store, row[0], ident)
    return stored.concept if stored else None


def _as_it_stood(store: Store, operation: int, ident: str, before: str | None) -> Concept | None:
    if before:
        return rows.from_text(before)
    return next(iter(entries.taken_out(store, operation, [ident])), None)
