"""What the bin says of a visit, contact or note that was deleted: its name, what it is, a page about it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.contact_fields import fields_of
from interpreter_app.desktop.models.note_deeds import words
from interpreter_app.desktop.models.note_fields import note_html
from interpreter_app.desktop.models.note_words import Around, kind_name
from interpreter_app.desktop.models.visit_words import (
    SectionName,
    days_of,
    section_name,
    status_name,
    title_of,
)
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import heading
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.plain import from_plain
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services.binned import NOBODY, Named
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.records import NOTE, VISIT, Deleted


def record_title(one: Deleted) -> str:
    """What a visit or contact is called; the first line of a note."""
    read = _read(one)
    if isinstance(read, Note):
        return words(read)
    return title_of(read) if isinstance(read, Visit) else shown_name(read, i18n.language())


def record_kind(one: Deleted) -> str:
    """What it is, in a word."""
    read = _read(one)
    if isinstance(read, Visit):
        return _("Visit")
    if isinstance(read, Note):
        return kind_name(read.kind)
    return _("Organisation") if read.is_organisation else _("Contact")


def record_html(one: Deleted, theme: Theme, named: Named = NOBODY) -> str:
    """A page about it: its name, and what it says; `named` are whom and what a note names."""
    read = _read(one)
    if isinstance(read, Note):
        return note_html(read, Around(named.visits.get(read.visit), named.contacts), theme)
    parts = _of_visit(read) if isinstance(read, Visit) else list(fields_of(read, lambda _ident: ""))[1:]
    said = "".join(
        f'{heading(name, theme, 2 * UNIT)}<p style="margin:0">{escape(text).replace(chr(10), "<br>")}</p>'
        for name, text in parts
        if text
    )
    return (
        f'<body style="color:{theme.tokens.ink}">'
        f'<p style="margin:0; font-size:{theme.pixels(Text.TARGET)}px; font-weight:700">'
        f"{escape(record_title(one))}</p>{said}</body>"
    )


def _of_visit(visit: Visit) -> Iterator[tuple[str, str]]:
    yield _("Status"), status_name(visit.status)
    yield section_name(SectionName.DATES), days_of(visit)
    yield _("Where"), in_interface_language(visit.where)
    count = len(visit.sessions)
    sessions = ngettext("{count} session", "{count} sessions", count).format(count=count) if count else ""
    yield section_name(SectionName.SCHEDULE), sessions
    yield _("Aims"), "\n".join(in_interface_language(aim.text) for aim in visit.aims)
    yield _("Note"), in_interface_language(visit.note)


def _read(one: Deleted) -> Visit | Contact | Note:
    if one.key.kind == NOTE:
        return from_plain(Note, one.body)
    return from_plain(Visit, one.body) if one.key.kind == VISIT else from_plain(Contact, one.body)
