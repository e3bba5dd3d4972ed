"""The margin of the Contacts page: whom the chosen contact met, where, when, and what was promised.

Owns how that reads. What counts as having met is `domain.visits.meetings`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.domain.visits.meetings import Meeting
from interpreter_app.services.wording import in_interface_language

_ANY_HEIGHT = 16_777_215
_MOST = 100
"""Meetings that are shown; there is nobody who reads more."""


class MetMargin(QWidget):
    """The margin. Names lead to contacts, titles to visits."""

    contactAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    visitAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("contactMetMargin")
        self._theme = theme
        self._meetings: Sequence[Meeting] = ()
        self.name: Callable[[str], str] = str
        self.visit_title: Callable[[str], str] = str
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.text = ReadingText(self)
        self.text.setObjectName("contactMetText")
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._line = Hairline(parent=self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2 * UNIT)
        head = QVBoxLayout()
        head.setContentsMargins(ReadingText.HANG, 0, 0, 0)
        head.setSpacing(UNIT)
        head.addWidget(self._line)
        head.addWidget(self.heading)
        self._column.addLayout(head)
        self._column.addWidget(self.text, 1)
        self._is_below = False
        self.stand_below(False)
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.text.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._set)

    def stand_below(self, is_below: bool) -> None:
        """Stand below the form, as high as the text is, or beside it, with a scroll bar."""
        self._is_below = is_below
        policies = Qt.ScrollBarPolicy
        self.text.setVerticalScrollBarPolicy(
            policies.ScrollBarAlwaysOff if is_below else policies.ScrollBarAsNeeded
        )
        self._line.setVisible(is_below)
        sides = (0, 0, 0, 0) if is_below else (2 * UNIT, 3 * UNIT, 2 * UNIT, 2 * UNIT)
        self._column.setContentsMargins(*sides)
        self._column.setSpacing(UNIT if is_below else 2 * UNIT)
        self._fit()

    def _fit(self, *_size: object) -> None:
        if self._is_below:
            self.text.setFixedHeight(round(self.text.document().size().height()) + UNIT // 2)
        else:
            self.text.setMinimumHeight(0)
            self.text.setMaximumHeight(_ANY_HEIGHT)

    def show_meetings(self, meetings: Sequence[Meeting]) -> None:
        """Show these, which are told in their order."""
        if meetings != self._meetings:
            self._meetings = meetings
            self._set()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.heading.setText(_("Who met whom"))
        self.text.setAccessibleName(_("Who met whom"))
        self._set()

    def _set(self) -> None:
        top = self.text.verticalScrollBar().value()
        if self._meetings:
            rows = "".join(self._row(one) for one in self._meetings[:_MOST])
        else:
            rows = f'<p style="color:{self._theme.tokens.soft}">{escape(_no_meeting())}</p>'
        self.text.setHtml(f'<body style="color:{self._theme.tokens.ink}">{rows}</body>')
        self.text.verticalScrollBar().setValue(top)

    def _row(self, one: Meeting) -> str:
        tokens, small = self._theme.tokens, self._theme.pixels(Text.SMALL)
        language = i18n.language()
        day = dates.day_text(one.at.day, language, weekday=False)
        when = f"{day}, {dates.time_text(one.at.local.time(), language)}"
        where = in_interface_language(one.place)
        soft = f'style="margin:0; font-size:{small}px; color:{tokens.soft}"'
        lines = [f"<p {soft}>{escape(when)}</p>"]
        title = in_interface_language(one.title)
        if title:
            lines.append(f'<p style="margin:0">{self._visit_link(one, title)}</p>')
        if where:
            lines.append(f"<p {soft}>{escape(where)}</p>")
        if one.people:
            people = ", ".join(self._link(ident) for ident in one.people)
            lines.append(f'<p style="margin:0; font-size:{small}px">{people}</p>')
        lines += [
            f'<p style="margin:0; color:{tokens.near}">{escape(promise)}</p>'
            for promise in (_("Promised: {what}").format(what=what) for what in one.promised)
        ]
        cell = f'style="padding:0 0 {UNIT}px 0; border-bottom:1px solid {tokens.line}"'
        return (
            f'<table width="100%" cellspacing="0" cellpadding="0"'
            f' style="margin:0 0 {UNIT}px 0"><tr><td {cell}>{"".join(lines)}</td></tr></table>'
        )

    def _visit_link(self, one: Meeting, title: str) -> str:
        if not one.visit:
            return f"<b>{escape(title)}</b>"
        return (
            f'<a href="visit:{escape(one.visit)}" style="color:{self._theme.tokens.ink}; font-weight:700;'
            f' text-decoration:none">{escape(title)}</a>'
        )

    def _link(self, ident: str) -> str:
        name = self.name(ident)
        if not name:
            return escape(_("(not among the contacts)"))
        colour = self._theme.tokens.accent
        href = escape(f"contact:{ident}")
        return f'<a href="{href}" style="color:{colour}; text-decoration:none">{escape(name)}</a>'

    def _on_link(self, link: QUrl) -> None:
        kind, _sep, ident = link.toString().partition(":")
        (self.visitAsked if kind == "visit" else self.contactAsked).emit(ident)


def _no_meeting() -> str:
    return _("Nobody yet: sessions of visits and encounters will be listed here.")
