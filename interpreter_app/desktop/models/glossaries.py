"""Item models of the Glossaries page: the glossaries, and the concepts of one in alphabetical order.

They wrap what services and store give and hold no truth: a row of the concept list is a number, whose words
are read from the store when the row is painted, a block of rows at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import language as interface_language
from interpreter_app.base.i18n import ngettext
from interpreter_app.briefing.entries import grammar
from interpreter_app.desktop.models.result_text import sign_word
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.domain.terms import Concept, Equivalence, Language, Status
from interpreter_app.services.browsing import Listing, Section
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import GlossarySummary

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row gives its object: a GlossaryRow or a ConceptRow."""

_BLOCK = 64
_BLOCKS_KEPT = 16

AnyIndex = QModelIndex | QPersistentModelIndex


def name_of(summary: GlossarySummary) -> str:
    """A glossary's name in the language of the interface, else in the other one, else its id."""
    return in_interface_language(summary.name) or summary.id


def count_text(count: int) -> str:
    """«133 concepts», with the thousands set off."""
    return ngettext("{count} concept", "{count} concepts", count).format(count=number_text(count))


def number_text(count: int) -> str:
    """A number with its thousands set off as the interface's language does."""
    mark = "\u202f" if interface_language() == Language.FRENCH else ","
    return f"{count:,}".replace(",", mark)


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    """A line of the list of glossaries; `summary` is None for all of them together."""

    summary: GlossarySummary | None
    concepts: int

    @property
    def name(self) -> str:
        """What the line is called."""
        return name_of(self.summary) if self.summary else _("All glossaries")


def _named(row: GlossaryRow) -> object:
    return row.summary and (row.summary.number, row.summary.id, row.summary.name)


class GlossaryListModel(QAbstractListModel):
    """The glossaries, after a line for all of them if there are several."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[GlossaryRow] = []

    @property
    def rows(self) -> Sequence[GlossaryRow]:
        """The lines, in order."""
        return self._rows

    def set_summaries(self, summaries: Sequence[GlossarySummary]) -> None:
        """Show these glossaries; where only the numbers of concepts differ, the lines stay."""
        rows = [GlossaryRow(summary, summary.concepts) for summary in summaries]
        if len(rows) > 1:
            rows.insert(0, GlossaryRow(None, sum(row.concepts for row in rows)))
        if rows and list(map(_named, rows)) == list(map(_named, self._rows)):
            self._rows = rows
            self.retranslate()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, glossary_id: str) -> int:
        """The line of the glossary with this id (empty: of all together), or -1."""
        for place, row in enumerate(self._rows):
            if (row.summary.id if row.summary else "") == glossary_id:
                return place
        return -1

    def summary(self, number: int) -> GlossarySummary | None:
        """The glossary with this number in the store, if it is among the lines."""
        return next((r.summary for r in self._rows if r.summary and r.summary.number == number), None)

    def retranslate(self) -> None:
        """Say the names in the current language."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """The name, the row's object, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {count_text(row.concepts)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapping_tip(row.name)
        return None


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A line of the concept list: the term it stands under, and what one says in the other language.

    `head_language` is the other one where the concept has no term in the language of the list; `target` is
    then empty, as it is where nobody has written one yet.
    """

    number: int
    head: str
    head_language: Language
    grammar: str
    target: str
    equivalence: Equivalence | None
    is_false_friend: bool


_GONE = ConceptRow(0, "", Language.FRENCH, "", "", None, False)


class ConceptListModel(QAbstractListModel):
    """A listing, or the rows of it that a filter leaves."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._listing: Listing | None = None
        self._rows: array[int] | None = None
        self._blocks: dict[int, list[ConceptRow]] = {}
        self.sections: tuple[Section, ...] = ()

    @property
    def listing(self) -> Listing | None:
        """What is listed, filtered or not; None before the first is read."""
        return self._listing

    @property
    def rows(self) -> array[int] | None:
        """The rows of the listing that a filter has left; None where there is no filter."""
        return self._rows

    def show(self, listing: Listing | None, rows: array[int] | None = None) -> None:
        """Show a listing, or only these rows of it; where each concept stays in its row, so does all else."""
        if self._is_in_place(listing, rows):
            self._listing, self._rows = listing, rows
            self._blocks.clear()
            self.sections = _sections(listing, rows)
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._listing = listing
        self._rows = rows
        self._blocks.clear()
        self.sections = _sections(listing, rows)
        self.endResetModel()

    def _is_in_place(self, listing: Listing | None, rows: array[int] | None) -> bool:
        before = self._listing
        return (
            before is not None
            and listing is not None
            and self.rowCount() > 0
            and before.language is listing.language
            and self._rows == rows
            and before.numbers == listing.numbers
        )

    def number(self, row: int) -> int:
        """The number of the concept in a row."""
        assert self._listing is not None
        return self._listing.numbers[row if self._rows is None else self._rows[row]]

    def row_of(self, number: int) -> int:
        """The row of the concept with this number, or -1."""
        place = self._listing.row_of(number) if self._listing else None
        if place is None or self._rows is None:
            return -1 if place is None else place
        try:
            return self._rows.index(place)
        except ValueError:
            return -1

    def concept_row(self, row: int) -> ConceptRow:
        """What stands in a row; empty texts if it has just been deleted."""
        place, offset = divmod(row, _BLOCK)
        if place not in self._blocks:
            while len(self._blocks) >= _BLOCKS_KEPT:
                del self._blocks[next(iter(self._blocks))]
            self._blocks[place] = self._read(place)
        return self._blocks[place][offset]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many concepts are shown."""
        if parent.isValid() or self._listing is None:
            return 0
        return len(self._listing if self._rows is None else self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """The headword, the row's object, the whole line as a tip, or what a screen reader says."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.concept_row(index.row()).head
        if role == ROW:
            return self.concept_row(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self.concept_row(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.concept_row(index.row())
            return wrapping_tip(f"{row.head} – {row.target or _('no term yet')}")
        return None

    def _read(self, block: int) -> list[ConceptRow]:
        first = block * _BLOCK
        numbers = [self.number(row) for row in range(first, min(first + _BLOCK, self.rowCount()))]
        found = glossaries.concepts(self._store, numbers)
        assert self._listing is not None
        language = self._listing.language
        return [concept_row(n, found[n].concept, language) if n in found else _GONE for n in numbers]


def spoken(row: ConceptRow) -> str:
    """A line of the list as it is read aloud: “mairie n. f., the same as town hall”."""
    target = f"{sign_word(row.equivalence)} {row.target}".strip() if row.target else _("no term yet")
    friend = _("false friend") if row.is_false_friend else ""
    return ", ".join(part for part in (f"{row.head} {row.grammar}".strip(), target, friend) if part)


def concept_row(number: int, concept: Concept, language: Language) -> ConceptRow:
    """The line of a concept in a list in the order of this language."""
    head = concept.preferred(language) or concept.preferred(language.other)
    target = concept.preferred(language.other)
    if target is None or target is head or target.status is Status.DEPRECATED:
        target = None
    return ConceptRow(
        number=number,
        head=head.text if head else concept.id,
        head_language=head.language if head else language,
        grammar=grammar(head) if head else "",
        target=target.text if target else "",
        equivalence=concept.equivalence,
        is_false_friend=concept.false_friend,
    )


def _sections(listing: Listing | None, rows: array[int] | None) -> tuple[Section, ...]:
    if listing is None:
        return ()
    return listing.sections if rows is None else listing.sections_of(rows)
