"""The outbox: a line is on the disk at once, whatever the store is doing, and is had back after a crash."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app.base.errors import StoreError
from interpreter_app.store import outbox
from interpreter_app.store.database import connect
from interpreter_app.store.outbox import Line, left_behind, open_outbox, path_of


def line(ident: str, text: str = "Qui vote ?") -> Line:
    return Line(ident, "note", "2026-11-21T10:00:00.000+00:00", "Europe/Paris", {"text": text})


def test_lines_come_back_whole_and_in_their_order(tmp_path: Path) -> None:
    store = tmp_path / "a.sqlite"
    lines = [line("b", "l’œuvre « à moitié » 🙂"), line("a"), line("c", "")]
    with open_outbox(store) as box:
        for one in lines:
            box.keep(one)
    assert left_behind(store) == (lines, {})


def test_a_line_kept_twice_is_there_once_and_a_settled_one_is_gone(tmp_path: Path) -> None:
    with open_outbox(tmp_path / "a.sqlite") as box:
        for ident in ("a", "a", "b"):
            box.keep(line(ident))
        box.settle("a")
        assert [kept.id for kept in box.waiting()] == ["b"]


def test_the_words_of_a_settled_line_are_not_left_in_the_file(tmp_path: Path) -> None:
    store = tmp_path / "a.sqlite"
    with open_outbox(store) as box:
        box.keep(line("a", "professional secret"))
        box.settle("a")
    assert b"professional secret" not in path_of(store).read_bytes()


def test_one_file_is_left_once_it_is_closed(tmp_path: Path) -> None:
    with open_outbox(tmp_path / "a.sqlite") as box:
        box.keep(line("a"))
    assert [left.name for left in tmp_path.iterdir()] == ["a.sqlite-outbox"]


def test_drafts_are_kept_by_name_and_forgotten_when_empty(tmp_path: Path) -> None:
    store = tmp_path / "a.sqlite"
    with open_outbox(store) as box:
        box.save_draft("note", "hal")
        box.save_draft("note", "half a li")
        box.save_draft("word", "mairie")
        box.save_draft("word", "")
    assert left_behind(store) == ([], {"note": "half a li"})


def test_looking_for_what_was_left_behind_makes_no_file(tmp_path: Path) -> None:
    store = tmp_path / "a.sqlite"
    assert left_behind(store) == ([], {})
    assert not path_of(store).exists()


def test_a_line_is_safe_while_somebody_else_writes_to_the_store(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with connect(path) as store, store.write(), open_outbox(path) as box:
        box.keep(line("a"))
        assert left_behind(path)[0] == [line("a")]


def test_a_line_survives_the_end_of_the_process(tmp_path: Path) -> None:
    store = tmp_path / "a.sqlite"
    code = (
        "import os, sys, pathlib; from interpreter_app.store.outbox import Line, open_outbox;"
        "box = open_outbox(pathlib.Path(sys.argv[1]));"
        "box.keep(Line('a', 'note', '2026-11-21T10:00:00.000+00:00', 'UTC', {'text': 'typed'}));"
        "os.kill(os.getpid(), 9) if hasattr(os, 'fork') else os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(store)], check=False).returncode != 0
    assert [kept.words for kept in left_behind(store)[0]] == [{"text": "typed"}]


@pytest.mark.parametrize("content", [b"no database at all" * 500, b"short"])
def test_a_damaged_outbox_is_put_aside_not_thrown_away(tmp_path: Path, content: bytes) -> None:
    store = tmp_path / "a.sqlite"
    path_of(store).write_bytes(content)
    with open_outbox(store) as box:
        box.keep(line("a"))
    assert left_behind(store)[0] == [line("a")]
    [aside] = tmp_path.glob("*-damaged")
    assert aside.read_bytes() == content


def test_somebody_elses_database_is_put_aside(tmp_path: Path) -> None:
    store = tmp_path / "a.sqlite"
    other = sqlite3.connect(path_of(store))
    other.execute("CREATE TABLE theirs (x)")
    other.commit()
    other.close()
    with open_outbox(store) as box:
        assert box.waiting() == []
    assert len(list(tmp_path.glob("*-damaged"))) == 1


def test_a_folder_in_its_place_is_said_in_one_sentence(tmp_path: Path) -> None:
    store = tmp_path / "a.sqlite"
    path_of(store).mkdir()
    with pytest.raises(StoreError, match=r"a\.sqlite-outbox can’t be written"):
        outbox.open_outbox(store)
