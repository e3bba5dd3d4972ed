"""The registry of file formats: each one declared once, as data.

Owns the choice of a format by name, file name or content, and the way from a path to a glossary and back.
What a format is made of lies in its own module, which is imported when a file of it is read or written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import atomic_file, read_beginning, read_bounded
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Glossary
from interpreter_app.exchange.losses import EVERYTHING, OF_ROWS, Field, Holds, all_but, only
from interpreter_app.exchange.reading import MistakesFound, Problem, Reading

if TYPE_CHECKING:
    from interpreter_app.exchange.tables.hints import Examined, Hints

__all__ = [
    "FORMATS",
    "Format",
    "MistakesFound",
    "Problem",
    "Reading",
    "format_and_content",
    "format_for",
    "format_named",
    "place_for",
    "read_glossary",
    "reader_of",
    "write_as",
    "write_glossary",
    "writing_format",
]

_OF_ANKI = (".apkg", ".colpkg")
"""Anki's own files. It takes our cards from a text file."""

_OTHER_PROGRAMS = (
    ".xls",
    ".numbers",
    ".tmx",
    ".sdltb",
    ".sdltm",
    ".pdf",
    ".doc",
    ".rtf",
    ".mdb",
    ".accdb",
    *_OF_ANKI,
)
"""Files in which people keep glossaries and that are no format of ours."""

_SIGNATURES = (
    ("yaml", re.compile(rb"\s*(?:#[^\n]*\n\s*|---\s*\n)*passerelle\s*:")),
    ("json", re.compile(rb"\s*\{\s*\"passerelle\"\s*:")),
    ("utx", re.compile(rb"#\s*UTX[\s-]", re.IGNORECASE)),
)
"""How a file of a format begins, whatever it is called."""

_HEAD = 1 << 14
_PACKAGE = b"PK\x03\x04"
_LARGEST_PACKAGE = 50_000_000
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<[\0]?[?!a-zA-Z]")
_ROOT = re.compile(rb"<(?:[a-zA-Z]+:)?(martif|tbx)[\s>]", re.IGNORECASE)

Read = Callable[[bytes, str], Reading]
Examine = Callable[[bytes, str, "Hints"], "Examined"]
Write = Callable[[Glossary, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. `title` is for a person; `suffixes` are in lower case with their dot.

    `read` takes the bytes and the file's name and raises FormatError for a file that it refuses; `write` puts
    a glossary into a binary stream. Either is None for a format that only goes one way. `holds` says which
    fields of a glossary have a place in it. `largest` bounds the bytes that are read into memory.
    `examine` reads a file of tables as a person corrects what is taken for what; None for other formats.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Read | None
    write: Write | None
    holds: Holds
    largest: int = 50_000_000
    examine: Examine | None = None


_HERE = "interpreter_app.exchange."


def _reader(module: str, function: str = "read") -> Read:
    """A reader whose module is loaded when it is first used."""

    def read(content: bytes, name: str) -> Reading:
        return cast(Read, getattr(import_module(_HERE + module), function))(content, name)

    return read


def _examiner(module: str, function: str = "examine") -> Examine:
    """What examines tables, from a module that is loaded when it is first used."""

    def examine(content: bytes, name: str, hints: Hints) -> Examined:
        return cast(Examine, getattr(import_module(_HERE + module), function))(content, name, hints)

    return examine


def _writer(module: str, function: str = "write") -> Write:
    """A writer whose module is loaded when it is first used."""

    def write(glossary: Glossary, stream: BinaryIO) -> None:
        cast(Write, getattr(import_module(_HERE + module), function))(glossary, stream)

    return write


_OF_OMEGAT = all_but(
    Field.ABOUT, Field.ONE_LANGUAGE, Field.SOURCE, Field.CHECKED, Field.CONTEXT, Field.PRONUNCIATION,
    Field.FURTHER_CONTEXT, Field.FURTHER_PRONUNCIATION,
)  # fmt: skip
_OF_CARDS = only((
    Field.SUBJECT, Field.EQUIVALENCE, Field.FALSE_FRIEND, Field.TRANSFER_NOTE, Field.FURTHER_TERMS,
    Field.GENDER, Field.NUMBER,
))  # fmt: skip
_NOTHING: Holds = frozenset()

_TABLE = _reader("tables.csv_glossary")
_TABLE_EXAMINED = _examiner("tables.csv_glossary")
_TBX = _reader("termbases.tbx_reading")

FORMATS: tuple[Format, ...] = (
    Format(
        "yaml", "Passerelle YAML", (".yaml", ".yml"),
        _reader("own.reader", "read_yaml"), _writer("own.yaml_writer"), EVERYTHING,
    ),
    Format(
        "json", "Passerelle JSON", (".json",),
        _reader("own.reader", "read_json"), _writer("own.json_writer"), EVERYTHING,
    ),
    Format(
        "xlsx", "Excel", (".xlsx", ".xlsm"),
        _reader("tables.xlsx_glossary"), _writer("tables.xlsx_glossary"), OF_ROWS, 50_000_000,
        _examiner("tables.xlsx_glossary"),
    ),
    Format(
        "csv", "CSV", (".csv", ".txt"),
        _TABLE, _writer("tables.csv_glossary", "write_csv"), OF_ROWS, 100_000_000, _TABLE_EXAMINED,
    ),
    Format(
        "tsv", "TSV", (".tsv", ".tab"),
        _TABLE, _writer("tables.csv_glossary", "write_tsv"), OF_ROWS, 100_000_000, _TABLE_EXAMINED,
    ),
    Format(
        "ods", "OpenDocument spreadsheet", (".ods",),
        _reader("tables.ods_glossary"), None, _NOTHING, 50_000_000, _examiner("tables.ods_glossary"),
    ),
    Format(
        "docx", "Word", (".docx", ".docm"),
        _reader("tables.docx_glossary"), None, _NOTHING, 50_000_000, _examiner("tables.docx_glossary"),
    ),
    Format(
        "odt", "OpenDocument text", (".odt",),
        _reader("tables.ods_glossary", "read_text"), None, _NOTHING, 50_000_000,
        _examiner("tables.ods_glossary", "examine_text"),
    ),
    Format(
        "markdown", "Markdown", (".md", ".markdown"),
        _reader("tables.markdown_table"), _writer("tables.markdown_table"), OF_ROWS, 30_000_000,
        _examiner("tables.markdown_table"),
    ),
    Format(
        "tbx", "TBX 3 (ISO 30042:2019)", (".tbx",),
        _TBX, _writer("termbases.tbx_writer"), EVERYTHING, 120_000_000,
    ),
    Format(
        "tbx2", "TBX 2 (ISO 30042:2008)", (".martif",),
        _TBX, _writer("termbases.tbx_writer", "write_version_2"), EVERYTHING, 120_000_000,
    ),
    Format(
        "multiterm", "MultiTerm XML", (".xml",),
        _reader("termbases.multiterm_reading"), _writer("termbases.multiterm_writer"),
        all_but(Field.ABOUT), 250_000_000,
    ),
    Format(
        "omegat", "OmegaT", (".utf8",),
        _reader("tables.omegat_glossary"), _writer("tables.omegat_glossary"), _OF_OMEGAT,
    ),
    Format(
        "utx", "UTX", (".utx",),
        _reader("tables.utx_glossary"), _writer("tables.utx_glossary"), all_but(Field.ONE_LANGUAGE),
    ),
    Format("anki", "Anki", (".txt", ".anki"), None, _writer("tables.anki_tsv"), _OF_CARDS),
)  # fmt: skip
"""Every format: our own first, then those that most people have."""


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

    `content` may be the beginning only, unless the file is a zipped one. Raises UsageError, with the known
    formats, for a file that tells neither way.
    """
    shown = _shown(content) if content else ""
    if shown:
        return format_named(shown)
    suffix = path.suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    raise UsageError(_untold(path, is_there=content is not None))


def _shown(content: bytes) -> str:
    """The name of the format that a content shows by itself, or an empty text."""
    head = content[:_HEAD]
    if head.startswith(_PACKAGE):
        from interpreter_app.exchange.packages import kind_of

        kind = kind_of(content).replace("xlsm", "xlsx")
        return kind if any(known.name == kind for known in FORMATS) else ""
    if _MARKUP.match(head):
        found = _ROOT.search(head.replace(b"\0", b""))
        if found:
            return "tbx2" if found[1].lower() == b"martif" else "tbx"
        from interpreter_app.exchange.termbases.multiterm_reading import is_multiterm

        return "multiterm" if is_multiterm(head) else ""
    plain = head.removeprefix(b"\xef\xbb\xbf")
    return next((name for name, signature in _SIGNATURES if signature.match(plain)), "")


def _untold(path: Path, is_there: bool) -> str:
    """What to say of a file whose name tells no format of ours: one to be read, or one to be written."""
    suffix = path.suffix.lower()
    meant = next((known for known in FORMATS if suffix == f".{known.name}"), None)
    if path.is_dir():
        sentence = _("{name} is a folder: give the name of a file.")
    elif meant:
        return _(
            "{name}: for {title} end the name in {suffix}, or on the command line add --format {format}."
        ).format(name=path.name, title=meant.title, suffix=meant.suffixes[0], format=meant.name)
    elif not is_there and suffix in _OF_ANKI:
        return _(
            "{name}: Passerelle writes cards for Anki as text, which Anki imports: in the window choose the "
            "format Anki, on the command line write {better} --format anki."
        ).format(name=path.name, better=f"{path.stem}.txt")
    elif suffix not in _OTHER_PROGRAMS:
        sentence = _(
            "{name}: the name doesn’t tell the format: end it in .csv, .xlsx or .yaml, "
            "or on the command line add --format, as one of {known}."
        )
    elif is_there:
        sentence = _(
            "{name}: Passerelle can’t read {suffix} files yet: open it in the program that it comes from, "
            "save its table there as CSV, or paste it into the import window."
        )
    else:
        sentence = _(
            "{name}: Passerelle can’t write {suffix} files yet: write {better}, "
            "which spreadsheets and other glossary programs open."
        )
    return sentence.format(
        name=path.name, suffix=suffix, better=f"{path.stem}.csv", known=_known_names(is_there)
    )


def read_glossary(path: Path, format_name: str | None = None) -> Reading:
    """The glossary in a file, in this format or the one that the file shows.

    Raises UsageError for a format that isn't known or can't be read, FormatError for a file that is refused
    (MistakesFound where a strict format names every mistake), ExpectedError where the file system refuses.
    """
    chosen, content = format_and_content(path, format_name)
    return reader_of(chosen)(content, path.name)


def format_and_content(path: Path, format_name: str | None = None) -> tuple[Format, bytes]:
    """The format of a file, or this one, and the file's bytes. Raises as `read_glossary` does."""
    if format_name is not None:
        chosen = format_named(format_name)
    else:
        head = read_beginning(path, _HEAD)
        is_zipped = head.startswith(_PACKAGE)
        chosen = format_for(path, read_bounded(path, _LARGEST_PACKAGE) if is_zipped else head)
    return chosen, read_bounded(path, chosen.largest)


def place_for(reading: Reading) -> Holds:
    """The fields of a glossary for which a file that Passerelle wrote had a place.

    One that was saved in a format which is only read, as LibreOffice does, has our own table.
    """
    return format_named(reading.format).holds or OF_ROWS


def reader_of(known: Format) -> Read:
    """What reads a format. Raises UsageError for one that is only written."""
    if known.read is None:
        raise UsageError(_("{title} can be written, but not read.").format(title=known.title))
    return known.read


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
    chosen = format_named(format_name) if format_name is not None else _by_suffix(path)
    if chosen.write is None:
        raise UsageError(_("{title} can be read, but not written.").format(title=chosen.title))
    return chosen


def _by_suffix(path: Path) -> Format:
    """The format that the end of a file's name shows. Raises UsageError if none, or several, end so."""
    suffix = path.suffix.lower()
    if sum(suffix in known.suffixes for known in FORMATS if known.write is not None) > 1:
        raise UsageError(
            _("{name}: a {suffix} file may be of several formats: add --format, as one of {known}.").format(
                name=path.name, suffix=suffix, known=_known_names(False)
            )
        )
    return format_for(path)


def write_as(glossary: Glossary, path: Path, known: Format) -> None:
    """Put a glossary into a file of a format that can be written, whole or not at all."""
    assert known.write is not None
    with atomic_file(path) as stream:
        known.write(glossary, stream)


def _known_names(is_there: bool | None = None) -> str:
    """The names of all formats, or of those in which a file is read, or written."""
    ways = {None: FORMATS, True: [f for f in FORMATS if f.read], False: [f for f in FORMATS if f.write]}
    return ", ".join(known.name for known in ways[is_there])
