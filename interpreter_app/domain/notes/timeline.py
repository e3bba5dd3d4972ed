"""The order of notes: by the moment at which each was written, unless somebody put it elsewhere.

Owns what a place in the order is: a time in UTC to as many decimals of a second as it takes to stand between
two others, «2016-12-08T08:42:10.1235». As texts they are in the order of time. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from interpreter_app.domain.notes.note import Note

LONGEST_PLACE = 2_000
"""Characters of a place: each note that is put right behind the same one needs another decimal, or less."""

_PLACE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{3,})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def place_of(note: Note) -> str:
    """Where a note stands: where it was put, or when it was written."""
    return note.place or written_place(note.at.at)


def written_place(at: datetime) -> str:
    """The place of what was written at this time, in UTC."""
    return at.replace(tzinfo=None).isoformat(timespec="milliseconds")


def is_place(text: str) -> bool:
    """Whether this can be a place."""
    found = _PLACE.fullmatch(text)
    if found is None or len(text) > LONGEST_PLACE:
        return False
    try:
        datetime.fromisoformat(found[1])
    except ValueError:
        return False
    return True


def in_order(notes: Iterable[Note]) -> list[Note]:
    """Notes by their places; those of the same place in the order in which they are given."""
    return sorted(notes, key=place_of)


def moved(order: Sequence[Note], ident: str, before: str | None) -> Mapping[str, str]:
    """The new places, by id, for one note to stand right before another one, or last (None).

    `order` are the notes among which it is moved, as they stand. Notes that have stood at the very place
    between come along, so that the others keep their order. Nothing if it stands there already, or if one of
    the two isn't among them.
    """
    ids = [note.id for note in order]
    if ident not in ids or before == ident or (before is not None and before not in ids):
        return {}
    rest = [note for note in order if note.id != ident]
    at = next((n for n, note in enumerate(rest) if note.id == before), len(rest))
    if ids.index(ident) == at:
        return {}
    lower = place_of(rest[at - 1]) if at else None
    behind = at
    while lower is not None and behind < len(rest) and place_of(rest[behind]) <= lower:
        behind += 1
    upper = place_of(rest[behind]) if behind < len(rest) else None
    wanted = [ident, *(note.id for note in rest[at:behind])]
    return dict(zip(wanted, _between(lower, upper, len(wanted)), strict=True))


def _between(lower: str | None, upper: str | None, count: int) -> list[str]:
    """This many places, one behind the other, between two; a second apart where there is no second one."""
    ends = [_scaled(place) for place in (lower, upper) if place is not None]
    decimals = max(digits for _number, digits in ends)
    numbers = [number * 10 ** (decimals - digits) for number, digits in ends]
    room = (count + 1) * 10**decimals
    low = numbers[0] if lower is not None else numbers[0] - room
    high = numbers[-1] if upper is not None else low + room
    while high - low <= count:
        low, high, decimals = low * 10, high * 10, decimals + 1
    return [_text(low + (high - low) * n // (count + 1), decimals) for n in range(1, count + 1)]


def _scaled(place: str) -> tuple[int, int]:
    """A place as a whole number, and how many decimals of a second that has."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise ValueError(place)
    seconds = (datetime.fromisoformat(found[1]).replace(tzinfo=UTC) - _EPOCH) // timedelta(seconds=1)
    decimals = len(found[2])
    return seconds * 10**decimals + int(found[2]), decimals


def _text(scaled: int, decimals: int) -> str:
    whole, fraction = divmod(scaled, 10**decimals)
    digits = f"{fraction:0{decimals}d}"
    clock = (_EPOCH + timedelta(seconds=whole)).replace(tzinfo=None)
    return f"{clock.isoformat(timespec='seconds')}.{digits[:3]}{digits[3:].rstrip('0')}"
