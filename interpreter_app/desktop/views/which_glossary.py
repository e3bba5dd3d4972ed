"""Asking in which glossary something is to stand, where all of them are read together.

Owns the menu that asks. What is then put there is the affair of whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.glossaries import GlossaryRow, name_of


def ask_which(
    rows: Sequence[GlossaryRow], beside: QWidget, chosen: Callable[[str], object], last: str = ""
) -> bool:
    """Offer the glossaries above a widget; the id of the one chosen is handed on. False if there are none.

    The one with the id `last` comes first, then one's own, then those that came along.
    """
    known = [row.summary for row in rows if row.summary is not None]
    summaries = sorted(known, key=lambda summary: (summary.id != last, summary.is_starter))
    if not summaries:
        return False
    menu = QMenu(beside)
    menu.setObjectName("whichGlossary")
    menu.setAccessibleName(_("In which glossary?"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    heading = menu.addAction(_("In which glossary?"))
    heading.setEnabled(False)
    for summary in summaries:
        action = menu.addAction(name_of(summary).replace("&", "&&"))
        action.triggered.connect(lambda _is_on=False, ident=summary.id: chosen(ident))
    menu.setActiveAction(menu.actions()[1])
    menu.popup(beside.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
    return True
