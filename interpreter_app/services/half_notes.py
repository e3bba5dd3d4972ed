"""Notes as they are being changed: into the store, or kept as text beside it until they are in it.

Owns what becomes of a kept text when the program that wrote it is gone. Taking the same up twice does nothing
the second time. It must not know where the text waits.
"""

from __future__ import annotations

import json

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.terms import Language
from interpreter_app.services import half_records, note_taking
from interpreter_app.services.half_records import Half
from interpreter_app.services.note_taking import Saved
from interpreter_app.store import notes
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change

_SIGN, _LINE = "half-note", "note-line"

HalfNote = Half[Note]
"""A note that somebody is changing, and as it was when they began."""


def to_text(half: HalfNote) -> str:
    """What is half-written, to be kept."""
    return half_records.to_text(half, _SIGN, note_taking.plain)


def from_text(text: str) -> HalfNote | None:
    """What `to_text` has written; None for any other text."""
    return half_records.from_text(text, _SIGN, Note)


def line_to_text(text: str, confidential: bool, language: Language | None = None) -> str:
    """A line that is being typed, to be kept; empty if there is nothing of it."""
    if not text.strip():
        return ""
    said = {"what": _LINE, "text": text, "confidential": confidential}
    if language is not None:
        said["language"] = language.value
    return json.dumps(said, ensure_ascii=False)


def typed_line(text: str) -> tuple[str, bool] | None:
    """The line that `line_to_text` has written, and whether it is confidential; None for any other text."""
    try:
        said = json.loads(text)
        if not isinstance(said, dict) or said.get("what") != _LINE:
            return None
        return str(said["text"]), bool(said["confidential"])
    except (ValueError, KeyError):
        return None


def typed_language(text: str) -> Language | None:
    """The language that was chosen for the line that `line_to_text` has written; None if none was."""
    try:
        return Language(json.loads(text)["language"])
    except (ValueError, KeyError, TypeError):
        return None


def take_up(store: Store, half: HalfNote) -> Saved:
    """Save what somebody was changing; of a note that was deleted meanwhile there is nothing to save."""
    with store.write():
        if not half.after.text.strip() or notes.note(store, half.before.id) is None:
            return Saved(Change(None, ""), (half.before,))
        try:
            return note_taking.save(store, half.before, half.after, half.who)
        except UsageError:
            return Saved(Change(None, ""), (half.before,))
