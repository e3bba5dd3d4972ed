"""Notes in files: what goes out, and what becomes of what comes in.

Owns how a file of ours meets the notes that are here (nothing is lost, what was deleted stays so), and how a
transcript becomes notes: which moment a time is, whose words they are. What is confidential goes into a file
only if that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import read_bounded, write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.moments import Moment, on_clock
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.people import meant
from interpreter_app.domain.notes.timeline import in_order
from interpreter_app.domain.plain import PlainError, from_plain
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.exchange.notes.csv_notes import read_csv, write_csv
from interpreter_app.exchange.notes.markdown_notes import notes_markdown
from interpreter_app.exchange.notes.note_file import MAX_FILE, MAX_NOTES, NoteFile
from interpreter_app.exchange.notes.transcript import MAX_FILE as MAX_TRANSCRIPT
from interpreter_app.exchange.notes.transcript import Piece, Transcript
from interpreter_app.exchange.notes.transcript_reader import SUFFIXES, read_transcript
from interpreter_app.exchange.notes.yaml_notes import read_notes, write_notes
from interpreter_app.exchange.reading import Problem
from interpreter_app.services import note_taking, people
from interpreter_app.services.file_versions import met
from interpreter_app.services.note_taking import Said, Setting
from interpreter_app.store import clock, notes, record_rows, records, session
from interpreter_app.store.database import Store
from interpreter_app.store.record_rows import Body, Key
from interpreter_app.store.records import NOTE

FORMATS = ("yaml", "csv", "md")
"""What notes are written in."""

_SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tsv": "csv"}
_WRITTEN = _SUFFIXES | {".md": "md", ".markdown": "md"}
_BACKWARDS = timedelta(hours=6)
_FIRST_HOUR = timedelta(hours=1)


class Written(NamedTuple):
    """How many notes a file got, and how many confidential ones it didn't."""

    written: int
    left_out: int


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


def format_of(path: Path, asked: str | None) -> str:
    """The format in which notes are written into this file. Raises UsageError if its name doesn't tell."""
    known = asked or _WRITTEN.get(path.suffix.casefold(), "")
    if known not in FORMATS:
        said = _("{file}: its name doesn’t say the format: name one with --format ({known}).")
        raise UsageError(said.format(file=path.name, known=", ".join(FORMATS)))
    return known


def write(
    store: Store,
    some: Sequence[Note],
    path: Path,
    wanted: str,
    language: Language,
    visit: Visit | None = None,
    *,
    confidential: bool = False,
) -> Written:
    """Write notes, of a visit if they are of one, in one of FORMATS; those that are confidential only if so
    asked. Raises FormatError for what a format can't hold, UsageError and ExpectedError."""
    given = [one for one in some if confidential or not one.confidential]
    left_out = len(some) - len(given)
    if len(given) > MAX_NOTES and wanted != "md":
        said = _("There are more than {count} notes: export them visit by visit, or kind by kind.")
        raise UsageError(said.format(count=MAX_NOTES))
    if wanted == "yaml":
        content = write_notes(given)
    elif wanted == "csv":
        content = write_csv(given, language)
    else:
        zone = visit.zone if visit is not None else clock.zone()
        content = notes_markdown(visit, given, people.by_id(store), language, zone, left_out).encode()
    write_atomically(path, content)
    return Written(len(given), left_out)


def is_transcript(path: Path) -> bool:
    """Whether a file of this name is read as text that others wrote down, rather than as notes of ours."""
    return path.suffix.casefold() in SUFFIXES


def bring(store: Store, path: Path, start: Moment, who: str = "", *, dry_run: bool = False) -> Brought:
    """Have the notes of a YAML or CSV file in the store, as one deed.

    One that is here already is brought up to date by what only the file has changed; its stamp stays. One
    that was deleted here stays in the bin. What has no time of its own is of the moment `start`. With
    `dry_run` nothing is written. Raises FormatError and ExpectedError.
    """
    known = _SUFFIXES.get(path.suffix.casefold(), "")
    if not known:
        said = _("{file}: notes are read from files that end in {known}.")
        raise UsageError(said.format(file=path.name, known=", ".join((*_SUFFIXES, *SUFFIXES))))
    content = read_bounded(path, MAX_FILE)
    if known == "yaml":
        file = read_notes(content, path.name)
    else:
        file = read_csv(content, path.name, session.new_note_id, start)
    with store.write():
        return _met_all(store, file, known, who, dry_run)


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
    which, None leaves it to the file. With `dry_run` nothing is written. Raises FormatError, ExpectedError.
    """
    content = read_bounded(path, MAX_TRANSCRIPT)
    read = read_transcript(content, path.name, start.day)
    moments = _moments(read, start, elapsed)
    made = [_of_piece(piece, at, where, said, read) for piece, at in zip(read.pieces, moments, strict=True)]
    kind = path.suffix.casefold().lstrip(".")
    done = Brought(kind, len(made), len(made), problems=read.problems)
    if dry_run:
        return done
    return done._replace(operation=note_taking.add(store, made, who, "import-notes").change.operation)


def _met_all(store: Store, file: NoteFile, known: str, who: str, dry_run: bool) -> Brought:
    taken = notes.taken_ids(store, (one.id for one in file.notes))
    wanted: dict[Key, Body | None] = {}
    counts = {"added": 0, "changed": 0, "left": 0, "binned": 0}
    conflicts: list[str] = []
    for one in file.notes:
        key = Key(NOTE, one.id)
        before = record_rows.body(store, key)
        if before is None and one.id in taken:
            counts["binned"] += 1
            continue
        theirs = note_taking.plain(note_taking.tidied(one))
        if before is not None:
            theirs["at"] = before["at"]
        body, places = met(store, key, theirs)
        if before is not None and not _is_sound(body):
            body, places = before, ((),)
        conflicts += [one.id] * bool(places)
        counts["added" if before is None else "left" if body == before else "changed"] += 1
        wanted[key] = body
    done = Brought(known, len(file.notes), **counts, conflicts=tuple(conflicts), problems=file.problems)
    if dry_run:
        return done
    return done._replace(operation=records.put(store, wanted, "import-notes", who).operation)


def _is_sound(body: Body) -> bool:
    try:
        note_taking.refuse_unsound(from_plain(Note, body))
    except (PlainError, UsageError):
        return False
    return True


def _of_piece(piece: Piece, at: Moment, where: Setting, said: Said, read: Transcript) -> Note:
    """The note that a piece becomes; shorthand is read in what somebody typed."""
    inside = replace(where, session=_session(piece, at, where), speaker="")
    speaker = said.speaker or (_speaker(piece.speaker, where) if piece.speaker else "")
    asked = replace(said, speaker=speaker, kind=piece.kind or said.kind)
    try:
        return note_taking.drafted(piece.text, inside, at, asked, plain=not read.is_typed)
    except UsageError as wrong:
        raise UsageError(_("{place}: {text}").format(place=piece.where, text=wrong)) from wrong


def _session(piece: Piece, at: Moment, where: Setting) -> Session | None:
    """The session that the heading above a piece names; else the one in which somebody writes."""
    if where.visit is None or not piece.heading:
        return where.session
    named = (one for one in where.visit.sessions if piece.heading in (one.title.fr, one.title.en))
    same_day = (one for one in named if one.start.there(at.zone).day == at.day)
    return next(same_day, where.session)


def _speaker(name: str, where: Setting) -> str:
    """Whoever is meant by a name; the name itself of somebody who isn't known."""
    return meant(name, where.people) or meant(name, (*where.people, *where.others)) or name


def _moments(read: Transcript, start: Moment, elapsed: bool | None) -> list[Moment]:
    """The moment of each piece; one without a time is of that of the one before."""
    told = [piece for piece in read.pieces if piece.at is not None]
    if elapsed is None:
        elapsed = read.is_elapsed
    if elapsed is None:
        elapsed = bool(told) and _is_from_nought(told)
    shown: Callable[[Piece, Moment, bool], Moment] = _since(start) if elapsed else _on_clock
    moments: list[Moment] = []
    last, is_timed = start, False
    for piece in read.pieces:
        if piece.at is None:
            last = _of_day(piece, last)
        else:
            last = shown(piece, last, is_timed)
            is_timed = True
        moments.append(last)
    return moments


def _is_from_nought(told: Sequence[Piece]) -> bool:
    """Whether times count from the beginning of a recording: they begin in its first hour, or can't be of a
    day."""
    if any(piece.day is not None for piece in told):
        return False
    spans = [piece.at for piece in told if piece.at is not None]
    return spans[0] < _FIRST_HOUR or max(spans) >= timedelta(days=1)


def _since(start: Moment) -> Callable[[Piece, Moment, bool], Moment]:
    def moment(piece: Piece, _last: Moment, _is_timed: bool) -> Moment:
        at = piece.at or timedelta()
        return start.later(at / 60 if piece.is_short else at)

    return moment


def _on_clock(piece: Piece, last: Moment, is_timed: bool) -> Moment:
    """The time of a day: that of the heading, of the piece before, or, past midnight, the next one.

    `is_timed`: the last moment is that of a piece with a time.
    """
    at = (piece.at or timedelta()) % timedelta(days=1)
    day = piece.day or last.day
    clock_time = (datetime.min + at).time()
    made = on_clock(day, clock_time, last.zone)
    if is_timed and piece.day is None and last.at - made.at > _BACKWARDS:
        made = on_clock(day + timedelta(days=1), clock_time, last.zone)
    return made


def _of_day(piece: Piece, last: Moment) -> Moment:
    """A piece without a time: on the day of its heading, if that is another one."""
    if piece.day is None or piece.day == last.day:
        return last
    return on_clock(piece.day, time(), last.zone)


def notes_of(store: Store, visit: Visit | None) -> list[Note]:
    """All notes of a visit, or of none, in their order."""
    return in_order(notes.of_visit(store, visit.id if visit is not None else "").notes)
