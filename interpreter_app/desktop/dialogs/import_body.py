"""What stands in the import dialog: the source, where it goes, what would be done, and the parts below.

Owns which part is in sight. What is read and done is the dialog's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.import_columns import ImportColumns
from interpreter_app.desktop.dialogs.import_duplicates import ImportDuplicates
from interpreter_app.desktop.dialogs.import_preview import PreviewModel, preview_table
from interpreter_app.desktop.dialogs.import_texts import problems_html
from interpreter_app.desktop.models.glossaries import count_text, name_of, number_text
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.exchange.formats import Problem
from interpreter_app.services.import_source import Prospect
from interpreter_app.store.glossaries import GlossarySummary

_PARTS = ("preview", "columns", "duplicates", "problems")
_LEAST = 30

W = TypeVar("W", bound=QWidget)


class ImportBody(QWidget):
    """The source and target above, the parts below; before a source is chosen only the former."""

    def __init__(self, summaries: Sequence[GlossarySummary], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._summaries = summaries
        self._counts = {"duplicates": 0, "problems": 0}
        self.file = _named(QLabel(self), "importFile")
        self.choose_button = _named(QPushButton(self), "importChoose")
        self.paste_button = _named(QPushButton(self), "importPaste")
        self.target = drop_down("importTarget", self)
        self.summary = _named(QLabel(self), "importSummary")
        self.detail = _named(QLabel(self), "importDetail")
        self.parts = _named(Choice(_PARTS, theme, self, Text.BODY), "importParts")
        self.preview = PreviewModel(theme, self)
        self.preview_table = preview_table(self.preview, theme, self)
        self.columns = ImportColumns(theme, self)
        self.duplicates = ImportDuplicates(theme, self)
        self.problems = _named(ReadingText(self), "importProblems")
        self._stack = _Stack(self)
        self._labels = [QLabel(self) for _place in range(2)]
        self.target.addItem("", "")
        for summary in summaries:
            self.target.addItem("", summary.id)
        self._lay_out()
        self.parts.chosen.connect(self._on_part)
        theme.changed.connect(self._measure)
        self._measure()
        self.show_nothing()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        chosen = QHBoxLayout()
        chosen.setSpacing(2 * UNIT)
        self.file.setWordWrap(True)
        chosen.addWidget(self.file, 1)
        for button in (self.choose_button, self.paste_button):
            button.setAutoDefault(False)
            chosen.addWidget(button)
        for place, (label, buddy) in enumerate(
            zip(self._labels, (self.choose_button, self.target), strict=True)
        ):
            label.setProperty("role", "soft")
            label.setBuddy(buddy)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(chosen, 0, 1)
        grid.addWidget(self.target, 1, 1)
        column.addLayout(grid)
        self.summary.setWordWrap(True)
        self.detail.setWordWrap(True)
        self.detail.setProperty("role", "small")
        said = QVBoxLayout()
        said.setSpacing(UNIT // 2)
        said.addWidget(self.summary)
        said.addWidget(self.detail)
        column.addLayout(said)
        column.addWidget(self.parts)
        for part in (self.preview_table, self.columns, self.duplicates, self.problems):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addStretch(0)

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard here, in order."""
        above = (self.choose_button, self.paste_button, self.target, self.parts)
        return (*above, self.preview_table, *self.columns.stops(), *self.duplicates.stops(), self.problems)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for label, text in zip(self._labels, (_("File"), _("Into")), strict=True):
            label.setText(text)
        self.choose_button.setText(_("Choose a file…"))
        self.paste_button.setText(_("Paste a table"))
        self.target.setAccessibleName(_("Into"))
        self.target.setItemText(0, _("The glossary that the file names"))
        for place, summary in enumerate(self._summaries, 1):
            self.target.setItemText(place, f"{name_of(summary)} · {count_text(summary.concepts)}")
        self.preview.retranslate()
        self.preview_table.setAccessibleName(_("The first concepts of the file"))
        self.columns.retranslate()
        self.duplicates.retranslate()
        self.problems.setAccessibleName(_("Problems in the file"))
        self._name_parts()

    def show_target(self, glossary: str) -> None:
        """Show that it goes into the glossary of this id, or with none into the one that the file names."""
        with QSignalBlocker(self.target):
            self.target.setCurrentIndex(max(0, self.target.findData(glossary)))

    def forget(self) -> None:
        """Another source: nothing has been said of it yet."""
        self.columns.forget()
        self.duplicates.forget()

    def has_keyboard(self) -> bool:
        """Whether one is at work in one of the parts."""
        at = self.window().focusWidget()
        return at is not None and self._stack.isAncestorOf(at)

    def show_found(self, found: Prospect, is_new: bool) -> None:
        """Show what was found in the source; of one that was only compared anew, what that may change."""
        if is_new:
            self.columns.show_look(found.look)
            self.preview.show(found.look.reading.glossary.concepts if found.look.reading else ())
        self.duplicates.show_items(found.duplicates)
        self.duplicates.show_elsewhere(found.report.elsewhere if found.report else ())
        self._counts["duplicates"] = len(found.duplicates)
        self.parts.setVisible(True)
        self._stack.setVisible(True)
        if is_new and found.look.refused is not None:
            self.parts.choose("columns" if found.look.table or not self._is_listed(found) else "problems")
        self._name_parts()

    def show_nothing(self) -> None:
        """There is nothing that could be shown."""
        self.parts.setVisible(False)
        self._stack.setVisible(False)
        self.detail.setVisible(False)

    def list_problems(self, problems: Sequence[Problem]) -> None:
        """List these problems of the file, and no others."""
        self.problems.setHtml(problems_html(problems, self._theme) if problems else "")
        self._counts["problems"] = len(problems)
        self._name_parts()

    def _is_listed(self, found: Prospect) -> bool:
        return len(getattr(found.look.refused, "problems", ())) > 1

    def _name_parts(self) -> None:
        duplicates, problems = (number_text(count) for count in self._counts.values())
        self.parts.set_text("preview", _("Preview"))
        self.parts.set_text("columns", _("Columns") if self.columns.has_table else _("Format"))
        only_elsewhere = not self._counts["duplicates"] and self.duplicates.tells_of_elsewhere
        named = _("Duplicates") if only_elsewhere else _("Duplicates ({number})").format(number=duplicates)
        self.parts.set_text("duplicates", named)
        self.parts.set_text("problems", _("Problems ({number})").format(number=problems))

    def _on_part(self, name: str) -> None:
        self._stack.setCurrentIndex(_PARTS.index(name))

    def _measure(self) -> None:
        """Leave the parts some lines, however large the text; then the whole scrolls."""
        self._stack.setMinimumHeight(round(_LEAST * UNIT * self._theme.pixels(Text.BODY) / 16))


class _Stack(QStackedWidget):
    """Parts of which one is in sight: they take the room that there is, and ask for no more."""

    def hasHeightForWidth(self) -> bool:
        """No: what is too long scrolls in its part."""
        return False

    def sizeHint(self) -> QSize:
        """As little as may be."""
        return self.minimumSizeHint()


def _named(widget: W, name: str) -> W:
    widget.setObjectName(name)
    return widget
