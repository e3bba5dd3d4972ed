"""A visit, or its schedule alone, as Markdown in one language: to read, to print, to paste into a mail.

Owns the layout. A text that is missing in the wanted language stands in the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from interpreter_app.base.dates import day_text, days_text, length_text
from interpreter_app.base.one_line import on_one_line
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.balance import by_day
from interpreter_app.domain.visits.clashes import interpreters
from interpreter_app.domain.visits.countdown import due, in_order
from interpreter_app.domain.visits.session_times import local_times
from interpreter_app.domain.visits.visit import Agreement, Protocol, Session, Visit
from interpreter_app.domain.visits.words import (
    DIRECTIONS,
    KINDS,
    MATERIAL,
    MODES,
    SIDES,
    STATUSES,
    TOPICS,
    WORDS,
    Word,
)

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


class _Writer:
    """Says the parts of one visit in one language."""

    def __init__(self, visit: Visit, contacts: Sequence[Contact], language: Language) -> None:
        self.visit = visit
        self.language = language
        self._contacts: Mapping[str, Contact] = {one.id: one for one in contacts}
        self._places = {place.id: place for place in visit.places}

    def text(self, text: Bilingual) -> str:
        """A text in the language, on one line, with no sign that Markdown would take for its own."""
        return _SIGNS.sub(r"\\\1", on_one_line(text.best(self.language)))

    def word(self, word: Word) -> str:
        """A heading or small word."""
        return WORDS[word].get(self.language)

    def name(self, ident: str) -> str:
        """What somebody is called; the id of one who isn't among the contacts."""
        known = self._contacts.get(ident)
        return self.plain(shown_name(known, self.language) if known else ident)

    def names(self, idents: Sequence[str]) -> str:
        """Several people, divided by commas."""
        return ", ".join(map(self.name, idents))

    def plain(self, text: str) -> str:
        """A text that is the same in both languages."""
        return self.text(Bilingual(text, text))

    def place(self, ident: str) -> str:
        """The name of a place, with its address."""
        place = self._places[ident]
        return ", ".join(filter(None, (self.text(place.name) or ident, self.plain(place.address))))

    # The parts.

    def head(self) -> Iterator[str]:
        visit = self.visit
        yield f"# {self.text(visit.title) or visit.id}"
        days = days_text(visit.first, visit.last, self.language) if visit.first and visit.last else ""
        status = STATUSES[visit.status].get(self.language)
        yield " · ".join(filter(None, (days[:1].upper() + days[1:], self.text(visit.where), status)))
        if visit.note:
            yield self.text(visit.note)

    def aims(self) -> Iterator[str]:
        for side in Side:
            aims = [aim for aim in self.visit.aims if aim.side is side]
            if aims:
                yield f"## {self.word(Word.AIMS)} – {SIDES[side].get(self.language).lower()}"
                yield "\n".join(f"- {self.text(aim.text)}" for aim in aims)

    def questions(self) -> Iterator[str]:
        if self.visit.questions:
            yield f"## {self.word(Word.QUESTIONS)}"
            yield "\n".join(f"{n}. {self.text(q.text)}" for n, q in enumerate(self.visit.questions, 1))

    def schedule(self, person: str = "") -> Iterator[str]:
        """The days; only what somebody takes part in, if a contact is named."""
        sessions = [one for one in self.visit.sessions if not person or takes_part(one, person)]
        if sessions:
            yield f"## {self.word(Word.SCHEDULE)}"
        for day, of_day in by_day(sessions).items():
            text = day_text(day, self.language)
            yield f"### {text[:1].upper()}{text[1:]}"
            yield "\n".join(line for session in of_day for line in self._session(session))

    def _session(self, session: Session) -> Iterator[str]:
        language = self.language
        start, until = local_times(session, self.visit.zone, language)
        title = self.text(session.title) or KINDS[session.kind].get(language)
        yield f"- **{start} – {until}** {title}  "
        where = [self.place(ident) for ident in (session.place, session.destination) if ident]
        minutes = int((session.end.at - session.start.at).total_seconds() // 60)
        told = [KINDS[session.kind].get(language), length_text(minutes), " → ".join(where)]
        yield f"  {' · '.join(filter(None, told))}  "
        if session.people:
            yield f"  {self.word(Word.WITH)} {self.names(session.people)}  "
        if session.interpreted:
            how = MODES[session.interpreted.mode].get(language)
            way = DIRECTIONS[session.interpreted.direction].get(language)
            who = self.names(interpreters(session))
            yield f"  {self.word(Word.INTERPRETED)} {', '.join(filter(None, (how, way, who)))}  "
        if session.note:
            yield f"  {self.text(session.note)}  "

    def people(self) -> Iterator[str]:
        for side in Side:
            among = [one for one in self.visit.people if one.side is side]
            if among:
                yield f"## {self.word(Word.PEOPLE)} – {SIDES[side].get(self.language).lower()}"
                yield "\n".join(self._participant(one.contact, one.role) for one in among)

    def _participant(self, ident: str, role: Bilingual) -> str:
        known = self._contacts.get(ident)
        told = [self.text(known.title) if known else "", self.text(role)]
        if known and known.organisation:
            told.append(self.name(known.organisation))
        return f"- {' – '.join((self.name(ident), ', '.join(filter(None, told)))).removesuffix(' – ')}"

    def interpreting(self) -> Iterator[str]:
        commission = self.visit.commission
        if commission.interpreters or commission.terms or commission.material:
            yield f"## {self.word(Word.INTERPRETING)}"
            told = [self.names(commission.interpreters), self.text(commission.terms)]
            told.append(self.text(commission.equipment))
            yield "\n\n".join(filter(None, told)) or "–"
        if commission.material:
            lines = [f"### {self.word(Word.MATERIAL)}", ""]
            for owed in commission.material:
                box = "x" if owed.given else " "
                when = (
                    f" ({self.word(Word.DUE)} {self._day(owed.due)})" if owed.due and not owed.given else ""
                )
                lines.append(f"- [{box}] {MATERIAL[owed.material].get(self.language)}{when}")
            yield "\n".join(lines)

    def protocols(self) -> Iterator[str]:
        if self.visit.protocols:
            yield f"## {self.word(Word.PROTOCOLS)}"
            yield "\n".join(map(self._protocol, self.visit.protocols))

    def _protocol(self, one: Protocol) -> str:
        title = self.text(one.title) or TOPICS[one.topic].get(self.language)
        both = (
            (self.name(a.contact) if a.contact else self.plain(a.who), self._day(a.on)) for a in one.agreed
        )
        who = ", ".join(f"{name} ({day})" for name, day in both)
        said = f"{self.word(Word.AGREED_BY)} {who}" if who else self.word(Word.NOT_AGREED)
        return f"- **{title}** – {self.text(one.text)} *({said})*"

    def _who(self, agreed: Agreement) -> str:
        return self.name(agreed.contact) if agreed.contact else self.plain(agreed.who)

    def tasks(self) -> Iterator[str]:
        if self.visit.tasks:
            yield f"## {self.word(Word.TASKS)}"
            lines = []
            for task in in_order(self.visit):
                until = due(task, self.visit)
                when = f"{self.word(Word.DONE)} {self._day(task.done)}" if task.done else ""
                if not when and until:
                    when = f"{self.word(Word.DUE)} {self._day(until)}"
                told = ", ".join(filter(None, (self.plain(task.owner), when)))
                box, told = "x" if task.done else " ", f" ({told})" if told else ""
                lines.append(f"- [{box}] {self.text(task.text)}{told}")
            yield "\n".join(lines)

    def _day(self, day: date) -> str:
        return day_text(day, self.language, weekday=False)


def takes_part(session: Session, contact: str) -> bool:
    """Whether somebody is in a session, or interprets it."""
    return contact in session.people or contact in interpreters(session)


def visit_markdown(visit: Visit, contacts: Sequence[Contact], language: Language) -> str:
    """The whole visit."""
    say = _Writer(visit, contacts, language)
    parts = (
        say.head(), say.aims(), say.questions(), say.schedule(), say.people(), say.interpreting(),
        say.protocols(), say.tasks(),
    )  # fmt: skip
    return "\n\n".join(block for part in parts for block in part) + "\n"


def schedule_markdown(visit: Visit, contacts: Sequence[Contact], language: Language, person: str = "") -> str:
    """The schedule alone; only what somebody takes part in, if a contact is named."""
    say = _Writer(visit, contacts, language)
    return "\n\n".join((f"# {say.text(visit.title) or visit.id}", *say.schedule(person))) + "\n"
