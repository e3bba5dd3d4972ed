"""Whether a note holds together, whoever wrote it: a person, a file or another program.

Owns these rules. A note may name a session, a question or a person that is gone: it is kept all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import is_id
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.timeline import is_place
from interpreter_app.domain.plain import MOST_LETTERS
from interpreter_app.domain.visits.soundness import Fault

MOST_QUESTIONS = 200
LONGEST_NAME = 400
"""Characters of a speaker's or an owner's name."""

YEARS = (1900, 2199)
"""The first and the last year in which a note may have been written: there is room to move it, either way."""


def faults(note: Note) -> Iterator[Fault]:
    """What can't be so, in the order of the fields."""
    if not is_id(note.id):
        yield Fault(("id",), _id_wanted(note.id))
    first, last = YEARS
    if not first <= note.at.at.year <= last:
        yield Fault(("at",), _("a year from {first} to {last} belongs here.").format(first=first, last=last))
    if not note.text.strip():
        yield Fault(("text",), _("a note needs a text: write one."))
    for name in ("text", "adaptation"):
        if len(getattr(note, name)) > MOST_LETTERS:
            said = _("a text has more than {count} characters.").format(count=MOST_LETTERS)
            yield Fault((name,), said)
    for name in ("visit", "session"):
        ident = getattr(note, name)
        if ident and not is_id(ident):
            yield Fault((name,), _id_wanted(ident))
    if note.session and not note.visit:
        yield Fault(("session",), _("a session belongs to a visit: name that, too."))
    for name in ("speaker", "owner"):
        if len(getattr(note, name)) > LONGEST_NAME:
            yield Fault((name,), _("a name has more than {count} characters.").format(count=LONGEST_NAME))
    if len(note.questions) > MOST_QUESTIONS:
        sentence = _("there are more than {count} items.").format(count=MOST_QUESTIONS)
        yield Fault(("questions",), sentence)
    if note.place and not (is_place(note.place) and first <= int(note.place[:4]) <= last):
        yield Fault(("place",), _("a time in UTC belongs here, such as 2016-12-05T08:30:00.000."))


def _id_wanted(ident: str) -> str:
    return _("“{id}” can’t be an id: use letters a-z, digits and hyphens, at most 100.").format(id=ident[:60])
