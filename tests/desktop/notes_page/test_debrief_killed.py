"""A process that is killed while somebody debriefs: answers are notes, and half an answer is there again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interpreter_app.services import half_notes, planning
from interpreter_app.store import notes
from interpreter_app.store.database import connect, integrity
from interpreter_app.store.outbox import left_behind
from tests.domain.visits.plan import plan, session

ROOT = Path(__file__).parents[3]

# Types a letter each 30 ms, Enter after every twelfth, and says what stands on the screen after each.
_TYPING = """
import itertools, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
application = QApplication(["passerelle"])
from interpreter_app.base.settings import Settings
from interpreter_app.desktop import app
letters = itertools.cycle("abcdefghijkl")
count = itertools.count()
lines = []
def window():
    return next(w for w in QApplication.topLevelWidgets() if w.objectName() == "mainWindow")
def type_on():
    page = window().planning.notes
    block = page.looking_back.debrief.form.blocks[0]
    if not block.entry.isVisible():
        window().planning.debrief()
        page.open("paris")
        return
    number = next(count)
    if number % 13 == 12:
        lines.append(block.entry.text.typed())
        QTest.keyClick(block.entry.text, Qt.Key.Key_Return)
    else:
        QTest.keyClicks(block.entry.text, next(letters) if number % 13 else str(number))
    print("|".join([*lines, block.entry.text.typed()]), flush=True)
timer = QTimer(interval=30)
timer.timeout.connect(type_on)
QTimer.singleShot(300, timer.start)
QTimer.singleShot(60_000, application.quit)  # nobody waits for ever for a page that didn't come
app.run(Path(sys.argv[1]), Settings())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", [1.5, 2.3])
def test_a_killed_process_loses_no_answer_and_no_half_of_one(store_path: Path, moment: float) -> None:
    with connect(store_path) as store:
        planning.create(store, plan(session("morning", "09:00", "10:00")))
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
        answers = {one.text for one in notes.of_prompts(store, "paris")}
    waiting, drafts = left_behind(store_path)
    there = answers | {line.words["text"] for line in waiting}
    assert [line for line in kept if line not in there] == []
    halves = [half_notes.typed_line(text) for name, text in drafts.items() if name.startswith("debrief:")]
    begun = [*there, *(one[0] for one in halves if one is not None)]
    assert any(text.startswith(half) for text in begun)
