"""All of a transaction is written or nothing, whatever fails, and however many processes write at once."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from interpreter_app.base.errors import Cancelled, StoreError
from interpreter_app.base.paths import glossaries_dir
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import database, glossaries, index, session
from interpreter_app.store.database import Store, connect, integrity
from tests.conftest import small_glossary
from tests.contents import written
from tests.limits import run_python, start_python


def _concept(ident: str, text: str = "") -> Concept:
    return Concept(ident, (Term(text or ident, Language.FRENCH), Term(text or ident, Language.ENGLISH)))


def _ids(store: Store, glossary: str = "town") -> list[str]:
    return [c.id for c in glossaries.glossary(store, glossaries.find(store, glossary).number)]


def _write_and_fail(store: Store, error: type[BaseException]) -> None:
    with store.write():
        glossaries.put(store, "town", [_concept("new")])
        session.add_note(store, "half")
        raise error


# One process.


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt, SystemExit])
def test_whatever_fails_half_way_nothing_is_written(store: Store, error: type[BaseException]) -> None:
    before = written(store)
    with pytest.raises(error):
        _write_and_fail(store, error)
    assert written(store) == before
    assert not store.connection.in_transaction
    glossaries.put(store, "town", [_concept("new")])
    assert "new" in _ids(store)


def test_of_nested_blocks_the_outermost_counts(store: Store) -> None:
    before = written(store)
    with pytest.raises(ZeroDivisionError), store.write():
        _write_and_fail(store, ZeroDivisionError)
    assert written(store) == before
    with store.write():
        with store.write():
            glossaries.put(store, "town", [_concept("inner")])
        assert store.connection.in_transaction
    assert not store.connection.in_transaction
    assert "inner" in _ids(store)


def test_a_put_that_is_cancelled_changes_nothing(store: Store) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    before = written(store)
    with pytest.raises(Cancelled):
        glossaries.put(store, "town", [_concept("new")], progress=cancel)
    assert written(store) == before


def test_when_there_is_no_room_left_the_store_stays_and_a_sentence_says_so(store: Store) -> None:
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    before = written(store)
    with pytest.raises(StoreError, match="no room left") as caught:
        glossaries.put(store, "town", [_concept(f"c-{n}", "mot " * 50) for n in range(500)])
    assert store.path.name in str(caught.value)
    assert written(store) == before
    store.connection.execute("PRAGMA max_page_count = 100000")
    glossaries.put(store, "town", [_concept("new")])
    assert integrity(store) == ()


_FILL = """
import sys
from pathlib import Path
from interpreter_app.base.errors import StoreError
from interpreter_app.domain.terms import *
from interpreter_app.store import glossaries
from interpreter_app.store.database import connect
with connect(Path(sys.argv[1])) as store:
    try:
        glossaries.put(store, "town", [
            Concept(f"c-{n}", (Term(f"mot {n} " * 20, Language.FRENCH),)) for n in range(3000)
        ])
    except StoreError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_when_the_disk_is_full_the_store_stays_and_a_sentence_says_so(store_path: Path) -> None:
    with connect(store_path) as store:
        before = written(store)
    run = run_python(_FILL, store_path, largest_file=store_path.stat().st_size + 60_000)
    assert store_path.name in run.stdout
    assert len(run.stdout.splitlines()) == 1
    assert run.stderr == ""
    with connect(store_path) as store:
        assert written(store) == before
        assert integrity(store) == ()


def test_somebody_who_writes_too_long_is_said_plainly(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with connect(store_path) as one, connect(store_path) as other, one.write():
        session.add_note(one, "long")
        with pytest.raises(StoreError, match="another program"):
            session.add_note(other, "waiting")


def test_a_reader_never_waits_for_a_writer_and_sees_what_was_there(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with connect(store_path) as writer, connect(store_path) as reader:
        with writer.write():
            glossaries.put(writer, "town", [_concept("new")])
            assert "new" not in _ids(reader)
            with connect(store_path) as late:
                assert "new" not in _ids(late)
        assert "new" in _ids(reader)


def test_what_another_connection_writes_is_noticed(store_path: Path) -> None:
    with connect(store_path) as one, connect(store_path) as other:
        before = one.data_version()
        assert one.data_version() == before
        session.add_note(one, "mine")
        assert one.data_version() == before
        session.add_note(other, "theirs")
        assert one.data_version() != before


def test_the_same_connection_serves_sqlite_utils(store: Store) -> None:
    assert store.database.conn is store.connection
    with store.write():
        store.database.table("note").insert(
            {"id": "a", "at": "b", "zone": "UTC", "kind": "note", "text": "c"}
        )
    assert [note.text for note in session.notes(store)] == ["c"]


# Several processes.

_WRITE = """
import sys
from pathlib import Path
from interpreter_app.domain.terms import *
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import connect
print("ready", flush=True)
sys.stdin.readline()
with connect(Path(sys.argv[1])) as store:
    for n in range(40):
        ident = f"{sys.argv[2]}-{n}"
        change = glossaries.put(store, "town", [Concept(ident, (Term(f"mot {ident}", Language.FRENCH),))])
        if n % 4 == 0:
            glossaries.undo(store, change.operation)
        glossaries.put(store, "town", [Concept("shared", (Term(f"mot {ident}", Language.FRENCH),))])
        session.add_note(store, ident)
"""


def test_processes_that_write_at_once_neither_fail_nor_lose_anything(store_path: Path) -> None:
    names = ("one", "two", "three")
    running = [start_python(_WRITE, store_path, name) for name in names]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    ended = [process.communicate("go\n", timeout=120) for process in running]
    assert [said[1] for said in ended] == [""] * len(names)
    assert [process.returncode for process in running] == [0] * len(names)
    with connect(store_path) as store:
        assert integrity(store) == ()
        written = {f"{name}-{n}" for name in names for n in range(40)}
        kept = {ident for ident in written if int(ident.partition("-")[2]) % 4}
        assert set(_ids(store)) == {c.id for c in small_glossary()} | kept | {"shared"}
        assert {note.text for note in session.notes(store, 1000)} == written
        assert index.is_current(store)


_START = """
import sys
from pathlib import Path
from interpreter_app.bootstrap import main
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main(["--store", sys.argv[1], "lookup", "mairie", "--json"]))
"""


def test_processes_that_start_for_the_first_time_at_once_make_one_store(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    running = [start_python(_START, path) for _ in range(4)]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    ended = [process.communicate("go\n", timeout=120) for process in running]
    assert [said[1] for said in ended] == [""] * 4
    assert [process.returncode for process in running] == [0] * 4
    assert len({said[0] for said in ended}) == 1
    assert '"match": "exact"' in ended[0][0]
    with connect(path) as store:
        assert integrity(store) == ()
        assert index.is_current(store)
        files = list(glossaries_dir().glob("*.yaml"))
        assert len(glossaries.summaries(store)) == len(files)


_KILLED = """
import sys, time
from pathlib import Path
from interpreter_app.domain.terms import *
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import connect
store = connect(Path(sys.argv[1]))
session.add_note(store, "typed before the power went")
with store.write():
    many = [Concept(f"c-{n}", (Term(f"mot {n}", Language.FRENCH),)) for n in range(500)]
    glossaries.put(store, "town", many)
    print("half-way", flush=True)
    time.sleep(600)
"""


def test_a_process_that_is_killed_half_way_leaves_what_was_finished(store_path: Path) -> None:
    process = start_python(_KILLED, store_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "half-way\n"
    process.kill()
    process.communicate()
    with connect(store_path) as store:
        assert integrity(store) == ()
        assert [note.text for note in session.notes(store)] == ["typed before the power went"]
        assert _ids(store) == [c.id for c in small_glossary()]


def test_a_raw_connection_finds_nothing_half_written(store_path: Path) -> None:
    with connect(store_path) as store:
        glossaries.create(store, Glossary("more", Bilingual("Plus", "More")))
    raw = sqlite3.connect(store_path)
    assert raw.execute("SELECT id FROM glossary ORDER BY number").fetchall() == [("town",), ("more",)]
    raw.close()
