"""A store that is open in a window keeps its log, whoever else opens and closes its file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app.store.database import connect
from interpreter_app.store.keeping import Keeper

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locks belong to handles there")

_READ = (
    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); print(c.execute('SELECT count(*) FROM choice')"
)
_READ += ".fetchone()[0]); c.close()"


def count_elsewhere(path: Path) -> int:
    """What another process counts, which opens the store and closes it again."""
    command = [sys.executable, "-I", "-c", _READ, str(path)]
    return int(subprocess.run(command, check=True, capture_output=True).stdout)


def lose_locks(path: Path) -> None:
    """What a file dialog does that looks at every file of a folder."""
    for one in path.parent.iterdir():
        if one.is_file():
            with one.open("rb") as stream:
                stream.read(16)


@pytest.mark.parametrize("is_kept", [True, False])
def test_the_log_stays_where_a_dialog_has_looked_at_the_file(tmp_path: Path, is_kept: bool) -> None:
    path = tmp_path / "s.sqlite"
    with connect(path) as store:
        choose(store.connection, "before")
        keeper = Keeper(path) if is_kept else None
        if keeper is not None:
            assert keeper.wait()
        lose_locks(path)
        assert count_elsewhere(path) == 1
        is_there = path.with_name("s.sqlite-wal").exists()
        assert is_there is is_kept  # without: what SQLite warns of, or this test would prove nothing
        choose(store.connection, "after")
        if keeper is not None:
            assert count_elsewhere(path) == 2
            keeper.end()
    if is_kept:
        assert not path.with_name("s.sqlite-wal").exists()  # put away by whoever was last
        assert count_elsewhere(path) == 2


def test_the_store_is_let_go_of_when_the_window_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    connect(path).close()
    keeper = Keeper(path)
    assert keeper.wait()
    process = keeper._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()  # as the system does for a process that has ended
    assert process.wait(5) == 0
    keeper.end()


def test_a_store_that_cant_be_opened_is_no_hindrance(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    assert not keeper.wait()
    keeper.end()
    keeper.end()


def choose(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("INSERT INTO choice (name, value, changed_at) VALUES (?, 'x', '')", (name,))
    connection.commit()
