"""What is dropped on the window or pasted into it: the file or the table in it.

Owns how a drop or a clipboard is looked at. What is done with it is said by whoever listens.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def file_in(data: QMimeData) -> Path | None:
    """The first file of this computer in what is dropped or copied."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)


def table_in(data: QMimeData) -> bytes:
    """The table in what is dropped or copied, as a TSV file in UTF-8; no bytes if there is none."""
    from interpreter_app.exchange.tables.pasted import as_tsv

    return as_tsv(data.text() if data.hasText() else "", data.html() if data.hasHtml() else "")


class FileDrops(QObject):
    """Takes the files that are dropped on a widget or on what lies in it and takes none itself."""

    dropped = Signal(str)
    """The path of the file."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept a file that is dragged in, and tell of it when it is dropped."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        path = file_in(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(str(path))
        return True
