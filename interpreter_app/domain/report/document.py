"""A document as plain blocks: headings, paragraphs, lists and tables of spans, each with its language.

Owns what a document is made of, so that Markdown, Word and PDF say the same. Must not know what it is about,
nor how anything looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interpreter_app.domain.terms import Language


class Style(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    QUOTE = "quote"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; a line end in it is one. `language` is None where nobody said which it is in.

    Between two spans of another look one has a blank at its end, or at its beginning.
    """

    text: str
    language: Language | None = None
    is_bold: bool = False
    is_soft: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    spans: Spans
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: Spans
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, an item of spans a point."""

    items: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings; `widths` are the shares of its columns."""

    headings: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Paragraph | Listing | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document whose own words are in these languages, the first of which leads."""

    title: str
    subtitle: str
    languages: tuple[Language, ...]
    blocks: tuple[Block, ...]
    author: str = ""
    day: date | None = None

    def texts(self) -> Iterator[str]:
        """Every text of the document, in its order."""
        yield from (self.title, self.subtitle)
        for block in self.blocks:
            match block:
                case Heading(spans) | Paragraph(spans):
                    yield plain(spans)
                case Listing(items):
                    yield from map(plain, items)
                case Table(headings, rows):
                    for row in (headings, *rows):
                        yield from map(plain, row)


def plain(spans: Spans) -> str:
    """The text of spans."""
    return "".join(span.text for span in spans)
