"""Whatever a file is, importing it ends in a sentence with its place, and does nothing else.

No network is asked, no file written but in the folder of the store, and the store holds afterwards what it
held before and the rows that were reported as added.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interpreter_app.bootstrap import main
from interpreter_app.store.database import connect
from tests.contents import written
from tests.hostile_files import SMALL, Case

Capture = pytest.CaptureFixture[str]
_OF_OTHERS = (
    "socket.",
    "urllib.",
    "http.",
    "ftplib.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
)
_OF_FILES = ("os.rename", "os.mkdir", "os.remove", "os.link", "os.symlink", "shutil.")


class _Watch:
    """What the interpreter did while it was watched: whom it asked, and which files it touched."""

    def __init__(self) -> None:
        self.on = False
        self.asked: list[str] = []
        self.files: list[Path] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event.startswith(_OF_OTHERS):
            self.asked.append(event)
        elif event.startswith(_OF_FILES) or (event == "open" and set("wax+") & set(str(arguments[1]))):
            self.files += [Path(one) for one in arguments if isinstance(one, str) and "/" in one]


_WATCH = _Watch()
sys.addaudithook(_WATCH)  # A hook stays for good: this one sleeps but for the tests below.


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Watch]:
    """A watch over what the program does, once it is switched on."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # What Python compiles isn't the program's doing.
    _WATCH.asked.clear()
    _WATCH.files.clear()
    yield _WATCH
    _WATCH.on = False


Held = dict[str, list[tuple[object, ...]]]


def _held(path: Path) -> Held:
    with connect(path) as store:
        return written(store)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Held]:
    """A store after its first start, to be copied, and what it holds."""
    path = tmp_path_factory.mktemp("ready") / "store.sqlite"
    assert main(["--store", str(path), "lookup", "mairie"]) == 0
    return path, _held(path)


@pytest.mark.parametrize("case", SMALL, ids=lambda case: f"{case.file}: {case.what}")
def test_a_bad_file_ends_in_a_sentence_and_the_store_is_as_was_said(
    case: Case, ready: tuple[Path, Held], tmp_path: Path, capsys: Capture, watch: _Watch
) -> None:
    file = tmp_path / case.file
    file.write_bytes(case.made())
    store, before = tmp_path / "store.sqlite", ready[1]
    shutil.copy(ready[0], store)
    capsys.readouterr()
    whole = store.read_bytes()
    watch.on = True
    code = main(["--store", str(store), "import", str(file), "--json"])
    watch.on = False
    out, err = capsys.readouterr()
    assert re.search(case.says, err), err
    assert "Traceback" not in err
    if not case.added:
        assert code == 1
        assert store.read_bytes() == whole
        assert out or err.count("\n") == 1
    else:
        after = _held(store)
        assert (code, json.loads(out)["added"]) == (0, case.added)
        assert len(after["concept"]) == len(before["concept"]) + case.added
        assert set(before["concept"]) < set(after["concept"])
    assert not watch.asked
    assert not [path for path in watch.files if not path.resolve().is_relative_to(tmp_path)]
    made = {path.name for path in tmp_path.iterdir()} - {case.file, "backups"}
    assert all(name.startswith(store.name) for name in made)


def test_the_watch_sees_what_it_is_there_for(tmp_path: Path, watch: _Watch) -> None:
    import socket

    watch.on = True
    (tmp_path / "a").write_text("x")
    socket.socket().close()
    watch.on = False
    assert watch.files == [tmp_path / "a"]
    assert watch.asked
