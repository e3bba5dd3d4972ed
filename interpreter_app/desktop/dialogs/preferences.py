"""The preferences: what a person sets, applied at once.

Owns the controls and nothing of what they set: every change goes out as new Settings.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.settings import TEXT_SIZES, THEMES, Settings, changed
from interpreter_app.desktop.dialogs.frame import Frame, Room
from interpreter_app.desktop.dialogs.key_table import KeyTable
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.drop_down import drop_down, stepped
from interpreter_app.desktop.widgets.tab_order import tab_through

_NATIVE = {"en": "English", "fr": "Français"}
_PARTS = ("general", "keys")
_ROWS = 6


class PreferencesDialog(Frame):
    """Changes the settings; `settingsChanged` gives each new state of them."""

    settingsChanged = Signal(object)  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("preferencesDialog", theme, parent)
        self._settings = settings
        self.parts = Choice(_PARTS, theme, self, Text.BODY)
        self.parts.setObjectName("preferenceParts")
        self.language = drop_down("preferenceLanguage", self)
        self.look = drop_down("preferenceTheme", self)
        self.text_size = drop_down("preferenceTextSize", self)
        self.clear_after = stepped("preferenceClearAfter", self)
        self.results = stepped("preferenceResults", self)
        self.author = QLineEdit(self)
        self.author.setObjectName("preferenceAuthor")
        self.keys = KeyTable(settings.shortcuts, self)
        self._labels = [QLabel(self) for _row in range(_ROWS)]
        self._hints = [QLabel(self) for _row in range(_ROWS)]
        self._lay_out()
        self._fill()
        self.retranslate()
        self._show_settings()
        self._connect()
        self.language.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.body.addWidget(self.parts)
        general = QWidget(self)
        grid = QGridLayout(general)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(2 * UNIT)
        grid.setColumnStretch(1, 1)
        controls = (self.language, self.look, self.text_size, self.clear_after, self.results, self.author)
        for row, (label, control, hint) in enumerate(zip(self._labels, controls, self._hints, strict=True)):
            label.setBuddy(control)
            hint.setProperty("role", "small")
            hint.setWordWrap(True)
            cell = QVBoxLayout()
            cell.setSpacing(UNIT // 2)
            cell.addWidget(control)
            cell.addWidget(hint)
            top = Qt.AlignmentFlag.AlignTop
            label.setContentsMargins(0, UNIT // 2, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft | top)
            grid.addLayout(cell, row, 1)
        grid.setRowStretch(_ROWS, 1)
        keys = QWidget(self)
        column = QVBoxLayout(keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.keys)
        self._stack = QStackedLayout()
        self._stack.addWidget(Room("preferenceRoom", general, self))
        self._stack.addWidget(keys)
        self.body.addLayout(self._stack, 1)
        self.foot.addStretch()
        self.end_foot()
        keys_too = (self.keys.tree, self.keys.edit, *self.keys.buttons)
        tab_through(self.parts, *controls, *keys_too, self.close_button)
        self.fit(80, 74)

    def _fill(self) -> None:
        self.language.addItem("", "")
        for code in i18n.languages():
            self.language.addItem(_NATIVE.get(code, code), code)
        for theme in THEMES:
            self.look.addItem("", theme)
        for size in TEXT_SIZES:
            self.text_size.addItem("", size)
        self.clear_after.setRange(0, 600)
        self.clear_after.setKeyboardTracking(False)
        self.results.setRange(5, 9)
        self.results.setKeyboardTracking(False)
        self.author.setMaxLength(200)

    def _connect(self) -> None:
        self.parts.chosen.connect(self._on_part)
        self.language.currentIndexChanged.connect(self._on_language)
        self.look.currentIndexChanged.connect(self._on_theme)
        self.text_size.currentIndexChanged.connect(self._on_text_size)
        self.clear_after.valueChanged.connect(self._on_clear_after)
        self.results.valueChanged.connect(self._on_results)
        self.author.editingFinished.connect(self._on_author)
        self.keys.changed.connect(self._on_keys)
        self.finished.connect(self._on_author)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def show_keys(self) -> None:
        """Turn to the table of keys."""
        self.parts.choose("keys")

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Preferences"))
        self.parts.set_text("general", _("General"))
        self.parts.set_text("keys", _("Keys"))
        texts = (
            (_("Language"), ""),
            (_("Theme"), _("The booth has a dark theme of its own.")),
            (_("Text size"), ""),
            (_("Empty the query after"), _("When nothing is typed for so long; the history brings it back.")),
            (_("Number of results"), ""),
            (_("Your name"), _("Stands in the history of what you change, and on what you print.")),
        )
        controls = (self.language, self.look, self.text_size, self.clear_after, self.results, self.author)
        for label, hint, control, (name, more) in zip(
            self._labels, self._hints, controls, texts, strict=True
        ):
            label.setText(name)
            hint.setText(more)
            hint.setVisible(bool(more))
            control.setAccessibleName(name)
            control.setAccessibleDescription(more)
        self.language.setItemText(0, _("The system’s ({language})").format(language=_system_language()))
        names = {"system": _("The system’s"), "light": _("Light"), "dark": _("Dark")}
        for place, theme in enumerate(THEMES):
            self.look.setItemText(place, names[theme])
        for place, size in enumerate(TEXT_SIZES):
            self.text_size.setItemText(place, _("{percent}%").format(percent=size))
        self.clear_after.setSpecialValueText(_("never"))
        self._name_seconds()
        self.keys.retranslate()
        give_letters(self)

    def _show_settings(self) -> None:
        now = self._settings
        shown: tuple[tuple[QComboBox, object], ...] = (
            (self.language, now.language),
            (self.look, now.theme),
            (self.text_size, now.text_size),
        )
        for box, value in shown:
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.blockSignals(False)
        for spin, number in ((self.clear_after, now.clear_after), (self.results, now.results)):
            spin.blockSignals(True)
            spin.setValue(number)
            spin.blockSignals(False)
        self._name_seconds()
        self.author.setText(now.author)

    def _set(self, name: str, value: object) -> None:
        if getattr(self._settings, name) != value:
            self._settings = changed(self._settings, name, value)
            self.settingsChanged.emit(self._settings)

    def _on_part(self, name: str) -> None:
        self._stack.setCurrentIndex(_PARTS.index(name))

    def _on_language(self, _place: int) -> None:
        self._set("language", self.language.currentData())
        self.retranslate()

    def _on_theme(self, _place: int) -> None:
        self._set("theme", self.look.currentData())

    def _on_text_size(self, _place: int) -> None:
        self._set("text_size", self.text_size.currentData())

    def _name_seconds(self) -> None:
        self.clear_after.setSuffix("\u00a0" + ngettext("second", "seconds", self.clear_after.value()))

    def _on_clear_after(self, seconds: int) -> None:
        self._name_seconds()
        self._set("clear_after", seconds)

    def _on_results(self, count: int) -> None:
        self._set("results", count)

    def _on_author(self, _result: int = 0) -> None:
        self._set("author", self.author.text().strip())

    def _on_keys(self, shortcuts: object) -> None:
        self._set("shortcuts", shortcuts)


def _system_language() -> str:
    return _NATIVE.get(i18n.system_language(), i18n.system_language())
