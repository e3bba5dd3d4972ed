"""What an import would do with each concept of a file, before anything is written.

Owns what counts as the same concept, what is proposed for it and what the person's decisions make of that.
Only reads. Carrying a plan out is in `importing`; the rules of merging are in `domain.merging`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.errors import UsageError
from interpreter_app.base.progress import giving_way
from interpreter_app.domain.ids import new_id, slug
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.merging import Conflict, Known, PairKey, merge, says_all
from interpreter_app.domain.terms import Bilingual, Concept, Glossary
from interpreter_app.exchange.formats import Reading, place_for
from interpreter_app.exchange.losses import EVERYTHING, Field, Holds, reduced_concept
from interpreter_app.services.elsewhere import Elsewhere, found_elsewhere
from interpreter_app.services.import_base import Returned, as_kept, base_of, export_of
from interpreter_app.store import differences, exported, glossaries, versions
from interpreter_app.store.bin import deleted_here
from interpreter_app.store.database import Store
from interpreter_app.store.differences import Noted
from interpreter_app.store.history import RELEASE, STARTER
from interpreter_app.store.listing import newest_operation
from interpreter_app.store.versions import Past

IMPORT = "import"
"""The kind of an operation that brings a file's concepts into a glossary."""

_BROUGHT = (IMPORT, STARTER, RELEASE)
"""Kinds of operations that bring what somebody else has written."""


class OnDuplicate(StrEnum):
    """What to do with a concept that is there already: keep both, merge them, skip the new one."""

    KEEP = "keep"
    MERGE = "merge"
    SKIP = "skip"


class Alike(StrEnum):
    """Which concept of the glossary a concept of the file is: none, the same by its id or its terms, or
    nearly the same."""

    NEW = "new"
    BY_ID = "id"
    BY_TERMS = "terms"
    NEAR = "near"


class Outcome(StrEnum):
    """What becomes of a concept of the file: added, merged with one that is there, or left out."""

    ADDED = "added"
    MERGED = "merged"
    SKIPPED = "skipped"


class Planned(NamedTuple):
    """One concept of the file: the one that it is compared with, if any, and what becomes of it.

    `decision` is what was decided or else proposed; `made` the concept that is written, None if nothing is.
    In the fields of the `conflicts` `made` has ours: they are kept for the person to choose of. `is_known`
    says that a merge of just this version has left fields to choose of before, of which some are still open;
    `is_repeated` that `present` is of the same file; `is_deleted` that the concept is in the bin, and the
    file has nothing that it hadn't.
    """

    read: Concept
    alike: Alike
    present: Concept | None
    decision: OnDuplicate
    outcome: Outcome
    made: Concept | None = None
    conflicts: tuple[Conflict, ...] = ()
    is_known: bool = False
    is_repeated: bool = False
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import of a reading into a glossary would do; `glossary` is the name that was asked for.

    `target` has no concepts; `is_new` if it is still to be made. `concepts` are to be put, `noted` to be kept
    for the person to choose of; `elsewhere` tells of what is new here and in another glossary, too. It holds
    as long as the newest operation on the glossary is `as_of`.
    """

    reading: Reading
    origin: str
    glossary: str | None
    on_duplicate: OnDuplicate
    decisions: Mapping[str, OnDuplicate]
    as_of: int
    target: Glossary
    is_new: bool
    items: Sequence[Planned]
    concepts: Sequence[Concept]
    noted: Sequence[Noted]
    elsewhere: Sequence[Elsewhere] = ()
    rendered: Mapping[str, Concept] = field(default_factory=dict)
    """Ours by the id of a new one, where a term of ours is rendered otherwise."""

    def count(self, outcome: Outcome) -> int:
        """How many of the concepts read become this."""
        return sum(1 for item in self.items if item.outcome is outcome)


def prepare(
    store: Store,
    reading: Reading,
    glossary: str | None = None,
    on_duplicate: OnDuplicate = OnDuplicate.MERGE,
    decisions: Mapping[str, OnDuplicate] | None = None,
    origin: str = "",
) -> ImportPlan:
    """What an import into the glossary of this name or id would do; without one the file's own is meant.

    `on_duplicate` is proposed for concepts that are there already; those that are only nearly the same are
    proposed to be kept. `decisions` overrule it, by the id of the concept in the file. `origin` is the file's
    name. Raises UsageError for a name that several glossaries have, or none could have.
    """
    target, is_new = _target(store, reading.glossary, glossary)
    as_of = newest_operation(store, target.id)
    decided = decisions or {}
    with collector_paused():
        if is_new:
            comparison = _Comparison(reading, on_duplicate, decided, Known(()))
        else:
            number = glossaries.find(store, target.id).number
            known = Known(stored.concept for stored in giving_way(glossaries.concepts_of(store, number)))
            noted = differences.noted_before(store, target.id)
            sent = exported.operations(store, target.id) if reading.is_own else ()
            comparison = _Comparison(reading, on_duplicate, decided, known, noted, sent)
            comparison.learn(
                lambda ids: versions.past(store, target.id, ids),
                lambda ids: deleted_here(store, target.id, ids),
            )
        items = comparison.compare()
        elsewhere = found_elsewhere(store, comparison.new_ones(items), target.id)
    return ImportPlan(
        reading,
        origin,
        glossary,
        on_duplicate,
        decided,
        as_of,
        target,
        is_new,
        items,
        comparison.to_put(),
        comparison.noted,
        elsewhere,
        comparison.rendered_otherwise(items),
    )


def holds(store: Store, plan: ImportPlan) -> bool:
    """Whether nobody has written what would change a plan."""
    if newest_operation(store, plan.target.id) != plan.as_of:
        return False
    return _target(store, plan.reading.glossary, plan.glossary) == (plan.target, plan.is_new)


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


class _Match(NamedTuple):
    """Which concept a read one is the same as, and how that is known."""

    ident: str | None
    alike: Alike


_NEW, _KEEP, _ADDED = Alike.NEW, OnDuplicate.KEEP, Outcome.ADDED
_NONE = _Match(None, _NEW)


@dataclass(slots=True)
class _Comparison:
    """The concepts of a file held against those of a glossary, one after the other, as they stand by then."""

    reading: Reading
    on_duplicate: OnDuplicate
    decisions: Mapping[str, OnDuplicate]
    known: Known
    noted_before: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    sent: Sequence[int] = ()
    """The operations after which the glossary was written into a file, from which theirs may have started."""
    noted: list[Noted] = field(default_factory=list)
    _before: dict[str, Concept] = field(default_factory=dict)
    _pasts: Mapping[str, Past] = field(default_factory=dict)
    _deleted: Mapping[str, Concept] = field(default_factory=dict)
    _matches: list[_Match] = field(default_factory=list)
    _pairs: list[PairKey] = field(default_factory=list)
    _puts: dict[str, Concept] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)
    _holds: Holds = EVERYTHING
    _export: int | None = None

    def __post_init__(self) -> None:
        if self.reading.is_own:
            # What a file lacks as a whole takes nothing from the entries that are in it.
            self._holds = place_for(self.reading) | {Field.ABOUT, Field.ONE_LANGUAGE}
        self._before = dict(self.known.by_id)
        self._pairs = [self.known.pair(new) for new in giving_way(self.reading.glossary.concepts)]
        new = self.reading.glossary.concepts
        if self._before:
            self._matches = [
                self._match(c, pair) for c, pair in giving_way(zip(new, self._pairs, strict=True))
            ]

    def learn(
        self,
        past: Callable[[list[str]], Mapping[str, Past]],
        deleted: Callable[[list[str]], Mapping[str, Concept]],
    ) -> None:
        """Find out what the concepts have been that may have to be merged, and which were deleted here."""
        by_id = self.known.by_id
        if self.reading.is_own:
            self._deleted = deleted([new.id for new in self.reading.glossary.concepts if new.id not in by_id])
        pairs = zip(self._matches, self.reading.glossary.concepts, strict=True) if self._matches else ()
        wanted = {m.ident for m, new in pairs if m.ident is not None and by_id[m.ident] != new}
        wanted |= self._deleted.keys()
        if wanted:
            self._pasts = past([ident for ident in wanted if ident is not None])
            self._export = export_of(self.sent, self._returned())

    def compare(self) -> list[Planned]:
        """What becomes of each concept, in the order of the file."""
        new = self.reading.glossary.concepts
        matches = self._matches or [_NONE] * len(new)
        if not (self._matches or self.decisions or self._deleted):
            items = [
                self._added(concept, pair) for concept, pair in giving_way(zip(new, self._pairs, strict=True))
            ]
        else:
            items = [
                self._planned(concept, pair, match)
                for concept, pair, match in giving_way(zip(new, self._pairs, matches, strict=True))
            ]
        if not self._before:
            return items
        unchanged = {i for i, concept in self._puts.items() if self._before.get(i) == concept}
        if not unchanged:
            return items
        # Rows of the file that say the same in two ways have changed the concept to and fro.
        for ident in unchanged:
            del self._puts[ident]
        return [self._without(item, unchanged) for item in items]

    def new_ones(self, items: Sequence[Planned]) -> Iterator[tuple[Concept, PairKey]]:
        """Those of the concepts that are new here, with their pairs of preferred terms."""
        for item, pair in zip(items, self._pairs, strict=True):
            if item.alike is _NEW and item.outcome is _ADDED:
                yield item.read, pair

    def rendered_otherwise(self, items: Sequence[Planned]) -> dict[str, Concept]:
        """Those of ours that a new concept has a term of, with another counterpart."""
        if not self._before:
            return {}
        new = (item.read for item in items if item.alike is _NEW and item.outcome is _ADDED)
        found = ((one.id, self.known.rendered_otherwise(one)) for one in giving_way(new))
        return {ident: ours for ident, ours in found if ours is not None}

    def to_put(self) -> list[Concept]:
        """The concepts to be written, each once."""
        return list(self._puts.values())

    def _without(self, item: Planned, unchanged: set[str]) -> Planned:
        is_idle = item.made is not None and item.made.id in unchanged and not item.conflicts
        return item._replace(outcome=Outcome.SKIPPED, made=None) if is_idle else item

    def _match(self, new: Concept, pair: PairKey) -> _Match:
        """The concept that this one is the same as, or nearly.

        An id in a file that Passerelle wrote is trusted; one made from a row's words needs a common pair.
        """
        known = self.known.by_id.get(new.id)
        if known is not None:
            if self.reading.is_own:
                return _Match(new.id, Alike.BY_ID)
            if self.known.pair_of(new.id) == pair:
                return _Match(new.id, Alike.BY_TERMS)
        same = self.known.with_pair(pair)
        if same is not None:
            return _Match(same, Alike.BY_TERMS)
        near = self.known.nearly(new)
        return _NONE if near is None else _Match(near, Alike.NEAR)

    def _match_added(self, new: Concept, pair: PairKey) -> _Match:
        """As `_match`, among the concepts that rows above have added."""
        known = self.known.by_id.get(new.id)
        if known is not None and (self.reading.is_own or self.known.pair_of(new.id) == pair):
            return _Match(new.id, Alike.BY_ID)
        same = self.known.with_pair(pair)
        return _NONE if same is None else _Match(same, Alike.BY_TERMS)

    def _added(self, new: Concept, pair: PairKey) -> Planned:
        """As `_planned`, where nothing is decided, of a concept that only rows above could have."""
        if new.id in self.known.by_id or self.known.with_pair(pair) is not None:
            return self._planned(new, pair, _NONE)
        self.known.add_new(new, pair)
        self._puts[new.id] = new
        return Planned(new, _NEW, None, _KEEP, _ADDED, new)

    def _planned(self, new: Concept, pair: PairKey, match: _Match) -> Planned:
        if match.ident is None or match.alike is Alike.NEAR:
            added = self._match_added(new, pair)
            match = match if added.ident is None else added
        elif match.alike is Alike.BY_TERMS and self.known.pair_of(match.ident) != pair:
            match = self._match_added(new, pair)  # A row above has corrected the terms.
        old = None if match.ident is None else self.known.by_id[match.ident]
        is_same = match.alike in (Alike.BY_ID, Alike.BY_TERMS)
        decision = self.decisions.get(new.id) if self.decisions else None
        if decision is None and old is None and self._was_deleted(new):
            return Planned(new, match.alike, None, OnDuplicate.SKIP, Outcome.SKIPPED, is_deleted=True)
        if decision is None and match.alike is Alike.NEAR and old is not None and says_all(old, new):
            return Planned(new, match.alike, old, OnDuplicate.SKIP, Outcome.SKIPPED)
        if decision is None:
            decision = self.on_duplicate if is_same else OnDuplicate.KEEP
        if old is None and decision is OnDuplicate.MERGE:
            decision = OnDuplicate.KEEP
        item = Planned(new, match.alike, old, decision, Outcome.SKIPPED)
        if decision is OnDuplicate.SKIP:
            return item
        if is_same and old is not None and self._is_same(old, new):
            self._met.add(new.id)
            return item
        if decision is OnDuplicate.KEEP or old is None:
            return self._kept(item, pair)
        item = self._merged(item, old)
        self._met.add(old.id)
        return item

    def _was_deleted(self, new: Concept) -> bool:
        """Whether this was deleted here since the file was written: what only one side changed is taken."""
        gone = self._deleted.get(new.id) if self._deleted else None
        if gone is None or self.on_duplicate is OnDuplicate.KEEP:
            return False
        was = (gone, *self._pasts.get(new.id, Past()).earlier)
        return any(self._is_same(version, new) for version in was)

    def _is_same(self, ours: Concept, new: Concept) -> bool:
        """Whether the file says what ours does, as far as there is a place for it in the file."""
        if ours == new or self._holds == EVERYTHING:
            return ours == new
        held, read = (reduced_concept(one, self._holds) for one in (ours, new))
        # Columns have their own order for terms of different types.
        return replace(held, terms=()) == replace(read, terms=()) and set(held.terms) == set(read.terms)

    def _kept(self, item: Planned, pair: PairKey) -> Planned:
        kept = as_kept(item.read, self.known.by_id)
        if kept is None:
            return item
        self.known.add(kept, pair)
        self._puts[kept.id] = kept
        return Planned(item.read, item.alike, item.present, item.decision, Outcome.ADDED, kept)

    def _merged(self, item: Planned, old: Concept) -> Planned:
        theirs = replace(item.read, id=old.id)
        if self.noted_before:
            is_open = self.noted_before.get((old.id, differences.text_of(theirs)))
            if is_open is not None:
                return item._replace(is_known=is_open)
        past = self._pasts.get(old.id, Past())
        shared = self._shared(item, old, past)
        earlier = past.earlier
        base = self._base(item, old, past, shared)
        if base is not None:
            earlier, shared = earlier[base:], {0}
        merged = merge(
            old,
            theirs,
            earlier,
            shared,
            is_whole=self.reading.is_own and item.alike is Alike.BY_ID and Field.FURTHER_TERMS in self._holds,
            is_lossy=self._holds != EVERYTHING,
        )
        if merged.conflicts:
            self.noted.append(Noted(theirs, tuple(c.field for c in merged.conflicts)))
        elif merged.concept == old:
            return item
        is_repeated = old.id in self._met or old.id not in self._before
        item = item._replace(conflicts=merged.conflicts, is_repeated=is_repeated)
        if merged.concept == old:
            return item
        self.known.add(merged.concept)
        self._puts[old.id] = merged.concept
        return item._replace(outcome=Outcome.MERGED, made=merged.concept)

    def _base(self, item: Planned, old: Concept, past: Past, shared: set[int]) -> int | None:
        """The place of the version from which theirs has started, if ours was exported and that is it."""
        if self._export is None or not shared or item.alike is not Alike.BY_ID:
            return None
        return base_of(Returned(item.read, old, past), self._export, shared)

    def _returned(self) -> Iterator[Returned]:
        for read in self.reading.glossary.concepts:
            if read.id in self._pasts and read.id in self._before:
                yield Returned(read, self._before[read.id], self._pasts[read.id])

    def _shared(self, item: Planned, old: Concept, past: Past) -> set[int]:
        """The versions of ours from which theirs may have started.

        Two rows of one file are two texts by one hand: neither is a newer version of the other.
        """
        if old.id in self._met or old.id not in self._before or item.alike is Alike.NEAR:
            return set()
        brought = {place for place, kind in enumerate(past.kinds) if kind in _BROUGHT}
        # Of what two files have changed one after the other, nobody knows whether the second knew the first.
        first = min(brought, default=0)
        linear = {place for place in brought if place == first or past.kinds[place] != IMPORT}
        if item.alike is not Alike.BY_ID:
            return linear
        return linear | {0}
