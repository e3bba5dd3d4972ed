"""What a typed line of notes becomes, and how that is told while it is typed; the same wherever one types it.

Owns that a line is kept in any case: one of which shorthand would leave nothing is kept as it stands. What
shorthand means is the domain's, what a note becomes by it `note_taking`'s. No Qt.
"""

from __future__ import annotations

from collections.abc import Mapping

from interpreter_app.base import i18n
from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.people import looks_like_initials, with_initials
from interpreter_app.domain.notes.shorthand import parsed
from interpreter_app.domain.terms import Language
from interpreter_app.services import note_taking
from interpreter_app.services.note_taking import NOTHING_SAID, Said, Setting


def written(text: str, where: Setting, at: Moment, said: Said = NOTHING_SAID) -> Note:
    """The note that a line is. Raises UsageError for what can't be one at all."""
    try:
        return note_taking.drafted(text, where, at, said)
    except UsageError:
        return note_taking.drafted(text, where, at, said, plain=True)


def refusal(text: str, where: Setting, at: Moment) -> str:
    """Why a line can't be kept, as a sentence; empty if it can be."""
    try:
        written(text, where, at)
    except UsageError as wrong:
        return str(wrong)
    return ""


def read_as(text: str, where: Setting, contacts: Mapping[str, Contact], said: Said = NOTHING_SAID) -> str:
    """What a line would be kept as, in a few words; before anything is typed, only where."""
    place = note_words.session_name(where.session) if where.session is not None else ""
    if not text.strip():
        return place
    try:
        read = note_taking.drafted(text, where, note_taking.now(), said, "draft")
    except UsageError:
        return place
    told = note_words.details(read, Around(where.visit, contacts))
    kind = note_words.kind_name(read.kind)
    return " · ".join(part for part in (_doubt(read, where, contacts), kind, told, place) if part)


def _doubt(read: Note, where: Setting, contacts: Mapping[str, Contact]) -> str:
    """Whose initials these may be, where they are nobody's for certain."""
    ident = read.speaker or read.owner
    if not ident or ident in contacts or any(one.id == ident for one in where.people):
        return ""
    may_be = [shown_name(one, i18n.language()) for one in with_initials(ident, where.people)]
    if may_be:
        return _("{initials}: {names}?").format(initials=ident, names=" / ".join(may_be))
    return _("{initials}: nobody here").format(initials=ident) if looks_like_initials(ident) else ""


def guessed(text: str, where: Setting) -> Language | None:
    """The language that a line is taken to be in, by its words."""
    return note_taking.spoken_in(parsed(text, where.known).text)


def language_text(guess: Language | None, chosen: Language | None) -> str:
    """How the language of a line is told: as it was guessed, or as somebody has said."""
    names = {Language.FRENCH: _("French"), Language.ENGLISH: _("English")}
    if chosen is not None:
        return names[chosen]
    return _("{language}?").format(language=names[guess]) if guess is not None else _("Language?")


def next_language(guess: Language | None, chosen: Language | None) -> Language | None:
    """What the key makes of the language of a line: first the other one than was guessed, then the guess for
    certain, then whatever is guessed again."""
    first = guess.other if guess is not None else Language.FRENCH
    if chosen is None:
        return first
    return first.other if chosen is first else None
