"""Notes of a visit as Markdown in one language: by day and session, to read, to paste, to send.

Owns the layout; `transcript_text` reads it as it reads any text with times. Signs of Markdown in a note are
kept from meaning anything. What is confidential is left out by whoever chooses the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from interpreter_app.base.dates import day_text
from interpreter_app.base.one_line import on_one_line
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.notes.timeline import in_order
from interpreter_app.domain.notes.words import KINDS, WORDS, Word
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.domain.visits.words import KINDS as SESSION_KINDS

_SIGNS = re.compile(r"([\\`*_\[\]<>|])")
_AT_LINE_START = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([#+\-=.)])", re.MULTILINE)


def escaped(text: str) -> str:
    """A text in which no sign means anything to Markdown."""
    return _AT_LINE_START.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))


def notes_markdown(
    visit: Visit | None,
    notes: Sequence[Note],
    contacts: Mapping[str, Contact],
    language: Language,
    zone: str,
    left_out: int = 0,
) -> str:
    """The notes in their order. `zone` is the one whose clocks and calendar are shown; `left_out` tells how
    many confidential ones aren't among them."""
    say = _Writer(visit, contacts, language, zone)
    return "\n\n".join((*say.head(left_out), *say.days(in_order(notes)))) + "\n"


class _Writer:
    def __init__(
        self, visit: Visit | None, contacts: Mapping[str, Contact], language: Language, zone: str
    ) -> None:
        self._visit, self._contacts, self._language, self._zone = visit, contacts, language, zone
        self._sessions: Mapping[str, Session] = {one.id: one for one in visit.sessions} if visit else {}
        questions = visit.questions if visit else ()
        self._numbers = {one.id: str(number) for number, one in enumerate(questions, 1)}

    def head(self, left_out: int) -> Iterator[str]:
        title = self._line(self._visit.title) if self._visit else ""
        yield f"# {' – '.join(filter(None, (title, self._word(Word.NOTES))))}"
        if left_out:
            word = Word.LEFT_OUT if left_out == 1 else Word.LEFT_OUT_MANY
            yield f"*{self._word(word).format(count=left_out)}*"

    def days(self, notes: Sequence[Note]) -> Iterator[str]:
        def day(one: Note) -> date:
            return one.at.there(self._zone).day

        for on, of_day in groupby(notes, day):
            text = day_text(on, self._language)
            yield f"## {text[:1].upper()}{text[1:]}"
            for session, some in groupby(of_day, _session_of):
                if self._visit is not None:
                    yield f"### {self._session(session)}"
                yield "\n".join(self._note(one) for one in some)

    def _session(self, ident: str) -> str:
        known = self._sessions.get(ident)
        if known is None:
            return escaped(ident) or self._word(Word.NO_SESSION)
        return self._line(known.title) or SESSION_KINDS[known.kind].get(self._language)

    def _note(self, one: Note) -> str:
        clock = one.at.there(self._zone).local.strftime("%H:%M:%S").removesuffix(":00")
        kind = "" if one.kind is NoteKind.NOTE else f"*{KINDS[one.kind].get(self._language)}*"
        speaker = escaped(self._name(one.speaker)) if one.speaker else ""
        colon = "\u00a0: " if self._language is Language.FRENCH else ": "
        first, *others = escaped(one.text.strip()).split("\n")
        said = f"{speaker}{colon}{first}" if speaker else first
        told = "; ".join(self._told(one))
        lines = [" – ".join(filter(None, (f"- **{clock}**", kind, said)))]
        lines += [f"  {line}" if line.strip() else "" for line in others]
        if told:
            lines.append(f"  *({told})*")
        return "  \n".join(lines)

    def _told(self, one: Note) -> Iterator[str]:
        if one.confidential:
            yield self._word(Word.CONFIDENTIAL)
        if one.questions:
            numbers = ", ".join(self._numbers.get(ident, escaped(ident)) for ident in one.questions)
            yield f"{self._word(Word.ANSWERS)} {numbers}"
        if one.owner:
            yield f"{self._word(Word.OWNER)} {escaped(self._name(one.owner))}"
        if one.due and not one.done:
            yield f"{self._word(Word.DUE)} {self._day(one.due)}"
        if one.done:
            yield f"{self._word(Word.DONE)} {self._day(one.done)}"
        if one.adaptation.strip():
            yield f"{self._word(Word.ADAPTATION)} {escaped(' '.join(one.adaptation.split()))}"

    def _name(self, ident: str) -> str:
        known = self._contacts.get(ident)
        return on_one_line(shown_name(known, self._language) if known else ident)

    def _day(self, day: date) -> str:
        return day_text(day, self._language, weekday=False)

    def _line(self, text: Bilingual) -> str:
        return escaped(on_one_line(text.best(self._language)))

    def _word(self, word: Word) -> str:
        return WORDS[word].get(self._language)


def _session_of(one: Note) -> str:
    return one.session
