"""The fields of an entry that a file and the person have both changed, each with its choice.

Owns what is chosen in each field of the entry that is shown. What is done with it is the dialog's.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import Room
from interpreter_app.desktop.dialogs.side_by_side import marked
from interpreter_app.desktop.models.deed_texts import pair_text
from interpreter_app.desktop.models.differing import TAKES, field_title
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.domain.merging import Field, Take
from interpreter_app.services.comparing import FieldDifference
from interpreter_app.services.differences import Difference, choices_of, in_words

_PASSAGE_STYLE = "QTextBrowser { border: none; padding: 0; }"


class _Passage(QTextBrowser):
    """Rich text that takes the height which its lines need; the keyboard passes it by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_PASSAGE_STYLE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(0, int(self.document().size().height()) + 1)

    def minimumSizeHint(self) -> QSize:
        """The same: it doesn't scroll."""
        return self.sizeHint()

    def show_page(self, html: str) -> None:
        """Show this."""
        self.setHtml(html)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()


class _Row(QWidget):
    """A field: its name, mine and theirs beside each other, and the choice, also by the keys 1, 2 and 3."""

    changed = Signal()
    entered = Signal(QWidget)
    """The keyboard has come here."""

    def __init__(self, place: int, field: Field, taken: Take, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._theme = theme
        self._takes = choices_of(field)
        self._name = QLabel(self)
        self._name.setProperty("role", "heading")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._mine, self._theirs = _Passage(self), _Passage(self)
        self.choice = Choice([take.value for take in self._takes], theme, self, Text.BODY)
        self.choice.setObjectName(f"differencesChoice-{place}")
        self.choice.choose(taken.value)
        self.words = self.choice.findChildren(QAbstractButton)
        for word in self.words:
            word.installEventFilter(self)
        beside = QHBoxLayout()
        beside.setSpacing(3 * UNIT)
        beside.addWidget(self._mine, 1, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self._theirs, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._name)
        column.addLayout(beside)
        column.addWidget(self.choice)
        column.addWidget(Hairline(parent=self))
        self.choice.chosen.connect(self.changed)

    @property
    def taken(self) -> Take:
        """What is chosen."""
        return Take(self.choice.current)

    def say(self, said: FieldDifference) -> None:
        """Show what the two versions say."""
        title = field_title(self.field, said)
        self._name.setText(title)
        for passage, text, other in (
            (self._mine, said.first, said.second),
            (self._theirs, said.second, said.first),
        ):
            html = marked(text, other, self._theme)
            passage.show_page(f'<body style="color:{self._theme.tokens.ink}">{html}</body>')
        self._mine.setAccessibleName(_("Yours"))
        self._theirs.setAccessibleName(_("In the file"))
        self.choice.setAccessibleName(title)
        self.choice.setToolTip(wrapping_tip(_("The keys 1, 2 and 3 choose, too.")))
        versions = _("Yours: {mine}. In the file: {theirs}.").format(
            mine=said.first or "–", theirs=said.second or "–"
        )
        for take, word in zip(self._takes, self.words, strict=True):
            text = TAKES[take]()
            self.choice.set_text(take.value, text, _("{field}: {value}").format(field=title, value=text))
            word.setAccessibleDescription(versions)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by number; be seen when the keyboard comes."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            place = "123".find(event.text()) if event.text() else -1
            if 0 <= place < len(self._takes):
                self.choice.choose(self._takes[place].value)
                self.words[place].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)


class DifferingFields(Room):
    """All fields to choose of one entry; `changed` tells that something else is chosen in one."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        inside = QWidget()
        super().__init__("differencesFields", inside, parent)
        self._inside = inside
        self._theme = theme
        self._entry: Difference | None = None
        self._rows: list[_Row] = []
        self._name = _Passage(inside)
        self._heads = (QLabel(inside), QLabel(inside))
        heads = QHBoxLayout()
        heads.setSpacing(3 * UNIT)
        for head in self._heads:
            head.setProperty("role", "small")
            heads.addWidget(head, 1)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(ReadingText.HANG, 0, UNIT, 0)
        self._column.setSpacing(2 * UNIT)
        self._column.addWidget(self._name)
        self._column.addLayout(heads)
        self._column.addStretch()

    @property
    def entry(self) -> Difference | None:
        """The entry that is shown."""
        return self._entry

    @property
    def taken(self) -> dict[Field, Take]:
        """What is chosen in each field."""
        return {row.field: row.taken for row in self._rows}

    @property
    def words(self) -> list[QAbstractButton]:
        """What takes the keyboard here, in order."""
        return [word for row in self._rows for word in row.words]

    def show_entry(self, entry: Difference, taken: Mapping[Field, Take]) -> None:
        """Show an entry, with what was chosen of it before; mine in all other fields."""
        if entry == self._entry:
            self._say()
            return
        self._entry = entry
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [
            _Row(place, field, taken.get(field, Take.MINE), self._theme, self._inside)
            for place, field in enumerate(entry.fields)
        ]
        for row in self._rows:
            self._column.insertWidget(self._column.count() - 1, row)
            row.changed.connect(self.changed)
            row.entered.connect(self._on_entered)
            row.show()
        self._say()
        self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Begin at the first field."""
        if self._rows:
            words = self._rows[0].words
            next((word for word in words if word.isChecked()), words[0]).setFocus()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.setAccessibleName(_("What differs"))
        for head, text in zip(self._heads, (_("Yours"), _("In the file")), strict=True):
            head.setText(text)
        self._say()

    def _say(self) -> None:
        entry = self._entry
        if entry is None:
            return
        self._name.show_page(
            f'<p style="margin:0; font-size:{self._theme.pixels(Text.TARGET)}px; font-weight:700;'
            f' color:{self._theme.tokens.ink}">{escape(pair_text(entry.mine))}</p>'
        )
        for row, said in zip(self._rows, in_words(entry), strict=True):
            row.say(said)

    def _on_entered(self, row: QWidget) -> None:
        """Scroll to the field as a whole, and to its choice where it is higher than the room for it."""
        if row is self._rows[0]:
            self.verticalScrollBar().setValue(0)
        self.ensureWidgetVisible(row, 0, UNIT)
        if isinstance(row, _Row):
            self.ensureWidgetVisible(row.choice, 0, UNIT)
