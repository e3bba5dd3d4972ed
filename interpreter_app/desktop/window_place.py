"""Where the window stands on the screen, and where it stood the last time."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

_WIDTH, _HEIGHT = 1280, 800
_TITLE_BAR = 24
_LEAST_WIDTH, _LEAST_HEIGHT = 720, 480


def place_of(window: QMainWindow) -> str:
    """Where it stands, as a text for the settings."""
    return bytes(window.saveGeometry().toBase64().data()).decode()


def put(window: QMainWindow, place: str) -> None:
    """Have it stand there again; without a place, or on a screen that has none such, at its first size."""
    window.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
    geometry = QByteArray.fromBase64(place.encode("ascii", "ignore"))
    if not (place and window.restoreGeometry(geometry)):
        room = window.screen().availableSize()
        window.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()) - _TITLE_BAR)
