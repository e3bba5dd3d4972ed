"""Parts of a thing one below the other, each edited in its row: added, taken away, put in another order.

Owns the rows and their order. What a part is and how its row looks is for whoever makes the rows; which part
has an id keeps its row, so that whoever types in it goes on typing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.tab_order import tab_through


class Part(Protocol):
    """What has an id of its own in the thing."""

    @property
    def id(self) -> str:
        """The id."""


P = TypeVar("P", bound=Part)
_AROUND = 11
"""Pixels above and below the text of a field: what the style sheet gives it."""


class PartEditor(QWidget, Generic[P]):
    """The fields of one part. Inherit, fill, and emit `edited` with the changed part."""

    edited = Signal(object)
    entered = Signal()
    """Enter in its last field: on to the next part, or a new one."""

    part: P

    def show_part(self, part: P) -> None:
        """Show a part; to be called first by whoever inherits."""
        self.part = part

    def change(self, part: P) -> None:
        """The person has made this of it."""
        if part != self.part:
            self.part = part
            self.edited.emit(part)

    def retranslate(self) -> None:
        """Say the texts in the current language."""

    def flush(self) -> None:
        """Take what is typed and not understood yet."""

    def focus_first(self) -> None:
        """Put the keyboard where one types."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class _Row(QWidget, Generic[P]):
    """A part's fields, and the button that takes it away."""

    def __init__(self, editor: PartEditor[P], theme: Theme, parent: QWidget, *, is_ruled: bool) -> None:
        super().__init__(parent)
        self.editor: PartEditor[P] = editor
        editor.setParent(self)  # before the button, which Tab comes to after it
        self._theme = theme
        self.remove = QToolButton(self)
        self.remove.setObjectName("removePart")
        row = QHBoxLayout()
        row.setContentsMargins(0, UNIT if is_ruled else 0, 0, UNIT)
        row.setSpacing(2 * UNIT)
        row.addWidget(editor, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        if is_ruled:
            column.addWidget(Hairline(parent=self))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        size = self._theme.pixels(Text.BODY)
        self.remove.setIcon(icon("remove", self._theme, size))
        self.remove.setIconSize(QSize(size, size))
        self.remove.setFixedHeight(self.fontMetrics().height() + _AROUND)  # in line with a field's text


def _has_focus(row: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and row.isAncestorOf(focused)


class PartRows(QWidget, Generic[P]):
    """The rows, and below them the button for one more. `changed` gives the tuple of parts.

    `make` gives the fields of a part, `fresh` a new part; `named` tells a part in a few words, `is_empty` one
    of which nothing was written. Alt+Up and
    Alt+Down move the part that has the keyboard, Ctrl+Shift+Del takes it away. Rows of several fields are
    `is_ruled`: a hairline ends each of them.
    """

    changed = Signal(object)
    removed = Signal(str)
    """The words for a part that has just been taken away."""

    def __init__(
        self,
        name: str,
        make: Callable[[QWidget], PartEditor[P]],
        fresh: Callable[[], P],
        theme: Theme,
        parent: QWidget,
        *,
        named: Callable[[P], str] = lambda _part: "",
        is_empty: Callable[[P], bool] = lambda _part: False,
        is_ordered: bool = True,
        is_ruled: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._is_empty = is_empty
        self._make = make
        self._fresh = fresh
        self._named = named
        self._theme = theme
        self._is_ordered = is_ordered
        self._is_ruled = is_ruled
        self.rows: list[_Row[P]] = []
        self.add_button = QPushButton(self)
        self.add_button.setObjectName(f"{name}Add")
        self.add_button.setProperty("role", "link")
        self.add_button.clicked.connect(self.add)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self._column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def parts(self) -> tuple[P, ...]:
        """The parts as they are typed, in their order."""
        return tuple(row.editor.part for row in self.rows)

    def show_parts(self, parts: Sequence[P]) -> None:
        """Show these parts; one that is shown already keeps its row."""
        known = {row.editor.part.id: row for row in self.rows}
        wanted = [known.pop(part.id) if part.id in known else self._made() for part in parts]
        for row in known.values():
            self._drop(row)
        in_place = [row for row in self.rows if row in wanted] == [row for row in wanted if row in self.rows]
        if not in_place or len(self.rows) != len(wanted):
            for place, row in enumerate(wanted):
                self._column.insertWidget(place, row)
        self.rows = wanted
        for row, part in zip(self.rows, parts, strict=True):
            row.editor.show_part(part)
            row.show()
        self._set_tab_order()

    def add(self) -> None:
        """A new part at the end, with the keyboard in it."""
        part = self._fresh()
        self.show_parts((*self.parts, part))
        self.retranslate_rows()
        self.changed.emit(self.parts)
        self.rows[-1].editor.focus_first()

    def say(self, add: str, remove: str) -> None:
        """The words of the button for one more, and of the one that takes a part away."""
        self.add_button.setText(add)
        self._remove_text = remove
        self.retranslate_rows()

    _remove_text = ""

    def retranslate_rows(self) -> None:
        """Have the rows speak the current language."""
        for row in self.rows:
            row.editor.retranslate()
            row.remove.setToolTip(_("{what} (Ctrl+Shift+Del)").format(what=self._remove_text))
            row.remove.setAccessibleName(self._remove_text)

    def flush(self) -> None:
        """Take what is typed and not understood yet; parts of which nothing was written are left out."""
        for row in self.rows:
            row.editor.flush()
        empty = [row for row in self.rows if self._is_empty(row.editor.part) and not _has_focus(row)]
        if empty:
            self.show_parts([row.editor.part for row in self.rows if row not in empty])
            self.changed.emit(self.parts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a part, or take it away."""
        modifiers, key = event.modifiers(), event.key()
        row = next((row for row in self.rows if row.isAncestorOf(self.focusWidget() or self)), None)
        shifts = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        is_move = modifiers == Qt.KeyboardModifier.AltModifier and self._is_ordered
        if row is not None and is_move and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(row, -1 if key == Qt.Key.Key_Up else 1)
        elif row is not None and modifiers == shifts and key == Qt.Key.Key_Delete:
            self._remove(row)
        else:
            super().keyPressEvent(event)

    def _move(self, row: _Row[P], by: int) -> None:
        place = self.rows.index(row)
        if not 0 <= place + by < len(self.rows):
            return
        focused = self.focusWidget()
        self.rows.insert(place + by, self.rows.pop(place))
        for number, one in enumerate(self.rows):
            self._column.insertWidget(number, one)
        self._set_tab_order()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.parts)

    def _remove(self, row: _Row[P]) -> None:
        place = self.rows.index(row)
        words = self._named(row.editor.part)
        self.rows.remove(row)
        near = self.rows[min(place, len(self.rows) - 1)].editor if self.rows else None
        if near is not None:
            near.focus_first()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        self.changed.emit(self.parts)
        self.removed.emit(words)

    def _made(self) -> _Row[P]:
        row: _Row[P] = _Row(self._make(self), self._theme, self, is_ruled=self._is_ruled)
        row.editor.retranslate()
        row.remove.setAccessibleName(self._remove_text)
        row.editor.edited.connect(self._on_edited)
        row.editor.entered.connect(self._on_entered)
        row.remove.clicked.connect(self._on_remove)
        return row

    def _drop(self, row: _Row[P]) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _set_tab_order(self) -> None:
        tab_through(*self.rows, self.add_button)

    def _on_edited(self, _part: object) -> None:
        self.changed.emit(self.parts)

    def _on_entered(self) -> None:
        place = next((i for i, row in enumerate(self.rows) if row.editor is self.sender()), -1)
        if 0 <= place < len(self.rows) - 1:
            self.rows[place + 1].editor.focus_first()
        elif place >= 0:
            self.add()

    def _on_remove(self) -> None:
        row = next((row for row in self.rows if row.remove is self.sender()), None)
        if row is not None:
            self._remove(row)
