"""Contacts in files: vCards and tables, brought in without doubling anybody, and written out.

Owns which contact of a file is one that is here already. The formats are `exchange.cards`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base import i18n
from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import read_bounded
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.duplicates import Reason, alike, together
from interpreter_app.domain.ids import new_id
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.cards.csv_contacts import read_contacts, write_contacts_file
from interpreter_app.exchange.cards.reading import MAX_BYTES, CardReading
from interpreter_app.exchange.cards.vcard_reader import read_cards
from interpreter_app.exchange.cards.vcard_writer import Version, write_card_file
from interpreter_app.exchange.reading import Problem
from interpreter_app.services import people
from interpreter_app.store import record_rows, records
from interpreter_app.store.database import Store
from interpreter_app.store.record_rows import Body, Key
from interpreter_app.store.records import CONTACT

FORMATS = ("vcf", "vcf3", "csv")
"""vCard 4.0, vCard 3.0 for older address books, and a table."""

_VERSIONS: Mapping[str, Version] = {"vcf": "4.0", "vcf3": "3.0"}
_SURE = frozenset((Reason.UID, Reason.EMAIL, Reason.TELEPHONE))


class Brought(NamedTuple):
    """What a file of contacts brought: how many were read, added, completed or left as they were.

    `alike` are pairs of names, of the file and of yours, that may be the same and were both kept.
    """

    format: str
    encoding: str
    read: int
    added: int
    merged: int
    skipped: int
    problems: tuple[Problem, ...]
    alike: tuple[tuple[str, str], ...] = ()
    operation: int | None = None


def format_of(path: Path, asked: str | None = None) -> str:
    """The format that a name tells, or this one. Raises UsageError."""
    known = asked or {".vcf": "vcf", ".vcard": "vcf", ".csv": "csv", ".txt": "csv", ".tsv": "csv"}.get(
        path.suffix.casefold(), ""
    )
    if known not in FORMATS:
        said = _("{file}: its name doesn’t say the format: name one with --format ({known}).")
        raise UsageError(said.format(file=path.name, known=", ".join(FORMATS)))
    return known


def read_file(path: Path, asked: str | None = None) -> tuple[str, CardReading]:
    """The contacts of a file, and its format: told by its content where that begins as a card does.

    Raises FormatError for a file that is none of these, ExpectedError if it can't be read.
    """
    content = read_bounded(path, MAX_BYTES)
    language = Language(i18n.language())
    if asked in (None, "vcf", "vcf3") and b"BEGIN:VCARD" in content[:4096].upper().replace(b"\0", b""):
        return "vcf", read_cards(content, path.name, language)
    known = format_of(path, asked)
    read = read_contacts if known == "csv" else read_cards
    return known, read(content, path.name, language)


def bring(
    store: Store, format_name: str, reading: CardReading, who: str = "", *, dry_run: bool = False
) -> Brought:
    """Have the contacts of a file in the store, as one deed.

    One that is here already (by UID, by id and name, or by name together with e-mail or telephone) is
    completed by what only the file says. With `dry_run` nothing is written.
    """
    with store.write():
        here = {one.id: one for one in people.contacts(store)}
        same = _same(here.values(), reading.contacts)
        taken = record_rows.ids(store, CONTACT)
        idents: dict[str, str] = {}
        for one in reading.contacts:
            known = same.get(one.id)
            free = one.id if one.id not in taken else new_id((one.full_name, "contact"), taken)
            idents[one.id] = known or free
            taken.add(idents[one.id])
        wanted: dict[Key, Body | None] = {}
        counts = {"added": 0, "merged": 0, "skipped": 0}
        for one in reading.contacts:
            home = idents.get(one.organisation, one.organisation)
            new = replace(one, id=idents[one.id], organisation=home)
            mine = here.get(new.id)
            whole = new if mine is None else together(mine, new)
            here[new.id] = whole
            wanted[Key(CONTACT, new.id)] = people.plain(whole)
            counts["added" if mine is None else "skipped" if whole == mine else "merged"] += 1
        brought = Brought(
            format_name,
            reading.encoding,
            len(reading.contacts),
            **counts,
            problems=reading.problems,
            alike=_alike(reading.contacts, idents, here.values()),
        )
        if dry_run:
            return brought
        change = records.put(store, wanted, "import-contacts", who)
        return brought._replace(operation=change.operation)


def write_file(
    store: Store, path: Path, format_name: str, contacts: Sequence[Contact], *, private: bool = True
) -> None:
    """Write these contacts; without `private` what one keeps to oneself stays at home."""
    homes = [one for one in people.contacts(store) if one.is_organisation]
    if format_name == "csv":
        language = Language(i18n.language())
        separator = ";" if language is Language.FRENCH else ","
        write_contacts_file(path, contacts, language, separator, organisations=homes, private=private)
    else:
        write_card_file(path, contacts, _VERSIONS[format_name], organisations=homes, private=private)


def _same(here: Iterable[Contact], read: Sequence[Contact]) -> dict[str, str]:
    """The id of the contact that is here for each of the file that is surely the same."""
    known = {one.id: one for one in here}
    found = {one.id: one.id for one in read if one.id in known and _is_named_so(known[one.id], one)}
    marked = {f"\0{one.id}": one for one in read if one.id not in found}
    pairs = alike([*known.values(), *(replace(one, id=ident) for ident, one in marked.items())])
    for pair in pairs:
        mine, other = sorted((pair.one, pair.other), key=lambda one: one.id.startswith("\0"))
        is_across = other.id.startswith("\0") and not mine.id.startswith("\0")
        is_named = Reason.NAME in pair.reasons
        is_sure = Reason.UID in pair.reasons or (is_named and _SURE & set(pair.reasons))
        if is_across and (is_sure or (is_named and mine.is_organisation)):
            found.setdefault(marked[other.id].id, mine.id)
    return found


def _is_named_so(mine: Contact, other: Contact) -> bool:
    """Whether two contacts of one id, which is made from a name, have the same name still."""
    return mine.kind is other.kind and fold(mine.full_name) == fold(other.full_name)


def _alike(
    read: Sequence[Contact], idents: Mapping[str, str], every: Iterable[Contact]
) -> tuple[tuple[str, str], ...]:
    """Pairs of names of which one is of the file, that may be the same and aren't one."""
    new = {idents[one.id] for one in read}
    pairs = [pair for pair in alike(every) if (pair.one.id in new) != (pair.other.id in new)]
    told = []
    for pair in pairs:
        mine, other = (pair.other, pair.one) if pair.one.id in new else (pair.one, pair.other)
        told.append((other.full_name, mine.full_name))
    return tuple(told)
