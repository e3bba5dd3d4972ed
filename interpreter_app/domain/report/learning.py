"""The learning report of a visit: what was learnt, by whom, and what will be done at home.

Owns which sections there are, in which order, and what stands in each. What is confidential is left out
unless asked for, and the report says how much that was. Pure: no clock, no store; the same visit and notes
give the same document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from interpreter_app.base.dates import day_text, days_text, time_text
from interpreter_app.base.one_line import on_one_line
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.contacts.names import shown_name, sorting_name
from interpreter_app.domain.notes.board import board, to_do
from interpreter_app.domain.notes.debrief import AFTER_SESSION, AFTER_VISIT, QUESTIONS, debriefed, review
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.notes.timeline import in_order
from interpreter_app.domain.notes.words import KINDS
from interpreter_app.domain.report.document import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Span,
    Spans,
    Style,
    Table,
)
from interpreter_app.domain.report.words import WORDS, Word
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.session_times import local_times
from interpreter_app.domain.visits.visit import Protocol, Session, Topic, Visit
from interpreter_app.domain.visits.words import KINDS as SESSION_KINDS
from interpreter_app.domain.visits.words import SIDES, TOPICS

_OF_QUOTES = (Topic.QUOTING, Topic.ATTRIBUTION, Topic.CONFIDENTIALITY)
_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How to report. Of two `languages` the first one leads, and the report's own words are in both; what
    somebody wrote stays in theirs. `confidential`: have what is confidential in it, too."""

    languages: tuple[Language, ...] = (Language.ENGLISH,)
    confidential: bool = False
    author: str = ""
    day: date | None = None


def learning_report(
    visit: Visit, notes: Iterable[Note], contacts: Mapping[str, Contact], options: ReportOptions
) -> Document:
    """The report of a visit from its notes; `contacts` are those that it names, by id."""
    every = [one for one in in_order(notes) if one.kind is not NoteKind.MISSING_TERM]
    given = [one for one in every if options.confidential or not one.confidential]
    secret = sum(one.confidential for one in every)
    say = _Report(visit, given, contacts, options)
    sections = (
        say.confidential(secret), say.insights(), say.questions(), say.sessions(), say.decisions(),
        say.actions(), say.quotes(), say.learning(), say.people(),
    )  # fmt: skip
    name = visit.title.best(say.lead) or visit.id
    return Document(
        f"{WORDS[Word.TITLE].get(say.lead)} – {' '.join(name.split())}",
        say.subtitle(),
        options.languages,
        tuple(block for section in sections for block in section),
        options.author,
        options.day,
    )


class _Report:
    """Says the sections of one report."""

    def __init__(
        self, visit: Visit, notes: Sequence[Note], contacts: Mapping[str, Contact], options: ReportOptions
    ) -> None:
        self._visit, self._notes, self._contacts = visit, notes, contacts
        self._options = options
        self.lead = options.languages[0]
        self._sessions = {one.id: one for one in visit.sessions}

    # Words.

    def both(self, text: Bilingual, *, is_bold: bool = False, is_soft: bool = False) -> Spans:
        """A text of both languages, in those of the report; once where it is missing in one, or the same."""
        said: list[Span] = []
        for language in self._options.languages:
            own = text.get(language)
            if own and own not in (span.text for span in said):
                said += [Span(_SEPARATOR, is_bold=is_bold, is_soft=is_soft)] * bool(said)
                said.append(Span(own, language, is_bold, is_soft))
        if not said and text:
            said.append(Span(text.best(self.lead), self.lead.other, is_bold, is_soft))
        return tuple(said)

    def made(self, make: Callable[[Language], str], *, is_soft: bool = False) -> Spans:
        """What is worded anew for each language, such as a date."""
        texts = {language: make(language) for language in Language}
        return self.both(Bilingual(texts[Language.FRENCH], texts[Language.ENGLISH]), is_soft=is_soft)

    def word(self, word: Word, *, is_soft: bool = False) -> Spans:
        """A small word of the report."""
        return self.both(WORDS[word], is_soft=is_soft)

    def label(self, word: Word) -> Spans:
        """A small word in front of something, in the leading language alone."""
        return (Span(WORDS[word].get(self.lead), self.lead, is_soft=True),)

    def aside(self, word: Word) -> Spans:
        """A small word in brackets, in the leading language alone."""
        return (Span(f"({WORDS[word].get(self.lead)})", self.lead, is_soft=True),)

    def name(self, ident: str) -> str:
        """What somebody is called; initials or words as they stand."""
        known = self._contacts.get(ident)
        return on_one_line(shown_name(known, self.lead) if known else ident)

    def heading(self, word: Word, level: int = 1) -> Heading:
        """A heading of the report's own."""
        return Heading(self.word(word), level)

    def subtitle(self) -> str:
        """Days and place."""
        visit = self._visit
        days = days_text(visit.first, visit.last, self.lead) if visit.first and visit.last else ""
        days = days[:1].upper() + days[1:]
        return _SEPARATOR.join(filter(None, (days, on_one_line(visit.where.best(self.lead)))))

    # Sections.

    def confidential(self, secret: int) -> Iterator[Block]:
        """How many notes are confidential, and what became of them."""
        if not secret:
            return
        words = (
            (Word.HELD, Word.HELD_MANY) if self._options.confidential else (Word.LEFT_OUT, Word.LEFT_OUT_MANY)
        )
        said = WORDS[words[secret > 1]]
        counted = Bilingual(said.fr.format(count=secret), said.en.format(count=secret))
        yield Paragraph(self.both(counted), Style.WARNING)

    def insights(self) -> Iterator[Block]:
        """Each insight with its adaptation at home and its owner."""
        yield self.heading(Word.INSIGHTS)
        found = review(self._notes).insights
        if not found:
            yield Paragraph(self.word(Word.NO_INSIGHT), Style.SMALL)
        for one in found:
            yield Paragraph(self._text(one, with_kind=False))
            told: list[Spans] = []
            if one.adaptation.strip():
                own = Span(one.adaptation.strip(), one.language)
                told.append((*self.label(Word.ADAPTED), own))
            else:
                told.append(self.word(Word.NOT_ADAPTED, is_soft=True))
            if one.owner:
                told.append((*self.label(Word.OWNER), Span(self.name(one.owner))))
            yield Listing(tuple(told))

    def questions(self) -> Iterator[Block]:
        """Each key question with what answers it."""
        if not self._visit.questions:
            return
        yield self.heading(Word.QUESTIONS)
        for number, one in enumerate(board(self._visit.questions, self._notes), 1):
            yield Heading((Span(f"{number}. "), *self.both(one.question.text)), 2)
            if one.notes:
                yield Listing(tuple(self._text(note) for note in one.notes))
            else:
                yield Paragraph(self.word(Word.NO_ANSWER), Style.SMALL)

    def sessions(self) -> Iterator[Block]:
        """The sessions that have notes, in their order, then the notes of none."""
        by_session: dict[str, list[Note]] = {}
        for note in (one for one in self._notes if one.prompt not in AFTER_VISIT):
            by_session.setdefault(note.session if note.session in self._sessions else "", []).append(note)
        if not by_session:
            return
        yield self.heading(Word.SESSIONS)
        ordered = sorted(self._visit.sessions, key=lambda one: (one.start.at, one.end.at, one.id))
        for session in ordered:
            if session.id in by_session:
                yield from self._session(session, by_session[session.id])
        if "" in by_session:
            yield Heading(self.word(Word.OUTSIDE), 2)
            yield from self._noted(by_session[""])

    def _session(self, session: Session, notes: Sequence[Note]) -> Iterator[Block]:
        title = session.title if session.title else SESSION_KINDS[session.kind]
        yield Heading(self.both(title), 2)

        def when(language: Language) -> str:
            day = day_text(session.start.there(self._visit.zone).day, language)
            start, until = local_times(session, self._visit.zone, language)
            return f"{day[:1].upper()}{day[1:]}, {start} – {until}"

        told = self.made(when)
        people = [self.name(ident) for ident in present(session) if ident in self._contacts]
        if people:
            told = (*told, Span("\n"), *self.label(Word.WITH), Span(", ".join(people)))
        yield Paragraph(told, Style.SMALL)
        yield from self._noted(notes)

    def _noted(self, notes: Sequence[Note]) -> Iterator[Block]:
        """Notes as they were written, then what was said looking back."""
        written = [one for one in notes if one.prompt is None]
        if written:
            yield Listing(tuple(self._text(one, with_time=True) for one in written))
        answered = [one for one in debriefed(notes, AFTER_SESSION) if one.notes]
        if answered:
            yield Heading(self.word(Word.LOOKING_BACK), 3)
            for one in answered:
                yield Paragraph(self.both(one.question), Style.LEAD)
                yield Listing(tuple(self._text(note, with_kind=False) for note in one.notes))

    def decisions(self) -> Iterator[Block]:
        """What was decided."""
        found = [one for one in self._notes if one.kind is NoteKind.DECISION]
        if found:
            yield self.heading(Word.DECISIONS)
            yield Listing(tuple(self._text(one, with_kind=False) for one in found))

    def actions(self) -> Iterator[Block]:
        """What has to be done, by whom, until when."""
        found = to_do(self._notes, self._options.day or date.max)
        if not found:
            return
        yield self.heading(Word.ACTIONS)
        rows = []
        for one in found:
            note = one.note
            if note.done:
                when: Spans = (*self.label(Word.DONE), Span(" "), *self._day(note.done))
            else:
                when = self._day(note.due) if note.due else (Span("–"),)
            owner = Span(self.name(note.owner) if note.owner else "–")
            rows.append(((Span(note.text.strip(), note.language),), (owner,), when))
        headings = tuple(self.word(word) for word in (Word.WHAT, Word.WHO, Word.DUE))
        yield Table(headings, tuple(rows), (6, 3, 3))

    def quotes(self) -> Iterator[Block]:
        """What was said in these words, behind what was agreed on quoting."""
        found = [one for one in self._notes if one.kind is NoteKind.QUOTE]
        rules = [one for one in self._visit.protocols if one.topic in _OF_QUOTES]
        if not (found or rules):
            return
        yield self.heading(Word.QUOTES)
        if rules:
            yield Paragraph(self.word(Word.RULES), Style.LEAD)
            yield Listing(tuple(map(self._rule, rules)))
        if not any(one.topic is Topic.QUOTING for one in rules):
            yield Paragraph(self.word(Word.NO_RULE), Style.WARNING)
        if found:
            yield Paragraph(self.word(Word.SENSE), Style.SMALL)
        for one in found:
            yield Paragraph((Span(_quoted(one), one.language), *self._source(one)), Style.QUOTE)

    def _rule(self, one: Protocol) -> Spans:
        title = one.title if one.title else TOPICS[one.topic]
        agreed = Word.AGREED if one.agreed else Word.NOT_AGREED
        return (
            *self.both(title, is_bold=True),
            Span(" – "),
            *self.both(one.text),
            Span(" "),
            *self.aside(agreed),
        )

    def _source(self, one: Note) -> Spans:
        who = (Span(f" – {self.name(one.speaker)}", is_soft=True),) if one.speaker else ()
        session = self._sessions.get(one.session)
        where = (
            (Span(", ", is_soft=True), *self.both(session.title, is_soft=True))
            if session and session.title
            else ()
        )
        secret = (Span(" "), *self.aside(Word.CONFIDENTIAL)) if one.confidential else ()
        return (*who, *where, *secret)

    def learning(self) -> Iterator[Block]:
        """How well the visit worked as a way to learn."""
        yield self.heading(Word.LEARNING)
        answered = review(self._notes).learning
        for one in answered:
            yield Paragraph(self.both(QUESTIONS[one.prompt]), Style.LEAD)
            if one.notes:
                yield Listing(tuple(self._text(note, with_kind=False) for note in one.notes))
            else:
                yield Paragraph(self.word(Word.NOTHING), Style.SMALL)

    def people(self) -> Iterator[Block]:
        """Whom one met, side by side."""
        sides = {one.contact: one.side for one in self._visit.people}
        there = dict.fromkeys((*sides, *(who for one in self._visit.sessions for who in present(one))))
        known = [self._contacts[ident] for ident in there if ident in self._contacts]
        met = sorted(
            (one for one in known if one.forgotten is None), key=lambda one: (sorting_name(one), one.id)
        )
        if not met:
            return
        yield self.heading(Word.MET)
        for side in (Side.HOSTS, Side.OTHER, Side.VISITORS):
            among = [one for one in met if (sides.get(one.id) or one.side or Side.OTHER) is side]
            if among:
                yield Heading(self.both(SIDES[side]), 2)
                yield Listing(tuple(map(self._person, among)))

    def _person(self, one: Contact) -> Spans:
        told: list[Spans] = [
            self.both(one.title),
            (Span(self.name(one.organisation)),) if one.organisation else (),
        ]
        spans: Spans = (Span(self.name(one.id), is_bold=True),)
        for some in filter(None, told):
            spans = (*spans, Span(", ", is_bold=spans[-1].is_bold), *some)
        return spans

    # Notes.

    def _text(self, one: Note, *, with_kind: bool = True, with_time: bool = False) -> Spans:
        """A note as it was written, with who speaks."""
        before: list[Span] = []
        if with_time:
            clock = one.at.there(self._visit.zone).local.time()
            before.append(
                Span(f"{time_text(clock.replace(second=0, microsecond=0), self.lead)}  ", is_soft=True)
            )
        if with_kind and one.kind is not NoteKind.NOTE:
            before += [*self.both(KINDS[one.kind], is_soft=True), Span(" – ", is_soft=True)]
        if one.speaker:
            colon = "\u00a0: " if self.lead is Language.FRENCH else ": "
            before += [Span(self.name(one.speaker), is_bold=True), Span(colon, is_bold=True)]
        text = _quoted(one) if one.kind is NoteKind.QUOTE else one.text.strip()
        after = (Span(" "), *self.aside(Word.CONFIDENTIAL)) if one.confidential else ()
        return (*before, Span(text, one.language), *after)

    def _day(self, day: date) -> Spans:
        return self.made(lambda language: day_text(day, language, weekday=False))


def _quoted(one: Note) -> str:
    """The words of a quote between the quotation marks of their language, unless they have some."""
    text = one.text.strip()
    if text[:1] in '«“"‘' and text[-1:] in '»”"’':
        return text
    return f"“{text}”" if one.language is Language.ENGLISH else f"«\u00a0{text}\u00a0»"
