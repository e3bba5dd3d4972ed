"""How long an import of many rows takes, beside the least that could be done with the same rows.

Run as `uv run python -m tests.benchmarks.importing [rows]` (default 100000). The floor is `csv` and one
`executemany` into a table of one's own, in the same run: bare, and with a full-text index as a store that is
searchable must have one. Then the import of the same file: until it is written, and until all of it is
found. Last, how long it takes to know concepts again: the same file once more, and one in which every entry
is nearly like one that is there.
"""

from __future__ import annotations

import csv
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from interpreter_app.domain.terms import Concept, Language
from interpreter_app.exchange.formats import read_glossary
from interpreter_app.services.import_plan import Outcome, prepare
from interpreter_app.services.importing import carry_out
from interpreter_app.store import index
from interpreter_app.store.database import Store, connect
from tests.benchmarks import termbase

_FULL_TEXT = (
    "CREATE VIRTUAL TABLE found USING fts5(fr, en, content='entry', content_rowid='id', prefix='2 3')"
)


def main() -> None:
    """Print the figures for the number of rows named on the command line."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, like = folder / "rows.csv", folder / "like.csv"
        concepts = list(termbase.concepts(count))
        _write(file, concepts, "")
        _write(like, concepts, "s")
        bare = _seconds(lambda: _plain(file, folder / "bare.sqlite", searchable=False))
        searchable = _seconds(lambda: _plain(file, folder / "plain.sqlite", searchable=True))
        print(
            f"{count:,} rows; csv and one executemany: {bare:.2f} s;"
            f" with full-text search: {searchable:.2f} s"
        )
        with connect(folder / "store.sqlite") as store:
            index.build(store)
            written, found = _import(store, file)
            for label, took in (("until all is written", written), ("until all of it is found", found)):
                print(
                    f"  {label}: {took:.2f} s = {took / bare:.1f} × bare,"
                    f" {took / searchable:.1f} × searchable"
                )
            _again(store, file, "the same file again")
            _again(store, like, "nearly the same entries")


def _write(path: Path, concepts: list[Concept], ending: str) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["fr", "en", "note"])
        for concept in concepts:
            french, english = (concept.preferred(language) for language in Language)
            if french and english:
                writer.writerow([french.text + ending, english.text + ending, concept.note])


def _plain(path: Path, store: Path, *, searchable: bool) -> None:
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, fr TEXT, en TEXT, note TEXT)")
    with path.open(newline="", encoding="utf-8") as stream, connection:
        rows = csv.reader(stream)
        next(rows)
        connection.executemany("INSERT INTO entry (fr, en, note) VALUES (?, ?, ?)", rows)
        if searchable:
            connection.execute("CREATE INDEX by_fr ON entry (fr)")
            connection.execute("CREATE INDEX by_en ON entry (en)")
            connection.execute(_FULL_TEXT)
            connection.execute("INSERT INTO found (found) VALUES ('rebuild')")
    connection.close()


def _import(store: Store, path: Path) -> tuple[float, float]:
    """Import a file; the seconds until it is written, and until the index has it all. Prints each step."""
    started = time.perf_counter()
    reading = read_glossary(path)
    read = time.perf_counter()
    plan = prepare(store, reading, "benchmark", origin=path.name)
    planned = time.perf_counter()
    store.finishes_index = False
    carry_out(store, plan)
    written = time.perf_counter()
    index.build(store)
    found = time.perf_counter()
    print(
        f"  read {read - started:.2f} s, compared {planned - read:.2f} s, written {written - planned:.2f} s,"
        f" indexed {found - written:.2f} s"
    )
    return written - started, found - started


def _again(store: Store, path: Path, label: str) -> None:
    reading = read_glossary(path)
    started = time.perf_counter()
    plan = prepare(store, reading, "benchmark", origin=path.name)
    took = time.perf_counter() - started
    counted = ", ".join(f"{plan.count(outcome):,} {outcome}" for outcome in Outcome)
    near = sum(item.present is not None for item in plan.items)
    print(f"  {label}: compared in {took:.2f} s; {counted}; {near:,} known again or nearly")


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
