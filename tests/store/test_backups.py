"""A copy of the store is there whenever it is wanted, costs nobody anything, and can be had back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from interpreter_app.base.errors import Cancelled, StoreError
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.services.workspace import open_store
from interpreter_app.store import backup_files, copying, glossaries, index, session
from interpreter_app.store.backup_files import DAYS, MONTHS, WEEKS, Backup, prune, wanted
from interpreter_app.store.backups import backup_if_due
from interpreter_app.store.database import DamagedError, Store, connect, integrity
from tests.contents import indexed, written
from tests.limits import locked, public_folder, run_python

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def _names(path: Path) -> list[str]:
    folder = path.parent / "backups"
    return sorted(p.name for p in folder.iterdir()) if folder.exists() else []


# One a day.


def test_a_day_has_one_copy(store: Store, store_path: Path) -> None:
    made = backup_if_due(store, NOW)
    assert made is not None
    assert made.name == "small-2026-11-21T093000Z.sqlite"
    assert backup_if_due(store, NOW + timedelta(hours=14)) is None
    assert backup_if_due(store, NOW + timedelta(hours=15)) is not None
    assert _names(store_path) == ["small-2026-11-21T093000Z.sqlite", "small-2026-11-22T003000Z.sqlite"]


def test_the_day_is_that_of_utc_wherever_one_is(store: Store) -> None:
    far_east = datetime.fromisoformat("2026-11-22T08:00:00+14:00")
    made = backup_if_due(store, far_east)
    assert made is not None
    assert made.name == "small-2026-11-21T180000Z.sqlite"
    assert backup_if_due(store, NOW) is None


def test_a_store_in_which_nobody_has_written_needs_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "fresh.sqlite"
    with open_store(path) as store:
        assert backup_if_due(store, NOW) is None
        session.add_note(store, "the first line")
        assert backup_if_due(store, NOW) is not None


def test_a_copy_holds_all_that_was_written_and_is_smaller_than_the_store(
    store: Store, store_path: Path
) -> None:
    session.add_note(store, "a line")
    copy = backup_if_due(store, NOW)
    assert copy is not None
    with connect(copy) as kept:
        assert written(kept) == written(store)
        assert integrity(kept) == ()
        assert not index.is_current(kept)
        assert kept.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert copy.stat().st_size < store_path.stat().st_size


def test_a_damaged_store_is_replaced_by_its_copy_and_all_is_as_before(store_path: Path) -> None:
    """What the sentence about a damaged store tells one to do."""
    with connect(store_path) as store:
        keys, before = indexed(store), written(store)
        copy = backup_if_due(store, NOW)
    assert copy is not None
    store_path.write_bytes(store_path.read_bytes()[:9000])
    with pytest.raises(DamagedError, match=copy.name):
        connect(store_path)
    store_path.rename(store_path.with_name("damaged.sqlite"))
    shutil.copy(copy, store_path)
    with open_store(store_path) as store:
        after = written(store)
        assert {t: r for t, r in after.items() if r != before[t]}.keys() <= {
            "operation", "history", "glossary", "glossary_history", "concept", "term",
            "starter_concept", "starter_file",
        }  # fmt: skip
        assert set(before["concept"]) <= set(after["concept"])
        assert set(before["operation"]) <= set(after["operation"])
        assert set(keys["whole"]) <= set(indexed(store)["whole"])
        last = glossaries.last_operation(store)
        assert last is not None
        glossaries.undo(store, last)


def test_others_write_while_a_copy_is_made_and_it_is_of_one_moment(
    store: Store, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES", 3)
    before = written(store)
    steps: list[int] = []
    with connect(store_path) as other:

        def write(done: int, _total: int) -> None:
            steps.append(done)
            session.add_note(other, f"line {done}")
            glossaries.put(other, "town", [Concept(f"c-{done}", (Term("mot", Language.FRENCH),))])

        copy = backup_if_due(store, NOW, write)
    assert copy is not None
    assert len(steps) > 3
    assert steps == sorted(steps)
    with connect(copy) as kept:
        assert written(kept) == before
    assert len(session.notes(store, 1000)) == len(steps)


# Nothing by halves.


def test_a_copy_that_is_cancelled_leaves_no_trace(
    store: Store, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    monkeypatch.setattr(copying, "PAGES", 3)
    with pytest.raises(Cancelled):
        backup_if_due(store, NOW, cancel)
    assert _names(store_path) == []
    session.add_note(store, "and the store goes on")
    assert backup_if_due(store, NOW) is not None


def test_a_part_of_a_copy_is_never_taken_for_one(store: Store, store_path: Path) -> None:
    folder = store_path.parent / "backups"
    folder.mkdir()
    part = folder / "small-2026-11-21T080000Z.sqlite.4711.part"
    part.write_bytes(b"half")
    assert backup_files.backups(store_path) == []
    assert backup_if_due(store, NOW) is not None
    assert part.exists()  # somebody may still be writing it
    os.utime(part, (0, 0))
    prune(store_path, NOW)
    assert _names(store_path) == ["small-2026-11-21T093000Z.sqlite"]


def test_a_damaged_store_is_not_copied_and_pushes_no_good_copy_out(store_path: Path) -> None:
    with connect(store_path) as store:
        for day in range(DAYS + 3):
            backup_if_due(store, NOW - timedelta(days=30 - day))
        good = _names(store_path)
        root = store.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'term'").fetchone()[
            0
        ]
    content = bytearray(store_path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\x99" * 4096
    store_path.write_bytes(content)
    with connect(store_path) as store, pytest.raises(DamagedError, match=good[-1]):
        backup_if_due(store, NOW)
    assert _names(store_path) == good


_FULL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from interpreter_app.base.errors import StoreError
from interpreter_app.store.backups import backup_if_due
from interpreter_app.store.database import connect
with connect(Path(sys.argv[1])) as store:
    try:
        backup_if_due(store, datetime(2026, 11, 21, tzinfo=UTC))
    except StoreError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_without_room_a_sentence_says_so_and_nothing_is_left(store_path: Path) -> None:
    run = run_python(_FULL, store_path, largest_file=60_000)
    assert len(run.stdout.splitlines()) == 1
    assert "backups" in run.stdout
    assert run.stderr == ""
    assert _names(store_path) == []


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that can be locked."""
    with public_folder() as folder:
        yield folder


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_a_folder_that_cannot_be_written_is_said_plainly(public: Path, store_path: Path) -> None:
    (public / "backups").mkdir()
    (public / "small.sqlite").write_bytes(store_path.read_bytes())
    with connect(public / "small.sqlite") as store, locked(public / "backups"):
        with pytest.raises(StoreError, match="choose a folder that is yours"):
            backup_if_due(store, NOW)
        session.add_note(store, "the store goes on")


# How long.


def _copies(*days_ago: int, migration: bool = False) -> list[Backup]:
    return [Backup(Path(f"{n}{migration}"), NOW - timedelta(days=n), migration) for n in days_ago]


def _ages(kept: list[Path], every: list[Backup]) -> list[int]:
    return sorted((NOW - backup.at).days for backup in every if backup.path in set(kept))


def test_of_two_years_of_daily_copies_days_weeks_and_months_are_kept() -> None:
    """As they are made: every day one more, and the rest let go of."""
    kept: list[Backup] = []
    for day in range(730, -1, -1):
        kept += _copies(day)
        left = set(wanted(kept, NOW - timedelta(days=day)))
        kept = [backup for backup in kept if backup.path in left]
    ages = _ages([b.path for b in kept], kept)
    assert len(ages) == DAYS + WEEKS + MONTHS
    assert ages[:DAYS] == list(range(DAYS))
    weeks = ages[DAYS - 1 : DAYS + WEEKS]
    assert max(later - earlier for earlier, later in pairwise(weeks)) <= 7
    months = ages[DAYS + WEEKS - 1 :]
    assert max(later - earlier for earlier, later in pairwise(months)) <= 5 * 7
    assert ages[-1] >= 350


def test_few_copies_are_all_kept_however_old_they_are() -> None:
    every = _copies(0, 400, 800, 1200)
    assert _ages(wanted(every, NOW), every) == [0, 400, 800, 1200]


def test_copies_made_before_a_migration_are_kept_for_a_year() -> None:
    every = [*_copies(*range(DAYS)), *_copies(1, 2, 300, 366, 367, 900, migration=True)]
    assert _ages(wanted(every, NOW), every) == [0, 1, 1, 2, 2, 3, 4, 5, 6, 300, 366]


def test_only_files_whose_name_is_exactly_ours_are_let_go_of(store: Store, store_path: Path) -> None:
    folder = store_path.parent / "backups"
    folder.mkdir()
    old = [f"small-20{year}-01-01T000000Z.sqlite" for year in range(10, 40)]
    strange = [
        "small-2001-01-01T000000Z.sqlite.old",
        "small-2001-01-01T000000Z",
        "small-2001-01-01.sqlite",
        "small-2001-99-99T999999Z.sqlite",
        "my small-2001-01-01T000000Z.sqlite",
        "small-two-2001-01-01T000000Z.sqlite",
        "small-2001-01-01T000000Z-before-vx.sqlite",
        "letter.txt",
    ]
    for name in (*old, *strange):
        (folder / name).touch()
    (folder / "small-2002-01-01T000000Z.sqlite").mkdir()
    gone = prune(store_path, NOW)
    assert {path.name for path in gone} < set(old)
    assert {*strange, "small-2002-01-01T000000Z.sqlite"} <= set(_names(store_path))
    assert len(_names(store_path)) == len(strange) + 1 + len(old) - len(gone)


def test_a_copy_before_a_migration_is_whole_and_stands_beside_the_daily_one(store: Store) -> None:
    daily = backup_if_due(store, NOW)
    before = written(store)
    store.connection.execute("PRAGMA user_version = 3")
    store.connection.execute("DROP TABLE glossary_history")
    store.connection.execute("DROP TABLE gone_concept")
    store.connection.execute("DROP TABLE gone_term")
    store.connection.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'm004%'")
    connect(store.path).close()
    copies = {backup.before_migration: backup.path for backup in backup_files.backups(store.path)}
    assert copies[False] == daily
    with connect(copies[True]) as kept:
        assert index.is_current(kept)
        assert written(kept)["concept"] == before["concept"]


def test_nothing_but_sqlite_is_needed_to_read_a_copy(store: Store) -> None:
    copy = backup_if_due(store, NOW)
    assert copy is not None
    raw = sqlite3.connect(copy)
    assert raw.execute("SELECT count(*) FROM concept").fetchone()[0] > 0
    raw.close()
