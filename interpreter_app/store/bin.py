"""What was deleted and isn't there now: concepts and whole glossaries, and the way back for each.

Owns what counts as deleted, and which words find it. What was moved is elsewhere; what an undo took out comes
back by taking the undo back. Nothing ever leaves the bin but by coming back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import language
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Bilingual, Concept
from interpreter_app.store import deeds, entries, history
from interpreter_app.store.database import Store
from interpreter_app.store.history import UNDO, Change

MOVE, SPLIT = "move", "split"
MOVES = (MOVE, SPLIT)
"""Kinds of deeds that take concepts out of a glossary to put them into another."""

RESTORE, RESTORE_GLOSSARY = deeds.RESTORE, "restore-glossary"

_PORTION = 500
_LOOKED = 1000
_Key = tuple[int, int]


class DeletedConcept(NamedTuple):
    """A concept as it stood when it was deleted; `at` in UTC, ISO 8601; `who` is empty where nobody is named.

    `operation` and `number` tell it from the others; `glossary_is_gone`, that its glossary was deleted, too.
    """

    operation: int
    number: int
    at: str
    zone: str
    who: str
    glossary: str
    glossary_is_gone: bool
    concept: Concept

    @property
    def key(self) -> tuple[int, int]:
        """What `deleted_concepts` takes to go on after this one."""
        return self.operation, self.number


class Looked(NamedTuple):
    """What was found in a part of the bin, and the key to go on from; None at the end."""

    found: list[DeletedConcept]
    after: _Key | None


class DeletedGlossary(NamedTuple):
    """A glossary as it stood when it was deleted, with the number of concepts that went with it."""

    operation: int
    at: str
    zone: str
    who: str
    id: str
    name: Bilingual
    concepts: int


def deleted_concepts(
    store: Store, text: str = "", limit: int = 100, after: tuple[int, int] | None = None
) -> list[DeletedConcept]:
    """Concepts that were deleted and aren't there now, the last deleted first, at most `limit`.

    With `text`, those whose terms have a word beginning with each of its words. `after` is the key of the
    last one that is known already. Concepts that went with a whole glossary come back with it: they aren't
    listed unless there is another glossary with its id now.
    """
    wanted = sought(text)
    if wanted is None:
        return []
    with store.read():
        if not wanted:
            return list(islice(_deleted(store, after), limit))
        found: list[DeletedConcept] = []
        while len(found) < limit:
            looked = look(store, wanted, after)
            found += looked.found
            after = looked.after
            if after is None:
                break
    return found[:limit]


def sought(text: str) -> tuple[str, ...] | None:
    """The words looked for, for `look` and `has_words`; None if nothing can be called what was typed."""
    words = tuple(f" {word}" for word in fold(text).split())
    return None if text.strip() and not words else words


def has_words(wanted: Sequence[str], texts: Iterable[str]) -> bool:
    """Whether among the words of the texts is one beginning with each of those that `sought` gave."""
    if not wanted:
        return True
    said = "".join(f" {fold(text)}" for text in texts)
    return all(word in said for word in wanted)


def look(store: Store, wanted: Sequence[str], after: _Key | None = None) -> Looked:
    """The concepts whose terms have these words, among the next thousand that were taken out after this key.

    Only those that have them are asked whether they are in the bin, and read.
    """
    with store.read():
        rows = store.connection.execute(
            f"{_TEXTS}{_FOLLOWING if after else ''} ORDER BY c.operation DESC, c.number DESC LIMIT {_LOOKED}",
            {"operation": after[0] if after else None, "number": after[1] if after else None},
        ).fetchall()
        keys = [row[:2] for row in rows if row[2] and has_words(wanted, row[2].split("\n"))]
        found = _among(store, keys) if keys else []
    return Looked(found, rows[-1][:2] if len(rows) == _LOOKED else None)


def deleted_glossaries(store: Store) -> list[DeletedGlossary]:
    """The glossaries that were deleted and aren't there now, the last deleted first."""
    run = store.connection.execute
    found = run(
        "SELECT o.number, o.at, o.zone, o.who, o.glossary, h.before,"
        " (SELECT count(*) FROM gone_concept c WHERE c.operation = o.number)"
        " FROM glossary_history h CROSS JOIN operation o ON o.number = h.operation WHERE h.before IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM glossary g WHERE g.id = o.glossary)"
        " AND NOT EXISTS (SELECT 1 FROM glossary_history lh"
        "  WHERE lh.place = h.place AND lh.operation > h.operation)"
        " ORDER BY o.number DESC"
    ).fetchall()
    unwanted = set(_unwanted(deeds.undoing(store)))
    # One that was made since under the same id, and whose making was taken back, leaves the older one be.
    last: dict[str, DeletedGlossary] = {}
    for operation, at, zone, who, ident, before, concepts in found:
        if operation not in unwanted and ident not in last:
            name = _name(json.loads(before))
            last[ident] = DeletedGlossary(operation, at, zone, who, ident, name, concepts)
    return list(last.values())


def restore_concepts(store: Store, which: Sequence[DeletedConcept], who: str = "") -> Change:
    """Put deleted concepts back where they stood, as one deed; those that are there again are left alone.

    Raises UsageError if a glossary of theirs is deleted, too: nothing is then put back.
    """
    by_glossary: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in {(d.glossary, d.concept.id): d for d in reversed(which)}.values():
        by_glossary[one.glossary][one.operation].append(one.concept.id)
    parts: list[Change] = []
    with store.write():
        for glossary_id, wanted in by_glossary.items():
            refuse_deleted(store, glossary_id)
            first = next((part.operation for part in parts if part.operation), None)
            parts.append(_restore(store, glossary_id, wanted, who, first))
    return history.together(parts) if parts else Change(None, "")


def restore_glossary(store: Store, glossary_id: str, who: str = "") -> Change:
    """Bring a deleted glossary back as it stood, with the concepts that went with it. Raises UsageError."""
    with store.write():
        operation = next((g.operation for g in deleted_glossaries(store) if g.id == glossary_id), None)
        if operation is None:
            raise UsageError(_("There is no glossary with the id “{id}” in the bin.").format(id=glossary_id))
        back = history.begin(store, RESTORE_GLOSSARY, glossary_id, who)
        return history.put_back(store, operation, back, glossary_id)


def last_deleted(store: Store, glossary_id: str, concept_id: str) -> DeletedConcept | None:
    """The concept with these ids if it is in the bin; if it went with its glossary, that must be back."""
    found = _deleted(store, None, glossary_id, concept_id)
    return next(iter(found), None)


def deleted_here(store: Store, glossary_id: str, ids: Sequence[str]) -> dict[str, Concept]:
    """Those of these concepts of a glossary that are in the bin, by id, as they stood when they went."""
    newest = store.connection.execute(
        "SELECT max(c.operation), c.number FROM gone_concept c JOIN operation o ON o.number = c.operation"
        " WHERE o.glossary = ? AND c.id IN (SELECT value FROM json_each(?))"
        " AND c.operation NOT IN (SELECT value FROM json_each(?)) GROUP BY c.id",
        (glossary_id, json.dumps(list(ids)), json.dumps(sorted(_undone(deeds.undoing(store))))),
    ).fetchall()
    found = _among(store, [(operation, number) for operation, number in newest]) if newest else []
    return {one.concept.id: one.concept for one in found}


def taken_ids(store: Store, glossary_id: str, ids: Sequence[str]) -> set[str]:
    """Those of these ids that no other concept of the glossary may get.

    Concepts that are there have them, or in the bin, or where an undo took them out.
    """
    run = store.connection.execute
    listed = json.dumps(list(ids))
    there = run(
        "SELECT c.id FROM glossary g JOIN concept c ON c.glossary = g.number"
        " WHERE g.id = ? AND c.id IN (SELECT value FROM json_each(?))",
        (glossary_id, listed),
    )
    taken = {row[0] for row in there.fetchall()}
    gone = run(
        "SELECT c.id, max(c.operation) FROM gone_concept c JOIN operation o ON o.number = c.operation"
        " WHERE o.glossary = ? AND c.id IN (SELECT value FROM json_each(?)) GROUP BY c.id",
        (glossary_id, listed),
    )
    known: dict[int, deeds.Origin] = {}
    for ident, operation in gone.fetchall():
        if deeds.did(store, history.deed_of(store, operation), known) not in MOVES:
            taken.add(ident)
    return taken


def refuse_deleted(store: Store, glossary_id: str) -> None:
    """Raise UsageError if there is no glossary with this id, or if it is in the bin."""
    if history.exists(store, glossary_id):
        return
    for gone in deleted_glossaries(store):
        if gone.id == glossary_id:
            raise UsageError(
                _("The glossary “{name}” is in the bin: bring the glossary back first.").format(
                    name=gone.name.for_reader(language())
                )
            )
    raise UsageError(_("There is no glossary with the id “{id}”.").format(id=glossary_id))


def _deleted(
    store: Store, after: _Key | None, glossary_id: str | None = None, concept_id: str | None = None
) -> Iterator[DeletedConcept]:
    """What is in the bin, the last deleted first, after the one with this key."""
    left_out = _left_out(store)
    while True:
        asked = _IN_BIN + (_FOLLOWING if after else "")
        if concept_id is not None:
            asked += " AND o.glossary = :glossary AND c.id = :concept"
        found = store.connection.execute(
            f"{asked} ORDER BY c.operation DESC, c.number DESC LIMIT {_PORTION}",
            {
                "operation": after[0] if after else None,
                "number": after[1] if after else None,
                **left_out,
                "glossary": glossary_id,
                "concept": concept_id,
            },
        ).fetchall()
        yield from _with_concepts(store, found)
        if len(found) < _PORTION:
            return
        after = (found[-1][0], found[-1][1])


def _among(store: Store, keys: Sequence[_Key]) -> list[DeletedConcept]:
    """Those of the concepts with these keys that are in the bin, in the order of the keys."""
    found = store.connection.execute(
        _IN_BIN.replace("FROM gone_concept c", _WITH_KEYS, 1) + " ORDER BY k.key",
        {"keys": json.dumps(keys), **_left_out(store)},
    ).fetchall()
    return list(_with_concepts(store, found))


_WITH_KEYS = """FROM json_each(:keys) k CROSS JOIN gone_concept c
    ON c.operation = json_extract(k.value, '$[0]') AND c.number = json_extract(k.value, '$[1]')"""
_FOLLOWING = " AND (c.operation, c.number) < (:operation, :number)"
_TEXTS = """
    SELECT c.operation, c.number, (SELECT group_concat(t.text, char(10)) FROM gone_term t
        WHERE t.operation = c.operation AND t.concept = c.number)
    FROM gone_concept c WHERE 1
"""
_IN_BIN = f"""
    SELECT c.operation, c.number, o.at, o.zone, o.who, o.glossary, g.number IS NULL, c.id
    FROM gone_concept c CROSS JOIN operation o ON o.number = c.operation
    LEFT JOIN glossary g ON g.id = o.glossary
    WHERE o.kind NOT IN {MOVES} AND c.operation NOT IN (SELECT value FROM json_each(:unwanted))
    AND NOT EXISTS (SELECT 1 FROM concept p WHERE p.glossary = g.number AND p.id = c.id)
    AND NOT EXISTS (SELECT 1 FROM gone_concept l JOIN operation lo ON lo.number = l.operation
        WHERE l.id = c.id AND l.operation > c.operation AND lo.glossary = o.glossary
        AND l.operation NOT IN (SELECT value FROM json_each(:undone)))
    AND (g.number IS NOT NULL OR NOT EXISTS (SELECT 1 FROM glossary_history h
        WHERE h.operation = c.operation AND h.before IS NOT NULL))
"""


def _with_concepts(store: Store, found: Sequence[tuple[Any, ...]]) -> Iterator[DeletedConcept]:
    ids: dict[int, list[str]] = defaultdict(list)
    for row in found:
        ids[row[0]].append(row[7])
    concepts = {
        (operation, concept.id): concept
        for operation, wanted in ids.items()
        for concept in entries.taken_out(store, operation, wanted)
    }
    for row in found:
        operation, number, at, zone, who, glossary, is_gone, ident = row
        concept = concepts[operation, ident]
        yield DeletedConcept(operation, number, at, zone, who, glossary, bool(is_gone), concept)


def _left_out(store: Store) -> dict[str, str]:
    """The operations that `_IN_BIN` passes over, as JSON.

    `unwanted` have deleted nothing: they took out what others had added, or moved it again. `undone` are the
    former, which don't even stand before what had the same id.
    """
    undoing = deeds.undoing(store)
    return {
        "unwanted": json.dumps(sorted(_unwanted(undoing))),
        "undone": json.dumps(sorted(_undone(undoing))),
    }


def _unwanted(undoing: Mapping[int, str]) -> Iterator[int]:
    return (operation for operation, kind in undoing.items() if kind in (UNDO, *MOVES))


def _undone(undoing: Mapping[int, str]) -> Iterator[int]:
    return (operation for operation, kind in undoing.items() if kind == UNDO)


def _restore(
    store: Store, glossary_id: str, wanted: dict[int, list[str]], who: str, part_of: int | None
) -> Change:
    number = history.number_of(store, glossary_id)
    there, arguments = entries.with_ids(number, [ident for ids in wanted.values() for ident in ids])
    present = store.connection.execute(f"SELECT count(*) FROM ({there})", arguments).fetchone()[0]
    if present == sum(len(ids) for ids in wanted.values()):
        return Change(None, glossary_id)
    back = history.begin(store, RESTORE, glossary_id, who, part_of=part_of)
    for operation in sorted(wanted):
        entries.bring_back(store, number, operation, back, wanted[operation])
    history.touch(store, number)
    added = store.connection.execute(
        "SELECT concept FROM history WHERE operation = ? ORDER BY number", (back,)
    )
    return Change(back, glossary_id, added=tuple(row[0] for row in added))


def _name(row: dict[str, Any]) -> Bilingual:
    return Bilingual(row["name_fr"], row["name_en"])
