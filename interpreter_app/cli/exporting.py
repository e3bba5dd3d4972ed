"""`export`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.files import refuse_target
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.cli import choosing
from interpreter_app.services.exporting import Outgoing, outgoing, outgoing_shown, write
from interpreter_app.services.loss_report import headline, said_losses
from interpreter_app.services.workspace import open_store


def run_export(options: argparse.Namespace, store_path: Path) -> int:
    """Say what the format can't hold, and write the glossary into a file; with --dry-run only say it.

    Raises ExpectedError if only some concepts are wanted and there is none of them: no file is touched then.
    """
    path = Path(options.file).expanduser()
    wanted = choosing.asked(options)
    with open_store(store_path) as store:
        if wanted is None:
            ready = outgoing(store, options.glossary, path, options.format)
        else:
            ready = outgoing_shown(store, options.glossary, path, wanted, options.format)
    if wanted is not None and not ready.count:
        raise ExpectedError(
            _("No concept of “{glossary}” fits all that was asked for: no file was written.").format(
                glossary=options.glossary
            )
            + " "
            + _("Leave one of the options out that choose concepts.")
        )
    refuse_target(path)
    for line in _report(ready, options.dry_run):
        print(line, file=sys.stderr)
    if not options.dry_run:
        write(ready, path)
    if options.json:
        lost = [{"field": loss.field, "count": loss.count} for loss in ready.lost]
        said = {"glossary": options.glossary, "file": str(path), "format": ready.format.name}
        if wanted is not None:
            said |= {"chosen": ready.count}
        # Of a trial it is what would be written, as an import says what would be added.
        print(json.dumps({**said, "written": ready.count, "lost": lost}, ensure_ascii=False))
    else:
        print(_summary(ready, path, options.dry_run), file=sys.stderr)
    return 0


def _report(ready: Outgoing, dry_run: bool) -> Iterator[str]:
    """What is lost; that nothing is, only to whoever asked for a trial."""
    if ready.lost or dry_run:
        yield headline(ready.format, ready.lost)
    for line in said_losses(ready.lost):
        yield f"  {line}"


def _summary(ready: Outgoing, path: Path, dry_run: bool) -> str:
    if dry_run:
        said = ngettext(
            "{count} concept would be written to {file}. Nothing was written: this was a trial.",
            "{count} concepts would be written to {file}. Nothing was written: this was a trial.",
            ready.count,
        )
    else:
        said = ngettext(
            "{count} concept written to {file}.", "{count} concepts written to {file}.", ready.count
        )
    return said.format(count=ready.count, file=path)
