"""A file is replaced whole or not at all, and whatever refuses is said in a sentence with name and folder."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.files import atomic_file, read_bounded, refused, write_atomically

OLD, NEW = b"old", b"new and longer"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that is there already, alone in its folder."""
    path = tmp_path / "glossaire.yaml"
    path.write_bytes(OLD)
    return path


def _write_and_fail(path: Path, error: BaseException) -> None:
    with atomic_file(path) as stream:
        stream.write(NEW)
        raise error


def _only(path: Path) -> bool:
    return [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_new_file_has_the_content_and_the_usual_permissions(tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    mask = os.umask(0o027)
    try:
        write_atomically(path, NEW)
    finally:
        os.umask(mask)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o640
    assert _only(path)


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_replaced_file_keeps_its_permissions(old: Path, mode: int) -> None:
    old.chmod(mode)
    write_atomically(old, NEW)
    assert old.read_bytes() == NEW
    assert old.stat().st_mode & 0o777 == mode
    assert _only(old)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_what_only_its_owner_may_read_nobody_else_can_read_while_it_is_written(old: Path) -> None:
    old.chmod(0o600)
    with atomic_file(old) as stream:
        stream.write(NEW)
        (part,) = [p for p in old.parent.iterdir() if p != old]
        assert part.stat().st_mode & 0o077 == 0


def test_the_umask_which_belongs_to_every_thread_is_never_changed(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "umask", lambda _mask: pytest.fail("changed for every thread"))
    write_atomically(old, NEW)
    write_atomically(old.with_name("new"), NEW)
    assert old.read_bytes() == NEW


def test_until_the_end_a_reader_sees_the_old_file(old: Path) -> None:
    with atomic_file(old) as stream:
        stream.write(NEW)
        stream.flush()
        assert old.read_bytes() == OLD
    assert old.read_bytes() == NEW


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, ExpectedError])
def test_a_failure_half_way_leaves_the_old_file_and_no_trace(old: Path, error: type[BaseException]) -> None:
    with pytest.raises(error):
        _write_and_fail(old, error("half-way"))
    assert old.read_bytes() == OLD
    assert _only(old)


def test_writers_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "busy"
    contents = [bytes([n]) * 50_000 for n in range(8)]
    threads = [threading.Thread(target=write_atomically, args=(path, c)) for c in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in contents
    assert _only(path)


def test_a_long_name_of_wide_letters_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 120 + ".yaml")
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW


_FILL = """
import resource, sys
from pathlib import Path
from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.files import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
sys.dont_write_bytecode = True  # half a module would be left for all others
try:
    write_atomically(Path(sys.argv[1]), b"x" * 200_000)
except ExpectedError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_when_the_disk_is_full_the_old_file_stays_and_a_sentence_says_so(old: Path) -> None:
    run = subprocess.run([sys.executable, "-c", _FILL, str(old)], capture_output=True, text=True, timeout=60)
    assert "no room left" in run.stdout
    assert old.name in run.stdout
    assert str(old.parent) in run.stdout
    assert run.stderr == ""
    assert old.read_bytes() == OLD
    assert _only(old)


def test_a_disk_that_fills_up_at_the_last_moment_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExpectedError, match="no room left"):
        write_atomically(old, NEW)
    assert old.read_bytes() == OLD
    assert _only(old)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_cannot_be_written_is_said_plainly(
    old: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def read_only(*_arguments: object, **_options: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(ExpectedError, match="choose a folder that is yours") as caught:
        write_atomically(old, NEW)
    assert old.name in str(caught.value)
    assert str(old.parent) in str(caught.value)
    assert old.read_bytes() == OLD


def test_what_the_file_system_refuses_is_one_sentence_with_the_name(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(OLD)
    (tmp_path / "folder").mkdir()
    for path, said in (
        (tmp_path / "missing" / "x.csv", "There is no folder .*missing: make it first"),
        (tmp_path / "folder", "folder is a folder"),
        (file / "x.csv", "isn’t a folder"),
        (tmp_path / ("n" * 300), "too long"),
    ):
        with pytest.raises(ExpectedError, match=said) as caught:
            write_atomically(path, NEW)
        assert path.name in str(caught.value)
        assert "Errno" not in str(caught.value)
        assert "\n" not in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_every_error_of_the_system_has_a_sentence() -> None:
    for code in (*errno.errorcode, 99_999):
        said = str(refused(Path("folder/name.csv"), OSError(code, "Some system text")))
        assert "name.csv" in said
        assert said.endswith(".")
        assert "Some system text" not in said


def test_reading_gives_a_file_up_to_the_bound(old: Path) -> None:
    assert read_bounded(old, len(OLD)) == OLD


def test_reading_refuses_a_larger_file_by_name_and_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(ExpectedError, match=r"huge\.csv is larger than 2 MB"):
        read_bounded(path, 2_000_000)


def test_reading_what_is_not_a_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match=r"no\.csv isn’t in .*: check the name and the folder"):
        read_bounded(tmp_path / "no.csv", 10)
    with pytest.raises(ExpectedError, match=r"There is no folder .*nowhere to read no\.csv from"):
        read_bounded(tmp_path / "nowhere" / "no.csv", 10)
    with pytest.raises(ExpectedError, match="is a folder"):
        read_bounded(tmp_path, 10)


@pytest.mark.parametrize("name", ["no.csv", "./no.csv", "inner/../no.csv"])
def test_a_folder_is_named_so_that_one_can_find_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = Path(os.path.realpath(tmp_path))
    (folder / "inner").mkdir()
    monkeypatch.chdir(folder)
    with pytest.raises(ExpectedError) as caught:
        read_bounded(Path(name), 10)
    assert str(caught.value).startswith(f"no.csv isn’t in {folder}: ")
    with pytest.raises(ExpectedError, match="is a folder") as caught:
        read_bounded(Path(), 10)
    assert str(folder) in str(caught.value)


def test_a_file_that_one_may_not_read_is_said_plainly(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_arguments: object, **_options: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(ExpectedError, match=f"You aren’t allowed to read {old.name} in ") as caught:
        read_bounded(old, 10)
    assert "choose another file" in str(caught.value)
