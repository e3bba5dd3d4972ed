"""A field in which one names somebody there is: names are offered as one types, in any accents.

Owns what was typed and which ids it stands for. Who there is is for whoever shows it to say. A name that
nobody has changes nothing: `unknown` tells it, or the field is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.own_undo import OwnUndoLine
from interpreter_app.domain.language.folding import fold

_MOST_OFFERED = 12
_BETWEEN = "; "


class Named(NamedTuple):
    """Somebody who can be named."""

    id: str
    name: str


class _Names(QCompleter):
    """Completes the last of several names."""

    def __init__(self, field: NameLine, several: bool) -> None:
        super().__init__(field)
        self._field = field
        self._several = several
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)

    def splitPath(self, _path: str) -> list[str]:
        return [""]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        name = str(index.data())
        if not self._several:
            return name
        before = [part.strip() for part in self._field.text().split(";")[:-1]]
        return _BETWEEN.join((*before, name)) + _BETWEEN


class NameLine(OwnUndoLine):
    """One name, or several with semicolons between them. `named` gives the ids, once the field is left."""

    named = Signal(object)
    unknown = Signal(str)
    """A name that nobody has; only of a field for one name."""

    def __init__(self, name: str, parent: QWidget, *, several: bool) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._several = several
        self.offers: Callable[[str], Sequence[Named]] = lambda _typed: ()
        """Who may be meant by what was typed, the likeliest first."""
        self._shown = ""
        self._known: tuple[Named, ...] = ()
        self._model = QStringListModel(self)
        self._completer = _Names(self, several)
        self._completer.setModel(self._model)
        offered = QListView()
        offered.setObjectName("nameOffers")
        self._completer.setPopup(offered)
        offered.setItemDelegate(QStyledItemDelegate(offered))  # the completer's own heeds no style sheet
        self._completer.setMaxVisibleItems(_MOST_OFFERED)
        self._completer.setWidget(self)
        self.setCompleter(self._completer)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.take)
        self._completer.activated.connect(self._on_completed, Qt.ConnectionType.QueuedConnection)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of those who are named."""
        return tuple(one.id for one in self._known)

    def show_named(self, named: Sequence[Named]) -> None:
        """Show these; what is being typed stays, and a name that nobody has until others are to be shown."""
        is_typed = self.text() != self._shown
        is_typing = is_typed and (self.hasFocus() or tuple(named) == self._known)
        self._known = tuple(named)
        self._shown = _BETWEEN.join(one.name for one in named)
        if not is_typing and self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(0)
            self._mark("")

    def put_back(self) -> None:
        """Show again who was named before."""
        self.setText(self._shown)
        self.setCursorPosition(0)
        self._mark("")

    def take(self) -> None:
        """Understand what was typed, if anything was."""
        if self.text() == self._shown:
            return
        found, wrong = self._understood()
        if wrong and self._several:
            self._mark(_("Nobody is called “{name}”: choose somebody, or add them first.").format(name=wrong))
        elif wrong:
            self.unknown.emit(wrong)
        else:
            before = self.ids
            self.show_named(found)
            self.setText(self._shown)
            self.setCursorPosition(0)
            self._mark("")
            if self.ids != before:
                self.named.emit(self.ids)

    def _understood(self) -> tuple[list[Named], str]:
        """Who is named, and the first name that nobody has."""
        text = self.text()
        pieces = [piece.strip() for piece in (text.split(";") if self._several else [text]) if piece.strip()]
        found: list[Named] = []
        for piece in pieces:
            wanted = fold(piece)
            among = [*self._known, *self.offers(piece)]
            one = next((one for one in among if fold(one.name) == wanted), None)
            if one is None:
                return found, piece
            if one not in found:
                found.append(one)
        return found, ""

    def _on_typed(self, text: str) -> None:
        piece = text.split(";")[-1].strip() if self._several else text.strip()
        offered = [one.name for one in self.offers(piece)][:_MOST_OFFERED] if piece else []
        self._model.setStringList(offered)
        if offered:
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _on_completed(self, _text: str) -> None:
        if not self._several:
            self.take()

    def _mark(self, sentence: str) -> None:
        self.setToolTip(sentence)
        if bool(sentence) != bool(self.property("wrong")):
            self.setProperty("wrong", bool(sentence))
            self.style().unpolish(self)
            self.style().polish(self)
        if sentence:
            announce(self, sentence, urgent=True)
