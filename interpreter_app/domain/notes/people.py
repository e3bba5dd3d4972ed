"""Speakers by a few letters: the short name that each person of a meeting has, and who is meant by one.

Owns how short names are made and completed. Pure; who may be meant is given, those in the room first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

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


def completions(typed: str, people: Iterable[Contact]) -> list[Contact]:
    """Who may be meant: by the short name first, then those of whose name each typed word begins one."""
    known = list(people)
    short = short_names(known)
    wanted = fold(typed)
    words = wanted.split()
    if not words:
        return known
    whole = [one for one in known if fold(short[one.id]) == wanted or one.id == typed]
    begun = [one for one in known if fold(short[one.id]).startswith(wanted)]
    named = [one for one in known if all(f" {word}" in _words(one) for word in words)]
    return list({one.id: one for one in (*whole, *begun, *named)}.values())


def meant(typed: str, people: Sequence[Contact]) -> str:
    """The id of the one who is meant by an id, a short name, a whole name or the beginning of one, or none.

    Empty, too, where several may be meant: nobody's words are laid into another one's mouth.
    """
    wanted = fold(typed.replace("-", " "))
    if not wanted:
        return ""
    short = short_names(people)
    ways = (
        [one for one in people if one.id == typed.casefold()],
        [one for one in people if fold(short[one.id]) == wanted],
        [one for one in people if wanted in {fold(one.full_name), fold(one.name.fr), fold(one.name.en)}],
        [one for one in people if all(f" {word}" in _words(one) for word in wanted.split())],
    )
    found = next((way for way in ways if way), [])
    return found[0].id if len(found) == 1 else ""


def looks_like_initials(text: str) -> bool:
    """Whether this may be the initials of somebody: one to four capital letters, with or without dots."""
    letters = text.replace(".", "").replace(" ", "")
    return 1 <= len(letters) <= 4 and letters.isalpha() and letters.isupper()


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


def _alike(short: dict[str, str]) -> list[str]:
    """The ids whose short name somebody else has, too."""
    counts = Counter(short.values())
    return [ident for ident, name in short.items() if counts[name] > 1]


def _words(one: Contact) -> str:
    names = (one.full_name, one.given_name, one.family_name, one.name.fr, one.name.en)
    return " " + " ".join(fold(name.replace("-", " ")) for name in names if name)
