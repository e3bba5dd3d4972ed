"""The deeds of a store in their order: the newest ones, and which of them undo and redo are about.

Owns what undo and redo mean in an editor, worked out from the history alone, so that both survive a restart
and see what other processes did. How a deed is put back is history's to know. A deed is told by the number of
its first operation; it stands until another deed takes it back, and stands again once that one is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from interpreter_app.store import history
from interpreter_app.store.database import Store
from interpreter_app.store.history import STARTER, UNDO, Change

RESTORE = "restore"
"""How the kind of every deed begins that brings something back from the bin."""


class Deed(NamedTuple):
    """Something that somebody did to glossaries, from `at` to `until`, in UTC, ISO 8601.

    `who` is empty where nobody is named. `kind` is what it was: «import», «edit», «move», «undo» …;
    `concepts` is how many it was about; `undoes` is the deed that it took back (or did again), `is_undone`
    whether it doesn't stand now.
    """

    number: int
    at: str
    until: str
    zone: str
    who: str
    kind: str
    glossaries: tuple[str, ...]
    concepts: int
    undoes: int | None
    is_undone: bool


class Origin(NamedTuple):
    """The deed that others took back and did again in turn, and whether it stood after the last of them."""

    deed: int
    stands: bool


def deeds(store: Store, limit: int, before: int | None = None) -> list[Deed]:
    """The newest deeds, those that took others back included, the newest first; only those `before` one."""
    found = store.connection.execute(
        "SELECT number FROM operation WHERE part_of IS NULL AND number < coalesce(?1, 1 << 62)"
        " ORDER BY number DESC LIMIT ?2",
        (before, limit),
    ).fetchall()
    return [_deed(store, number) for (number,) in found]


def next_undo(store: Store) -> Deed | None:
    """The deed of a person that `undo_next` takes back, or None: the last one that stands."""
    with store.read():
        found = _to_undo(store)
        return None if found is None else _deed(store, found[1])


def next_redo(store: Store) -> Deed | None:
    """The deed that `redo_next` does again, or None: the last one undone since a person did something new."""
    with store.read():
        found = _to_redo(store)
        return None if found is None else _deed(store, found[1])


def undo_next(store: Store, who: str = "") -> Change:
    """Take back the deed that `next_undo` tells of; writes nothing if there is none. Raises UsageError."""
    with store.write():
        found = _to_undo(store)
        return history.undo(store, None if found is None else found[0], who)


def redo_next(store: Store, who: str = "") -> Change:
    """Do again the deed that `next_redo` tells of; writes nothing if there is none. Raises UsageError."""
    with store.write():
        found = _to_redo(store)
        return history.undo(store, None if found is None else found[0], who)


def take_back(store: Store, deed: int, who: str = "") -> Change:
    """Take back any deed, whatever was done since; nothing is written if it doesn't stand.

    What others have written since is kept, as `history.undo` says. Raises UsageError.
    """
    with store.write():
        last, stands = _last(store, history.deed_of(store, deed))
        return history.undo(store, last if stands else None, who)


def do_again(store: Store, deed: int, who: str = "") -> Change:
    """Do again any deed that was taken back; nothing is written if it stands. Raises UsageError."""
    with store.write():
        last, stands = _last(store, history.deed_of(store, deed))
        return history.undo(store, None if stands else last, who)


def _to_undo(store: Store) -> tuple[int, int] | None:
    """What has to be taken back for the last deed that stands, and that deed."""
    settled: set[int] = set()
    for deed, kind, first in _newest_first(store):
        if first.deed in settled or kind == STARTER:
            continue
        if first.stands:
            return deed, first.deed
        settled.add(first.deed)
    return None


def _to_redo(store: Store) -> tuple[int, int] | None:
    """What has to be taken back for the last deed undone to be done again, and that deed."""
    settled: set[int] = set()
    for deed, kind, first in _newest_first(store):
        if first.deed == deed:
            if kind != STARTER:
                return None
        elif first.deed not in settled:
            if not first.stands:
                return deed, first.deed
            settled.add(first.deed)
    return None


def _newest_first(store: Store) -> Iterator[tuple[int, str, Origin]]:
    """Every deed with its kind and what it comes down to."""
    known: dict[int, Origin] = {}
    found = store.connection.execute(
        "SELECT number, kind FROM operation WHERE part_of IS NULL ORDER BY number DESC"
    )
    for number, kind in found:
        yield number, kind, origin(store, number, known)


def origin(store: Store, deed: int, known: dict[int, Origin]) -> Origin:
    """What a deed that takes others back comes down to; `known` are the answers so far, and gets this one."""
    trail: list[int] = []
    while deed not in known:
        row = store.connection.execute("SELECT undoes FROM operation WHERE number = ?", (deed,)).fetchone()
        if row[0] is None:
            known[deed] = Origin(deed, True)
        else:
            trail.append(deed)
            deed = history.deed_of(store, row[0])
    found = known[deed]
    for one in reversed(trail):
        found = known[one] = Origin(found.deed, not found.stands)
    return found


def undoing(store: Store) -> dict[int, str]:
    """What each operation that takes another one back `did`."""
    found = store.connection.execute(
        "SELECT number, coalesce(part_of, number) FROM operation WHERE undoes IS NOT NULL"
    ).fetchall()
    known: dict[int, Origin] = {}
    return {number: did(store, deed, known) for number, deed in found}


def did(store: Store, deed: int, known: dict[int, Origin]) -> str:
    """The kind of a deed, or of the one that it did again; UNDO if it took one back.

    What was brought back from the bin and taken back is deleted as before. `known` is as for `origin`.
    """
    first = origin(store, deed, known)
    row = store.connection.execute("SELECT kind FROM operation WHERE number = ?", (first.deed,)).fetchone()
    kind = str(row[0])
    return kind if first.stands or kind.startswith(RESTORE) else UNDO


def _last(store: Store, deed: int) -> tuple[int, bool]:
    """The last deed that took this one back or did it again, or itself; and whether it stands after that."""
    stands = True
    while (undoer := _undone_by(store, deed)) is not None:
        deed, stands = undoer, not stands
    return deed, stands


def _undone_by(store: Store, deed: int) -> int | None:
    row = store.connection.execute(
        "SELECT coalesce(part_of, number) FROM operation WHERE undoes IN"
        " (SELECT number FROM operation WHERE number = ?1 OR part_of = ?1) ORDER BY number DESC LIMIT 1",
        (deed,),
    ).fetchone()
    return row[0] if row else None


def _deed(store: Store, number: int) -> Deed:
    run = store.connection.execute
    at, zone, who, kind, undoes = run(
        "SELECT at, zone, who, kind, undoes FROM operation WHERE number = ?", (number,)
    ).fetchone()
    parts = history.parts_of(store, number)
    (until,) = run("SELECT at FROM operation WHERE number = ?", (parts[-1],)).fetchone()
    glossaries = {part: _glossary(store, part) for part in parts}
    stands = _last(store, number)[1]
    return Deed(
        number,
        at,
        until,
        zone,
        who,
        kind,
        tuple(dict.fromkeys(glossaries.values())),
        _concepts(store, glossaries),
        None if undoes is None else history.deed_of(store, undoes),
        not stands,
    )


def _glossary(store: Store, operation: int) -> str:
    row = store.connection.execute("SELECT glossary FROM operation WHERE number = ?", (operation,)).fetchone()
    return str(row[0])


def _concepts(store: Store, glossaries: dict[int, str]) -> int:
    """How many concepts a deed with these operations was about; one that was moved counts once."""
    sums = []
    for table in ("history", "gone_concept"):
        most: dict[str, int] = {}
        for operation, glossary in glossaries.items():
            asked = f"SELECT count(*) FROM {table} WHERE operation = ?"
            count = store.connection.execute(asked, (operation,)).fetchone()[0]
            most[glossary] = max(most.get(glossary, 0), count)
        sums.append(sum(most.values()))
    return max(sums)
