"""What bad files cost: each one imported by the program, in a process and into a store of its own.

Run as `uv run python -m tests.benchmarks.hostile [words]`: all cases, or those in whose name or file one of
the words stands. Printed are, for each, the bytes of the file, the seconds of the processor that the import
took (its own and the system's, so that others on the machine don't count), the most memory that it held at
once, how many concepts it added, and the last thing that it said. «!» marks what took more than 10 seconds or
500 MB, ended otherwise than by a sentence, left the store otherwise than it said, or made a file of its own.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.floods import FLOODS
from tests.hostile_files import SMALL, Case

_ROOT = Path(__file__).parents[2]
_MOST_SECONDS = 10
_MOST_MEMORY = 500
_OURS = {"home", "home.out", "home.err", "backups", *(f"store.sqlite{end}" for end in ("", "-wal", "-shm"))}
_GIVE_UP = 60
"""Seconds of the processor after which an import is ended."""


class Measured(NamedTuple):
    """What one import took: seconds of the processor, seconds on the clock, megabytes; and how it ended."""

    seconds: float
    clock: float
    memory: float
    code: int
    out: str
    err: str


def main() -> None:
    """Print a line for each case that was asked for."""
    words = sys.argv[1:]
    cases = [c for c in (*SMALL, *FLOODS) if not words or any(w in f"{c.what} {c.file}" for w in words)]
    print(f"{'':2}{'case':<58}{'bytes':>12}{'CPU s':>7}{'clock':>7}{'MB':>6}{'added':>9}  said")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "store.sqlite"
        _run(folder, store, "lookup", "mairie")
        for case in cases:
            print(_line(case, folder, store), flush=True)


def _line(case: Case, folder: Path, template: Path) -> str:
    home = folder / "case"
    home.mkdir()
    store = home / "store.sqlite"
    shutil.copy(template, store)
    path = home / case.file
    _make(case, path)
    size = path.stat().st_size
    before, files = _concepts(store), set(folder.iterdir())
    took = _run(home, store, "import", str(path), "--json")
    added = _concepts(store) - before
    said = _said(took)
    sound = took.code in (0, 1) and "Traceback" not in took.err and said
    honest = added == (json.loads(took.out)["added"] if took.code == 0 and took.out else added)
    kept = {path.name for path in home.iterdir()} - _OURS
    quiet = kept == {case.file} and set(folder.iterdir()) == files
    cheap = took.seconds <= _MOST_SECONDS and took.memory <= _MOST_MEMORY
    shutil.rmtree(home)
    return (
        f"{'' if sound and honest and quiet and cheap else '!':2}{f'{case.what} ({case.file})':<58}"
        f"{size:>12,}"
        f"{took.seconds:>7.1f}{took.clock:>7.1f}{took.memory:>6.0f}{added:>9,}  {said[:150]}"
    )


def _make(case: Case, path: Path) -> None:
    """Write the file in another process: what this one holds would be counted as its children's."""
    maker = os.fork()
    if not maker:
        path.write_bytes(case.made())
        os._exit(0)
    os.waitpid(maker, 0)


def _said(took: Measured) -> str:
    """The sentence that a file was refused with, else the last of what was said of its rows."""
    lines = [line for line in took.err.splitlines() if line.strip()]
    if took.out:
        counts = json.loads(took.out)
        about = f"{counts['read']} read, {len(counts['problems'])} problems"
        return f"{about}; {lines[-1]}" if lines else about
    return lines[-1] if lines else ""


def _concepts(store: Path) -> int:
    connection = sqlite3.connect(store)
    (count,) = connection.execute("SELECT count(*) FROM concept").fetchone()
    connection.close()
    return int(count)


def _run(home: Path, store: Path, *arguments: str) -> Measured:
    """Run the program until it ends, or is ended."""
    environment = {**os.environ, "PASSERELLE_HOME": str(home / "home"), "LANGUAGE": "en"}
    command = [sys.executable, str(_ROOT / "main.py"), "--store", str(store), *arguments]
    with (home / "home.out").open("w+b") as out, (home / "home.err").open("w+b") as err:
        started = time.perf_counter()
        child = subprocess.Popen(command, cwd=home, env=environment, stdout=out, stderr=err)
        resource.prlimit(child.pid, resource.RLIMIT_CPU, (_GIVE_UP, _GIVE_UP + 1))
        _pid, status, usage = os.wait4(child.pid, 0)
        clock = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, aside = out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace")
    spent = usage.ru_utime + usage.ru_stime
    return Measured(spent, clock, usage.ru_maxrss / 1024, child.returncode, said, aside)


if __name__ == "__main__":
    main()
