"""What an import would bring, looked at before anything is decided: a file, or a table that was pasted.

Owns how a source is read as a person corrects it, and what of a plan is put before the person. Only reads;
what becomes of each concept is in `import_plan`, carrying it out in `importing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base.errors import FormatError
from interpreter_app.base.progress import Progress, silent, watched_by
from interpreter_app.domain.merging import merge
from interpreter_app.exchange.formats import (
    Format,
    Reading,
    format_and_content,
    format_named,
    place_for,
    reader_of,
)
from interpreter_app.exchange.losses import Field
from interpreter_app.exchange.tables.hints import NO_HINTS, Hints, TableGuess
from interpreter_app.services.import_plan import Alike, ImportPlan, OnDuplicate, Outcome, Planned, prepare
from interpreter_app.services.importing import ImportReport, report_of
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

TABLES = ("csv", "tsv")
"""Formats whose separator is guessed, and can be corrected."""
ENCODED = (*TABLES, "markdown")
"""Formats whose encoding is guessed, and can be corrected."""


class Source(NamedTuple):
    """What is imported: the file at `path`, or without one the `content` of a table that was pasted."""

    name: str
    path: Path | None = None
    content: bytes = b""


class Opened(NamedTuple):
    """A source with its bytes, and the format in which they are to be read."""

    name: str
    format: Format
    content: bytes


class Corrections(NamedTuple):
    """What a person says of a source: its format, if it isn't the one that it shows, and of its table."""

    format_name: str = ""
    hints: Hints = NO_HINTS


NO_CORRECTIONS = Corrections()


class Look(NamedTuple):
    """What was found in a source. Either there is a `reading`, or `refused` says why there is none.

    `format` is the name of a registered format; `table` is the one to be looked at, None for what has none;
    `tables` are all that one may turn to.
    """

    format: str
    table: TableGuess | None
    reading: Reading | None
    refused: FormatError | None = None
    tables: tuple[TableGuess, ...] = ()


def look(source: Source, corrections: Corrections = NO_CORRECTIONS, progress: Progress = silent) -> Look:
    """Read a source. Raises UsageError for an unknown format, ExpectedError for a file that can't be read."""
    with watched_by(progress):
        return look_into(opened(source, corrections.format_name), corrections.hints)


def opened(source: Source, format_name: str = "") -> Opened:
    """A source in this format, or in the one that it shows. Raises as `look` does."""
    if source.path is None:
        return Opened(source.name, format_named(format_name or "tsv"), source.content)
    return Opened(source.name, *format_and_content(source.path, format_name or None))


def look_into(source: Opened, hints: Hints = NO_HINTS) -> Look:
    """Read a source that was opened. Raises UsageError for a format that is only written."""
    known = source.format
    try:
        if known.examine is None:
            reading = reader_of(known)(source.content, source.name)
            return Look(reading.format, None, reading)
        found = known.examine(source.content, source.name, hints)
    except FormatError as refused:
        return Look(known.name, None, None, refused)
    shown = found.reading.format if found.reading else known.name
    return Look(shown, found.table, found.reading, found.refused, found.tables)


def goes_into(store: Store, found: Look, opened: str) -> str | None:
    """Where a person most likely wants a file while the glossary of the id `opened` is open: in that one.

    None, for the glossary that the file names, if there is that one, or if it is a file of ours with a name
    of its own: a colleague's glossary isn't poured into another one. Other files are named by chance.
    """
    known = {g.id for g in glossaries.summaries(store)}
    reading = found.reading
    if reading is None or opened not in known or reading.glossary.id in known:
        return None
    return None if reading.is_own and Field.ABOUT in place_for(reading) else opened


class Prospect(NamedTuple):
    """What an import would do, as it is put before a person; without a reading only the look is there."""

    look: Look
    plan: ImportPlan | None = None
    report: ImportReport | None = None
    duplicates: tuple[Planned, ...] = ()


def prospect(
    store: Store,
    found: Look,
    name: str,
    glossary: str | None = None,
    on_duplicate: OnDuplicate = OnDuplicate.MERGE,
    decisions: Mapping[str, OnDuplicate] | None = None,
    progress: Progress = silent,
) -> Prospect:
    """What an import of what was found would do; `name` is the source's, the others are as for `prepare`."""
    if found.reading is None:
        return Prospect(found)
    with watched_by(progress):
        plan = prepare(store, found.reading, glossary, on_duplicate, decisions, name)
    return Prospect(found, plan, report_of(plan), duplicates_of(plan))


def duplicates_of(plan: ImportPlan) -> tuple[Planned, ...]:
    """The concepts of the file that are there already, but say more; those nearly the same first."""
    found = [item for item in plan.items if item.present is not None and _says_more(item)]
    found.sort(key=lambda item: item.alike is not Alike.NEAR)
    return tuple(found)


def _says_more(item: Planned) -> bool:
    """Whether a concept of the file would bring anything to the one that is there."""
    assert item.present is not None
    if item.alike is Alike.NEAR:
        return True
    theirs = replace(item.read, id=item.present.id)
    if theirs == item.present:
        return False
    if item.decision is OnDuplicate.MERGE:
        return item.outcome is Outcome.MERGED or item.is_known or bool(item.conflicts)
    merged = merge(item.present, theirs)
    return merged.concept != item.present or bool(merged.conflicts)
