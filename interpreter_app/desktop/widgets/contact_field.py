"""A field in which a contact is chosen: letters are typed, and those who may be meant stand below it.

Owns the typing and the list. Who the contacts are is for whoever makes the field; a name that nobody bears
is handed on, for a new contact or as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.contact_lines import name_of, position
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.own_undo import OwnUndoLine
from interpreter_app.desktop.widgets.row_list import AnyIndex, RowModel
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import Sought, matching, sought
from interpreter_app.domain.language.folding import fold
from interpreter_app.services import entered

_ROLE = Qt.ItemDataRole.UserRole
_MOST = 60
_MOST_IN_SIGHT = 10
_LEAST_LETTERS, _LETTERS = 24, 32
_LIST_LETTERS = 48
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Line(NamedTuple):
    """A line of the list: a contact by id, or, without one, the name that was typed."""

    contact: str
    text: str
    small: str = ""


class _Lines(RowModel[_Line]):
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, the whole as a screen reader says it, or the line."""
        line = self.row_at(index)
        if line is None:
            return None
        if role == _ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(line)
        return line.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None


class _Delegate(QStyledItemDelegate):
    """Draws the name, and behind it what they are; below a hairline the name that nobody bears."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """One line of text."""
        return QSize(0, QFontMetrics(self._theme.font(Text.BODY)).height() + UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the line."""
        line = index.data(_ROLE)
        if not isinstance(line, _Line):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("chosen"))
        if not line.contact and index.row() > 0:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, self._theme.colour("line"))
        room = rect.adjusted(UNIT, 0, -UNIT, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        for text, size, token in (
            (line.text, Text.BODY, "ink" if line.contact else "accent"), (line.small, Text.SMALL, "soft"),
        ):  # fmt: skip
            painter.setFont(self._theme.font(size))
            painter.setPen(self._theme.colour(token))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
            painter.drawText(room, flags, shown)
            room.setLeft(room.left() + metrics.horizontalAdvance(shown) + 2 * UNIT)


class ContactField(OwnUndoLine):
    """The field. `contacts` gives those there are by id, those in `left_out` aren't offered.

    Enter takes the line that is marked, Down opens the list before anything is typed. A field that `keeps`
    shows whom it was told to show or who was chosen, and emits `chosen` with an empty id once it is emptied;
    any other one is empty again, for the next. `offer` words the line for a name that nobody bears; without
    it there is none. What is typed and not taken stays in the field until somebody else is shown.
    """

    chosen = Signal(str)
    """The id of a contact."""
    newAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """A name, without blanks around it, that was typed and is none of those offered."""

    def __init__(
        self,
        name: str,
        contacts: Callable[[], Mapping[str, Contact]],
        theme: Theme,
        parent: QWidget,
        *,
        keeps: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumHeight(4 * UNIT)
        self._contacts = contacts
        self._keeps = keeps
        self.left_out: Callable[[], Container[str]] = tuple
        self.offer: Callable[[str], str] | None = _new_contact
        self._shown_id = self._shown = ""
        self._looked_through: Mapping[str, Contact] | None = None
        self._sought: list[Sought] = []
        self._lines = _Lines(self)
        self.offered = QListView(self)
        """The list of those who may be meant."""
        self._completer = self._made_completer(name, theme)
        self.textEdited.connect(self._on_typed)
        self._fit()

    def _made_completer(self, name: str, theme: Theme) -> QCompleter:
        made = QCompleter(self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setModel(self._lines)
        made.setMaxVisibleItems(_MOST_IN_SIGHT)
        made.setWidget(self)
        made.setPopup(self.offered)
        self.offered.setObjectName(f"{name}Offers")
        self.offered.setProperty("role", "offers")
        self.offered.setFrameShape(QFrame.Shape.NoFrame)
        self.offered.setItemDelegate(_Delegate(theme, self.offered))
        self.offered.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offered.installEventFilter(self)
        made.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]  # an overload
        return made

    @property
    def shown_id(self) -> str:
        """The id of the contact that a field which keeps shows, or nothing."""
        return self._shown_id

    def show_contact(self, ident: str, words: str = "") -> None:
        """Show a contact, or these words where it is none; what is being typed instead of it stays."""
        known = self._contacts().get(ident)
        text = name_of(known) if known is not None else words
        is_typing = self.text() != self._shown and (self.hasFocus() or (ident, text) == self._before)
        self._shown_id, self._shown = ident, text
        if not is_typing:
            self._put(text)

    @property
    def _before(self) -> tuple[str, str]:
        return self._shown_id, self._shown

    def say(self, accessible: str, placeholder: str = "") -> None:
        """What the field is for, for screen readers, and what stands in it while it is empty."""
        self.setAccessibleName(accessible)
        self.offered.setAccessibleName(accessible)
        self.setPlaceholderText(placeholder or _("name of a contact"))

    def sizeHint(self) -> QSize:
        """Room for a name and what they are."""
        return QSize(_LETTERS * self.fontMetrics().averageCharWidth(), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the arrow keys and Enter; Escape closes the list."""
        if not self._take_key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list, while it is open, gets the keys: those that choose are the field's."""
        if watched is self.offered and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.offered.hide()
                QApplication.sendEvent(self, event)
                return True
            return self._take_key(Qt.Key(event.key()), event.modifiers())
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A field that keeps takes whoever bears the name that was typed, or shows again who stood there."""
        super().focusOutEvent(event)
        if self._keeps and event.reason() != Qt.FocusReason.PopupFocusReason and not self.offered.isVisible():
            self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _take_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        is_open = self.offered.isVisible()
        if modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if is_open and key in _STEPS:
            self._go(_STEPS[key])
        elif key == Qt.Key.Key_Down or (key in _ENTER and not is_open and self._has_typed()):
            self._open()
        elif is_open and key in _ENTER:
            self._on_activated(self.offered.currentIndex())
        elif is_open and key == Qt.Key.Key_Escape:
            self.offered.hide()
        else:
            return key in _ENTER  # none of them is for a dialog behind the field
        return True

    def _go(self, by: int) -> None:
        last = len(self._lines.rows) - 1
        row = max(0, min(last, self.offered.currentIndex().row() + by))
        self._mark(row)

    def _mark(self, row: int) -> None:
        index = self._completer.completionModel().index(row, 0)
        self.offered.setCurrentIndex(index)
        announce(self, _spoken(self._lines.rows[row]))

    def _on_typed(self, text: str) -> None:
        self._warn("")
        if text.strip():
            self._open()
        else:
            self.offered.hide()

    def _has_typed(self) -> bool:
        return bool(self.text().strip()) and self.text() != self._shown

    def _open(self) -> None:
        """Show who may be meant, the likeliest marked."""
        self._lines.show(self._meant())
        if not self._lines.rows:
            self.offered.hide()
            return
        letter = self.fontMetrics().averageCharWidth()
        width = max(self.width(), min(_LIST_LETTERS * letter, self.window().width() - 4 * UNIT))
        self._completer.complete(QRect(0, 0, width, self.height()))
        self._mark(0)

    def _meant(self) -> list[_Line]:
        contacts, hidden = self._contacts(), self.left_out()
        if contacts is not self._looked_through and contacts != self._looked_through:
            self._looked_through, self._sought = contacts, sought(contacts.values())
        typed = entered.line(self.text()) if self._has_typed() else ""
        found = [one for one in matching(self._sought, typed) if one.id not in hidden]
        lines = [_Line(one.id, name_of(one), position(one, contacts)) for one in found[:_MOST]]
        if typed and self.offer is not None:
            lines.append(_Line("", self.offer(typed)))
        return lines

    def _on_activated(self, index: QModelIndex) -> None:
        line = self._lines.row_at(index)
        self.offered.hide()
        if line is None:
            return
        typed = entered.line(self.text())
        if line.contact:
            self._take(line.contact)
        else:
            self._put("" if not self._keeps else typed)
            self._shown_id, self._shown = "", self.text()
            self.newAsked.emit(typed)

    def _take(self, ident: str) -> None:
        if self._keeps:
            is_other = ident != self._shown_id
            self._put(self._shown)
            self.show_contact(ident)
            if is_other:
                self.chosen.emit(ident)
        else:
            self._put("")
            self.chosen.emit(ident)

    def _settle(self) -> None:
        typed = fold(self.text())
        if self.text() == self._shown:
            return
        if not typed:
            self._shown_id = self._shown = ""
            self._put("")
            self.chosen.emit("")
            return
        named = [ident for ident, one in self._contacts().items() if typed in _names(one)]
        if len(named) == 1 and named[0] not in self.left_out():
            self._take(named[0])
        else:
            self._nobody()

    def _nobody(self) -> None:
        """What was typed is left, and nobody is called so."""
        said = _("Nobody is called “{name}”: choose somebody, or add them first.")
        self._warn(said.format(name=self.text().strip()[:60]))

    def _put(self, text: str) -> None:
        self._warn("")
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def _warn(self, sentence: str) -> None:
        self.setToolTip(sentence)
        if bool(sentence) != bool(self.property("wrong")):
            self.setProperty("wrong", bool(sentence))
            self.style().unpolish(self)
            self.style().polish(self)
        announce(self, sentence, urgent=True)

    def _fit(self) -> None:
        self.setMinimumWidth(_LEAST_LETTERS * self.fontMetrics().averageCharWidth())


def _names(one: Contact) -> tuple[str, ...]:
    return fold(one.full_name), fold(one.name.fr), fold(one.name.en)


def _new_contact(name: str) -> str:
    return _("New contact: {name}").format(name=name)


def _spoken(line: _Line) -> str:
    return ", ".join(part for part in (line.text, line.small) if part)
