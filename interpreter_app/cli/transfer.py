"""`import`."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from interpreter_app.base.errors import StoreError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.cli.corrections import columns_said, looked_at, refused, tables_told
from interpreter_app.services.import_source import Look, Source, opened
from interpreter_app.services.importing import ImportReport, OnDuplicate, import_reading
from interpreter_app.services.workspace import open_store
from interpreter_app.store.backups import backup_if_due
from interpreter_app.store.database import DamagedError, Store

_PROMISED = ("format", "encoding", "glossary", "read", "added", "merged", "skipped", "problems")
"""The keys of the JSON of an import: they are promised to those who drive the program (design)."""


def run_import(options: argparse.Namespace, store_path: Path) -> int:
    """Bring a file into a glossary and say what was read, added, merged and left out.

    1 if nothing of it could be read. Of a trial, a program is told how the tables were understood, also where
    that is why nothing was read.
    """
    path = Path(options.file).expanduser()
    with open_store(store_path) as store:
        uncopied = "" if options.dry_run else _keep_copy(store)
        found = looked_at(opened(Source(path.name, path), options.format or ""), options)
        if found.reading is None:
            refusal = refused(found, options)
            if options.dry_run and options.json and found.tables:
                print(json.dumps(_refused_plainly(found, str(refusal)), ensure_ascii=False))
            raise refusal
        report = import_reading(
            store,
            found.reading,
            path.name,
            options.glossary,
            OnDuplicate(options.on_duplicate),
            options.dry_run,
        )
    if uncopied:
        print(
            _("Today’s copy of the store couldn’t be made: {reason}").format(reason=uncopied), file=sys.stderr
        )
    for line in columns_said(found):
        print(line, file=sys.stderr)
    said = (*report.remarks, *report.problems, *report.differing, *report.near, *report.otherwise)
    for problem in said:
        print(
            _("{place}: {text}").format(place=problem.where, text=problem.message),
            file=sys.stderr,
        )
    for sentence in report.elsewhere:
        print(sentence, file=sys.stderr)
    if options.json:
        plain = asdict(report)
        plain = {key: plain[key] for key in _PROMISED}
        plain["problems"] = [{"where": problem.where, "message": problem.message} for problem in said]
        if options.dry_run:
            plain["tables"] = tables_told(found.tables)
        print(json.dumps(plain, ensure_ascii=False))
    else:
        print(_summary(report, options.dry_run), file=sys.stderr)
    return int(not report.read and bool(report.problems))


def _refused_plainly(found: Look, sentence: str) -> dict[str, object]:
    """What a program is told of a trial in which nothing could be read."""
    return {
        "format": found.format,
        "encoding": found.table.encoding if found.table else "",
        "glossary": "",
        "read": 0,
        "added": 0,
        "merged": 0,
        "skipped": 0,
        "problems": [{"where": "", "message": sentence}],
        "tables": tables_told(found.tables),
    }


def _keep_copy(store: Store) -> str:
    """Have today's copy of the store before something large is written into it; why there is none, if so.

    Without room for one an import goes on all the same; into a damaged store it doesn't.
    """
    try:
        backup_if_due(store, datetime.now(UTC))
    except DamagedError:
        raise
    except StoreError as error:
        return str(error)
    return ""


def _summary(report: ImportReport, dry_run: bool) -> str:
    added, merged, skipped, left_out = report.added, report.merged, report.skipped, report.left_out
    done = (
        (added, ngettext("{count} added", "{count} added", added)),
        (merged, ngettext("{count} merged with yours", "{count} merged with yours", merged)),
        (skipped, ngettext("{count} left as it was", "{count} left as they were", skipped)),
        (left_out, ngettext("{count} row left out", "{count} rows left out", left_out)),
    )
    line = _("{read} ({format}, {encoding}) → {glossary}: {done}.").format(
        read=ngettext("{count} concept read", "{count} concepts read", report.read).format(count=report.read),
        format=report.format,
        encoding=report.encoding,
        glossary=report.glossary,
        done=", ".join(text.format(count=count) for count, text in done if count) or _("nothing to do"),
    )
    sentences = [line, _("Nothing was written: this was a trial.") if dry_run else "", _to_choose(report)]
    return " ".join(sentence for sentence in sentences if sentence)


def _to_choose(report: ImportReport) -> str:
    """In how many entries both sides have changed a field, and what to do next; nothing if in none."""
    count = len(report.differing)
    if not count:
        return ""
    said = ngettext(
        "{count} entry differs from yours in a field that both have changed: "
        "open the window and choose with “Compare…”.",
        "{count} entries differ from yours in a field that both have changed: "
        "open the window and choose with “Compare…”.",
        count,
    )
    return said.format(count=count)
