"""Everything that can be asked of the window, declared once as data: name, text, keys, place in the menu.

Menus, tooltips, the key help and the preferences are made from the declaration. Keys are portable texts
that never pass through translation. What an action does is said where it is done: `ActionSet.on`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext


class Scope(StrEnum):
    """Where the keys of an action work."""

    WINDOW = "window"
    """On every page."""
    PAGE = "page"
    """On the pages that said what it does there, each for itself."""


class Group(StrEnum):
    """What an action is about: the heading of the key help, and for most the menu."""

    FILE = "file"
    EDIT = "edit"
    GLOSSARY = "glossary"
    VISIT = "visit"
    NOTES = "notes"
    VIEW = "view"
    GO = "go"
    LOOKUP = "lookup"
    HELP = "help"


GROUPS: Mapping[Group, Callable[[], str]] = {
    Group.LOOKUP: lambda: _("&Look up"),
    Group.GO: lambda: _("&Go to"),
    Group.FILE: lambda: _("&File"),
    Group.EDIT: lambda: _("&Edit"),
    Group.GLOSSARY: lambda: _("Gl&ossary"),
    Group.VISIT: lambda: _("V&isits and contacts"),
    Group.NOTES: lambda: _("&Notes"),
    Group.VIEW: lambda: _("&View"),
    Group.HELP: lambda: _("&Help"),
}
"""The groups in the order of the key help, with their text."""


class ActionSpec(NamedTuple):
    """One action. `text` gives its words in the current language; `keys` are portable, the first is shown.

    `page` names the page an action of group GO leads to.
    """

    name: str
    group: Group
    text: Callable[[], str]
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW
    checkable: bool = False
    page: str = ""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("search", Group.LOOKUP, lambda: _("New query, from anywhere"), ("F3", "Ctrl+L", "Ctrl+F")),
    ActionSpec("copy-target", Group.LOOKUP, lambda: _("Copy the target"), ("Ctrl+D",), Scope.PAGE),
    ActionSpec(
        "show-concept", Group.LOOKUP, lambda: _("Read the concept whole"), ("Ctrl+Return", "F4"), Scope.PAGE
    ),
    ActionSpec("mark-missing", Group.LOOKUP, lambda: _("Mark the query as not found"), ("Ctrl+M",)),
    ActionSpec("quick-add", Group.LOOKUP, lambda: _("Add a term"), ("Ctrl+N",)),
    ActionSpec("older-query", Group.LOOKUP, lambda: _("Earlier query"), ("Alt+Up",), Scope.PAGE),
    ActionSpec("newer-query", Group.LOOKUP, lambda: _("Later query"), ("Alt+Down",), Scope.PAGE),
    ActionSpec("note", Group.LOOKUP, lambda: _("Write a note"), ("Ctrl+J",)),
    ActionSpec("new-session", Group.LOOKUP, lambda: _("Start a new session"), ("Ctrl+Shift+N",)),
    ActionSpec("page-lookup", Group.GO, lambda: _("Look up"), ("Ctrl+1", "Ctrl+&"), page="lookup"),
    ActionSpec("page-glossaries", Group.GO, lambda: _("Glossaries"), ("Ctrl+2", "Ctrl+É"), page="glossaries"),
    ActionSpec("page-visits", Group.GO, lambda: _("Visits"), ("Ctrl+3", 'Ctrl+"'), page="visits"),
    ActionSpec("page-notes", Group.GO, lambda: _("Notes"), ("Ctrl+4", "Ctrl+'"), page="notes"),
    ActionSpec("page-contacts", Group.GO, lambda: _("Contacts"), ("Ctrl+5", "Ctrl+("), page="contacts"),
    ActionSpec("next-finding", Group.GO, lambda: _("Next finding"), ("F8",), Scope.PAGE),
    ActionSpec("previous-finding", Group.GO, lambda: _("Earlier finding"), ("Shift+F8",), Scope.PAGE),
    ActionSpec("import", Group.FILE, lambda: _("Import a glossary…"), ("Ctrl+I",)),
    ActionSpec("export", Group.FILE, lambda: _("Export a glossary…"), ("Ctrl+Shift+E",)),
    ActionSpec("print", Group.FILE, lambda: _("Print a glossary…"), ("Ctrl+P",)),
    ActionSpec("check", Group.GLOSSARY, lambda: _("Check the glossary"), ("F7",)),
    ActionSpec("compare", Group.FILE, lambda: _("Compare entries…")),
    ActionSpec("preferences", Group.FILE, lambda: _("Preferences…"), ("Ctrl+,",)),
    ActionSpec("quit", Group.FILE, lambda: _("Quit"), ("Ctrl+Q",)),
    ActionSpec("undo", Group.EDIT, lambda: _("Undo the last change"), ("Ctrl+Z",)),
    ActionSpec("redo", Group.EDIT, lambda: _("Do again what was taken back"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionSpec("deeds", Group.EDIT, lambda: _("What was done lately…"), ("Ctrl+Shift+H",)),
    ActionSpec("deleted", Group.EDIT, lambda: _("The bin…")),
    ActionSpec(
        "concept-history", Group.GLOSSARY, lambda: _("History of the concept…"), ("Ctrl+Alt+H",), Scope.PAGE
    ),
    ActionSpec("accent", Group.EDIT, lambda: _("Accent on the letter just typed"), ("Ctrl+.",)),
    ActionSpec("concept-notes", Group.GLOSSARY, lambda: _("Notes that use it…"), ("Ctrl+Alt+J",), Scope.PAGE),
    ActionSpec("edit-concept", Group.GLOSSARY, lambda: _("Edit the concept"), ("F2",), Scope.PAGE),
    ActionSpec(
        "duplicate-concept", Group.GLOSSARY, lambda: _("Duplicate the concept"), ("Ctrl+Shift+D",), Scope.PAGE
    ),
    ActionSpec(
        "delete-concept",
        Group.GLOSSARY,
        lambda: _("Delete the concept"),
        ("Ctrl+Shift+Backspace",),
        Scope.PAGE,
    ),
    ActionSpec("to-glossary", Group.GLOSSARY, lambda: _("Move, copy or split off…"), ("F6",), Scope.PAGE),
    ActionSpec(
        "change-many", Group.GLOSSARY, lambda: _("Change several concepts…"), ("Ctrl+Shift+M",), Scope.PAGE
    ),
    ActionSpec("find-replace", Group.GLOSSARY, lambda: _("Find and replace…"), ("Ctrl+H",), Scope.PAGE),
    ActionSpec(
        "choose-glossary", Group.GLOSSARY, lambda: _("Choose another glossary"), ("Ctrl+G",), Scope.PAGE
    ),
    ActionSpec("new-glossary", Group.GLOSSARY, lambda: _("New glossary…"), ("Ctrl+Shift+G",)),
    ActionSpec("describe-glossary", Group.GLOSSARY, lambda: _("Name and description…"), (), Scope.PAGE),
    ActionSpec("duplicate-glossary", Group.GLOSSARY, lambda: _("Duplicate the glossary…"), (), Scope.PAGE),
    ActionSpec("delete-glossary", Group.GLOSSARY, lambda: _("Delete the glossary"), (), Scope.PAGE),
    ActionSpec("table", Group.GLOSSARY, lambda: _("Table to write in"), ("Ctrl+T",), Scope.PAGE),
    ActionSpec("new-visit", Group.VISIT, lambda: _("New visit…"), ("Ctrl+Shift+V",)),
    ActionSpec("duplicate-visit", Group.VISIT, lambda: _("Another visit like this one…"), (), Scope.PAGE),
    ActionSpec("import-visit", Group.VISIT, lambda: _("Import a visit or calendar…")),
    ActionSpec("export-visit", Group.VISIT, lambda: _("Export the visit…"), (), Scope.PAGE),
    ActionSpec("delete-visit", Group.VISIT, lambda: _("Delete the visit"), (), Scope.PAGE),
    ActionSpec("debrief", Group.NOTES, lambda: _("Debrief a session"), ("Ctrl+Shift+B",)),
    ActionSpec("contact-notes", Group.VISIT, lambda: _("Notes of this contact…"), (), Scope.PAGE),
    ActionSpec("new-contact", Group.VISIT, lambda: _("New contact"), ("Ctrl+Shift+C",)),
    ActionSpec("import-contacts", Group.VISIT, lambda: _("Import contacts…")),
    ActionSpec("export-contacts", Group.VISIT, lambda: _("Export contacts…")),
    ActionSpec("next-section", Group.VISIT, lambda: _("Next section"), ("Ctrl+PgDown",), Scope.PAGE),
    ActionSpec("previous-section", Group.VISIT, lambda: _("Previous section"), ("Ctrl+PgUp",), Scope.PAGE),
    ActionSpec("import-notes", Group.NOTES, lambda: _("Import notes…"), ("Ctrl+Shift+I",), Scope.PAGE),
    ActionSpec("export-notes", Group.NOTES, lambda: _("Export notes…"), (), Scope.PAGE),
    ActionSpec("learning-report", Group.NOTES, lambda: _("Learning report…"), ("Ctrl+Shift+R",), Scope.PAGE),
    ActionSpec(
        "note-terms", Group.NOTES, lambda: _("Terms and people in the note…"), ("Ctrl+Alt+T",), Scope.PAGE
    ),
    ActionSpec("note-history", Group.NOTES, lambda: _("History of the note…"), ("Ctrl+Shift+J",), Scope.PAGE),
    ActionSpec("deleted-notes", Group.NOTES, lambda: _("Bin of notes…"), (), Scope.PAGE),
    ActionSpec("clear-log", Group.NOTES, lambda: _("Clear the look-up log"), (), Scope.PAGE),
    ActionSpec("booth", Group.VIEW, lambda: _("Booth mode"), ("Ctrl+B",), checkable=True),
    ActionSpec("full-screen", Group.VIEW, lambda: _("Full screen"), ("F11",), checkable=True),
    ActionSpec("larger", Group.VIEW, lambda: _("Larger text"), ("Ctrl++", "Ctrl+=")),
    ActionSpec("smaller", Group.VIEW, lambda: _("Smaller text"), ("Ctrl+-",)),
    ActionSpec("normal-size", Group.VIEW, lambda: _("Normal text size"), ("Ctrl+0", "Ctrl+À")),
    ActionSpec("guide", Group.HELP, lambda: _("Guide"), ("Shift+F1",)),
    ActionSpec("keys", Group.HELP, lambda: _("Keys"), ("F1",)),
    ActionSpec("sample-visit", Group.HELP, lambda: _("Open the sample visit")),
    ActionSpec("about", Group.HELP, lambda: _("About Passerelle")),
)
"""All actions. On French keyboards the digits stand above & é …, so the page keys answer to both.

No key is one that a text field takes for itself, as Ctrl+E on X11 (to the end of the line), but those of undo
and redo: where one types they are about what was typed.
"""


class FixedKey(NamedTuple):
    """A key of a page that can't be given to something else: it belongs to typing and choosing.

    Two `keys` may stand for all from the first to the last.
    """

    keys: tuple[str, ...]
    text: Callable[[], str]
    is_range: bool = False

    def shown(self) -> tuple[str, ...]:
        """The keys as they are written on the keyboard: «↑», «↓»; «Alt+1 … Alt+9» for a range."""
        keys = tuple(shown(key) for key in self.keys)
        return (" … ".join(keys),) if self.is_range else keys


FIXED: tuple[FixedKey, ...] = (
    FixedKey(("Up", "Down"), lambda: _("Choose a result")),
    FixedKey(
        ("Alt+1", "Alt+9"),
        lambda: _("Choose by number (a digit alone is typed)"),
        is_range=True,
    ),
    FixedKey(("Return",), lambda: _("Keep the chosen term in this session’s list")),
    FixedKey(("Ctrl+C",), lambda: _("Copy the target, when no text is selected")),
    FixedKey(("Esc",), lambda: _("Empty the query")),
    FixedKey(("Tab",), lambda: _("Go on to the next list or field")),
    FixedKey(("Del",), lambda: _("Take the chosen line off its list")),
)

OF_TABLE: tuple[FixedKey, ...] = (
    FixedKey(("Return",), lambda: _("Write in the cell; then go on below, behind the last row in a new one")),
    FixedKey(("Tab", "Shift+Tab"), lambda: _("The next cell, the one before")),
    FixedKey((";",), lambda: _("Divides several terms in one cell")),
    FixedKey(("=", "~", "/"), lambda: _("Equivalent, close, no equivalent")),
    FixedKey(("Del",), lambda: _("Empty the cell")),
    FixedKey(("Esc",), lambda: _("Leave the cell as it was")),
    FixedKey(("Ctrl+Return",), lambda: _("Open the whole entry")),
    FixedKey(("Ctrl+Tab",), lambda: _("Go on behind the table")),
)
"""The keys of the table of concepts."""

SPECS: Mapping[str, ActionSpec] = {spec.name: spec for spec in ACTIONS}

_RESERVED = frozenset(
    ["Up", "Down", "Return", "Enter", "Esc", "Tab", "Shift+Tab", "Backtab", "Del", "Backspace", "Space"]
)
"""Keys that typing and choosing need, in their portable spelling."""


def keys_of(name: str, shortcuts: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of an action, portable: those the person gave it (Settings.shortcuts), else its own.

    In `shortcuts` several keys are divided by a semicolon and a space; an empty text takes the keys away.
    What isn't a key is passed over.
    """
    if name not in shortcuts:
        return SPECS[name].keys
    parts = (as_key(part) for part in shortcuts[name].split("; "))
    return tuple(key for key in parts if key)


def as_key(text: str) -> str:
    """A key in its portable spelling, or an empty text for what isn't one."""
    sequence = QKeySequence.fromString(text.strip(), QKeySequence.SequenceFormat.PortableText)
    if sequence.isEmpty() or sequence[0].key() == Qt.Key.Key_unknown:  # type: ignore[index]  # stubs lack it
        return ""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def clashes(shortcuts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Keys that more than one action answers to, or that typing needs, with the names of the actions."""
    users: dict[str, list[str]] = {}
    for spec in ACTIONS:
        for key in keys_of(spec.name, shortcuts):
            users.setdefault(key, []).append(spec.name)
    return {key: tuple(names) for key, names in users.items() if len(names) > 1 or key in _RESERVED}


_KEY_NAMES: Mapping[str, Callable[[], str]] = {
    "Return": lambda: pgettext("key", "Enter"),
    "Esc": lambda: pgettext("key", "Esc"),
    "Del": lambda: pgettext("key", "Del"),
    "Backspace": lambda: pgettext("key", "Backspace"),
    "Tab": lambda: pgettext("key", "Tab"),
    "Shift": lambda: pgettext("key", "Shift"),
    "Ctrl": lambda: pgettext("key", "Ctrl"),
    "PgUp": lambda: pgettext("key", "PgUp"),
    "PgDown": lambda: pgettext("key", "PgDown"),
    "Up": lambda: "↑",
    "Down": lambda: "↓",
    "Left": lambda: "←",
    "Right": lambda: "→",
}


def shown(key: str) -> str:
    """A portable key as it is written on the keyboard: «Ctrl+J», «Enter», «Alt+↑»."""
    if sys.platform == "darwin":
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    parts = key.split("+")
    if key.endswith("++"):
        parts = [*key[:-2].split("+"), "+"]
    return "+".join(_KEY_NAMES[part]() if part in _KEY_NAMES else part for part in parts)


def plain(text: str) -> str:
    """The text of a menu or group without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class KeyHelp(NamedTuple):
    """One line of the key help: what it does and the keys, as this system writes them."""

    group: str
    text: str
    keys: tuple[str, ...]


_NAMED = "action-"


class ActionSet(QObject):
    """The actions of one window, as QActions; made by the window, handed to what needs them."""

    def __init__(self, window: QWidget, shortcuts: Mapping[str, str]) -> None:
        super().__init__(window)
        self._shortcuts = dict(shortcuts)
        self._actions: dict[str, QAction] = {}
        self._pages_of: dict[str, list[QWidget]] = {}
        self._can: dict[tuple[str, QWidget], Callable[[], bool]] = {}
        self._page: QWidget | None = None
        for spec in ACTIONS:
            action = QAction(self)
            action.setObjectName(_NAMED + spec.name)
            action.setCheckable(spec.checkable or bool(spec.page))
            window.addAction(action)
            self._actions[spec.name] = action
        self.rebind(shortcuts)
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(
        self,
        name: str,
        slot: Callable[..., object],
        page: QWidget | None = None,
        can: Callable[[], bool] | None = None,
    ) -> None:
        """Say what an action does: `slot` is called without arguments, or with a bool if it is checkable.

        With a `page` it does so while that page is shown: several pages may each have their own way, and each
        tells by `can` whether there is something to do; `follow_again` asks. The window and its pages live as
        long as the actions, so nothing is disconnected.
        """
        action = self._actions[name]
        if page is not None:
            self._pages_of.setdefault(name, []).append(page)
            if can is not None:
                self._can[name, page] = can

        def call(checked: bool) -> None:
            if page is None or page.isVisible():
                slot(*([checked] if SPECS[name].checkable else []))

        action.triggered.connect(call)

    def follow(self, page: QWidget) -> None:
        """Let those actions be chosen, by their keys too, that do something on this page, or on any."""
        self._page = page
        for name, action in self._actions.items():
            if SPECS[name].scope is Scope.PAGE:
                can = self._can.get((name, page))
                action.setEnabled(page in self._pages_of.get(name, ()) and (can is None or can()))

    def follow_again(self) -> None:
        """Something else can be done on the page that is followed."""
        if self._page is not None:
            self.follow(self._page)

    def rebind(self, shortcuts: Mapping[str, str]) -> None:
        """Give the actions the keys of Settings.shortcuts, and their own where it says nothing."""
        self._shortcuts = dict(shortcuts)
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in keys_of(name, shortcuts)])

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for name, action in self._actions.items():
            action.setText(SPECS[name].text())
            action.setToolTip(self.tooltip(name))

    def tooltip(self, name: str) -> str:
        """What the action does with its first key, for a button or link: “Print a glossary… (Ctrl+P)”."""
        keys = keys_of(name, self._shortcuts)
        text = SPECS[name].text()
        return f"{text} ({shown(keys[0])})" if keys else text

    def key(self, name: str) -> str:
        """The action's first key as this system writes it; empty if it has none."""
        keys = keys_of(name, self._shortcuts)
        return shown(keys[0]) if keys else ""

    def key_of(self, action: QAction) -> str | None:
        """As `key`, for an action that may be none of these: then None."""
        name = action.objectName().removeprefix(_NAMED)
        return self.key(name) if name in self._actions else None

    def help(self) -> list[KeyHelp]:
        """The key help: every action that has or had a key, and every fixed key, in the order of GROUPS."""
        lines: list[KeyHelp] = []
        for group, heading in GROUPS.items():
            title = plain(heading())
            if group is Group.LOOKUP:
                lines += [KeyHelp(title, fixed.text(), fixed.shown()) for fixed in FIXED]
            for spec in ACTIONS:
                keys = keys_of(spec.name, self._shortcuts)
                if spec.group is group and (keys or spec.keys):
                    lines.append(KeyHelp(title, spec.text(), tuple(shown(key) for key in keys)))
            if group is Group.GLOSSARY:
                lines += [KeyHelp(_("Table of concepts"), one.text(), one.shown()) for one in OF_TABLE]
        return lines
