"""Key press to painted results: the look-up page on a large store against the same page with a fixed list.

    uv run python -m tests.benchmarks.window [CONCEPTS] [RUNS]

Each run is an offscreen window in a process of its own. Every target is typed letter by letter twice: with
real look-ups, and with the page given the same seven results whatever is typed. The two alternate target by
target, since a machine shared with others is now fast and now half as fast, for a few hundred keystrokes at
a time. A keystroke is timed from sending the key event until the window has painted. Between targets garbage
is collected, as the window does in the pauses of whoever types.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interpreter_app.services.lookup import LookupResult

EACH = 30
KINDS = ("look-up", "fixed list")


def main() -> None:
    """Run both kinds in turn and print percentiles and their ratio."""
    concepts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    from tests.benchmarks.stores import large_store

    store = large_store(concepts)
    found: dict[str, list[list[float]]] = {kind: [] for kind in KINDS}
    for _ in range(runs):
        for kind, times in _in_process(store).items():
            found[kind].append(times)
    keystrokes = len(found[KINDS[0]][0])
    print(f"{concepts:,} concepts, {keystrokes:,} keystrokes, medians of {runs} runs, milliseconds")
    summary = {kind: [_percentiles(times) for times in found[kind]] for kind in KINDS}
    medians = {
        kind: [statistics.median(column) for column in zip(*rows, strict=True)]
        for kind, rows in summary.items()
    }
    print(f"{'':12}{'p50':>8}{'p90':>8}{'p99':>8}{'most':>8}")
    for kind in KINDS:
        print(f"{kind:12}" + "".join(f"{value:8.2f}" for value in medians[kind]))
    ratios = [one / other for one, other in zip(medians[KINDS[0]], medians[KINDS[1]], strict=True)]
    print(f"{'ratio':12}" + "".join(f"{value:8.2f}" for value in ratios))
    pairs = zip(summary[KINDS[0]], summary[KINDS[1]], strict=True)
    print("ratio of p99 run by run: " + ", ".join(f"{one[2] / other[2]:.2f}" for one, other in pairs))


def _percentiles(times: list[float]) -> list[float]:
    ordered = sorted(times)
    return [ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.9, 0.99, 1.0)]


def _in_process(store: Path) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as home:
        own = {"QT_QPA_PLATFORM": "offscreen", "PASSERELLE_HOME": home, "LANGUAGE": "en"}
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.window", "--one", str(store)],
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(done.stderr)
    return {kind: [float(value) for value in times] for kind, times in json.loads(done.stdout).items()}


def _one(store_path: Path) -> None:
    """In the child: type, and print the milliseconds of every keystroke of each kind as JSON."""
    from PySide6.QtCore import QEvent, QEventLoop, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from interpreter_app.base.settings import Settings
    from interpreter_app.desktop.app import rest_from_starting, tidy
    from interpreter_app.desktop.jobs import Jobs, Writer
    from interpreter_app.desktop.theme import Theme
    from interpreter_app.desktop.typed import Typed
    from interpreter_app.desktop.window import MainWindow
    from interpreter_app.store.database import connect
    from tests.benchmarks.queries import targets

    application = QApplication([])
    store = connect(store_path)
    theme = Theme(application)
    theme.apply("light", 100, False)
    writer, jobs = Writer(store_path), Jobs()
    window = MainWindow(store, Settings(clear_after=0), theme, writer, jobs, Typed(store.path, writer))
    window.resize(1280, 800)
    window.show()
    window.answers.begin()
    while not (window.answers.is_complete and jobs.is_idle):
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    rest_from_starting()
    page, query = window.lookup, window.lookup.query
    fixed = window.answers.look_up("con", 7)
    assert len(fixed) == 7
    answers = dict(zip(KINDS, (window.answers, _Fixed(fixed)), strict=True))
    times: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number, target in enumerate(targets(store.connection, EACH)):
        for kind in KINDS if number % 2 else reversed(KINDS):
            page._answers = answers[kind]  # type: ignore[assignment]
            query.clear()
            tidy()
            application.processEvents()
            for letter in target.typed:
                started = time.perf_counter()
                press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                application.sendEvent(query, press)
                application.processEvents()
                times[kind].append((time.perf_counter() - started) * 1000)
    print(json.dumps(times))
    window.close()
    store.close()


class _Fixed:
    """Answers that are always the same, and cost nothing."""

    is_complete = True

    def __init__(self, results: list[LookupResult]) -> None:
        self._results = results

    def look_up(self, _typed: str, _limit: int) -> list[LookupResult]:
        return list(self._results)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(Path(sys.argv[2]))
    else:
        main()
