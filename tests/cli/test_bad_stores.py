"""A store that can't be used is one sentence in the person's language, exit 1, and is left as it was."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interpreter_app.bootstrap import main
from interpreter_app.store.database import VERSION, connect
from tests.contents import written
from tests.limits import locked, public_folder, run_python

Capture = pytest.CaptureFixture[str]


def _text(path: Path) -> None:
    path.write_text("This is my shopping list.\n")


def _somebody_elses(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE places (name TEXT)")
    connection.close()


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 7}")
    connection.close()


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def _scribbled_on(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[200:] = b"\x99" * (len(content) - 200)
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("spoil", [_text, _somebody_elses, _newer, _cut_short, _scribbled_on])
@pytest.mark.parametrize("command", [["lookup", "mairie"], ["export", "town", "x.yaml"], ["check"]], ids=str)
def test_a_store_that_cannot_be_used_is_one_sentence(
    store_path: Path, capsys: Capture, spoil: Callable[[Path], None], language: str, command: list[str]
) -> None:
    spoil(store_path)
    before = store_path.read_bytes()
    assert main(["--store", str(store_path), "--language", language, *command]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert store_path.name in err
    assert store_path.read_bytes() == before


def test_the_sentence_is_in_the_persons_language(store_path: Path, capsys: Capture) -> None:
    _text(store_path)
    said = []
    for language in ("en", "fr"):
        main(["--store", str(store_path), "--language", language, "lookup", "mairie"])
        said.append(capsys.readouterr().err)
    assert "isn’t a Passerelle store" in said[0]
    assert "Passerelle" in said[1]
    assert "isn’t" not in said[1]


def test_a_folder_in_place_of_a_store_is_said_plainly(tmp_path: Path, capsys: Capture) -> None:
    assert main(["--store", str(tmp_path), "lookup", "mairie"]) == 1
    assert "is a folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


_READING = [["lookup", "mairie"], ["export", "town", "x.yaml"], ["print", "town", "x.pdf"], ["check"]]


@pytest.mark.parametrize("is_option", [True, False], ids=["--store", "PASSERELLE_STORE"])
@pytest.mark.parametrize("command", _READING, ids=str)
def test_a_store_named_in_a_folder_that_is_not_there_is_a_slip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, command: list[str], is_option: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "nowhere" / "deeper" / "mine.sqlite"
    if not is_option:
        monkeypatch.setenv("PASSERELLE_STORE", str(path))
    assert main([*command, *(["--store", str(path)] if is_option else [])]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert str(path.parent) in err
    assert "mine.sqlite" in err
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_missing_in_a_folder_that_is_there_is_made(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "mine.sqlite"
    assert main(["lookup", "mairie", "--store", str(path)]) == 0
    assert "town hall" in capsys.readouterr().out
    assert path.exists()


def test_the_store_that_nobody_named_is_made_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PASSERELLE_HOME", str(tmp_path / "new"))
    assert main(["lookup", "mairie"]) == 0
    assert (tmp_path / "new" / "data" / "passerelle.sqlite").exists()


def test_a_glossary_file_is_checked_without_any_store(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "words.csv"
    file.write_text("fr,en,gender\nmairie,town hall,f\n", "utf-8")
    assert main(["--store", str(tmp_path / "nowhere" / "mine.sqlite"), "check", str(file)]) == 0
    assert list(tmp_path.iterdir()) == [file]


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that can be locked."""
    with public_folder() as folder:
        yield folder


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_a_read_only_folder_is_said_plainly(public: Path, store_path: Path, capsys: Capture) -> None:
    main(["--store", str(store_path), "lookup", "mairie"])  # loads whatever nobody may read
    capsys.readouterr()
    (public / "old.sqlite").write_bytes(store_path.read_bytes())
    with locked(public):
        for name in ("new.sqlite", "old.sqlite"):
            assert main(["--store", str(public / name), "lookup", "mairie"]) == 1
            out, err = capsys.readouterr()
            assert (out, err.count("\n")) == ("", 1)
            assert name in err
    assert [p.name for p in public.iterdir()] == ["old.sqlite"]


_COMMAND = "import sys\nfrom interpreter_app.bootstrap import main\nsys.exit(main(sys.argv[1:]))\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_a_full_disk_is_said_plainly_and_nothing_is_half_there(ready: Path, tmp_path: Path) -> None:
    with connect(ready) as store:
        before = written(store)
    file = tmp_path / "large.csv"
    file.write_text("fr,en\n" + "".join(f"mot {n},word {n}\n" for n in range(16_000)), "utf-8")
    room = ready.stat().st_size + 100_000
    run = run_python(_COMMAND, "--store", ready, "import", file, "--glossary", "town", largest_file=room)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1)
    assert ready.name in run.stderr
    with connect(ready) as store:
        assert written(store) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
@pytest.mark.parametrize("command", ["export", "print"])
def test_a_full_disk_leaves_an_older_file_as_it_was(ready: Path, tmp_path: Path, command: str) -> None:
    file = tmp_path / "large.csv"
    file.write_text("fr,en\n" + "".join(f"mot {n},word {n}\n" for n in range(2000)), "utf-8")
    assert main(["--store", str(ready), "import", str(file), "--glossary", "town"]) == 0
    target = tmp_path / ("old.yaml" if command == "export" else "old.pdf")
    target.write_text("older")
    run = run_python(_COMMAND, "--store", ready, command, "town", target, largest_file=70_000)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1)
    assert target.name in run.stderr
    assert "no room left" in run.stderr
    assert target.read_text() == "older"
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_a_first_start_without_room_is_said_plainly_and_the_next_one_makes_up_for_it(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    run = run_python(_COMMAND, "--store", path, "lookup", "mairie", largest_file=60_000)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1)
    again = run_python(_COMMAND, "--store", path, "lookup", "mairie", "--json")
    assert again.returncode == 0
    assert json.loads(again.stdout)["results"][0]["match"] == "exact"
