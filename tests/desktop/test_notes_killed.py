"""The Notes page in a process that is killed at any moment: what stood there for a second is never lost.

The moments, and what is typed until then, are drawn from a seed, which a failure tells: the same again with
PASSERELLE_KILL_SEED. Each run goes on with the store that the last one left, as a person would.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest

from interpreter_app.desktop.planning_desk import LOG_LINE
from interpreter_app.services import half_notes, note_reading, planning
from interpreter_app.services.workspace import open_store
from interpreter_app.store.database import integrity
from interpreter_app.store.outbox import left_behind
from tests.desktop.typing_child import Screen
from tests.desktop.typist import Typist
from tests.domain.visits.plan import plan, session

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")

_BATCHES, _AT_ONCE, _KILLS = 5, 2, 5
_LONG_ENOUGH_S = 1.0
_WORD = re.compile(r"k\d{3}w")
"""A whole word as it is typed here, each a new one; what a backspace has shortened may be any."""


class Left(NamedTuple):
    """What a killed process has left: notes by id, waiting ones and half-written changes among them, and the
    half line."""

    notes: Mapping[str, str]
    line: str


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as the program makes it, with a visit."""
    path = tmp_path_factory.mktemp("noted") / "store.sqlite"
    with open_store(path) as store:
        planning.create(store, plan(session("morning", "09:00", "10:00")))
    return path


@pytest.mark.parametrize("batch", range(_BATCHES))
def test_whatever_stood_there_for_a_second_is_there_after_a_kill(
    noted: Path, tmp_path: Path, batch: int
) -> None:
    seed = os.environ.get("PASSERELLE_KILL_SEED") or f"{random.randrange(2**32)}-{batch}"
    folders = [tmp_path / str(number) for number in range(_AT_ONCE)]
    for folder in folders:
        folder.mkdir()
        shutil.copy(noted, folder)
    with ThreadPoolExecutor(_AT_ONCE) as people:
        runs = [people.submit(_chain, folder, f"{seed}/{n}") for n, folder in enumerate(folders)]
    for run in runs:
        try:
            run.result()
        except AssertionError as error:
            raise AssertionError(f"PASSERELLE_KILL_SEED={seed}: {error}") from error


def _chain(folder: Path, seed: str) -> None:
    """Type and be killed, again and again; some rather write new lines, others rather change notes."""
    edits = 0.3 if seed.endswith("1") else 0.06
    chance, store, left = random.Random(seed), folder / "store.sqlite", Left({}, "")
    for number in range(_KILLS):
        typist = Typist(store, folder / "home")
        unseen: Sequence[str] = ()
        try:
            if chance.random() < 0.2:
                time.sleep(chance.uniform(0.05, 1.0))
            else:
                _check_restart(typist, left)
                unseen = _type(typist, chance, edits, number, time.monotonic() + chance.uniform(0.7, 2.2))
        finally:
            killed = typist.kill()
        before, left = left, _left(store, folder / f"copy-{number}")
        _check(list(typist.screens), killed, unseen, before, left)
    assert not list((folder / "home").rglob("*.log")) or not _bugs(folder)


def _type(typist: Typist, chance: random.Random, edits: float, run: int, until: float) -> Sequence[str]:
    """Type until then; what was done last, unless it has been seen on the screen."""
    screen, words = typist.see("log"), 0
    while time.monotonic() < until:
        actions = list(_next(screen, chance, edits, f"k{run:d}{words:02d}w"))
        words += 1
        for action in actions:
            typist.do(*action)
            seen = typist.seen(until - time.monotonic())
            if seen is None:
                return [str(part) for part in action]
            screen = seen
            time.sleep(chance.uniform(0.0, min(0.04, max(0.0, until - time.monotonic()))))
    return ()


def _next(screen: Screen, chance: random.Random, edits: float, word: str) -> Iterator[tuple[object, ...]]:
    """What a person does next."""
    dice = chance.random()
    if dice < 0.12 and screen.sheet is None and screen.line.strip():
        yield ("press", "enter")
    elif dice < 0.16:
        yield ("press", "backspace")
    elif dice < 0.19 and (screen.line or screen.sheet):
        yield ("press", "enter", True)
    elif dice < 0.22:
        time.sleep(chance.uniform(0.1, 0.4))
    elif dice < 0.22 + edits and screen.sheet is None and screen.notes:
        yield ("open", chance.choice(screen.notes)[1])
    elif dice > (0.98 if edits > 0.1 else 0.92) and screen.sheet is not None:
        yield ("press", "escape")
        yield ("log",)
    else:
        text = f" {word}" if (screen.line if screen.sheet is None else screen.sheet[1]) else word
        yield from (("type", letter) for letter in text)


def _left(store: Path, folder: Path) -> Left:
    """What is on the disk, seen by a copy, so that the next start finds everything as the kill left it."""
    folder.mkdir()
    for path in store.parent.glob(f"{store.name}*"):
        shutil.copy(path, folder)
    copy = folder / store.name
    with open_store(copy) as opened:
        assert integrity(opened) == ()
        visit = planning.visit(opened, "paris")
        every = [*note_reading.all_of(opened, visit), *note_reading.all_of(opened, None)]
    begun = [first[0] for note in every if (first := _WORD.match(note.text))]
    assert len(set(begun)) == len(begun), f"filed twice: {begun}"
    lines, drafts = left_behind(copy)
    there = {note.id: note.text for note in every}
    there |= {line.id: line.words["text"] for line in lines if line.id not in there}
    for draft in drafts.values():
        half = half_notes.from_text(draft)
        if half is not None:
            there[half.after.id] = half.after.text
    line = half_notes.typed_line(drafts.get(LOG_LINE, ""))
    shutil.rmtree(folder)
    return Left(there, line[0] if line is not None else "")


def _check(screens: Sequence[Screen], killed: float, unseen: Sequence[str], before: Left, left: Left) -> None:
    assert {ident for ident in before.notes if ident not in left.notes} == set(), "was on the disk before"
    begun = {_bare(text) for text in (*left.notes.values(), left.line)}
    old = [screen for screen in screens if killed - screen.at > _LONG_ENOUGH_S]
    if not old:
        assert _bare(left.line) == _bare(before.line) or screens
        return
    seen, *later = screens[len(old) - 1 :]
    fewer = 1 if "backspace" in unseen else 0
    for ident, text in seen.notes:
        wanted = _stayed(text, [dict(one.notes)[ident] for one in later if ident in dict(one.notes)], fewer)
        assert _bare(left.notes.get(ident, "")).startswith(wanted), f"{ident}: {wanted!r} in {left}"
    if seen.sheet is not None:
        ident, text = seen.sheet
        wanted = _stayed(text, [one.sheet[1] for one in later if one.sheet and one.sheet[0] == ident], fewer)
        assert _bare(left.notes.get(ident, "")).startswith(wanted), f"sheet {ident}: {wanted!r} in {left}"
    known = dict(seen.notes).keys()
    lines = []
    for one in later:
        if dict(one.notes).keys() - known:
            break  # Enter: it is a note now
        lines.append(one.line)
    wanted = _stayed(seen.line, lines, fewer)
    assert any(text.startswith(wanted) for text in begun), f"line: {wanted!r} in {left}"
    first = _WORD.match(left.line)
    if first is not None:
        whole = [text for text in left.notes.values() if text.startswith(first[0])]
        assert not whole, f"{left.line!r} is a note already: {whole}"


def _stayed(text: str, later: Sequence[str], fewer: int) -> str:
    """What of a text stood there all the time."""
    letters = takewhile(lambda here: len(set(here)) == 1, zip(text, *later, strict=False))
    kept = "".join(here[0] for here in letters)
    return _bare(kept[: len(kept) - fewer])


def _bare(text: str) -> str:
    """A text without the blanks that a person doesn't see."""
    return " ".join(text.split())


def _check_restart(typist: Typist, left: Left) -> None:
    """The half line stands in the line again, and all notes in the list, each once."""
    screen = typist.see()
    assert _bare(screen.line) == _bare(left.line)
    until = time.monotonic() + 20
    there = {ident: _bare(text) for ident, text in left.notes.items()}
    while sorted((ident, _bare(text)) for ident, text in screen.notes) != sorted(there.items()):
        assert time.monotonic() < until, f"{screen.notes} isn’t {left.notes}"
        time.sleep(0.05)
        screen = typist.see("look")
    assert (screen.said, screen.boxes) == ([], [])


def _bugs(folder: Path) -> list[str]:
    logs = "".join(path.read_text(encoding="utf-8") for path in (folder / "home").rglob("*.log"))
    return [line for line in logs.splitlines() if "Traceback" in line]
