"""What the checks have found, as the lines of a list: for each rule a heading, findings, what isn't listed.

Wraps what `services.mending` gives and holds no truth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.domain.checks import Severity
from interpreter_app.services.mending import Found, Kind

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row gives its object."""

AnyIndex = QModelIndex | QPersistentModelIndex

_HEADINGS: Mapping[str, Callable[[], str]] = {
    "missing-language": lambda: _("A language is missing"),
    "missing-gender": lambda: _("A gender is missing"),
    "difference-without-note": lambda: _("A difference without transfer note"),
    "false-friend-without-trap": lambda: _("A false friend without transfer note"),
    "repeated-term": lambda: _("A term stands twice"),
    "several-in-one": lambda: _("Several terms in one"),
    "two-preferred": lambda: _("Two preferred terms"),
    "acronym-without-full-form": lambda: _("An acronym without full form"),
    "unmarked-acronym": lambda: _("An acronym that isn’t marked"),
    "circular-definition": lambda: _("A definition that repeats the term"),
    "empty-source": lambda: _("A source that says nothing"),
    "fact-without-source": lambda: _("A fact without source"),
    "letters-apart": lambda: _("Letters and accents apart"),
    "straight-apostrophe": lambda: _("Straight apostrophes"),
    "straight-quotation-mark": lambda: _("Straight quotation marks"),
    "foreign-quotation-mark": lambda: _("Quotation marks of the other language"),
    "breaking-space": lambda: _("A non-breaking space is missing"),
    "stray-space": lambda: _("Spaces and dots"),
    "capital-without-accent": lambda: _("Capitals without accent"),
    "french-slip": lambda: _("Slips in French"),
    "american-spelling": lambda: _("American spelling"),
    "duplicate-id": lambda: _("Several concepts with one id"),
    "mixed-spaces": lambda: _("Two kinds of non-breaking space"),
    "mixed-quotation-marks": lambda: _("Two kinds of quotation marks"),
    "duplicate-concept": lambda: _("The same concept twice"),
    "two-renderings": lambda: _("Two renderings of one term"),
}


def heading(code: str) -> str:
    """What a rule has found, in a few words."""
    return _HEADINGS[code]() if code in _HEADINGS else code


def sentence(found: Found) -> str:
    """What is wrong, beginning with a capital."""
    message = found.finding.message
    return message[:1].upper() + message[1:]


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The line above the findings of one rule."""

    kind: Kind

    @property
    def text(self) -> str:
        """What was found."""
        return heading(self.kind.code)

    @property
    def is_mistake(self) -> bool:
        """Whether these weigh more than others."""
        return self.kind.severity is Severity.ERROR

    @property
    def number(self) -> str:
        """How many there are; of mistakes it is said that they are."""
        total = self.kind.total
        text = ngettext("{count} mistake", "{count} mistakes", total) if self.is_mistake else "{count}"
        return text.format(count=number_text(total))


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A finding; `place` is the name of its glossary where several were checked."""

    found: Found
    place: str

    @property
    def mark(self) -> str:
        """That it can be mended, or nothing."""
        return _("can be mended") if self.found.is_sure else ""


@dataclass(frozen=True, slots=True)
class MoreRow:
    """The line below the findings of a rule of which not all are listed."""

    count: int

    @property
    def text(self) -> str:
        """How many there are besides."""
        said = ngettext(
            "{count} more: mend some of these first", "{count} more: mend some of these first", self.count
        )
        return said.format(count=number_text(self.count))


Row = HeadingRow | FoundRow | MoreRow


class QualityModel(QAbstractListModel):
    """The lines. Only findings can be chosen: the arrows pass the others by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The lines, in order."""
        return self._rows

    def show(self, kinds: Sequence[Kind], names: Mapping[str, str]) -> None:
        """Show what was found; `names` are those of the glossaries by id where they are to be said."""
        rows: list[Row] = []
        for kind in kinds:
            rows.append(HeadingRow(kind))
            rows += [FoundRow(found, names.get(found.glossary, "")) for found in kind.listed]
            if len(kind.listed) < kind.total:
                rows.append(MoreRow(kind.total - len(kind.listed)))
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def found(self, row: int) -> Found | None:
        """The finding in this row, or None for other lines."""
        one = self._rows[row] if 0 <= row < len(self._rows) else None
        return one.found if isinstance(one, FoundRow) else None

    def row_of(self, found: Found) -> int:
        """The row of a finding, or -1. What of it can be mended may have changed since."""
        wanted = found._replace(is_sure=True)
        for place, row in enumerate(self._rows):
            if isinstance(row, FoundRow) and row.found._replace(is_sure=True) == wanted:
                return place
        return -1

    def next_found(self, row: int, step: int) -> int:
        """The next row with a finding in this direction (1 or -1) behind or before `row`, or -1."""
        place = row + step
        while 0 <= place < len(self._rows):
            if isinstance(self._rows[place], FoundRow):
                return place
            place += step
        return -1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Findings can be chosen, other lines can't."""
        if self.found(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row's object, its words, the whole of them as a tip, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if not isinstance(row, FoundRow):
            return row.text if role == Qt.ItemDataRole.DisplayRole else None
        words = _("{place}: {text}").format(place=row.found.head, text=row.found.finding.message)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapping_tip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (heading(row.found.finding.code), words, row.mark, row.place)
            return ", ".join(part for part in parts if part)
        return None
