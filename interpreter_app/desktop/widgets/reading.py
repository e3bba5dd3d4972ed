"""Text to be read, without the frame of something to be filled in."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from interpreter_app.desktop.theme import UNIT, Text, Theme


def heading(text: str, theme: Theme, top: int = 0) -> str:
    """A heading in rich text, set as labels of the role «heading» are."""
    return (
        f'<p style="margin:{top}px 0 {UNIT // 2}px 0; font-size:{theme.pixels(Text.SMALL)}px;'
        f' font-weight:700; text-transform:uppercase; letter-spacing:1px; color:{theme.tokens.soft}">'
        f"{escape(text)}</p>"
    )


_STYLE = """
QTextBrowser { border: none; border-left: 2px solid transparent; padding: 0 0 0 10px; }
QTextBrowser:focus { border-left-color: palette(highlight); border-bottom: none; padding: 0 0 0 10px; }
"""


class ReadingText(QTextBrowser):
    """Rich text that can be selected and scrolled; a line at its left tells that it has the keyboard.

    The line hangs in the margin: `HANG` pixels that whoever lays the text out takes off it.
    """

    HANG = 12

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_STYLE)
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
