"""The one way into a store: opening, checking, migrating, transactions.

Owns the connection and its pragmas. Knows nothing of what the tables mean. A store is one SQLite file in
WAL mode that several processes may use at once: readers never wait, and a writer waits at most
BUSY_SECONDS for another. A Store and its connection stay in the thread that opened them; another thread
opens its own. `user_version` counts the migration steps applied, so that opening an up-to-date store
doesn't have to import sqlite_utils, which would cost a third of a cold start.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interpreter_app.base.errors import StoreError
from interpreter_app.base.files import refused
from interpreter_app.base.i18n import gettext as _

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x5053524C
"""«PSRL», in the header of every store, so that somebody else's database isn't taken for one."""

VERSION = 3
"""How many migration steps this release knows; a test holds it to the list in `migrations`."""

BUSY_SECONDS = 10
BACKUPS = "backups"
"""The folder beside the store in which copies of it are kept."""


PAGE = 4096
"""The bytes of a page of every store; a file with fewer holds none."""


class Store:
    """An open store. Not to be shared between threads."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

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
        if self.connection.in_transaction:
            yield
            return
        with said_plainly(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def data_version(self) -> int:
        """A number that changes whenever another connection has written."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file by the last one."""
        with suppress(sqlite3.Error):
            # Statistics are a convenience: nobody waits for them while another process writes.
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
        sentence = _sentence(error, path)
        if sentence is None:
            raise
        raise StoreError(sentence.format(name=path.name, folder=path.parent)) from error


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


def _damaged(path: Path) -> str:
    if any((path.parent / BACKUPS).glob(f"{path.stem}-*{path.suffix}")):
        return _("{name} is damaged: take the newest copy from the folder “backups” beside it.")
    return _("{name} is damaged: put a copy of yours in its place, or move it away to start a new store.")


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
    if empty or version < VERSION:
        _migrate(store, empty)
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA synchronous = FULL")
    run("PRAGMA temp_store = MEMORY")
    run("PRAGMA cache_size = -16000")


def _migrate(store: Store, empty: bool) -> None:
    """Bring the tables to this release's shape; two processes starting at once do it one after the other."""
    from interpreter_app.store.migrations import STEPS

    if not empty:
        backup(store, datetime.now(UTC))
    if empty:
        store.connection.execute(f"PRAGMA page_size = {PAGE}")
    if store.connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        store.connection.execute("PRAGMA journal_mode = WAL")
    with store.write():
        if int(store.connection.execute("PRAGMA user_version").fetchone()[0]) == VERSION:
            return
        STEPS.apply(store.database)
        store.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        store.connection.execute(f"PRAGMA user_version = {VERSION}")


def backup(store: Store, now: datetime) -> Path:
    """Keep a whole copy of the store in `backups` beside it, named after the store and the time."""
    folder = store.path.parent / BACKUPS
    target = folder / f"{store.path.stem}-{now:%Y%m%d-%H%M%S-%f}{store.path.suffix}"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = sqlite3.connect(part)
        try:
            store.connection.backup(copy)
        finally:
            copy.close()
        part.replace(target)
    except OSError as error:
        raise StoreError(str(refused(target, error))) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def integrity(store: Store) -> tuple[str, ...]:
    """What SQLite itself finds wrong with the file and its references; empty if all is well."""
    run = store.connection.execute
    with said_plainly(store.path):
        damage = [str(row[0]) for row in run("PRAGMA integrity_check(20)") if row[0] != "ok"]
        dangling = [f"{row[0]} {row[1]} → {row[2]}" for row in run("PRAGMA foreign_key_check")]
    return (*damage, *dangling[:20])


def _sentence(error: sqlite3.Error, path: Path) -> str | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _("{name} is being written by another program: wait a moment and try again.")
        case sqlite3.SQLITE_FULL:
            return _("There is no room left in {folder} for {name}: free some space and try again.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return _("{name} can’t be written in {folder}: choose a folder that is yours.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _damaged(path)
        case sqlite3.SQLITE_IOERR:
            return _("{name} couldn’t be read or written in {folder}: check the disk and try again.")
        case _other:
            return None
