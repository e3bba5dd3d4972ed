"""One concept that two people changed at the same time: what each of them changed, put together.

Owns the rule for two edits of one version. Pure. Unlike in the merging of files, what somebody removed in an
edit is gone: an editor shows all there is, so that what is missing was meant to go.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, NamedTuple, TypeVar

from interpreter_app.domain.terms import Bilingual, Concept, Language, Term

Terms = tuple[Term, ...]
Value = TypeVar("Value")

_PLAIN = ("subject_field", "equivalence", "false_friend", "source", "checked", "note")
_BILINGUAL = ("definition", "transfer_note")


class Both(NamedTuple):
    """A concept with what either changed, and the fields that both changed otherwise: there it has mine.

    A field is told as «definition.fr», «terms.en», «equivalence» …
    """

    concept: Concept
    conflicts: tuple[str, ...]


def put_together(before: Concept, mine: Concept, theirs: Concept) -> Both:
    """What I made of a concept with what they made of it meanwhile; the id stays."""
    conflicts: list[str] = []
    changed: dict[str, Any] = {}
    for name in _PLAIN:
        values = [getattr(concept, name) for concept in (before, mine, theirs)]
        changed[name] = _value(name, conflicts, *values)
    for name in _BILINGUAL:
        texts = [getattr(concept, name) for concept in (before, mine, theirs)]
        changed[name] = Bilingual(
            _value(f"{name}.fr", conflicts, *(text.fr for text in texts)),
            _value(f"{name}.en", conflicts, *(text.en for text in texts)),
        )
    changed["terms"] = _terms(before.terms, mine.terms, theirs.terms, conflicts)
    return Both(replace(before, **changed), tuple(conflicts))


def _value(name: str, conflicts: list[str], before: Value, mine: Value, theirs: Value) -> Value:
    """What stands of a field: the side that changed it, or mine where both have, which is then noted."""
    if mine in (before, theirs):
        return theirs
    if theirs != before:
        conflicts.append(name)
    return mine


def _terms(before: Terms, mine: Terms, theirs: Terms, conflicts: list[str]) -> Terms:
    """The terms of both; as one of them has them if the other left them alone."""
    if mine in (before, theirs):
        return theirs
    if theirs == before:
        return mine
    made: list[Term] = []
    for language in Language:
        old, own, other = ([t for t in terms if t.language is language] for terms in (before, mine, theirs))
        both = _in_one_language(old, own, other)
        if both is None:
            conflicts.append(f"terms.{language}")
        made += own if both is None else both
    return tuple(made)


def _in_one_language(before: list[Term], mine: list[Term], theirs: list[Term]) -> list[Term] | None:
    """The terms of both in one language, or None if they can't be told apart.

    Each term that was there is taken by its place, what stands behind those was added.
    """
    if mine in (before, theirs):
        return theirs
    if theirs == before:
        return mine
    count = len(before)
    if len(mine) < count or len(theirs) < count:
        return None
    made: list[Term] = []
    for one, own, other in zip(before, mine, theirs, strict=False):
        both = _term(one, own, other)
        if both is None:
            return None
        made.append(both)
    added = mine[count:]
    return [*made, *added, *(term for term in theirs[count:] if term not in added)]


def _term(before: Term, mine: Term, theirs: Term) -> Term | None:
    conflicts: list[str] = []
    taken = {
        field.name: _value(field.name, conflicts, *(getattr(t, field.name) for t in (before, mine, theirs)))
        for field in fields(Term)
    }
    return None if conflicts else Term(**taken)
