"""What the import dialog says of a file: what would be done, what was done, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.exchange.formats import MistakesFound, Problem
from interpreter_app.services.differences import said_waiting
from interpreter_app.services.import_source import Prospect
from interpreter_app.services.importing import ImportReport

ENCODINGS: Mapping[str, str] = {
    "utf-8": "UTF-8",
    "cp1252": "Windows 1252",
    "mac-roman": "Mac Roman",
    "cp850": "DOS 850",
    "utf-16": "UTF-16",
}
"""What the usual encodings are called, by Python's name; proper names in every language."""


def encoding_family(encoding: str) -> str:
    """An encoding as one chooses it, whatever its byte order and its mark."""
    return encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")


def encoding_title(encoding: str) -> str:
    """What an encoding is called."""
    return ENCODINGS.get(encoding_family(encoding), encoding.upper())


def would_do(report: ImportReport) -> str:
    """What an import would do, as one sentence or two."""
    if not (report.read or report.left_out):
        return _("There is no concept in this file.")
    added, merged, skipped, left_out = report.added, report.merged, report.skipped, report.left_out
    found = len(report.problems)
    doing = [
        (added, ngettext("{count} would be added", "{count} would be added", added)),
        (merged, ngettext("{count} merged with yours", "{count} merged with yours", merged)),
        (skipped, ngettext("{count} left as you have it", "{count} left as you have them", skipped)),
        (left_out, ngettext("{count} row left out", "{count} rows left out", left_out)),
    ]
    sentence = _("{read}: {doing}.").format(
        read=ngettext("{count} concept read", "{count} concepts read", report.read).format(
            count=number_text(report.read)
        ),
        doing=", ".join(text.format(count=number_text(count)) for count, text in doing if count),
    )
    if not found:
        return sentence
    rest = ngettext(
        "{count} place couldn’t be taken as it stands.",
        "{count} places couldn’t be taken as they stand.",
        found,
    )
    return f"{sentence} {rest.format(count=number_text(found))}"


def told_of(report: ImportReport, elsewhere: str) -> str:
    """All that is said of an import before it happens."""
    told = (
        would_do(report),
        _changed_by_both(len(report.differing) - report.repeated),
        _said_twice(report.repeated),
        _near(len(report.near)),
        _otherwise(len(report.otherwise)),
        elsewhere,
    )
    return " ".join(filter(None, told))


def _said_twice(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{count} of them stands in the file several times and says different things: the first stands, and "
        "you can compare them after the import.",
        "{count} of them stand in the file several times and say different things: the first stand, and you "
        "can compare them after the import.",
        count,
    ).format(count=number_text(count))


def _near(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{count} of those added is nearly the same as one of yours: see “Duplicates”.",
        "{count} of those added are nearly the same as yours: see “Duplicates”.",
        count,
    ).format(count=number_text(count))


def _otherwise(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{count} of those added gives a term of yours another rendering: see “Problems”.",
        "{count} of those added give terms of yours another rendering: see “Problems”.",
        count,
    ).format(count=number_text(count))


def _changed_by_both(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "In {count} of them both sides have changed the same field: yours stands, and you can compare them "
        "after the import.",
        "In {count} of them both sides have changed the same field: yours stands, and you can compare them "
        "after the import.",
        count,
    ).format(count=number_text(count))


def elsewhere(found: Prospect) -> str:
    """That another glossary of the store has some of the new concepts, too."""
    if not (found.plan and found.plan.elsewhere):
        return ""
    return _("Some of the new ones are in another glossary, too: see “Duplicates”.")


def refused(mistakes: MistakesFound) -> str:
    """Why a file is not taken at all."""
    found = len(mistakes.problems)
    return ngettext(
        "The file has {count} mistake. Mend it and choose the file again.",
        "The file has {count} mistakes. Mend them and choose the file again.",
        found,
    ).format(count=number_text(found))


def problems_html(problems: Sequence[Problem], theme: Theme) -> str:
    """The problems of a file as a table of places and what is the matter there."""
    cell = f'valign="top" style="padding:0 {2 * UNIT}px {UNIT}px 0'
    rows = "".join(
        f'<tr><td {cell}; color:{theme.tokens.soft}">{escape(problem.where).replace(" ", "&nbsp;")}</td>'
        f'<td {cell}">{escape(problem.message)}</td></tr>'
        for problem in problems
    )
    return (
        f'<body style="color:{theme.tokens.ink}"><table cellspacing="0" cellpadding="0">{rows}</table></body>'
    )


def said(report: ImportReport) -> str:
    """What the status line says of an import."""
    changed, left_out = report.added + report.merged, report.left_out
    done = ngettext("Imported: {count} concept", "Imported: {count} concepts", changed).format(
        count=number_text(changed)
    )
    if left_out:
        lost = ngettext("{count} row left out", "{count} rows left out", left_out)
        done = f"{done}, {lost.format(count=number_text(left_out))}"
    return f"{done}. {said_waiting(len(report.differing))}" if report.differing else done
