"""The pages of a PDF as pictures, for previews: the only home of pypdfium2.

PDFium may be called from any thread, but only by one at a time: every call is made under one lock, and
everything it gave is closed under it.
"""

from __future__ import annotations

import threading
from types import TracebackType

import pypdfium2
from PySide6.QtGui import QImage

_LOCK = threading.Lock()


class PdfPages:
    """An open PDF. `image` may be called on a worker; `close` ends it, after which no page is given."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with _LOCK:
            self._document: pypdfium2.PdfDocument | None = pypdfium2.PdfDocument(content)
            self.count = len(self._document)
            self._sizes: dict[int, tuple[float, float]] = {}

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page, counted from 0, in points."""
        if page not in self._sizes:
            with _LOCK:
                if self._document is None:
                    return 1.0, 1.0
                self._sizes[page] = self._document.get_page_size(page)
        return self._sizes[page]

    def image(self, page: int, width: int) -> QImage:
        """A page, counted from 0, this many pixels wide; a null image once the PDF is closed."""
        with _LOCK:
            if self._document is None:
                return QImage()
            opened = self._document[page]
            try:
                bitmap = opened.render(scale=width / opened.get_width(), prefer_bgrx=True)
                try:
                    view = memoryview(bitmap.buffer)
                    form = QImage.Format.Format_RGB32
                    return QImage(view, bitmap.width, bitmap.height, bitmap.stride, form).copy()
                finally:
                    bitmap.close()
            finally:
                opened.close()

    def close(self) -> None:
        """Give the memory back."""
        with _LOCK:
            if self._document is not None:
                self._document.close()
                self._document = None

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()
