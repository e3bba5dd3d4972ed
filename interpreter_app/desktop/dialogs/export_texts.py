"""What the export dialog says of a format: what it is good for, and what it has no place for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.services.exporting import Outgoing
from interpreter_app.services.loss_report import headline, said_losses

_GOOD_FOR: Mapping[str, Callable[[], str]] = {
    "yaml": lambda: _("Everything, and pleasant to read and edit by hand; to give to another Passerelle."),
    "json": lambda: _("Everything, for programs."),
    "csv": lambda: _("A table for a spreadsheet."),
    "tsv": lambda: _("A table with tabs, as other glossary programs read it."),
    "xlsx": lambda: _("A workbook for Excel or LibreOffice, with filters; it can be imported again."),
    "omegat": lambda: _("For OmegaT: source, target and comment."),
    "tbx": lambda: _("The international exchange format (ISO 30042:2019), for newer terminology programs."),
    "tbx2": lambda: _("The international exchange format of 2008, for older terminology programs."),
    "multiterm": lambda: _("For Trados MultiTerm."),
    "utx": lambda: _("A simple list for machine translation and terminology programs."),
    "markdown": lambda: _("A table for a web page, a wiki or a forum."),
    "anki": lambda: _("Cards to learn the terms by heart with Anki."),
}


def good_for(format_name: str) -> str:
    """What one would take a format for; nothing for one that isn't known."""
    said = _GOOD_FOR.get(format_name)
    return said() if said else ""


def losses_html(ready: Outgoing, theme: Theme) -> str:
    """What the format holds and what it leaves out, as a sentence and a list."""
    said = escape(headline(ready.format, ready.lost))
    lines = "".join(
        f'<tr><td style="padding:{UNIT // 2}px {UNIT}px 0 0; color:{theme.tokens.soft}">–</td>'
        f'<td style="padding:{UNIT // 2}px 0 0 0">{escape(line)}</td></tr>'
        for line in said_losses(ready.lost)
    )
    table = f'<table cellspacing="0" cellpadding="0">{lines}</table>' if lines else ""
    return f'<body style="color:{theme.tokens.ink}"><p style="margin:0">{said}</p>{table}</body>'
