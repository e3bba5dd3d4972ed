"""A store is opened, made, migrated or refused; whatever is refused is left as it was."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlite_utils import Database

from interpreter_app.base.errors import ExpectedError, StoreError
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Language,
    Number,
    PartOfSpeech,
    Term,
)
from interpreter_app.store import database, glossaries, index
from interpreter_app.store.database import APPLICATION_ID, VERSION, Store, connect, integrity, said_plainly
from interpreter_app.store.migrations import STEPS
from tests.limits import locked, public_folder, start_python

_FIRST_SHAPE = Path(__file__).parent / "fixtures" / "store-v1.sql"
_TABLES = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' ORDER BY name"


@pytest.fixture
def old_path(tmp_path: Path) -> Path:
    """A store as the first version left it."""
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(_FIRST_SHAPE.read_text("utf-8"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return path


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _refused(path: Path) -> str:
    """What is said of a file that isn't opened; everything in its folder must be as before."""
    before = _files(path.parent)
    with pytest.raises(StoreError) as caught:
        connect(path)
    assert _files(path.parent) == before
    said = str(caught.value)
    assert path.name in said
    assert "\n" not in said
    return said


def _damage(path: Path) -> str:
    """What is said of a damaged file, when it is opened or when it is checked."""
    try:
        with connect(path) as store:
            return "damaged: " + str(integrity(store)) if integrity(store) else "sound"
    except StoreError as error:
        return str(error)


# Opening.


def test_a_missing_store_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "store.sqlite"
    with connect(path) as store:
        assert glossaries.summaries(store) == []
        assert integrity(store) == ()
    assert path.read_bytes().startswith(b"SQLite format 3")
    assert not (path.parent / "backups").exists()


def test_every_connection_has_the_pragmas(store_path: Path) -> None:
    for _ in range(2):
        with connect(store_path) as store:
            values = {
                name: store.connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "foreign_keys", "synchronous", "application_id", "user_version")
            }
        assert values == {
            "journal_mode": "wal",
            "foreign_keys": 1,
            "synchronous": 2,
            "application_id": APPLICATION_ID,
            "user_version": VERSION,
        }


def test_the_version_counts_the_steps() -> None:
    assert len(STEPS.pending(Database(memory=True))) == VERSION


def test_opening_and_closing_an_up_to_date_store_changes_nothing(store_path: Path) -> None:
    before = _files(store_path.parent)
    with connect(store_path) as store:
        glossaries.summaries(store)
    assert _files(store_path.parent) == before


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    path.touch()
    with connect(path) as store:
        assert glossaries.summaries(store) == []


@pytest.mark.parametrize("content", [b"hello", b"%PDF-1.7", b"\x00" * 4096, b"SQLite format 2\0", b"\xff"])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    assert "isn’t a Passerelle store" in _refused(path)


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE places (name TEXT)")
    connection.close()
    assert "isn’t a Passerelle store" in _refused(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        connect(tmp_path)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="isn’t a folder"):
        connect(tmp_path / "file" / "store.sqlite")


def test_a_newer_store_is_refused_and_stays_as_it_is(store_path: Path) -> None:
    connection = sqlite3.connect(store_path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    assert "newer release" in _refused(store_path)


@pytest.mark.parametrize("kept", [16, 100, 1000, 4095, 4096, 0.25, 0.5, 0.9])
def test_a_store_cut_short_is_refused_or_its_damage_is_said(store_path: Path, kept: float) -> None:
    whole = store_path.read_bytes()
    store_path.write_bytes(whole[: int(len(whole) * kept) if kept < 1 else int(kept)])
    before = store_path.read_bytes()
    assert "damaged" in _damage(store_path)
    assert store_path.read_bytes() == before


def test_garbage_behind_a_good_header_is_refused(store_path: Path) -> None:
    store_path.write_bytes(store_path.read_bytes()[:100] + bytes(range(256)) * 40)
    assert "damaged" in _refused(store_path)


def test_a_damaged_store_names_its_newest_copy_if_there_is_one(store_path: Path) -> None:
    folder = store_path.parent / "backups"
    store_path.write_bytes(store_path.read_bytes()[:10_000])
    assert "backups" not in _refused(store_path)
    folder.mkdir()
    (folder / "of-another-2026-11-21T080000Z.sqlite").touch()
    (folder / "small-2026-11-21T080000Z.sqlite.1.part").touch()
    assert "backups" not in _refused(store_path)
    (folder / "small-2026-11-19T080000Z.sqlite").touch()
    (folder / "small-2026-11-20T080000Z-before-v4.sqlite").touch()
    said = _refused(store_path)
    assert f"small-2026-11-20T080000Z-before-v4.sqlite from {folder}" in said
    assert "small.sqlite-wal" in said
    assert said == database.damaged(store_path)


def test_damage_met_while_reading_is_said_plainly(store_path: Path) -> None:
    with connect(store_path) as store:
        root = store.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'concept'"
        ).fetchone()[0]
        size = store.connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(store_path.read_bytes())
    content[(root - 1) * size : root * size] = b"\x99" * size
    store_path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match="damaged"), connect(store_path) as store:
        glossaries.glossary(store, 1)


def test_integrity_finds_damage_and_dangling_references(store: Store) -> None:
    assert integrity(store) == ()
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute(
        "INSERT INTO term (concept, text, language, type, status) VALUES (999, '', '', '', '')"
    )
    assert len(integrity(store)) == 1
    assert "term" in integrity(store)[0]


# Rights.


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that can be locked."""
    with public_folder() as folder:
        yield folder


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_a_folder_that_cannot_be_written_is_said_plainly(public: Path) -> None:
    with locked(public), pytest.raises(StoreError, match="choose a folder that is yours"):
        connect(public / "new.sqlite")
    assert list(public.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_a_store_that_cannot_be_written_is_said_plainly_and_stays(public: Path) -> None:
    path = public / "store.sqlite"
    connect(path).close()
    before = _files(public)
    with locked(public), pytest.raises(StoreError, match=r"store\.sqlite can’t be written"):
        connect(path)
    assert _files(public) == before


# Migrations.


def test_a_store_of_the_first_version_is_migrated_with_its_data(old_path: Path) -> None:
    with connect(old_path) as store:
        assert integrity(store) == ()
        (summary,) = glossaries.summaries(store)
        whole = glossaries.glossary(store, summary.number)
        index.build(store)
        change = glossaries.delete(store, "town", ["mairie"])
        glossaries.undo(store, change.operation)
    assert (whole.id, whole.name, whole.version) == ("town", Bilingual("La ville", "The town"), "2026-11")
    assert whole.concepts == (
        Concept(
            "conseil-citoyen",
            (
                Term(
                    "conseil citoyen",
                    Language.FRENCH,
                    part_of_speech=PartOfSpeech.NOUN,
                    gender=Gender.MASCULINE,
                    region="FR",
                    context="Un contexte.",
                    pronunciation="kon-SAY",
                ),
                Term("citizens’ council", Language.ENGLISH),
            ),
            subject_field="participation",
            definition=Bilingual("Instance d’habitants", "A residents’ body"),
            equivalence=Equivalence.QUASI_EQUIVALENT,
            transfer_note=Bilingual("Note", "What to say"),
            source="loi du 21 février 2014",
            checked=True,
            note="Remarque",
        ),
        Concept(
            "mairie",
            (
                Term("mairie", Language.FRENCH, gender=Gender.FEMININE),
                Term("town hall", Language.ENGLISH, number=Number.SINGULAR, region="GB"),
            ),
            false_friend=True,
        ),
    )


def test_a_migrated_store_has_the_same_tables_as_a_new_one(old_path: Path, tmp_path: Path) -> None:
    with connect(old_path) as migrated, connect(tmp_path / "new.sqlite") as new:
        one, other = (s.connection.execute(_TABLES).fetchall() for s in (migrated, new))
    assert one == other


def test_before_a_migration_a_copy_is_kept_that_opens(old_path: Path) -> None:
    connect(old_path).close()
    (copy,) = (old_path.parent / "backups").iterdir()
    assert copy.name.startswith("old-")
    assert copy.name.endswith(f"Z-before-v{VERSION}.sqlite")
    kept = sqlite3.connect(copy)
    assert kept.execute("PRAGMA user_version").fetchone() == (1,)
    assert kept.execute("SELECT id FROM concept ORDER BY number").fetchall() == [
        ("conseil-citoyen",),
        ("mairie",),
    ]
    kept.close()
    with connect(copy) as store:
        assert glossaries.find(store, "town").concepts == 2


_OPEN = """
import sys
from pathlib import Path
from interpreter_app.store.database import connect
print("ready", flush=True)
sys.stdin.readline()
connect(Path(sys.argv[1])).close()
"""


def test_of_processes_that_migrate_at_once_one_copies_and_migrates(old_path: Path) -> None:
    running = [start_python(_OPEN, old_path) for _ in range(3)]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    assert [process.communicate("go\n", timeout=60) for process in running] == [("", "")] * 3
    assert len(list((old_path.parent / "backups").iterdir())) == 1
    with connect(old_path) as store:
        assert integrity(store) == ()


def test_an_up_to_date_store_is_not_copied(old_path: Path) -> None:
    for _ in range(3):
        connect(old_path).close()
    assert len(list((old_path.parent / "backups").iterdir())) == 1


def test_without_a_copy_nothing_is_migrated(old_path: Path) -> None:
    (old_path.parent / "backups").write_text("a file where the folder should be")
    before = old_path.read_bytes()
    with pytest.raises(ExpectedError):
        connect(old_path)
    assert old_path.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_tables(
    old_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sqlite3.connect(old_path).execute(_TABLES).fetchall()

    class Failing:
        def apply(self, opened: Database) -> None:
            STEPS.apply(opened)
            opened.execute("CREATE TABLE half_done (x)")
            raise ZeroDivisionError

    monkeypatch.setattr("interpreter_app.store.migrations.STEPS", Failing())
    with pytest.raises(ZeroDivisionError):
        connect(old_path)
    connection = sqlite3.connect(old_path)
    assert connection.execute(_TABLES).fetchall() == before
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


# Sentences.


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_BUSY, "another program"),
        (sqlite3.SQLITE_FULL, "no room left"),
        (sqlite3.SQLITE_READONLY, "can’t be written"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "can’t be written"),
        (sqlite3.SQLITE_CANTOPEN, "can’t be written"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_NOTADB, "damaged"),
        (sqlite3.SQLITE_IOERR_WRITE, "check the disk"),
    ],
)
def test_what_sqlite_refuses_is_a_sentence_with_the_name(tmp_path: Path, code: int, said: str) -> None:
    error = sqlite3.OperationalError("the words of SQLite")
    error.sqlite_errorcode = code
    with pytest.raises(StoreError, match=said) as caught, said_plainly(tmp_path / "mine.sqlite"):
        raise error
    assert "mine.sqlite" in str(caught.value)
    assert "the words of SQLite" not in str(caught.value)


def test_an_error_of_the_disk_where_there_is_no_room_is_said_to_be_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite calls it so only of the store itself, not of the files it makes beside it."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    for free, said in ((4096, "no room left"), (10**9, "check the disk")):
        monkeypatch.setattr("shutil.disk_usage", lambda _folder, free=free: SimpleNamespace(free=free))
        with pytest.raises(StoreError, match=said), said_plainly(tmp_path / "mine.sqlite"):
            raise error


def test_a_mistake_in_the_program_is_not_made_a_sentence(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError), said_plainly(store.path):
        store.connection.execute("SELEKT 1")
    with pytest.raises(sqlite3.IntegrityError), store.write():
        store.connection.execute("INSERT INTO glossary (id, created_at, changed_at) VALUES ('town', '', '')")
