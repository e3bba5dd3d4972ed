"""A PDF file in the making: its fonts, its pages, its outline and what it says of itself.

Owns what is known of reportlab's canvas. Each page is compressed as soon as it is drawn, and only that is
kept until the file is written; the running foot, which needs the number of pages, is added at the end.
The same content and date give the same bytes.
"""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from interpreter_app.briefing.fonts import FontSet, load
from interpreter_app.briefing.paper import Size, booklet_sheets

_LEVEL = 6
_CREATOR = "Passerelle"


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself."""

    title: str
    author: str
    subject: str
    keywords: Sequence[str]
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the outline: its level from 0, and how high on its page it leads, in points."""

    title: str
    level: int
    top: float


@dataclass(slots=True)
class Leaf:
    """A finished page: its content stream, compressed, and the outline entries that lead to it."""

    stream: bytes
    marks: list[Mark] = field(default_factory=list)


Foot = Callable[[int, int], str]
"""The content stream of the foot of page `n`, from 1, of so many."""


def compressed(code: str) -> bytes:
    """A content stream as it is stored."""
    return zlib.compress(code.encode("latin-1"), _LEVEL)


class PdfFile:
    """One PDF document: draw with its `fonts`, add leaves, then take its bytes."""

    def __init__(self, size: Size, language: str) -> None:
        """`size` is that of a leaf, `language` the BCP 47 code of the document's text."""
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfgen.canvas import Canvas

        first = load("SourceSans3-Regular")
        pdfmetrics.registerFont(first)
        self._canvas: Any = Canvas(
            _CREATOR,
            pagesize=(size.width, size.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 5),
            initialFontName=first.fontName,  # else every page refers to Helvetica, which isn't embedded
            lang=language,
        )
        self._document: Any = self._canvas._doc
        self._size = size
        self.fonts = FontSet(self._document)

    def add(self, leaves: Sequence[Leaf], foot: Foot) -> int:
        """Add each leaf as a page, with its foot; how many pages were added."""
        for index, leaf in enumerate(leaves):
            self._outline(index, leaf)
            streams = [leaf.stream, compressed(foot(index + 1, len(leaves)))]
            self._page(self._size, streams, [(index, leaf, 0.0)])
        return len(leaves)

    def add_booklet(self, leaves: Sequence[Leaf], foot: Foot) -> int:
        """Add the leaves two on a page twice as wide, in the order for folding and stapling.

        How many pages were added: two for each sheet of paper.
        """
        sheet = Size(self._size.width * 2, self._size.height)
        self._canvas.setViewerPreference("Duplex", "DuplexFlipShortEdge")
        self._canvas.setViewerPreference("PrintScaling", "None")
        for index, leaf in enumerate(leaves):
            self._outline(index, leaf)
        sides = booklet_sheets(len(leaves))
        for pages in sides:
            streams: list[bytes] = []
            bound: list[tuple[int, Leaf, float]] = []
            for page, x in zip(pages, (0.0, self._size.width), strict=True):
                if page is None:
                    continue
                streams.append(compressed(f"q 1 0 0 1 {x:.3f} 0 cm"))
                streams.append(leaves[page].stream)
                streams.append(compressed(foot(page + 1, len(leaves)) + " Q"))
                bound.append((page, leaves[page], x))
            self._page(sheet, streams, bound)
        return len(sides)

    def content(self) -> bytes:
        """The bytes of the file; nothing can be added afterwards."""
        data: bytes = self._canvas.getpdfdata()
        return data

    def describe(self, about: About) -> None:
        """Set title, author, subject, keywords and date, and let viewers show the title."""
        canvas = self._canvas
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author)
        canvas.setSubject(about.subject)
        canvas.setKeywords(about.keywords)
        canvas.setCreator(_CREATOR)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()
        if about.date is not None:
            stamp = f"D:{about.date:%Y%m%d}000000Z"
            canvas.setDateFormatter(lambda *_now: stamp)

    def _outline(self, index: int, leaf: Leaf) -> None:
        for number, mark in enumerate(leaf.marks):
            self._canvas.addOutlineEntry(mark.title, _key(index, number), level=mark.level)

    def _page(self, size: Size, streams: list[bytes], bound: list[tuple[int, Leaf, float]]) -> None:
        """One page of the file: its streams, and the outline entries of the leaves that lie on it."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

        canvas, document = self._canvas, self._document
        canvas.setPageSize((size.width, size.height))
        for index, leaf, x in bound:
            for number, mark in enumerate(leaf.marks):
                canvas.bookmarkHorizontalAbsolute(_key(index, number), mark.top, left=x)
        canvas.showPage()
        contents = []
        for stream in streams or [compressed(" ")]:
            document.updateSignature(stream)
            contents.append(PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), stream))
        document.Pages.pages[-1].Contents = PDFArray(contents)


def _key(leaf: int, number: int) -> str:
    return f"mark-{leaf}-{number}"
