"""What a field of a concept is, and which side's value stands when two versions of it are merged.

Owns the rule for a single value. Knows nothing of terms, which are a set of things with fields of their own.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from enum import Enum, StrEnum, auto
from typing import Any, NamedTuple

from interpreter_app.domain.terms import Bilingual, Concept, Language

Value = str | bool | None
"""The value of a field; an empty string, False and None say nothing."""


class Field(NamedTuple):
    """One thing that a concept says.

    `name` is that of an attribute of Concept, with a `language` where it is in two; or that of an attribute
    of Term, of the term with the text `term` in that language; or TERM, DEPRECATED or PREFERRED.
    """

    name: str
    language: Language | None = None
    term: str = ""


TERM = "term"
"""The name of the field that is a whole term: there or not."""

DEPRECATED = "deprecated"
"""The name of the field of a term that says whether it is one to avoid."""

PREFERRED = "preferred"
"""The name of the field that says which term of a language is the one to say."""

PLAIN = (
    Field("subject_field"),
    *(Field("definition", language) for language in Language),
    Field("equivalence"),
    Field("false_friend"),
    *(Field("transfer_note", language) for language in Language),
    Field("source"),
    Field("checked"),
    Field("note"),
)
"""The fields of a concept that aren't of its terms, in the order in which they are read."""

_TEXTS = ("definition", "transfer_note", "source", "note", "context", "text", TERM)


class Take(StrEnum):
    """What is taken where both sides say something: mine, theirs, or both where both can stand."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Standing(Enum):
    """What a merge does with one value: ours stands, theirs is taken, or the person has to choose."""

    OURS = auto()
    THEIRS = auto()
    ASK = auto()


def can_be_both(field: Field) -> bool:
    """Whether both values of a field can stand, one after the other: texts and terms, not marks."""
    return field.name in _TEXTS


def value_of(concept: Concept, field: Field) -> Value:
    """What a concept says in one of the fields PLAIN."""
    found: Any = getattr(concept, field.name)
    if field.language is not None:
        found = found.get(field.language)
    return found  # type: ignore[no-any-return]


def with_value(concept: Concept, field: Field, value: Value) -> Concept:
    """The concept with another value in one of the fields PLAIN."""
    new: Any = value
    if field.language is not None:
        old: Bilingual = getattr(concept, field.name)
        text = str(value or "")
        new = replace(old, fr=text) if field.language is Language.FRENCH else replace(old, en=text)
    return replace(concept, **{field.name: new})


def standing(ours: Value, theirs: Value, before: Sequence[Value], shared: Container[int]) -> Standing:
    """Which value of a field stands. `before` has the values that ours had, oldest first, and last its own;
    `shared` says which of those versions came from elsewhere, so that theirs may have started from there.

    - Equal values, or theirs that says nothing: ours. A file often hasn't got a field, or has left it empty,
      and nothing is dropped for that.
    - Theirs is what ours said earlier: ours has gone on since, and theirs is an old copy.
    - Ours never said anything: theirs.
    - Ours is what last came from elsewhere: only theirs has changed it, and is taken.
    - Else both have changed it, or the two were written apart: the person chooses.
    """
    if theirs == ours or not theirs or theirs in before[:-1]:
        return Standing.OURS
    if not any(before):
        return Standing.THEIRS
    return Standing.THEIRS if untouched(before, shared) else Standing.ASK


def untouched(before: Sequence[object], shared: Container[int]) -> bool:
    """Whether the last of these values is the one that last came from elsewhere.

    A shared version that left the value as it was didn't bring it: what the person wrote stays theirs.
    """
    brought = [
        value
        for place, value in enumerate(before)
        if place in shared and (place == 0 or before[place - 1] != value)
    ]
    return bool(brought) and brought[-1] == before[-1]


def joined(ours: Value, theirs: Value) -> Value:
    """Both of two texts, one below the other; ours where it says theirs already."""
    parts: Iterable[str] = (part for part in (ours, theirs) if isinstance(part, str) and part)
    texts = list(dict.fromkeys(parts))
    if len(texts) == 2 and texts[1] in texts[0].split("\n"):
        return texts[0]
    return "\n".join(texts)
