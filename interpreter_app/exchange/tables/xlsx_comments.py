"""The comments that people left at the cells of an Excel sheet, old notes and threads alike.

Owns where a package keeps them and what is text in them. What becomes of them is `cell_comments`' matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from interpreter_app.exchange.packages import Package
from interpreter_app.exchange.tables.cell_comments import Comments, add_comment
from interpreter_app.exchange.tables.csv_text import MAX_CELL
from interpreter_app.exchange.tables.office_relations import related_parts
from interpreter_app.exchange.tables.office_rows import Bounds
from interpreter_app.exchange.tables.office_xml import Grammar, streamed

_REFERENCE = re.compile(r"[A-Z]{1,3}(\d{1,7})")


def comments_of(package: Package, sheet: str, bounds: Bounds) -> Comments:
    """The comments of a sheet's rows, by their numbers. Raises FormatError for parts that are broken.

    Of a thread Excel also keeps a note for its older versions, which says so at length: the thread counts.
    """
    related = related_parts(package, sheet)
    threads = _texts(package, related.get("threadedComment", {}).values(), "threadedComment")
    notes = _texts(package, related.get("comments", {}).values(), "comment")
    threaded = {reference for reference, _text in threads}
    found: Comments = {}
    for reference, text in (*threads, *(note for note in notes if note[0] not in threaded)):
        cell = _REFERENCE.fullmatch(reference)
        if cell:
            add_comment(found, int(cell[1]), text, bounds)
    return found


def _texts(package: Package, parts: Iterable[str], element: str) -> list[tuple[str, str]]:
    names = [part for part in parts if part in package]
    return [found for part in names for found in streamed(package, part, _Comments(element))]


class _Comments(Grammar[tuple[str, str]]):
    """The place and the text of each comment; a reading aid for characters isn't text."""

    def __init__(self, element: str) -> None:
        super().__init__()
        self._element = element
        self._reference = ""
        self._parts: list[str] = []
        self._length = 0
        self._takes = self._in_phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.opened += 1
        local = self.local[name]
        if local == self._element:
            self._reference, self._parts, self._length = attributes.get("ref", ""), [], 0
        elif local == "rPh":
            self._in_phonetic = True
        elif local in ("t", "text"):
            self._takes = not self._in_phonetic and (local == "t" or self._element == "threadedComment")

    def text(self, text: str) -> None:
        if self._takes and self._length <= MAX_CELL:
            self._length += len(text)
            self._parts.append(text)

    def end(self, name: str) -> None:
        self.closed += 1
        local = self.local[name]
        if local in ("t", "text"):
            self._takes = False
        elif local == "rPh":
            self._in_phonetic = False
        elif local == self._element and self._length <= MAX_CELL:
            self.ready.append((self._reference, "".join(self._parts)))
