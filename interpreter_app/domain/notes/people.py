"""Speakers by a few letters: the short name that each person of a meeting has, and who is meant by one.

Owns how short names are made and completed. Pure; who may be meant is given, those in the room first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.language.folding import fold

_MOST_LETTERS = 6


def short_names(people: Iterable[Contact]) -> dict[str, str]:
    """A short name for each of these by id: «AF», and «AFR» beside «AFO» where two would be alike.

    Letters are A to Z where the name has such, so that they can be typed on any keyboard.
    """
    known = list(people)
    ways = {one.id: list(_ways(one)) for one in known}
    short = {one.id: ways[one.id][0] for one in known}
    for length in range(1, _MOST_LETTERS):
        alike = _alike(short)
        if not alike:
            break
        short |= {ident: ways[ident][min(length, len(ways[ident]) - 1)] for ident in alike}
    taken, numbers = set(short.values()), dict[str, int]()
    for ident in _alike(short):
        base = short[ident]
        number = numbers.setdefault(base, 1)
        while number > 1 and f"{base}{number}" in taken:
            number += 1
        numbers[base] = number + 1
        if number > 1:
            short[ident] = f"{base}{number}"
            taken.add(short[ident])
    return short


class Roll(NamedTuple):
    """People as they may be meant: short names by id; folded, in their order: those, whole names, words,
    and initials of all parts of the name or of the first ones («jpd» and «jd» for Jean-Pierre Dubois)."""

    short: Mapping[str, str]
    shorts: tuple[str, ...]
    names: tuple[frozenset[str], ...]
    words: tuple[str, ...]
    initials: tuple[frozenset[str], ...]


def roll_of(people: Sequence[Contact]) -> Roll:
    """The same people's roll, worked out once while a tuple of them is the same: thousands may be meant with
    each letter that is typed."""
    return _kept_roll(_Same(people)) if isinstance(people, tuple) else _roll(people)


def completions(typed: str, people: Sequence[Contact]) -> list[Contact]:
    """Who may be meant: by the short name first, then those of whose name each typed word begins one."""
    roll = roll_of(people)
    wanted = fold(typed)
    words = [f" {word}" for word in wanted.split()]
    if not words:
        return list(people)
    whole = [
        one for one, short in zip(people, roll.shorts, strict=True) if wanted == short or one.id == typed
    ]
    begun = [one for one, short in zip(people, roll.shorts, strict=True) if short.startswith(wanted)]
    named = [one for one, has in zip(people, roll.words, strict=True) if all(word in has for word in words)]
    return list({one.id: one for one in (*whole, *begun, *named)}.values())


def meant(typed: str, people: Sequence[Contact]) -> str:
    """The id of the one who is meant by an id, a short name, a whole name or the beginning of one, or none.

    Empty, too, where several may be meant: nobody's words are laid into another one's mouth.
    """
    wanted = fold(typed.replace("-", " "))
    if not wanted:
        return ""
    roll = roll_of(people)
    words = [f" {word}" for word in wanted.split()]
    ways = (
        [one for one in people if one.id == typed.casefold()],
        [one for one, short in zip(people, roll.shorts, strict=True) if short == wanted],
        [one for one, names in zip(people, roll.names, strict=True) if wanted in names],
        [one for one, letters in zip(people, roll.initials, strict=True) if wanted in letters],
        [one for one, has in zip(people, roll.words, strict=True) if all(word in has for word in words)],
    )
    found = next((way for way in ways if way), [])
    return found[0].id if len(found) == 1 else ""


def with_initials(typed: str, people: Sequence[Contact]) -> list[Contact]:
    """Everybody with these initials."""
    wanted = fold(typed.replace(".", ""))
    return [one for one, letters in zip(people, roll_of(people).initials, strict=True) if wanted in letters]


def looks_like_initials(text: str) -> bool:
    """Whether this may be the initials of somebody: one to four capital letters, with or without dots."""
    letters = text.replace(".", "").replace(" ", "")
    return 1 <= len(letters) <= 4 and letters.isalpha() and letters.isupper()


class _Same:
    """A tuple told from others by being itself: to compare thousands of contacts would take longer."""

    __slots__ = ("people",)

    def __init__(self, people: tuple[Contact, ...]) -> None:
        self.people = people

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.people is other.people

    def __hash__(self) -> int:
        return id(self.people)


@lru_cache(maxsize=4)
def _kept_roll(same: _Same) -> Roll:
    return _roll(same.people)


def _roll(people: Sequence[Contact]) -> Roll:
    short = short_names(people)
    return Roll(
        short,
        tuple(fold(short[one.id]) for one in people),
        tuple(frozenset(map(fold, (one.full_name, one.name.fr, one.name.en))) for one in people),
        tuple(map(_words, people)),
        tuple(map(_initials, people)),
    )


def _ways(one: Contact) -> Iterator[str]:
    """Short names for somebody, the shortest first."""
    given, family = one.given_name.split(), one.family_name.split()
    if not (given and family):
        words = fold(one.full_name.replace("-", " ")).split() or ["x"]
        given, family = words[:1], words[1:]
    first = fold(" ".join(given).replace("-", " ")).replace(" ", "") or "x"
    last = fold(" ".join(family).replace("-", " ")).replace(" ", "")
    if one.is_organisation and len(family) > 1:
        last = "".join(word[0] for word in fold(" ".join(family)).split()) + last
    if not last:
        first, last = first[:1], first[1:]
    for length in range(1, _MOST_LETTERS):
        yield f"{first[:1]}{last[:length]}".upper()


def _initials(one: Contact) -> frozenset[str]:
    given, family = one.given_name, one.family_name
    if not (given and family):
        given, _blank, family = one.full_name.partition(" ")
    every = [fold(part.replace("-", " ")).split() for part in (given, family)]
    whole = "".join(word[0] for words in every for word in words)
    first = "".join(words[0][0] for words in every if words)
    return frozenset(letters for letters in (whole, first) if len(letters) > 1)


def _alike(short: dict[str, str]) -> list[str]:
    """The ids whose short name somebody else has, too."""
    counts = Counter(short.values())
    return [ident for ident, name in short.items() if counts[name] > 1]


def _words(one: Contact) -> str:
    names = (one.full_name, one.given_name, one.family_name, one.name.fr, one.name.en)
    return " " + " ".join(fold(name.replace("-", " ")) for name in names if name)
