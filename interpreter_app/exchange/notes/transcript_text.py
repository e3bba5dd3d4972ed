"""Lines of text as pieces of a transcript: with their times, speakers and kinds, where they say them.

Owns how such lines are read: a time in front («09:42», «[00:12:31]», «9 h 42»), a speaker before a colon, a
speaker and a time on a line of their own; signs of Markdown lists and headings. Our own Markdown, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from interpreter_app.base.dates import parsed_day
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.notes.words import KINDS
from interpreter_app.exchange.notes.transcript import (
    LONGEST_PIECE,
    MAX_PIECES,
    Piece,
    Transcript,
    too_long_piece,
    too_many_pieces,
)
from interpreter_app.exchange.reading import ProblemList, at_line
from interpreter_app.exchange.tables import csv_text

MAX_LINES = 500_000

_LONGEST_NAME = 60
_LONGEST_HEADING = 300
_MOST_WORDS_OF_A_NAME = 5
_GAP = "[ \\t\u00a0\u202f]"
_CLOCK = rf"(\d{{1,3}}):(\d\d)(?::(\d\d)(?:[.,](\d{{1,3}}))?)?|(\d{{1,2}}){_GAP}?h{_GAP}?(\d\d)(?!\w)"
_STAMPED = re.compile(rf"[\[(]?(?:{_CLOCK})[\])]?(?:{_GAP}*[-–—|:]{_GAP}+|{_GAP}+|$)")
_LIST_SIGN = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s+")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_SPEAKER = re.compile(r"([^\W\d_][^:<>\n]{0,60}?)[\s\u00a0\u202f]?:[\s\u00a0\u202f]+(?=\S)")
_NAME_AND_TIME = re.compile(rf"([^\d:<>]{{2,60}}?)[\s,–—|-]+[\[(]?(?:{_CLOCK})[\])]?")
_TOLD = re.compile(r"\*\(.*\)\*")
"""What our own Markdown tells of a note besides its text."""
_KIND_FIRST = re.compile(r"([^\W\d_][\w ’'-]{2,24}?)[\s\u00a0]?[–—]\s+(?=\S)")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*|\*|__|`)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KINDS = {name.casefold(): kind for kind, said in KINDS.items() for name in (said.fr, said.en)}
_SMALL = frozenset("de du des la le les d van von der of the and et y di da".split())


def read_text(content: bytes, name: str, near: date, *, is_markdown: bool) -> Transcript:
    """The pieces of a text. Raises FormatError for what isn't text, or is larger than any transcript."""
    problems = ProblemList()
    encoding = csv_text.text_encoding(content, name)
    csv_text.name_stray_lines(encoding, problems)
    lines = csv_text.lines_of(content, encoding, name, problems, MAX_LINES)
    read = pieces_of(
        ((at_line(number), line) for number, line in lines), near, is_wrapped=is_markdown, name=name
    )
    return replace(read, is_typed=True, problems=problems.all())


def pieces_of(
    lines: Iterable[tuple[str, str]], near: date, *, is_wrapped: bool, name: str = ""
) -> Transcript:
    """The pieces of these lines, each with the name of its place.

    A line without a time goes on the one before where times have stood before and nothing lies between; where
    lines are wrapped, as in Markdown, always.
    """
    pieces: list[Piece] = []
    whole: list[str] = []
    parts: list[str] = []
    length = 0

    def close() -> None:
        nonlocal parts, length
        if parts and pieces:
            pieces[-1] = replace(pieces[-1], text=_joined(parts))
        parts, length = [], 0

    for piece, goes_on, line in _read(lines, near, is_wrapped):
        if goes_on and parts:
            length += len(piece.text)
            parts.append(piece.text)
        else:
            close()
            if len(pieces) >= MAX_PIECES:
                raise too_many_pieces(name, piece.where)
            pieces.append(piece)
            whole.append(line)
            parts, length = [piece.text], len(piece.text)
        if length > LONGEST_PIECE:
            raise too_long_piece(name, piece.where)
    close()
    spoken = Counter(piece.speaker for piece in pieces)
    told = [_unless_a_word(piece, line, spoken) for piece, line in zip(pieces, whole, strict=True)]
    return Transcript(tuple(piece for piece in told if piece.text.strip()))


def _unless_a_word(piece: Piece, line: str, spoken: Counter[str]) -> Piece:
    """A piece whose speaker isn't one: «Budget: 5 %», a single word that stands once, without a time."""
    name = piece.speaker
    if not name or " " in name or piece.at is not None or spoken[name] > 1 or name.isupper():
        return piece
    return replace(piece, speaker="", text=line + piece.text[len(piece.text.split("\n")[0]) :])


def speaker_in(text: str) -> tuple[str, str]:
    """The speaker who stands before a colon at the beginning of a text, and the text without; or none."""
    found = _SPEAKER.match(text)
    if found is None or not looks_like_name(found[1]):
        return "", text
    return " ".join(found[1].split()), text[found.end() :]


def looks_like_name(text: str) -> bool:
    """Whether this may be what somebody is called: a few words that begin with capitals."""
    words = text.replace(".", ". ").replace("’", " ").replace("'", " ").split()
    if not 1 <= len(words) <= _MOST_WORDS_OF_A_NAME or len(text) > _LONGEST_NAME:
        return False
    telling = [word for word in words if word.casefold() not in _SMALL]
    return bool(telling) and all(word[0].isupper() or word[0] in "(" for word in telling)


def _read(
    lines: Iterable[tuple[str, str]], near: date, is_wrapped: bool
) -> Iterator[tuple[Piece, bool, str]]:
    """Each line as a piece, whether it goes on the one before, and its text with the speaker in it."""
    day: date | None = None
    heading = speaker = ""
    at: timedelta | None = None
    is_after_blank = True
    is_timed = is_short = is_headed = False
    for where, raw in lines:
        line = raw.strip().lstrip("\ufeff")
        if not line or (line.startswith("*(") and _TOLD.fullmatch(line)):
            is_after_blank = is_after_blank or not line
            continue
        if len(line) <= _LONGEST_HEADING and (found := _HEADING.fullmatch(line)):
            title = _plain(found[1])
            on = _day(title, near)
            day, heading = (on, "") if on else (day, title)
            speaker, at, is_after_blank, is_headed = "", None, True, False
            continue
        is_item = _LIST_SIGN.match(line) is not None
        text = _plain(_LIST_SIGN.sub("", line, count=1) if is_item else line)
        if header := _name_and_time(text):
            speaker, at, is_short = header
            is_timed = is_after_blank = is_headed = True
            continue
        stamped = _STAMPED.match(text)
        if stamped is not None:
            text = text[stamped.end() :]
            is_headed = False
            is_timed, at, speaker = True, _time(stamped.groups()), ""
            is_short = _is_short(stamped.groups())
        kind, text = _kind(text)
        whole = text
        named, text = ("", text) if is_headed else speaker_in(text)
        if kind is None and named and (asked := _whole_kind(named)):
            kind, named = asked, ""
        is_new = is_after_blank or is_item or stamped is not None or bool(named) or kind is not None
        goes_on = not is_new and (is_wrapped or is_timed)
        yield Piece(text, at, named or speaker, kind, day, heading, where, is_short), goes_on, whole
        is_after_blank = False


def _plain(text: str) -> str:
    """A line without the signs of Markdown."""
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text)).strip()


def _kind(text: str) -> tuple[NoteKind | None, str]:
    """The kind that stands before a dash, as we write it, and what follows."""
    found = _KIND_FIRST.match(text)
    kind = _whole_kind(found[1]) if found else None
    return (kind, text[found.end() :]) if found and kind else (None, text)


def _whole_kind(word: str) -> NoteKind | None:
    return _KINDS.get(word.strip().casefold())


def _name_and_time(text: str) -> tuple[str, timedelta, bool] | None:
    """The speaker and the time that stand on a line of their own."""
    found = _NAME_AND_TIME.fullmatch(text) if len(text) <= _LONGEST_HEADING else None
    if found is None or not looks_like_name(found[1].strip()):
        return None
    groups = found.groups()[1:]
    return " ".join(found[1].split()), _time(groups), _is_short(groups)


def _is_short(groups: tuple[str | None, ...]) -> bool:
    return groups[0] is not None and groups[2] is None


def _time(groups: tuple[str | None, ...]) -> timedelta:
    first, second, third, fraction, hour, minute = groups
    if first is None:
        return timedelta(hours=int(hour or 0), minutes=int(minute or 0))
    if third is None:
        return timedelta(hours=int(first), minutes=int(second or 0))
    thousandths = int((fraction or "").ljust(3, "0"))
    return timedelta(hours=int(first), minutes=int(second or 0), seconds=int(third), milliseconds=thousandths)


def _day(title: str, near: date) -> date | None:
    """The day that a heading is."""
    try:
        return parsed_day(title, near)
    except ValueError:
        return None


def _joined(parts: list[str]) -> str:
    return "\n".join(part for part in parts if part)
