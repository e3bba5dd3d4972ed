"""`print`: glossaries on paper."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from interpreter_app.base import i18n, settings
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.briefing.options import Order, PrintOptions, PrintReport, Style
from interpreter_app.briefing.paper import Paper
from interpreter_app.services.printing import on_paper, print_to
from interpreter_app.services.workspace import open_store


def run_print(options: argparse.Namespace, store_path: Path) -> int:
    """Print glossaries into a PDF file."""
    path = Path(options.file).expanduser()
    wanted = PrintOptions(
        order=Order(options.order),
        paper=Paper(options.paper),
        style=Style(options.style),
        language=i18n.language(),
        author=settings.load().author,
        date=date.today(),
    )
    with open_store(store_path) as store:
        report = print_to(store, options.glossaries, path, wanted)
    if options.json:
        print(json.dumps(_plain(path, report)))
    else:
        print(_summary(path, report, wanted.style), file=sys.stderr)
    return 0


def _plain(path: Path, report: PrintReport) -> dict[str, object]:
    """`pages` are those of the PDF file; `sheets` are of paper, printed on both sides."""
    return {
        "file": str(path),
        "pages": report.sides,
        "entries": report.entries,
        "sheets": report.sheets,
        "numbered_pages": report.pages,
        "left_out": report.left_out,
    }


def _summary(path: Path, report: PrintReport, style: Style) -> str:
    """What was written, and how much paper it takes where that has to be folded."""
    pages = ngettext("{count} page", "{count} pages", report.pages).format(count=report.pages)
    if style is Style.BOOKLET:
        sides = ngettext("{count} side", "{count} sides", report.sides).format(count=report.sides)
        written = _("{pages} on {sides} written to {file}.").format(pages=pages, sides=sides, file=path)
    else:
        written = ngettext(
            "{count} page written to {file}.", "{count} pages written to {file}.", report.pages
        ).format(count=report.pages, file=path)
    return f"{written} {on_paper(report, style)}".rstrip()
