"""The icons, drawn for this program: one family, in the ink of the theme.

Owns how an SVG of resources/icons becomes a QIcon. Imported after the first paint where that can be helped:
QtSvg takes a moment to load.
"""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from interpreter_app.base import paths
from interpreter_app.desktop.theme import Theme

SIZE = 24


def icon(name: str, theme: Theme, size: int = SIZE) -> QIcon:
    """The icon of this name in the theme’s inks, the accent where it is on; to be made anew on `changed`."""
    made = QIcon()
    sharpness = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]  # there is one
    for state, token in ((QIcon.State.Off, "soft"), (QIcon.State.On, "accent")):
        made.addPixmap(_pixmap(name, theme.colour(token), size, sharpness), QIcon.Mode.Normal, state)
    return made


def blank(size: int) -> QIcon:
    """Nothing, as large as an icon."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)


def application_icon(theme: Theme) -> QIcon:
    """The program's own icon: the footbridge on a ground of the accent."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.2, size * 0.2)
        place = QRectF(size * 0.1, size * 0.1, size * 0.8, size * 0.8)
        _draw(painter, "passerelle", theme.colour("on_accent"), place)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _pixmap(name: str, colour: QColor, size: int, sharpness: float) -> QPixmap:
    pixels = math.ceil(size * sharpness)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, name, colour, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(sharpness)
    return pixmap


def _draw(painter: QPainter, name: str, colour: QColor, place: QRectF) -> None:
    from PySide6.QtSvg import QSvgRenderer

    drawing = _source(name).replace(b"currentColor", colour.name().encode())
    QSvgRenderer(QByteArray(drawing)).render(painter, place)


@cache
def _source(name: str) -> bytes:
    return (paths.icons_dir() / f"{name}.svg").read_bytes()
