"""Whether a window can open here at all, found out without Qt, which aborts without a display."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from interpreter_app.base.i18n import gettext as _

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_XCB_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")


def why_no_window() -> str | None:
    """A sentence saying why no window can open and what to do instead, or None if one can."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or platform in _WITHOUT_SCREEN:
        return None
    if os.environ.get("WAYLAND_DISPLAY") and platform in ("", "wayland") and _wayland_answers():
        return None
    if not _x11_answers(os.environ.get("DISPLAY", "")):
        return _(
            "No display was found, so no window can open; the command line works without one, "
            "for example: uv run passerelle lookup conseil"
        )
    missing = [name for name in _XCB_LIBRARIES if not _loads(name)]
    if missing:
        return _(
            "The window can’t open because a system library is missing ({library}); "
            "the command line works without it, for example: uv run passerelle lookup conseil"
        ).format(library=", ".join(missing))
    return None


def _wayland_answers() -> bool:
    name = os.environ["WAYLAND_DISPLAY"]
    return _connects(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run")) / name))


def _x11_answers(display: str) -> bool:
    """Whether something listens where DISPLAY points; a display of another machine is tried by TCP."""
    found = re.fullmatch(r"(?:unix/?)?([^:]*):(\d+)(?:\.\d+)?", display)
    if found is None:
        return bool(display) and display.startswith("/")
    host, number = found.group(1), int(found.group(2))
    if host:
        import socket

        try:
            with socket.create_connection((host, 6000 + number), timeout=2):
                return True
        except (OSError, OverflowError, UnicodeError):
            return False
    return _connects(f"/tmp/.X11-unix/X{number}") or _connects(f"\0/tmp/.X11-unix/X{number}")


def _connects(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as attempt:
        attempt.settimeout(2)
        try:
            attempt.connect(address)
        except OSError:
            return False
    return True


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
