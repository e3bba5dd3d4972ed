"""Somebody at the keyboard of the real program, in a process of its own that can be killed at any moment.

Where there is fork, processes are made of one that has loaded the program already, but no Qt application: a
start takes a third of the time, and there are many.
"""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

from tests.desktop.typing_child import Screen, live

_PATIENCE_S = 60.0
_WAYS = multiprocessing.get_all_start_methods()
_MAKING = multiprocessing.get_context("forkserver" if "forkserver" in _WAYS else "spawn")
_MAKING.set_forkserver_preload(["tests.desktop.typing_child"])


class Typist:
    """The program with the Notes page open. `screens` is all that was seen so far."""

    def __init__(self, store: Path, home: Path) -> None:
        self._pipe, other = _MAKING.Pipe()
        self._process = _MAKING.Process(target=live, args=(store, home, other), daemon=True)
        self._process.start()
        other.close()
        self.screens: list[Screen] = []
        self.is_over = False

    def do(self, *what: object) -> None:
        """Have this done; returns at once."""
        self._pipe.send(what)

    def see(self, *what: object) -> Screen:
        """Have this done, if anything, and see what came of it; the first time: the page as it opens."""
        if what:
            self.do(*what)
        screen = self.seen(_PATIENCE_S)
        assert screen is not None, "the window is gone, or doesn't answer"
        return screen

    def seen(self, seconds: float) -> Screen | None:
        """The next screen that wasn't seen yet; None if there is none for so long."""
        try:
            if not self._pipe.poll(max(seconds, 0.0)):
                return None
            screen: Screen = self._pipe.recv()
        except (EOFError, OSError):
            return None
        self.screens.append(screen)
        return screen

    def kill(self) -> float:
        """End it as nobody can refuse to; when that was, by `time.monotonic`. Once more does nothing."""
        at = time.monotonic()
        if self.is_over:
            return at
        self.is_over = True
        self._process.kill()
        self._process.join()
        while self.seen(0.0) is not None:  # what it told while it was killed
            pass
        self._pipe.close()
        self._process.close()
        return at
