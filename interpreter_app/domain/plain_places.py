"""Where a record has been changed: the smallest place that holds all that differs between two versions.

Owns what counts as one place, by the same ids as `plain_merging`. Must not know what the record means.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import NamedTuple

from interpreter_app.domain.plain_merging import NAMES, Where


class Changed(NamedTuple):
    """Field names and ids that lead to the place, and whether nothing but a text differs there."""

    where: Where
    is_text: bool


def changed_place(before: object, after: object) -> Changed:
    """The place of the change from one version of a frozen dataclass to the next.

    Versions that are equal, and those that differ in several fields, lead to where these begin.
    """
    where: list[str] = []
    while True:
        steps = _steps(before, after)
        if steps is None or len(steps) != 1:
            return Changed(tuple(where), type(before) is str and type(after) is str)
        (name, before, after) = steps[0]
        where.append(name)


def _steps(before: object, after: object) -> list[tuple[str, object, object]] | None:
    """What differs one level below, by name; None if nothing below can be told apart."""
    if type(before) is not type(after):
        return None
    if is_dataclass(before):
        named = [(one.name, getattr(before, one.name), getattr(after, one.name)) for one in fields(before)]
    elif isinstance(before, tuple) and isinstance(after, tuple):
        names = _names(before)
        if names is None or names != _names(after):
            return None
        named = list(zip(names, before, after, strict=True))
    else:
        return None
    return [(name, old, new) for name, old, new in named if old is not new and old != new]


def _names(items: tuple[object, ...]) -> list[str] | None:
    """What tells the items of a tuple apart, if all of them have the same kind of name."""
    for name in NAMES:
        found = [getattr(item, name, None) for item in items]
        if found and all(found) and len(set(found)) == len(found):
            return [str(one) for one in found]
    return None
