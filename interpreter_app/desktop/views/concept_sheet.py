"""The concept sheet: one concept read whole, with the few things one does with it.

Owns the showing and the buttons above it; the text itself is made in `concept_text`. It only reads: what is
written, is written in the form that takes its place.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.concept_text import Look, concept_html, glossary_html, message_html
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.store.glossaries import GlossarySummary
from interpreter_app.store.listing import Revision

_BREAK = re.compile(r"(?<=[-–/])|\s")
_NARROWEST_BESIDE = 22
"""Widths of a letter that two columns need; with less the languages stand below each other."""


class SheetText(ReadingText):
    """The text of the sheet. Ctrl+C copies what is selected, and the target if nothing is."""

    copied = Signal()
    widened = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setViewportMargins(0, 0, 2 * UNIT, 0)

    def has_room_for(self, concept: Concept | None) -> bool:
        """Whether two columns have room beside each other, the longest word of the headings included."""
        width = self.viewport().width()
        if width < _NARROWEST_BESIDE * self._theme.pixels(Text.BODY):
            return False
        metrics = QFontMetrics(self._theme.font(Text.TARGET, bold=True))
        heads = [concept.preferred(language) for language in Language] if concept else []
        words = [word for head in heads if head for word in _BREAK.split(head.text)]
        widest = max(map(metrics.horizontalAdvance, words), default=0)
        return widest <= width // 2 - 2 * UNIT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key for copying always has something to copy."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            self.copied.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the columns may have to be set otherwise."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.widened.emit()


class ConceptSheet(QWidget):
    """The sheet with its buttons. What it shows is one concept, a glossary's title page, or a message."""

    edited = Signal()
    """The concept is to be changed."""
    copied = Signal(object)
    """Language: copy the term one says in it."""
    kept = Signal()
    followed = Signal()
    """The link of a message was followed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conceptSheet")
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._was_wide = True
        self._is_writing = False
        self._is_pinned = False
        self.text = SheetText(theme, self)
        self.text.setObjectName("conceptText")
        self.edit = QPushButton(self)
        self.edit.setObjectName("editConceptButton")
        self.pin = QPushButton(self)
        self.pin.setObjectName("pinConceptButton")
        self.copy_french = QPushButton(self)
        self.copy_french.setObjectName("copyFrenchButton")
        self.copy_english = QPushButton(self)
        self.copy_english.setObjectName("copyEnglishButton")
        self._buttons = (self.edit, self.pin, self.copy_french, self.copy_english)
        self._lay_out()
        self.edit.clicked.connect(self._on_edit)
        self.pin.clicked.connect(self._on_pin)
        self.copy_french.clicked.connect(self._on_copy_french)
        self.copy_english.clicked.connect(self._on_copy_english)
        self.text.widened.connect(self._on_width)
        self.text.anchorClicked.connect(self.followed)
        theme.changed.connect(self._on_theme)
        self._on_theme()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        hang = SheetText.HANG
        column.setContentsMargins(4 * UNIT - hang, 2 * UNIT + UNIT // 2, 2 * UNIT, 0)
        column.setSpacing(2 * UNIT)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(hang, 0, 0, 0)
        self._row.setSpacing(2 * UNIT)
        for button in self._buttons:
            button.setProperty("role", "link")
            button.setVisible(False)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch()
        column.addLayout(self._row)
        column.addWidget(self.text, 1)

    @property
    def concept(self) -> Concept | None:
        """The concept that is shown."""
        first = self._shown[0] if self._shown else None
        return first if isinstance(first, Concept) else None

    def show_concept(self, concept: Concept, glossary: str, is_pinned: bool) -> None:
        """Show a concept; its history may follow with `show_revision`."""
        self._is_pinned = is_pinned
        self._show(concept, glossary, None)
        self._name_pin()

    def show_revision(self, revision: Revision | None) -> None:
        """Say who changed the concept that is shown last."""
        if self.concept is not None and revision is not None:
            bar = self.text.verticalScrollBar()
            place = bar.value()
            self._show(self._shown[0], self._shown[1], revision)
            bar.setValue(place)

    def show_pinned(self, is_pinned: bool) -> None:
        """Say whether the concept is on the list of this session."""
        self._is_pinned = is_pinned
        self._name_pin()

    def show_glossary(self, summary: GlossarySummary) -> None:
        """Show a glossary's title page."""
        self._show(summary)

    def show_message(self, title: str, text: str, link: str = "") -> None:
        """Say why there is nothing to read, with a link to what one can do about it."""
        self._show(title, text, link)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.edit.setText(_("Edit"))
        self.copy_french.setText(_("Copy French"))
        self.copy_english.setText(_("Copy English"))
        self.text.setAccessibleName(_("Concept"))
        self._name_pin()
        self._fit_buttons()
        self._set_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the buttons don't fit beside each other, they stand below each other."""
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        need = sum(button.sizeHint().width() + 2 * UNIT for button in self._buttons)
        is_narrow = need > self.width() - 4 * UNIT
        directions = QHBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._row.setSpacing(UNIT // 2 if is_narrow else 2 * UNIT)

    def _show(self, *shown: object) -> None:
        self._shown = shown
        concept = self.concept
        self.edit.setVisible(concept is not None)
        self.pin.setVisible(concept is not None)
        french, english = self.copy_french, self.copy_english
        french.setVisible(concept is not None and concept.preferred(Language.FRENCH) is not None)
        english.setVisible(concept is not None and concept.preferred(Language.ENGLISH) is not None)
        self._set_text()

    def _set_text(self) -> None:
        """Write the text, and again where its own scroll bar has left it another width."""
        if self._is_writing:
            return
        self._is_writing = True
        try:
            self._write()
            if self.text.has_room_for(self.concept) != self._was_wide:
                self._write()
        finally:
            self._is_writing = False

    def _write(self) -> None:
        self._was_wide = self.text.has_room_for(self.concept)
        look = Look(self._theme, self._was_wide)
        match self._shown:
            case (Concept() as concept, str(glossary), revision):
                known = revision if isinstance(revision, Revision) else None
                self.text.setHtml(concept_html(concept, glossary, known, look))
            case (GlossarySummary() as summary,):
                self.text.setHtml(glossary_html(summary, look))
            case (str(title), str(text), str(link)):
                self.text.setHtml(message_html(title, text, link, look))
            case _nothing:
                self.text.clear()

    def _name_pin(self) -> None:
        self.pin.setText(_("Unpin") if self._is_pinned else _("Pin"))
        said = _("Take off this session’s list") if self._is_pinned else _("Keep in this session’s list")
        self.pin.setToolTip(said)
        self.pin.setAccessibleName(said)

    def _on_edit(self) -> None:
        self.edited.emit()

    def _on_pin(self) -> None:
        self.kept.emit()

    def _on_copy_french(self) -> None:
        self.copied.emit(Language.FRENCH)

    def _on_copy_english(self) -> None:
        self.copied.emit(Language.ENGLISH)

    def _on_width(self) -> None:
        if self.text.has_room_for(self.concept) != self._was_wide:
            self._set_text()

    def _on_theme(self) -> None:
        size = self._theme.pixels(Text.BODY)
        for button, name in zip(self._buttons, ("edit", "pin", "copy", "copy"), strict=True):
            button.setIcon(icon(name, self._theme, size))
            button.setIconSize(QSize(size, size))
        self._fit_buttons()
        self._set_text()
