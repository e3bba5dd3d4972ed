"""What a record of a file and the one that is here come to together.

Owns from which version that of a file was made: the one that it names, or else the one from which it differs
least. Must not know what a record says.
"""

from __future__ import annotations

from collections.abc import Mapping

from interpreter_app.domain.plain_merging import Where, merged
from interpreter_app.store import attachments, record_rows
from interpreter_app.store.database import Store
from interpreter_app.store.record_rows import Body, Key


def met(store: Store, key: Key, theirs: Body, revision: str = "") -> tuple[Body, tuple[Where, ...]]:
    """What a record of a file and the one that is here come to together, and the places where both differ."""
    mine = record_rows.body(store, key)
    if mine is None or mine == theirs:
        return theirs, ()
    both = merged(_base(store, key, mine, theirs, revision), mine, theirs)
    return both.body, both.conflicts


def _base(store: Store, key: Key, mine: Body, theirs: Body, revision: str) -> Body:
    """The version from which the file's was made, if it says so, else the one from which it differs least.

    Of several the oldest: what was changed since on both sides is then seen, and asked about.
    """
    known = [mine, *(before for _operation, before in record_rows.versions(store, key) if before is not None)]
    named = (version for version in known if revision and revision_of(version) == revision)
    return next(named, None) or min(reversed(known), key=lambda version: _differences(version, theirs))


def revision_of(body: Body) -> str:
    """A name for what a record says: the same wherever it says that."""
    return attachments.digest_of(record_rows.written(body, in_order=True).encode())


def _differences(one: object, other: object) -> int:
    if one == other:
        return 0
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return sum(_differences(one.get(key), other.get(key)) for key in {*one, *other})
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return sum(map(_differences, one, other))
    return 1
