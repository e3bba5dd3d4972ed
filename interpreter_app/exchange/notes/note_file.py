"""What a file of notes holds, and its bounds."""

from __future__ import annotations

from dataclasses import dataclass

from interpreter_app.domain.notes.note import Note
from interpreter_app.exchange.reading import Problem

MARK = "notes"
"""The value of `passerelle`, the first key of such a YAML file."""

MAX_FILE = 100_000_000
"""Bytes of a file."""

MAX_NOTES = 100_000
"""Notes of a file."""


@dataclass(frozen=True, slots=True)
class NoteFile:
    """Notes as they travel, in the order of the file.

    `problems` name what of a table wasn't taken, or not as it stood; a strict file is refused instead.
    `unnamed` has the ids of those notes that got one here, since the file gave them none.
    """

    notes: tuple[Note, ...]
    problems: tuple[Problem, ...] = ()
    unnamed: frozenset[str] = frozenset()
