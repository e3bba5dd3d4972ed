"""The paragraphs of a Word document, in their order, those in tables too.

Owns what a paragraph's text is: as it reads with every change accepted; not comments, footnotes or the second
copy of a drawing. Only read, through the bounds of `packages` and `office_xml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.notes.transcript import (
    LONGEST_PIECE,
    MAX_PIECES,
    too_long_piece,
    too_many_pieces,
)
from interpreter_app.exchange.packages import opened
from interpreter_app.exchange.tables.office_relations import main_part
from interpreter_app.exchange.tables.office_xml import Grammar, streamed

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "rt", "pPr", "instrText", "delText"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_EMPTY = 10


def paragraphs(content: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Each line of each paragraph with the name of its place; an empty text between two paragraphs.

    Raises FormatError for what isn't a sound document, or is larger than any transcript.
    """
    package = opened(content, name, ("docx",))
    part = main_part(package) or "word/document.xml"
    for number, text in enumerate(streamed(package, part, _Document()), 1):
        where = _("paragraph {number}").format(number=number)
        if number > _MOST_EMPTY * MAX_PIECES:
            raise too_many_pieces(name, where)
        if len(text) > LONGEST_PIECE:
            raise too_long_piece(name, where)
        for line in text.split("\n"):
            yield where, line
        yield where, ""


class _Document(Grammar[str]):
    """The grammar of paragraphs and runs of text."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[list[str]] = []
        self._lengths: list[int] = []
        self._skipped = 0
        self._takes = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.opened += 1
        local = self.local[name]
        if self._skipped or local in _SKIPPED:
            self._skipped += 1
        elif local == "p":
            self._open.append([])
            self._lengths.append(0)
        elif local == "t":
            self._takes = True
        elif local in _SIGNS:
            self._add(_SIGNS[local])

    def end(self, name: str) -> None:
        self.closed += 1
        local = self.local[name]
        if self._skipped:
            self._skipped -= 1
        elif local == "t":
            self._takes = False
        elif local == "p" and self._open:
            self._lengths.pop()
            self.ready.append("".join(self._open.pop()))

    def text(self, text: str) -> None:
        if self._takes and not self._skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        """Add to the paragraph, of which no more is kept than shows that it is too long."""
        if self._open and self._lengths[-1] <= LONGEST_PIECE:
            self._lengths[-1] += len(text)
            self._open[-1].append(text)
