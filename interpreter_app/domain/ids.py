"""Stable ids: short, readable, and safe in file names and addresses.

Owns what an id looks like and how one is made from the words of an entry. Asks no store what is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable

from interpreter_app.domain.language.folding import fold

ID_PATTERN = r"[a-z0-9][a-z0-9-]{0,99}"
"""What an id looks like: letters a-z, digits and hyphens, at most 100, starting with a letter or digit."""

_ID = re.compile(ID_PATTERN)
_WORDS = re.compile(r"[a-z0-9]+")
_LONGEST_SLUG = 60
_NAMELESS = "concept"


def is_id(text: str) -> bool:
    """Whether this text can be an id."""
    return _ID.fullmatch(text) is not None


def slug(text: str, fold_one: Callable[[str], str] = fold) -> str:
    """The words of a text in a-z and digits with hyphens between them, at most 60 characters.

    >>> slug("L’Hôtel de Ville"), slug("co-construction (f.)")
    ('hotel-de-ville', 'co-construction-f')

    Empty for a text without a Latin letter or digit. `fold_one` folds as `fold` does, if faster.
    """
    key = fold_one(text)
    if key.isascii() and key.replace(" ", "").isalnum():
        whole = key.replace(" ", "-")
    else:
        whole = "-".join(_WORDS.findall(key))
    if len(whole) <= _LONGEST_SLUG:
        return whole
    cut = whole[: _LONGEST_SLUG + 1].rpartition("-")[0]
    return cut or whole[:_LONGEST_SLUG]


def new_id(texts: Iterable[str], taken: Container[str], *, hashed: bool = False) -> str:
    """An id that isn't taken, from the first of these texts that has a letter: its slug.

    Where the slug is taken, or with `hashed`, a short hash of all the texts follows it, so that the same
    entry gets the same id on every machine; only entries that are the same in every text are told apart by
    a number.
    """
    words = [text for text in texts if text]
    base = next((made for text in words if (made := slug(text))), "")
    if base and not hashed and base not in taken:
        return base
    import hashlib

    digest = hashlib.blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
    first = f"{base or _NAMELESS}-{digest}"
    return first if first not in taken else f"{first}-{_free_number(first, taken)}"


def part_id(kind: str) -> str:
    """A new id for a part of a visit or contact, such as `task-1f0c9a2b`: no other machine makes the same."""
    import secrets

    return f"{kind}-{secrets.token_hex(4)}"


def _free_number(first: str, taken: Container[str]) -> int:
    """The number behind the last one that is taken, found by halving: there may be as many as rows."""
    low, high = 1, 2
    while f"{first}-{high}" in taken:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if f"{first}-{middle}" in taken:
            low = middle
        else:
            high = middle
    return high
