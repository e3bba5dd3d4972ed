"""The menu bar, made from the declared actions, and the choices of theme and language in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.settings import THEMES
from interpreter_app.desktop.actions import GROUPS, ActionSet, Group, plain
from interpreter_app.desktop.letters import lettered
from interpreter_app.desktop.theme import UNIT

_CONTENT: dict[Group, tuple[str, ...]] = {
    Group.FILE: ("import", "export", "print", "", "compare", "", "preferences", "", "quit"),
    Group.EDIT: (
        "undo",
        "redo",
        "deeds",
        "deleted",
        "",
        "copy-target",
        "show-concept",
        "",
        "quick-add",
        "mark-missing",
        "note",
        "",
        "new-session",
        "",
        "accent",
    ),
    Group.GLOSSARY: (
        "edit-concept",
        "duplicate-concept",
        "to-glossary",
        "change-many",
        "find-replace",
        "concept-history",
        "concept-notes",
        "delete-concept",
        "",
        "new-glossary",
        "describe-glossary",
        "duplicate-glossary",
        "delete-glossary",
        "",
        "check",
        "table",
        "choose-glossary",
    ),
    Group.VISIT: (
        "new-visit",
        "duplicate-visit",
        "",
        "import-visit",
        "export-visit",
        "",
        "delete-visit",
        "",
        "next-section",
        "previous-section",
        "",
        "new-contact",
        "contact-notes",
        "import-contacts",
        "export-contacts",
    ),
    Group.NOTES: (
        "import-notes",
        "export-notes",
        "learning-report",
        "",
        "debrief",
        "",
        "note-terms",
        "note-history",
        "deleted-notes",
        "",
        "clear-log",
    ),
    Group.GO: ("search", "older-query", "newer-query", "", "next-finding", "previous-finding", ""),
    Group.VIEW: ("booth", "full-screen", "", "larger", "smaller", "normal-size", ""),
    Group.HELP: ("guide", "keys", "sample-visit", "", "about"),
}
"""The actions of each menu by name; an empty one is a line between two parts."""

_THEME_NAMES: dict[str, Callable[[], str]] = {
    "system": lambda: _("As the system"),
    "light": lambda: _("Light"),
    "dark": lambda: _("Dark"),
}
_LANGUAGE_NAMES = {"en": "English", "fr": "Français"}


_KEY = "\t"
"""What stands behind it in an action's text is shown as its key."""


class Menus(QObject):
    """The menus of one window."""

    chosen = Signal(str, object)
    """The name of a setting and the value chosen for it."""

    def __init__(self, bar: QMenuBar, actions: ActionSet, pages: Sequence[str]) -> None:
        super().__init__(bar)
        bar.setObjectName("menuBar")
        self._actions = actions
        self.menus: dict[Group, QMenu] = {}
        exclusive = QActionGroup(self)
        for group, names in _CONTENT.items():
            menu = self.menus[group] = bar.addMenu("")
            for name in names:
                if name:
                    menu.addAction(actions[name])
                else:
                    menu.addSeparator()
            menu.aboutToShow.connect(self._on_about_to_show)
        for page in pages:
            exclusive.addAction(actions[f"page-{page}"])
            self.menus[Group.GO].addAction(actions[f"page-{page}"])
        self._themes = self._choices("theme", THEMES)
        self._languages = self._choices("language", i18n.languages())

    def check(self, theme: str, language: str) -> None:
        """Mark what is in force."""
        for menu, value in ((self._themes, theme), (self._languages, language)):
            for action in menu.actions():
                action.setChecked(action.data() == value)

    def retranslate(self) -> None:
        """Say the texts in the current language, after the actions have said theirs; each gets a letter."""
        for group, menu in self.menus.items():
            menu.setTitle(GROUPS[group]())
        self._themes.setTitle(_("Theme"))
        self._languages.setTitle(_("Language"))
        for action in self._themes.actions():
            action.setText(_THEME_NAMES[action.data()]())
        for menu in (*self.menus.values(), self._themes, self._languages):
            own = [action for action in menu.actions() if not action.isSeparator()]
            for action, text in zip(own, lettered([action.text() for action in own]), strict=True):
                action.setText(text)
                # What a button says; the key that a menu writes behind it isn't for buttons.
                action.setIconText(plain(text))

    def _on_about_to_show(self) -> None:
        """Write the keys as the key help does, and leave room between them and the words: Qt has other names
        for some keys, and its style sheets no word for the room."""
        menu = self.sender()
        if isinstance(menu, QMenu):
            for action in menu.actions():
                key = self._actions.key_of(action)
                if key is not None:
                    words = action.text().partition(_KEY)[0]
                    action.setText(f"{words}{_KEY}{key}" if key else words)
            menu.setMinimumWidth(0)
            menu.setMinimumWidth(menu.sizeHint().width() + 3 * UNIT)

    def _choices(self, setting: str, values: Sequence[str]) -> QMenu:
        menu = self.menus[Group.VIEW].addMenu("")
        group = QActionGroup(menu)
        for value in values:
            action = QAction(_LANGUAGE_NAMES.get(value, value), menu)
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(lambda _checked=False, value=value: self.chosen.emit(setting, value))
            group.addAction(action)
            menu.addAction(action)
        return menu
