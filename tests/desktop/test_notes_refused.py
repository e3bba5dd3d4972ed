"""The Notes page on a disk that is full, and in a folder that can't be written: nothing typed goes away.

The text stays on the screen, one sentence says what happened, and all of it is saved by itself as soon as
that is possible again, once.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from interpreter_app.desktop.planning_desk import LOG_LINE
from interpreter_app.services import half_notes, note_reading, planning
from interpreter_app.services.workspace import open_store
from interpreter_app.store.database import connect, integrity
from interpreter_app.store.outbox import left_behind
from tests.desktop.typing_child import Screen
from tests.desktop.typist import Typist
from tests.domain.visits.plan import plan, session

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="neither limits nor permissions are such")

_PATIENCE_S = 40.0
_NO_ROOM = 1
"""Bytes that any file may have."""


@contextmanager
def _full_disk(typist: Typist, _folder: Path) -> Iterator[None]:
    typist.see("fill", _NO_ROOM)
    yield
    if not typist.is_over:
        typist.see("fill", -1)


@contextmanager
def _read_only_folder(_typist: Typist, folder: Path) -> Iterator[None]:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    yield
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)


Refusal = Callable[[Typist, Path], AbstractContextManager[None]]
REFUSALS = [pytest.param(_full_disk, id="full disk"), pytest.param(_read_only_folder, id="read-only folder")]


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as the program makes it, with a visit."""
    path = tmp_path_factory.mktemp("noted") / "store.sqlite"
    with open_store(path) as store:
        planning.create(store, plan(session("morning", "09:00", "10:00")))
    return path


@pytest.fixture
def typist(noted: Path, tmp_path: Path) -> Iterator[Typist]:
    """Somebody before the Notes page on a store of their own."""
    folder = tmp_path / "place"
    folder.mkdir()
    made = Typist(Path(shutil.copy(noted, folder)), tmp_path / "home")
    made.see()
    made.see("log")
    yield made
    made.kill()


def _line(typist: Typist, text: str) -> Screen:
    typist.see("log")
    typist.see("type", text)
    return typist.see("press", "enter")


def _stored(folder: Path) -> list[str]:
    with connect(folder / "store.sqlite") as store:
        return sorted(one.text for one in note_reading.all_of(store, planning.visit(store, "paris")))


def _until(is_so: Callable[[], bool], seconds: float = _PATIENCE_S) -> bool:
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def _after_a_while(typist: Typist) -> Screen:
    """What stands there once all has been tried, and the page has read its notes anew by itself."""
    time.sleep(0.6)
    typist.see("read_again")
    time.sleep(0.3)
    return typist.see("look")


@pytest.mark.parametrize("is_open", [False, True], ids=["first line", "later line"])
@pytest.mark.parametrize("refusal", REFUSALS)
def test_lines_stay_in_sight_are_told_once_and_saved_by_themselves(
    typist: Typist, tmp_path: Path, refusal: Refusal, is_open: bool
) -> None:
    folder = tmp_path / "place"
    before = ["un"] if is_open else []
    for text in before:
        _line(typist, text)
    assert _until(lambda: _stored(folder) == before)
    with refusal(typist, folder):
        for text in ("deux", "trois"):
            _line(typist, text)
        typist.see("type", "quat")
        screen = _after_a_while(typist)
        assert [text for _ident, text in screen.notes] == [*before, "deux", "trois"]
        assert screen.line == "quat"
        _line(typist, "re")
        screen = _after_a_while(typist)
        assert [text for _ident, text in screen.notes] == [*before, "deux", "trois", "quatre"]
        typist.see("type", "ci")
        screen = _after_a_while(typist)
        assert (screen.line, len(screen.said), screen.boxes) == ("ci", 1, []), screen.said
    wanted = sorted([*before, "deux", "trois", "quatre"])
    assert _until(lambda: _stored(folder) == wanted), _stored(folder)
    assert _until(lambda: left_behind(folder / "store.sqlite")[0] == [])
    assert _until(lambda: _half_line(folder) == "ci")
    screen = _after_a_while(typist)
    assert sorted(text for _ident, text in screen.notes) == wanted
    assert (screen.line, len(screen.said), screen.boxes) == ("ci", 1, []), screen.said
    with open_store(folder / "store.sqlite") as store:
        assert integrity(store) == ()


@pytest.mark.parametrize("is_closed", [False, True], ids=["open", "closed"])
@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_note_that_is_changed_stays_as_it_is_and_is_saved_by_itself(
    typist: Typist, tmp_path: Path, refusal: Refusal, is_closed: bool
) -> None:
    folder = tmp_path / "place"
    with open_store(folder / "store.sqlite") as store:
        from interpreter_app.domain.notes.note import Note
        from interpreter_app.services import note_taking

        note_taking.add(store, [Note("n1", note_taking.now(), "un", visit="paris")])
    assert _until(lambda: [text for _ident, text in typist.see("read_again").notes] == ["un"])
    with refusal(typist, folder):
        typist.see("open", "un")
        typist.see("type", " deux")
        time.sleep(1.0)
        typist.see("type", " trois")
        if is_closed:
            typist.see("press", "escape")
        screen = _after_a_while(typist)
        assert screen.notes == [("n1", "un deux trois")]
        assert screen.sheet == (None if is_closed else ("n1", "un deux trois"))
        assert (len(screen.said), screen.boxes) == (1, [])
    assert _until(lambda: _stored(folder) == ["un deux trois"]), _stored(folder)
    assert _until(lambda: left_behind(folder / "store.sqlite") == ([], {}))
    screen = _after_a_while(typist)
    assert (screen.notes, len(screen.said)) == ([("n1", "un deux trois")], 1)


@pytest.mark.parametrize("refusal", REFUSALS)
def test_what_was_safe_before_stays_safe_if_it_is_killed_meanwhile(
    typist: Typist, tmp_path: Path, refusal: Refusal
) -> None:
    folder = tmp_path / "place"
    _line(typist, "un")
    typist.see("type", "deu")
    assert _until(lambda: _stored(folder) == ["un"] and _half_line(folder) == "deu")
    with refusal(typist, folder):
        typist.see("type", "x et trois")
        time.sleep(0.6)
        typist.kill()
    with open_store(folder / "store.sqlite") as store:
        assert integrity(store) == ()
    assert _stored(folder) == ["un"]
    again = Typist(folder / "store.sqlite", tmp_path / "home")
    screen = again.see()
    again.kill()
    assert ([text for _ident, text in screen.notes], screen.line) == (["un"], "deu")


def _half_line(folder: Path) -> str:
    line = half_notes.typed_line(left_behind(folder / "store.sqlite")[1].get(LOG_LINE, ""))
    return line[0] if line is not None else ""
