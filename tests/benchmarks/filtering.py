"""Filtering a long table: key press to painted rows, letter by letter and erased again; and making its list.

    uv run python -m tests.benchmarks.filtering [CONCEPTS] [RUNS]

Each run is an offscreen table in a process of its own: the real model in a QTableView beneath a line edit.
The same letters go into the same view with, in turn,

- `table`: the editing table, which reads what it shows from the store;
- `facets`: the same with two facets chosen (unchecked, and a field missing);
- `list`: the fair peer, the least that anybody could do: the folded texts in a Python list, filtered anew by
  a comprehension with `in`, and a model that shows strings from memory. It knows no words, languages or
  facets, but does the same kind of work in the same language, and paints as many cells;
- `proxy`: what Qt offers for the purpose, a QSortFilterProxyModel with a fixed string over a
  QStandardItemModel; on fewer words, since it takes long.

They alternate word by word, since a machine shared with others is now fast and now slow. A keystroke is timed
from sending the key event until the window has painted. Then the list is made in a job while a timer of the
window's thread ticks: seconds, megabytes, and how late the timer came.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from interpreter_app.services.browsing import Listing
    from interpreter_app.store.database import Store

KINDS = ("table", "facets", "list", "proxy")
EACH = 24
EACH_OF_PROXY = 4
LONGEST = 14
"""Letters of a word that are typed."""


def main() -> None:
    """Run it in turn and print percentiles and their ratios, then what a list costs."""
    concepts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    from tests.benchmarks.stores import large_store

    store = large_store(concepts)
    found = [_in_process(store) for _ in range(runs)]
    print(
        f"{concepts:,} concepts, {len(found[0]['times']['table']):,} keystrokes, medians of {runs} runs, ms"
    )
    print(f"{'':8}{'p50':>9}{'p90':>9}{'p99':>9}{'most':>9}")
    medians = {kind: _medians([run["times"][kind] for run in found]) for kind in KINDS}
    for kind in KINDS:
        print(f"{kind:8}" + "".join(f"{value:9.2f}" for value in medians[kind]))
    for kind in KINDS[:2]:
        for peer in KINDS[2:]:
            ratios = [one / other for one, other in zip(medians[kind], medians[peer], strict=True)]
            print(f"{kind} / {peer}: " + "".join(f"{value:9.3f}" for value in ratios))
    for name in found[0]["list"]:
        print(f"{name}: {statistics.median(run['list'][name] for run in found):.2f}")


def _medians(runs: list[list[float]]) -> list[float]:
    return [statistics.median(column) for column in zip(*map(_percentiles, runs), strict=True)]


def _percentiles(times: list[float]) -> list[float]:
    ordered = sorted(times)
    return [ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.9, 0.99, 1.0)]


def _in_process(store: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as home:
        own = {"QT_QPA_PLATFORM": "offscreen", "PASSERELLE_HOME": home, "LANGUAGE": "en"}
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.filtering", "--one", str(store)],
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(done.stderr)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _one(store_path: Path) -> None:
    """In the child: print the milliseconds of every keystroke, and what making the list took, as JSON."""
    from PySide6.QtWidgets import QApplication

    from interpreter_app.store.database import connect

    application = QApplication([])
    store = connect(store_path)
    cost, listed = _making(store_path)
    times = _typing(application, store, listed)
    print(json.dumps({"times": times, "list": cost}))
    store.close()


def _making(path: Path) -> tuple[dict[str, float], Listing]:
    """What making the list in a job costs, and the list."""
    from PySide6.QtCore import QEventLoop, QTimer

    from interpreter_app.base.progress import Progress
    from interpreter_app.desktop.jobs import Jobs, with_store
    from interpreter_app.domain.terms import Language
    from interpreter_app.services.browsing import Listing, listing

    loop = QEventLoop()
    jobs, made, late = Jobs(), list[Listing](), list[float]()
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append((now - last[0]) * 1000 - 5)
        last[0] = now
        if made:
            loop.quit()

    def work(progress: Progress) -> Listing:
        return with_store(path, lambda store: listing(store, Language.FRENCH, None, progress))

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(5)
    before, started, began = _megabytes(), time.perf_counter(), time.process_time()
    jobs.run("", work, made.append)
    loop.exec()
    cost = {
        "list made, seconds": time.perf_counter() - started,
        "list made, seconds of processor": time.process_time() - began,
        "list, MB more than before": _megabytes() - before,
        "window late meanwhile, p50 ms": _percentiles(late)[0],
        "window late meanwhile, p99 ms": _percentiles(late)[2],
        "window late meanwhile, most ms": max(late),
    }
    timer.stop()
    jobs.close()
    return cost, made[0]


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _typing(application: QApplication, store: Store, listed: Listing) -> dict[str, list[float]]:
    """The milliseconds of every keystroke of each kind."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

    filters = _filters(store, listed)
    window, edit, view = QWidget(), QLineEdit(), QTableView()
    layout = QVBoxLayout(window)
    layout.addWidget(edit)
    layout.addWidget(view)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().hide()
    window.resize(1280, 800)
    window.show()
    current: list[Callable[[str], None]] = [lambda _typed: None]
    edit.textChanged.connect(lambda typed: current[0](typed))
    times: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number, word in enumerate(_words(store, listed)):
        for kind in KINDS if number % 2 else reversed(KINDS):
            if kind == "proxy" and number >= EACH_OF_PROXY:
                continue
            model, current[0] = filters[kind]
            view.setModel(model)
            application.processEvents()
            strokes = [(0, letter) for letter in word] + [(Qt.Key.Key_Backspace, "")] * len(word)
            for key, letter in strokes:
                started = time.perf_counter()
                press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
                application.sendEvent(edit, press)
                application.processEvents()
                times[kind].append((time.perf_counter() - started) * 1000)
            assert not edit.text()
    return times


def _words(store: Store, listed: Listing) -> list[str]:
    """Terms of either language, as they would be typed."""
    from interpreter_app.store import glossaries

    numbers = random.Random(7).sample(list(listed.numbers), EACH)
    stored = glossaries.concepts(store, numbers)
    return [stored[n].concept.terms[-(place % 2)].text[:LONGEST] for place, n in enumerate(numbers)]


def _filters(store: Store, listed: Listing) -> dict[str, tuple[Any, Callable[[str], None]]]:
    """Of each kind the model, and what is done with the text that was typed."""
    from PySide6.QtCore import QSortFilterProxyModel, Qt
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
    from interpreter_app.desktop.models.concept_table import ConceptTableModel
    from interpreter_app.domain.language.folding import fold
    from interpreter_app.services.browsing import NO, Facet, Filter, Kind, Missing

    table = ConceptTableModel(store)
    chosen = frozenset((Facet(Kind.CHECKED, NO), Facet(Kind.MISSING, Missing.FRENCH_TRANSFER_NOTE)))

    def shown(wanted: Filter) -> None:
        table.show(listed, None if wanted.is_empty else listed.matching(wanted))

    shown(Filter())
    terms = [COLUMNS.index(Column.FRENCH), COLUMNS.index(Column.ENGLISH)]
    cells = [
        [str(table.data(table.index(row, column)) or "") for column in range(len(COLUMNS))]
        for row in range(len(listed))
    ]
    texts = [" ".join(fold(row[column]) for column in terms) for row in cells]
    plain = _plain_model(cells)
    source = QStandardItemModel()
    for row in cells:
        source.appendRow([QStandardItem(text) for text in row])
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(source)
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return {
        "table": (table, lambda typed: shown(Filter(typed))),
        "facets": (table, lambda typed: shown(Filter(typed, chosen))),
        "list": (plain, lambda typed: plain.show(_containing(texts, fold(typed)))),
        "proxy": (proxy, proxy.setFilterFixedString),
    }


def _containing(texts: list[str], typed: str) -> list[int]:
    return [row for row, text in enumerate(texts) if typed in text]


def _plain_model(cells: list[list[str]]) -> Any:  # noqa: ANN401 - a class that needs Qt to be declared
    """A model of strings in memory, of which some rows are shown."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

    from interpreter_app.desktop.models.glossaries import AnyIndex

    class Plain(QAbstractTableModel):
        rows: list[int] = list(range(len(cells)))  # noqa: RUF012 - replaced, never changed

        def show(self, rows: list[int]) -> None:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

        def rowCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: N802, B008
            return len(self.rows)

        def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: N802, B008
            return len(cells[0])

        def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
            if role == Qt.ItemDataRole.DisplayRole:
                return cells[self.rows[index.row()]][index.column()]
            return None

    return Plain()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(Path(sys.argv[2]))
    else:
        main()
