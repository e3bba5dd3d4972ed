"""`print`: glossaries on paper."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from interpreter_app.base import i18n, settings
from interpreter_app.base.i18n import ngettext
from interpreter_app.briefing.options import Order, PrintOptions, Style
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
        print(json.dumps({"file": str(path), "pages": report.pages, "entries": report.entries}))
    else:
        print(
            ngettext(
                "{count} page written to {file}.", "{count} pages written to {file}.", report.pages
            ).format(count=report.pages, file=path),
            file=sys.stderr,
        )
    return 0
