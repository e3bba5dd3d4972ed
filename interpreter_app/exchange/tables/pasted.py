"""A table from a clipboard: what a spreadsheet or a web page puts there, as the bytes of a TSV file.

Owns which of the ways in which a table is copied is taken, and how a table of a web page becomes rows. What
the rows mean is found out as in any other table.
"""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

_MOST_SPANNED = 200
_BREAKS = frozenset(("br", "p", "div", "li"))


def as_tsv(plain: str, html: str = "") -> bytes:
    """The table in a copied text, else in a copied piece of a page; no bytes if neither has one."""
    if "\t" in plain:
        return plain.encode("utf-8", "replace")
    rows = rows_of_page(html) if "<t" in html.lower() else []
    if max(map(len, rows), default=0) < 2:
        return b""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def rows_of_page(html: str) -> list[list[str]]:
    """The cells of the tables in a page, row by row; a table inside a cell is text of that cell."""
    parser = _Tables()
    parser.feed(html)
    parser.close()
    return parser.finished()


class _Tables(HTMLParser):
    """Takes down rows and cells; whatever isn't closed is closed by what follows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._depth = 0

    def finished(self) -> list[list[str]]:
        """The rows that have anything in them."""
        self._end_cell()
        return [row for row in self._rows if any(row)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif tag in _BREAKS and self._cell is not None:
            self._cell.append("\n")
        if self._depth > 1:
            return
        if tag == "tr":
            self._end_cell()
            self._rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
            said = dict(attrs).get("colspan") or ""
            self._span = min(int(said), _MOST_SPANNED) if said.isascii() and said.isdigit() else 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth = max(0, self._depth - 1)
            if not self._depth:
                self._end_cell()
        elif tag in ("td", "th", "tr") and self._depth <= 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(f"x{data}x".split())[1:-1])

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        if not self._rows:
            self._rows.append([])
        self._rows[-1] += ["\n".join(line for line in lines if line), *[""] * (self._span - 1)]
        self._cell = None
