"""The key help: every action with its keys, as they are set now."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import ActionSet, KeyHelp
from interpreter_app.desktop.dialogs.frame import Frame
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import ReadingText, heading
from interpreter_app.desktop.widgets.tab_order import tab_through


class KeysDialog(Frame):
    """Shows the keys. They are changed in the preferences."""

    changeAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, actions: ActionSet, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("keysDialog", theme, parent)
        self._actions = actions
        self.text = ReadingText(self)
        self.text.setObjectName("keysText")
        self.hang(self.text)
        self.change_button = QPushButton(self)
        self.change_button.setObjectName("changeKeys")
        self.change_button.setProperty("role", "link")
        self.change_button.setAutoDefault(False)
        self.change_button.clicked.connect(self.changeAsked)
        self.foot.addSpacing(ReadingText.HANG)
        self.foot.addWidget(self.change_button)
        self.foot.addStretch()
        self.end_foot()
        tab_through(self.text, self.change_button, self.close_button)
        self.fit(128, 94)
        theme.changed.connect(self._set_text)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Keys"))
        self.text.setAccessibleName(_("Keys"))
        self.change_button.setText(_("Change keys…"))
        give_letters(self)
        self._set_text()

    def _set_text(self) -> None:
        groups = [
            (group, list(lines)) for group, lines in groupby(self._actions.help(), key=lambda k: k.group)
        ]
        first, second = halves(groups)
        cells = "".join(
            f'<td width="50%" valign="top" style="padding-right:{3 * UNIT}px">'
            + "".join(self._group(name, lines) for name, lines in side)
            + "</td>"
            for side in (first, second)
        )
        self.text.setHtml(
            f'<body style="color:{self.theme.tokens.ink}">'
            f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{cells}</tr></table></body>'
        )

    def _group(self, name: str, lines: Sequence[KeyHelp]) -> str:
        tokens, small = self.theme.tokens, self.theme.pixels(Text.SMALL)
        rows = "".join(
            f'<tr><td style="padding:0 {UNIT}px 0 0">{escape(line.text)}</td>'
            f'<td align="right" style="padding:3px 0 0 0; color:{tokens.accent}; font-size:{small}px">'
            f"{_keys(line.keys)}</td></tr>"
            for line in lines
        )
        return (
            f'{heading(name, self.theme)}<table width="100%" cellspacing="0" cellpadding="0"'
            f' style="margin-bottom:{UNIT}px">{rows}</table>'
        )


def _keys(keys: Sequence[str]) -> str:
    return ",&nbsp; ".join(escape(key).replace(" ", "&nbsp;") for key in keys) or "–"


Group = tuple[str, list[KeyHelp]]

_WRAPS = 52
"""Letters about after which a line goes on below itself."""


def halves(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """The groups on two columns of about the same length, in their order."""
    lengths = [sum(1 + len(line.text) // _WRAPS for line in lines) + 2 for _name, lines in groups]
    places = range(len(groups), -1, -1)
    cut = min(places, key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))
    return list(groups[:cut]), list(groups[cut:])
