"""One window for each store."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pytestqt.qtbot import QtBot

from interpreter_app.desktop.single import SingleWindow, name_for


def test_a_second_start_raises_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "store.sqlite"
    first, second = SingleWindow(path), SingleWindow(path)
    assert not first.ask_first()
    assert first.listen()
    with qtbot.waitSignal(first.raised):
        assert second.ask_first()
    first.close()


def test_of_two_started_in_the_same_moment_one_gives_way(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "store.sqlite"
    first, second = SingleWindow(path), SingleWindow(path)
    assert not first.ask_first()
    assert not second.ask_first()
    assert first.listen()
    with qtbot.waitSignal(first.raised):
        assert not second.listen()
    first.close()


def test_another_store_has_a_window_of_its_own(tmp_path: Path, qapp: object) -> None:
    one, other = SingleWindow(tmp_path / "a.sqlite"), SingleWindow(tmp_path / "b.sqlite")
    assert one.listen()
    assert not other.ask_first()
    assert other.listen()
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
    assert first.listen()
    first.close()
    again = SingleWindow(path)
    assert not again.ask_first()
    assert again.listen()
    again.close()


def test_what_a_crash_left_behind_is_no_hindrance(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "store.sqlite"
    crash = (
        "import sys, os; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from interpreter_app.desktop.single import SingleWindow;"
        "application = QCoreApplication([]); single = SingleWindow(Path(sys.argv[1]));"
        "assert single.listen(); os._exit(9)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", crash, str(path)], cwd=root, env=os.environ, capture_output=True, check=False
    )
    assert done.returncode == 9, done.stderr
    left = list(Path(tempfile.gettempdir()).glob(f"{name_for(path)}*"))
    first = SingleWindow(path)
    assert not first.ask_first()
    assert first.listen()
    second = SingleWindow(path)
    with qtbot.waitSignal(first.raised):
        assert second.ask_first()
    first.close()
    assert left or sys.platform == "win32"
