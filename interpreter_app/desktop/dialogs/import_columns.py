"""How a file is read, to be corrected: format, encoding, separator, tables, headings, what columns hold.

Owns the corrections until another file is looked at. What they do is found out by whoever listens to
`changed`, and comes back through `show_look`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.column_table import ColumnTable
from interpreter_app.desktop.dialogs.import_tables import ImportTables
from interpreter_app.desktop.dialogs.import_texts import ENCODINGS, encoding_family, encoding_title
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.exchange.formats import FORMATS
from interpreter_app.exchange.tables.hints import NO_HINTS, Hints, Meaning, TableGuess
from interpreter_app.services.import_source import ENCODED, NO_CORRECTIONS, TABLES, Corrections, Look

_SEPARATORS = (",", ";", "\t", "|")
_LETTERS = 13
_MOST_HEADINGS = 6


class ImportColumns(QWidget):
    """Shows what was guessed of a file, and takes corrections."""

    changed = Signal()
    """The file is to be read again, with the `corrections` as they are now."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.corrections = NO_CORRECTIONS
        self._table: TableGuess | None = None
        self._tables: Mapping[int, TableGuess] = {}
        self.format = drop_down("importFormat", self)
        self.encoding = drop_down("importEncoding", self)
        self.separator = drop_down("importSeparator", self)
        self.headings = drop_down("importHeadings", self)
        self._labels = [QLabel(self) for _control in range(4)]
        self.explanation = QLabel(self)
        self.explanation.setWordWrap(True)
        self.explanation.setProperty("role", "small")
        self.tables = ImportTables(theme, self)
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
        self.headings.activated.connect(self._on_headings)
        self.tables.ticked.connect(self._on_ticked)
        self.tables.turned.connect(self._on_turned)
        self.table.chosen.connect(self._on_column)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        row = FlowRow(self)
        self._pairs: list[QWidget] = []
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
            self._pairs.append(pair)
        column.addWidget(row)
        column.addWidget(self.explanation)
        below = QHBoxLayout()
        below.setSpacing(2 * UNIT)
        below.addWidget(self.tables)
        below.addWidget(self.table, 1)
        column.addLayout(below, 1)
        column.addStretch(0)

    def _controls(self) -> tuple[QComboBox, QComboBox, QComboBox, QComboBox]:
        return self.format, self.encoding, self.separator, self.headings

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard here, in order; the drop-downs of the columns stand in the table."""
        return (*self._controls(), self.tables, self.table)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        texts = (_("Format"), _("Encoding"), _("Separator"), _("Headings"))
        for label, control, text in zip(self._labels, self._controls(), texts, strict=True):
            label.setText(text)
            control.setAccessibleName(text)
        for place in range(self.separator.count()):
            self.separator.setItemText(place, _separator_text(self.separator.itemData(place)))
        for place in range(self.headings.count()):
            self.headings.setItemText(place, _headings_text(self.headings.itemData(place)))
        self._explain()
        self.tables.retranslate()
        self.table.retranslate()

    @property
    def has_table(self) -> bool:
        """Whether there are columns to be seen."""
        return self._table is not None

    def forget(self) -> None:
        """Another file: nothing has been said of it yet."""
        self.corrections = NO_CORRECTIONS
        self._table = None
        self._tables = {}

    def show_look(self, look: Look) -> None:
        """Show how the file was read, or would be."""
        table = self._table = look.table
        self._tables = {one.number: one for one in look.tables}
        _choose(self.format, look.format, look.format)
        encoding = (table.encoding if table else "") or (look.reading.encoding if look.reading else "")
        wanted = encoding or self.corrections.hints.encoding
        _choose(self.encoding, encoding_family(wanted), encoding_title(wanted))
        if table:
            _choose(self.separator, table.separator, _separator_text(table.separator))
        self._pairs[1].setVisible(look.format in ENCODED)
        self._pairs[2].setVisible(look.format in TABLES)
        self._explain()
        self.tables.setVisible(len(look.tables) > 1)
        if table:
            self.tables.show_tables(look.tables, table.number)
        for part in (self._pairs[3], self.explanation, self.table):
            part.setVisible(table is not None)
        self._show_table()

    def _show_table(self) -> None:
        table = self._table
        if table is None:
            return
        most = max(min(_MOST_HEADINGS, len(table.rows) - 1), table.first_row)
        self.headings.clear()
        for count in range(most + 1):
            self.headings.addItem(_headings_text(count), count)
        self.headings.setCurrentIndex(table.first_row)
        self.headings.setEnabled(most > 0)
        self.table.show_table(table)

    def _explain(self) -> None:
        text = _("Above each column stands what it is taken for. Choose otherwise where that is wrong.")
        if len(self._tables) > 1:
            more = _(
                "What you choose holds for all tables of the file with the same headings. "
                "Only those with a tick are taken."
            )
            text = f"{text} {more}"
        self.explanation.setText(text)

    # Corrections.

    def _correct(self, hints: Hints) -> None:
        shown = self._table.number if self._table and hints.table is None else hints.table
        self.corrections = self.corrections._replace(hints=replace(hints, table=shown))
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

    def _on_turned(self, number: int) -> None:
        """Another table is in sight; what is read is the same."""
        if self._table is None or number == self._table.number:
            return
        hints = self.corrections.hints.turned_to(self._table.number, number)
        self.corrections = self.corrections._replace(hints=hints)
        self._table = self._tables[number]
        self._show_table()

    def _on_ticked(self, number: int, is_taken: bool) -> None:
        hints = self.corrections.hints
        self._correct(replace(hints, taken={**hints.taken, number: is_taken}))

    def _on_headings(self, count: int) -> None:
        self._correct(replace(self.corrections.hints, first_row=count))

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


def _headings_text(count: int) -> str:
    if not count:
        return _("No headings")
    if count == 1:
        return _("The first row")
    return ngettext("The first {count} row", "The first {count} rows", count).format(count=count)
