"""What the checks find in the glossaries of a store, and mending what can be mended for certain.

Owns the order in which findings are told, and that what was found is checked again before it is mended: a
person, or another process, may have changed the entry meanwhile. The rules and the mends are in
`domain.checks`; a store and glossary files are checked whole by `checking`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.checks import (
    CONCEPT_RULES,
    GLOSSARY_RULES,
    SHELF_RULES,
    Finding,
    Severity,
    check_concept,
    compare_glossaries,
)
from interpreter_app.domain.checks.fixing import fixed_all, mendable
from interpreter_app.domain.checks.habits import House, house_of
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.store import entries, glossaries, history, several
from interpreter_app.store.changed import changed_since
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change, GlossarySummary
from interpreter_app.store.listing import newest_operation

MEND = "mend"
"""The kind of an operation that mends what the checks have found."""

_EVERY = 100
_FEW = 1500
"""Concepts that are so quickly checked that all of them are checked again after each change."""
_COMPARING = frozenset(code for code, _severity, _rule in (*GLOSSARY_RULES, *SHELF_RULES))
_RANK = {
    code: (list(Severity).index(severity), place)
    for place, (code, severity, _rule) in enumerate((*CONCEPT_RULES, *GLOSSARY_RULES, *SHELF_RULES))
}

Key = tuple[str, str]
"""The ids of a glossary and of a concept in it."""


class Found(NamedTuple):
    """A finding and where it is; `head` is the entry’s first term, `is_sure` that it can be mended."""

    glossary: str
    concept: str
    head: str
    finding: Finding
    is_sure: bool


class Kind(NamedTuple):
    """What one rule has found: how much, how much of that can be mended, and what is listed of it."""

    code: str
    severity: Severity
    total: int
    sure: int
    listed: Sequence[Found]


@dataclass(frozen=True, slots=True)
class Quality:
    """What was found in a glossary, or in all (`glossary` is empty), when `operation` was the newest one."""

    glossary: str
    operation: int
    concepts: int
    found: Mapping[Key, tuple[Found, ...]]
    houses: Mapping[str, House]

    @property
    def sure(self) -> tuple[Found, ...]:
        """All that can be mended for certain."""
        return tuple(one for some in self.found.values() for one in some if one.is_sure)

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(map(len, self.found.values()))


class Mended(NamedTuple):
    """How many findings were mended in how many entries, and what brings the entries back."""

    findings: int
    entries: int
    changes: tuple[Change, ...]


class _Better(NamedTuple):
    """An entry as it was read and as it is mended, and how many findings that settles."""

    old: Concept
    new: Concept
    findings: int


Plan = Mapping[str, Sequence[_Better]]
"""By the id of each glossary, the entries that can be mended there."""


def check(store: Store, glossary_id: str = "", progress: Progress = silent) -> Quality:
    """Check the glossary with this id, or each glossary by itself. `progress` counts concepts."""
    operation = newest_operation(store)
    wanted = [g for g in glossaries.summaries(store) if glossary_id in ("", g.id)]
    total, done = sum(g.concepts for g in wanted), 0
    found: dict[Key, tuple[Found, ...]] = {}
    houses: dict[str, House] = {}
    for one in wanted:
        whole = glossaries.glossary(store, one.number)
        whole = replace(whole, concepts=_Watched(whole.concepts, partial(progress, done, total)))
        houses[one.id] = house_of(whole)
        (compared,) = compare_glossaries([whole])
        for number, concept in enumerate(whole.concepts):
            if number % _EVERY == 0:
                progress(done + number, total)
            every = (*check_concept(concept), *compared.pop(concept.id, ()))
            if every:
                found[one.id, concept.id] = _told(one.id, concept, every, houses[one.id])
        done += one.concepts
    progress(total, total)
    return Quality(glossary_id, operation, total, found, houses)


def check_again(store: Store, before: Quality, progress: Progress = silent) -> Quality:
    """What is found now: of a large glossary only what has changed since is checked again.

    Then what is found by comparing entries stays as it was found, but for those that have changed.
    """
    changed = changed_since(store, before.operation, before.glossary)
    if changed.is_whole or before.concepts <= _FEW or len(changed.concepts) > _FEW:
        return check(store, before.glossary, progress)
    operation = newest_operation(store)
    found = dict(before.found)
    for glossary, ident in sorted(changed.concepts):
        old = found.get((glossary, ident), ())
        stored = glossaries.concept(store, glossary, ident)
        some: tuple[Found, ...] = ()
        if stored is not None:
            kept = [one.finding for one in old if one.finding.code in _COMPARING - {"mixed-spaces"}]
            now = (*check_concept(stored.concept), *kept)
            some = _told(glossary, stored.concept, now, before.houses.get(glossary, House()))
        if some:
            found[glossary, ident] = some
        else:
            found.pop((glossary, ident), None)
    concepts = sum(g.concepts for g in glossaries.summaries(store) if before.glossary in ("", g.id))
    return replace(before, operation=operation, concepts=concepts, found=found)


def kinds(quality: Quality, at_most: int) -> list[Kind]:
    """What was found, mistakes first, by rule. So many are listed altogether, and of each rule its share."""
    by_code: dict[str, list[Found]] = {}
    for some in quality.found.values():
        for one in some:
            by_code.setdefault(one.finding.code, []).append(one)
    room = dict.fromkeys(by_code, 0)
    left = at_most
    for number, code in enumerate(sorted(by_code, key=lambda code: len(by_code[code]))):
        room[code] = min(len(by_code[code]), left // (len(by_code) - number))
        left -= room[code]
    return [
        Kind(
            code,
            by_code[code][0].finding.severity,
            len(by_code[code]),
            sum(one.is_sure for one in by_code[code]),
            tuple(by_code[code][: room[code]]),
        )
        for code in sorted(by_code, key=lambda code: _RANK[code])
    ]


def plan(
    store: Store, which: Sequence[Found], houses: Mapping[str, House], progress: Progress = silent
) -> Plan:
    """How these findings would be mended, as far as they still hold and it is certain; writes nothing."""
    by_entry: dict[Key, list[Finding]] = {}
    for one in which:
        by_entry.setdefault((one.glossary, one.concept), []).append(one.finding)
    made: dict[str, list[_Better]] = {}
    for done, ((glossary, ident), findings) in enumerate(by_entry.items()):
        if done % _EVERY == 0:
            progress(done, len(by_entry))
        stored = glossaries.concept(store, glossary, ident)
        if stored is not None:
            new, count = fixed_all(findings, stored.concept, houses.get(glossary, House()))
            if count:
                made.setdefault(glossary, []).append(_Better(stored.concept, new, count))
    progress(len(by_entry), len(by_entry))
    return made


def mend(store: Store, planned: Plan, who: str = "") -> Mended:
    """Write what was planned as one deed; an entry that was changed meanwhile is left."""
    changes: list[Change] = []
    findings = 0
    with store.write():
        for summary, wanted in _still_there(store, planned):
            stale = entries.difference(store, summary.number, [one.old for one in wanted])
            others = {c.id for c in stale.fresh} | {c.id for _stored, c in stale.changed}
            better = [one for one in wanted if one.old.id not in others]
            new = [one.new for one in better]
            change = glossaries.put(store, summary.id, new, who, MEND, part_of=several.first(changes))
            if change.operation is not None:
                changes.append(change)
                findings += sum(one.findings for one in better)
    return Mended(findings, sum(len(change.changed) for change in changes), tuple(changes))


def fix(store: Store, which: Sequence[Found], houses: Mapping[str, House], who: str = "") -> Mended:
    """Mend these findings as far as they still hold and it is certain how."""
    return mend(store, plan(store, which, houses), who)


def take_back(store: Store, mended: Mended) -> None:
    """Put back what was mended."""
    history.undo(store, several.first(mended.changes))


def _still_there(store: Store, planned: Plan) -> Iterator[tuple[GlossarySummary, Sequence[_Better]]]:
    return ((g, planned[g.id]) for g in glossaries.summaries(store) if g.id in planned)


def _told(glossary: str, concept: Concept, every: Sequence[Finding], house: House) -> tuple[Found, ...]:
    best = concept.preferred(Language.FRENCH) or concept.preferred(Language.ENGLISH)
    head = best.text if best else concept.id
    sure = mendable(every, concept, house)
    return tuple(
        Found(glossary, concept.id, head, one, is_sure) for one, is_sure in zip(every, sure, strict=True)
    )


class _Watched(tuple[Concept, ...]):
    """Concepts whose reading is reported now and then, so that a comparison can be stopped in its midst."""

    report: Callable[[], None]

    def __new__(cls, concepts: Iterable[Concept], report: Callable[[], None]) -> _Watched:
        made = super().__new__(cls, concepts)
        made.report = report
        return made

    def __iter__(self) -> Iterator[Concept]:
        """The concepts; raises what the report raises."""
        for number, concept in enumerate(super().__iter__()):
            if number % _EVERY == 0:
                self.report()
            yield concept
