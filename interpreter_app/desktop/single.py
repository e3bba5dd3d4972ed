"""One window for each store: a second start on the same store raises the first one instead.

A local socket whose name comes from the person and the store's real path. Where sockets don't work at all,
two windows open: the store bears that. QtNetwork is only loaded before the window is on the screen if there
is somebody to talk to.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_RAISE = b"raise\n"
_WAIT_MS = 500


def name_for(store_path: Path) -> str:
    """The name of the socket for this store: the same however the path was written."""
    user = os.getuid() if sys.platform != "win32" else os.environ.get("USERNAME", "")
    key = f"{user}\0{store_path.expanduser().resolve()}"
    return f"passerelle-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def _socket_folder() -> Path:
    """Where Qt keeps local sockets on Linux."""
    return Path(os.environ.get("TMPDIR") or "/tmp")


class SingleWindow(QObject):
    """Finds out whether there is a window on the store already, and listens for a second start."""

    raised = Signal()
    """Somebody started the program again on this store."""

    def __init__(self, store_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name_for(store_path)
        self._server: QLocalServer | None = None

    def ask_first(self) -> bool:
        """Ask the first window on this store to come up; False if there is none."""
        if sys.platform == "linux" and not (_socket_folder() / self._name).exists():
            return False
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

    def listen(self) -> bool:
        """Be the first window from now on; False if another came before, which has been asked to come up."""
        if self.ask_first():
            return False
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            # What a crash left behind answers nobody.
            QLocalServer.removeServer(self._name)
            server.listen(self._name)
        server.newConnection.connect(self._on_connection)
        self._server = server
        return True

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            self.raised.emit()
