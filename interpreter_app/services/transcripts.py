"""How what others wrote down becomes notes: which moment a time is, whose words they are, in which session.

Owns these readings. What a file holds is `exchange.notes`' to know; writing is `note_import`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.moments import Moment, on_clock
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.people import meant
from interpreter_app.domain.notes.sessions import session_at
from interpreter_app.domain.visits.visit import Session
from interpreter_app.exchange.notes.transcript import Piece, Transcript
from interpreter_app.services import note_taking
from interpreter_app.services.note_taking import Said, Setting

_BACKWARDS = timedelta(hours=6)
_FIRST_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is to be known besides the file.

    `start` is when a recording began, or the day of its times. `elapsed`: times count from there; None leaves
    it to the file. `names` says who is meant by a name of the file (the id of a contact, or words; nobody for
    an empty text), `otherwise` who speaks where it names nobody. `by_clock`: a piece goes into the session of
    the visit that was on at its time.
    """

    start: Moment
    elapsed: bool | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = ""
    by_clock: bool = False


def as_notes(read: Transcript, where: Setting, telling: Telling, said: Said) -> list[Note]:
    """The notes that the pieces of a transcript are. Raises UsageError for what can't be one."""
    moments = _moments(read, telling)
    return [
        _of_piece(piece, at, where, telling, said, read)
        for piece, at in zip(read.pieces, moments, strict=True)
    ]


def counts_from_start(read: Transcript, elapsed: bool | None) -> bool:
    """Whether times are taken as counting from the beginning of a recording, rather than as a clock's."""
    if elapsed is not None:
        return elapsed
    if read.is_elapsed is not None:
        return read.is_elapsed
    told = [piece for piece in read.pieces if piece.at is not None]
    return bool(told) and _is_from_nought(told)


def speaker_meant(name: str, where: Setting) -> str:
    """The id of whoever is meant by a name of a file; the name itself of somebody who isn't known."""
    return meant(name, where.people) or meant(name, (*where.people, *where.others)) or name


def _of_piece(
    piece: Piece, at: Moment, where: Setting, telling: Telling, said: Said, read: Transcript
) -> Note:
    """The note that a piece becomes; shorthand is read in what somebody typed."""
    inside = replace(where, session=_session(piece, at, where, telling), speaker="")
    asked = replace(said, speaker=_speaker(piece, where, telling, said), kind=piece.kind or said.kind)
    try:
        return note_taking.drafted(piece.text, inside, at, asked, plain=not read.is_typed)
    except UsageError as wrong:
        raise UsageError(_("{place}: {text}").format(place=piece.where, text=wrong)) from wrong


def _speaker(piece: Piece, where: Setting, telling: Telling, said: Said) -> str:
    if said.speaker:
        return said.speaker
    if not piece.speaker:
        return telling.otherwise
    known = telling.names.get(piece.speaker)
    return speaker_meant(piece.speaker, where) if known is None else known


def _session(piece: Piece, at: Moment, where: Setting, telling: Telling) -> Session | None:
    """The session that the heading above a piece names; else the one that was on, or in which one writes."""
    if where.visit is None:
        return where.session
    if piece.heading:
        named = (one for one in where.visit.sessions if piece.heading in (one.title.fr, one.title.en))
        same_day = next((one for one in named if one.start.there(at.zone).day == at.day), None)
        if same_day is not None:
            return same_day
    return session_at(where.visit, at) if telling.by_clock else where.session


def _moments(read: Transcript, telling: Telling) -> list[Moment]:
    """The moment of each piece; one without a time is of that of the one before."""
    start, is_elapsed = telling.start, counts_from_start(read, telling.elapsed)
    shown: Callable[[Piece, Moment, bool], Moment] = _since(start) if is_elapsed else _on_clock
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
