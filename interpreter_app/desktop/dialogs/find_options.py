"""What find and replace looks for: the texts, the glossary, the fields, and what counts as the same.

Owns these controls. Finding is the dialog's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.glossaries import count_text, name_of, number_text
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.domain.finding_text import Wanted
from interpreter_app.services.replacing import Field, Query
from interpreter_app.store.glossaries import GlossarySummary

_ALL, _CHOSEN = "\0all", "\0chosen"
"""The entries of the list of glossaries that stand for all of them, and for the concepts chosen."""

_COLUMNS = 4

_FIELDS: Mapping[str, tuple[Callable[[], str], tuple[Field, ...]]] = {
    "FrenchTerms": (lambda: _("French terms"), (Field.FRENCH_TERMS,)),
    "EnglishTerms": (lambda: _("English terms"), (Field.ENGLISH_TERMS,)),
    "Sentences": (lambda: _("Sentences"), (Field.FRENCH_CONTEXTS, Field.ENGLISH_CONTEXTS)),
    "Definitions": (lambda: _("Definitions"), (Field.FRENCH_DEFINITION, Field.ENGLISH_DEFINITION)),
    "ToSay": (lambda: _("What to say"), (Field.FRENCH_TRANSFER_NOTE, Field.ENGLISH_TRANSFER_NOTE)),
    "Notes": (lambda: _("Notes"), (Field.NOTE,)),
    "Sources": (lambda: _("Sources"), (Field.SOURCE,)),
    "Subjects": (lambda: _("Subject fields"), (Field.SUBJECT,)),
}
_MATCHES: Mapping[str, Callable[[], str]] = {
    "Case": lambda: _("Capitals as typed"),
    "Accents": lambda: _("Accents as typed"),
    "Words": lambda: _("Whole words"),
}


class FindOptions(QWidget):
    """The controls. `changed`: something else is looked for; `replacementChanged`: there is another one."""

    changed = Signal()
    replacementChanged = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(
        self, summaries: Sequence[GlossarySummary], glossary: str, numbers: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._summaries = summaries
        self._numbers = tuple(numbers)
        self._is_replacing = False
        self.text = QLineEdit(self)
        self.text.setObjectName("findText")
        self.replacement = QLineEdit(self)
        self.replacement.setObjectName("replaceText")
        self.replacement.installEventFilter(self)
        self.where = drop_down("findWhere", self)
        self.fields = {name: QCheckBox(self) for name in _FIELDS}
        self.matches = {name: QCheckBox(self) for name in _MATCHES}
        self._field_grid = FittingGrid(_COLUMNS, self)
        self._match_grid = FittingGrid(_COLUMNS, self)
        self._labels = [QLabel(self) for _row in range(5)]
        self._fill(glossary)
        self._lay_out()
        self.text.textChanged.connect(self.changed)
        self.replacement.textChanged.connect(self._on_replacement)
        self.where.currentIndexChanged.connect(self.changed)
        for box in (*self.fields.values(), *self.matches.values()):
            box.toggled.connect(self.changed)

    def _fill(self, glossary: str) -> None:
        if self._numbers:
            self.where.addItem("", _CHOSEN)
        self.where.addItem("", _ALL)
        for summary in self._summaries:
            self.where.addItem("", summary.id)
        first = _CHOSEN if len(self._numbers) > 1 else glossary or _ALL
        self.where.setCurrentIndex(max(0, self.where.findData(first)))
        for name, box in (*self.fields.items(), *self.matches.items()):
            box.setObjectName(f"find{name}")
        for name, box in self.fields.items():
            box.setChecked(name in _FIELDS)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, UNIT, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        for box in self.fields.values():
            self._field_grid.add(box)
        for box in self.matches.values():
            self._match_grid.add(box)
        rows = (self.text, self.replacement, self.where, self._field_grid, self._match_grid)
        for place, (label, control) in enumerate(zip(self._labels, rows, strict=True)):
            label.setProperty("role", "soft")
            if isinstance(control, FittingGrid):
                label.setContentsMargins(0, 2, 0, 0)
                grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            else:
                label.setBuddy(control)
                grid.addWidget(label, place, 0)
            grid.addWidget(control, place, 1)
        grid.setRowStretch(len(rows), 1)

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard here, in order."""
        boxes = (*self.fields.values(), *self.matches.values())
        return self.text, self.replacement, self.where, *boxes

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        texts = (_("Find"), _("Replace with"), _("Where"), _("Fields"), _("Matching"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        for control, text in zip((self.text, self.replacement, self.where), texts, strict=False):
            control.setAccessibleName(text)
        self._field_grid.setAccessibleName(texts[3])
        self._match_grid.setAccessibleName(texts[4])
        for name, box in self.fields.items():
            box.setText(_FIELDS[name][0]())
        for name, box in self.matches.items():
            box.setText(_MATCHES[name]())
        names = {
            summary.id: f"{name_of(summary)} · {count_text(summary.concepts)}" for summary in self._summaries
        }
        chosen = ngettext("The {count} concept chosen", "The {count} concepts chosen", len(self._numbers))
        names |= {_ALL: _("All glossaries"), _CHOSEN: chosen.format(count=number_text(len(self._numbers)))}
        for place in range(self.where.count()):
            self.where.setItemText(place, names[self.where.itemData(place)])

    @property
    def query(self) -> Query:
        """What is looked for."""
        where = self.where.currentData()
        matches = {name: box.isChecked() for name, box in self.matches.items()}
        fields = (_FIELDS[name][1] for name, box in self.fields.items() if box.isChecked())
        return Query(
            Wanted(self.text.text(), matches["Case"], matches["Accents"], matches["Words"]),
            frozenset(field for several in fields for field in several),
            None if where in (_ALL, _CHOSEN) else where,
            self._numbers if where == _CHOSEN else None,
        )

    @property
    def is_in_one_glossary(self) -> bool:
        """Whether only one glossary is looked through."""
        return self.where.currentData() not in (_ALL, _CHOSEN)

    @property
    def replacement_text(self) -> str | None:
        """What stands in the place of what is found; None while nobody thinks of replacing."""
        return self.replacement.text() if self._is_replacing else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever goes to the field of the replacement thinks of replacing: to nothing, to begin with."""
        if watched is self.replacement and event.type() == QEvent.Type.FocusIn and not self._is_replacing:
            self._is_replacing = True
            self.replacementChanged.emit()
        return super().eventFilter(watched, event)

    def _on_replacement(self, _text: str) -> None:
        self._is_replacing = True
        self.replacementChanged.emit()
