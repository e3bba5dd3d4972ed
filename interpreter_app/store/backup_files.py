"""The copies of a store that lie beside it: their folder, their names, and which of them are kept how long.

Looks at names only, and deletes. Copies are made by `copying`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

FOLDER = "backups"
"""The folder beside the store in which copies of it are kept."""

DAYS, WEEKS, MONTHS = 7, 5, 12
"""How many daily copies are kept; of the older ones, one a week for so many; of those before, one a month."""

MIGRATIONS_KEPT = timedelta(days=366)
"""How long copies made before a migration are kept."""

_TIME = "%Y-%m-%dT%H%M%SZ"
_ABANDONED = timedelta(days=1)


class Backup(NamedTuple):
    """A copy: its file, when it was made (UTC), and whether it was made before a migration."""

    path: Path
    at: datetime
    before_migration: bool


def backups(path: Path) -> list[Backup]:
    """The copies of the store at this path, newest first; only files whose names are exactly theirs."""
    named = re.compile(
        rf"{re.escape(path.stem)}-(\d{{4}}-\d\d-\d\dT\d{{6}}Z)(-before-v\d+)?{re.escape(path.suffix)}"
    )
    found: list[Backup] = []
    with suppress(OSError):
        for file in (path.parent / FOLDER).iterdir():
            name = named.fullmatch(file.name)
            with suppress(ValueError):
                if name and file.is_file():
                    at = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
                    found.append(Backup(file, at, name[2] is not None))
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def named(path: Path, now: datetime, mark: str = "") -> Path:
    """The file of a copy made now."""
    return path.parent / FOLDER / f"{path.stem}-{now.astimezone(UTC):{_TIME}}{mark}{path.suffix}"


def _abandoned(path: Path, now: datetime) -> Iterator[Path]:
    """Parts of copies that nobody can still be writing."""
    part = re.compile(
        rf"{re.escape(path.stem)}-[0-9TZ-]+(-before-v\d+)?{re.escape(path.suffix)}\.\d+\.part.*"
    )
    with suppress(OSError):
        for file in (path.parent / FOLDER).iterdir():
            if part.fullmatch(file.name):
                age = now - datetime.fromtimestamp(file.stat().st_mtime, UTC)
                if age > _ABANDONED:
                    yield file


def prune(path: Path, now: datetime) -> list[Path]:
    """Delete the copies that are no longer wanted, and parts of copies that were cut short; which."""
    every = backups(path)
    kept = set(wanted(every, now))
    unwanted = [backup.path for backup in every if backup.path not in kept]
    for file in (*unwanted, *_abandoned(path, now)):
        with suppress(OSError):
            file.unlink()
    return unwanted


def wanted(every: Iterable[Backup], now: datetime) -> list[Path]:
    """Which of these copies are kept."""
    newest_first = sorted(every, key=lambda backup: backup.at, reverse=True)
    daily = [backup for backup in newest_first if not backup.before_migration]
    kept, older = daily[:DAYS], daily[DAYS:]
    for most, period in ((WEEKS, _week), (MONTHS, _month)):
        newest: dict[tuple[int, ...], Backup] = {}
        for backup in older:
            newest.setdefault(period(backup.at), backup)
        chosen = list(islice(newest.values(), most))
        kept += chosen
        last = chosen[-1].at if chosen else None
        older = [backup for backup in older if last is not None and backup.at < last]
    kept += [b for b in newest_first if b.before_migration and now - b.at <= MIGRATIONS_KEPT]
    return [backup.path for backup in kept]


def _week(at: datetime) -> tuple[int, ...]:
    return tuple(at.isocalendar()[:2])


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month
