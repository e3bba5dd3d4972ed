"""One window for each store: a second start on the same store raises the first one instead.

A local socket whose name comes from the person and the store's real path. Where sockets don't work at all,
two windows open: the store bears that.
"""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE = b"raise\n"
_WAIT_MS = 500


def name_for(store_path: Path) -> str:
    """The name of the socket for this store: the same however the path was written."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    key = f"{user}\0{store_path.expanduser().resolve()}"
    return f"passerelle-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


class SingleWindow(QObject):
    """Listens for a second start, once `claim` has said that this is the first."""

    raised = Signal()
    """Somebody started the program again on this store."""

    def __init__(self, store_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name_for(store_path)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this is the first window on the store; if not, the first one has been asked to come up."""
        if self._ask_first():
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            # What a crash left behind answers nobody, or _ask_first would have reached it.
            QLocalServer.removeServer(self._name)
            if not server.listen(self._name):
                return not self._ask_first()
        server.newConnection.connect(self._on_connection)
        self._server = server
        return True

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _ask_first(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            self.raised.emit()
