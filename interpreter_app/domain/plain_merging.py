"""Two changed versions of the same plain data made one, given what both began with.

Owns what counts as the same place in both: keys of a dict, and items of a list by what tells them apart. Must
not know what the data mean. Where only one side changed something, that is taken; where both did, mine stands
and the place is named, so that somebody can be asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

Where = tuple[str, ...]
"""Keys, and ids of items, that lead to a place."""

_ABSENT: Final = object()
NAMES = ("id", "contact", "material")
"""The keys whose value tells an item of a list from the others, if all items have one."""


class Merged(NamedTuple):
    """The data of both; `conflicts` are the places that both have changed, each in another way."""

    body: dict[str, Any]
    conflicts: tuple[Where, ...]


def merged(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """What mine and theirs come to together; `base` is what both began with."""
    conflicts: list[Where] = []
    return Merged(_dicts(base, mine, theirs, (), conflicts), tuple(conflicts))


def _either(base: Any, mine: Any, theirs: Any, where: Where, conflicts: list[Where]) -> Any:  # noqa: ANN401
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return _dicts(base if isinstance(base, Mapping) else {}, mine, theirs, where, conflicts)
    if isinstance(mine, list) and isinstance(theirs, list):
        known = base if isinstance(base, list) else []
        name = next((name for name in NAMES if _told_by(name, known, mine, theirs)), None)
        if name is not None:
            return _lists(name, known, mine, theirs, where, conflicts)
    conflicts.append(where)
    return theirs if mine is _ABSENT else mine


def _dicts(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    where: Where,
    conflicts: list[Where],
) -> dict[str, Any]:
    made = {}
    for key in dict.fromkeys((*mine, *theirs)):
        before, ours, others = (side.get(key, _ABSENT) for side in (base, mine, theirs))
        value = _either(before, ours, others, (*where, key), conflicts)
        if value is not _ABSENT:
            made[key] = value
    return made


def _told_by(name: str, *lists: list[Any]) -> bool:
    for items in lists:
        if not all(isinstance(item, Mapping) and item.get(name) for item in items):
            return False
        if len({item[name] for item in items}) != len(items):
            return False
    return True


def _lists(
    name: str, base: list[Any], mine: list[Any], theirs: list[Any], where: Where, conflicts: list[Where]
) -> list[Any]:
    """The items of both: in my order, unless only they have changed theirs; what they added stands last."""
    known, ours, others = ({item[name]: item for item in items} for items in (base, mine, theirs))
    order = [ident for ident in known if ident in ours] == [ident for ident in ours if ident in known]
    first, second = (others, ours) if order else (ours, others)
    made = []
    for ident in dict.fromkeys((*first, *second)):
        item = _either(
            known.get(ident, _ABSENT),
            ours.get(ident, _ABSENT),
            others.get(ident, _ABSENT),
            (*where, str(ident)),
            conflicts,
        )
        if item is not _ABSENT:
            made.append(item)
    return made
