"""Shorthand in a line of notes: who speaks, which key question it answers, and what kind of note it is.

Owns its grammar, which is this and nothing more:

``@name``
    who speaks; with ``!action``, who does it. A short name (``@AF``), an id (``@ann-fraser``), or the
    beginning of a name (``@ann``) of somebody of the visit; initials in capitals of somebody else are kept.
``#question``
    the key question that is answered: its number in the visit (``#2``), its id, or the beginning of its id or
    of one of its words, as long as only one is meant. Several may stand there.
``!kind``
    the kind, in either language, or its beginning as long as only one begins so: ``!action``, ``!décision``,
    ``!act``, ``!terme``.

They stand in front of the line, in any order, with blanks between them; ``#`` and ``!`` may also stand at its
end. Anywhere else, and where nothing is meant by it, a sign is a sign and stays in the text: «la ville #1 en
France», «@home», «!». A backslash in front of a sign keeps it in the text, too: ``\\#2 comes first``.
Only the first line of a note is read so; a line of nothing but shorthand is a text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.notes.people import completions, looks_like_initials, meant, roll_of
from interpreter_app.domain.notes.words import KINDS, kind_named
from interpreter_app.domain.visits.visit import Question

PERSON, QUESTION, KIND = SIGNS = "@#!"

_FIRST = re.compile(r"\s*([@#!])([^\s@#!,:;]+)[,:;]?(?=\s|$)")
_LAST = re.compile(r"(?:^|\s)([#!])([^\s@#!,:;]+)\s*$")
_KEPT_FIRST = re.compile(r"\s*\\+[@#!]")
_KEPT_LAST = re.compile(r"(?<=\S)\s+(\\+[#!][^\s@#!,:;]+)\s*$")
_SIGN_LAST = re.compile(r"(?<=\S)\s+([#!][^\s@#!,:;]+)\s*$")
_BEING_TYPED = re.compile(r"(?:^|(?<=\s))([@#!])([^\s@#!,:;]*)$")


@dataclass(frozen=True, slots=True)
class Known:
    """Who and what may be meant: contacts, those in the room first, and the key questions of the visit."""

    people: Sequence[Contact] = ()
    questions: Sequence[Question] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line without its shorthand, and what that said; None and nothing where it said nothing.

    `person` is the id of a contact, or initials.
    """

    text: str
    kind: NoteKind | None = None
    person: str = ""
    questions: tuple[str, ...] = ()


class Completion(NamedTuple):
    """What may stand in the place of shorthand that is being typed: from `start` on, and what that means."""

    start: int
    text: str
    meaning: str


def parsed(text: str, known: Known) -> Parsed:
    """What somebody typed, read as the grammar has it."""
    line, end, more = text.partition("\n")
    found = Parsed("")
    while (token := _FIRST.match(line)) and (now := _with(found, token, known)) is not None:
        found, line = now, line[token.end() :]
    while (token := _LAST.search(line)) and (now := _with(found, token, known)) is not None:
        found, line = now, line[: token.start()]
    line = _unescaped(line.strip() if found != Parsed("") else line)
    if not f"{line}{more}".strip():
        return Parsed(text)
    return Parsed(f"{line}{end}{more}", found.kind, found.person, found.questions)


def as_line(one: Parsed, known: Known) -> str:
    """The line that says the same: what `parsed` reads as this again."""
    signs = [f"{KIND}{one.kind.value}"] if one.kind else []
    if one.person:
        short = roll_of(known.people).short.get(one.person, one.person)
        by_id = meant(short, known.people) != one.person and not looks_like_initials(one.person)
        signs.append(f"{PERSON}{one.person if by_id else short}")
    numbers = {question.id: str(n) for n, question in enumerate(known.questions, 1)}
    signs += [f"{QUESTION}{numbers.get(ident, ident)}" for ident in one.questions]
    line, end, more = one.text.partition("\n")
    return " ".join((*signs, _escaped(line))) + end + more


def completed(line: str, known: Known) -> list[Completion]:
    """What the shorthand at the end of a line may become, the likeliest first; nothing if there is none."""
    token = _BEING_TYPED.search(line)
    if token is None:
        return []
    offers: dict[str, Callable[[str, Known], list[tuple[str, str]]]] = {
        PERSON: _people_for,
        QUESTION: _questions_for,
        KIND: _kinds_for,
    }
    sign, typed = token.groups()
    return [Completion(token.start(1), f"{sign}{text}", told) for text, told in offers[sign](typed, known)]


def _with(found: Parsed, token: re.Match[str], known: Known) -> Parsed | None:
    """What is known with one more token; None if nothing is meant by it, or if it was said already."""
    sign, word = token.groups()
    kind, person, questions = found.kind, found.person, found.questions
    if sign == KIND:
        kind = kind_named(word)
        if kind is None or found.kind is not None:
            return None
    elif sign == PERSON:
        person = meant(word, known.people) or (word if looks_like_initials(word) else "")
        if not person or found.person:
            return None
    else:
        ident = _question(word, known.questions)
        if not ident or ident in questions:
            return None
        questions = (*questions, ident) if token.re is _FIRST else (ident, *questions)
    return Parsed("", kind, person, questions)


def _question(word: str, questions: Sequence[Question]) -> str:
    """The id of the key question that is meant, empty if it isn't one alone."""
    if word.isascii() and word.isdigit() and len(word) <= 4:
        place = int(word) - 1
        return questions[place].id if 0 <= place < len(questions) else ""
    wanted = fold(word.replace("-", " "))
    if not wanted:
        return ""
    ways = (
        [one for one in questions if one.id == word],
        [one for one in questions if fold(one.id.replace("-", " ")).startswith(wanted)],
        [one for one in questions if f" {wanted}" in f" {fold(one.text.fr)} {fold(one.text.en)}"],
    )
    found = next((way for way in ways if way), [])
    return found[0].id if len(found) == 1 else ""


def _unescaped(line: str) -> str:
    """The line without the backslash that keeps a sign in it, in front and at its end."""
    if _KEPT_FIRST.match(line):
        line = line.replace("\\", "", 1)
    if found := _KEPT_LAST.search(line):
        line = line[: found.start(1)] + line[found.start(1) + 1 :]
    return line


def _escaped(line: str) -> str:
    """The line as it has to be typed for its own signs to stay in it."""
    if found := _KEPT_LAST.search(line) or _SIGN_LAST.search(line):
        line = f"{line[: found.start(1)]}\\{line[found.start(1) :]}"
    if _FIRST.match(line) or _KEPT_FIRST.match(line):
        blanks = len(line) - len(line.lstrip())
        line = f"{line[:blanks]}\\{line[blanks:]}"
    return line


def _people_for(typed: str, known: Known) -> list[tuple[str, str]]:
    short = roll_of(known.people).short
    return [(short[one.id], one.full_name) for one in completions(typed.replace("-", " "), known.people)]


def _questions_for(typed: str, known: Known) -> list[tuple[str, str]]:
    wanted = fold(typed.replace("-", " "))
    return [
        (str(number), one.text.fr if not one.text.en else one.text.en)
        for number, one in enumerate(known.questions, 1)
        if str(number).startswith(typed)
        or f" {wanted}" in f" {fold(one.id.replace('-', ' '))} {fold(one.text.fr)} {fold(one.text.en)}"
    ]


def _kinds_for(typed: str, _known: Known) -> list[tuple[str, str]]:
    wanted = fold(typed)
    return [
        (kind.value, f"{said.fr} – {said.en}" if said.fr != said.en else said.fr)
        for kind, said in KINDS.items()
        if any(fold(name).startswith(wanted) for name in (kind.value, said.fr, said.en))
    ]
