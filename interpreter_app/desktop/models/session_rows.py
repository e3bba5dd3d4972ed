"""What this session left behind, as rows for the margin of the page: pins, missed queries, notes. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.line_texts import not_saved_yet
from interpreter_app.desktop.models.result_text import SIGN_TOKENS, one_line, sign_word
from interpreter_app.domain.language.articles import article
from interpreter_app.domain.terms import Concept
from interpreter_app.services.lookup import targets_for
from interpreter_app.services.typed_lines import Kind
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store
from interpreter_app.store.session import Outcome, Pin

if TYPE_CHECKING:
    from interpreter_app.desktop.typed import Waiting

_MOST_MISSED = 30
_MOST_NOTES = 30
NOT_STORED = 0
"""The number of a line that isn't in the store yet."""


class MarginRow(NamedTuple):
    """One line of a margin list. `number` is its row in the store; `tip` what is told beside the pointer.

    `sign_word` is said instead of the sign to whoever listens. In a quiet line the right side only says what
    can be done.
    """

    number: int
    left: str
    right: str
    sign: str = ""
    sign_word: str = ""
    sign_token: str = ""
    tip: str = ""
    is_quiet: bool = False


def pin_rows(store: Store) -> list[MarginRow]:
    """The pinned terms, newest first; those whose concept is gone are left out."""
    rows: list[MarginRow] = []
    for pin in session.pins(store):
        stored = glossaries.concept(store, pin.glossary, pin.concept)
        if stored is not None:
            rows.append(_pin_row(pin, stored.concept))
    return rows


def _pin_row(pin: Pin, concept: Concept) -> MarginRow:
    language, judged = pin.language, concept.equivalence
    as_heard = (term for term in concept.in_language(language) if term.text == pin.term)
    heard = next(as_heard, concept.preferred(language))
    targets = targets_for(concept, heard) if heard else concept.in_language(language.other)
    said = targets[0] if targets else None
    return MarginRow(
        number=pin.number,
        left=heard.text if heard else "–",
        right=f"{article(said)}{said.text}" if said else "–",
        sign=judged.sign if judged else "",
        sign_word=sign_word(judged),
        sign_token=SIGN_TOKENS[judged] if judged else "",
        tip=one_line(concept.transfer_note.get(language.other)),
    )


def missed_rows(store: Store) -> list[MarginRow]:
    """The queries that were marked as not found and haven't been filled, newest first."""
    return [
        MarginRow(number=q.number, left=q.query, right=_("to be added"), is_quiet=True)
        for q in session.queries(store, Outcome.MISSING, _MOST_MISSED)
    ]


def _shown(note: session.Note) -> str:
    """A note in one line. What is confidential isn't read aloud beside the query: others may look on."""
    return _("confidential") if note.is_confidential else one_line(note.text)


def note_rows(store: Store) -> list[MarginRow]:
    """The newest notes, newest first, with the time of day they were written."""
    return [
        MarginRow(number=note.number, left=time_of_day(note.at), right=_shown(note))
        for note in session.notes(store, _MOST_NOTES)
    ]


def waiting_rows(waiting: Sequence[Waiting]) -> list[MarginRow]:
    """The notes that are on their way to the store, newest first; one that was refused says so."""
    rows = []
    for one in reversed(waiting):
        if one.line.kind == Kind.NOTE:
            text = one_line(one.line.words["text"])
            right = f"{text} ({not_saved_yet()})" if one.is_refused else text
            rows.append(MarginRow(number=NOT_STORED, left=time_of_day(one.line.at), right=right))
    return rows


def time_of_day(at: str) -> str:
    """Hours and minutes, here, of a moment as the store keeps it."""
    return f"{datetime.fromisoformat(at).astimezone():%H:%M}"
