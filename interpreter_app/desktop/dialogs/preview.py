"""The preview: the real pages of a PDF, turned and zoomed, drawn by a worker.

Owns which page is in sight and how large. Where the PDF comes from is its owner's affair.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.pdf_pages import PdfPages
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.jobs import Job, Jobs
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.choice import Choice

_KEPT = 6
"""Pictures of pages that are kept: the page in sight and its neighbours."""

Key = tuple[int, int]
"""A page, counted from 0, and a width in device pixels."""


class _Page(QWidget):
    """A sheet of paper: the picture, or white paper while it is being drawn."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QPixmap()
        self._size = QSize(1, 1)

    def set_paper(self, size: QSize, picture: QPixmap | None) -> None:
        """Show this picture, or blank paper, at this size; what was there stays until its picture comes."""
        self._size = size
        if picture is not None:
            self._picture = picture
        self.setFixedSize(size)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper with a hairline around it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._picture)
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class _Room(QScrollArea):
    """The room around the page. Keys turn the pages where there is nothing to scroll."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self, page: _Page, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidget(page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up, Page Down, left and right turn the page; Home and End go to the first and last."""
        turns = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Home: -1_000_000,
            Qt.Key.Key_End: 1_000_000,
        }
        key = Qt.Key(event.key())
        if key in turns:
            self.turned.emit(turns[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page has to be set to the new room."""
        super().resizeEvent(event)
        self.resized.emit()


class _PageNumber(QSpinBox):
    """The number of a page. It has no arrows, but the style sheet leaves them room, which is taken back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setKeyboardTracking(False)

    def sizeHint(self) -> QSize:
        """Room for the digits of the last page."""
        digits = "0" * max(3, len(str(self.maximum())))
        return QSize(self.fontMetrics().horizontalAdvance(digits) + UNIT, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The digits have the whole width."""
        super().resizeEvent(event)
        inner = self.lineEdit().geometry()
        self.lineEdit().setGeometry(0, inner.y(), self.width(), inner.height())


class Preview(QWidget):
    """Shows a PDF page by page, or a sentence in its place."""

    def __init__(self, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("printPreview")
        self._jobs = jobs
        self._theme = theme
        self._pages: PdfPages | None = None
        self._pictures: dict[Key, QPixmap] = {}
        self._drawing: Job | None = None
        self._drawn_for: Key | None = None
        self._page = _Page(theme, self)
        self.room = _Room(self._page, self)
        self.room.setObjectName("printPages")
        self.message = QLabel(self)
        self.message.setProperty("role", "soft")
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.earlier = QToolButton(self)
        self.earlier.setObjectName("earlierPage")
        self.number = _PageNumber(self)
        self.number.setObjectName("pageNumber")
        self.later = QToolButton(self)
        self.later.setObjectName("laterPage")
        self.whole = QLabel(self)
        self.zoom = Choice(("page", "width"), theme, self)
        self.zoom.setObjectName("previewZoom")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(60)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.room)
        column.addLayout(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for button in (self.earlier, self.later):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.addWidget(self.earlier)
        row.addWidget(self.number)
        row.addWidget(self.whole)
        row.addWidget(self.later)
        row.addStretch()
        row.addWidget(self.zoom)
        column.addLayout(row)

    def _connect(self) -> None:
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.number.valueChanged.connect(self._on_number)
        self.zoom.chosen.connect(self._on_zoom)
        self.room.turned.connect(self._turn)
        self.room.resized.connect(self._settle.start)
        self._settle.timeout.connect(self._draw)
        self._theme.changed.connect(self._on_theme)
        self._on_theme()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through, from left to right."""
        return [self.room, self.earlier, self.number, self.later, self.zoom]

    @property
    def content(self) -> bytes | None:
        """The PDF that is shown, or None."""
        return self._pages.content if self._pages else None

    @property
    def page(self) -> int:
        """The page in sight, counted from 1."""
        return self.number.value()

    @property
    def is_drawn(self) -> bool:
        """Whether the page in sight is there as it should be, not only its paper."""
        return self._pages is not None and self._wanted() in self._pictures

    def show_pdf(self, content: bytes) -> None:
        """Show this PDF; the page in sight stays in sight if there is still one of its number."""
        pages = PdfPages(content)
        self._end()
        self._pages = pages
        page = min(self.page, pages.count)
        self.number.blockSignals(True)
        self.number.setRange(1, pages.count)
        self.number.updateGeometry()
        self.number.setValue(page)
        self.number.blockSignals(False)
        self._say_pages()
        self._stack.setCurrentWidget(self.room)
        self._draw()

    def show_message(self, text: str) -> None:
        """Show a sentence in place of pages."""
        self._end()
        self.message.setText(text)
        announce(self.message, text)
        self._stack.setCurrentWidget(self.message)
        self._say_pages()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.zoom.set_text("page", _("Whole page"))
        self.zoom.set_text("width", _("Full width"))
        self.zoom.setAccessibleName(_("Size of the preview"))
        self.room.setAccessibleName(_("Preview of the pages"))
        self.earlier.setAccessibleName(_("Page before"))
        self.earlier.setToolTip(_("Page before"))
        self.later.setAccessibleName(_("Next page"))
        self.later.setToolTip(_("Next page"))
        self.number.setAccessibleName(_("Page"))
        self._say_pages()

    def close_pdf(self) -> None:
        """Let go of the PDF; nothing is drawn any more."""
        self._end()

    def _end(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None
        if self._pages is not None:
            self._pages.close()
            self._pages = None
        self._pictures.clear()

    def _say_pages(self) -> None:
        count = self._pages.count if self._pages else 0
        for widget in (self.earlier, self.number, self.whole, self.later, self.zoom):
            widget.setVisible(count > 0)
        self.whole.setText(ngettext("of {count} page", "of {count} pages", count).format(count=count))
        self.earlier.setEnabled(self.page > 1)
        self.later.setEnabled(self.page < count)

    def _wanted(self) -> Key:
        """The page in sight and the width it needs, so that it fills the room as it was asked for."""
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        return self.page - 1, max(1, round(self._paper().width() * ratio))

    def _paper(self) -> QSize:
        assert self._pages is not None
        width, height = self._pages.size(self.page - 1)
        room = self.room.size()
        free = room.width() - self.room.verticalScrollBar().sizeHint().width() - 2
        scale = free / width
        if self.zoom.current == "page":
            scale = min(scale, (room.height() - 2) / height)
        return QSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def _draw(self) -> None:
        if self._pages is None:
            return
        key = self._wanted()
        self._page.set_paper(self._paper(), self._pictures.get(key))
        if not self.is_drawn:
            self._order(key)
        elif key[0] + 1 < self._pages.count and (key[0] + 1, key[1]) not in self._pictures:
            self._order((key[0] + 1, key[1]))

    def _order(self, key: Key) -> None:
        if self._drawing is not None:
            if self._drawn_for == key:
                return
            self._drawing.cancel()
        pages, (page, width) = self._pages, key
        assert pages is not None

        def work(_progress: Progress) -> tuple[PdfPages, Key, QImage]:
            return pages, key, pages.image(page, width)

        self._drawn_for = key
        self._drawing = self._jobs.run("", work, self._on_drawn)
        self.destroyed.connect(self._drawing.cancel)

    def _on_drawn(self, drawn: tuple[PdfPages, Key, QImage]) -> None:
        pages, key, image = drawn
        self._drawing = None
        if pages is not self._pages or image.isNull():
            return
        while len(self._pictures) >= _KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._pictures[key] = QPixmap.fromImage(image)
        self._draw()

    def _turn(self, pages: int) -> None:
        self.number.setValue(max(1, min(self.number.maximum(), self.page + pages)))

    def _on_earlier(self) -> None:
        self._turn(-1)

    def _on_later(self) -> None:
        self._turn(1)

    def _on_number(self, _page: int) -> None:
        self._say_pages()
        self.room.verticalScrollBar().setValue(0)
        self._draw()

    def _on_zoom(self, _name: str) -> None:
        self._draw()

    def _on_theme(self) -> None:
        size = round(1.25 * self._theme.pixels(Text.BODY))
        for button, name in ((self.earlier, "earlier"), (self.later, "later")):
            button.setIcon(icon(name, self._theme, size))
            button.setIconSize(QSize(size, size))
            button.setFixedSize(size + 2 * UNIT, size + 2 * UNIT)
