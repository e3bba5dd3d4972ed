"""Notes out of files: what an import would do, and then doing it, as one deed.

Owns how a file of ours meets the notes that are here (nothing is lost, what was deleted stays so), and that
what is read twice is there once. How a transcript becomes notes is `transcripts`'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import read_bounded
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.sessions import session_at
from interpreter_app.domain.plain import PlainError, from_plain
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.notes.csv_notes import read_csv
from interpreter_app.exchange.notes.note_file import MAX_FILE, NoteFile
from interpreter_app.exchange.notes.transcript import MAX_FILE as MAX_TRANSCRIPT
from interpreter_app.exchange.notes.transcript import Transcript
from interpreter_app.exchange.notes.transcript_reader import SUFFIXES, read_transcript
from interpreter_app.exchange.notes.yaml_notes import read_notes
from interpreter_app.exchange.reading import Problem
from interpreter_app.services import note_taking, planning
from interpreter_app.services.file_versions import met
from interpreter_app.services.note_taking import Said, Setting
from interpreter_app.services.transcripts import Telling, as_notes, speaker_meant
from interpreter_app.store import notes, record_rows, records, session
from interpreter_app.store.database import Store
from interpreter_app.store.record_rows import Body, Key
from interpreter_app.store.records import NOTE

OWN = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tsv": "csv"}
"""The endings of files of notes of ours, with what they are."""

_KIND = "import-notes"


class State(StrEnum):
    """What becomes of a note of a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BOTH = "both"
    """Both sides have changed it: what is here stands."""
    BINNED = "binned"
    """It was deleted here, and stays in the bin."""


class Coming(NamedTuple):
    """A note as it would stand here, what becomes of it, and as its file gives it."""

    note: Note
    state: State
    given: Note


class Brought(NamedTuple):
    """What a file of notes brought: how many were added, changed, left as they were, or are in the bin here.

    `conflicts` are the ids of those that both sides have changed, where what was here stands. `problems` name
    what wasn't taken, or not as it stood.
    """

    format: str
    read: int
    added: int
    changed: int = 0
    left: int = 0
    binned: int = 0
    conflicts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    operation: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A file that was read: notes of ours, or a transcript. `kind` is its format."""

    name: str
    kind: str
    file: NoteFile | None = None
    transcript: Transcript | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the file couldn't be taken as it stands."""
        read = self.file or self.transcript
        return read.problems if read is not None else ()


@dataclass(frozen=True, slots=True)
class Into:
    """Where notes go: a visit and a session by their ids, empty for none.

    Without a `visit` (None) notes of ours go where their file says; without a `session` (None) each into the
    one that was on at its time. What is here already stays where it is.
    """

    visit: str | None = None
    session: str | None = None


class Prospect(NamedTuple):
    """What an import would do; `strangers` are the ids of visits that notes name and that aren't here."""

    coming: tuple[Coming, ...]
    brought: Brought
    strangers: tuple[str, ...] = ()


def is_transcript(path: Path) -> bool:
    """Whether a file of this name is read as text that others wrote down, rather than as notes of ours."""
    return path.suffix.casefold() in SUFFIXES


def look(path: Path, start: Moment) -> Look:
    """Read a file. What has no time of its own is of the moment `start`, days without a year are near it.

    Raises FormatError, UsageError and ExpectedError.
    """
    kind = path.suffix.casefold().lstrip(".")
    if is_transcript(path):
        content = read_bounded(path, MAX_TRANSCRIPT)
        return Look(path.name, kind, transcript=read_transcript(content, path.name, start.day))
    known = OWN.get(path.suffix.casefold(), "")
    if not known:
        said = _("{file}: notes are read from files that end in {known}.")
        raise UsageError(said.format(file=path.name, known=", ".join((*OWN, *SUFFIXES))))
    content = read_bounded(path, MAX_FILE)
    if known == "yaml":
        return Look(path.name, known, read_notes(content, path.name))
    return Look(path.name, known, read_csv(content, path.name, session.new_note_id, start))


def prospect(
    store: Store, found: Look, into: Into, telling: Telling, said: Said = note_taking.NOTHING_SAID
) -> Prospect:
    """What an import of what was read would do; writes nothing."""
    with store.read():
        if found.file is not None:
            coming = _met_all(store, _placed(store, found.file, into, telling.start))
        else:
            coming = _told_all(store, _transcribed(store, found, into, telling, said))
        return Prospect(tuple(coming), _counted(found, coming), _strangers(store, coming))


def carry_out(store: Store, found: Look, coming: Sequence[Coming], who: str = "") -> Brought:
    """Do what `prospect` has said, as one deed; what was written here since then goes before it."""
    with store.write():
        if found.file is not None:
            again = _met_all(store, [one.given for one in coming])
            wanted: dict[Key, Body | None] = {
                Key(NOTE, one.note.id): note_taking.plain(one.note)
                for one in again
                if one.state in (State.NEW, State.CHANGED, State.BOTH)
            }
            change = records.put(store, wanted, _KIND, who)
        else:
            again = list(coming)
            new = [one.note for one in again if one.state is State.NEW]
            change = note_taking.add(store, new, who, _KIND).change
        return _counted(found, again)._replace(operation=change.operation)


def bring(store: Store, path: Path, start: Moment, who: str = "", *, dry_run: bool = False) -> Brought:
    """Have the notes of a YAML or CSV file in the store, as one deed.

    One that is here already is brought up to date by what only the file has changed; its stamp stays. One
    that was deleted here stays in the bin. What has no time of its own is of the moment `start`. With
    `dry_run` nothing is written. Raises FormatError and ExpectedError.
    """
    found = look(path, start)
    with store.write():
        would = prospect(store, found, Into(), Telling(start))
        return would.brought if dry_run else carry_out(store, found, would.coming, who)


def bring_transcript(
    store: Store,
    path: Path,
    where: Setting,
    start: Moment,
    said: Said = note_taking.NOTHING_SAID,
    who: str = "",
    *,
    elapsed: bool | None = None,
    dry_run: bool = False,
) -> Brought:
    """Read a transcript or a text as notes of where somebody writes, as one deed.

    Times count from `start`, where the recording began, or are those of the clock of its day; `elapsed` says
    which, None leaves it to the file. A line that is there already, at that time, isn't added again. With
    `dry_run` nothing is written. Raises FormatError, ExpectedError.
    """
    found = look(path, start)
    assert found.transcript is not None
    with store.write():
        coming = _told_all(store, as_notes(found.transcript, where, Telling(start, elapsed), said))
        return _counted(found, coming) if dry_run else carry_out(store, found, coming, who)


# Notes of ours.


def _placed(store: Store, file: NoteFile, into: Into, at: Moment) -> list[Note]:
    """The notes of a file: new ones where they are to go, those of somebody's table with who is who."""
    told = _who_is_who(store, file, into, at)
    if into.visit is None:
        return told
    visit = planning.visit(store, into.visit) if into.visit else None
    taken = notes.taken_ids(store, (one.id for one in told))
    return [one if one.id in taken else _moved(one, visit, into.session) for one in told]


def _who_is_who(store: Store, file: NoteFile, into: Into, at: Moment) -> list[Note]:
    """Notes without an id are of a table that somebody else made: names and languages are to be told."""
    if not file.unnamed:
        return list(file.notes)
    where = note_taking.setting(store, at, into.visit or "", "")
    return [
        replace(
            one,
            speaker=speaker_meant(one.speaker, where) if one.speaker else "",
            owner=speaker_meant(one.owner, where) if one.owner else "",
            language=one.language or note_taking.spoken_in(one.text),
        )
        if one.id in file.unnamed
        else one
        for one in file.notes
    ]


def _moved(one: Note, visit: Visit | None, wanted: str | None) -> Note:
    if visit is None:
        return replace(one, visit="", session="", questions=())
    on = session_at(visit, one.at) if wanted is None else None
    known = {question.id for question in visit.questions}
    answered = tuple(ident for ident in one.questions if ident in known)
    return replace(
        one, visit=visit.id, session=(on.id if on else "") if wanted is None else wanted, questions=answered
    )


def _met_all(store: Store, some: Sequence[Note]) -> list[Coming]:
    taken = notes.taken_ids(store, (one.id for one in some))
    return [_met(store, one, is_taken=one.id in taken) for one in some]


def _met(store: Store, one: Note, *, is_taken: bool) -> Coming:
    key = Key(NOTE, one.id)
    before = record_rows.body(store, key)
    if before is None and is_taken:
        return Coming(one, State.BINNED, one)
    theirs = note_taking.plain(note_taking.tidied(one))
    if before is None:
        return Coming(from_plain(Note, theirs), State.NEW, one)
    theirs["at"] = before["at"]
    body, places = met(store, key, theirs)
    sound = _sound(body)
    if sound is None:
        return Coming(from_plain(Note, before), State.BOTH, one)
    return Coming(sound, State.BOTH if places else State.SAME if body == before else State.CHANGED, one)


def _sound(body: Body) -> Note | None:
    try:
        return note_taking.refuse_unsound(from_plain(Note, body))
    except (PlainError, UsageError):
        return None


# What others wrote down.


def _transcribed(store: Store, found: Look, into: Into, telling: Telling, said: Said) -> list[Note]:
    assert found.transcript is not None
    where = note_taking.setting(store, telling.start, into.visit or "", into.session or "")
    return as_notes(found.transcript, where, replace(telling, by_clock=into.session is None), said)


def _told_all(store: Store, made: Sequence[Note]) -> list[Coming]:
    """Which of these notes are there already: the same words in the same visit, at the same second."""
    there: Counter[tuple[str, datetime, str]] = Counter()
    for visit in {one.visit for one in made}:
        there.update(map(_sameness, notes.of_visit(store, visit).notes))
    coming = []
    for one in made:
        same = _sameness(one)
        is_there = there[same] > 0
        there[same] -= is_there
        coming.append(Coming(one, State.SAME if is_there else State.NEW, one))
    return coming


def _sameness(one: Note) -> tuple[str, datetime, str]:
    return one.visit, one.at.at.replace(microsecond=0), " ".join(one.text.split())


def _counted(found: Look, coming: Sequence[Coming]) -> Brought:
    """The numbers of what becomes of these; one that both have changed counts as it stands afterwards."""
    counts = Counter(one.state for one in coming)
    return Brought(
        found.kind,
        len(coming),
        counts[State.NEW],
        counts[State.CHANGED],
        counts[State.SAME] + counts[State.BOTH],
        counts[State.BINNED],
        tuple(one.note.id for one in coming if one.state is State.BOTH),
        found.problems,
    )


def _strangers(store: Store, coming: Sequence[Coming]) -> tuple[str, ...]:
    named = dict.fromkeys(one.note.visit for one in coming if one.note.visit and one.state is State.NEW)
    return tuple(ident for ident in named if planning.visit(store, ident) is None)
