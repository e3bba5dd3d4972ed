"""How long a keystroke takes in the engine, and whether the term wanted is among the first seven.

Run as `uv run python -m tests.benchmarks.engine [concepts …]` (default 10000 100000). Everything is switched
on, and what is timed is the whole of a look-up: the steps, the ranking, and the reading of the concepts
found. Each size is compared with a bare B-tree range scan for the same keystrokes in the same run. The bounds
that keep every step quick are printed with how often they cut something off. `noise` as an argument counts
what unrelated words find in the starter glossaries, and which misheard and misspelt ones are missed.
"""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.search import bounds
from interpreter_app.services.lookup import LookupDesk, read_vocabulary
from interpreter_app.services.workspace import open_store
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import Store, connect
from tests.benchmarks import unrelated
from tests.benchmarks.queries import Target, targets
from tests.benchmarks.stores import large_store

EACH = 40


def main() -> None:
    """Print the figures for each size named on the command line."""
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores")
    wanted = sys.argv[1:] or ["noise", "10000", "100000"]
    if "noise" in wanted:
        _noise()
    for size in [int(a) for a in wanted if a != "noise"]:
        _measure(size)


def _noise() -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "starter.sqlite") as store:
        desk = LookupDesk(store, read_vocabulary(store))
        for name, queries in (("words", unrelated.WORDS), ("phrases", unrelated.PHRASES)):
            noisy = [query for query in queries if unrelated.noise(query, desk.look_up(query))]
            share = 100 * len(noisy) / len(queries)
            print(f"{len(queries)} unrelated {name}: {share:.1f} % find something else ({', '.join(noisy)})")
        missed = [
            typed
            for typed, wanted in unrelated.WANTED.items()
            if not any(fold(t.text) == fold(wanted) for r in desk.look_up(typed) for t in r.concept.terms)
        ]
        found = 100 * (1 - len(missed) / len(unrelated.WANTED))
        print(f"{len(unrelated.WANTED)} misheard or misspelt: {found:.1f} % found; missed: {missed}")


def _measure(size: int) -> None:
    path = large_store(size)
    with connect(path) as store:
        wanted = list(targets(store.connection, EACH))
        started = time.perf_counter()
        desk = LookupDesk(store, read_vocabulary(store))
        loaded = time.perf_counter() - started
        bounds.reached.clear()
        times, found = _type_all(desk, wanted)
        cut = ", ".join(f"{name} {count}" for name, count in sorted(bounds.reached.items()))
        bare = _bare(store, wanted)
    print(f"\n{size:,} concepts: {len(wanted)} targets, {len(times)} keystrokes; vocabulary {loaded:.2f} s")
    print(f"  keystroke ms: {_percentiles(times)}   (a bare range scan: {_percentiles(bare)})")
    print(f"  of which this thread was at work: {_percentiles(_busy_times)}")
    for kind, results in found.items():
        slow = _percentiles(_kind_times[kind])
        print(f"  {kind:11} found in first seven {100 * sum(results) / len(results):5.1f} %   {slow}")
    print(f"  bounds that cut something off, times in {len(times)} keystrokes: {cut or 'none'}")
    print(f"  one concept edited and found again: {_edit(path):.1f} ms (median of 20)")
    if size <= 100_000:
        print(f"  index built anew: {_build(path):.2f} s")


_kind_times: dict[str, list[float]] = defaultdict(list)
_busy_times: list[float] = []


def _type_all(desk: LookupDesk, wanted: list[Target]) -> tuple[list[float], dict[str, list[bool]]]:
    times: list[float] = []
    found: dict[str, list[bool]] = defaultdict(list)
    _kind_times.clear()
    _busy_times.clear()
    for target in wanted:
        results = []
        for length in range(1, len(target.typed) + 1):
            started, busy = time.perf_counter(), time.thread_time()
            results = desk.look_up(target.typed[:length])
            _busy_times.append((time.thread_time() - busy) * 1000)
            took = (time.perf_counter() - started) * 1000
            times.append(took)
            _kind_times[target.kind].append(took)
        if target.kind != "miss":
            key = fold(target.wanted)
            found[target.kind].append(any(fold(t.text) == key for r in results for t in r.concept.terms))
        else:
            found[target.kind].append(not [r for r in results if r.match not in ("typo", "by-ear")])
    return times, found


def _bare(store: Store, wanted: list[Target]) -> list[float]:
    times = []
    for target in wanted:
        for length in range(1, len(target.typed) + 1):
            started = time.perf_counter()
            key = fold(target.typed[:length])
            store.connection.execute(
                "SELECT key, term FROM search_whole WHERE key >= ? AND key < ? LIMIT 7",
                (key, key + "\U0010ffff"),
            ).fetchall()
            times.append((time.perf_counter() - started) * 1000)
    return times


def _percentiles(times: list[float]) -> str:
    ordered = sorted(times)
    return (
        f"median {statistics.median(ordered):.2f}  p99 {ordered[int(len(ordered) * 0.99)]:.2f}"
        f"  worst {ordered[-1]:.2f}"
    )


def _copy(path: Path) -> Path:
    folder = Path(tempfile.mkdtemp())
    return Path(shutil.copy(path, folder / path.name))


def _edit(path: Path) -> float:
    """The time from the start of a write until the new term is found, the write's fsync included."""
    copy = _copy(path)
    times = []
    with connect(copy) as store:
        desk = LookupDesk(store, read_vocabulary(store))
        for number in range(20):
            text = f"zyxwélan{number} participatif"
            concept = Concept(f"edit-{number}", (Term(text, Language.FRENCH),))
            started = time.perf_counter()
            glossaries.put(store, "benchmark", [concept])
            desk.refresh()
            assert desk.look_up(text)[0].matched.text == text
            times.append((time.perf_counter() - started) * 1000)
    shutil.rmtree(copy.parent)
    return statistics.median(times)


def _build(path: Path) -> float:
    copy = _copy(path)
    with connect(copy) as store:
        index.throw_away(store)
        started = time.perf_counter()
        index.build(store)
        took = time.perf_counter() - started
    shutil.rmtree(copy.parent)
    return took


if __name__ == "__main__":
    main()
