"""A line written in the real window among a hundred thousand notes: from Enter to the line on the screen.

    uv run python -m tests.benchmarks.log_line [NOTES] [LINES] [RUNS]

Each run is an offscreen window in a process of its own, on a copy of one store, with a visit of a thousand
notes open. Every line is typed letter by letter, as fast as somebody types, and ended by Enter; what the
window then does by itself (filing the line, reading the notes anew) goes on while the next one is typed, as
it does for a person. A key is timed from sending its event until the window has painted what it changed.
Each figure stands beside the least that Qt could do (`bare`): a plain text field above a list of as many
texts, where Enter appends a row.

- `letter`: a letter in the line, with what it is read as below it;
- `enter`: Enter, until the line stands in the timeline, at its end and in sight;
- `visit`: a visit that is chosen in the column, until its notes stand there, a thousand and twenty thousand.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

_LETTER_S = 0.03
"""Between two keys: four hundred letters a minute, which is a fast writer."""
_OPENINGS = 20
_SOME, _MANY = "visit-1", "visit-0"


def main() -> None:
    """Make the store, run the windows, print percentiles."""
    count, lines, runs = (
        int(given) if given else usual
        for given, usual in zip([*sys.argv[1:4], "", "", ""], (100_000, 200, 3), strict=False)
    )
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "notes.sqlite")
        words = _made(store, count)
        Path(folder, "words.json").write_text(json.dumps(words), encoding="utf-8")
        for run in range(runs):
            for name, times in _in_process(Path(folder), run, lines).items():
                found.setdefault(name, []).extend(times)
    print(f"{count:,} notes, {runs} runs of {lines} lines, milliseconds")
    print(f"{'':18}{'p50':>9}{'p90':>9}{'p99':>9}{'most':>9}{'count':>9}")
    for name, times in found.items():
        cuts = statistics.quantiles(times, n=100, method="inclusive")
        shown = (cuts[49], cuts[89], cuts[98], max(times))
        print(f"{name:18}" + "".join(f"{value:9.2f}" for value in shown) + f"{len(times):9}")


def _made(path: Path, count: int) -> list[str]:
    """The store of `notes`, and the words that its notes are made of."""
    from interpreter_app.services.workspace import open_store
    from tests.benchmarks.notes import fill, words_of

    with open_store(path) as store:
        words = words_of(store)
        fill(store, words, count)
    return words


def _in_process(folder: Path, run: int, lines: int) -> dict[str, list[float]]:
    home = folder / f"home-{run}"
    home.mkdir()
    store = Path(shutil.copy(folder / "notes.sqlite", home))
    own = {"QT_QPA_PLATFORM": "offscreen", "PASSERELLE_HOME": str(home), "LANGUAGE": "en"}
    done = subprocess.run(
        [sys.executable, "-m", __spec__.name, "--one", str(store), str(folder / "words.json"), str(lines)],
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    shutil.rmtree(home)
    if done.returncode:
        sys.exit(done.stderr)
    return {name: [float(value) for value in times] for name, times in json.loads(done.stdout).items()}


# In the child.


class _Timed(NamedTuple):
    """Keys that are timed, and where the times go."""

    application: QApplication
    times: dict[str, list[float]]

    def key(self, name: str, field: QWidget, key: int, text: str) -> None:
        """Press a key and wait until the window has painted what it changed."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        began = time.perf_counter()
        self.application.sendEvent(field, press)
        self.application.sendPostedEvents(None, QEvent.Type.UpdateRequest)
        self.application.processEvents()
        self.times.setdefault(name, []).append((time.perf_counter() - began) * 1_000)

    def rest(self, seconds: float) -> None:
        """Let the window do by itself what it has to, for so long."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1_000), loop.quit)
        loop.exec()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the window do what it has to until this is so."""
        from PySide6.QtCore import QEventLoop

        while not is_so():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def _one(store_path: Path, words: Sequence[str], lines: int) -> None:
    """Type into the window, and print the milliseconds of each key as JSON."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from interpreter_app.base.settings import Settings
    from interpreter_app.desktop.app import collect_in_pauses
    from interpreter_app.desktop.jobs import Jobs, Writer
    from interpreter_app.desktop.theme import Theme
    from interpreter_app.desktop.typed import Typed
    from interpreter_app.desktop.window import MainWindow
    from interpreter_app.services.workspace import open_store

    application = QApplication([])
    store = open_store(store_path)
    theme = Theme(application)
    theme.apply("light", 100, False)
    writer, jobs = Writer(store_path), Jobs()
    settings = Settings(clear_after=0, page="notes", places={"notes": f"timeline {_SOME}"})
    window = MainWindow(store, settings, theme, writer, jobs, Typed(store_path, writer))
    window.resize(1280, 800)
    collect_in_pauses(window)
    window.show()
    window.answers.begin()
    window.painted.emit()
    timed = _Timed(application, {})
    page = window.planning.notes
    timed.until(lambda: window.answers.is_complete and jobs.is_idle)
    _open_visits(timed, page, jobs)
    field, notes = page.log.entry.text, page.timeline.list
    field.setFocus()
    chance = random.Random(11)
    for number in range(lines):
        text = _line(chance, words, number)
        for letter in text:
            timed.key("letter", field, 0, letter)
            timed.rest(_LETTER_S)
        page.log.entry._popup.hide()
        timed.key("enter", field, Qt.Key.Key_Return, "\r")
        shown = notes.visualRect(notes.model().index(len(notes.rows) - 1, 0))
        assert text.endswith(notes.notes[-1].text), (text, notes.notes[-1].text)
        assert notes.viewport().rect().intersects(shown)
    _bare(timed, [note.text for note in notes.notes], words, lines)
    print(json.dumps(timed.times))
    timed.until(lambda: jobs.is_idle)
    window.close()
    application.processEvents()
    writer.close()
    store.close()


def _open_visits(timed: _Timed, page: object, jobs: object) -> None:
    """Choose a visit, until its last notes stand there."""
    for ident, name in ((_MANY, "visit of 20,000"), (_SOME, "visit of 1,000")):
        for _time in range(_OPENINGS):
            page.open("")  # type: ignore[attr-defined]
            timed.until(lambda: jobs.is_idle)  # type: ignore[attr-defined]
            began = time.perf_counter()
            page.open(ident)  # type: ignore[attr-defined]
            timed.until(lambda: bool(page.timeline.list.rows))  # type: ignore[attr-defined]
            timed.application.processEvents()
            timed.times.setdefault(name, []).append((time.perf_counter() - began) * 1_000)
            timed.until(lambda: jobs.is_idle)  # type: ignore[attr-defined]


def _line(chance: random.Random, words: Sequence[str], number: int) -> str:
    """A line as somebody hears it, every other one with shorthand."""
    said = " ".join(words[int(len(words) * chance.random() ** 3)] for _ in range(4))
    return f"!decision {said}" if number % 2 else said


def _bare(timed: _Timed, texts: Sequence[str], words: Sequence[str], lines: int) -> None:
    """The same keys in a plain window."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

    class Field(QPlainTextEdit):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
            if event.key() != Qt.Key.Key_Return:
                super().keyPressEvent(event)
                return
            listed.addItem(self.toPlainText())
            listed.scrollToBottom()
            self.clear()

    window = QWidget()
    listed, field = QListWidget(window), Field(window)
    listed.setWordWrap(True)
    listed.addItems(list(texts))
    column = QVBoxLayout(window)
    column.addWidget(listed)
    column.addWidget(field)
    window.resize(1280, 800)
    window.show()
    field.setFocus()
    timed.rest(0.2)
    chance = random.Random(11)
    for number in range(lines):
        text = _line(chance, words, number)
        for letter in text:
            timed.key("  bare letter", field, 0, letter)
        timed.key("  bare enter", field, Qt.Key.Key_Return, "\r")
    window.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(Path(sys.argv[2]), json.loads(Path(sys.argv[3]).read_text(encoding="utf-8")), int(sys.argv[4]))
    else:
        main()
