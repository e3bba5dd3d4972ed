"""The pocket card: headword and target only, as large as they fit on one sheet or two, to be folded.

Owns the choice of type size and of what is left out when there is too much; the card says so itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interpreter_app.base.progress import Progress
from interpreter_app.briefing.columns import Block, Page, paginate
from interpreter_app.briefing.entries import Headword, headwords, urgency
from interpreter_app.briefing.entry_blocks import DASH
from interpreter_app.briefing.fonts import FontSet
from interpreter_app.briefing.front import Front
from interpreter_app.briefing.lines import Line, Span, shortened, shortened_lines, wrap
from interpreter_app.briefing.options import PrintOptions
from interpreter_app.briefing.paper import Grid
from interpreter_app.briefing.pdf import Leaf, Mark, compressed
from interpreter_app.briefing.pen import ACCENT, HAIRLINE, Pen
from interpreter_app.briefing.styles import Styles, card_styles
from interpreter_app.briefing.texts import count_of, long_date, texts
from interpreter_app.briefing.typography import plain
from interpreter_app.domain.terms import Glossary, Language

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Type sizes tried, in points, the best first; nothing smaller can be read in the hand."""
MOST_SIDES = 2
"""Sides of a sheet for each direction."""

_LEGEND_GAP = 12.0
_GAP = 0.14
_INDENT = 8.0
_MOST_LINES = 4
"""Lines of one entry; what is longer ends with an ellipsis."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One direction of the card: what is printed, what isn't, and how."""

    language: Language
    styles: Styles
    words: list[Headword]
    crowded_out: int
    untranslated: int


class GlossaryCard:
    """A glossary as a card, on sheets lying on their long side."""

    def __init__(
        self,
        glossaries: Sequence[Glossary],
        options: PrintOptions,
        grid: Grid,
        fonts: FontSet,
        progress: Progress,
    ) -> None:
        """Chooses what is printed and how large; `progress` may raise Cancelled here and between pages."""
        self._grid, self._fonts, self._progress = grid, fonts, progress
        self._texts, self._date = texts(options.language), options.date
        self._small = card_styles(fonts, 7.5)
        self.title = Front(grid, self._small, self._texts, fonts.coverage).title(glossaries)
        self._parts = [self._part(glossaries, language) for language in options.order.languages]
        self.entries = sum(len(part.words) for part in self._parts)
        self.left_out = sum(part.crowded_out for part in self._parts)

    def leaves(self) -> Iterator[Leaf]:
        """The sides of the card, drawn and compressed, without their feet."""
        done = 0
        for part in self._parts:
            for page in self._pages(part):
                done += sum(1 for placed in page.placed if placed.block.label and not placed.first)
                self._progress(done, self.entries)
                yield self._leaf(part, page)

    def laid_out(self) -> Iterator[Page]:
        """The sides of the card as plain data."""
        for part in self._parts:
            yield from self._pages(part)

    def foot(self, number: int, total: int) -> str:
        """The signs at the left, date and «page x of y» at the right."""
        grid, styles, texts = self._grid, self._small, self._texts
        pen = Pen()
        legend = [(styles.signs[e], e.sign, meaning) for e, meaning in texts.equivalence.items()]
        if any(word.concept.equivalence is None for part in self._parts for word in part.words):
            legend.append((styles.unjudged, DASH, texts.not_judged))
        x = grid.side
        for style, sign, meaning in legend:
            pen.text(x, grid.foot_margin, [(style, sign), (styles.small, meaning)])
            x += style.width(f"{sign} ") + styles.small.width(meaning) + _LEGEND_GAP
        page = texts.page.format(page=number, total=total)
        if self._date:
            page = f"{long_date(self._date, texts.language)} · {page}"
        pen.right(grid.side + grid.width, grid.foot_margin, styles.small, page)
        return pen.code

    def _part(self, glossaries: Sequence[Glossary], language: Language) -> _Part:
        """The largest type in which everything fits on one side, else on two; else the most needed of it."""
        everything = headwords(glossaries, language, self._clean, self._tick, preferred_only=True)
        words = [word for word in everything if self._target(word)]
        untranslated = len(everything) - len(words)
        for sides in range(1, MOST_SIDES + 1):
            for size in SIZES if sides == MOST_SIDES else SIZES[:-2]:
                part = _Part(language, card_styles(self._fonts, size), words, 0, untranslated)
                if self._fits(part, sides):
                    return part
        return self._crowded(language, words, untranslated)

    def _crowded(self, language: Language, words: list[Headword], untranslated: int) -> _Part:
        """As many entries as fit in the smallest type, the most needed ones first."""
        styles = card_styles(self._fonts, SIZES[-1])
        ranked = sorted(range(len(words)), key=lambda index: (urgency(words[index]), index))

        def part(count: int) -> _Part:
            kept = [words[index] for index in sorted(ranked[:count])]
            return _Part(language, styles, kept, len(words) - count, untranslated)

        fits, too_many = 0, len(words)
        while too_many - fits > 1:
            middle = (fits + too_many) // 2
            if self._fits(part(middle), MOST_SIDES):
                fits = middle
            else:
                too_many = middle
        return part(fits)

    def _fits(self, part: _Part, sides: int) -> bool:
        """Whether a part fits on so many sides; no more is laid out than is needed to know."""
        self._tick()
        height = sides * self._grid.columns * (self._grid.text_top - self._grid.bottom)
        if len(part.words) * part.styles.headword.leading > height:
            return False
        return all(page.number < sides for page in self._pages(part))

    def _pages(self, part: _Part) -> Iterator[Page]:
        return paginate(self._blocks(part), self._grid.frames())

    def _blocks(self, part: _Part) -> Iterator[Block]:
        styles, width = part.styles, self._grid.column_width
        section = ""
        for word in part.words:
            if word.section != section:
                section = word.section
                letter = Line([(styles.kicker, section)], 0.0, styles.kicker.leading * 1.1, underline=True)
                yield Block([letter], styles.kicker.size * 0.6, section=section, keep_with_next=True)
            yield self._entry(styles, word, width)
        for text in self._remarks(part):
            lines = [Line(runs, 0.0, styles.note.leading) for runs in wrap([(styles.warning, text)], width)]
            yield Block(lines, styles.note.leading)

    def _entry(self, styles: Styles, word: Headword, width: float) -> Block:
        concept = word.concept
        sign = (styles.unjudged, DASH)
        if concept.equivalence:
            sign = (styles.signs[concept.equivalence], concept.equivalence.sign)
        spans: list[Span] = [(styles.headword, word.text), sign, (styles.target, self._target(word))]
        wrapped = shortened_lines(wrap(spans, width - _INDENT, width), _MOST_LINES, width - _INDENT)
        leading = styles.headword.leading
        lines = [Line(runs, _INDENT if number else 0.0, leading) for number, runs in enumerate(wrapped)]
        return Block(lines, leading * _GAP, label=word.text)

    def _target(self, word: Headword) -> str:
        """The term to say for a headword, or nothing."""
        target = word.concept.preferred(word.term.language.other)
        return self._clean(target.text, target.language) if target else ""

    def _remarks(self, part: _Part) -> Iterator[str]:
        """What isn't on the card, and why."""
        texts = self._texts
        if not part.words and not part.crowded_out:
            yield texts.empty_part[part.language]
        if part.crowded_out:
            missing = count_of(texts.left_out, part.crowded_out, texts.language)
            yield f"{missing} ({texts.left_out_why})."
        if part.untranslated:
            yield f"{count_of(texts.without_target, part.untranslated, texts.language)}."

    def _leaf(self, part: _Part, page: Page) -> Leaf:
        grid, styles = self._grid, self._small
        pen = Pen()
        right = grid.side + grid.width
        direction = self._texts.direction[part.language]
        first, last = page.labels
        span = shortened(styles.running, f"{first} – {last}", grid.width / 2) if first else ""
        room = grid.width - styles.running.width(span) - styles.running_part.width(direction) - 32
        title = shortened(styles.running, self.title, room)
        pen.text(grid.side, grid.head, [(styles.running, title), (styles.running_part, f" {direction}")])
        if span:
            pen.right(right, grid.head, styles.running, span)
        pen.rule(grid.side, grid.head - 6, right, grid.head - 6, ACCENT, 1)
        for frame in page.frames[1:]:
            pen.rule(frame.x - grid.side, grid.text_top, frame.x - grid.side, grid.bottom, HAIRLINE)
        for placed in page.placed:
            pen.lines(placed.x, placed.top, placed.lines, grid.column_width)
        marks = [Mark(direction, 0, grid.size.height)] if page.number == 0 else []
        marks += [Mark(p.block.section, 1, p.top + 4) for p in page.placed if p.block.section]
        return Leaf(compressed(pen.code), marks)

    def _clean(self, text: str, language: Language) -> str:
        return plain(text, self._fonts.coverage, french=language is Language.FRENCH)

    def _tick(self) -> None:
        self._progress(0, 0)
