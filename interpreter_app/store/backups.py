"""The copy of the store that nobody has to think of: one a day, before something is written into it.

Owns when it is due. How a copy is made is in `copying`, which are kept how long in `backup_files`; the copy
before a migration is made by `database`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from interpreter_app.base.progress import Progress, silent
from interpreter_app.store.backup_files import backups, named, prune
from interpreter_app.store.copying import copy_store
from interpreter_app.store.database import Store, copied_plainly, said_plainly

_WORK = (
    "SELECT EXISTS (SELECT 1 FROM operation WHERE kind <> 'starter') OR EXISTS (SELECT 1 FROM note)"
    " OR EXISTS (SELECT 1 FROM lookup) OR EXISTS (SELECT 1 FROM pin)"
)


def backup_if_due(store: Store, now: datetime, progress: Progress = silent) -> Path | None:
    """Keep today's copy if there is none yet, and let go of those that are no longer wanted; the new copy.

    A store in which nobody has written anything yet needs none. Nobody has to wait: others read and write
    meanwhile. `store` must not be inside a transaction. `progress` counts pages and may raise Cancelled. The
    day is that of UTC. Raises StoreError if there is no room for a copy, and DamagedError if the store turns
    out to be damaged; older copies are then all kept.
    """
    day = now.astimezone(UTC).date()
    if any(backup.at.date() == day for backup in backups(store.path) if not backup.before_migration):
        return None
    with said_plainly(store.path):
        if not store.connection.execute(_WORK).fetchone()[0]:
            return None
    made = named(store.path, now)
    with copied_plainly(store.path, made):
        copy_store(store.connection, made, progress, lean=True)
    prune(store.path, now)
    return made
