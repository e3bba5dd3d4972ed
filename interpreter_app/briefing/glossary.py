"""The printed glossary: glossaries in, a PDF out.

Owns the order of the work. What is on a page is decided in `pages` and `cards`; what reportlab needs, in
`pdf` and `fonts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.progress import Progress, silent
from interpreter_app.briefing.cards import GlossaryCard
from interpreter_app.briefing.options import Order, PrintOptions, PrintReport, Style
from interpreter_app.briefing.pages import GlossaryPages
from interpreter_app.briefing.paper import Paper, card_grid, sheet, text_grid
from interpreter_app.briefing.pdf import About, PdfFile
from interpreter_app.briefing.texts import texts
from interpreter_app.briefing.typography import visible
from interpreter_app.domain.terms import Glossary

__all__ = ["Order", "Paper", "PrintOptions", "PrintReport", "Style", "print_glossaries"]


def print_glossaries(
    glossaries: Sequence[Glossary], out: BinaryIO, options: PrintOptions, progress: Progress = silent
) -> PrintReport:
    """Print these glossaries as one alphabetical list into `out`, as PDF.

    Nothing is written to `out` before everything is laid out, so also nothing when `progress` raises
    Cancelled. `progress` counts entries; it is called with (0, 0) while they are put in order. Raises
    ExpectedError if the typeface can't be read.
    """
    with collector_paused():
        pdf, layout = prepare(glossaries, options, progress)
        pdf.describe(_about(glossaries, options, layout.title))
        leaves = list(layout.leaves())
        add = pdf.add_booklet if options.style is Style.BOOKLET else pdf.add
        sides = add(leaves, layout.foot)
        out.write(pdf.content())
    left_out = layout.left_out if isinstance(layout, GlossaryCard) else 0
    return PrintReport(len(leaves), layout.entries, sides, left_out)


def prepare(
    glossaries: Sequence[Glossary], options: PrintOptions, progress: Progress = silent
) -> tuple[PdfFile, GlossaryPages | GlossaryCard]:
    """The file and the layout of a glossary, its headwords in order but nothing drawn yet."""
    size = sheet(options.paper)
    language = texts(options.language).language
    if options.style is Style.CHEAT_SHEET:
        grid = card_grid(options.paper)
        pdf = PdfFile(grid.size, language)
        return pdf, GlossaryCard(glossaries, options, grid, pdf.fonts, progress)
    grid = text_grid(size.half if options.style is Style.BOOKLET else size)
    pdf = PdfFile(grid.size, language)
    return pdf, GlossaryPages(glossaries, options, grid, pdf.fonts, progress)


def _about(glossaries: Sequence[Glossary], options: PrintOptions, title: str) -> About:
    """Title, author, subject and keywords; the authors are the glossaries’ unless one is given."""
    words = texts(options.language)
    authors = dict.fromkeys(glossary.authors for glossary in glossaries if glossary.authors)
    names = [visible(name) for g in glossaries for name in (g.name.fr, g.name.en)]
    directions = ", ".join(words.direction[language] for language in options.order.languages)
    return About(
        title=title,
        author=visible(options.author or ", ".join(authors)),
        subject=f"{words.subject} ({directions})",
        keywords=tuple(dict.fromkeys(filter(None, [*words.keywords, *names]))),
        date=options.date,
    )
