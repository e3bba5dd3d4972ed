"""Key press to painted results: the look-up page on a large store against the same page with a fixed list.

    uv run python -m tests.benchmarks.window [CONCEPTS] [RUNS]

Each run types the same targets letter by letter into an offscreen window of its own process, once with real
look-ups and once with the page given the same few results whatever is typed; the kinds of run alternate. A
keystroke is timed from sending the key event until the window has painted.
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
        for kind in KINDS:
            found[kind].append(_in_process(kind, store))
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


def _percentiles(times: list[float]) -> list[float]:
    ordered = sorted(times)
    return [ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.9, 0.99, 1.0)]


def _in_process(kind: str, store: Path) -> list[float]:
    with tempfile.TemporaryDirectory() as home:
        own = {"QT_QPA_PLATFORM": "offscreen", "PASSERELLE_HOME": home, "LANGUAGE": "en"}
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.window", "--one", kind, str(store)],
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(done.stderr)
    return [float(value) for value in json.loads(done.stdout)]


def _one(kind: str, store_path: Path) -> None:
    """In the child: type, and print the milliseconds of every keystroke as JSON."""
    from PySide6.QtCore import QEvent, QEventLoop, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from interpreter_app.base.settings import Settings
    from interpreter_app.desktop.app import rest_from_starting
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
    if kind == "fixed list":
        fixed = window.answers.look_up("con", 7)
        assert len(fixed) == 7
        window.lookup._answers = _Fixed(fixed)  # type: ignore[assignment]
    query = window.lookup.query
    times: list[float] = []
    for target in targets(store.connection, EACH):
        query.clear()
        application.processEvents()
        for letter in target.typed:
            started = time.perf_counter()
            press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            application.sendEvent(query, press)
            application.processEvents()
            times.append((time.perf_counter() - started) * 1000)
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
        _one(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
