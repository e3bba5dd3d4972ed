"""The one way into a store: opening, checking, migrating, transactions.

Owns the connection and its pragmas. Knows nothing of what the tables mean. A store is one SQLite file in
WAL mode that several processes may use at once: readers never wait, and a writer waits at most
BUSY_SECONDS for another. A Store and its connection stay in the thread that opened them; another thread
opens its own. `user_version` counts the migration steps applied, so that opening an up-to-date store
doesn't have to import sqlite_utils, which would cost a third of a cold start.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interpreter_app.base.errors import StoreError
from interpreter_app.base.files import refused
from interpreter_app.base.i18n import gettext as _
from interpreter_app.store.backup_files import backups, named
from interpreter_app.store.copying import UnsoundError, copy_store

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x5053524C
"""«PSRL», in the header of every store, so that somebody else's database isn't taken for one."""

VERSION = 12
"""How many migration steps this release knows; a test holds it to the list in `migrations`."""

BUSY_SECONDS = 10
_LEAST_ROOM = 1 << 16
"""Bytes that SQLite needs beside a store to read it at all: less is why a file couldn't be made."""

PAGE = 4096
"""The bytes of a page of every store; a file with fewer holds none."""

CACHE_KIB = 16_000
"""Kibibytes of the file that a connection keeps in memory, once it has read so much."""


class DamagedError(StoreError):
    """The store's file is damaged; the sentence says which copy to take."""


class Store:
    """An open store. Not to be shared between threads."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._afterwards: list[Callable[[], None]] = []
        self._only_reads = False
        self.finishes_index = True
        """Whether a large change indexes its words through this connection; if not, somebody else must."""

    @cached_property
    def database(self) -> Database:
        """The same connection as sqlite-utils sees it; importing that library takes a while."""
        from sqlite_utils import Database

        return Database(self.connection, execute_plugins=False)

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction: all of the block is written, or nothing of it.

        It takes the write lock at once, so that two processes wait for each other instead of failing
        half-way. Blocks may be nested: the outermost one counts. Raises StoreError if the disk is full,
        the file can't be written or another program holds the lock for more than BUSY_SECONDS.
        """
        if self._only_reads:
            raise RuntimeError("nothing can be written within read()")
        if self.connection.in_transaction:
            yield
            return
        with said_plainly(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self._afterwards.clear()
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise
        while self._afterwards:
            self._afterwards.pop(0)()

    @contextmanager
    def read(self) -> Iterator[None]:
        """All that is read in the block is of one moment, and each question costs half as much.

        Nothing can be written in it. Within a transaction that is open already it is just that one.
        """
        run = self.connection
        if run.in_transaction:
            yield
            return
        run.execute("BEGIN")
        self._only_reads = True
        try:
            yield
        finally:
            self._only_reads = False
            if run.in_transaction:  # SQLite ends it by itself where the file can't be read.
                run.execute("COMMIT")

    def after_write(self, work: Callable[[], None]) -> None:
        """Do this once the transaction that is open has been written, and not at all if it isn't.

        For what is derived from what was written and needn't be there at once: other writers get in before.
        """
        self._afterwards.append(work)

    def keep_more_at_hand(self) -> None:
        """Keep twice as much of the file in memory: for the connection that answers keystrokes."""
        self.connection.execute(f"PRAGMA cache_size = -{2 * CACHE_KIB}")

    def data_version(self) -> int:
        """A number that changes whenever another connection has written."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file by the last one."""
        if self.connection.total_changes:
            # Who only reads writes nothing. Nobody waits for statistics while another process writes.
            with suppress(sqlite3.Error):
                self.connection.execute("PRAGMA busy_timeout = 0")
                self.connection.execute("PRAGMA optimize")
        self.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self.close()
        if isinstance(error, sqlite3.Error):
            with said_plainly(self.path):
                raise error


def connect(path: Path) -> Store:
    """Open the store at `path`, making or migrating it as needed.

    Raises StoreError with a sentence for a file that isn't a store, is damaged, belongs to a newer
    release, or can't be written; the file is then as it was. Before a migration a copy is kept in
    `backups` beside the store.
    """
    is_new = _inspect(path)
    with said_plainly(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)
    store = Store(path, connection)
    try:
        with said_plainly(path):
            try:
                _prepare(store, is_new)
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_NOTADB:
                    raise _no_store(path) from error
                raise
    except BaseException:
        connection.close()
        raise
    return store


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into a sentence for the person; a programming error stays one."""
    try:
        yield
    except sqlite3.Error as error:
        if _is_damage(error):
            raise DamagedError(damaged(path)) from error
        sentence = _sentence(error, path)
        if sentence is None:
            raise
        raise StoreError(sentence.format(name=path.name, folder=path.parent)) from error


@contextmanager
def copied_plainly(path: Path, copy: Path) -> Iterator[None]:
    """Turn what goes wrong while the store at `path` is copied into a sentence for the person."""
    try:
        with said_plainly(copy):
            yield
    except UnsoundError as error:
        raise DamagedError(damaged(path)) from error
    except OSError as error:
        raise StoreError(str(refused(copy, error))) from error


def _inspect(path: Path) -> bool:
    """Look at the file before SQLite does; whether it is still to be made.

    Only by asking the file system: opening and closing a store's file would drop the locks that other
    connections of this process hold on it (POSIX advisory locks belong to the process).
    """
    try:
        if path.is_dir():
            raise StoreError(_("{name} is a folder: give the name of a store file.").format(name=path))
        path.parent.mkdir(parents=True, exist_ok=True)
        size = path.stat().st_size
    except FileNotFoundError:
        return True
    except OSError as error:
        raise StoreError(str(refused(path, error))) from error
    if 0 < size < PAGE:
        # SQLite would take a file without one whole page for an empty one, and write over it.
        raise _no_store(path)
    return size == 0


def damaged(path: Path) -> str:
    """What to say of a store that is damaged: one sentence, with the newest copy if there is one."""
    newest = next(iter(backups(path)), None)
    if newest is None:
        return _(
            "{name} is damaged: put a copy of yours in its place, or move it away to start a new store."
        ).format(name=path.name)
    # A write-ahead log left beside a copy would be written into it.
    return _(
        "{name} is damaged: move it away, with {name}-wal and {name}-shm if they are there, "
        "and put a copy of {copy} from {folder} in its place."
    ).format(name=path.name, copy=newest.path.name, folder=newest.path.parent)


def _no_store(path: Path) -> StoreError:
    return StoreError(
        _(
            "{name} isn’t a Passerelle store, or it is damaged: choose another file, "
            "or a new name to start a new store."
        ).format(name=path.name)
    )


def _prepare(store: Store, is_new: bool) -> None:
    run = store.connection.execute
    version = int(run("PRAGMA user_version").fetchone()[0])
    owner = int(run("PRAGMA application_id").fetchone()[0])
    empty = is_new or not run("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    if owner != APPLICATION_ID and not empty:
        raise _no_store(store.path)
    if version > VERSION:
        raise StoreError(
            _("{name} was made by a newer release of Passerelle: install that release to open it.").format(
                name=store.path.name
            )
        )
    if empty:
        run(f"PRAGMA page_size = {PAGE}")
    if run("PRAGMA journal_mode").fetchone()[0] != "wal":  # a new store, or a copy that was put in place
        run("PRAGMA journal_mode = WAL")
    if empty or version < VERSION:
        _migrate(store, empty)
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA synchronous = FULL")
    run("PRAGMA temp_store = MEMORY")
    run(f"PRAGMA cache_size = -{CACHE_KIB}")


def _migrate(store: Store, empty: bool) -> None:
    """Bring the tables to this release's shape; two processes starting at once do it one after the other."""
    from interpreter_app.store.migrations import STEPS

    with store.write():
        # Another process may have done it while this one waited.
        if int(store.connection.execute("PRAGMA user_version").fetchone()[0]) == VERSION:
            return
        if not empty:
            _keep_copy(store.path)
        STEPS.apply(store.database)
        store.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        store.connection.execute(f"PRAGMA user_version = {VERSION}")


def _keep_copy(path: Path) -> None:
    """Keep a whole copy of a store that is about to be migrated, whose write lock this process holds."""
    target = named(path, datetime.now(UTC), f"-before-v{VERSION}")
    reader = sqlite3.connect(path, isolation_level=None)  # a connection that writes can't be copied from
    try:
        with copied_plainly(path, target):
            copy_store(reader, target)
    finally:
        reader.close()


def integrity(store: Store) -> tuple[str, ...]:
    """What SQLite itself finds wrong with the file and its references; empty if all is well."""
    run = store.connection.execute
    with said_plainly(store.path):
        damage = [str(row[0]) for row in run("PRAGMA integrity_check(20)") if row[0] != "ok"]
        dangling = [f"{row[0]} {row[1]} → {row[2]}" for row in run("PRAGMA foreign_key_check")]
    return (*damage, *dangling[:20])


def _is_damage(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _is_full(folder: Path) -> bool:
    """Whether there is less room than the smallest of the files that SQLite makes beside a store."""
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


def _sentence(error: sqlite3.Error, path: Path) -> str | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_IOERR and _is_full(path.parent):
        code = sqlite3.SQLITE_FULL
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _("{name} is being written by another program: wait a moment and try again.")
        case sqlite3.SQLITE_FULL:
            return _("There is no room left in {folder} for {name}: free some space and try again.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return _("{name} can’t be written in {folder}: choose a folder that is yours.")
        case sqlite3.SQLITE_IOERR:
            return _("{name} couldn’t be read or written in {folder}: check the disk and try again.")
        case _other:
            return None
