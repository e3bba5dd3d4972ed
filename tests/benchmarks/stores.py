"""Large stores for the benchmarks, made once and kept in a temporary folder between runs."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path

from interpreter_app.domain.terms import Bilingual, Glossary
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import connect
from tests.benchmarks import termbase

_PIECE = 50_000


def large_store(concepts: int) -> Path:
    """A store with an indexed glossary of this many concepts."""
    folder = Path(tempfile.gettempdir()) / f"passerelle-benchmark-{index.VERSION}"
    folder.mkdir(exist_ok=True)
    path = folder / f"{concepts}.sqlite"
    if path.exists():
        _read_through(path)
        return path
    part = path.with_suffix(".part")
    for stale in folder.glob(f"{concepts}.part*"):
        stale.unlink()
    with connect(part) as store:
        index.build(store)
        glossaries.create(store, Glossary("benchmark", Bilingual("Glossaire d’essai", "Benchmark glossary")))
        made = termbase.concepts(concepts)
        while piece := list(islice(made, _PIECE)):
            glossaries.put(store, "benchmark", piece, kind="import")
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    part.rename(path)
    return path


def _read_through(path: Path) -> None:
    """Have the system hold the file in memory: a cold disk isn't what is measured."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass
