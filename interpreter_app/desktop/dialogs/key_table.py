"""The table of keys in the preferences: choose an action, press its new keys.

Owns the rule that two actions never share a key: a clash is shown and nothing changes until the person has
said which of the two keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import (
    ACTIONS,
    GROUPS,
    SPECS,
    Group,
    as_key,
    clashes,
    keys_of,
    plain,
    shown,
)
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.announce import announce

_NAME = Qt.ItemDataRole.UserRole


class KeyTable(QWidget):
    """The actions with their keys. `changed` gives the shortcuts as Settings keeps them."""

    changed = Signal(object)

    def __init__(self, shortcuts: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.shortcuts: dict[str, str] = dict(shortcuts)
        self._wanted = ""
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("keyTable")
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(0)
        self.tree.setUniformRowHeights(True)
        self.tree.setHeaderHidden(True)
        self.tree.setStyleSheet("QTreeView::item { padding: 3px 4px; }")
        self.label = QLabel(self)
        self.edit = QKeySequenceEdit(self)
        self.edit.setObjectName("keyEdit")
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.reset_button = QPushButton(self)
        self.reset_button.setObjectName("keyReset")
        self.reset_all_button = QPushButton(self)
        self.reset_all_button.setObjectName("keyResetAll")
        self.problem = QLabel(self)
        self.problem.setObjectName("keyProblem")
        self.take_button = QPushButton(self)
        self.take_button.setObjectName("keyTake")
        self._lay_out()
        self._fill()
        self.tree.currentItemChanged.connect(self._on_chosen)
        self.tree.itemActivated.connect(self._on_activated)
        self.edit.editingFinished.connect(self._on_edited)
        self.reset_button.clicked.connect(self._on_reset)
        self.reset_all_button.clicked.connect(self._on_reset_all)
        self.take_button.clicked.connect(self._on_take)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        self.label.setWordWrap(True)
        row.addWidget(self.label, 1)
        self.edit.setMinimumWidth(18 * UNIT)
        row.addWidget(self.edit)
        row.addWidget(self.reset_button)
        column.addLayout(row)
        clash = QHBoxLayout()
        clash.setSpacing(2 * UNIT)
        for widget in (self.edit, self.take_button):  # the list keeps its place while they come and go
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        self.problem.setProperty("role", "warning")
        self.problem.setWordWrap(True)
        clash.addWidget(self.problem, 1)
        clash.addWidget(self.take_button)
        clash.addWidget(self.reset_all_button)
        column.addLayout(clash)
        for button in (self.reset_button, self.reset_all_button, self.take_button):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _fill(self) -> None:
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for group in GROUPS:
            head = QTreeWidgetItem(self.tree)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setData(0, _NAME, f"group:{group.value}")
            own = [QTreeWidgetItem(head) for spec in ACTIONS if spec.group is group]
            for item, spec in zip(own, (s for s in ACTIONS if s.group is group), strict=True):
                item.setData(0, _NAME, spec.name)
            head.setExpanded(True)
            self._groups.append((head, own))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.tree.setHeaderLabels([_("Action"), _("Keys")])
        self.tree.setAccessibleName(_("Actions and their keys"))
        self.edit.setAccessibleName(_("New keys"))
        self.reset_button.setText(_("Reset"))
        self.reset_all_button.setText(_("Reset all keys"))
        self.take_button.setText(_("Use it here"))
        for item in self._items():
            name = str(item.data(0, _NAME))
            if name.startswith("group:"):
                item.setText(0, plain(GROUPS[Group(name.removeprefix("group:"))]()))
                font = self.tree.font()
                font.setBold(True)
                item.setFont(0, font)
            else:
                item.setText(0, plain(SPECS[name].text()))
        self._show_keys()
        self._show_chosen()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, from top to bottom."""
        return self.reset_button, self.take_button, self.reset_all_button

    def choose(self, name: str) -> None:
        """Choose an action by its name."""
        for item in self._items():
            if item.data(0, _NAME) == name:
                self.tree.setCurrentItem(item)

    @property
    def current(self) -> str:
        """The name of the chosen action, or an empty text."""
        item = self.tree.currentItem()
        name = str(item.data(0, _NAME)) if item is not None else ""
        return name if name in SPECS else ""

    def give(self, key: str) -> None:
        """Give the chosen action this key (portable) in place of its own; an empty text takes them away."""
        name = self.current
        if not name or (key and key in keys_of(name, self.shortcuts)):
            self._show_chosen()
            return
        wanted = self.shortcuts | {name: key}
        rivals = clashes(wanted).get(key, ()) if key else ()
        if rivals:
            self._wanted = key
            self._tell_clash(key, [rival for rival in rivals if rival != name])
        else:
            self._apply(wanted)

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for head, own in self._groups for item in (head, *own)]

    def _show_keys(self) -> None:
        for item in self._items():
            name = str(item.data(0, _NAME))
            if name in SPECS:
                keys = ", ".join(shown(key) for key in keys_of(name, self.shortcuts))
                item.setText(1, keys or "–")
        self.reset_all_button.setVisible(bool(self.shortcuts))

    def _show_chosen(self) -> None:
        name = self.current
        self._wanted = ""
        self.problem.clear()
        self.take_button.setVisible(False)
        self.edit.setVisible(bool(name))
        self.reset_button.setVisible(name in self.shortcuts)
        if not name:
            self.label.setText(_("Choose an action to change its keys."))
            self.edit.clear()
            return
        self.label.setText(_("Press the new keys for “{action}”:").format(action=plain(SPECS[name].text())))
        keys = keys_of(name, self.shortcuts)
        self.edit.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())

    def _tell_clash(self, key: str, rivals: list[str]) -> None:
        if rivals:
            names = ", ".join(_("“{name}”").format(name=plain(SPECS[rival].text())) for rival in rivals)
            said = _("{key} belongs to {actions}.").format(key=shown(key), actions=names)
        else:
            said = _("{key} is needed for typing: choose another one.").format(key=shown(key))
        self.problem.setText(said)
        announce(self.problem, said, urgent=True)
        self.take_button.setVisible(bool(rivals))

    def _apply(self, shortcuts: Mapping[str, str]) -> None:
        """Take these over, without those that say what is said anyway."""
        self.shortcuts = {
            name: keys for name, keys in shortcuts.items() if keys_of(name, {name: keys}) != SPECS[name].keys
        }
        self._show_keys()
        self._show_chosen()
        self.changed.emit(dict(self.shortcuts))

    def _on_chosen(self, _item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        self._show_chosen()

    def _on_activated(self, _item: QTreeWidgetItem, _column: int) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_edited(self) -> None:
        self.give(as_key(self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)))

    def _on_take(self) -> None:
        """The chosen action gets the key; the others keep their further keys."""
        key, name = self._wanted, self.current
        given = self.shortcuts | {name: key}
        for rival in clashes(given).get(key, ()):
            if rival != name:
                given[rival] = "; ".join(k for k in keys_of(rival, self.shortcuts) if k != key)
        self._apply(given)

    def _on_reset(self) -> None:
        """The chosen action gets its own keys back, unless another one has them now."""
        name = self.current
        without = {other: keys for other, keys in self.shortcuts.items() if other != name}
        taken = {key: rivals for key, rivals in clashes(without).items() if name in rivals}
        if taken:
            key, rivals = next(iter(taken.items()))
            self._wanted = key
            self._tell_clash(key, [rival for rival in rivals if rival != name])
        else:
            self._apply(without)

    def _on_reset_all(self) -> None:
        self._apply({})
