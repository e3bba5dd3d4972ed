"""The search index after a large change: brought up to date in pieces once the change itself is written.

An index entry takes longer to make than the row it is made from, so that indexing 50,000 concepts inside
the transaction that writes them would keep other writers waiting for seconds. Up to AT_ONCE concepts are
indexed there, as every single edit is. For more, the index is left unfinished in the transaction, and the
same connection finishes it afterwards in pieces, between which others write, unless somebody else does (see
`Store.finishes_index`). A program that ends before
leaves an index that isn't current, which the next start finishes. Until then a look-up finds what is indexed,
and never what is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from time import sleep

from interpreter_app.base.errors import StoreError
from interpreter_app.store import index
from interpreter_app.store.database import Store

AT_ONCE = 2000
"""Concepts whose terms are indexed, or taken out of the index, together with what was written."""

_LET_IN = 0.11
"""Seconds between two pieces: who waits for the lock asks for it every 100 milliseconds."""


def appending(store: Store, count: int, first: int) -> None:
    """So many concepts are about to be added, with numbers from `first` on, which no other has."""
    if count <= AT_ONCE or not index.is_current(store):
        return
    store.connection.execute("UPDATE search_state SET complete = 0, reached = ?", (first - 1,))
    # `index.build` makes it at the end, as it does of an index that is made from nothing.
    store.connection.execute("DROP INDEX IF EXISTS search_whole_by_scope")
    _finish_afterwards(store)


def returning(store: Store, count: int, first: int) -> None:
    """So many concepts are about to come back, with numbers from `first` on; `index.add` is to follow."""
    run = store.connection.execute
    if run("SELECT 1 FROM concept WHERE number >= ? LIMIT 1", (first,)).fetchone() is None:
        appending(store, count, first)
    elif _is_most(store, count, without=0):
        _begin_anew(store)


def remove(store: Store, numbers: Sequence[int]) -> None:
    """Take these concepts out of the index, just before they go; make one anew that would be left small."""
    if _is_most(store, len(numbers), without=len(numbers)):
        _begin_anew(store)
    else:
        index.remove(store, numbers)


def rewording(store: Store, count: int) -> None:
    """So many concepts are about to get other terms, some of them now; make anew what would be left of it."""
    if _is_most(store, count, without=count):
        _begin_anew(store)


def _is_most(store: Store, count: int, without: int) -> bool:
    """Whether so many concepts are a large change, and the others, of which some don't count, are fewer."""
    if count <= AT_ONCE:
        return False
    others = store.connection.execute("SELECT count(*) FROM concept").fetchone()[0] - without
    return bool(others < count)


def _begin_anew(store: Store) -> None:
    if index.is_current(store):
        _finish_afterwards(store)
    index.throw_away(store)


def _finish_afterwards(store: Store) -> None:
    def finish() -> None:
        # What was written is written: that the index isn't whole yet is seen, and mended, at the next start.
        with suppress(StoreError):
            index.build(store, lambda _done, _whole: sleep(_LET_IN))

    if store.finishes_index:
        store.after_write(finish)
