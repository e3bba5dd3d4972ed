"""The head of the panel of checks: how many findings there are, and what can be done about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.actions import shown
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.domain.checks import Severity
from interpreter_app.services.mending import Kind


class Tally(NamedTuple):
    """How many findings there are, how many of them are mistakes, how many can be mended for certain."""

    total: int = 0
    mistakes: int = 0
    sure: int = 0


def tally(kinds: Sequence[Kind]) -> Tally:
    """The sums of what was found."""
    return Tally(
        sum(kind.total for kind in kinds),
        sum(kind.total for kind in kinds if kind.severity is Severity.ERROR),
        sum(kind.sure for kind in kinds),
    )


def counted(sums: Tally) -> str:
    """How many findings there are, mistakes first; nothing if there are none."""
    rest = sums.total - sums.mistakes
    said = []
    if sums.mistakes:
        text = ngettext("{count} mistake", "{count} mistakes", sums.mistakes)
        said.append(text.format(count=number_text(sums.mistakes)))
    if rest:
        text = ngettext("{count} matter of care", "{count} matters of care", rest)
        said.append(text.format(count=number_text(rest)))
    return " · ".join(said)


class QualityHead(QWidget):
    """Heading, summary and buttons on one line; the heading gives way where there is little room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._glossary = ""
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.summary = QLabel(self)
        self.summary.setObjectName("qualitySummary")
        self.summary.setProperty("role", "small")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.stop = self._link("qualityStop")
        self.fix = self._link("qualityFix")
        self.fix_all = self._link("qualityFixAll")
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("qualityClose")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT // 2)
        line.setSpacing(2 * UNIT)
        line.addWidget(self.heading)
        line.addWidget(self.summary, 1)
        for button in (self.stop, self.fix, self.fix_all, self.close_button):
            line.addWidget(button)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def _link(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        return button

    def say(self, summary: str, sure: int, stop: str) -> None:
        """Say how it stands and offer what can be done; an empty text takes its button away."""
        self.summary.setText(summary)
        text = ngettext("Mend the {count} that is certain", "Mend all {count} that are certain", sure)
        self.fix_all.setText(text.format(count=number_text(sure)))
        self.fix_all.setVisible(bool(sure))
        self.fix.setVisible(bool(sure))
        self.stop.setText(stop)
        self.stop.setVisible(bool(stop))
        self._fit()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.name(self._glossary)
        self.fix.setText(_("Mend"))
        self.fix.setToolTip(_("Mend the chosen finding"))
        self.close_button.setAccessibleName(_("Close"))
        self.close_button.setToolTip(shown("Esc"))
        self._fit()

    def name(self, glossary: str) -> None:
        """Say in the heading which glossary is checked; an empty name stands for all of them."""
        self._glossary = glossary
        of_one = _("What the checks find: {glossary}").format(glossary=glossary)
        self.heading.setText(of_one if glossary else _("What the checks find"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the heading goes."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown_ones = [w for w in (self.stop, self.fix, self.fix_all, self.close_button) if not w.isHidden()]
        need = sum(widget.sizeHint().width() + 2 * UNIT for widget in shown_ones) + 3 * UNIT
        words = self.heading.sizeHint().width() + self.summary.sizeHint().width() + 2 * UNIT
        self.heading.setVisible(need + words <= self.width())

    def _on_theme(self) -> None:
        size = self._theme.pixels(Text.BODY)
        self.close_button.setIcon(icon("close", self._theme, size))
        self.close_button.setIconSize(QSize(size, size))
        self._fit()
