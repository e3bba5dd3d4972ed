"""Bringing a file's concepts into a glossary of the store.

Owns how a plan is carried out and reported. The whole import is one operation: it is there altogether, or
not at all, and is undone at once, with the glossary if it made one and with the choices that it left to make.
What takes long, reading and comparing (`import_plan`), is done before other writers have to wait.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.exchange.formats import Problem, Reading, read_glossary
from interpreter_app.exchange.reading import MAX_PROBLEMS, at_line, at_row
from interpreter_app.services.elsewhere import said_elsewhere
from interpreter_app.services.import_plan import (
    IMPORT,
    Alike,
    ImportPlan,
    OnDuplicate,
    Outcome,
    Planned,
    holds,
    prepare,
)
from interpreter_app.store import differences, glossaries, history
from interpreter_app.store.database import Store

__all__ = [
    "ImportReport",
    "OnDuplicate",
    "carry_out",
    "import_file",
    "import_reading",
    "prepare",
    "report_of",
]

_IN_ROWS = ("xlsx", "ods")
"""Formats in which a place is a row, not a line."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do: how many concepts were read, and what became of them.

    `skipped` were there already; `left_out` counts rows of the file that are in no concept; `remarks` name
    columns that have no field of their own. `differing` names the entries in which a field was changed by
    both sides and is to be chosen of, of which `repeated` stand in the file several times; `near` those that
    were added beside one that is nearly the same, `otherwise` those in which a term of ours has another
    rendering. `operation` is for `glossaries.undo`; None if nothing was done. `has_changes` tells whether
    there is anything to write, be it only fields to choose of. `elsewhere` has sentences on what is new in
    this glossary, but in another one already.
    """

    format: str
    encoding: str
    glossary: str
    read: int
    added: int
    merged: int
    skipped: int
    problems: tuple[Problem, ...]
    left_out: int = 0
    remarks: tuple[Problem, ...] = ()
    operation: int | None = None
    differing: tuple[Problem, ...] = ()
    near: tuple[Problem, ...] = ()
    has_changes: bool = False
    repeated: int = 0
    otherwise: tuple[Problem, ...] = ()
    elsewhere: tuple[str, ...] = ()


def import_file(
    store: Store,
    path: Path,
    glossary: str | None = None,
    format_name: str | None = None,
    on_duplicate: OnDuplicate = OnDuplicate.MERGE,
    dry_run: bool = False,
    who: str = "",
    progress: Progress = silent,
) -> ImportReport:
    """Read a file into the glossary of this name or id, which is made if there is none.

    Without a name the file's own glossary is meant. With `dry_run` nothing is written. Raises UsageError,
    FormatError or StoreError; the store is then as it was.
    """
    reading = read_glossary(path, format_name)
    return import_reading(store, reading, path.name, glossary, on_duplicate, dry_run, who, progress)


def import_reading(
    store: Store,
    reading: Reading,
    origin: str,
    glossary: str | None = None,
    on_duplicate: OnDuplicate = OnDuplicate.MERGE,
    dry_run: bool = False,
    who: str = "",
    progress: Progress = silent,
) -> ImportReport:
    """The same of a file of the name `origin` that was read already. Raises UsageError or StoreError."""
    progress(0, reading.read)
    plan = prepare(store, reading, glossary, on_duplicate, origin=origin)
    return report_of(plan) if dry_run else carry_out(store, plan, who=who, progress=progress)


def carry_out(
    store: Store,
    plan: ImportPlan,
    decisions: Mapping[str, OnDuplicate] | None = None,
    who: str = "",
    progress: Progress = silent,
) -> ImportReport:
    """Do what is planned, with these decisions, by the id of the concept in the file, if any are given.

    If somebody has written since the plan was made, it is made anew. What was decided nevertheless holds.
    """
    decided = plan.decisions if decisions is None else decisions
    if decided != plan.decisions:
        plan = _anew(store, plan, decided)
    with collector_paused(), store.write():
        if not holds(store, plan):
            plan = _anew(store, plan, decided)
        operation = _write(store, plan, who, progress)
    return replace(report_of(plan), operation=operation)


def report_of(plan: ImportPlan) -> ImportReport:
    """What a plan would do, in figures and places."""
    reading = plan.reading
    return ImportReport(
        format=reading.format,
        encoding=reading.encoding,
        glossary=plan.target.id,
        read=reading.read,
        added=plan.count(Outcome.ADDED),
        merged=plan.count(Outcome.MERGED),
        skipped=plan.count(Outcome.SKIPPED),
        problems=reading.problems,
        left_out=reading.left_out,
        remarks=(*reading.remarks, *_deleted_here(plan)),
        differing=tuple(_differing(reading, item) for item in plan.items if item.conflicts or item.is_known)[
            :MAX_PROBLEMS
        ],
        near=tuple(
            _place(reading, item, _("“{name}” is new, though you have nearly the same: “{yours}”."))
            for item in plan.items
            if item.alike is Alike.NEAR and item.outcome is Outcome.ADDED
        )[:MAX_PROBLEMS],
        has_changes=bool(plan.concepts or plan.noted),
        otherwise=tuple(_otherwise(plan) if plan.rendered else ()),
        repeated=sum(1 for item in plan.items if item.is_repeated and (item.conflicts or item.is_known)),
        elsewhere=tuple(said_elsewhere(plan.elsewhere)),
    )


def _differing(reading: Reading, item: Planned) -> Problem:
    said = _("“{name}” differs from yours in a field that both have changed: yours stands.")
    if item.is_repeated:
        said = _("“{name}” stands in the file several times and says different things: the first stands.")
    return _place(reading, item, said)


def _otherwise(plan: ImportPlan) -> Iterator[Problem]:
    """The first of the new concepts in which a term of ours is rendered otherwise."""
    said = _("“{name}” is new, though you have “{yours}”: let notes say when it is which.")
    items = (item for item in plan.items if item.read.id in plan.rendered and item.outcome is Outcome.ADDED)
    for item in islice(items, MAX_PROBLEMS):
        yield _place(plan.reading, item._replace(present=plan.rendered[item.read.id]), said)


def _deleted_here(plan: ImportPlan) -> Iterator[Problem]:
    """How many concepts were deleted here since the file was written, at the place of the first."""
    gone = [item for item in plan.items if item.is_deleted]
    if gone:
        said = ngettext(
            "{count} concept of the file was deleted here and stays in the bin: bring it back from there.",
            "{count} concepts of the file were deleted here and stay in the bin: bring them back from there.",
            len(gone),
        )
        place = _place(plan.reading, gone[0], "{name}")
        yield replace(place, message=said.format(count=len(gone)))


def _anew(store: Store, plan: ImportPlan, decisions: Mapping[str, OnDuplicate]) -> ImportPlan:
    return prepare(store, plan.reading, plan.glossary, plan.on_duplicate, decisions, plan.origin)


def _write(store: Store, plan: ImportPlan, who: str, progress: Progress) -> int | None:
    """Write what is planned; the operation, or None if there was nothing to write.

    A file of which nothing could be read makes no glossary.
    """
    target = plan.target
    if plan.is_new and not plan.concepts and plan.reading.problems:
        return None
    if plan.is_new:
        whole = replace(target, concepts=tuple(plan.concepts))
        operation = glossaries.bring(store, whole, who, IMPORT, progress=progress).operation
    else:
        operation = glossaries.put(store, target.id, plan.concepts, who, IMPORT, progress).operation
    if plan.noted:
        if operation is None:
            operation = history.begin(store, IMPORT, target.id, who)
        differences.note(store, operation, target.id, plan.origin, plan.noted)
    return operation


def _place(reading: Reading, item: Planned, sentence: str) -> Problem:
    line = reading.lines.get(item.read.id)
    at = at_row if reading.format in _IN_ROWS else at_line
    yours = named(item.present) if item.present is not None else ""
    return Problem(
        at(line) if line is not None else item.read.id,
        sentence.format(name=named(item.read), yours=yours),
        item.read.id,
    )


def named(concept: Concept) -> str:
    """What a concept is called in a list: its preferred terms, French and English, or else its id."""
    terms = (concept.preferred(language) for language in Language)
    return " – ".join(term.text for term in terms if term) or concept.id
