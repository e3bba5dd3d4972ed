"""Where one is in the list of concepts, kept while another listing takes its place.

Owns what counts as the same place: the row at the top stays where it is to the pixel. Whoever had the chosen
concept in sight goes with it to its new row; whoever had scrolled away from it stays away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.desktop.models.glossaries import ConceptListModel
from interpreter_app.desktop.views.concept_list import ConceptListView


class Place(NamedTuple):
    """Numbers of concepts: the chosen one, and the first other one in sight, which begins at `y` pixels."""

    chosen: int | None
    is_chosen_seen: bool
    top: int | None
    y: int


def place_in(view: ConceptListView, model: ConceptListModel) -> Place:
    """Where one is now."""
    current = view.currentIndex()
    chosen = model.number(current.row()) if 0 <= current.row() < model.rowCount() else None
    is_seen = chosen is not None and view.viewport().rect().intersects(view.visualRect(current))
    row = view.top_row()
    if row >= 0 and row == current.row() and row + 1 < model.rowCount():
        row += 1
    if row < 0:
        return Place(chosen, is_seen, None, 0)
    return Place(chosen, is_seen, model.number(row), view.visualRect(model.index(row)).top())


def number_after(model: ConceptListModel, numbers: Sequence[int]) -> int | None:
    """The number of the concept that stands after these, or else before them; None if none does."""
    rows = [row for row in map(model.row_of, numbers) if row >= 0]
    near = (max(rows) + 1, min(rows) - 1) if rows else ()
    return next((model.number(row) for row in near if 0 <= row < model.rowCount()), None)


def go_back(view: ConceptListView, model: ConceptListModel, place: Place) -> None:
    """Be there again, as far as the concepts are still in the list. Chooses the row, if it isn't."""
    row = model.row_of(place.top) if place.top is not None else -1
    if row >= 0:
        view.jump(row)
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() - place.y)
    row = model.row_of(place.chosen) if place.chosen is not None else -1
    if row >= 0 and place.is_chosen_seen:
        view.choose(row)
    elif row >= 0 and view.currentIndex().row() != row:
        value = view.verticalScrollBar().value()
        view.setCurrentIndex(model.index(row))
        view.verticalScrollBar().setValue(value)
