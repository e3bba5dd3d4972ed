"""The guide: how to do what one does with the program, chapter by chapter, in the language of the interface.

Owns how it is laid out, and that the keys and menus it names are those of the window as they are set now. The
words are Markdown files in `resources/guide`: `## ` begins a chapter, `{name}` stands for an action.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from interpreter_app.base import i18n, paths
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import GROUPS, SPECS, ActionSet, plain
from interpreter_app.desktop.dialogs.frame import Frame
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.row_list import AnyIndex, RowList, RowModel, draw_ground, in_units
from interpreter_app.desktop.widgets.tab_order import tab_through

_CHAPTER = "## "
_ACTION = re.compile(r"\{([a-z-]+)\}")
_FIRST_OF = {"lookup": 0, "glossaries": 1, "visits": 8, "notes": 9, "contacts": 10}
"""The chapter that opens from each page of the window."""


class Chapter(NamedTuple):
    """A chapter: its title, and its text as Markdown."""

    title: str
    text: str


def chapters(language: str) -> list[Chapter]:
    """The chapters in a language of the interface, as the file has them; in English if there is none."""
    file = paths.guide_dir() / f"{language}.md"
    if not file.is_file():
        file = paths.guide_dir() / "en.md"
    parts = f"\n{file.read_text(encoding='utf-8')}".split(f"\n{_CHAPTER}")[1:]
    return [Chapter(title.strip(), text.strip()) for title, _line, text in (p.partition("\n") for p in parts)]


def with_keys(text: str, actions: ActionSet) -> str:
    """The text with the keys of the actions that it names, or with their place in the menus."""
    return _ACTION.sub(lambda found: _way_to(found[1], actions), text)


def _way_to(name: str, actions: ActionSet) -> str:
    key = actions.key(name)
    if key:
        return key.replace("\\", "\\\\").replace("*", "\\*").replace("_", "\\_")
    spec = SPECS[name]
    return f"{plain(GROUPS[spec.group]())} ▸ {plain(spec.text()).removesuffix('…')}"


class _ChapterModel(RowModel[Chapter]):
    """The titles of the chapters."""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title."""
        chapter = self.row_at(index)
        return chapter.title if chapter and role == Qt.ItemDataRole.DisplayRole else None


class _ChapterDelegate(QStyledItemDelegate):
    """Draws a title on as many lines as it needs."""

    def __init__(self, theme: Theme, view: RowList[Chapter]) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its lines."""
        room = QRect(0, 0, self._view.viewport().width() - 3 * UNIT, 0)
        metrics = QFontMetrics(self._theme.font(Text.BODY))
        return QSize(0, in_units(metrics.boundingRect(room, _WRAPPED, index.data()).height() + 2 * UNIT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the title."""
        draw_ground(painter, option, index, self._theme)
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        painter.setFont(self._theme.font(Text.BODY))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(self._theme.colour("accent" if chosen else "ink"))
        painter.drawText(rect.adjusted(2 * UNIT, 0, -UNIT, 0), _WRAPPED, index.data())


_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class GuideDialog(Frame):
    """Shows the guide: its chapters at the left, the chosen one beside them."""

    def __init__(self, actions: ActionSet, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("guideDialog", theme, parent)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self._actions = actions
        self.list: RowList[Chapter] = RowList("guideChapters", _ChapterModel(self), theme, self)
        self.list.setItemDelegate(_ChapterDelegate(theme, self.list))
        self.text = ReadingText(self)
        self.text.setObjectName("guideText")
        beside = QHBoxLayout()
        beside.setSpacing(3 * UNIT)
        beside.addWidget(self.list, 3)
        beside.addWidget(self.text, 7)
        self.body.addLayout(beside, 1)
        self.foot.addStretch()
        self.end_foot()
        tab_through(self.list, self.text, self.close_button)
        self.fit(120, 84)
        self.list.chosen.connect(self._show)
        theme.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the current language, at the chapter that was open."""
        self.say_title(_("Guide"))
        self.list.setAccessibleName(_("Chapters"))
        give_letters(self)
        self.list.show_rows(chapters(i18n.language()), max(0, self.list.currentIndex().row()))

    def open_at(self, page: str) -> None:
        """Show the chapter on a page of the window."""
        self.list.choose(_FIRST_OF.get(page, 0))
        self.list.setFocus()

    def _show(self) -> None:
        chosen: Sequence[Chapter] = self.list.chosen_rows
        if not chosen:
            return
        chapter = chosen[0]
        self.text.setAccessibleName(chapter.title)
        self.text.setMarkdown(f"{_CHAPTER}{chapter.title}\n\n{with_keys(chapter.text, self._actions)}")
        self._dress()
        self.text.verticalScrollBar().setValue(0)

    def _dress(self) -> None:
        """Give what Markdown made the type and the distances of the theme."""
        self.text.document().setDefaultFont(self.theme.font(Text.BODY))
        block = self.text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            level = block.blockFormat().headingLevel()
            distances = QTextBlockFormat()
            distances.setBottomMargin(UNIT if level == 0 else UNIT * 1.5)
            distances.setTopMargin(0)
            distances.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(distances)
            if level:
                title = QTextCharFormat()
                title.setFont(self.theme.font(Text.TARGET))
                title.setForeground(self.theme.colour("ink"))
                cursor.mergeCharFormat(title)
            block = block.next()
        self.text.document().setIndentWidth(2.5 * UNIT)
