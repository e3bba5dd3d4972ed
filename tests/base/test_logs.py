"""Bugs are kept for whoever mends them; a log that can't be written never shows."""

from __future__ import annotations

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from interpreter_app.base import logs, paths


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log folder of its own, for a logger that hasn't been started and that pytest doesn't listen to."""
    fresh = logging.Logger("fresh")
    monkeypatch.setattr(paths, "log_dir", lambda: tmp_path / "log")
    monkeypatch.setattr(logs, "logger", lambda: fresh)
    yield tmp_path / "log"
    for handler in fresh.handlers:
        with suppress(OSError):
            handler.close()


def test_a_bug_is_kept_with_its_traceback(folder: Path) -> None:
    kept = _recorded(folder, ZeroDivisionError())
    assert "Traceback" in kept
    assert "ZeroDivisionError" in kept
    assert "test_logs.py" in kept
    assert "in _recorded" in kept


SECRET = "the mayor’s secret"


def _recorded(folder: Path, error: BaseException, cause: BaseException | None = None) -> str:
    """What the log holds of an exception that was raised here."""
    try:
        raise error from cause
    except type(error) as caught:
        logs.record_bug(caught)
    return (folder / "passerelle.log").read_text("utf-8")


def _quoting() -> ValueError:
    """An exception that quotes what a person typed, in each place that can hold it."""
    error = ValueError(f"can’t read {SECRET!r}")
    error.add_note(f"typed: {SECRET}")
    return error


def test_what_a_person_typed_is_not_in_the_log(folder: Path) -> None:
    kept = _recorded(folder, _quoting())
    assert "ValueError" in kept
    assert "mayor" not in kept


def test_nor_is_it_behind_another_exception(folder: Path) -> None:
    try:
        try:
            raise _quoting()
        except ValueError:
            raise KeyError(SECRET)  # noqa: B904 - the other kind of chain
    except KeyError as error:
        kept = _recorded(folder, RuntimeError(SECRET), error)
    assert [line for line in kept.splitlines() if line.endswith("Error")] == [
        "ValueError",
        "KeyError",
        "RuntimeError",
    ]
    assert "mayor" not in kept


def test_nor_in_a_group_nor_in_what_sqlite_says(folder: Path) -> None:
    with sqlite3.connect(":memory:") as connection, pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute(f'SELECT "{SECRET}" FROM nowhere')
    connection.close()
    group = ExceptionGroup(SECRET, [_quoting(), caught.value, OSError(errno.ENOSPC, SECRET)])
    kept = _recorded(folder, group)
    assert "sqlite3.OperationalError (SQLITE_ERROR)" in kept
    assert "OSError (ENOSPC)" in kept
    assert "mayor" not in kept


def test_a_chain_that_bites_its_tail_comes_to_an_end(folder: Path) -> None:
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    logs.record_bug(one)
    assert (folder / "passerelle.log").read_text("utf-8").count("Traceback") == 2


def test_started_twice_it_writes_once(folder: Path) -> None:
    logs.start()
    logs.start()
    logs.logger().warning("once")
    assert (folder / "passerelle.log").read_text("utf-8").count("once") == 1


def test_nothing_of_the_log_reaches_the_terminal(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logs.record_bug(ValueError("for the log only"))
    assert capfd.readouterr() == ("", "")


def test_the_log_stays_small(folder: Path) -> None:
    logs.start()
    for _ in range(1500):
        logs.logger().warning("x" * 1000)
    files = list(folder.iterdir())
    assert len(files) == 2
    assert sum(f.stat().st_size for f in files) <= 1_000_000


def test_without_a_folder_the_program_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder.write_text("a file where the folder should be")
    logs.record_bug(ValueError("nowhere to go"))
    assert capfd.readouterr() == ("", "")


def test_a_log_that_cannot_be_opened_is_left_out(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "passerelle.log").mkdir(parents=True)
    logs.record_bug(ValueError("nowhere to go"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_log_that_cannot_be_written_any_more_is_left_out(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    logs.start()
    (handler,) = logs.logger().handlers
    assert isinstance(handler, logging.FileHandler)
    handler.stream.close()
    handler.stream = Path("/dev/full").open("w", encoding="utf-8")  # noqa: SIM115 - the handler closes it
    logs.logger().error("nowhere to go")
    assert capfd.readouterr() == ("", "")
