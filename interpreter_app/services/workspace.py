"""Opening a store ready for work: made if missing, indexed, its starter glossaries up to date.

Owns the rule for starter glossaries: a newer release changes only what the person hasn't touched.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base import paths
from interpreter_app.base.errors import StoreError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.terms import Concept, Glossary
from interpreter_app.store import glossaries, index, starters
from interpreter_app.store.database import Store, connect, said_plainly
from interpreter_app.store.history import STARTER

SMALL = 5000
"""Concepts up to which an index is made at once; a larger one is made beside the work."""


_ORDER = (
    "participatory-budgeting",
    "local-government",
    "public-finance",
    "community-empowerment-and-equality",
    "evaluation-and-learning",
    "meetings-and-interpreting",
    "city-and-logistics",
)
"""The starter glossaries as one would read them; others follow by name."""


class StarterUpdate(NamedTuple):
    """What a release's starter glossary brought: ids of concepts added, changed, removed, and left alone
    because the person had edited or deleted them; `edited` are those of `kept` that are still there.

    `is_newer` tells that the store had an earlier version of the glossary.
    """

    glossary: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    is_newer: bool = False


def open_store(path: Path, told: Callable[[list[StarterUpdate]], object] | None = None) -> Store:
    """Open a store for work: a missing one is made and filled with the starter glossaries.

    `told` is given what the starter glossaries brought.

    An index that has to be made anew is made here if that takes no time; `index.is_current` tells whether
    it still has to be. Raises StoreError.
    """
    store = connect(path)
    try:
        with said_plainly(path):
            if not index.is_current(store) and _size(store) <= SMALL:
                index.build(store)
            updates = update_starters(store)
    except BaseException:
        store.close()
        raise
    if told is not None:
        told(updates)
    return store


def refuse_missing_folder(path: Path) -> None:
    """Raise StoreError if the folder of a store that somebody named isn't there: the name is a slip.

    For work that only reads: it would make the folder, and look into a store with nothing of theirs in it.
    """
    folder = path.parent
    if not folder.exists():
        raise StoreError(
            _(
                "There is no folder {folder} with a store {name}: "
                "check what --store or PASSERELLE_STORE says."
            ).format(folder=folder.absolute(), name=path.name)
        )


def update_starters(
    store: Store, folder: Path | None = None, progress: Progress = silent
) -> list[StarterUpdate]:
    """Bring the starter glossaries up to date with the files of this release; what it changed.

    Of a file that hasn't changed since the last time nothing is taken. A concept that the person edited or
    deleted is left as it is.
    """
    files = sorted((folder or paths.glossaries_dir()).glob("*.yaml"), key=_place)
    known = starters.files(store)
    updates: list[StarterUpdate] = []
    for done, file in enumerate(files):
        content = file.read_bytes()
        # No more than a sign that it is another file; a library of cryptography takes longer to load.
        fingerprint = f"{len(content):x}-{zlib.crc32(content):08x}-{zlib.adler32(content):08x}"
        if known.get(file.stem) != fingerprint:
            updates.append(_update(store, file, fingerprint))
        progress(done + 1, len(files))
    return updates


def _place(file: Path) -> tuple[int, str]:
    """Where a starter glossary stands among the others, which are shown in the order they were made."""
    known = _ORDER.index(file.stem) if file.stem in _ORDER else len(_ORDER)
    return known, file.stem


def _update(store: Store, file: Path, fingerprint: str) -> StarterUpdate:
    from interpreter_app.exchange.formats import read_glossary

    shipped = read_glossary(file).glossary
    as_it_is: tuple[str, ...] = ()
    with store.write():
        present = {g.id: g.is_starter for g in glossaries.summaries(store)}
        if not present.get(shipped.id, True):
            return StarterUpdate(shipped.id)  # It is the person's own; this is asked again at each start.
        if shipped.id in present:
            if not _redescribe(store, shipped):
                as_it_is = (starters.ITSELF,)
            update = _bring_up_to_date(store, shipped)
        elif starters.concepts(store, shipped.id):
            update = StarterUpdate(shipped.id, kept=tuple(c.id for c in shipped))
        else:
            change = glossaries.bring(store, shipped, kind=STARTER, starter=True)
            update = StarterUpdate(shipped.id, added=change.added)
        kept = (*update.kept, *as_it_is)
        starters.remember(store, file.stem, fingerprint, shipped, kept, update.edited)
    return update


def _bring_up_to_date(store: Store, shipped: Glossary) -> StarterUpdate:
    known = starters.concepts(store, shipped.id)
    number = glossaries.find(store, shipped.id).number
    present = {s.concept.id: s.concept for s in glossaries.concepts_of(store, number)}
    take: list[Concept] = []
    kept: list[str] = []
    for concept in shipped:
        if _is_untouched(concept.id, present, known):
            take.append(concept)
        elif present.get(concept.id) != concept:
            kept.append(concept.id)
    gone = set(known) - {c.id for c in shipped}
    remove = [ident for ident in sorted(gone) if ident in present and _is_untouched(ident, present, known)]
    change = glossaries.put(store, shipped.id, take, kind=STARTER)
    glossaries.delete(store, shipped.id, remove, kind=STARTER)
    edited = tuple(ident for ident in kept if ident in present)
    return StarterUpdate(
        shipped.id, change.added, change.changed, tuple(remove), tuple(kept), edited, is_newer=True
    )


def _redescribe(store: Store, shipped: Glossary) -> bool:
    """Take over the release's name and description, unless the person has others; whether they were taken."""
    known = starters.concepts(store, shipped.id).get(starters.ITSELF)
    if known not in (None, starters.description(store, glossaries.find(store, shipped.id).number)):
        return False
    glossaries.describe(store, shipped, kind=STARTER)
    return True


def _is_untouched(ident: str, present: dict[str, Concept], known: dict[str, str]) -> bool:
    """Whether the concept is as the last release left it, or new to this person."""
    if ident not in known:
        return ident not in present
    return ident in present and starters.fingerprint(present[ident]) == known[ident]


def _size(store: Store) -> int:
    return sum(g.concepts for g in glossaries.summaries(store))
