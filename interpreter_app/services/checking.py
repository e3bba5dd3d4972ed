"""Checking a store or glossary files, for somebody who wants to know that all is well.

Owns which glossaries are compared with one another: files that are checked together are. The rules are in
`domain.checks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from interpreter_app.base.errors import ExpectedError, FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.checks import Finding, check_glossaries, check_glossary
from interpreter_app.domain.terms import Glossary
from interpreter_app.exchange.formats import MistakesFound, Reading, read_glossary
from interpreter_app.exchange.reading import at_line
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import Store, integrity


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its place: a file's line or a glossary's id, and the concept."""

    where: str
    concept: str
    code: str
    message: str
    severity: str


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was found in a file: concepts read, findings; `refused` says why it couldn't be read at all."""

    path: Path
    concepts: int = 0
    findings: tuple[Located, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What was found in a store: damage that SQLite reports, whether the search index is whole, findings."""

    damage: tuple[str, ...]
    index_is_current: bool
    glossaries: int
    concepts: int
    findings: tuple[Located, ...]


def check_files(named: Sequence[Path], format_name: str | None = None) -> tuple[FileCheck, ...]:
    """Read and check glossary files, each of which is compared with the ones before it.

    A folder stands for the YAML glossaries in it. Raises ExpectedError for a file that can't be
    read if it is the only one; of several, the others are checked.
    """
    paths = list(dict.fromkeys(path.absolute() for name in named for path in _files(name)))
    readings: list[Reading | ExpectedError] = []
    for path in paths:
        try:
            readings.append(read_glossary(path, format_name))
        except MistakesFound as error:
            readings.append(error)
        except ExpectedError as error:
            if len(paths) == 1:
                raise
            readings.append(error)
    readable = [_readable(reading) for reading in readings]
    found = iter(check_glossaries([reading.glossary for reading in readable if reading]))
    return tuple(
        _checked(path, reading, read, next(found) if read else ())
        for path, reading, read in zip(paths, readings, readable, strict=True)
    )


def _files(named: Path) -> list[Path]:
    if not named.is_dir():
        return [named]
    files = sorted(path for path in named.iterdir() if path.suffix.lower() in (".yaml", ".yml"))
    if not files:
        raise FormatError(_("There is no glossary (.yaml) in the folder {folder}.").format(folder=named))
    return files


def _readable(reading: Reading | ExpectedError) -> Reading | None:
    """What can be checked of a file, though it may have mistakes for which it isn't imported."""
    if isinstance(reading, Reading):
        return reading
    return reading.readable if isinstance(reading, MistakesFound) else None


def _checked(
    path: Path, reading: Reading | ExpectedError, read: Reading | None, found: Sequence[Finding]
) -> FileCheck:
    if not isinstance(reading, Reading | MistakesFound):
        return FileCheck(path, refused=str(reading))
    findings = (*_refused(reading), *(_in_file(read, found) if read else ()))
    return FileCheck(path, read.read if read else 0, findings)


def _refused(reading: Reading | MistakesFound) -> Iterator[Located]:
    return (Located(p.where, p.concept, "reading", p.message, "error") for p in reading.problems)


def _in_file(reading: Reading, findings: Sequence[Finding]) -> Iterator[Located]:
    return (
        _located(f, at_line(reading.lines[f.concept]) if f.concept in reading.lines else "") for f in findings
    )


def check_store(store: Store) -> StoreCheck:
    """Check the file, its references, its index and every glossary in it."""
    damage = integrity(store)
    every = glossaries.summaries(store)
    findings = tuple(f for g in every for f in _in_glossary(glossaries.glossary(store, g.number)))
    return StoreCheck(damage, index.is_current(store), len(every), sum(g.concepts for g in every), findings)


def _in_glossary(glossary: Glossary) -> Iterator[Located]:
    return (_located(finding, glossary.id) for finding in check_glossary(glossary))


def _located(finding: Finding, where: str) -> Located:
    return Located(where, finding.concept, finding.code, finding.message, str(finding.severity))
