"""The store held by a second process, so that its log isn't deleted under a window that has it open.

Owns that process, which does nothing but hold SQLite's locks. On systems with POSIX locks a process loses
all of its own on a file as soon as it closes any handle of it, and anything may open one: a file dialog that
looks what kind of file each is, a picture library, an import of the store itself. Whoever opens and closes
the store next would then take itself for the last one and delete the write-ahead log, into which the window
goes on writing (SQLite, «How To Corrupt An SQLite Database File», 2.2). Must not be needed to read or write.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

_END_SECONDS = 2.0

_HOLD = """
import os, sqlite3, sys
store = sqlite3.connect(sys.argv[1], timeout=60)
store.execute("SELECT count(*) FROM sqlite_master").fetchone()
print("held", flush=True)
sys.stdin.read()
os._exit(0)  # without closing: the log is for the window to put away
"""


class Keeper:
    """Holds the store from when it is made until `end`, or until this process ends, however it does.

    Where locks belong to handles (Windows), and where no second process can be had, it does nothing.
    """

    def __init__(self, path: Path) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        if os.name != "posix" or getattr(sys, "frozen", False):
            return
        command = [sys.executable, "-I", "-S", "-c", _HOLD, str(path)]
        with suppress(OSError):
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    def wait(self) -> bool:
        """Wait until the store is held; False if it can't be."""
        process = self._process
        return process is not None and process.stdout is not None and process.stdout.readline() == b"held\n"

    def end(self) -> None:
        """Let go of the store."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
