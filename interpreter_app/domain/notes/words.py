"""What kinds of notes are called, in either language, whatever the interface speaks.

Owns these words for papers and files that leave the program, and those that stand behind «!» in shorthand.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.terms import Bilingual

KINDS: Mapping[NoteKind, Bilingual] = {
    NoteKind.NOTE: Bilingual("Note", "Note"),
    NoteKind.QUESTION: Bilingual("Question", "Question"),
    NoteKind.ANSWER: Bilingual("Réponse", "Answer"),
    NoteKind.DECISION: Bilingual("Décision", "Decision"),
    NoteKind.ACTION: Bilingual("Action", "Action"),
    NoteKind.QUOTE: Bilingual("Citation", "Quote"),
    NoteKind.NUMBER: Bilingual("Chiffre", "Number"),
    NoteKind.INSIGHT: Bilingual("Enseignement", "Insight"),
    NoteKind.MISSING_TERM: Bilingual("Terme manquant", "Missing term"),
}


class Word(StrEnum):
    """Headings and small words of a text of notes."""

    NOTES = "notes"
    NO_SESSION = "no session"
    OWNER = "owner"
    DUE = "due"
    DONE = "done"
    ANSWERS = "answers"
    CONFIDENTIAL = "confidential"
    ADAPTATION = "adaptation"
    LEFT_OUT = "left out"
    LEFT_OUT_MANY = "left out, several"


WORDS: Mapping[Word, Bilingual] = {
    Word.NOTES: Bilingual("Notes", "Notes"),
    Word.NO_SESSION: Bilingual("Hors séance", "Outside any session"),
    Word.OWNER: Bilingual("responsable", "owner"),
    Word.DUE: Bilingual("pour le", "by"),
    Word.DONE: Bilingual("fait le", "done on"),
    Word.ANSWERS: Bilingual("répond à", "answers"),
    Word.CONFIDENTIAL: Bilingual("confidentiel", "confidential"),
    Word.ADAPTATION: Bilingual("À adapter chez nous", "To be adapted at home"),
    Word.LEFT_OUT: Bilingual(
        "Une note confidentielle n’est pas reprise ici.", "One confidential note is left out here."
    ),
    Word.LEFT_OUT_MANY: Bilingual(
        "{count} notes confidentielles ne sont pas reprises ici.",
        "{count} confidential notes are left out here.",
    ),
}

_NAMES: Mapping[NoteKind, tuple[str, ...]] = {
    kind: (kind.value, *(name.replace(" ", "-") for name in (said.fr.lower(), said.en.lower())))
    for kind, said in KINDS.items()
}


@lru_cache(maxsize=256)
def kind_named(word: str) -> NoteKind | None:
    """The kind that this word is or begins, in either language; None if none is, or more than one.

    >>> kind_named("décision"), kind_named("act"), kind_named("a")
    (<NoteKind.DECISION: 'decision'>, <NoteKind.ACTION: 'action'>, None)
    """
    wanted = fold(word)
    if not wanted:
        return None
    whole = {kind for kind, names in _NAMES.items() if wanted in map(fold, names)}
    begun = {kind for kind, names in _NAMES.items() if any(fold(name).startswith(wanted) for name in names)}
    found = whole or begun
    return found.pop() if len(found) == 1 else None
