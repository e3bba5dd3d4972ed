"""All that a note says, field by field, in words that a person reads; and where two versions differ.

Owns what counts as a field and how its value is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import heading
from interpreter_app.domain.notes.debrief import QUESTIONS
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.timeline import place_of, written_place
from interpreter_app.domain.terms import Language
from interpreter_app.services.comparing import FieldDifference
from interpreter_app.services.wording import in_interface_language


def fields_of(note: Note, around: Around) -> Iterator[tuple[str, str]]:
    """Everything that a note says, one text for each field, empty where it says nothing."""
    visit = around.visit
    session = around.session(note)
    yield _("Note"), note.text
    yield _("Kind"), note_words.kind_name(note.kind)
    yield _("Who speaks"), note_words.person_name(note.speaker, around.contacts) if note.speaker else ""
    yield _("Visit"), title_of(visit) if visit is not None else note.visit
    yield _("Session"), note_words.session_name(session) if session is not None else note.session
    yield _("Language"), _language(note.language)
    yield _("Which key questions it answers"), "\n".join(_questions(note, around))
    yield _("Who does it"), note_words.person_name(note.owner, around.contacts) if note.owner else ""
    yield _("By when"), dates.day_text(note.due, i18n.language()) if note.due else ""
    yield _("Done"), dates.day_text(note.done, i18n.language()) if note.done else ""
    yield _("How it would be adapted at home"), note.adaptation
    yield _("Debriefing"), in_interface_language(QUESTIONS[note.prompt]) if note.prompt else ""
    yield _("Confidential"), _("yes") if note.confidential else ""
    yield _("Place in the order"), _place(note)


def differing(
    first: Note, second: Note, around_first: Around, around_second: Around
) -> tuple[FieldDifference, ...]:
    """The fields in which two versions of a note differ, in the order in which they are read."""
    both = zip(fields_of(first, around_first), fields_of(second, around_second), strict=True)
    return tuple(FieldDifference(name, one, other) for (name, one), (_name, other) in both if one != other)


def note_html(note: Note, around: Around, theme: Theme) -> str:
    """A page about a note: its words, when it was written, and what else it says."""
    (_name, text), *others = fields_of(note, around)
    written = stamp_text(note, around)
    said = "".join(
        f'{heading(name, theme, 2 * UNIT)}<p style="margin:0">{_lines(value)}</p>'
        for name, value in others
        if value
    )
    return (
        f'<body style="color:{theme.tokens.ink}">'
        f'<p style="margin:0; font-size:{theme.pixels(Text.TARGET)}px">{_lines(text)}</p>'
        f'<p style="margin:{UNIT}px 0 0 0; font-size:{theme.pixels(Text.SMALL)}px;'
        f' color:{theme.tokens.soft}">{escape(written)}</p>{said}</body>'
    )


def stamp_text(note: Note, around: Around) -> str:
    """When a note was written, on the clocks of its visit."""
    return _("Written on {day} at {hour}").format(
        day=note_words.day_name(note_words.day_of(note, around.zone)),
        hour=note_words.clock_text(note, around.zone),
    )


def _questions(note: Note, around: Around) -> Iterator[str]:
    known = around.visit.questions if around.visit is not None else ()
    for number, one in enumerate(known, 1):
        if one.id in note.questions:
            yield f"{number}. {in_interface_language(one.text)}"
    yield from (ident for ident in note.questions if all(one.id != ident for one in known))


def _language(language: Language | None) -> str:
    if language is None:
        return ""
    return _("French") if language is Language.FRENCH else _("English")


def _place(note: Note) -> str:
    return _("moved by hand") if place_of(note) != written_place(note.at.at) else ""


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
