"""Bugs are kept for whoever mends them; a log that can't be written never shows."""

from __future__ import annotations

import logging
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
    try:
        raise ZeroDivisionError("one over nothing")
    except ZeroDivisionError as error:
        logs.record_bug(error)
    kept = (folder / "passerelle.log").read_text("utf-8")
    assert "Traceback" in kept
    assert "one over nothing" in kept


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
