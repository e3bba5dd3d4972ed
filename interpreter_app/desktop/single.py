"""One window for each store: a second start on the same store raises the first one instead.

Who is first is told by a lock file beside the store, which the system lets go of however the program ends;
the second start then calls the first through a local socket, whose name comes from the person and the
store's real path. Where neither works (a folder that can't be written, no sockets) two windows open: the
store bears that. QtNetwork is only loaded before the window is on the screen if there is somebody to call.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

SUFFIX = "-window"
_RAISE = b"raise"
_WAIT_MS = 500
_PATIENCE_SECONDS = 5.0
_AGAIN_SECONDS = 0.05
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""What a Wayland desktop gives a program that a person has just started, so that a window may come up."""
_LONGEST_MESSAGE = 1000


def name_for(store_path: Path) -> str:
    """The name of the socket for this store: the same however the path was written."""
    import hashlib

    user = os.getuid() if sys.platform != "win32" else os.environ.get("USERNAME", "")
    key = f"{user}\0{_real(store_path)}"
    return f"passerelle-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


class SingleWindow(QObject):
    """Finds out whether there is a window on the store already, and listens for a second start."""

    raised = Signal()
    """Somebody started the program again on this store."""

    def __init__(self, store_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path = _real(store_path)
        self._folder = path.parent
        self._lock = QLockFile(str(path.with_name(path.name + SUFFIX)))
        # Only the end of the process that made it makes a lock stale, not the days a window stays open.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self, patience: float = _PATIENCE_SECONDS) -> bool:
        """Be the window on this store, or ask the one there is to come up; False if it does.

        A first window that has only just been started is waited for, `patience` seconds at most.
        """
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        if self._lock.tryLock(0):
            return True
        until = time.monotonic() + patience
        is_held = self._lock.error() is QLockFile.LockError.LockFailedError
        while not self._call():
            if not is_held or self._lock.tryLock(0):
                return True
            if time.monotonic() > until:
                # Nobody answers: the lock is that of a crash under another name of this machine.
                self._lock.removeStaleLockFile()
                self._lock.tryLock(0)
                return True
            time.sleep(_AGAIN_SECONDS)
        return False

    def listen(self) -> None:
        """Be there for whoever starts the program again."""
        from PySide6.QtNetwork import QLocalServer

        name = name_for(self._path)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(name) and self._lock.isLocked():
            # What a crash left behind answers nobody.
            QLocalServer.removeServer(name)
            server.listen(name)
        server.newConnection.connect(self._on_connection)
        self._server = server

    def close(self) -> None:
        """Listen no more, and let the next start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _call(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(name_for(self._path))
        if not socket.waitForConnected(_WAIT_MS):
            return False
        _let_others_come_up()
        socket.write(_RAISE + b" " + os.environ.get(_TOKEN, "").encode("utf-8", "replace") + b"\n")
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(self._on_called)

    def _on_called(self) -> None:
        socket: QLocalSocket = self.sender()  # type: ignore[assignment]  # only sockets are connected to this
        message = bytes(socket.read(_LONGEST_MESSAGE).data()).split()
        socket.deleteLater()
        if message[:1] != [_RAISE]:
            return
        if len(message) > 1:
            os.environ[_TOKEN] = message[1].decode("utf-8", "replace")
        self.raised.emit()


def _real(store_path: Path) -> Path:
    return store_path.expanduser().resolve()


def _let_others_come_up() -> None:
    """Windows lets a window come up only if the program that the person has just started allows it."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
