"""What stands where concepts would: why there are none, and what to do about it.

Owns the sentence and the ways out. What they lead to is the column's affair.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models import list_words
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.empty_state import ElidingButton
from interpreter_app.services.browsing import Filter


class NothingLeft(QWidget):
    """The sentence, and a button for each way out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted = Filter()
        self.sentence = QLabel(self)
        self.sentence.setProperty("role", "soft")
        self.sentence.setWordWrap(True)
        self.all_again = self._link("takeFiltersOff")
        self.look_up = self._link("lookUpInstead")
        self.erase = self._link("eraseWords")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * UNIT, 2 * UNIT, 0)
        column.setSpacing(2 * UNIT)
        for widget in (self.sentence, self.all_again, self.look_up, self.erase):
            column.addWidget(widget)
        column.addStretch()

    def say(self, wanted: Filter) -> None:
        """Say that this filter leaves nothing; without any the glossary is empty."""
        self._wanted = wanted
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        typed, facets = self._wanted.typed, self._wanted.facets
        self.all_again.setText(_("Take all filters off"))
        self.look_up.setText(_("Look it up, with typing errors and by ear"))
        self.erase.setText(_("Erase “{typed}”").format(typed=typed))
        self.all_again.setVisible(bool(facets))
        self.look_up.setVisible(bool(typed))
        self.erase.setVisible(bool(typed))
        self.sentence.setText(list_words.nothing_left(self._wanted))

    def wait(self) -> None:
        """Say that the list is still to come."""
        self._say_only(list_words.still_to_come())

    def refuse(self, sentence: str) -> None:
        """Say why the list isn't there."""
        self._say_only(sentence)

    def _say_only(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        for way_out in (self.all_again, self.look_up, self.erase):
            way_out.hide()

    def _link(self, name: str) -> QPushButton:
        made = ElidingButton("", self)
        made.setObjectName(name)
        made.setProperty("role", "link")
        return made
