"""A report on paper: headings, paragraphs, lists and tables of a document, a PDF out.

Owns what stands where. What the document says is the domain's; what reportlab needs is in `pdf`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import BinaryIO

from interpreter_app.base.collector import collector_paused
from interpreter_app.briefing.fonts import FontSet, TextStyle
from interpreter_app.briefing.lines import Line, wrap
from interpreter_app.briefing.lines import Span as Run
from interpreter_app.briefing.paper import Grid, Paper, sheet, text_grid
from interpreter_app.briefing.pdf import About, Leaf, Mark, PdfFile, compressed
from interpreter_app.briefing.pen import ACCENT, HAIRLINE, INK, MUTED, RED, Pen
from interpreter_app.briefing.running import running_foot, running_head
from interpreter_app.briefing.styles import Styles, glossary_styles
from interpreter_app.briefing.texts import long_date, texts
from interpreter_app.briefing.typography import plain, visible
from interpreter_app.domain.report.document import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Span,
    Spans,
    Style,
    Table,
)
from interpreter_app.domain.report.document import plain as plain_text
from interpreter_app.domain.terms import Language

_BULLET = "•"
_INDENT = 14.0
_GUTTER = 12.0
_ABOVE = {1: 22.0, 2: 14.0, 3: 9.0}
_LONGEST_MARK = 200
_DEEPEST_MARK = 2
_FEW = 3
"""Lines of a block that stay together: none begins or ends with one of them alone on a page."""


@dataclass(slots=True)
class _Piece:
    """Lines in one or several columns, that begin at one height; `above` is the space before them.

    `is_heading`: it doesn't stand alone at the foot of a page; `mark` is its entry in the outline.
    """

    columns: list[tuple[float, float, list[Line]]]
    above: float = 0.0
    is_heading: bool = False
    mark: Mark | None = None
    rule: bool = False

    @property
    def height(self) -> float:
        return max((sum(line.leading for line in lines) for _x, _w, lines in self.columns), default=0.0)


@dataclass(slots=True)
class _Page:
    pen: Pen
    y: float
    marks: list[Mark] = field(default_factory=list)


def print_report(document: Document, out: BinaryIO, paper: Paper = Paper.A4) -> int:
    """Print a document into `out`, as PDF; how many pages it has. The same document gives the same bytes.

    Raises ExpectedError if the typeface can't be read; nothing is written then.
    """
    with collector_paused():
        lead = document.languages[0]
        grid = replace(text_grid(sheet(paper)), columns=1)
        pdf = PdfFile(grid.size, lead)
        setter = _Setter(document, grid, pdf.fonts)
        leaves = setter.leaves()
        title = visible(document.title)
        pdf.describe(About(title, visible(document.author), title, (), document.day))
        pdf.add(leaves, setter.foot)
        out.write(pdf.content())
    return len(leaves)


class _Setter:
    """Sets the blocks of one document on pages."""

    def __init__(self, document: Document, grid: Grid, fonts: FontSet) -> None:
        self._document, self._grid = document, grid
        self._coverage = fonts.coverage
        self._styles: Styles = glossary_styles(fonts, grid)
        self._lead = document.languages[0]
        size, leading = 10.0, 13.0
        self._body = _Type(fonts, size, leading, INK)
        self._soft = _Type(fonts, size - 1, leading, MUTED)
        self._warning = _Type(fonts, size, leading, RED, is_bold=True)
        self._quote = _Type(fonts, size, leading, INK, is_italic=True)
        self._strong = _Type(fonts, size, leading, INK, is_bold=True)
        self._headings = {
            1: _Type(fonts, 15.0, 19.0, ACCENT, is_bold=True),
            2: _Type(fonts, 11.5, 15.0, INK, is_bold=True),
            3: _Type(fonts, 10.0, 13.0, ACCENT, is_bold=True),
        }
        self._leaves: list[Leaf] = []
        self._depth = -1

    def leaves(self) -> list[Leaf]:
        """The pages, drawn and compressed, without their feet."""
        page = self._begin(is_first=True)
        page.y = self._title_block(page)
        pieces = [piece for block in self._document.blocks for piece in self._pieces(block)]
        for place, piece in enumerate(pieces):
            needed = piece.above + min(piece.height, self._few(piece))
            if piece.is_heading:
                needed = piece.above + piece.height + self._following(pieces, place)
            if page.y - needed < self._grid.bottom and page.y < self._grid.text_top:
                self._end(page)
                page = self._begin()
            page = self._draw(page, piece)
        self._end(page)
        return self._leaves

    def foot(self, number: int, total: int) -> str:
        """The content of the foot of a page."""
        pen = Pen()
        page = texts(self._lead).page.format(page=number, total=total)
        day = self._document.day
        date = long_date(day, self._lead) if day else ""
        title = self._clean(self._document.title, self._lead)
        running_foot(pen, self._grid, self._styles.foot, title, date, page)
        return pen.code

    # Pages.

    def _begin(self, *, is_first: bool = False) -> _Page:
        pen = Pen()
        if not is_first:
            styles = self._styles
            title = self._clean(self._document.title, self._lead)
            running_head(pen, self._grid, styles.running, styles.running_part, title, "", "")
        return _Page(pen, self._grid.text_top)

    def _end(self, page: _Page) -> None:
        self._leaves.append(Leaf(compressed(page.pen.code), page.marks))

    def _draw(self, page: _Page, piece: _Piece) -> _Page:
        """Draw a piece; what has no room goes on on the next page."""
        is_at_top = page.y >= self._grid.text_top
        y = page.y if is_at_top else page.y - piece.above
        if piece.mark is not None:
            page.marks.append(replace(piece.mark, top=y))
        left = [(x, width, list(lines)) for x, width, lines in piece.columns]
        while any(lines for _x, _width, lines in left):
            lowest, rest = y, []
            for x, width, lines in left:
                now, later = _fitting(lines, y - self._grid.bottom)
                page.pen.lines(self._grid.side + x, y, now, width)
                lowest = min(lowest, y - sum(line.leading for line in now))
                rest.append((x, width, later))
            y, left = lowest, rest
            if any(lines for _x, _width, lines in left):
                self._end(page)
                page = self._begin()
                y = page.y
        if piece.rule:
            y -= 3
            page.pen.rule(self._grid.side, y, self._grid.side + self._grid.width, y, HAIRLINE)
        page.y = y
        return page

    def _few(self, piece: _Piece) -> float:
        heights = [sum(line.leading for line in lines[:_FEW]) for _x, _width, lines in piece.columns]
        return max(heights, default=0.0)

    def _following(self, pieces: list[_Piece], place: int) -> float:
        """The room that what follows a heading needs: other headings, and the first lines below."""
        needed = 0.0
        for piece in pieces[place + 1 : place + 4]:
            if not piece.is_heading:
                return needed + piece.above + min(piece.height, self._few(piece))
            needed += piece.above + piece.height
        return needed

    def _title_block(self, page: _Page) -> float:
        styles, grid = self._styles, self._grid
        y = self._flow(page.pen, grid.text_top, styles.title, self._clean(self._document.title, self._lead))
        if self._document.subtitle:
            y = self._flow(page.pen, y - 4, styles.small, self._clean(self._document.subtitle, self._lead))
        y -= 8
        page.pen.rule(grid.side, y, grid.side + grid.width, y, ACCENT, 1.5)
        return y - 4

    def _flow(self, pen: Pen, top: float, style: TextStyle, text: str) -> float:
        lines = [Line(runs, 0.0, style.leading) for runs in wrap([(style, text)], self._grid.width)]
        pen.lines(self._grid.side, top, lines, self._grid.width)
        return top - style.leading * len(lines)

    # Blocks.

    def _pieces(self, block: Block) -> Iterator[_Piece]:
        width = self._grid.width
        match block:
            case Heading(spans, level):
                kind = self._headings[level]
                lines = self._lines(spans, kind, width)
                yield _Piece([(0.0, width, lines)], _ABOVE[level], True, self._mark(spans, level))
            case Paragraph(spans, style):
                yield self._paragraph(spans, style)
            case Listing(items):
                for spans in items:
                    lines = self._lines(spans, self._body, width, _INDENT)
                    lines[0].hang = (self._body.plain, _BULLET)
                    yield _Piece([(0.0, width, lines)], 3.0)
            case Table(headings, rows, widths):
                yield from self._table(headings, rows, widths)

    def _mark(self, spans: Spans, level: int) -> Mark | None:
        """The entry of the outline for a heading; a viewer knows no level without one above it."""
        title = visible(plain_text(spans))[:_LONGEST_MARK]
        if level > _DEEPEST_MARK or not title:
            return None
        self._depth = min(level - 1, self._depth + 1)
        return Mark(title, self._depth, 0.0)

    def _paragraph(self, spans: Spans, style: Style) -> _Piece:
        width = self._grid.width
        kinds = {
            Style.BODY: self._body, Style.LEAD: self._strong, Style.SMALL: self._soft,
            Style.QUOTE: self._quote, Style.WARNING: self._warning,
        }  # fmt: skip
        lines = self._lines(spans, kinds[style], width, _INDENT if style is Style.QUOTE else 0.0)
        if style is Style.QUOTE:
            for line in lines:
                line.bar = ACCENT
        above = 8.0 if style in (Style.LEAD, Style.QUOTE, Style.WARNING) else 5.0
        return _Piece([(0.0, width, lines)], above, style is Style.LEAD)

    def _table(
        self, headings: tuple[Spans, ...], rows: tuple[tuple[Spans, ...], ...], widths: tuple[int, ...]
    ) -> Iterator[_Piece]:
        room = self._grid.width - _GUTTER * (len(widths) - 1)
        columns, x = list[tuple[float, float]](), 0.0
        for share in widths:
            width = room * share / sum(widths)
            columns.append((x, width))
            x += width + _GUTTER
        for number, row in enumerate((headings, *rows)):
            kind = self._body if number else self._strong
            cells = [
                (at, width, self._lines(spans, kind, width))
                for spans, (at, width) in zip(row, columns, strict=True)
            ]
            yield _Piece(cells, 4.0, is_heading=number == 0, rule=True)

    def _lines(self, spans: Spans, kind: _Type, width: float, indent: float = 0.0) -> list[Line]:
        """The spans as lines; a line end in a span begins a new one. At least one, even of nothing."""
        lines: list[Line] = []
        for some in _by_line(spans):
            runs = list(self._runs(some, kind))
            for wrapped in wrap(runs, width - indent) if runs else ():
                lines.append(Line(wrapped, indent, kind.plain.leading))
        return lines or [Line([(kind.plain, "")], indent, kind.plain.leading)]

    def _runs(self, spans: list[Span], kind: _Type) -> Iterator[Run]:
        """Spans of one look as one run each."""
        for style, some in groupby(spans, kind.of):
            same = list(some)
            language = next((span.language for span in same if span.language), self._lead)
            text = self._clean("".join(span.text for span in same), language)
            if text:
                yield style, text

    def _clean(self, text: str, language: Language) -> str:
        return plain(text, self._coverage, french=language is Language.FRENCH)


class _Type:
    """The styles of one kind of text: as it is, bold, and soft."""

    def __init__(
        self,
        fonts: FontSet,
        size: float,
        leading: float,
        colour: str,
        *,
        is_bold: bool = False,
        is_italic: bool = False,
    ) -> None:
        face = fonts.semibold if is_bold else fonts.italic if is_italic else fonts.regular
        self.plain = TextStyle(face, size, leading, colour)
        self._bold = TextStyle(fonts.semibold, size, leading, colour)
        self._soft = TextStyle(fonts.regular, size, leading, MUTED)

    def of(self, span: Span) -> TextStyle:
        """The style of a span."""
        return self._bold if span.is_bold else self._soft if span.is_soft else self.plain


def _by_line(spans: Spans) -> Iterator[list[Span]]:
    """The spans of each line."""
    line: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        line.append(replace(span, text=first))
        for text in others:
            yield line
            line = [replace(span, text=text)]
    yield line


def _fitting(lines: list[Line], room: float) -> tuple[list[Line], list[Line]]:
    """As many lines as there is room for, at least one if any is left, and the others."""
    used, count = 0.0, 0
    for line in lines:
        used += line.leading
        if used > room and count:
            break
        count += 1
    return lines[:count], lines[count:]
