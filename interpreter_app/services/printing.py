"""Printing glossaries of the store into a PDF file, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import atomic_file
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress, silent
from interpreter_app.briefing.options import PrintOptions, PrintReport, Style
from interpreter_app.domain.terms import Glossary
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

_MOST_FOLDED = 20
"""Sheets that a long-arm stapler takes: eighty pages of a booklet."""


def print_to(
    store: Store, names: Sequence[str], path: Path, options: PrintOptions, progress: Progress = silent
) -> PrintReport:
    """Print the glossaries of these names or ids as one list.

    Raises UsageError, also for a file whose name would say that it isn't a PDF, or ExpectedError.
    """
    from interpreter_app.briefing.glossary import print_glossaries

    _refuse_other_names(path)
    wanted = chosen(store, names)
    with atomic_file(path) as stream:
        return print_glossaries(wanted, stream, options, progress)


def on_paper(report: PrintReport, style: Style) -> str:
    """How much paper it takes where that has to be folded, and what is wrong with that; else empty."""
    match style:
        case Style.COLUMNS:
            return ""
        case Style.BOOKLET:
            return f"{_folding(report)} {_too_thick(report)}".rstrip()
        case Style.CHEAT_SHEET:
            return f"{_folding(report)} {_left_out(report)}".rstrip()


def _folding(report: PrintReport) -> str:
    if report.sides == 1:
        return _("That is one sheet of paper, printed on one side and folded.")
    return ngettext(
        "That is {count} sheet of paper, printed on both sides and folded.",
        "That is {count} sheets of paper, printed on both sides and folded.",
        report.sheets,
    ).format(count=report.sheets)


def _too_thick(report: PrintReport) -> str:
    if report.sheets <= _MOST_FOLDED:
        return ""
    return _("So many can’t be folded and stapled as one: print one order, fewer glossaries, or columns.")


def _left_out(report: PrintReport) -> str:
    if not report.left_out:
        return ""
    return ngettext(
        "There was no room for {count} term: take larger paper, or columns.",
        "There was no room for {count} terms: take larger paper, or columns.",
        report.left_out,
    ).format(count=report.left_out)


def _refuse_other_names(path: Path) -> None:
    if path.suffix.lower() != ".pdf" and not path.is_dir():
        raise UsageError(
            _("Glossaries are printed into a PDF file: end the name {name} in .pdf, as in {better}.").format(
                name=path.name, better=f"{path.stem}.pdf"
            )
        )


def chosen(store: Store, names: Sequence[str]) -> list[Glossary]:
    """The whole glossaries of these names or ids, each once."""
    numbers = dict.fromkeys(glossaries.find(store, name).number for name in names)
    return [glossaries.glossary(store, number) for number in numbers]
