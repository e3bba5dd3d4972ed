"""Notes of meetings: made of what was typed, written, moved, deleted and brought back; one function for each.

Owns what a line becomes where it was typed (`Setting`), and what a change of notes means for the store: each
is a deed of the one history. What a note holds is the domain's; how a window asks is the window's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from typing import NamedTuple

from interpreter_app.base.errors import UsageError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.language import spelling
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.notes.debrief import kind_for
from interpreter_app.domain.notes.note import Note, NoteKind, Prompt
from interpreter_app.domain.notes.people import looks_like_initials, meant
from interpreter_app.domain.notes.sessions import people_first, session_at
from interpreter_app.domain.notes.shorthand import Known, Parsed, parsed
from interpreter_app.domain.notes.soundness import faults
from interpreter_app.domain.notes.timeline import in_order, moved, written_place
from interpreter_app.domain.plain import PlainError, from_plain
from interpreter_app.domain.plain_merging import Where, merged
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.services import entered, people, planning
from interpreter_app.services.todays import todays
from interpreter_app.store import clock, note_rows, notes, record_rows, records, session
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change
from interpreter_app.store.record_rows import Body, Key
from interpreter_app.store.records import NOTE, Deleted

_SURE = 0.5
"""How far the words of a line must lean to one language for it to be said to be in that."""

_OWN_WORDS = frozenset({NoteKind.ACTION, NoteKind.INSIGHT, NoteKind.MISSING_TERM})
"""Kinds of notes that are the writer's own: they aren't laid into the mouth of whoever spoke last."""


class Saved(NamedTuple):
    """What was written of notes, and as what; `conflicts` are what somebody else had changed, too.

    There what the person wrote stands; what the other one wrote is in the history.
    """

    change: Change
    notes: tuple[Note, ...]
    conflicts: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where somebody writes: the visit and session, who may be meant, and whoever spoke last.

    `people` are those in the room first, then all others of the visit; without a visit all contacts.
    `others` are all who aren't among them: shorthand means none of these, since two letters may be anybody's.
    """

    visit: Visit | None = None
    session: Session | None = None
    people: tuple[Contact, ...] = ()
    others: tuple[Contact, ...] = ()
    speaker: str = ""

    @property
    def known(self) -> Known:
        """What shorthand may mean here."""
        return Known(self.people, self.visit.questions if self.visit else ())


@dataclass(frozen=True, slots=True)
class Said:
    """What a person has chosen beside the line: it goes before what was guessed, shorthand before it.

    `speaker` is the id of a contact, initials, or empty for nobody; None leaves it to whoever spoke last.
    """

    kind: NoteKind | None = None
    speaker: str | None = None
    language: Language | None = None
    questions: tuple[str, ...] = ()
    confidential: bool = False
    owner: str = ""
    due: date | None = None
    prompt: Prompt | None = None


NOTHING_SAID = Said()


def now() -> Moment:
    """This moment, as a note is stamped."""
    return note_rows.stamp_of(*clock.stamp())


def setting(store: Store, at: Moment, visit: str | None = None, in_session: str | None = None) -> Setting:
    """Where somebody writes at this moment: in today's visit, and in the session that is on, by the clock.

    Another visit or session if an id is given, none for an empty one. Ids of what isn't there count as none.
    """
    with store.read():
        ident = todays(store, at.day).visit if visit is None else visit
        here = planning.visit(store, ident) if ident else None
        every = {one.id: one for one in people.by_id(store).values() if one.forgotten is None}
        if here is None:
            return Setting(people=tuple(every.values()))
        if in_session is None:
            on = session_at(here, at)
        else:
            on = next((one for one in here.sessions if one.id == in_session), None)
        first = [one for one in people_first(here, on) if one in every]
        others = (one for ident, one in every.items() if ident not in set(first))
        last = notes.last_speaker(store, here.id, on.id) if on is not None else ""
        return Setting(here, on, tuple(every[one] for one in first), tuple(others), last)


def drafted(
    text: str, where: Setting, at: Moment, said: Said = NOTHING_SAID, ident: str = "", *, plain: bool = False
) -> Note:
    """The note that a typed line is, with its shorthand read unless it is `plain`. Writes nothing.

    Raises UsageError for a line without a text.
    """
    typed = entered.lines(text)
    read = Parsed(typed) if plain else parsed(typed, where.known)
    line = entered.lines(read.text)
    if not line:
        raise UsageError(_("A note needs a text: write one."))
    kind = read.kind or said.kind or (kind_for(said.prompt) if said.prompt else NoteKind.NOTE)
    speaker, owner = _people_of(kind, read.person, said, where.speaker)
    return refuse_unsound(
        Note(
            ident or session.new_note_id(),
            _stamp(at),
            line,
            kind,
            where.visit.id if where.visit else "",
            where.session.id if where.session and where.visit else "",
            speaker,
            said.language or spoken_in(line),
            tuple(dict.fromkeys((*read.questions, *said.questions))),
            confidential=said.confidential,
            owner=owner,
            due=said.due,
            prompt=said.prompt,
        )
    )


def spoken_in(text: str) -> Language | None:
    """The language of a line, None where its words don't tell."""
    leaning = spelling.leaning(text)
    if abs(leaning) < _SURE:
        return None
    return Language.FRENCH if leaning > 0 else Language.ENGLISH


def person_named(name: str, where: Setting) -> str:
    """The id of the contact whom somebody names by id, short name or name; initials as they stand.

    Raises UsageError where nobody, or more than one, may be meant.
    """
    if not name.strip():
        return ""
    found = meant(name, where.people) or meant(name, (*where.people, *where.others))
    if found:
        return found
    if looks_like_initials(name):
        return name.strip()
    said = _("“{name}” isn’t one of the contacts, or may be several of them: give an id, or initials.")
    raise UsageError(said.format(name=shown(name)))


def add(
    store: Store, new: Sequence[Note], who: str = "", kind: str = "add-note", part_of: int | None = None
) -> Saved:
    """Add notes as one deed; each keeps its id, or gets another one if that is taken.

    Raises UsageError for what can't be a note; nothing is then written.
    """
    with store.write():
        taken = notes.taken_ids(store, (one.id for one in new))
        made: dict[str, Note] = {}
        for one in new:
            ident = one.id if one.id and one.id not in taken and one.id not in made else session.new_note_id()
            made[ident] = refuse_unsound(tidied(replace(one, id=ident)))
        wanted: dict[Key, Body | None] = {_key(one.id): plain(one) for one in made.values()}
        return Saved(records.put(store, wanted, kind, who, part_of), tuple(made.values()))


def save(store: Store, before: Note, after: Note, who: str = "", deed: int | None = None) -> Saved:
    """Write what a person made of a note, which was as `before` when they began; its stamp stays.

    As `planning.save`: what somebody else has changed meanwhile is kept. Raises UsageError for what can't be,
    or if the note was deleted meanwhile.
    """
    with store.write():
        stored = record_rows.body(store, _key(before.id))
        if stored is None:
            said = _("“{text}” has been deleted meanwhile: bring it back from the bin first.")
            raise UsageError(said.format(text=shown(after.first_line)))
        mine = refuse_unsound(tidied(replace(after, id=before.id, at=before.at)))
        both = merged(plain(before), plain(mine), stored)
        try:
            made, conflicts = refuse_unsound(from_plain(Note, both.body)), both.conflicts
        except (PlainError, UsageError):  # a session of one visit and another visit, say
            made, conflicts = mine, (*both.conflicts, ())
        change = records.put(store, {_key(before.id): plain(made)}, "edit-note", who, deed)
        return Saved(change, (made,), conflicts)


def change_each(
    store: Store, idents: Sequence[str], how: Callable[[Note], Note], who: str = "", kind: str = "edit-note"
) -> Saved:
    """Change several notes alike, as one deed: `how` makes of each what it is to be. Raises UsageError.

    Those that aren't there any more are passed over.
    """
    with store.write():
        known = notes.with_ids(store, idents)
        made = [refuse_unsound(tidied(replace(how(one), id=one.id, at=one.at))) for one in known]
        wanted: dict[Key, Body | None] = {_key(one.id): plain(one) for one in made}
        return Saved(records.put(store, wanted, kind, who), tuple(made))


def put_into(store: Store, idents: Sequence[str], visit: str, in_session: str = "", who: str = "") -> Saved:
    """Put notes into a visit and one of its sessions, or (empty ids) into none."""
    return change_each(store, idents, lambda one: replace(one, visit=visit, session=in_session), who)


def mark_done(store: Store, idents: Sequence[str], on: date | None, who: str = "") -> Saved:
    """Say on which day actions were done, or terms that were missing settled; None: they aren't."""
    return change_each(store, idents, lambda one: replace(one, done=on), who)


def move(store: Store, order: Sequence[str], ident: str, before: str | None, who: str = "") -> Saved:
    """Put one of these notes, by their ids in the order in which they are seen, right before another one,
    or (None) last."""
    with store.write():
        by_id = {one.id: one for one in notes.with_ids(store, order)}
        among = [by_id[one] for one in order if one in by_id]
        places = moved(in_order(among), ident, before)
        return change_each(
            store, list(places), lambda one: replace(one, place=places[one.id]), who, "move-note"
        )


def delete(store: Store, idents: Sequence[str], who: str = "") -> Change:
    """Delete notes; they go to the bin."""
    with store.write():
        return records.put(store, {_key(ident): None for ident in idents}, "delete-note", who)


def deleted(store: Store, limit: int = 200) -> list[Deleted]:
    """The notes in the bin, the last deleted first."""
    return notes.deleted(store, limit)


def restore(store: Store, which: Sequence[Deleted], who: str = "") -> Change:
    """Bring notes back from the bin as they stood; those that are there again are left alone."""
    with store.write():
        wanted = {one.key: one.body for one in which if record_rows.body(store, one.key) is None}
        return records.put(store, wanted, "restore-note", who)


def tidied(one: Note) -> Note:
    """A note as the store keeps it: without what comes along unseen, stamped to the millisecond, its place
    said only where it isn't that of its time."""
    clean = entered.record(one)
    at = _stamp(clean.at)
    return replace(clean, at=at, place="" if clean.place == written_place(at.at) else clean.place)


def plain(one: Note) -> Body:
    """A note as the history keeps it."""
    return note_rows.plain(one)


def _people_of(kind: NoteKind, person: str, said: Said, last: str) -> tuple[str, str]:
    """Who speaks in a note of this kind, and who has to do what it says."""
    if kind is NoteKind.ACTION:
        return said.speaker or "", person or said.owner
    if person:
        return person, said.owner
    if said.speaker is not None:
        return said.speaker, said.owner
    is_own = kind in _OWN_WORDS or said.prompt is not None
    return "" if is_own else last, said.owner


def _stamp(at: Moment) -> Moment:
    in_utc = at.at.astimezone(UTC)
    return Moment(in_utc.replace(microsecond=in_utc.microsecond // 1000 * 1000), at.zone)


def _key(ident: str) -> Key:
    return Key(NOTE, ident)


def refuse_unsound(one: Note) -> Note:
    """The same note. Raises UsageError for what can't be so."""
    fault = next(faults(one), None)
    if fault is not None:
        raise UsageError(
            _("A note can’t be so ({key}): {text}").format(key=fault.where[0], text=fault.sentence)
        )
    return one
