"""Where people are named in a text.

Owns what counts as naming somebody: the whole name, the family name, or the given name if only one of those
who are asked for has it. Accents and hyphens make no difference; a name begins with a capital. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.notes.written import Written, written_words

_SHORTEST = 2


class Mention(NamedTuple):
    """A name from `start` to `end` of a text, and the id of whoever is meant by it."""

    start: int
    end: int
    contact: str


Names = Mapping[tuple[str, ...], str]
"""The folded words of each name, and the id of whoever has it."""


def mentions(text: str, names: Names) -> list[Mention]:
    """These names in a text, in their order; of two that begin at one place the longer one."""
    words = written_words(text)
    found: list[Mention] = []
    longest = max(map(len, names), default=0)
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            key = tuple(word.key for word in words[at : at + length])
            if key in names and _is_name(text, words[at]):
                found.append(Mention(words[at].start, words[at + length - 1].end, names[key]))
                at += length - 1
                break
        at += 1
    return found


def _is_name(text: str, word: Written) -> bool:
    first = text[word.start]
    return first.isupper() or first.isdigit() or not first.isalpha()


def names_of(people: Iterable[Contact]) -> Names:
    """The names by which these people may be named; one that several of them have is nobody's."""
    ways: dict[tuple[str, ...], str] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    for one in people:
        both = f"{one.given_name} {one.family_name}"
        names = (one.full_name, both, one.name.fr, one.name.en, one.family_name, one.given_name)
        keys = {tuple(fold(name.replace("-", " ")).split()) for name in names if name.strip()}
        for key in keys:
            if len("".join(key)) >= _SHORTEST:
                ways[key] = one.id
                counts[key] += 1
    return {key: ident for key, ident in ways.items() if counts[key] == 1}
