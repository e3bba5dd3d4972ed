"""One window for each store."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.single import SingleWindow, name_for


def test_a_second_start_raises_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "store.sqlite"
    first, second = SingleWindow(path), SingleWindow(path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.raised):
        assert not second.claim()
    first.close()


_SECOND = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    "from interpreter_app.desktop.single import SingleWindow; application = QCoreApplication([]);"
    "single = SingleWindow(Path(sys.argv[1])); print('asking', flush=True);"
    "print('first' if single.claim(patience=60) else 'second', flush=True)"
)
"""A second start is another process: Qt's objects aren't made in a thread beside the window's, which hang."""


def test_a_second_start_waits_for_a_first_one_that_is_not_on_the_screen_yet(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "store.sqlite"
    first = SingleWindow(path)
    assert first.claim()
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", _SECOND, str(path)], cwd=root, stdout=subprocess.PIPE, text=True
    ) as second:
        assert second.stdout is not None
        assert second.stdout.readline() == "asking\n"
        qtbot.wait(300)
        assert second.poll() is None
        with qtbot.waitSignal(first.raised, timeout=30_000):
            first.listen()
        assert second.stdout.readline() == "second\n"
    first.close()


def test_a_first_window_that_never_answers_is_not_waited_for_for_ever(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "store.sqlite"
    first, second = SingleWindow(path), SingleWindow(path)
    assert first.claim()
    assert second.claim(patience=0.1)
    first.close()


def test_a_lock_that_a_crash_left_under_another_name_of_the_machine_is_taken_over(
    tmp_path: Path, qapp: object
) -> None:
    path = tmp_path / "store.sqlite"
    (tmp_path / "store.sqlite-window").write_text("4242\npasserelle\nsomewhere-else\n\n\n")
    first, second = SingleWindow(path), SingleWindow(path)
    assert first.claim(patience=0.1)
    assert first._lock.isLocked()
    first.listen()
    assert not second.claim()
    first.close()


def test_a_folder_that_cannot_be_written_keeps_nobody_out(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "no folder" / "store.sqlite"
    path.parent.write_text("a file")
    single = SingleWindow(path)
    assert single.claim()
    single.close()


def test_the_token_of_the_desktop_is_handed_on(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.sqlite"
    first, second = SingleWindow(path), SingleWindow(path)
    assert first.claim()
    first.listen()
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")
    with qtbot.waitSignal(first.raised):
        assert not second.claim()
        monkeypatch.delenv("XDG_ACTIVATION_TOKEN")
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-1"
    first.close()


def test_another_store_has_a_window_of_its_own(tmp_path: Path, qapp: object) -> None:
    one, other = SingleWindow(tmp_path / "a.sqlite"), SingleWindow(tmp_path / "b.sqlite")
    assert one.claim()
    assert other.claim()
    one.close()
    other.close()


def test_the_name_is_that_of_the_file_however_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert name_for(tmp_path / "folder" / ".." / "a.sqlite") == name_for(tmp_path / "a.sqlite")
    (tmp_path / "link.sqlite").symlink_to(tmp_path / "a.sqlite")
    assert name_for(tmp_path / "link.sqlite") == name_for(tmp_path / "a.sqlite")


def test_after_a_close_the_next_start_is_the_first(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "store.sqlite"
    first = SingleWindow(path)
    assert first.claim()
    first.listen()
    first.close()
    assert list(tmp_path.iterdir()) == []
    again = SingleWindow(path)
    assert again.claim()
    again.close()


def test_what_a_crash_left_behind_is_no_hindrance(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "store.sqlite"
    crash = (
        "import sys, os; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from interpreter_app.desktop.single import SingleWindow;"
        "application = QCoreApplication([]); single = SingleWindow(Path(sys.argv[1]));"
        "assert single.claim(); single.listen(); os._exit(9)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", crash, str(path)], cwd=root, env=os.environ, capture_output=True, check=False
    )
    assert done.returncode == 9, done.stderr
    assert [left.name for left in tmp_path.iterdir()] == ["store.sqlite-window"]
    first, second = SingleWindow(path), SingleWindow(path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.raised):
        assert not second.claim()
    first.close()
