"""Notes into files: YAML, CSV and Markdown.

Owns what goes out, and what a format has no place for. What is confidential goes into a file only if that is
asked for. What comes in is `note_import`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.timeline import in_order
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.notes.csv_notes import write_csv
from interpreter_app.exchange.notes.markdown_notes import notes_markdown
from interpreter_app.exchange.notes.note_file import MAX_NOTES
from interpreter_app.exchange.notes.yaml_notes import write_notes
from interpreter_app.services import people
from interpreter_app.store import clock, notes
from interpreter_app.store.database import Store

FORMATS = ("yaml", "csv", "md")
"""What notes are written in."""

_WRITTEN = {
    ".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tsv": "csv", ".md": "md", ".markdown": "md",
}  # fmt: skip


class Lost(StrEnum):
    """What a text to read says nothing of."""

    LANGUAGE = "language"
    PROMPT = "prompt"
    PLACE = "place"


class Outgoing(NamedTuple):
    """A file of notes as it would be written: its bytes, how many notes are in it, how many confidential ones
    aren't, and what the format has no place for, with the number of notes that have it."""

    content: bytes
    written: int
    left_out: int
    lost: tuple[tuple[Lost, int], ...] = ()


class Written(NamedTuple):
    """How many notes a file got, and how many confidential ones it didn't."""

    written: int
    left_out: int


def format_of(path: Path, asked: str | None) -> str:
    """The format in which notes are written into this file. Raises UsageError if its name doesn't tell."""
    known = asked or _WRITTEN.get(path.suffix.casefold(), "")
    if known not in FORMATS:
        said = _("{file}: its name doesn’t say the format: name one with --format ({known}).")
        raise UsageError(said.format(file=path.name, known=", ".join(FORMATS)))
    return known


def write(
    store: Store,
    some: Sequence[Note],
    path: Path,
    wanted: str,
    language: Language,
    visit: Visit | None = None,
    *,
    confidential: bool = False,
) -> Written:
    """Write notes, of a visit if they are of one, in one of FORMATS; those that are confidential only if so
    asked. Raises FormatError for what a format can't hold, UsageError and ExpectedError."""
    ready = outgoing(store, some, wanted, language, visit, confidential=confidential)
    write_atomically(path, ready.content)
    return Written(ready.written, ready.left_out)


def outgoing(
    store: Store,
    some: Sequence[Note],
    wanted: str,
    language: Language,
    visit: Visit | None = None,
    *,
    confidential: bool = False,
) -> Outgoing:
    """The file that `write` writes, which nobody has yet. Raises as that does."""
    given = [one for one in some if confidential or not one.confidential]
    left_out = len(some) - len(given)
    if len(given) > MAX_NOTES and wanted != "md":
        said = _("There are more than {count} notes: export them visit by visit, or kind by kind.")
        raise UsageError(said.format(count=MAX_NOTES))
    if wanted == "yaml":
        return Outgoing(write_notes(given), len(given), left_out)
    if wanted == "csv":
        return Outgoing(write_csv(given, language), len(given), left_out)
    zone = visit.zone if visit is not None else clock.zone()
    content = notes_markdown(visit, given, people.by_id(store), language, zone, left_out).encode()
    return Outgoing(content, len(given), left_out, _lost(given))


def _lost(given: Sequence[Note]) -> tuple[tuple[Lost, int], ...]:
    counts = (
        (Lost.LANGUAGE, sum(one.language is not None for one in given)),
        (Lost.PROMPT, sum(one.prompt is not None for one in given)),
        (Lost.PLACE, sum(bool(one.place) for one in given)),
    )
    return tuple((lost, count) for lost, count in counts if count)


def notes_of(store: Store, visit: Visit | None) -> list[Note]:
    """All notes of a visit, or of none, in their order."""
    return in_order(notes.of_visit(store, visit.id if visit is not None else "").notes)
