"""What an import of contacts brought, and the places of the file that couldn't be taken as they stand."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.frame import Frame
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.contact_words import brought_text
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import ReadingText, heading
from interpreter_app.services.contact_files import Brought

_MOST = 500


class ContactProblems(Frame):
    """Shown after an import that left something to be told."""

    def __init__(self, file_name: str, brought: Brought, theme: Theme, parent: QWidget) -> None:
        super().__init__("contactProblemsDialog", theme, parent)
        self._brought = brought
        self.text = ReadingText(self)
        self.text.setObjectName("contactProblems")
        self.text.setAccessibleName(_("What the import left to be told"))
        self.hang(self.text)
        self.foot.addStretch()
        self.end_foot()
        self.say_title(_("Imported: {file}").format(file=file_name))
        give_letters(self)
        self._set()
        theme.changed.connect(self._set)
        self.text.setFocus()
        self.fit(88, 60)

    def _set(self) -> None:
        brought, tokens = self._brought, self.theme.tokens
        small = f"font-size:{self.theme.pixels(Text.SMALL)}px; color:{tokens.soft}"
        parts = [f'<p style="margin:0 0 {UNIT}px 0">{escape(brought_text(brought))}.</p>']
        if brought.problems:
            parts.append(heading(_("What couldn’t be taken as it stands"), self.theme, 2 * UNIT))
        parts += [
            f'<p style="margin:0 0 {UNIT}px 0"><span style="{small}">{escape(one.where)}</span><br>'
            f"{escape(one.message)}</p>"
            for one in brought.problems[:_MOST]
        ]
        left = len(brought.problems) - _MOST
        if left > 0:
            said = ngettext("and {count} more", "and {count} more", left).format(count=left)
            parts.append(f'<p style="{small}">{escape(said)}</p>')
        if brought.alike:
            parts.append(heading(_("Perhaps the same as somebody you have"), self.theme, 2 * UNIT))
            parts += [
                f'<p style="margin:0 0 {UNIT // 2}px 0">{escape(theirs)} – {escape(mine)}</p>'
                for theirs, mine in brought.alike[:_MOST]
            ]
        self.text.setHtml(f'<body style="color:{tokens.ink}">{"".join(parts)}</body>')
