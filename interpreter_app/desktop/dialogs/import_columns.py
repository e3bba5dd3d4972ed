"""How a file is read, to be corrected: format, encoding, separator, headings, and what each column holds.

Owns the corrections until another file is looked at. What they do is found out by whoever listens to
`changed`, and comes back through `show_look`.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.column_table import ColumnTable
from interpreter_app.desktop.dialogs.import_texts import ENCODINGS, encoding_family, encoding_title
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.exchange.formats import FORMATS
from interpreter_app.exchange.tables.hints import NO_HINTS, Hints, Meaning, TableGuess
from interpreter_app.services.import_source import NO_CORRECTIONS, TABLES, Corrections, Look

_SEPARATORS = (",", ";", "\t", "|")
_LETTERS = 13


class ImportColumns(QWidget):
    """Shows what was guessed of a file, and takes corrections."""

    changed = Signal()
    """The file is to be read again, with the `corrections` as they are now."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.corrections = NO_CORRECTIONS
        self._table: TableGuess | None = None
        self._headings_at = 0
        self.format = drop_down("importFormat", self)
        self.encoding = drop_down("importEncoding", self)
        self.separator = drop_down("importSeparator", self)
        self._labels = [QLabel(self) for _control in range(3)]
        self.headings = QCheckBox(self)
        self.headings.setObjectName("importHeadings")
        self.explanation = QLabel(self)
        self.explanation.setWordWrap(True)
        self.explanation.setProperty("role", "small")
        self.table = ColumnTable("importColumns", theme, self)
        for known in FORMATS:
            if known.read is not None:
                self.format.addItem(known.title, known.name)
        for name, title in ENCODINGS.items():
            self.encoding.addItem(title, name)
        for separator in _SEPARATORS:
            self.separator.addItem("", separator)
        self._lay_out()
        self.format.activated.connect(self._on_format)
        self.encoding.activated.connect(self._on_encoding)
        self.separator.activated.connect(self._on_separator)
        self.headings.clicked.connect(self._on_headings)
        self.table.chosen.connect(self._on_column)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        row = FlowRow(self)
        for label, control in zip(self._labels, self._controls(), strict=True):
            label.setProperty("role", "soft")
            label.setBuddy(control)
            control.setMinimumContentsLength(_LETTERS)
            pair = QWidget(row)
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(UNIT)
            beside.addWidget(label)
            beside.addWidget(control, 1)
            row.add(pair)
            self._of_separator = pair
        column.addWidget(row)
        column.addWidget(self.headings)
        column.addWidget(self.explanation)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def _controls(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        return self.format, self.encoding, self.separator

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard here, in order; the drop-downs of the columns stand in the table."""
        return (*self._controls(), self.headings, self.table)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        texts = (_("Format"), _("Encoding"), _("Separator"))
        for label, control, text in zip(self._labels, self._controls(), texts, strict=True):
            label.setText(text)
            control.setAccessibleName(text)
        for place in range(self.separator.count()):
            self.separator.setItemText(place, _separator_text(self.separator.itemData(place)))
        self.headings.setText(_("The first row has the headings"))
        self.explanation.setText(
            _("Above each column stands what it is taken for. Choose otherwise where that is wrong.")
        )
        self.table.retranslate()

    @property
    def has_table(self) -> bool:
        """Whether there are columns to be seen."""
        return self._table is not None

    def forget(self) -> None:
        """Another file: nothing has been said of it yet."""
        self.corrections = NO_CORRECTIONS
        self._table = None

    def show_look(self, look: Look) -> None:
        """Show how the file was read, or would be."""
        table = self._table = look.table
        is_text = look.format in TABLES
        _choose(self.format, look.format, look.format)
        encoding = table.encoding if table else look.reading.encoding if look.reading else ""
        wanted = encoding or self.corrections.hints.encoding
        _choose(self.encoding, encoding_family(wanted), encoding_title(wanted))
        if table:
            _choose(self.separator, table.separator, _separator_text(table.separator))
        for label, control in zip(self._labels[1:], self._controls()[1:], strict=True):
            control.setEnabled(is_text)
            label.setEnabled(is_text)
        self._of_separator.setVisible(is_text)
        for widget in (self.headings, self.explanation, self.table):
            widget.setVisible(table is not None)
        if table:
            if self.corrections.hints.first_row is None:
                self._headings_at = table.first_row
            self.headings.setChecked(table.first_row > 0)
            self.headings.setEnabled(len(table.rows) > 1)
            self.table.show_table(table)

    # Corrections.

    def _correct(self, hints: Hints) -> None:
        self.corrections = self.corrections._replace(hints=hints)
        self.changed.emit()

    def _on_format(self, _place: int) -> None:
        self.corrections = Corrections(self.format.currentData(), NO_HINTS)
        self.changed.emit()

    def _on_encoding(self, _place: int) -> None:
        self._correct(replace(self.corrections.hints, encoding=self.encoding.currentData()))

    def _on_separator(self, _place: int) -> None:
        """Other columns: what was said of the former ones is of no use."""
        chosen = self.separator.currentData()
        self._correct(Hints(encoding=self.corrections.hints.encoding, separator=chosen))

    def _on_headings(self, has_them: bool) -> None:
        self._correct(replace(self.corrections.hints, first_row=max(1, self._headings_at) if has_them else 0))

    def _on_column(self, place: int, meaning: Meaning) -> None:
        if self._table is None:
            return
        said = {**self.table.meanings, place: meaning}
        first = self._table.first_row
        self._correct(replace(self.corrections.hints, columns=said, first_row=first))


def _choose(control: QComboBox, value: str, text: str) -> None:
    """Show a value, which is added if it isn't among those that one can choose."""
    place = control.findData(value)
    if place < 0 and value:
        control.addItem(text, value)
        place = control.count() - 1
    control.setCurrentIndex(place)


def _separator_text(separator: str) -> str:
    match separator:
        case ",":
            return _("Comma")
        case ";":
            return _("Semicolon")
        case "\t":
            return _("Tab stop")
        case "|":
            return _("Vertical bar")
        case _:
            return separator
