"""Window and command line on one store: neither corrupts nor blocks the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app.base import paths
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import connect, integrity

_WRITER = """
import sys
from pathlib import Path
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import connect
with connect(Path(sys.argv[1])) as store:
    for number in range(40):
        ident = f"{sys.argv[2]}-{number}"
        glossaries.put(store, "shared", [Concept(ident, (Term(f"mot {ident}", Language.FRENCH),))])
"""


def _started(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _shared(path: Path) -> None:
    with connect(path) as store:
        index.build(store)
        glossaries.create(store, Glossary("shared", Bilingual("Commun", "Shared")))


def test_two_writers_wait_for_each_other_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    _shared(path)
    writers = [_started(_WRITER, str(path), name) for name in ("one", "two", "three")]
    for writer in writers:
        _out, errors = writer.communicate(timeout=60)
        assert (writer.returncode, errors) == (0, "")
    with connect(path) as store:
        assert integrity(store) == ()
        (summary,) = glossaries.summaries(store)
        assert summary.concepts == 120
        assert store.connection.execute("SELECT count(DISTINCT term) FROM search_whole").fetchone()[0] == 120


def test_a_reader_goes_on_while_another_holds_the_write_lock(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    _shared(path)
    with connect(path) as writing, connect(path) as reading, writing.write():
        glossaries.put(writing, "shared", [Concept("new", (Term("neuf", Language.FRENCH),))])
        assert glossaries.summaries(reading)[0].concepts == 0
    with connect(path) as reading:
        assert glossaries.summaries(reading)[0].concepts == 1


def test_what_is_read_in_one_block_is_of_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    count = "SELECT count(*) FROM glossary"
    with connect(path) as reader, connect(path) as writer:
        with reader.read():
            assert reader.connection.execute(count).fetchone() == (0,)
            glossaries.create(writer, Glossary("a", Bilingual("A", "A")))
            assert reader.connection.execute(count).fetchone() == (0,)
        assert reader.connection.execute(count).fetchone() == (1,)
        assert not reader.connection.in_transaction
        with pytest.raises(RuntimeError), reader.read():
            raise RuntimeError
        assert not reader.connection.in_transaction
        with reader.read(), pytest.raises(RuntimeError, match="within read"):
            glossaries.create(reader, Glossary("c", Bilingual("C", "C")))
        with writer.write():
            with writer.read():
                glossaries.create(writer, Glossary("b", Bilingual("B", "B")))
            assert reader.connection.execute(count).fetchone() == (1,)
        assert reader.connection.execute(count).fetchone() == (2,)


def test_another_connection_s_write_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    _shared(path)
    with connect(path) as here, connect(path) as there:
        before = here.data_version()
        glossaries.put(there, "shared", [Concept("new", (Term("neuf", Language.FRENCH),))])
        assert here.data_version() != before


def test_several_first_starts_at_once_make_one_good_store(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    code = (
        "import sys; from interpreter_app.bootstrap import main;"
        " sys.exit(main(['--store', sys.argv[1], 'lookup', 'mairie', '--json']))"
    )
    starts = [_started(code, str(path)) for _ in range(4)]
    for start in starts:
        out, errors = start.communicate(timeout=90)
        assert (start.returncode, errors) == (0, "")
        assert '"match": "exact"' in out
    with connect(path) as store:
        assert integrity(store) == ()
        assert len(glossaries.summaries(store)) == len(list(paths.glossaries_dir().glob("*.yaml")))


def test_opening_a_store_twice_keeps_the_locks_of_the_first_connection(tmp_path: Path) -> None:
    """Another process that comes and goes must not take the write-ahead log away from under the window."""
    path = tmp_path / "store.sqlite"
    _shared(path)
    with connect(path) as window:
        connect(path).close()
        glossaries.put(window, "shared", [Concept("before", (Term("avant", Language.FRENCH),))])
        visitor = _started(_WRITER, str(path), "visitor")
        _out, errors = visitor.communicate(timeout=60)
        assert (visitor.returncode, errors) == (0, "")
        glossaries.put(window, "shared", [Concept("after", (Term("après", Language.FRENCH),))])
        seen = _started(
            "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("
            "'SELECT count(*) FROM concept').fetchone()[0])",
            str(path),
        )
        out, errors = seen.communicate(timeout=60)
        assert (out.strip(), errors) == ("42", "")
