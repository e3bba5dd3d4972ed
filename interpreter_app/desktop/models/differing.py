"""Entries of which there are two versions, by where the other one comes from, and the deeds of choosing.

Owns their order, their words and what the status line says of a choice. No Qt. What a choice does is
services.differences' and services.releases'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Deed
from interpreter_app.desktop.models.deed_texts import in_a_line, moment, pair_text
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.domain.merging import Field, Take
from interpreter_app.services import differences, releases
from interpreter_app.services.comparing import FieldDifference
from interpreter_app.store.database import Store

Entry = differences.Difference | releases.Difference
Chosen = differences.Choice | releases.Choice

_PARTS: Mapping[str, Callable[[], str]] = {
    "false_friend": lambda: _("False friend"),
    "type": lambda: _("Kind"),
    "part_of_speech": lambda: _("Part of speech"),
    "gender": lambda: _("Gender"),
    "number": lambda: _("Number"),
    "region": lambda: _("Region"),
    "context": lambda: _("In a sentence"),
    "pronunciation": lambda: _("How to say it"),
    "preferred": lambda: _("to say"),
    "deprecated": lambda: _("to avoid"),
}
"""What a field is about that is read together with others, by its name."""

TAKES: Mapping[Take, Callable[[], str]] = {
    Take.MINE: lambda: _("Mine"),
    Take.THEIRS: lambda: _("Theirs"),
    Take.BOTH: lambda: _("Both"),
}
"""What can be taken in a field."""


class Origin(NamedTuple):
    """Entries whose other version comes from one place: a file imported `at` a moment in UTC, or the release,
    which has no name here."""

    file: str
    at: str
    entries: tuple[Entry, ...]


def origins(store: Store) -> list[Origin]:
    """All that waits to be chosen of: the files in the order of their import, then the release."""
    imported = groupby(differences.differences(store), lambda one: (one.origin, one.at))
    found = [Origin(file, at, tuple(entries)) for (file, at), entries in imported]
    released = tuple(releases.differences(store))
    return [*found, Origin("", "", released)] if released else found


def origin_text(origin: Origin) -> str:
    """Where the other versions come from: “From “Zoé.yaml” · Today, 14:02”."""
    if not origin.file:
        return _("From this release")
    return in_a_line(_("From “{file}”").format(file=origin.file), moment(origin.at))


def explanation(found: Sequence[Origin]) -> str:
    """What is to be chosen of, or what this is for."""
    imported = sum(len(origin.entries) for origin in found if origin.file)
    released = sum(len(origin.entries) for origin in found if not origin.file)
    said = []
    if imported:
        text = ngettext(
            "{count} entry was changed by you and in an imported file. Yours stands until you choose.",
            "{count} entries were changed by you and in imported files. Yours stand until you choose.",
            imported,
        )
        said.append(text.format(count=number_text(imported)))
    if released:
        text = ngettext(
            "{count} entry that you edited has a newer version. Yours was left as it is.",
            "{count} entries that you edited have a newer version. Yours were left as they are.",
            released,
        )
        said.append(text.format(count=number_text(released)))
    return "\n".join(said) or _(
        "There is nothing to choose. Where an imported file or a newer release has changed what you have "
        "changed, too, yours stands: here you see both and choose."
    )


def field_title(field: Field, said: FieldDifference) -> str:
    """The name of a field to choose of: “French terms · Gender”."""
    part = _PARTS.get(field.name)
    return in_a_line(said.field, part() if part else "")


def keep(which: Sequence[Entry], who: str) -> Deed[Chosen]:
    """Leave these entries, all of one origin, as the person has them."""
    imported, released = _apart(which)

    def do(store: Store) -> Chosen:
        if imported:
            return differences.keep_mine(store, imported, who)
        return releases.keep_mine(store, released)

    return _deed(do, _said_kept)


def take(which: Sequence[Entry], who: str) -> Deed[Chosen]:
    """Take the other version of these entries, all of one origin."""
    imported, released = _apart(which)

    def do(store: Store) -> Chosen:
        if imported:
            return differences.take_theirs(store, imported, who)
        return releases.take_theirs(store, released, who)

    return _deed(do, _said_from_file if imported else _said_newer)


def choose(entry: differences.Difference, taken: Mapping[Field, Take], who: str) -> Deed[Chosen]:
    """Take what was chosen in each field of an entry."""
    if all(take is Take.MINE for take in taken.values()):
        return keep([entry], who)
    name, wanted = pair_text(entry.mine), dict(taken)

    def do(store: Store) -> Chosen:
        return differences.choose(store, entry, wanted, who)

    return _deed(do, lambda _choice: _("Chosen field by field: {term}").format(term=name))


def _apart(which: Sequence[Entry]) -> tuple[list[differences.Difference], list[releases.Difference]]:
    imported = [one for one in which if isinstance(one, differences.Difference)]
    return imported, [one for one in which if isinstance(one, releases.Difference)]


def _deed(do: Callable[[Store], Chosen], said: Callable[[Chosen], str]) -> Deed[Chosen]:
    """A deed that says nothing and can't be taken back if the entries weren't any more as they were shown."""
    return Deed(
        do,
        lambda choice: said(choice) if choice.entries else "",
        _take_back,
        did=lambda choice: bool(choice.entries),
    )


def _take_back(store: Store, choice: Chosen) -> None:
    if isinstance(choice, differences.Choice):
        differences.take_back(store, choice)
    else:
        releases.take_back(store, choice)


def _said_kept(choice: Chosen) -> str:
    said = ngettext(
        "{count} entry stays as you have it", "{count} entries stay as you have them", choice.entries
    )
    return said.format(count=number_text(choice.entries))


def _said_newer(choice: Chosen) -> str:
    said = ngettext("{count} newer entry taken", "{count} newer entries taken", choice.entries)
    return said.format(count=number_text(choice.entries))


def _said_from_file(choice: Chosen) -> str:
    said = ngettext(
        "{count} entry taken from the file", "{count} entries taken from the file", choice.entries
    )
    return said.format(count=number_text(choice.entries))
