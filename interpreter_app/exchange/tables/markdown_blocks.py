"""The blocks of a Markdown file that matter to a glossary: title, first paragraphs, headings, tables.

Owns where a table begins and ends, and where one cell ends and the next begins. What a cell says is left to
others: lines and cells are kept as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.reading import refusal
from interpreter_app.exchange.tables.markdown_inline import text_of

MAX_TABLES = 1000

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_DELIMITER = re.compile(r":?-+:?")
_OF_DELIMITERS = frozenset(" \t|:-")
_OWN = re.compile(r"<!--\s*Passerelle:\s*(\S{1,100})\s*-->", re.IGNORECASE)
_CELL = re.compile(r"(?:[^|\\]|\\.?)*")
_LONGEST = 100_000
_FRONT_MATTER = 200


@dataclass(slots=True)
class Table:
    """A table: the line of its headings and their cells, the lines of its rows with their numbers.

    `subject` is the heading above it that isn't the title.
    """

    line: int
    head: list[str]
    subject: str
    rows: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Blocks:
    """What a file has; `outside` counts the lines that are in nothing else, from `first_outside` on.

    `own_id` is the glossary's id in a file that Passerelle wrote, else None.
    """

    title: str = ""
    own_id: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    outside: int = 0
    first_outside: int = 0


def cells_in(line: str) -> list[str]:
    """The cells of a row without the spaces around them; «\\|» is a sign within a cell."""
    line = line.strip()
    if "\\" not in line:
        cells = line.split("|")
    else:
        cells = []
        start = 0
        while start <= len(line):
            found = _CELL.match(line, start)
            end = found.end() if found else start
            cells.append(line[start:end].replace("\\|", "|"))
            start = end + 1
    if len(cells) > 1 and not cells[0].strip():
        del cells[0]
    if len(cells) > 1 and line.endswith("|") and not cells[-1]:
        del cells[-1]
    return [cell.strip() for cell in cells]


def blocks_in(lines: Iterable[tuple[int, str]], name: str) -> Blocks:
    """The blocks of a file, from its lines. FormatError for one with too many tables."""
    scan = _Scan(name)
    for number, line in lines:
        scan.take(number, line)
    scan.end_paragraph()
    return scan.blocks


class _Scan:
    """Goes through the lines once; what it is in the middle of is a table, a fence or a paragraph."""

    def __init__(self, name: str) -> None:
        self.blocks = Blocks()
        self._name = name
        self._table: Table | None = None
        self._fence = ""
        self._front_matter = False
        self._paragraph: list[tuple[int, str]] = []
        self._kept = 0
        self._subject = ""

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        if self._in_fence(number, line):
            return
        if self._table:
            if "|" in line and not _HEADING.match(line):
                self._table.rows.append((number, line))
                return
            self._table = None
        heading = _HEADING.match(line)
        if heading:
            self.end_paragraph()
            self._take_heading(_CLOSING.sub("", heading[2] or ""), len(heading[1]))
        elif not line.strip():
            self.end_paragraph()
        elif self._is_delimiter(line):
            head_line, head = self._paragraph.pop()
            self.end_paragraph()
            self._table = Table(head_line, cells_in(head), self._subject)
            self.blocks.tables.append(self._table)
            if len(self.blocks.tables) > MAX_TABLES:
                raise refusal(
                    self._name,
                    _("there are more than {count} tables: divide the file.").format(count=MAX_TABLES),
                )
        elif len(self._paragraph) == 1 and (underline := _UNDERLINE.match(line)):
            text = self._paragraph.pop()[1]
            self._take_heading(text, 1 if underline[1][0] == "=" else 2)
        else:
            self._take_text(number, line)

    def end_paragraph(self) -> None:
        """What was text so far is a paragraph of the description, or stands outside the tables."""
        if self._paragraph and not self.blocks.tables and self._kept < _LONGEST:
            text = "\n".join(line.strip() for _number, line in self._paragraph)
            self._kept += len(text)
            self.blocks.paragraphs.append(text)
        elif self._paragraph:
            self._leave_out(self._paragraph[0][0], len(self._paragraph))
        self._paragraph = []

    def _take_text(self, number: int, line: str) -> None:
        own = _OWN.search(line)
        if own and not self.blocks.tables and self.blocks.own_id is None:
            self.blocks.own_id = own[1]
        elif _UNDERLINE.match(line) and not self._paragraph:
            self._front_matter = number == 1
        else:
            self._paragraph.append((number, line))

    def _take_heading(self, text: str, level: int) -> None:
        if level == 1 and not self.blocks.title and not self.blocks.tables:
            self.blocks.title = text
            self._subject = ""
        else:
            self._subject = text_of(text, with_addresses=False).strip()

    def _in_fence(self, number: int, line: str) -> bool:
        """Whether the line is code or front matter, which is text outside the tables."""
        if self._front_matter:
            self._front_matter = line.rstrip() not in ("---", "...") and number < _FRONT_MATTER
            self._leave_out(number, 1)
            return True
        fence = _FENCE.match(line)
        if not (fence or self._fence):
            return False
        if not self._fence and fence:
            self.end_paragraph()
            self._table = None
            self._fence = fence[1]
        elif fence and fence[1].startswith(self._fence):
            self._fence = ""
        self._leave_out(number, 1)
        return True

    def _leave_out(self, number: int, lines: int) -> None:
        self.blocks.first_outside = self.blocks.first_outside or number
        self.blocks.outside += lines

    def _is_delimiter(self, line: str) -> bool:
        if not self._paragraph or "|" not in line or "-" not in line or set(line) > _OF_DELIMITERS:
            return False
        cells = cells_in(line)
        if not all(_DELIMITER.fullmatch(cell) for cell in cells):
            return False
        return len(cells) == len(cells_in(self._paragraph[-1][1]))
