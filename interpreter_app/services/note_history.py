"""The history of a note deed by deed, and an earlier version of it put there again.

Owns what of the history is one step; which versions there are is `store.records`' to say. The stamp of a note
is the same in all of them.
"""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.plain import PlainError, from_plain
from interpreter_app.store import history, record_rows, records
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change
from interpreter_app.store.record_rows import Body, Key
from interpreter_app.store.records import NOTE, Version


class Step(NamedTuple):
    """What a deed made of a note: all that was typed of it in one sitting, as an example.

    `note` is the note as the deed left it, None if that took it away; `before` as it was until then (None: it
    wasn't there). `kind` is what was done first, from `began` to `at` (UTC, ISO 8601). `operation` is what
    `bring_back` takes.
    """

    operation: int
    note: Note | None
    before: Note | None
    kind: str
    began: str
    at: str
    who: str


def steps(store: Store, ident: str) -> list[Step]:
    """The history of a note, the newest first, one step for each deed."""
    with store.read():
        known = records.versions(store, Key(NOTE, ident))
        deeds = {one.operation: history.deed_of(store, one.operation) for one in known}
    grouped = [list(same) for _deed, same in groupby(known, lambda one: deeds[one.operation])]
    return [
        _step(deed, earlier[0] if earlier else None) for deed, earlier in zip_longest(grouped, grouped[1:])
    ]


def bring_back(store: Store, ident: str, operation: int, who: str = "") -> Change:
    """Put the version that an operation left there again, as a new deed; a note in the bin comes back so.

    Raises UsageError if there is no such version, or if it is that of a deletion.
    """
    key = Key(NOTE, ident)
    with store.write():
        version = next((one for one in records.versions(store, key) if one.operation == operation), None)
        if version is None:
            raise UsageError(_("This version isn’t in the history of the note."))
        if version.body is None or _note(version.body) is None:
            raise UsageError(_("The note was deleted then: choose a version before that."))
        kind = "edit-note" if record_rows.body(store, key) is not None else "restore-note"
        return records.put(store, {key: version.body}, kind, who)


def _step(deed: list[Version], earlier: Version | None) -> Step:
    last, first = deed[0], deed[-1]
    before = _note(earlier.body) if earlier is not None else None
    return Step(last.operation, _note(last.body), before, first.kind, first.at, last.at, last.who)


def _note(body: Body | None) -> Note | None:
    """A version as a note; None for one that another release wrote, which this one can't read."""
    try:
        return from_plain(Note, body) if body is not None else None
    except PlainError:
        return None
