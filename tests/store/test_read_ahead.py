"""The store's file is read beforehand, and nobody's locks on it are lost by that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app.base.errors import Cancelled
from interpreter_app.store.database import Store
from interpreter_app.store.read_ahead import read_ahead

TRY_TO_LOCK = """
import fcntl, sys
SHARED_BYTES, THEIR_NUMBER = 0x40000002, 510  # where SQLite locks a file that is being used
with open(sys.argv[1], "r+b") as file:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, THEIR_NUMBER, SHARED_BYTES)
    except OSError:
        print("in use")
    else:
        print("free")
"""


@pytest.fixture
def large(store: Store) -> Store:
    store.connection.execute("CREATE TABLE filler AS SELECT zeroblob(9000000) AS filling")
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store


def test_a_large_file_is_read_to_its_end_as_often_as_it_is_opened(large: Store) -> None:
    size = large.path.stat().st_size
    assert read_ahead(large.path) == read_ahead(large.path) == size > 9_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX alone loses locks by closing a file")
def test_open_stores_keep_their_locks(large: Store) -> None:
    read_ahead(large.path)
    tried = subprocess.run(
        [sys.executable, "-c", TRY_TO_LOCK, str(large.path)], capture_output=True, text=True, check=True
    )
    assert tried.stdout.strip() == "in use"


def test_a_file_put_in_the_place_of_another_is_read_itself(tmp_path: Path) -> None:
    path, other = tmp_path / "large", tmp_path / "other"
    path.write_bytes(bytes(5_000_000))
    other.write_bytes(bytes(8_000_000))
    assert read_ahead(path) == 5_000_000
    other.replace(path)
    assert read_ahead(path) == 8_000_000


def test_small_and_missing_files_are_left_alone(store: Store, tmp_path: Path) -> None:
    assert read_ahead(store.path) == 0
    assert read_ahead(tmp_path / "gone.sqlite") == 0


def test_it_can_be_stopped(large: Store) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_ahead(large.path, stop)
