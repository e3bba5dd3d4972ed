"""What is done to the store from the Look up page, each with its sentence and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Deed
from interpreter_app.desktop.models.result_text import in_interface_language
from interpreter_app.services.lookup import LookupResult
from interpreter_app.store import session
from interpreter_app.store.database import Store
from interpreter_app.store.session import Note, Outcome

if TYPE_CHECKING:
    from interpreter_app.services.own_words import Added

DRAFT = "lookup-note"
"""The name under which the half-typed note of this page is kept."""


def keep(result: LookupResult, query: str) -> Deed[int]:
    """Pin a result to the session's list and log the query as answered by it."""
    glossary, concept, language = result.glossary, result.concept.id, result.matched.language
    words = result.matched.text

    def do(store: Store) -> int:
        with store.write():
            session.log_query(store, query, Outcome.CHOSEN, glossary, concept)
            return session.pin(store, glossary, concept, language)

    return Deed(
        do,
        lambda _number: _("Kept in this session: {term}").format(term=words),
        lambda store, number: session.unpin(store, [number]),
    )


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


def miss(query: str) -> Deed[int]:
    """Log a query as not found."""
    return Deed(
        lambda store: session.log_query(store, query, Outcome.MISSING),
        lambda _number: _("Noted as not found: {query}").format(query=query),
        lambda store, number: session.settle_query(store, number, Outcome.DISMISSED),
    )


def dismiss(number: int, query: str) -> Deed[None]:
    """Take a query off the list of those not found."""
    return Deed(
        lambda store: session.settle_query(store, number, Outcome.DISMISSED),
        lambda _none: _("Taken off the list: {term}").format(term=query),
        lambda store, _none: session.settle_query(store, number, Outcome.MISSING),
    )


def add_word(french: str, english: str, who: str) -> Deed[Added]:
    """Add a pair of terms to the person's own glossary."""
    from interpreter_app.services import own_words

    return Deed(
        lambda store: own_words.add(store, french, english, who),
        lambda _added: _("Added to “{glossary}”: {french} – {english}").format(
            glossary=in_interface_language(own_words.NAME), french=french, english=english
        ),
        own_words.take_back,
    )


def add_note(text: str) -> Deed[Note]:
    """Keep a line of notes; what was kept of it as a draft goes."""

    def do(store: Store) -> Note:
        with store.write():
            session.save_draft(store, DRAFT, "")
            return session.add_note(store, text)

    return Deed(
        do,
        lambda _note: _("Note kept"),
        lambda store, note: session.remove_notes(store, [note.number]),
    )


def remove_note(number: int) -> Deed[None]:
    """Take a note away."""
    return Deed(
        lambda store: session.remove_notes(store, [number]),
        lambda _none: _("Note taken away"),
        lambda store, _none: session.restore_notes(store, [number]),
    )


def draft(text: str) -> Deed[None]:
    """Keep a note that is still being typed; nothing is said of it."""
    return Deed(lambda store: session.save_draft(store, DRAFT, text), lambda _none: "")
