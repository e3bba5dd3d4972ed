"""The printed schedule of a visit: its days, in one language or both, a PDF out.

Owns what stands where. What is known of a visit comes from the domain; what reportlab needs is in `pdf`.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.dates import day_text, days_text, time_text
from interpreter_app.briefing.fonts import TextStyle
from interpreter_app.briefing.lines import Line, Span, wrap
from interpreter_app.briefing.paper import Grid, Paper, sheet, text_grid
from interpreter_app.briefing.pdf import About, Leaf, Mark, PdfFile, compressed
from interpreter_app.briefing.pen import ACCENT, HAIRLINE, Pen
from interpreter_app.briefing.running import running_foot, running_head
from interpreter_app.briefing.styles import Styles, glossary_styles
from interpreter_app.briefing.texts import long_date, texts
from interpreter_app.briefing.typography import NO_BREAK, plain, visible
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.balance import by_day
from interpreter_app.domain.visits.clashes import interpreters, present
from interpreter_app.domain.visits.session_times import local_cities
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.domain.visits.words import DIRECTIONS, KINDS, MODES, WORDS, Word

_TIMES = 92.0
"""Points for the column of times."""
_APART = 14.0
_GROUP = 3
"""So many visitors are told as one."""
_THE_VISITORS = Bilingual("les visiteurs", "the visitors")


@dataclass(frozen=True, slots=True)
class ScheduleOptions:
    """How to print a schedule. Of several `languages` the first one leads, the other stands below it small.

    With `person`, the id of a contact, only what they take part in. The same visit, contacts, options and
    date give the same bytes.
    """

    languages: tuple[Language, ...] = (Language.ENGLISH,)
    paper: Paper = Paper.A4
    person: str = ""
    author: str = ""
    date: datetime.date | None = None


@dataclass(slots=True)
class _Row:
    """A row of the schedule: lines at the left and at the right of the same top, and the space above."""

    left: list[Line]
    right: list[Line]
    above: float = 0.0
    mark: str = ""
    is_heading: bool = False

    @property
    def height(self) -> float:
        return max(sum(line.leading for line in lines) for lines in (self.left, self.right))


@dataclass(slots=True)
class _Page:
    """A page in the making."""

    pen: Pen
    y: float
    marks: list[Mark] = field(default_factory=list)


def print_schedule(visit: Visit, contacts: Sequence[Contact], out: BinaryIO, options: ScheduleOptions) -> int:
    """Print the schedule of a visit into `out`, as PDF; how many pages it has.

    Raises ExpectedError if the typeface can't be read; nothing is written then.
    """
    with collector_paused():
        language = options.languages[0]
        grid = _one_column(text_grid(sheet(options.paper)))
        pdf = PdfFile(grid.size, language)
        setter = _Setter(visit, contacts, options, glossary_styles(pdf.fonts, grid), pdf.fonts.coverage, grid)
        leaves = setter.leaves()
        title = visible(visit.title.best(language))
        subject = WORDS[Word.SCHEDULE].get(language)
        pdf.describe(About(title, visible(options.author), subject, (subject,), options.date))
        pdf.add(leaves, setter.foot)
        out.write(pdf.content())
    return len(leaves)


def _one_column(grid: Grid) -> Grid:
    return Grid(
        grid.size, grid.side, grid.top, grid.bottom, 1, grid.gutter, grid.head_margin, grid.foot_margin
    )


class _Setter:
    """Sets the rows of one schedule on pages."""

    def __init__(
        self,
        visit: Visit,
        contacts: Sequence[Contact],
        options: ScheduleOptions,
        styles: Styles,
        coverage: Collection[str],
        grid: Grid,
    ) -> None:
        self._visit, self._options, self._styles = visit, options, styles
        self._coverage, self._grid = coverage, grid
        self._contacts: Mapping[str, Contact] = {one.id: one for one in contacts}
        self._places = {place.id: place.name for place in visit.places}
        self._language = options.languages[0]
        self._texts = texts(self._language)
        self._leaves: list[Leaf] = []

    def leaves(self) -> list[Leaf]:
        """The pages, drawn and compressed, without their feet."""
        page = self._begin(is_first=True)
        page.y = self._title_block(page)
        rows = list(self._rows())
        for place, row in enumerate(rows):
            # A day's name doesn't stand alone at the foot of a page.
            following = rows[place + 1].height if row.is_heading and place + 1 < len(rows) else 0.0
            if page.y - row.above - row.height - following < self._grid.bottom:
                self._end(page)
                page = self._begin()
            page = self._draw(page, row)
        self._end(page)
        return self._leaves

    def foot(self, number: int, total: int) -> str:
        """The content of the foot of a page."""
        pen = Pen()
        page = self._texts.page.format(page=number, total=total)
        date = long_date(self._options.date, self._language) if self._options.date else ""
        running_foot(pen, self._grid, self._styles.foot, self._name(self._language), date, page)
        return pen.code

    # Pages.

    def _begin(self, *, is_first: bool = False) -> _Page:
        pen = Pen()
        if not is_first:
            schedule = WORDS[Word.SCHEDULE].get(self._language)
            name = self._name(self._language)
            styles = self._styles
            running_head(pen, self._grid, styles.running, styles.running_part, name, "", schedule)
        return _Page(pen, self._grid.text_top)

    def _end(self, page: _Page) -> None:
        self._leaves.append(Leaf(compressed(page.pen.code), page.marks))

    def _draw(self, page: _Page, row: _Row) -> _Page:
        """Draw a row; one that is higher than a page goes on on the next."""
        grid = self._grid
        end = grid.side + grid.width
        is_at_top = page.y >= grid.text_top
        y = page.y if is_at_top else page.y - row.above
        if row.mark:
            page.marks.append(Mark(row.mark, 0, y))
        if not row.is_heading and not is_at_top:
            page.pen.rule(grid.side, y + row.above / 2, end, y + row.above / 2, HAIRLINE)
        left, right = list(row.left), list(row.right)
        while left or right:
            room = y - grid.bottom
            now_left, left = _fitting(left, room)
            now_right, right = _fitting(right, room)
            width = grid.width - _TIMES - _APART
            indent = 0.0 if row.is_heading else _TIMES + _APART
            page.pen.lines(grid.side, y, now_left, _TIMES)
            page.pen.lines(grid.side + indent, y, now_right, width)
            y -= max(sum(line.leading for line in lines) for lines in (now_left, now_right))
            if left or right:
                self._end(page)
                page = self._begin()
                y = page.y
        page.y = y
        return page

    def _title_block(self, page: _Page) -> float:
        styles, grid = self._styles, self._grid
        y = grid.text_top
        spans: list[Span] = [(styles.kicker, WORDS[Word.SCHEDULE].get(self._language))]
        y = self._paragraph(page.pen, y, spans) - 2
        y = self._paragraph(page.pen, y, [(styles.title, self._name(self._language))])
        for language in self._options.languages[1:]:
            if self._name(language) != self._name(self._language):
                y = self._paragraph(page.pen, y, [(styles.second_title, self._name(language))])
        told = self._told()
        if told:
            y = self._paragraph(page.pen, y - 6, [(styles.small, told)])
        y -= 7
        page.pen.rule(grid.side, y, grid.side + grid.width, y, ACCENT, 1.5)
        return y - 4

    def _told(self) -> str:
        """Days, place, and whose part it is."""
        visit, language = self._visit, self._language
        days = days_text(visit.first, visit.last, language) if visit.first and visit.last else ""
        person = self._person(self._options.person, language) if self._options.person else ""
        parts = (days, self._clean(visit.where.best(language), language), person)
        return " · ".join(part for part in parts if part)

    def _paragraph(self, pen: Pen, top: float, spans: list[Span]) -> float:
        leading = spans[0][0].leading
        lines = [Line(runs, 0.0, leading) for runs in wrap(spans, self._grid.width)]
        pen.lines(self._grid.side, top, lines, self._grid.width)
        return top - leading * len(lines)

    # Rows.

    def _rows(self) -> Iterator[_Row]:
        person = self._options.person
        wanted = [one for one in self._visit.sessions if not person or person in present(one)]
        days = by_day(wanted)
        if not days:
            nothing = {
                Language.FRENCH: "Il n’y a encore aucune séance.",
                Language.ENGLISH: "There is no session yet.",
            }[self._language]
            yield _Row([], self._wrapped(self._styles.body, nothing, self._grid.width), 14.0, "", True)
        for day, sessions in days.items():
            yield self._day(day)
            for session in sessions:
                yield self._session(session)

    def _day(self, day: datetime.date) -> _Row:
        styles = self._styles
        said = [_capital(day_text(day, language)) for language in self._options.languages]
        spans: list[Span] = [(styles.part, said[0])]
        spans += [(styles.small, other) for other in said[1:]]
        lines = [Line(runs, 0.0, styles.part.leading) for runs in wrap(spans, self._grid.width)]
        return _Row([], lines, 20.0, said[0], True)

    def _session(self, session: Session) -> _Row:
        styles = self._styles
        width = self._grid.width - _TIMES - _APART
        lead, *others = self._options.languages
        title = session.title if session.title else KINDS[session.kind]
        right = self._wrapped(styles.headword, self._clean(title.best(lead), lead), width)
        for language in others:
            if title.get(language) and title.get(language) != title.best(lead):
                right += self._wrapped(styles.target, self._clean(title.get(language), language), width)
        for language in self._options.languages:
            style = styles.note if language is lead else styles.small
            for text in self._details(session, language):
                right += self._wrapped(style, text, width)
        return _Row(self._times(session), right, 13.0)

    def _times(self, session: Session) -> list[Line]:
        """From and until on the clocks there; another zone is said below."""
        styles, language = self._styles, self._language
        start, end = session.start.local, session.end.local
        until = time_text(end.time(), language)
        lines = [
            *self._wrapped(styles.headword, f"{time_text(start.time(), language)}{NO_BREAK}– {until}", _TIMES)
        ]
        if start.date() != end.date():
            day = day_text(end.date(), language, year=False, weekday=False)
            lines += self._wrapped(styles.small, f"({day})", _TIMES)
        if cities := local_cities(session, self._visit.zone, language):
            lines += self._wrapped(styles.small, f"({cities})", _TIMES)
        return lines

    def _details(self, session: Session, language: Language) -> Iterator[str]:
        """Kind and place, who, how it is interpreted, and the note; only what differs is said twice."""
        names = (self._places.get(ident, Bilingual()) for ident in (session.place, session.destination))
        where = " → ".join(name.best(language) for name in names if name)
        kind = KINDS[session.kind].get(language)
        yield self._clean(" · ".join(part for part in (kind, where) if part), language)
        if language is self._language and session.people:
            who = ", ".join(self._people(session.people, language))
            yield self._clean(f"{WORDS[Word.WITH].get(language)} {who}", language)
        if session.interpreted is not None:
            how = [
                MODES[session.interpreted.mode].get(language),
                DIRECTIONS[session.interpreted.direction].get(language),
                *(self._person(ident, language) for ident in interpreters(session)),
            ]
            word = WORDS[Word.INTERPRETED].get(language)
            yield self._clean(f"{word}{_colon(language)} {', '.join(how)}", language)
        note = session.note.get(language) or (
            session.note.best(language) if len(self._options.languages) == 1 else ""
        )
        yield from (self._clean(line, language) for line in note.splitlines() if line.strip())

    def _people(self, idents: Sequence[str], language: Language) -> Iterator[str]:
        """The names; where all visitors are there they are told as one."""
        visitors = {one.contact for one in self._visit.people if one.side is Side.VISITORS}
        is_group = len(visitors) >= _GROUP and visitors <= set(idents)
        if is_group:
            yield _THE_VISITORS.get(language)
        for ident in idents:
            if not (is_group and ident in visitors):
                yield self._person(ident, language)

    def _wrapped(self, style: TextStyle, text: str, width: float) -> list[Line]:
        return [Line(runs, 0.0, style.leading) for runs in wrap([(style, text)], width)]

    def _person(self, ident: str, language: Language) -> str:
        known = self._contacts.get(ident)
        return self._clean(shown_name(known, language), language) if known else "?"

    def _name(self, language: Language) -> str:
        return self._clean(self._visit.title.best(language), language) or self._visit.id

    def _clean(self, text: str, language: Language) -> str:
        return plain(text, self._coverage, french=language is Language.FRENCH)


def _fitting(lines: list[Line], room: float) -> tuple[list[Line], list[Line]]:
    """As many lines as there is room for, at least one if any is left, and the others."""
    used, count = 0.0, 0
    for line in lines:
        used += line.leading
        if used > room and count:
            break
        count += 1
    return lines[:count], lines[count:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _colon(language: Language) -> str:
    return f"{NO_BREAK}:" if language is Language.FRENCH else ":"
