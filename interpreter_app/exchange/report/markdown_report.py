"""A report as Markdown: to read, to paste, to go on writing in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from interpreter_app.base.one_line import on_one_line
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
    plain,
)
from interpreter_app.exchange.notes.markdown_notes import escaped

_BEFORE = {Style.QUOTE: "> ", Style.WARNING: "> **", Style.LEAD: "**", Style.SMALL: "*"}
_AFTER = {Style.WARNING: "**", Style.LEAD: "**", Style.SMALL: "*"}


def report_markdown(document: Document) -> str:
    """The document; headings begin at the second level, below its title."""
    parts = [f"# {escaped(_line(document.title))}"]
    if document.subtitle:
        parts.append(escaped(_line(document.subtitle)))
    parts += [part for block in document.blocks for part in _block(block)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(spans, level):
            yield f"{'#' * (level + 1)} {_line(_text(spans, is_bare=True))}"
        case Paragraph(spans, style):
            lines = _text(spans, is_bare=style in _AFTER).split("\n")
            before, after = _BEFORE.get(style, ""), _AFTER.get(style, "")
            between = f"{after}  \n{before}"
            yield f"{before}{between.join(line for line in lines if line.strip())}{after}"
        case Listing(items):
            yield "\n".join(f"- {_indented(_text(spans))}" for spans in items)
        case Table(headings, rows):
            yield "\n".join((_row(headings), f"|{' --- |' * len(headings)}", *map(_row, rows)))


def _row(cells: tuple[Spans, ...]) -> str:
    return "| " + " | ".join(_text(cell).replace("\n", "<br>") for cell in cells) + " |"


def _indented(text: str) -> str:
    """A text whose further lines belong to the point of its first one."""
    return "  \n  ".join(line for line in text.split("\n") if line.strip())


def _text(spans: Spans, *, is_bare: bool = False) -> str:
    """The spans, those that are bold marked unless the whole is."""
    parts = []
    for is_bold, some in groupby(spans, _is_bold):
        text = escaped(plain(tuple(some)))
        parts.append(_bold(text) if is_bold and not is_bare else text)
    return "".join(parts)


def _is_bold(span: Span) -> bool:
    return span.is_bold


def _bold(text: str) -> str:
    """A bold text: its signs stand right at its words."""
    words = text.strip()
    if not any(letter.isalnum() for letter in words):
        return text
    at = text.index(words)
    return f"{text[:at]}**{words}**{text[at + len(words) :]}"


def _line(text: str) -> str:
    return on_one_line(text)
