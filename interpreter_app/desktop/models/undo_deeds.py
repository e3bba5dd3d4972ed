"""Undo and redo beyond what this window did: deeds on glossaries, whoever did them, also before a restart."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Deed
from interpreter_app.desktop.models.deed_texts import what_text
from interpreter_app.services.logbook import Logged, logged
from interpreter_app.store import deeds, glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change
from interpreter_app.store.listing import newest_operation


class Turned(NamedTuple):
    """What was taken back or done again; None and no change where there was nothing."""

    deed: Logged | None
    change: Change | None


def undo(who: str) -> Deed[Turned]:
    """Take back the last deed that stands."""
    return Deed(
        lambda store: _turn(store, deeds.next_undo, lambda: deeds.undo_next(store, who)),
        lambda turned: _said(turned, _("{what} (undone)")),
        did=lambda turned: turned.change is not None,
    )


def redo(who: str) -> Deed[Turned]:
    """Do again the last deed that was taken back; this can be taken back in its turn."""
    return Deed(
        lambda store: _turn(store, deeds.next_redo, lambda: deeds.redo_next(store, who)),
        lambda turned: _said(turned, _("{what} (done again)")),
        undo=_back,
        did=lambda turned: turned.change is not None,
    )


def take_newer(store: Store, newest: int, who: str) -> str:
    """Take back the last deed that stands, if it was done after this operation, and say which it was."""
    if newest_operation(store) <= newest:
        return ""
    with store.write():
        found = deeds.next_undo(store)
        if found is None or found.number <= newest:
            return ""
        turned = _turn(store, deeds.next_undo, lambda: deeds.undo_next(store, who))
    return _said(turned, _("{what} (undone)"))


def _turn(store: Store, find: Callable[[Store], deeds.Deed | None], turn: Callable[[], Change]) -> Turned:
    with store.write():
        found = find(store)
        if found is None:
            return Turned(None, None)
        told = next(iter(logged(store, 1, found.number + 1)), None)
        return Turned(told, turn())


def _said(turned: Turned, sentence: str) -> str:
    return sentence.format(what=what_text(turned.deed)) if turned.deed is not None else ""


def _back(store: Store, turned: Turned) -> object:
    assert turned.change is not None
    return glossaries.undo(store, turned.change.operation)
