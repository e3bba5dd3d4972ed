"""Contacts that may be the same, and what a person said of them: that they aren't.

Owns which pairs are asked about no more. What makes two contacts alike is the domain's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.duplicates import Alike, alike
from interpreter_app.store import records
from interpreter_app.store.database import Store

_NAME = "contacts-kept-apart"

Pair = tuple[str, str]


def to_ask(store: Store, contacts: Iterable[Contact]) -> list[Alike]:
    """The pairs of these contacts that may be the same, without those of which somebody said they aren't."""
    apart = kept_apart(store)
    return [pair for pair in alike(contacts) if _pair(pair.one.id, pair.other.id) not in apart]


def kept_apart(store: Store) -> set[Pair]:
    """The ids of the contacts that were said not to be the same."""
    try:
        pairs = json.loads(records.choice(store, _NAME) or "[]")
        return {_pair(str(one), str(other)) for one, other in pairs}
    except (ValueError, TypeError):
        return set()


def keep_apart(store: Store, one: str, other: str) -> None:
    """Ask about these two no more."""
    with store.write():
        _write(store, kept_apart(store) | {_pair(one, other)})


def ask_again(store: Store, one: str, other: str) -> None:
    """Ask about these two again."""
    with store.write():
        _write(store, kept_apart(store) - {_pair(one, other)})


def drop(store: Store, ident: str) -> None:
    """Keep nothing of a contact that is forgotten: its id is made from a name."""
    with store.write():
        _write(store, {pair for pair in kept_apart(store) if ident not in pair})


def _write(store: Store, pairs: set[Pair]) -> None:
    records.choose(store, _NAME, json.dumps(sorted(pairs)) if pairs else "")


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
