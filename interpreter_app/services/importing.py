"""Bringing a file's concepts into a glossary of the store.

Owns what counts as the same concept and what is done with it. The whole import is one operation: it is
there altogether, or not at all, and is undone at once, with the glossary if it made one. What takes long,
reading and comparing, is done before other writers have to wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from interpreter_app.base.errors import UsageError
from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.ids import new_id, slug
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.merging import merged, pair_key
from interpreter_app.domain.terms import Bilingual, Concept, Glossary
from interpreter_app.exchange.formats import Problem, Reading, read_glossary
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import StoredConcept
from interpreter_app.store.listing import newest_operation

_FORMATS_WITH_IDS = ("yaml", "json")


class OnDuplicate(StrEnum):
    """What to do with a concept that is there already: keep both, merge them, skip the new one."""

    KEEP = "keep"
    MERGE = "merge"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do: how many concepts were read, and what became of them.

    `skipped` were there already; `left_out` counts rows of the file that are in no concept; `remarks` name
    columns that have no field of their own. `operation` is for `glossaries.undo`; None if nothing was done.
    """

    format: str
    encoding: str
    glossary: str
    read: int
    added: int
    merged: int
    skipped: int
    problems: tuple[Problem, ...]
    left_out: int = 0
    remarks: tuple[Problem, ...] = ()
    operation: int | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done: the glossary, the concepts to be put, how many are new, merged and left out.

    It holds as long as the newest operation on the glossary is the one with the number `as_of`.
    """

    as_of: int
    target: Glossary
    is_new: bool
    concepts: list[Concept]
    added: int
    merged: int
    skipped: int


def import_file(
    store: Store,
    path: Path,
    glossary: str | None = None,
    format_name: str | None = None,
    on_duplicate: OnDuplicate = OnDuplicate.MERGE,
    dry_run: bool = False,
    who: str = "",
    progress: Progress = silent,
) -> ImportReport:
    """Read a file into the glossary of this name or id, which is made if there is none.

    Without a name the file's own glossary is meant. With `dry_run` nothing is written. Raises UsageError,
    FormatError or StoreError; the store is then as it was.
    """
    reading = read_glossary(path, format_name)
    progress(0, reading.read)
    plan = _plan(store, reading, glossary, on_duplicate)
    operation = None
    if not dry_run:
        with store.write():
            if not _holds(store, plan, reading, glossary):
                plan = _plan(store, reading, glossary, on_duplicate)
            operation = _carry_out(store, plan, reading.problems, who, progress)
    return ImportReport(
        format=reading.format,
        encoding=reading.encoding,
        glossary=plan.target.id,
        read=reading.read,
        added=plan.added,
        merged=plan.merged,
        skipped=plan.skipped,
        problems=reading.problems,
        left_out=reading.left_out,
        remarks=reading.remarks,
        operation=operation,
    )


def _carry_out(
    store: Store, plan: _Plan, problems: Sequence[Problem], who: str, progress: Progress
) -> int | None:
    """Write what is planned; the operation, or None if there was nothing to write.

    A file of which nothing could be read makes no glossary.
    """
    target = plan.target
    if plan.is_new and not plan.concepts and problems:
        return None
    if plan.is_new:
        whole = replace(target, concepts=tuple(plan.concepts))
        return glossaries.bring(store, whole, who, "import", progress=progress).operation
    return glossaries.put(store, target.id, plan.concepts, who, "import", progress).operation


def _holds(store: Store, plan: _Plan, reading: Reading, name: str | None) -> bool:
    """Whether nobody has written what would change the plan."""
    if newest_operation(store, plan.target.id) != plan.as_of:
        return False
    return _target(store, reading.glossary, name) == (plan.target, plan.is_new)


def _plan(store: Store, reading: Reading, name: str | None, on_duplicate: OnDuplicate) -> _Plan:
    target, is_new = _target(store, reading.glossary, name)
    as_of = newest_operation(store, target.id)
    present: Iterable[StoredConcept] = ()
    if not is_new:
        present = glossaries.concepts_of(store, glossaries.find(store, target.id).number)
    puts, added, merges, skipped = _compared((p.concept for p in present), reading, on_duplicate)
    return _Plan(as_of, target, is_new, puts, added, merges, skipped)


def _target(store: Store, read: Glossary, name: str | None) -> tuple[Glossary, bool]:
    """The glossary to import into, without its concepts, and whether it is still to be made."""
    known = {g.id: g for g in glossaries.summaries(store)}
    if name is None:
        return replace(read, concepts=()), read.id not in known
    try:
        found = glossaries.find(store, name)
    except UsageError:
        wanted = fold(name)
        if not wanted or any(wanted in (fold(g.name.fr), fold(g.name.en)) for g in known.values()):
            raise
        ident = new_id((slug(name), name), known)
        return Glossary(ident, Bilingual(name, name), read.description), True
    return Glossary(found.id, found.name, found.description), False


def _compared(
    present: Iterable[Concept], reading: Reading, on_duplicate: OnDuplicate
) -> tuple[list[Concept], int, int, int]:
    """The concepts to be put, and how many of those read are new, merged and left out."""
    before = {c.id: c for c in present}
    by_id = dict(before)
    by_pair = {pair_key(c): c.id for c in by_id.values()}
    puts: dict[str, Concept] = {}
    merges: dict[str, int] = {}
    added = skipped = 0
    for new in reading.glossary.concepts:
        old_id = _same(new, by_id, by_pair, reading.format)
        if old_id is None or on_duplicate is OnDuplicate.KEEP:
            kept = _as_kept(new, by_id)
            if kept is None or (old_id is not None and by_id[old_id] == new):
                skipped += 1
                continue
            by_id[kept.id] = puts[kept.id] = kept
            by_pair.setdefault(pair_key(kept), kept.id)
            added += 1
            continue
        both = merged(by_id[old_id], new)
        if on_duplicate is OnDuplicate.SKIP or both == by_id[old_id]:
            skipped += 1
            continue
        merges[old_id] = merges.get(old_id, 0) + 1
        by_id[old_id] = puts[old_id] = both
    for ident in [i for i, concept in puts.items() if before.get(i) == concept]:
        # Rows of the file that say the same in two ways have changed the concept to and fro.
        del puts[ident]
        skipped += merges.pop(ident)
    return list(puts.values()), added, sum(merges.values()), skipped


def _same(
    new: Concept, by_id: dict[str, Concept], by_pair: dict[tuple[str, str], str], format_name: str
) -> str | None:
    """The id of the concept that is the same as this one, or None.

    An id from a format that has ids of its own is trusted; one made from a row's words needs a common term.
    """
    known = by_id.get(new.id)
    if known is not None and (format_name in _FORMATS_WITH_IDS or pair_key(known) == pair_key(new)):
        return new.id
    pair = pair_key(new)
    return by_pair.get(pair) if all(pair) else None


def _as_kept(new: Concept, by_id: dict[str, Concept]) -> Concept | None:
    """The concept with an id that is free, or None if an earlier import has kept the very same one."""
    texts = (new.id, *(t.text for t in new.terms))
    taken: list[str] = []
    kept = new
    while kept.id in by_id:
        if by_id[kept.id] == kept:
            return None
        taken.append(kept.id)
        kept = replace(new, id=new_id(texts, taken))
    return kept
