"""The map of relationships of a visit: looked at, asked person by person, saved as a drawing.

Owns the view: what is chosen, what is said of it, and the files that it writes. Who met whom is the domain's,
the plan of the drawing too; nothing is read from the store here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImageWriter, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base import i18n
from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.map_canvas import MapCanvas
from interpreter_app.desktop.widgets.map_painting import measured, picture
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.acquaintance import Acquaintance, acquaintance
from interpreter_app.domain.visits.map_drawing import Drawing, MapStyle, MapWords
from interpreter_app.domain.visits.map_layout import lay_out
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.visits.map_svg import Colours, drawing_svg
from interpreter_app.exchange.visits.map_text import map_words, person_sentence, summary, ties_text

_DENSITY = 2
_LINES = 2


class RelationshipMap(QWidget):
    """The map, and below it what is said of whoever is chosen.

    Hovering shows somebody's ties alone; a click or the arrow keys choose them until Escape. Copying takes
    the ties as a text, the chosen person's or all.
    """

    chosen = Signal(str)
    """The id of whoever is chosen by key or click; empty for nobody."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visitMap")
        self._visit: Visit | None = None
        self._contacts: Mapping[str, Contact] = {}
        self._known = Acquaintance()
        self._said = ""
        self._canvas = MapCanvas(theme, self)
        self._list = QPlainTextEdit(self)
        self._list.setObjectName("visitMapList")
        self._list.setReadOnly(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setTabChangesFocus(True)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._canvas)
        self._pages.addWidget(self._list)
        self._sentence = _Sentence(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._sentence)
        self.setFocusProxy(self._canvas)
        self._canvas.looked.connect(self._on_looked)
        self._canvas.chosen.connect(self._on_chosen)
        self.retranslate()

    def set_visit(self, visit: Visit | None, contacts: Mapping[str, Contact]) -> None:
        """Show who meets whom in a visit, of the contacts by their ids; None for no visit.

        Whoever is chosen stays so while they are there.
        """
        self._visit, self._contacts = visit, contacts
        self._known = acquaintance(visit, contacts) if visit is not None else Acquaintance()
        self._refresh()

    def retranslate(self) -> None:
        """Say everything in the language of the interface."""
        self._canvas.setAccessibleName(_("Map of who meets whom"))
        self._list.setAccessibleName(_("List of who meets whom"))
        self._refresh()

    def text(self) -> str:
        """All ties as a text, a line for each: what the drawing shows, for whoever can't see it."""
        return ties_text(self._known, _language())

    def show_list(self, is_on: bool) -> None:
        """Show the ties as a text that can be read and copied, or the drawing."""
        self._pages.setCurrentIndex(1 if is_on else 0)
        self._sentence.setVisible(not is_on)
        self.setFocusProxy(self._list if is_on else self._canvas)

    def choose(self, person: str) -> None:
        """Show somebody's ties alone; an empty id shows all."""
        self._canvas.choose(person)

    def save(self, path: Path) -> None:
        """Write the drawing as SVG or PNG, as its name ends, in the colours of paper.

        Raises UsageError for another ending or without a visit, ExpectedError for what the disk refuses.
        """
        if self._visit is None:
            raise UsageError(_("There is no map to save yet: open a visit first."))
        ending = path.suffix.casefold()
        if ending not in (".svg", ".png"):
            said = _("{file}: the map is saved as SVG or PNG: end the name with .svg or .png.")
            raise UsageError(said.format(file=path.name))
        language = _language()
        words = map_words(self._visit, self._known, language)
        if ending == ".svg":
            drawing = lay_out(self._known, words, language)
            write_atomically(path, drawing_svg(drawing, self._known, language).encode())
        else:
            drawing = lay_out(self._known, words, language, MapStyle(measure=measured))
            write_atomically(path, _as_png(drawing))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the ties; everything else is the drawing's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            who = self._canvas.person
            QGuiApplication.clipboard().setText(ties_text(self._known, _language(), who))
        elif not self._canvas.take_key(event):
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        self._canvas.show_people(self._known, self._words())
        self._list.setPlainText(self.text() if self._visit is not None else "")
        self._on_looked(self._canvas.person)

    def _words(self) -> MapWords | None:
        if self._visit is None:
            return None
        return map_words(self._visit, self._known, _language(), is_titled=False)

    def _on_looked(self, person: str) -> None:
        language = _language()
        if self._visit is None:
            said = ""
        elif person:
            said = person_sentence(self._known, person, language)
        else:
            said = summary(self._known, language)
        self._said = said
        self._sentence.setText(said if self._known.ties else "")  # the drawing says so itself
        self._canvas.setAccessibleDescription(said)

    def _on_chosen(self, person: str) -> None:
        announce(self._canvas, self._said)
        self.chosen.emit(person)


class _Sentence(QLabel):
    """What is said of somebody: as high as a few lines, so that nothing moves when it changes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("visitMapSentence")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setContentsMargins(3 * UNIT, 0, 3 * UNIT, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(_LINES * QFontMetrics(self._theme.font(Text.BODY)).lineSpacing() + UNIT)


def _as_png(drawing: Drawing) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture(drawing, Colours(), _DENSITY))
    return bytes(buffer.data().data())


def _language() -> Language:
    return Language(i18n.language())
