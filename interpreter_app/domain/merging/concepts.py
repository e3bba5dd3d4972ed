"""Two versions of one concept made into one, and the person's choices where both sides changed a field.

Owns what is done with the concept as a whole; the rule for one value is in `fields`, that for terms in
`terms`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from interpreter_app.domain.merging import terms
from interpreter_app.domain.merging.fields import (
    PLAIN,
    Field,
    Standing,
    Take,
    joined,
    standing,
    value_of,
    with_value,
)
from interpreter_app.domain.merging.terms import Conflict
from interpreter_app.domain.terms import Concept

__all__ = ["Conflict", "Merged", "merge", "with_choices"]

FROM_THE_FIRST = frozenset((0,))


class Merged(NamedTuple):
    """A concept made of two, and the fields that both have changed: in those it has ours."""

    concept: Concept
    conflicts: tuple[Conflict, ...] = ()


def merge(
    ours: Concept,
    theirs: Concept,
    earlier: Sequence[Concept] = (),
    shared: Collection[int] = FROM_THE_FIRST,
    *,
    is_whole: bool = False,
    is_lossy: bool = False,
) -> Merged:
    """Our version with what only theirs has changed; its id stays.

    `earlier` are the versions that ours had before, oldest first. `shared` are the places of the versions
    that came from elsewhere (a file, a release), ours being the last place: theirs may have started from one
    of those. The first one by default: a concept that was added once and never edited is itself what both
    have in common, so that theirs has changed and is taken, while ours stays in the history. With nothing
    shared the two were written apart: no text of either is put in the place of the other's.

    Each field stands by the rule in `fields.standing`. Terms are a set for each language: spellings that fold
    alike are one term, whose marks are merged like fields. A term that theirs no longer has stays: a file may
    be a part of a glossary, and nothing is dropped for that. One that ours has removed stays away, unless
    theirs has changed it since: then the person chooses. Which term is the one to say changes only where
    theirs has both and marks the other one so. A spelling that differs in case, apostrophes or blanks only is
    never asked about. If theirs `is_whole`, as a file of ours is, the one term of a language that is written
    otherwise there is that term corrected, and not a further one. If theirs `is_lossy`, of a format that has
    no place for all of a term, a corrected term keeps the sentence and the pronunciation of ours.
    """
    history = (*earlier, ours)
    merged, conflicts = ours, []
    for field in PLAIN:
        mine, other = value_of(ours, field), value_of(theirs, field)
        if mine == other or not other:
            continue
        decided = standing(mine, other, [value_of(version, field) for version in history], shared)
        if decided is Standing.THEIRS:
            merged = with_value(merged, field, other)
        elif decided is Standing.ASK:
            conflicts.append(Conflict(field, mine, other))
    if ours.terms != theirs.terms:
        worded = terms.merge(
            [version.terms for version in history],
            theirs.terms,
            shared,
            is_whole=is_whole,
            is_lossy=is_lossy,
        )
        if worded.terms != ours.terms:
            merged = replace(merged, terms=worded.terms)
        conflicts[:0] = worded.conflicts
    return Merged(merged, tuple(conflicts))


def with_choices(ours: Concept, theirs: Concept, choices: Mapping[Field, Take]) -> Concept:
    """Our concept with what the person has chosen for these fields; all others stay as they are.

    Both of two marks can't stand: there ours does. A term that is gone meanwhile is left alone.
    """
    chosen = ours
    for field, take in choices.items():
        if take is Take.MINE:
            continue
        if field in PLAIN:
            mine, other = value_of(chosen, field), value_of(theirs, field)
            if take is Take.THEIRS:
                chosen = with_value(chosen, field, other)
            elif isinstance(mine, str) and field.name not in ("equivalence", "subject_field"):
                chosen = with_value(chosen, field, joined(mine, other))
        else:
            chosen = replace(chosen, terms=terms.with_choice(chosen.terms, theirs.terms, field, take))
    return chosen
