"""The registry of file formats: each one declared once, as data.

Owns the choice of a format by name, file name or content, and the way from a path to a glossary and back.
What a format is made of lies in its own module, which is imported when a file of it is read or written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import atomic_file, read_bounded
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Glossary
from interpreter_app.exchange.losses import EVERYTHING, Field, Holds, all_but
from interpreter_app.exchange.reading import MistakesFound, Problem, Reading

__all__ = [
    "FORMATS",
    "Format",
    "MistakesFound",
    "Problem",
    "Reading",
    "format_for",
    "format_named",
    "read_glossary",
    "write_as",
    "write_glossary",
    "writing_format",
]

_OTHER_PROGRAMS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers", ".tbx", ".tmx", ".sdltb")
"""Files in which people keep glossaries and that are no format of ours."""

_SIGNATURE = re.compile(rb"\s*(?:#[^\n]*\n\s*|---\s*\n)*passerelle\s*:")


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. `title` is for a person; `suffixes` are in lower case with their dot.

    `read` takes the bytes and the file's name and raises FormatError for a file that it refuses; `write` puts
    a glossary into a binary stream. Either is None for a format that only goes one way. `holds` says which
    fields of a glossary have a place in it. `largest` bounds the bytes that are read into memory.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Reading] | None
    write: Callable[[Glossary, BinaryIO], None] | None
    holds: Holds
    largest: int = 50_000_000


def _read_yaml(content: bytes, name: str) -> Reading:
    from interpreter_app.exchange.own import reader

    return reader.read_yaml(content, name)


def _write_yaml(glossary: Glossary, stream: BinaryIO) -> None:
    from interpreter_app.exchange.own import yaml_writer

    yaml_writer.write(glossary, stream)


def _read_json(content: bytes, name: str) -> Reading:
    from interpreter_app.exchange.own import reader

    return reader.read_json(content, name)


def _write_json(glossary: Glossary, stream: BinaryIO) -> None:
    from interpreter_app.exchange.own import json_writer

    json_writer.write(glossary, stream)


def _read_table(content: bytes, name: str) -> Reading:
    from interpreter_app.exchange.tables import csv_glossary

    return csv_glossary.read(content, name)


def _write_csv(glossary: Glossary, stream: BinaryIO) -> None:
    from interpreter_app.exchange.tables import csv_glossary

    csv_glossary.write(glossary, stream, ",")


def _write_tsv(glossary: Glossary, stream: BinaryIO) -> None:
    from interpreter_app.exchange.tables import csv_glossary

    csv_glossary.write(glossary, stream, "\t")


_OF_ROWS = all_but(Field.ABOUT, Field.FURTHER_CONTEXT, Field.FURTHER_PRONUNCIATION)

FORMATS: tuple[Format, ...] = (
    Format("yaml", "Passerelle YAML", (".yaml", ".yml"), _read_yaml, _write_yaml, EVERYTHING),
    Format("json", "Passerelle JSON", (".json",), _read_json, _write_json, EVERYTHING),
    Format("csv", "CSV", (".csv", ".txt"), _read_table, _write_csv, _OF_ROWS, 100_000_000),
    Format("tsv", "TSV", (".tsv", ".tab"), _read_table, _write_tsv, _OF_ROWS, 100_000_000),
)
"""Every format, the richest first."""


def format_named(name: str) -> Format:
    """The format of this name, in any case; UsageError lists the known ones."""
    for known in FORMATS:
        if known.name == name.strip().lower():
            return known
    raise UsageError(
        _("There is no format “{name}”: choose one of {known}.").format(name=name, known=_known_names())
    )


def format_for(path: Path, content: bytes | None = None) -> Format:
    """The format of a file, by its content where that says so, else by the end of its name.

    Raises UsageError, with the known formats, for a file that tells neither way.
    """
    if content is not None and _SIGNATURE.match(content[:4096].removeprefix(b"\xef\xbb\xbf")):
        return format_named("yaml")
    suffix = path.suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    raise UsageError(_untold(path, is_there=content is not None))


def _untold(path: Path, is_there: bool) -> str:
    """What to say of a file whose name tells no format of ours: one to be read, or one to be written."""
    suffix = path.suffix.lower()
    if path.is_dir():
        sentence = _("{name} is a folder: give the name of a file.")
    elif suffix not in _OTHER_PROGRAMS:
        sentence = _(
            "{name}: the name doesn’t tell the format: end it in .csv, .tsv or .yaml, "
            "or on the command line add --format, as one of {known}."
        )
    elif is_there:
        sentence = _(
            "{name}: Passerelle can’t read {suffix} files yet: open it in the program that it comes from, "
            "save it there as CSV, and take that file."
        )
    else:
        sentence = _(
            "{name}: Passerelle can’t write {suffix} files yet: write {better}, "
            "which spreadsheets and other glossary programs open."
        )
    return sentence.format(name=path.name, suffix=suffix, better=f"{path.stem}.csv", known=_known_names())


def read_glossary(path: Path, format_name: str | None = None) -> Reading:
    """The glossary in a file, in this format or the one that the file shows.

    Raises UsageError for a format that isn't known or can't be read, FormatError for a file that is refused
    (MistakesFound where a strict format names every mistake), ExpectedError where the file system refuses.
    """
    if format_name is not None:
        chosen = format_named(format_name)
        content = read_bounded(path, chosen.largest)
    else:
        content = read_bounded(path, max(known.largest for known in FORMATS))
        chosen = format_for(path, content)
        if len(content) > chosen.largest:
            content = read_bounded(path, chosen.largest)
    if chosen.read is None:
        raise UsageError(_("{title} can be written, but not read.").format(title=chosen.title))
    return chosen.read(content, path.name)


def write_glossary(glossary: Glossary, path: Path, format_name: str | None = None) -> None:
    """Put a glossary into a file, whole or not at all, in this format or the one that the name shows.

    Raises UsageError for a format that isn't known or can't be written, FormatError for a glossary that
    the format can't hold, ExpectedError where the file system refuses.
    """
    write_as(glossary, path, writing_format(path, format_name))


def writing_format(path: Path, format_name: str | None = None) -> Format:
    """The format in which a file would be written: this one, or the one that its name shows.

    Raises UsageError for one that isn't known or can't be written.
    """
    chosen = format_named(format_name) if format_name is not None else format_for(path)
    if chosen.write is None:
        raise UsageError(_("{title} can be read, but not written.").format(title=chosen.title))
    return chosen


def write_as(glossary: Glossary, path: Path, known: Format) -> None:
    """Put a glossary into a file of a format that can be written, whole or not at all."""
    assert known.write is not None
    with atomic_file(path) as stream:
        known.write(glossary, stream)


def _known_names() -> str:
    return ", ".join(known.name for known in FORMATS)
