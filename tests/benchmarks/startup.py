"""Process start to the first typed letter answered, against a bare window with a line edit and a list.

    uv run python -m tests.benchmarks.startup [RUNS]

Both are started as a person would start them, offscreen, in processes of their own, one after the other in
turn. The clock runs from before the process is made until the answer to the first letter has been painted;
memory is what the process holds after some seconds of looking up, when nothing is under way any more.
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

LARGE, HUGE = 100_000, 1_000_000
_SETTLE_MS = 7000
_COMPILED = str(Path(tempfile.gettempdir()) / "passerelle-benchmark-compiled")


def main() -> None:
    """Run all kinds in turn and print medians and ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    from tests.benchmarks.stores import large_store

    large = large_store(LARGE)
    kinds: dict[str, Path | None] = {"bare": None, "starter glossaries": None, f"{LARGE:,}": large}
    huge = large.with_name(f"{HUGE}.sqlite")
    if huge.exists():
        kinds[f"{HUGE:,}"] = huge
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kinds["starter glossaries"] = home / "store.sqlite"
        for kind, store in kinds.items():
            _in_process(kind, store, 0, home)
        found: dict[str, list[dict[str, float]]] = {kind: [] for kind in kinds}
        memory: dict[str, float] = {}
        for _ in range(runs):
            for kind, store in kinds.items():
                found[kind].append(_in_process(kind, store, 0, home))
        for kind, store in kinds.items():
            memory[kind] = _in_process(kind, store, _SETTLE_MS, home)["megabytes"]
    print(f"medians of {runs} runs; elapsed, processor time, memory, each against the bare window")
    bare = _medians(found["bare"])
    for kind, measured in found.items():
        own = _medians(measured)
        print(
            f"{kind:20} {own[0] * 1000:6.0f} ms (×{own[0] / bare[0]:4.2f})"
            f" {own[1] * 1000:6.0f} ms (×{own[1] / bare[1]:4.2f})"
            f" {memory[kind]:6.0f} MB (+{memory[kind] - memory['bare']:.0f})"
        )


def _medians(measured: list[dict[str, float]]) -> tuple[float, float]:
    """Median seconds elapsed and of processor time."""
    return statistics.median(m["seconds"] for m in measured), statistics.median(m["cpu"] for m in measured)


def _in_process(kind: str, store: Path | None, settle: int, home: Path) -> dict[str, float]:
    own = {"QT_QPA_PLATFORM": "offscreen", "PASSERELLE_HOME": str(home), "LANGUAGE": "en"}
    environment = {**os.environ, **own}
    # Compiled modules, settings and cache are kept between the runs, as they are on anybody's machine after
    # the first start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = _COMPILED
    command = [sys.executable, "-m", "tests.benchmarks.start_child", kind, str(store or ""), str(settle)]
    done = subprocess.run(
        [*command, repr(time.time())], env=environment, capture_output=True, text=True, check=False
    )
    if not done.stdout.startswith("{"):
        sys.exit(f"{kind}: {done.stdout}{done.stderr}")
    return dict(json.loads(done.stdout))


if __name__ == "__main__":
    main()
