"""Checking a store or a glossary file, for somebody who wants to know that all is well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interpreter_app.domain.checks import Finding, check_glossary
from interpreter_app.domain.terms import Glossary
from interpreter_app.exchange.formats import Reading, read_glossary
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
class StoreCheck:
    """What was found in a store: damage that SQLite reports, whether the search index is whole, findings."""

    damage: tuple[str, ...]
    index_is_current: bool
    glossaries: int
    concepts: int
    findings: tuple[Located, ...]


def check_file(path: Path, format_name: str | None = None) -> tuple[Reading, tuple[Located, ...]]:
    """Read and check a glossary file. Raises FormatError for one that can't be read at all."""
    reading = read_glossary(path, format_name)
    refused = [Located(p.where, "", "reading", p.message, "error") for p in reading.problems]
    findings = (
        _located(f, at_line(reading.lines[f.concept]) if f.concept in reading.lines else "")
        for f in check_glossary(reading.glossary)
    )
    return reading, (*refused, *findings)


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
