"""The left column of the Glossaries page: the glossaries, and what one does with one as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import shown
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.models.glossaries import (
    ROW,
    GlossaryListModel,
    GlossaryRow,
    count_text,
)
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.links import foot_line, no_key, say_with_key

AnyIndex = QModelIndex | QPersistentModelIndex


class _GlossaryDelegate(QStyledItemDelegate):
    """Draws a glossary: its name on up to two lines, the number of its concepts below."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the name needs."""
        row = index.data(ROW)
        assert isinstance(row, GlossaryRow)
        width = self._view.viewport().width() - 3 * UNIT
        small = QFontMetrics(self._theme.font(Text.SMALL)).height()
        return QSize(0, self._name_height(row, width) + small + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the line."""
        row = index.data(ROW)
        assert isinstance(row, GlossaryRow)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._theme.colour("chosen"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self._theme.colour("accent"))
        room = rect.adjusted(2 * UNIT, UNIT, -UNIT, -UNIT)
        name = self._name_height(row, room.width())
        painter.setFont(self._theme.font(Text.BODY))
        painter.setPen(self._theme.colour("accent" if chosen else "ink"))
        wrapping = _wrapping(row.name, painter.fontMetrics(), room.width())
        painter.drawText(QRect(room.left(), room.top(), room.width(), name), wrapping, row.name)
        painter.setFont(self._theme.font(Text.SMALL))
        painter.setPen(self._theme.colour("soft"))
        painter.drawText(room.adjusted(0, name, 0, 0), Qt.AlignmentFlag.AlignLeft, count_text(row.concepts))

    def _name_height(self, row: GlossaryRow, width: int) -> int:
        metrics = QFontMetrics(self._theme.font(Text.BODY))
        wrapping = int(_wrapping(row.name, metrics, width))
        whole = metrics.boundingRect(0, 0, width, 0, wrapping, row.name).height()
        return min(whole, 3 * metrics.height())


def _wrapping(name: str, metrics: QFontMetrics, width: int) -> Qt.TextFlag:
    """How a name is broken into lines: between words, and inside one that has no room by itself."""
    is_long = any(metrics.horizontalAdvance(word) > width for word in name.split())
    return Qt.TextFlag.TextWrapAnywhere if is_long else Qt.TextFlag.TextWordWrap


class GlossaryColumn(QWidget):
    """The glossaries, and what one can do with them as a whole."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = GlossaryListModel(self)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.list = QListView(self)
        self.list.setObjectName("glossaryList")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_GlossaryDelegate(theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setWordWrap(True)  # so that it is laid out anew when its scroll bar takes some of the width
        self.back_button = QPushButton(self)
        self.back_button.setObjectName("backToLookup")
        self.new_button = QPushButton(self)
        self.new_button.setObjectName("newGlossaryButton")
        self.key_of: Callable[[str], str] = no_key
        self.print_button = QPushButton(self)
        self.print_button.setObjectName("printButton")
        self.export_button = QPushButton(self)
        self.export_button.setObjectName("exportButton")
        self.import_button = QPushButton(self)
        self.import_button.setObjectName("importButton")
        self._buttons = {
            "lookup": self.back_button,
            "add": self.new_button,
            "print": self.print_button,
            "export": self.export_button,
            "import": self.import_button,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * UNIT, 0, 2 * UNIT)
        column.setSpacing(UNIT)
        self.heading.setContentsMargins(2 * UNIT, 0, UNIT, 0)
        column.addLayout(foot_line(self.back_button, below=UNIT))
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addSpacing(UNIT)  # A row that is cut by the list's end doesn't touch the buttons.
        for button in (self.new_button, self.print_button, self.export_button, self.import_button):
            column.addLayout(foot_line(button))
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def follow(self) -> None:
        """Offer only what can be done with the glossaries there are."""
        self.print_button.setVisible(bool(self.model.rows))
        self.export_button.setVisible(bool(self.model.rows))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.heading.setText(_("Glossaries"))
        self.list.setAccessibleName(_("Glossaries"))
        self.back_button.setText(_("Back to look-up"))
        self.back_button.setToolTip(shown("Esc"))
        for button, text, name in (
            (self.new_button, _("New glossary…"), "new-glossary"),
            (self.print_button, _("Print…"), "print"),
            (self.export_button, _("Export…"), "export"),
            (self.import_button, _("Import…"), "import"),
        ):
            say_with_key(button, text, self.key_of(name))
        self.model.retranslate()
        self._fit()

    def _on_theme(self) -> None:
        size = self._theme.pixels(Text.BODY)
        # Elsewhere the rail leads back, which the booth hasn't got.
        self.back_button.setVisible(self._theme.is_booth)
        for name, button in self._buttons.items():
            button.setIcon(icon(name, self._theme, size))
            button.setIconSize(QSize(size, size))
        self.list.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        """Never be narrower than the words of the buttons."""
        widest = max(button.sizeHint().width() for button in self._buttons.values())
        self.setMinimumWidth(max(20 * UNIT, widest + 4 * UNIT))
