"""Contacts: written, found, made one of two, forgotten; one function for each.

Owns what a change of contacts means for the store, and for the visits that name them. What a contact holds
and what makes two of them alike is the domain's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from interpreter_app.base.errors import UsageError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.duplicates import together
from interpreter_app.domain.contacts.forgetting import forgetting, in_plain, left_of, renaming
from interpreter_app.domain.contacts.names import sorting_name
from interpreter_app.domain.ids import new_id
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.plain import from_plain, to_plain
from interpreter_app.domain.plain_merging import Where, merged
from interpreter_app.services import entered, kept_apart
from interpreter_app.store import note_rows, notes, record_rows, records, scrubbing
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change
from interpreter_app.store.record_rows import Body, Key
from interpreter_app.store.records import CONTACT, NOTE, VISIT, Deleted

_NAMELESS = "contact"


class Saved(NamedTuple):
    """What was written of a contact, and as what; `conflicts` are what somebody else had changed, too."""

    change: Change
    contact: Contact
    conflicts: tuple[Where, ...] = ()


def contacts(store: Store) -> list[Contact]:
    """All contacts in the order of their names; those who were forgotten aren't among them."""
    known = [one for one in by_id(store).values() if one.forgotten is None]
    return sorted(known, key=lambda one: (sorting_name(one), one.id))


def contact(store: Store, ident: str) -> Contact | None:
    """The contact with this id, forgotten or not; None if there is none."""
    body = record_rows.body(store, Key(CONTACT, ident))
    return None if body is None else from_plain(Contact, body)


def by_id(store: Store) -> dict[str, Contact]:
    """Every contact by its id, those who were forgotten too."""
    every = (from_plain(Contact, body) for body in record_rows.bodies(store, CONTACT))
    return {one.id: one for one in every}


def find(store: Store, name: str) -> Contact:
    """The contact with this id or this name. Raises UsageError if there is none or more than one."""
    every = contacts(store)
    by_id = next((one for one in every if one.id == name), None)
    if by_id is not None:
        return by_id
    wanted = fold(name)
    named = [one for one in every if wanted in {fold(one.full_name), fold(one.name.fr), fold(one.name.en)}]
    if len(named) == 1:
        return named[0]
    if named:
        said = _("Several contacts are called “{name}”: give the id of one of them ({ids}).")
        raise UsageError(said.format(name=shown(name), ids=", ".join(one.id for one in named)))
    raise UsageError(_unknown(name))


def create(store: Store, new: Sequence[Contact], who: str = "", kind: str = "add-contact") -> list[Contact]:
    """Add contacts as one deed; each keeps its id, or gets one from its name if that is taken or missing.

    What names another one of them by its id names it still. Raises UsageError for one without a name.
    """
    with store.write():
        new = [entered.record(one) for one in new]
        taken = record_rows.ids(store, CONTACT)
        idents: list[str] = []
        for one in new:
            _refuse_nameless(one)
            free = one.id if one.id and one.id not in taken else new_id((one.full_name, _NAMELESS), taken)
            idents.append(free)
            taken.add(free)
        renamed = {one.id: ident for one, ident in zip(new, idents, strict=True) if one.id}
        made = [replace(_renamed(one, renamed), id=ident) for one, ident in zip(new, idents, strict=True)]
        records.put(store, {_key(one): plain(one) for one in made}, kind, who)
        return made


def add(store: Store, new: Contact, who: str = "") -> Saved:
    """Add one contact, whose id must be free, as `create` does; what was written can be taken back."""
    _refuse_nameless(new)
    with store.write():
        return Saved(records.put(store, {_key(new): plain(new)}, "add-contact", who), new)


def save(store: Store, before: Contact, after: Contact, who: str = "", deed: int | None = None) -> Saved:
    """Write what a person made of a contact, which was as `before` when they began; as `planning.save` does.

    Raises UsageError if the contact has no name any more, or was deleted or forgotten meanwhile.
    """
    with store.write():
        after = entered.record(after)
        _refuse_nameless(after)
        stored = record_rows.body(store, _key(before))
        if stored is None or "forgotten" in stored:
            name = shown(after.full_name)
            raise UsageError(
                _("“{name}” isn’t among the contacts any more: add them again.").format(name=name)
            )
        both = merged(plain(before), plain(after), stored)
        made = from_plain(Contact, both.body)
        return Saved(
            records.put(store, {_key(before): plain(made)}, "edit-contact", who, deed), made, both.conflicts
        )


def delete(store: Store, idents: Sequence[str], who: str = "") -> Change:
    """Delete contacts; they go to the bin. Visits go on naming them, for the day that they come back."""
    with store.write():
        return records.put(store, {Key(CONTACT, ident): None for ident in idents}, "delete-contact", who)


def deleted(store: Store) -> list[Deleted]:
    """The contacts in the bin, the last deleted first."""
    return records.deleted(store, CONTACT)


def restore(store: Store, which: Sequence[Deleted], who: str = "") -> Change:
    """Bring contacts back from the bin as they stood; those that are there again are left alone."""
    with store.write():
        wanted = {one.key: one.body for one in which if record_rows.body(store, one.key) is None}
        return records.put(store, wanted, "restore-contact", who)


def make_one(store: Store, kept: str, other: str, who: str = "") -> Change:
    """Make two contacts one, under the id of the kept one, also where visits, contacts or notes name the
    other.

    Raises UsageError if one of them isn't there.
    """
    with store.write():
        mine, theirs = contact(store, kept), contact(store, other)
        if mine is None or theirs is None or kept == other:
            raise UsageError(
                _("There is no contact “{name}”: give a name or an id.").format(name=shown(other))
            )
        whole = _renamed(together(mine, theirs), {other: kept})
        wanted: dict[Key, Body | None] = {_key(whole): plain(whole), _key(theirs): None}
        moved = renaming(other, kept)
        for kind in (VISIT, CONTACT):
            for body in record_rows.bodies(store, kind):
                key = Key(kind, body["id"])
                if key not in wanted:
                    wanted[key] = _each_once(in_plain(body, moved))
        for note in notes.of_people(store, [other]):
            wanted[Key(NOTE, note.id)] = in_plain(note_rows.plain(note), moved)
        return records.put(store, wanted, "merge-contacts", who)


def forget(store: Store, ident: str, today: date) -> Contact:
    """Forget a person for good: only initials are left, in visits and notes, and in the history as well.

    Contacts that were made one with this one are forgotten with it, and so are its former names. This can't
    be taken back. Copies of the store that were made before still have everything. Gives what is left. Raises
    UsageError if there is no such contact.
    """
    with store.write():
        known = contact(store, ident) or _in_the_bin(store, ident)
        if known is None:
            raise UsageError(
                _("There is no contact “{name}”: give a name or an id.").format(name=shown(ident))
            )
        left = left_of(known, new_id(("forgotten",), record_rows.ids(store, CONTACT)), today)
        former = _as_they_stood(store, known)
        who = forgetting(known, left.id, former)
        keys = [Key(CONTACT, one) for one in sorted(who.old_ids)]
        scrubbing.scrub_records(store, keys, plain(left), lambda body: in_plain(body, who))
        scrubbing.scrub_notes(store, lambda body: in_plain(body, who))
        for old_id in who.old_ids:
            kept_apart.drop(store, old_id)
        return left


def plain(one: Contact) -> Body:
    """A contact as the store keeps it."""
    body: Body = to_plain(entered.record(one), _in_utc)
    return body


def _in_utc(moment: Moment) -> str:
    return moment.in_utc


def _key(one: Contact) -> Key:
    return Key(CONTACT, one.id)


def _unknown(name: str) -> str:
    return _("There is no contact “{name}”: give a name or an id.").format(name=shown(name))


def _refuse_nameless(one: Contact) -> None:
    if not one.full_name.strip():
        raise UsageError(_("A contact needs a name: write one."))


def _renamed(one: Contact, ids: dict[str, str]) -> Contact:
    """A contact under its new id, naming others by theirs."""
    met = tuple(
        replace(encounter, people=tuple(ids.get(ident, ident) for ident in encounter.people))
        for encounter in one.encounters
    )
    organisation = ids.get(one.organisation, one.organisation)
    return replace(one, id=ids.get(one.id, one.id), organisation=organisation, encounters=met)


def _each_once(body: Body) -> Body:
    """A visit or contact in which two people have become one: nobody stands in a list twice."""
    made = dict(body)
    if "interpreters" in made:
        made["interpreters"] = list(dict.fromkeys(made["interpreters"]))
    for name in ("commission", "interpreted"):
        if name in made:
            made[name] = _each_once(made[name])
    if "people" in made:
        seen: dict[str, object] = {}
        for one in made["people"]:
            seen.setdefault(one["contact"] if isinstance(one, dict) else one, one)
        made["people"] = list(seen.values())
    for name in ("sessions", "encounters"):
        if name in made:
            made[name] = [_each_once(part) for part in made[name]]
    return made


def _in_the_bin(store: Store, ident: str) -> Contact | None:
    found = (one.body for one in deleted(store) if one.key.id == ident)
    return next((from_plain(Contact, body) for body in found), None)


def _as_they_stood(store: Store, known: Contact) -> list[Contact]:
    """All former versions of a contact, and of those in the bin of which nothing is that it hasn't.

    Such are the contacts that were made one with it: all that they said was added to what it said.
    """
    binned = [from_plain(Contact, one.body) for one in deleted(store) if one.key.id != known.id]
    found = [known, *_versions(store, known)]
    waiting = [known]
    while waiting:
        into = waiting.pop()
        said = [one for one in found if one.id == into.id]
        bodies = [plain(one) for one in said]
        for other in [one for one in binned if one.kind is into.kind]:
            if any(plain(_renamed(together(one, other), {other.id: into.id})) in bodies for one in said):
                binned.remove(other)
                waiting.append(other)
                found += (other, *_versions(store, other))
    return found[1:]


def _versions(store: Store, one: Contact) -> list[Contact]:
    said = (body for _operation, body in record_rows.versions(store, _key(one)) if body is not None)
    return [made for body in said if (made := from_plain(Contact, body)) != one]
