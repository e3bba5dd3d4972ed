"""The About dialog: what this is, whose work stands in it, where the person's own things are."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from interpreter_app import __version__
from interpreter_app.base import paths
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import Frame
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.reading import ReadingText, heading
from interpreter_app.desktop.widgets.tab_order import tab_through


class AboutDialog(Frame):
    """Says version, licences and places. `store_path` is the store that is open."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, store_path: Path | None = None
    ) -> None:
        super().__init__("aboutDialog", theme, parent)
        self._store = (store_path or paths.default_store()).absolute()
        self.text = ReadingText(self)
        self.text.setObjectName("aboutText")
        self.text.anchorClicked.connect(self._on_link)
        self.hang(self.text)
        self.foot.addStretch()
        self.end_foot()
        tab_through(self.text, self.close_button)
        self.fit(84, 62)
        theme.changed.connect(self._set_text)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Passerelle {version}").format(version=__version__))
        self.setWindowTitle(_("About Passerelle"))
        self.text.setAccessibleName(_("About Passerelle"))
        give_letters(self)
        self._set_text()

    def _set_text(self) -> None:
        theme = self.theme
        line = f'<p style="margin:0 0 {UNIT // 2}px 0">'
        parts = [
            f"{line}{escape(self._purpose())}</p>",
            heading(_("Whose work it is"), theme, 2 * UNIT),
            *(f"{line}{escape(said)}</p>" for said in _licences()),
            heading(_("Where your things are"), theme, 2 * UNIT),
            *(f"{line}{_place(name, path)}</p>" for name, path in self._places()),
        ]
        self.text.setHtml(f'<body style="color:{theme.tokens.ink}">{"".join(parts)}</body>')

    def _purpose(self) -> str:
        return _(
            "Glossaries, visits and notes for interpreters and visit facilitators, in French and English, "
            "without a network. What you type stays on this computer."
        )

    def _places(self) -> list[tuple[str, Path]]:
        return [
            (_("Store"), self._store),
            (_("Settings"), paths.settings_file()),
            (_("Log (never what you type)"), paths.log_dir() / "passerelle.log"),
        ]

    def _on_link(self, link: QUrl) -> None:
        QDesktopServices.openUrl(link)


def _licences() -> list[str]:
    return [
        _("Program: the Passerelle founders, MIT licence."),
        _("Glossaries: the Passerelle founders, Creative Commons Attribution 4.0 (CC BY 4.0)."),
        _("Typeface: Source Sans 3, Adobe, SIL Open Font License 1.1."),
        _("Built with Python, Qt and PySide6 (LGPL 3), SQLite, sqlite-utils, ReportLab, PDFium."),
    ]


def _place(name: str, path: Path) -> str:
    folder = QUrl.fromLocalFile(str(path.parent)).toString()
    link = f'<a href="{escape(folder)}">{escape(str(path))}</a>'
    return _("{place}: {text}").format(place=escape(name), text=link)
