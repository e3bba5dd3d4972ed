"""Starting and ending the program as a person does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app.desktop.widgets import foot
from interpreter_app.store.database import connect
from interpreter_app.store.outbox import left_behind

ROOT = Path(__file__).parents[2]

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication(["passerelle"])
from interpreter_app.base.settings import Settings
from interpreter_app.desktop import app
def window():
    return next(w for w in QApplication.topLevelWidgets() if w.objectName() == "mainWindow")
{before}
code = app.run(Path(sys.argv[1]), Settings())
{after}
sys.exit(code)
"""


def start(path: Path, before: str = "", after: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-c", _START.format(before=before, after=after), str(path)],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    # The offscreen platform remarks on what only a real screen can do.
    lines = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    done.stderr = "\n".join(lines)
    return done


def test_the_window_opens_and_closes_cleanly(store_path: Path) -> None:
    done = start(store_path, "QTimer.singleShot(300, lambda: window().close())")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_garbage_is_collected_once_typing_pauses(store_path: Path) -> None:
    before = """
import gc
def type_and_wait():
    made = gc.get_stats()[2]["collections"]
    window().findChild(QLineEdit, "lookupQuery").setText("cons")
    QTimer.singleShot(1200, lambda: say(made))
def say(made):
    print(gc.isenabled(), gc.get_freeze_count() > 0, gc.get_stats()[2]["collections"] > made)
    window().close()
QTimer.singleShot(500, type_and_wait)
"""
    assert start(store_path, before).stdout == "True True True\n"


def test_it_may_be_closed_while_words_are_read_and_written(store_path: Path) -> None:
    before = """
def hurry():
    entry = window().findChild(QLineEdit, "noteEntry")
    entry.insert("half a note")
    entry.textEdited.emit("half a note")
    window().close()
QTimer.singleShot(0, hurry)
"""
    done = start(store_path, before)
    assert (done.returncode, done.stderr) == (0, "")
    assert left_behind(store_path)[1] == {foot.NOTE: "half a note"}


def test_nothing_heavy_is_loaded_before_the_first_paint(store_path: Path) -> None:
    """Nor does PySide read our sources, as it does where nobody tells it not to."""
    heavy = "reportlab pypdfium2 babel yaml sqlite_utils numpy socket"
    before = f"""
def look():
    window().painted.connect(tell)
def tell():
    import linecache
    print(*[name for name in "{heavy}".split() if name in sys.modules])
    print(*[file for file in linecache.cache if "desktop" in file])
    window().close()
QTimer.singleShot(0, look)
"""
    # The starter glossaries are read at the first start.
    first = start(store_path, "QTimer.singleShot(200, lambda: window().close())")
    assert first.returncode == 0
    done = start(store_path, before)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_the_index_is_made_beside_the_work(store_path: Path) -> None:
    before = """
from interpreter_app.store import index
from interpreter_app.desktop.widgets import foot
from interpreter_app.store.database import connect
from interpreter_app.store.outbox import left_behind
from interpreter_app.services import workspace
workspace.SMALL = -1
with connect(Path(sys.argv[1])) as store:
    index.throw_away(store)
def look():
    if window().answers.is_complete and index.is_current(window()._store):
        print(window().answers.look_up("mairei", 1)[0].matched.text)
        window().close()
    else:
        QTimer.singleShot(20, look)
QTimer.singleShot(0, look)
"""
    done = start(store_path, before)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "mairie", "")


@pytest.mark.parametrize("kind", ["not a database", "newer", "folder"])
def test_what_cannot_be_opened_is_said_in_one_sentence(tmp_path: Path, kind: str, store_path: Path) -> None:
    path = tmp_path / "strange.sqlite"
    if kind == "folder":
        path.mkdir()
    elif kind == "newer":
        path = store_path
        with connect(path) as store:
            store.connection.execute("PRAGMA user_version = 999")
    else:
        path.write_text("These are my notes.")
    before = """
def close():
    box = QApplication.activeModalWidget()
    print(box.text())
    box.accept()
QTimer.singleShot(300, close)
"""
    done = start(path, before)
    assert done.returncode == 1
    assert done.stdout.strip() == done.stderr.strip()
    assert path.name in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_second_start_raises_the_first_and_ends(store_path: Path) -> None:
    again = f"""
import subprocess
def second():
    code = '''
import sys
from pathlib import Path
from interpreter_app.base.settings import Settings
from interpreter_app.desktop import app
sys.exit(app.run(Path(sys.argv[1]), Settings()))
'''
    global other
    other = subprocess.Popen([sys.executable, "-c", code, sys.argv[1]], cwd={str(ROOT)!r})
    wait()
def wait():
    if other.poll() is None:
        QTimer.singleShot(20, wait)
    else:
        print("second", other.returncode)
        window().close()
QTimer.singleShot(100, second)
"""
    done = start(store_path, again)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "second 0", "")


def test_a_bug_in_a_slot_is_logged_and_the_window_stays(store_path: Path) -> None:
    before = """
def fail():
    QTimer.singleShot(100, close)
    raise RuntimeError("a mistake of ours")
def close():
    print(window().status._said.text())
    window().close()
QTimer.singleShot(200, fail)
"""
    done = start(store_path, before)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Something went wrong inside Passerelle")
    log = Path(os.environ["PASSERELLE_HOME"]) / "log" / "passerelle.log"
    text = log.read_text("utf-8")
    assert "RuntimeError" in text
    assert "in fail" in text
    assert "a mistake of ours" not in text, "it may quote what somebody typed"


@pytest.mark.parametrize("is_sound", [True, False])
def test_the_store_is_checked_and_copied_once_a_day_beside_the_work(store_path: Path, is_sound: bool) -> None:
    before = f"""
from interpreter_app.desktop import answers
answers._CHECK_AFTER_MS = 100
if not {is_sound}:
    answers.quick_check = lambda _store, _progress: False
def look(left=100):
    copies = list(Path(sys.argv[1]).parent.glob("backups/*.sqlite"))
    warned = "damaged" in window().status._said.text()
    if (copies or warned or not left) and window()._jobs.is_idle:
        print(len(copies), warned)
        window().close()
    else:
        QTimer.singleShot(50, lambda: look(left - 1))
QTimer.singleShot(0, look)
"""
    done = start(store_path, before)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == ("1 False" if is_sound else "0 True")


def test_a_new_store_is_filled_from_the_starter_glossaries(tmp_path: Path) -> None:
    path = tmp_path / "new" / "store.sqlite"
    before = """
def look():
    print(len(window().answers.look_up("conseil", 7)))
    window().close()
QTimer.singleShot(300, look)
"""
    done = start(path, before)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "7", "")
