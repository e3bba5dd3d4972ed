"""The head of the Look up page: the query, how much was found for it, and the rule below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.query_edit import QueryEdit


class QueryHeader(QWidget):
    """The query and its count line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = ""
        self._usual = 0
        self.query = QueryEdit(self)
        self.query.setObjectName("lookupQuery")
        self._count = QLabel(self)
        self._count.setObjectName("lookupCount")
        self._count.setProperty("role", "small")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        rule = Hairline(parent=self)
        rule.setProperty("role", "rule")
        rule.setFixedHeight(2)
        line = QHBoxLayout()
        line.setSpacing(2 * UNIT)
        line.addWidget(self.query, 1)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addSpacing(UNIT)
        layout.addWidget(rule)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    @property
    def told(self) -> str:
        """What the count line says."""
        return self._told

    def tell(
        self, found: int, guesses: int, is_complete: bool, is_cut: bool = False, of_visit: bool = False
    ) -> None:
        """Say how many results there are, how many of them guesses, and whether guesses can be made.

        `is_cut`: there may be more than are shown. `of_visit`: those of today's visit come first.
        """
        parts = _parts(found, guesses, is_complete, is_cut) if found else ""
        self._say(" · ".join((parts, _("today’s visit first"))) if parts and of_visit else parts)

    def tell_old(self, typed: str) -> None:
        """Say which query the results that are still in sight answered."""
        self._say(_("answers to “{query}”").format(query=typed))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.query.setPlaceholderText(_("French or English"))
        self.query.setAccessibleName(_("Query"))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut what is said if there is less room for it now."""
        super().resizeEvent(event)
        self._say(self._told)

    def _say(self, text: str) -> None:
        """Say this at the right end of the line; what is longer than usual takes half of it at most."""
        self._told = text
        metrics = self._count.fontMetrics()
        wanted, width = metrics.horizontalAdvance(text) + 1, self._usual
        if wanted > width:
            width = max(width, min(wanted, self.width() // 2))
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        if width != self._count.width():
            self._count.setFixedWidth(width)
        self._count.setText(text)

    def _make_room(self) -> None:
        """Keep a place for what is usually said: a label that changed its size with each letter would have
        the window laid out anew."""
        self._count.ensurePolished()
        metrics = self._count.fontMetrics()
        most = _parts(88, 8, is_complete=True, is_cut=False)
        self._usual = metrics.horizontalAdvance(most) + 1
        self._count.setFixedHeight(metrics.height())
        self._say(self._told)

    def _on_theme(self) -> None:
        self.query.setMinimumHeight(round(self._theme.pixels(Text.QUERY) * 1.5))
        self._make_room()


def _parts(found: int, guesses: int, is_complete: bool, is_cut: bool) -> str:
    if is_cut:
        parts = [_("first {number}").format(number=found)]
    else:
        parts = [ngettext("{count} result", "{count} results", found).format(count=found)]
    if guesses:
        parts.append(ngettext("{count} guess", "{count} guesses", guesses).format(count=guesses))
    if not is_complete:
        parts.append(_("still reading the words"))
    return " · ".join(parts)
