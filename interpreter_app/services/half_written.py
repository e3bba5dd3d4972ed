"""Concepts as they were being written, as text that can be kept beside the store until they are in it.

Owns that text and what becomes of it when the program that wrote it is gone: the concept is saved, or, where
it can't be one, what was typed becomes a note. Taking the same up twice does nothing the second time. It must
not know where the text waits.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields, replace
from typing import NamedTuple

from interpreter_app.base import i18n
from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Bilingual, Concept
from interpreter_app.services import editing, entered
from interpreter_app.services.editing import ConflictError
from interpreter_app.store import glossaries, history, rows, session
from interpreter_app.store.database import Store

_SIGN = "half-written"


class HalfWritten(NamedTuple):
    """A concept of the glossary with this id that somebody is writing, and as it was before; None: new."""

    glossary: str
    before: Concept | None
    after: Concept
    who: str = ""


class TakenUp(NamedTuple):
    """What became of a half-written concept: the operation that saved it, or the number of a note."""

    concept: Concept
    operation: int | None = None
    note: int | None = None


def to_text(half: HalfWritten) -> str:
    """What is half-written, to be kept."""
    return json.dumps(
        {
            "what": _SIGN,
            "glossary": half.glossary,
            "before": rows.to_text(half.before) if half.before is not None else None,
            "after": rows.to_text(half.after),
            "who": half.who,
        },
        ensure_ascii=False,
    )


def from_text(text: str) -> HalfWritten | None:
    """What `to_text` has written; None for any other text."""
    try:
        plain = json.loads(text)
        if not isinstance(plain, dict) or plain.get("what") != _SIGN:
            return None
        before = rows.from_text(plain["before"]) if plain["before"] else None
        return HalfWritten(str(plain["glossary"]), before, rows.from_text(plain["after"]), str(plain["who"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def words(half: HalfWritten) -> str:
    """What a person typed of a concept, in one line: its terms, and the texts that they changed."""
    before, after = half.before or Concept("", ()), half.after
    terms = " – ".join(term.text for term in after.terms if term.text.strip())
    changed = [getattr(after, f.name) for f in fields(Concept) if f.name not in ("id", "terms")
               and getattr(after, f.name) != getattr(before, f.name)]  # fmt: skip
    texts: list[str] = []
    for value in changed:
        texts += (value.fr, value.en) if isinstance(value, Bilingual) else [value] * isinstance(value, str)
    return " ".join(" · ".join([terms, *texts]).strip(" ·").split())


def take_up(store: Store, half: HalfWritten) -> TakenUp:
    """Save what somebody was writing, unless it is there already. Raises StoreError.

    What can't be saved as a concept (its glossary is gone, it has no term yet, others have changed the same)
    becomes a note.
    """
    with store.write():
        try:
            change = _saved(store, half)
        except (ConflictError, UsageError):
            return as_note(store, half)
        return TakenUp(half.after, operation=change)


def as_note(store: Store, half: HalfWritten) -> TakenUp:
    """Keep what somebody was writing as a note; nothing typed makes none."""
    text = words(half)
    if not text:
        return TakenUp(half.after)
    name = half.glossary
    with suppress(UsageError):
        found = glossaries.find(store, half.glossary)
        name = found.name.for_reader(i18n.language()) or found.id
    said = _("Not saved in “{glossary}”: {text}").format(glossary=name, text=text)
    return TakenUp(half.after, note=session.add_note(store, said).number)


def take_back(store: Store, taken: TakenUp) -> None:
    """Undo `take_up`."""
    if taken.operation is not None:
        glossaries.undo(store, taken.operation)
    if taken.note is not None:
        session.take_back_notes(store, [taken.note])


def _saved(store: Store, half: HalfWritten) -> int | None:
    """Save a concept as half-written; the operation, None if it stands there as it is."""
    if half.before is not None:
        change = editing.save_concept(store, half.glossary, half.before, half.after, half.who)
        return change.operation
    made = replace(entered.concept(half.after), id="")
    number = history.number_of(store, half.glossary)
    if any(replace(one.concept, id="") == made for one in glossaries.concepts_of(store, number)):
        return None
    return editing.new_concept(store, half.glossary, half.after, half.who).operation
