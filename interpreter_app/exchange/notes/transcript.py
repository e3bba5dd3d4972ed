"""What a transcript or a text that somebody wrote down holds: pieces, each with time and speaker if known.

Owns these types, their bounds, and what is said where a file is beyond them. Knows no format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.exchange.reading import Problem, refusal

MAX_FILE = 30_000_000
"""Bytes of a file: a year of meetings has less."""

MAX_PIECES = 50_000
LONGEST_PIECE = 100_000
"""Characters of one piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that was said or written down.

    `at` is the time that stands with it: since the recording began, or of the day; None where none does.
    `is_short` says that it had two numbers, «12:31»: hours and minutes of a day, or minutes and seconds of a
    recording; `at` takes it as the former. `day` is the day of the last heading that is one, `heading` the
    last other one. `where` names its place in the file.
    """

    text: str
    at: timedelta | None = None
    speaker: str = ""
    kind: NoteKind | None = None
    day: date | None = None
    heading: str = ""
    where: str = ""
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """The pieces of a file in their order. `is_elapsed` tells whether times count from the beginning of a
    recording; None where the file doesn't say. `is_typed`: by a person, so that shorthand may stand in it."""

    pieces: tuple[Piece, ...]
    is_elapsed: bool | None = None
    is_typed: bool = False
    problems: tuple[Problem, ...] = ()


def too_many_pieces(name: str, where: str) -> FormatError:
    """The refusal of a file with more pieces than any meeting has."""
    said = _("there are more than {count} lines: divide the file.")
    return refusal(name, said.format(count=MAX_PIECES), where)


def too_long_piece(name: str, where: str) -> FormatError:
    """The refusal of a file with a piece that is no line any more."""
    said = _("this is longer than {count} characters: divide it into several lines.")
    return refusal(name, said.format(count=LONGEST_PIECE), where)
