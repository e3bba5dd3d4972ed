"""The learning report of a visit in a file: Markdown, Word or PDF, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import atomic_file, write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.briefing.paper import Paper
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.report.document import Document
from interpreter_app.domain.report.learning import ReportOptions, learning_report
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import people
from interpreter_app.store import notes
from interpreter_app.store.database import Store

_FORMATS = {".md": "md", ".markdown": "md", ".docx": "docx", ".pdf": "pdf"}


def report_of(store: Store, visit: Visit, options: ReportOptions) -> Document:
    """The report of a visit."""
    with store.read():
        every = notes.of_visit(store, visit.id).notes
        return learning_report(visit, every, people.by_id(store), options)


def confidential_in(store: Store, visit: Visit) -> int:
    """How many notes of a visit are confidential, and are what a report would have."""
    every = notes.of_visit(store, visit.id).notes
    return sum(one.confidential for one in every if one.kind is not NoteKind.MISSING_TERM)


def format_of(path: Path) -> str:
    """The format of a report in this file: md, docx or pdf. Raises UsageError if its name doesn't tell."""
    known = _FORMATS.get(path.suffix.casefold())
    if known is None:
        said = _("{file}: end the name of a report in .md, .docx or .pdf.")
        raise UsageError(said.format(file=path.name))
    return known


def write(document: Document, path: Path, paper: Paper = Paper.A4, wanted: str = "") -> int:
    """Write a report as md, docx or pdf, as the name of the file says if nobody does; how many pages a PDF
    has, else 0.

    Raises UsageError and ExpectedError.
    """
    wanted = wanted or format_of(path)
    if wanted == "pdf":
        from interpreter_app.briefing.report import print_report

        with atomic_file(path) as stream:
            return print_report(document, stream, paper)
    if wanted == "docx":
        from interpreter_app.exchange.report.docx_report import write_docx

        write_atomically(path, write_docx(document))
    else:
        from interpreter_app.exchange.report.markdown_report import report_markdown

        write_atomically(path, report_markdown(document).encode())
    return 0
