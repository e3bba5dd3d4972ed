"""What is typed into the table of concepts, on its way into the store.

Owns what becomes of a cell's text: it is kept beside the store while it is typed, saved once the cell is
left, and becomes a note where it can't be. What the text makes of its concept is `cell_fields`, everything
else of writing `concept_deeds`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Signal

from interpreter_app.desktop.concept_saving import ConceptSaving
from interpreter_app.desktop.models.cell_fields import concept_of, with_field, with_fields
from interpreter_app.desktop.models.concept_cells import Column, as_field
from interpreter_app.desktop.models.concept_deeds import Draft, Saved
from interpreter_app.desktop.models.concept_table import DRAFT, ConceptTableModel
from interpreter_app.domain.terms import Concept
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store


@dataclass(slots=True)
class _Row:
    """A row that is being written: its concept as it was when one began, and the cells that were typed since.

    What is on its way into the store changes neither: a cell typed twice says what it said last, once.
    """

    draft: Draft
    before: Concept
    fields: dict[Column, str] = field(default_factory=dict)

    def after(self, column: Column | None = None, text: str = "") -> Concept:
        """What its concept is to be, with this text in that cell if one is given."""
        return with_fields(self.before, self.fields if column is None else {**self.fields, column: text})


class TableEditing(QObject):
    """Saves what the model announces. `glossary_id` names a glossary by its number."""

    warned = Signal(str)
    """One sentence: something couldn't be saved as typed."""
    filed = Signal(int, int)
    """The number of a new row, and that of the concept that has become of it."""

    def __init__(
        self, store: Store, model: ConceptTableModel, saving: ConceptSaving, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._model = model
        self._saving = saving
        self._drafts: dict[int, Draft] = {}
        self._rows: dict[int, _Row] = {}
        self._open: tuple[int, _Row] | None = None
        """The number of the row in which a cell is open, and the row as it was when that was opened."""
        self._half: tuple[Column, str] | None = None
        """What has been typed into the open cell."""
        self.glossary_id: Callable[[int], str] = lambda _number: ""
        model.edited.connect(self._on_edited)
        model.unplaced.connect(self._on_unplaced)

    def begin(self, glossary: str) -> QModelIndex:
        """Have a row for a new concept of the glossary with this id; its first cell."""
        first = self._model.begin_draft()
        self._drafts[self._model.number(first.row())] = Draft(glossary, None)
        return first

    def stand_in(self, glossary: str) -> None:
        """The glossary with this id is the one in sight: new rows that aren't saved are to stand there."""
        for draft in self._drafts.values():
            if draft.before is None and not self._saving.is_waiting(draft):
                draft.glossary = glossary

    def glossary_of(self, number: int) -> str:
        """The id of the glossary in which a row stands, a new one too; empty where there is no such row."""
        if number in self._drafts:
            return self._drafts[number].glossary
        row = self._model.row_of(number)
        stored = self._model.concept_at(row) if row >= 0 else None
        return self.glossary_id(stored.glossary) if stored is not None else ""

    def is_on_its_way(self, number: int) -> bool:
        """Whether a new row is about to be in the store."""
        return number in self._drafts and self._saving.is_waiting(self._drafts[number])

    def drop(self, number: int) -> None:
        """Take a new row away; what was typed into it becomes a note."""
        draft, typed = self._drafts.pop(number, None), self._model.typed(number)
        if draft is not None and typed:
            self._saving.to_note(draft, concept_of(typed))
        self._model.end_draft(number)

    def drop_empty(self, but: int) -> None:
        """Take new rows away into which nothing was typed, but for the one with this number."""
        for number in self._model.drafts:
            if number != but and not self._model.typed(number):
                self.drop(number)

    # While a cell is open.

    def open_cell(self, number: int) -> None:
        """A field has been opened in this row: what is typed is meant for what stands there now."""
        row = self._row(number)
        self._half = None
        self._open = (number, row) if row is not None else None

    def keep(self, column: str, text: str) -> None:
        """Keep what has been typed so far into the open cell, which isn't left yet."""
        typed = as_field(Column(column), text)
        if self._open is not None and typed is not None:
            self._half = Column(column), typed
            self._keep_half()

    def close_cell(self) -> None:
        """The field has been closed; what was typed is saved by now, or isn't wanted."""
        opened, half = self._open, self._half
        self._open = self._half = None
        if opened is not None and half is not None:
            self._keep_saved(*opened)

    def _keep_half(self) -> None:
        if self._open is not None and self._half is not None:
            number, opened = self._open
            row = self._row(number) or opened
            self._saving.half(row.draft, row.after(*self._half))

    def _keep_saved(self, number: int, row: _Row) -> None:
        """Keep no more of a row than what was typed before the cell was opened."""
        typed = self._model.typed(number) if number in self._drafts else {}
        if typed and not self._saving.is_waiting(row.draft):
            self._saving.half(row.draft, concept_of(typed))
            return
        self._saving.take_half_back(row.draft)

    def _row(self, number: int) -> _Row | None:
        """The row with this number as it is being written, or as it stands in the store; None: it is gone."""
        if number in self._rows:
            return self._rows[number]
        if number in self._drafts:
            return _Row(self._drafts[number], Concept("", ()), dict(self._model.typed(number)))
        if self._open is not None and self._open[0] == number:
            return self._open[1]
        place = self._model.row_of(number)
        stored = self._model.concept_at(place) if place >= 0 else None
        if stored is None:
            return None
        return _Row(Draft(self.glossary_id(stored.glossary), stored.concept), stored.concept)

    # Once a cell is left.

    def _on_edited(self, number: int, column: str, text: str) -> None:
        if number < DRAFT:
            self._save_draft(number)
            return
        row = self._row(number)
        if row is None:
            return
        row.fields.pop(Column(column), None)
        row.fields[Column(column)] = text
        self._rows[number] = row
        self._saving.save(row.draft, row.after(), partial(self._on_saved, number, row), self.warned.emit)

    def _on_saved(self, number: int, row: _Row, saved: Saved) -> None:
        if self._rows.get(number) is not row or self._saving.is_waiting(row.draft):
            return  # More has been typed into that row since, which is saved with this.
        del self._rows[number]
        if saved.conflict is None and not saved.refusal:
            row.before, row.fields = row.draft.before or row.before, {}
            self._refresh(number)
        elif len(row.fields) > 1:
            self._save_each(number, row)
        else:
            self._to_note(number, row.draft, row.after(), saved)

    def _save_each(self, number: int, row: _Row) -> None:
        """Save what was typed into each cell by itself: one that can't be saved doesn't hold up others."""
        for column, text in row.fields.items():
            draft, after = Draft(row.draft.glossary, row.before), with_field(row.before, column, text)

            def then(saved: Saved, draft: Draft = draft, after: Concept = after) -> None:
                if saved.conflict is None and not saved.refusal:
                    self._refresh(number)
                else:
                    self._to_note(number, draft, after, saved)

            self._saving.save(draft, after, then, self.warned.emit)
        self._saving.forget(row.draft)
        self._open_again(number)

    def _to_note(self, number: int, draft: Draft, after: Concept, saved: Saved) -> None:
        self._saving.to_note(draft, after)
        self.warned.emit(str(saved.conflict or saved.refusal))
        self._open_again(number)
        self._refresh(number)

    def _open_again(self, number: int) -> None:
        """What is typed into the open cell of this row is meant for what stands there now."""
        if self._open is not None and self._open[0] == number and number not in self._rows:
            self._model.refresh(number)
            self._open = None
            row = self._row(number)
            self._open = (number, row) if row is not None else None

    def _refresh(self, number: int) -> None:
        """Show the row as it stands, unless more is on its way."""
        if number not in self._rows:
            self._model.refresh(number)
        self._keep_half()

    def _on_unplaced(self, number: int, column: str, text: str) -> None:
        """The concept has gone while a cell of it was being written: what was typed becomes a note."""
        row, typed = self._row(number), as_field(Column(column), text)
        if row is not None and typed and row.after(Column(column), typed) != row.after():
            self._saving.to_note(row.draft, row.after(Column(column), typed))
            self._half = None

    def _save_draft(self, number: int) -> None:
        draft = self._drafts.get(number)
        if draft is None:
            return
        typed = self._model.typed(number)
        concept = concept_of(typed)
        if not concept.terms:
            self._saving.half(draft, concept)
            return
        self._saving.save(draft, concept, partial(self._on_draft_saved, number, draft), self.warned.emit)

    def _on_draft_saved(self, number: int, draft: Draft, saved: Saved) -> None:
        if number in self._drafts and saved.concept is not None:
            self._file(number, draft, saved.concept)
        elif number in self._drafts:
            self.warned.emit(saved.refusal)
        else:  # What was typed while the first of it was on its way.
            for filed, row in [one for one in self._rows.items() if one[1].draft is draft]:
                self._on_saved(filed, row, saved)
        self._keep_half()

    def _file(self, number: int, draft: Draft, concept: Concept) -> None:
        """A new row is in the store as this concept, with all that was typed into it or only some."""
        is_whole = not self._saving.is_waiting(draft)
        row = _Row(draft, concept, {} if is_whole else dict(self._model.typed(number)))
        half = self._half if self._open is not None and self._open[0] == number else None
        del self._drafts[number]
        found = glossaries.concept(self._store, draft.glossary, concept.id)
        if found is None:  # Others have deleted it already.
            if half is not None or not is_whole:
                self._saving.to_note(draft, row.after(*half) if half is not None else row.after())
                self._half = None
            self._model.end_draft(number)
            return
        self._model.file_draft(number, found.number, is_whole=is_whole)
        if not is_whole:
            self._rows[found.number] = row
        if self._open is not None and self._open[0] == number:
            self._open = found.number, row
        self.filed.emit(number, found.number)
