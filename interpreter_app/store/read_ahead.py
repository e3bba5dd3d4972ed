"""The store's file read once from end to end, so that no keystroke has to wait for a disk.

Owns nothing but the reading: what was read is left to the system to keep, and to drop. Must not be needed: a
look-up that comes before is merely slower.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from interpreter_app.base.progress import Progress, silent

_LEAST = 4_000_000
"""Bytes below which a file is at hand after a few look-ups anyway, since systems read on by themselves."""

_MOST = 1_000_000_000
"""Bytes above which a file may be more than the system has room for."""

_PIECE = 1 << 20

_reading = threading.Lock()
_held: dict[tuple[int, int], int] = {}
"""Descriptors by device and file, that stay open for good: POSIX takes all of a process's locks from a file
as soon as any descriptor of it is closed, and SQLite's connections would go on without theirs (SQLite, «How
to corrupt», 2.2)."""


def read_ahead(path: Path, progress: Progress = silent) -> int:
    """Read the file once, one piece after the other; how many bytes. `progress` may raise Cancelled.

    A file that is small, huge or can't be read is left alone: whoever needs it says what is wrong.
    """
    done = 0
    with _reading:
        try:
            size = path.stat().st_size
            if not _LEAST <= size <= _MOST:
                return 0
            descriptor = _descriptor(path)
            os.lseek(descriptor, 0, os.SEEK_SET)
            while piece := len(os.read(descriptor, _PIECE)):
                done += piece
                progress(min(done, size), size)
        except OSError:
            pass
    return done


def _descriptor(path: Path) -> int:
    """The descriptor of the file that stands there now; another one may have been put in its place."""
    now = path.stat()
    known = now.st_dev, now.st_ino
    if known not in _held:
        _held[known] = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    return _held[known]
