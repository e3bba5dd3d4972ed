"""`report`: the learning report of a visit into a file."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from interpreter_app.base import i18n
from interpreter_app.base.files import refuse_target
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.domain.report.learning import ReportOptions
from interpreter_app.domain.terms import Language
from interpreter_app.services import learning_reports, planning
from interpreter_app.services.wording import in_interface_language
from interpreter_app.services.workspace import open_store


def add_options(parser: argparse.ArgumentParser) -> None:
    """What `report` takes."""
    parser.add_argument("visit", metavar=_("VISIT"), help=_("the visit, by its id or by words of its title"))
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        help=_("the file to write, in .md, .docx or .pdf; one of that name is replaced"),
    )
    parser.add_argument(
        "--both", action="store_true", help=_("say everything in both languages, that of --language first")
    )
    parser.add_argument("--confidential", action="store_true", help=_("take what is confidential along, too"))
    parser.add_argument("--json", action="store_true", help=_("for programs: answer in JSON"))


def run_report(options: argparse.Namespace, store_path: Path) -> int:
    """Write the report. Raises ExpectedError."""
    path = Path(options.file).expanduser()
    wanted = learning_reports.format_of(path)
    lead = Language(i18n.language())
    languages = (lead, lead.other) if options.both else (lead,)
    with open_store(store_path) as store:
        visit = planning.find(store, options.visit)
        refuse_target(path)
        made = learning_reports.report_of(
            store, visit, ReportOptions(languages, options.confidential, day=date.today())
        )
        secret = learning_reports.confidential_in(store, visit)
    pages = learning_reports.write(made, path)
    left_out = 0 if options.confidential else secret
    if options.json:
        told = {"id": visit.id, "file": str(path), "format": wanted, "pages": pages, "left_out": left_out}
        print(json.dumps(told, ensure_ascii=False))
        return 0
    said = _("The report of “{title}” is written to {file}.")
    print(said.format(title=in_interface_language(visit.title) or visit.id, file=path), file=sys.stderr)
    if left_out:
        said = ngettext(
            "{count} confidential note was left out: --confidential takes it along.",
            "{count} confidential notes were left out: --confidential takes them along.",
            left_out,
        )
        print(said.format(count=left_out), file=sys.stderr)
    return 0
