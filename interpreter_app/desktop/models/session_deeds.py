"""What is taken away on the Look up page, each with its sentence and the way back.

What is added there goes another way: see `typed`.
"""

from __future__ import annotations

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Deed
from interpreter_app.store import session
from interpreter_app.store.session import Outcome


def unpin(numbers: list[int], words: str) -> Deed[None]:
    """Take one pin off the list."""
    return Deed(
        lambda store: session.unpin(store, numbers),
        lambda _none: _("Taken off the list: {term}").format(term=words),
        lambda store, _none: session.repin(store, numbers),
    )


def new_session(numbers: list[int]) -> Deed[None]:
    """Empty the list of pins."""
    count = len(numbers)
    return Deed(
        lambda store: session.unpin(store, numbers),
        lambda _none: ngettext(
            "New session: {count} term taken off the list",
            "New session: {count} terms taken off the list",
            count,
        ).format(count=count),
        lambda store, _none: session.repin(store, numbers),
    )


def dismiss(number: int, query: str) -> Deed[None]:
    """Take a query off the list of those not found."""
    return Deed(
        lambda store: session.settle_query(store, number, Outcome.DISMISSED),
        lambda _none: _("Taken off the list: {term}").format(term=query),
        lambda store, _none: session.settle_query(store, number, Outcome.MISSING),
    )


def remove_note(number: int) -> Deed[None]:
    """Take a note away."""
    return Deed(
        lambda store: session.remove_notes(store, [number]),
        lambda _none: _("Note taken away"),
        lambda store, _none: session.restore_notes(store, [number]),
    )
