"""What one may choose about a printed glossary, and what is reported of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from interpreter_app.briefing.paper import Paper
from interpreter_app.domain.terms import Language


class Order(StrEnum):
    """The language of the headwords; BOTH prints the French–English part, then the English–French one."""

    FRENCH = "fr"
    ENGLISH = "en"
    BOTH = "both"

    @property
    def languages(self) -> tuple[Language, ...]:
        """The language of the headwords of each part."""
        return tuple(Language) if self is Order.BOTH else (Language(self.value),)


class Style(StrEnum):
    """Two columns; the same as a booklet, two pages on a sheet; or a pocket card of headword and target."""

    COLUMNS = "columns"
    BOOKLET = "booklet"
    CHEAT_SHEET = "cheat-sheet"


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How to print. `language` («fr» or «en») is that of headings, legend and page numbers.

    `date` is printed and becomes the file's date: the same glossaries, options and date give the same bytes.
    """

    order: Order = Order.BOTH
    paper: Paper = Paper.A4
    style: Style = Style.COLUMNS
    language: str = "en"
    author: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What was printed.

    `pages` bear a number; `sides` are the pages of the PDF file itself, of which one of a booklet holds two
    numbered pages; `entries` are headwords; `left_out` is how many of them a cheat sheet has no room for.
    """

    pages: int
    entries: int
    sides: int
    left_out: int = 0

    @property
    def sheets(self) -> int:
        """Sheets of paper that it takes, printed on both sides."""
        return -(-self.sides // 2)
