"""What reading a file yields: a glossary, what was left out of it, and the refusal of a whole file.

Owns the types that every format shares. Knows no format.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from interpreter_app.base.errors import FormatError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.domain.terms import Glossary

MAX_PROBLEMS = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """One place of a file that couldn't be taken as it stands: «line 41», «row 7, column en».

    `concept` is the id of the concept that it is in, where that is known.
    """

    where: str
    message: str
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A glossary read from a file.

    `format` is the name of a registered format and `encoding` Python's name of a codec («utf-8», «cp1252»);
    `read` counts the concepts that were read; `problems` names what wasn't, or not as it stood; `left_out`
    counts the rows that are in no concept; `remarks` name what was kept, though in another place; `lines`
    gives the line, counted from 1, at which the concept of an id starts. `is_own` says that Passerelle wrote
    the file: the ids in it are those of a store, so that a concept of the same id has the same origin.
    """

    format: str
    encoding: str
    glossary: Glossary
    read: int
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    left_out: int = 0
    remarks: tuple[Problem, ...] = ()
    is_own: bool = False


class Row(NamedTuple):
    """A row of a table: its number as a spreadsheet counts it, the line where it starts, its cells."""

    number: int
    line: int
    cells: list[str]


@dataclass(slots=True)
class ProblemList:
    """The problems of a file that is read all the same; beyond a thousand only their number is kept.

    `left_out` counts rows; `remarks` are of a whole column each, so there are few of them.
    """

    found: list[Problem] = field(default_factory=list)
    unnamed: int = 0
    left_out: int = 0
    remarks: list[Problem] = field(default_factory=list)

    def leave_out(self, where: str, message: str, rows: int = 1) -> None:
        """Note a row that can't be taken at all, or several that belong together."""
        self.left_out += rows
        self.add(where, message)

    def overflows(self, rows: int = 0) -> bool:
        """Count one more, with the rows that it leaves out, if it won't be shown; False if there is room.

        Wording a problem takes longer than finding it: of a file of millions only the first are worded.
        """
        if len(self.found) < MAX_PROBLEMS:
            return False
        self.left_out += rows
        self.unnamed += 1
        return True

    def add(self, where: str, message: str) -> None:
        """Note one more."""
        if len(self.found) < MAX_PROBLEMS:
            self.found.append(Problem(where, message))
        else:
            self.unnamed += 1

    def all(self) -> tuple[Problem, ...]:
        """The problems, in the order of the file."""
        if not self.unnamed:
            return tuple(self.found)
        rest = ngettext("{count} more problem", "{count} more problems", self.unnamed).format(
            count=self.unnamed
        )
        return (*self.found, Problem(_("further down"), rest))


class MistakesFound(FormatError):  # noqa: N818 - says what was found, as its base says what it is
    """A file of a strict format is refused: the first mistake in words, all of them in `problems`.

    `readable` has the concepts without a mistake, if enough of the file could be read.
    """

    def __init__(self, name: str, problems: Sequence[Problem], readable: Reading | None = None) -> None:
        self.problems = tuple(problems)
        self.readable = readable
        first = self.problems[0]
        text = _("{file}, {where}: {message}").format(file=name, where=first.where, message=first.message)
        more = len(self.problems) - 1
        if more:
            rest = ngettext("and {count} more mistake", "and {count} more mistakes", more).format(count=more)
            text = f"{text} ({rest})"
        super().__init__(text)


def refusal(name: str, message: str, where: str = "") -> FormatError:
    """The refusal of a whole file, at a place if there is one."""
    if where:
        return FormatError(_("{file}, {where}: {message}").format(file=name, where=where, message=message))
    return FormatError(_("{file}: {message}").format(file=name, message=message))


def at_line(line: int) -> str:
    """The name of a place in a text file, counted from 1."""
    return _("line {line}").format(line=line)


def at_row(row: int, column: str = "") -> str:
    """The name of a place in a table: its row as a spreadsheet counts them, and the column’s heading."""
    if column:
        return _("row {row}, column {column}").format(row=row, column=shown(column))
    return _("row {row}").format(row=row)


def choices(values: Sequence[str]) -> str:
    """Values among which one can choose, as they stand in a sentence."""
    return ", ".join(values)


def too_long_term(most: int) -> str:
    """What to say of a term of more characters than this."""
    return _(
        "this is too long for a term: at most {count} characters. Shorten it, or put the text into a note."
    ).format(count=most)


def bad_id(text: str) -> str:
    """What to say of a text that can't be an id."""
    return _("“{id}” can’t be an id: use letters a-z, digits, hyphens; at most 100.").format(id=shown(text))
