"""From which version of ours a file started that comes back, and under which id a further copy stands.

Owns that guess: which of the exports it was, and for one concept whether it was one at all. Merging itself is
`domain.merging`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from interpreter_app.domain.ids import new_id
from interpreter_app.domain.merging.fields import PLAIN, value_of
from interpreter_app.domain.terms import Concept
from interpreter_app.store.versions import Past

_MOST_HELD: Final = 500
"""Concepts that are held against each export: more would tell no more, and take long."""


class Returned(NamedTuple):
    """A concept of a file beside ours with the same id, and what ours has been."""

    read: Concept
    ours: Concept
    past: Past

    @property
    def versions(self) -> tuple[Concept, ...]:
        """Ours, oldest first, as it stands now last."""
        return (*self.past.earlier, self.ours)


def export_of(sent: Sequence[int], returned: Iterable[Returned]) -> int | None:
    """Which of these exports, by the operation before each, the file started from: the nearest to it.

    Of several the first: what was changed here since then is asked about, if they have changed it, too.
    """
    held = list(islice(returned, _MOST_HELD))

    def nearness(operation: int) -> int:
        return sum(_agreement(one.versions[one.past.as_of(operation)], one.read) for one in held)

    return max(sent, key=nearness, default=None)


def base_of(one: Returned, export: int, others: Collection[int]) -> int | None:
    """The place of the version that was exported, or None if one of these `others` is nearer to theirs.

    Those came from elsewhere: then theirs has started from the same, as ours did.
    """
    versions, base = one.versions, one.past.as_of(export)
    nearest = max(_agreement(versions[at], one.read) for at in {base, *others} if at < len(versions))
    return base if _agreement(versions[base], one.read) == nearest else None


def _agreement(version: Concept, read: Concept) -> int:
    """How many fields two versions of a concept have in common, their terms one by one."""
    plain = sum(value_of(version, field) == value_of(read, field) for field in PLAIN)
    return plain + len(set(version.terms) & set(read.terms))


def as_kept(new: Concept, by_id: Mapping[str, Concept]) -> Concept | None:
    """The concept with an id that is free, or None if an earlier import has kept the very same one."""
    kept = new
    if new.id not in by_id:
        return new
    texts = (new.id, *(t.text for t in new.terms))
    taken: list[str] = []
    while kept.id in by_id:
        if by_id[kept.id] == kept:
            return None
        taken.append(kept.id)
        kept = replace(new, id=new_id(texts, taken))
    return kept
