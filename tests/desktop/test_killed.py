"""A process that is killed while somebody types: what stood on the screen for a second is there again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interpreter_app.store import session
from interpreter_app.store.database import connect, integrity
from interpreter_app.store.outbox import left_behind

ROOT = Path(__file__).parents[2]

# Types a letter each 30 ms and Enter after every twelfth, and says what stands on the screen after each.
_TYPING = """
import itertools, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication(["passerelle"])
from interpreter_app.base.settings import Settings
from interpreter_app.desktop import app
letters = itertools.cycle("abcdefghijkl")
count = itertools.count()
lines = []
def entry():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "mainWindow")
    return window.findChild(QLineEdit, "noteEntry")
def type_on():
    number = next(count)
    if number % 13 == 12:
        lines.append(entry().text())
        QTest.keyClick(entry(), Qt.Key.Key_Return)
    else:
        QTest.keyClicks(entry(), next(letters) if number % 13 else str(number))
    print("|".join([*lines, entry().text()]), flush=True)
timer = QTimer(interval=30)
timer.timeout.connect(type_on)
QTimer.singleShot(300, timer.start)
app.run(Path(sys.argv[1]), Settings())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", [1.3, 1.95, 2.6])
def test_a_killed_process_loses_nothing_older_than_a_second(store_path: Path, moment: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _TYPING, str(store_path)],
        cwd=ROOT,
        env=os.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    seen: list[tuple[float, list[str]]] = []
    started = 0.0
    for line in process.stdout:
        seen.append((time.monotonic(), line.rstrip("\n").split("|")))
        started = started or seen[0][0]
        if seen[-1][0] - started > moment:
            break
    process.kill()
    killed = time.monotonic()
    process.wait()
    process.stdout.close()
    *kept, half = next(shown for at, shown in reversed(seen) if killed - at >= 1.0)
    with connect(store_path) as store:
        assert integrity(store) == ()
        notes = [note.text for note in session.notes(store)]
    waiting, drafts = left_behind(store_path)
    there = notes + [line.words["text"] for line in waiting]
    assert [line for line in kept if line not in there] == []
    begun = [*there, *drafts.values()]
    assert not half or any(text.startswith(half) for text in begun)
