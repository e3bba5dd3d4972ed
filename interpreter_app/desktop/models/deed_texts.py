"""What was done to glossaries and concepts, visits and contacts, when and by whom, in words. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import language as interface_language
from interpreter_app.base.i18n import ngettext
from interpreter_app.briefing.texts import long_date
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.domain.terms import Bilingual, Concept, Language
from interpreter_app.services.logbook import Logged
from interpreter_app.services.wording import in_interface_language

_VERSIONS: Mapping[str, Callable[[], str]] = {
    "starter": lambda: _("Came with Passerelle"),
    "release": lambda: _("Newer version taken over"),
    "import": lambda: _("Imported"),
    "add": lambda: _("Added"),
    "create": lambda: _("Added"),
    "edit": lambda: _("Edited"),
    "change-many": lambda: _("Changed with others"),
    "replace": lambda: _("Changed by find and replace"),
    "mend": lambda: _("Mended as the checks suggest"),
    "choice": lambda: _("Chosen between two versions"),
    "move": lambda: _("Moved"),
    "split": lambda: _("Moved"),
    "copy": lambda: _("Copied"),
    "duplicate": lambda: _("Copied"),
    "duplicate-glossary": lambda: _("Copied with its glossary"),
    "delete": lambda: _("Deleted"),
    "delete-glossary": lambda: _("Deleted with its glossary"),
    "restore": lambda: _("Brought back"),
    "restore-glossary": lambda: _("Brought back with its glossary"),
    "undo": lambda: _("Taken back or done again"),
}
"""What was done to one concept, by the kind of the operation."""

_DEEDS: Mapping[str, Callable[[int], str]] = {
    "starter": lambda n: ngettext(
        "Came with Passerelle: {count} concept in {glossary}",
        "Came with Passerelle: {count} concepts in {glossary}",
        n,
    ),
    "release": lambda n: ngettext(
        "Newer version: {count} concept in {glossary}", "Newer version: {count} concepts in {glossary}", n
    ),
    "import": lambda n: ngettext(
        "Import: {count} concept into {glossary}", "Import: {count} concepts into {glossary}", n
    ),
    "create": lambda _n: _("New glossary: {glossary}"),
    "describe": lambda _n: _("Name and description: {glossary}"),
    "add": lambda n: ngettext(
        "Addition: {count} concept in {glossary}", "Addition: {count} concepts in {glossary}", n
    ),
    "edit": lambda n: ngettext(
        "Edit: {count} concept in {glossary}", "Edit: {count} concepts in {glossary}", n
    ),
    "change-many": lambda n: ngettext(
        "Bulk change: {count} concept in {glossary}", "Bulk change: {count} concepts in {glossary}", n
    ),
    "replace": lambda n: ngettext(
        "Find and replace: {count} concept in {glossary}",
        "Find and replace: {count} concepts in {glossary}",
        n,
    ),
    "mend": lambda n: ngettext(
        "Mended: {count} concept in {glossary}", "Mended: {count} concepts in {glossary}", n
    ),
    "choice": lambda n: ngettext(
        "Choice of versions: {count} concept in {glossary}",
        "Choice of versions: {count} concepts in {glossary}",
        n,
    ),
    "move": lambda n: ngettext(
        "Move: {count} concept into {glossary}", "Move: {count} concepts into {glossary}", n
    ),
    "split": lambda n: ngettext(
        "Split: {count} concept into {glossary}", "Split: {count} concepts into {glossary}", n
    ),
    "copy": lambda n: ngettext(
        "Copy: {count} concept into {glossary}", "Copy: {count} concepts into {glossary}", n
    ),
    "duplicate": lambda n: ngettext(
        "Duplicate: {count} concept in {glossary}", "Duplicate: {count} concepts in {glossary}", n
    ),
    "duplicate-glossary": lambda n: ngettext(
        "Duplicate of a glossary: {count} concept in {glossary}",
        "Duplicate of a glossary: {count} concepts in {glossary}",
        n,
    ),
    "delete": lambda n: ngettext(
        "Deletion: {count} concept from {glossary}", "Deletion: {count} concepts from {glossary}", n
    ),
    "delete-glossary": lambda n: ngettext(
        "Glossary deleted: {glossary}, with {count} concept",
        "Glossary deleted: {glossary}, with {count} concepts",
        n,
    ),
    "restore": lambda n: ngettext(
        "Brought back: {count} concept in {glossary}", "Brought back: {count} concepts in {glossary}", n
    ),
    "restore-glossary": lambda n: ngettext(
        "Glossary brought back: {glossary}, with {count} concept",
        "Glossary brought back: {glossary}, with {count} concepts",
        n,
    ),
}
"""A deed with its numbers, by its kind."""

_NOTE_VERSIONS: Mapping[str, Callable[[], str]] = {
    "add-note": lambda: _("Written"),
    "import-notes": lambda: _("Imported"),
    "edit-note": lambda: _("Edited"),
    "move-note": lambda: _("Moved"),
    "settle-missing": lambda: _("Settled"),
    "delete-note": lambda: _("Deleted"),
    "restore-note": lambda: _("Brought back"),
    "undo": lambda: _("Taken back or done again"),
}
"""What was done to one note, by the kind of the operation."""

_RECORD_DEEDS: Mapping[str, Callable[[], str]] = {
    "add-visit": lambda: _("New visit: {names}"),
    "duplicate-visit": lambda: _("Visit copied: {names}"),
    "sample": lambda: _("The sample visit: {names}"),
    "edit-visit": lambda: _("Visit edited: {names}"),
    "import-visit": lambda: _("Visit brought in: {names}"),
    "delete-visit": lambda: _("Visit deleted: {names}"),
    "restore-visit": lambda: _("Visit brought back: {names}"),
    "add-contact": lambda: _("Contacts added: {names}"),
    "edit-contact": lambda: _("Contact edited: {names}"),
    "import-contacts": lambda: _("Contacts brought in: {names}"),
    "merge-contacts": lambda: _("Contacts made one: {names}"),
    "delete-contact": lambda: _("Contacts deleted: {names}"),
    "restore-contact": lambda: _("Contacts brought back: {names}"),
    "add-note": lambda: _("Note written: {names}"),
    "edit-note": lambda: _("Note edited: {names}"),
    "move-note": lambda: _("Note moved: {names}"),
    "import-notes": lambda: _("Notes brought in: {names}"),
    "settle-missing": lambda: _("Missing terms settled: {names}"),
    "delete-note": lambda: _("Notes deleted: {names}"),
    "restore-note": lambda: _("Notes brought back: {names}"),
}
"""A deed on visits, contacts or notes, by its kind."""

_MOST_NAMES = 2

_INTO_ONE = frozenset(("move", "split"))
"""Kinds of deeds of which the first glossary is the one that the concepts went into."""


def version_text(kind: str, is_there: bool) -> str:
    """What an operation of this kind did to a concept, which is there after it or isn't."""
    if not is_there and kind not in ("delete", "delete-glossary"):
        return _("Taken out")
    return _VERSIONS.get(kind, lambda: _("Changed"))()


def note_version_text(kind: str, is_there: bool) -> str:
    """What an operation of this kind did to a note, which is there after it or isn't."""
    if not is_there and kind != "delete-note":
        return _("Taken out")
    return _NOTE_VERSIONS.get(kind, lambda: _("Changed"))()


def deed_text(one: Logged) -> str:
    """What was done, with numbers: “Import: 1,204 concepts into Paris visit”."""
    what = what_text(one)
    if not one.is_again:
        return what
    return (_("Done again – {what}") if one.stood else _("Taken back – {what}")).format(what=what)


def what_text(one: Logged) -> str:
    """What it was that was done, taken back or done again."""
    first = one.first
    if one.records:
        said = _RECORD_DEEDS.get(first.kind, lambda: _("Changed: {names}"))()
        return said.format(names=_names(one.records))
    said = _DEEDS.get(first.kind, _changed)(first.concepts)
    return said.format(count=number_text(first.concepts), glossary=_where(one))


def _changed(count: int) -> str:
    return ngettext("Change: {count} concept in {glossary}", "Change: {count} concepts in {glossary}", count)


def _names(records: Sequence[Bilingual]) -> str:
    """The first names, and how many more there are."""
    said = ", ".join(in_interface_language(name) for name in records[:_MOST_NAMES])
    more = len(records) - _MOST_NAMES
    if more <= 0:
        return said
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(
        names=said, count=number_text(more)
    )


def _where(one: Logged) -> str:
    ids = one.first.glossaries[:1] if one.first.kind in _INTO_ONE else one.first.glossaries
    if len(ids) == 1:
        return in_interface_language(one.names[ids[0]]) or ids[0]
    return ngettext("{count} glossary", "{count} glossaries", len(ids)).format(count=number_text(len(ids)))


def pair_text(concept: Concept) -> str:
    """A concept by the terms that it goes by: «mairie – town hall»."""
    terms = (concept.preferred(language) for language in Language)
    return " – ".join(term.text for term in terms if term) or concept.id


def moment(at: str, now: datetime | None = None) -> str:
    """A moment of the store (UTC, ISO 8601) as the reader's calendar and clock tell it."""
    there = datetime.fromisoformat(at).astimezone()
    return _on_day(there, f"{there:%H:%M}", now)


def span(began: str, ended: str, now: datetime | None = None) -> str:
    """From one moment to another, as `moment` tells them: “Today, 10:02–10:15”. One, if they read alike."""
    first, last = (datetime.fromisoformat(at).astimezone() for at in (began, ended))
    if first.date() != last.date():
        return f"{moment(began, now)} – {moment(ended, now)}"
    times = dict.fromkeys((f"{first:%H:%M}", f"{last:%H:%M}"))
    return _on_day(first, "–".join(times), now)


def _on_day(there: datetime, clock: str, now: datetime | None) -> str:
    """A time of a day: “Yesterday, 10:02”."""
    today = (now or datetime.now()).astimezone().date()
    if there.date() == today:
        return _("Today, {time}").format(time=clock)
    if there.date() == today - timedelta(days=1):
        return _("Yesterday, {time}").format(time=clock)
    day = long_date(there.date(), Language(interface_language()))
    return _("{date}, {time}").format(date=day, time=clock)


def in_a_line(*parts: str) -> str:
    """Small facts beside each other, without those that aren't known."""
    return " · ".join(part for part in parts if part)
