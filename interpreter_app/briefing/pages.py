"""The pages of a printed glossary: parts, front matter, columns, running heads and feet.

Owns what stands where on a page of the two-column styles. `GlossaryPages.laid_out` gives the pages as plain
data before anything is drawn; `leaves` draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from interpreter_app.base.progress import Progress
from interpreter_app.briefing.columns import Block, Page, paginate
from interpreter_app.briefing.entries import Headword, conventions, headwords
from interpreter_app.briefing.entry_blocks import EntrySetter
from interpreter_app.briefing.fonts import FontSet
from interpreter_app.briefing.front import Facts, Front
from interpreter_app.briefing.options import PrintOptions
from interpreter_app.briefing.paper import Frame, Grid
from interpreter_app.briefing.pdf import Leaf, Mark, compressed
from interpreter_app.briefing.pen import HAIRLINE, Pen
from interpreter_app.briefing.running import running_foot, running_head
from interpreter_app.briefing.styles import glossary_styles
from interpreter_app.briefing.texts import long_date, texts
from interpreter_app.briefing.typography import plain
from interpreter_app.domain.terms import Glossary, Language

_SMALLEST_COLUMN = 90.0


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A page as it will be drawn: its part's language, its columns, and what stands above them.

    `begins` is set on the first page of a part.
    """

    language: Language
    page: Page
    front: Pen | None = None
    begins: bool = False


class GlossaryPages:
    """A glossary set in columns on pages of one size."""

    def __init__(
        self,
        glossaries: Sequence[Glossary],
        options: PrintOptions,
        grid: Grid,
        fonts: FontSet,
        progress: Progress,
    ) -> None:
        """Puts the headwords in order; `progress` may raise Cancelled here and between pages."""
        self._glossaries, self._options, self._grid = glossaries, options, grid
        self._progress, self._done = progress, 0
        self._coverage = fonts.coverage
        self._texts = texts(options.language)
        self._styles = glossary_styles(fonts, grid)
        self._front = Front(grid, self._styles, self._texts, fonts.coverage)
        self.title = self._front.title(glossaries)
        self._parts = [
            (language, headwords(glossaries, language, self._clean, self._tick))
            for language in options.order.languages
        ]
        self.entries = sum(len(words) for _language, words in self._parts)

    def leaves(self) -> Iterator[Leaf]:
        """The pages, drawn and compressed, without their feet."""
        for laid in self.laid_out():
            self._done += sum(1 for placed in laid.page.placed if placed.block.label and not placed.first)
            self._progress(self._done, self.entries)
            yield self._leaf(laid)

    def laid_out(self) -> Iterator[LaidPage]:
        """The pages as plain data, one at a time."""
        for number, (language, words) in enumerate(self._parts):
            front, top, begins = Pen(), self._grid.text_top, True
            if number == 0:
                top = self._title_page(front, top)
                if not self.entries:
                    yield LaidPage(language, Page(0, ()), front, begins)
                    return
                if top - self._grid.bottom < _SMALLEST_COLUMN:
                    yield LaidPage(language, Page(0, ()), front, begins)
                    front, top, begins = Pen(), self._grid.text_top, False
            top = self._part_head(front, top, language, words)
            if not words:
                yield LaidPage(language, Page(0, ()), front, begins)
            blocks = self._blocks(language, words)
            for page in paginate(blocks, self._grid.frames(), self._grid.frames(top)):
                first = page.number == 0
                yield LaidPage(language, page, front if first else None, begins and first)

    def foot(self, number: int, total: int) -> str:
        """Title and date at the left, «page x of y» at the right, below a hairline."""
        texts, pen = self._texts, Pen()
        date = long_date(self._options.date, texts.language) if self._options.date else ""
        page = texts.page.format(page=number, total=total)
        running_foot(pen, self._grid, self._styles.foot, self.title, date, page)
        return pen.code

    def _title_page(self, pen: Pen, top: float) -> float:
        """Title block and legend, or the sentence that there is nothing; returns the lower edge."""
        concepts = sum(len(glossary.concepts) for glossary in self._glossaries)
        facts = Facts(concepts, self.entries, self._options.date)
        top = self._front.title_block(pen, top, self._glossaries, facts)
        if not self.entries:
            return self._front.sentence(pen, top, self._texts.empty)
        return self._front.legend(pen, top, conventions(self._glossaries))

    def _part_head(self, pen: Pen, top: float, language: Language, words: Sequence[Headword]) -> float:
        """The direction of a part, and the sentence that it is empty if it is; returns the lower edge."""
        top = self._front.part_head(pen, top, language)
        return top if words else self._front.sentence(pen, top, self._texts.empty_part[language])

    def _blocks(self, language: Language, words: Sequence[Headword]) -> Iterator[Block]:
        setter = EntrySetter(
            self._styles,
            self._texts,
            language,
            self._grid.column_width,
            self._coverage,
            several=len(self._glossaries) > 1,
        )
        section = ""
        for headword in words:
            if headword.section != section:
                section = headword.section
                yield setter.letter(section)
            yield setter.entry(headword)

    def _leaf(self, laid: LaidPage) -> Leaf:
        grid, page = self._grid, laid.page
        marks: list[Mark] = []
        if laid.begins:
            marks.append(Mark(self._texts.direction[laid.language], 0, grid.size.height))
        pen = Pen()
        for placed in page.placed:
            pen.lines(placed.x, placed.top, placed.lines, grid.column_width)
            if placed.block.section:
                marks.append(Mark(placed.block.section, 1, placed.top + 4))
        self._column_rules(pen, page)
        streams = [self._running_head(laid).code, laid.front.code if laid.front else "", pen.code]
        return Leaf(compressed("\n".join(streams)), marks)

    def _running_head(self, laid: LaidPage) -> Pen:
        """The first and the last headword of the page, and between them the direction of its part."""
        pen = Pen()
        first, last = laid.page.labels
        direction = self._texts.direction[laid.language]
        running_head(pen, self._grid, self._styles.running, self._styles.running_part, first, direction, last)
        return pen

    def _column_rules(self, pen: Pen, page: Page) -> None:
        """A hairline between neighbouring columns, as long as the longer of them."""
        if not page.placed:
            return
        lowest = min(placed.bottom for placed in page.placed)
        used = {placed.column for placed in page.placed}
        frames: Sequence[Frame] = page.frames
        for left, right in pairwise(frames):
            if frames.index(right) in used:
                x = (left.x + left.width + right.x) / 2
                pen.rule(x, left.top, x, lowest, HAIRLINE)

    def _clean(self, text: str, language: Language) -> str:
        return plain(text, self._coverage, french=language is Language.FRENCH)

    def _tick(self) -> None:
        self._progress(0, 0)
