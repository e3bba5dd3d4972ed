"""A store copied into another file: of one moment, whatever is written meanwhile, keeping nobody waiting.

Owns how that is done, and that a file gets its name only once it is whole, sound and on the disk. Knows
neither which copies are wanted nor what is said to a person.
"""

from __future__ import annotations

import glob
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from interpreter_app.base.progress import Progress, silent

PAGES = 1024
"""Pages copied in one step: 4 MB, after which whoever waits may ask to stop."""

_DERIVED = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'search\\_%' ESCAPE '\\'"


class UnsoundError(Exception):
    """What was read isn't a sound database."""


def copy_store(
    source: sqlite3.Connection, target: Path, progress: Progress = silent, *, lean: bool = False
) -> None:
    """Put a copy of the store at `target`; a `lean` one without what can be made again.

    `source` must not be inside a transaction. `progress` counts pages and may raise Cancelled. Raises
    OSError, sqlite3.Error or UnsoundError; there is then no trace of a copy.
    """
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _clear(part)
        _copy(source, part, progress, lean)
        _sync(part)
        part.replace(target)
        _sync(target.parent)
    finally:
        _clear(part)


def _clear(part: Path) -> None:
    """Delete what there is of a copy that isn't whole."""
    for leftover in part.parent.glob(f"{glob.escape(part.name)}*"):
        with suppress(OSError):
            leftover.unlink()


def _copy(source: sqlite3.Connection, part: Path, progress: Progress, lean: bool) -> None:
    """Copy the store into a new file. Raises UnsoundError."""
    whole = part.with_name(part.name + "-whole") if lean else part
    copy = sqlite3.connect(whole, isolation_level=None)
    try:
        # The file is synced at the end, and thrown away if anything fails before.
        copy.execute("PRAGMA synchronous = OFF")
        with _one_moment(source):
            source.backup(copy, pages=PAGES, progress=_counted(progress))
        copy.execute("PRAGMA journal_mode = OFF")
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if sound and lean:
            _drop_what_can_be_made_again(copy)
            copy.execute("VACUUM INTO ?", (str(part),))
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        sound = False
    finally:
        copy.close()
    if not sound:
        raise UnsoundError


def _drop_what_can_be_made_again(copy: sqlite3.Connection) -> None:
    """The search index is more than half of a store."""
    for (table,) in copy.execute(_DERIVED).fetchall():
        with suppress(sqlite3.OperationalError):  # gone with the virtual table that it belonged to
            copy.execute(f'DROP TABLE "{table}"')


@contextmanager
def _one_moment(source: sqlite3.Connection) -> Iterator[None]:
    """Read the store as it is now, however many steps that takes and whatever others write meanwhile."""
    source.execute("BEGIN")
    try:
        source.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        yield
    finally:
        with suppress(sqlite3.Error):
            source.execute("ROLLBACK")


def _counted(progress: Progress) -> Callable[[int, int, int], None]:
    def count(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)

    return count


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk; folders can't be synced everywhere."""
    try:
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    except OSError:
        if path.is_dir():
            return
        raise
    try:
        os.fsync(handle)
    except OSError:
        if not path.is_dir():
            raise
    finally:
        os.close(handle)
