"""Whether a file of entries is worth reading on, or hardly anything in it is a term.

Owns the count of the elements that say nothing, and when they are too many. A file that a person made has
hardly any of them, however large it is; one that was made to keep us busy, or that is no termbase of French
and English, is given up after the first hundred thousand rather than after millions.
"""

from __future__ import annotations

from dataclasses import dataclass

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.reading import at_line, refusal
from interpreter_app.exchange.termbases.entries import MAX_TERMS, Entry
from interpreter_app.exchange.termbases.safe_xml import Element

MAX_USELESS = 100_000
"""Elements that say nothing before a file is given up, if most of the others say nothing, too."""

_MOST = 0.75
_ELEMENTS_OF_ENTRY = 60
_ELEMENTS_OF_TERM = 15


@dataclass(slots=True)
class Worth:
    """The elements of a file of this name so far, and those among them that are no use."""

    name: str
    elements: int = 0
    useless: int = 0

    def took(self, piece: Element, entry: Entry, *, left_out: bool) -> None:
        """Count an entry. Raises FormatError when the file isn’t worth reading on."""
        self._count(piece, piece.size, piece.size if left_out else useless(entry, piece.size))

    def passed_over(self, piece: Element, size: int) -> None:
        """Count what is no entry. Raises as `took` does."""
        self._count(piece, size, size)

    def _count(self, piece: Element, size: int, useless: int) -> None:
        self.elements += size
        self.useless += useless
        if self.useless > MAX_USELESS and self.useless > _MOST * self.elements:
            raise refusal(self.name, mostly_useless(), at_line(piece.line))


def useless(entry: Entry, size: int) -> int:
    """How many of the elements of an entry, which has so many, say nothing that is worth reading.

    Hardly any in an entry that a person made.
    """
    yielded = min(len(entry.terms), MAX_TERMS) + min(len(entry.notes), MAX_TERMS)
    if not entry.terms:
        return max(1, size - _ELEMENTS_OF_TERM * yielded)
    return max(0, size - _ELEMENTS_OF_ENTRY - _ELEMENTS_OF_TERM * yielded)


def mostly_useless() -> str:
    """What to say of a file with too much in it that is no term."""
    return _("hardly anything in it is a French or English term: export it again.")
