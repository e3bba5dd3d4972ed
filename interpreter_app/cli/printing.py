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
from interpreter_app.services.printing import print_to
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
    written = ngettext(
        "{count} page written to {file}.", "{count} pages written to {file}.", report.pages
    ).format(count=report.pages, file=path)
    if style is Style.COLUMNS:
        return written
    if style is Style.CHEAT_SHEET:
        return " ".join(filter(None, (written, _folding(report), _left_out(report))))
    pages = ngettext("{count} page", "{count} pages", report.pages).format(count=report.pages)
    sides = ngettext("{count} side", "{count} sides", report.sides).format(count=report.sides)
    return (
        _("{pages} on {sides} written to {file}.").format(pages=pages, sides=sides, file=path)
        + f" {_folding(report)}"
    )


def _folding(report: PrintReport) -> str:
    if report.sides == 1:
        return _("That is one sheet of paper, printed on one side and folded.")
    return ngettext(
        "That is {count} sheet of paper, printed on both sides and folded.",
        "That is {count} sheets of paper, printed on both sides and folded.",
        report.sheets,
    ).format(count=report.sheets)


def _left_out(report: PrintReport) -> str:
    """What a cheat sheet has no room for, and what has; empty if everything is on it."""
    if not report.left_out:
        return ""
    return ngettext(
        "There was no room for {count} term: take larger paper, or --style columns.",
        "There was no room for {count} terms: take larger paper, or --style columns.",
        report.left_out,
    ).format(count=report.left_out)
