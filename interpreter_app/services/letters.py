"""Letters of a visit: filled from it in both languages, and handed to a mail program.

Owns what is put into the places of a letter's text (`domain.visits.letter_texts`), and how a letter is begun
and ended. What was sent is noted in the visit by whoever saves it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base.dates import day_text, days_text, time_text
from interpreter_app.base.files import write_atomically
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.balance import by_day
from interpreter_app.domain.visits.letter_texts import LETTERS, LetterText, french_spaces
from interpreter_app.domain.visits.visit import DateOption, Letter, Mode, Protocol, Session, Visit
from interpreter_app.domain.visits.words import MATERIAL, MODES, TOPICS
from interpreter_app.exchange.visits.letter_file import both_texts, letter_eml
from interpreter_app.services.holidays import Holiday, holidays_between

__all__ = [
    "To",
    "borrowed",
    "both_texts",
    "closing",
    "filled",
    "first_language",
    "form_of_address",
    "letter_text",
    "missing",
    "readdressed",
    "write_eml",
]

_PLACE = re.compile(r"\{(\w+)\}")
_PLACE_AT_END = re.compile(r"\{(\w+)\}\Z")
_LEFT_BEHIND = re.compile(r" ?\(\)|, ?(?=\.)")
"""What is left of brackets and commas around a place with nothing in it."""

_NO_BREAK = "\u00a0"
_NEAR = timedelta(days=2)
"""A holiday so near the days of a visit makes travelling or working hard."""

_MONTH_AT_END = re.compile(r"[ \u00a0][^ \u00a0]+\Z")
_MAY_BE_EMPTY = frozenset(("holidays", "promised", "sender", "address", "called", "closing"))
_DEAR = re.compile(r"\A(Ch(?:er|ère)s?)\b")


class To(NamedTuple):
    """To whom a letter goes: a contact, or None for whoever it concerns; and who signs."""

    contact: Contact | None = None
    sender: str = ""


def letter_text(template: str) -> LetterText | None:
    """The text of this id; None if there is none."""
    return next((text for text in LETTERS if text.id == template), None)


def filled(text: LetterText, visit: Visit, contacts: Sequence[Contact], to: To, ident: str) -> Letter:
    """A letter in both languages with all that the visit says in its places."""
    subject, body = {}, {}
    for language in Language:
        fill = _Filling(visit, contacts, to, language)
        subject[language] = fill.subject(text.subject.get(language))
        body[language] = fill.text(text.text.get(language))
    return Letter(
        ident,
        text.id,
        Bilingual(*(subject[language] for language in Language)),
        Bilingual(*(body[language] for language in Language)),
        contact=to.contact.id if to.contact else "",
    )


def missing(text: LetterText, visit: Visit, contacts: Sequence[Contact], to: To) -> list[str]:
    """The places of a text for which the visit has nothing in either language, in their order."""
    fill = _Filling(visit, contacts, to, Language.ENGLISH)
    named = dict.fromkeys(_PLACE.findall(f"{text.subject.en} {text.text.en}"))
    return [place for place in named if place not in _MAY_BE_EMPTY and fill.is_empty(place)]


def borrowed(text: LetterText, visit: Visit, contacts: Sequence[Contact], to: To) -> list[Language]:
    """The languages in whose text something stands in the other one, since the visit has only that."""
    found = []
    for language in Language:
        fill = _Filling(visit, contacts, to, language)
        fill.subject(text.subject.get(language))
        fill.text(text.text.get(language))
        if fill.has_borrowed:
            found.append(language)
    return found


def readdressed(letter: Letter, before: To, after: To) -> Letter:
    """The letter to somebody else: its beginning and its end change, where they still are as they were."""
    texts = []
    for language in Language:
        text = letter.text.get(language)
        old, new = (form_of_address(to.contact, language) for to in (before, after))
        if text.startswith(f"{old},"):
            text = new + text.removeprefix(old)
        if language is Language.FRENCH:
            text = text.replace(f"agréer, {_called(old)},", f"agréer, {_called(new)},")
        else:
            text = text.replace(f"\n{closing(before.contact)},", f"\n{closing(after.contact)},")
        texts.append(text)
    contact = after.contact.id if after.contact else ""
    return replace(letter, text=Bilingual(*texts), contact=contact, to="")


def first_language(contact: Contact | None) -> Language:
    """The language that the contact reads first: its text stands first in a mail."""
    known = contact.languages if contact else ()
    return next((Language(one) for one in known if one in tuple(Language)), Language.FRENCH)


def write_eml(letter: Letter, contact: Contact | None, path: Path) -> None:
    """Write a letter as a mail that mail programs open. ExpectedError where the file can't be written."""
    language = first_language(contact)
    mail = next(iter(contact.emails), "") if contact else ""
    name = shown_name(contact, language) if contact else ""
    write_atomically(path, letter_eml(letter.subject, letter.text, mail, name, language))


def form_of_address(contact: Contact | None, language: Language) -> str:
    """How a letter begins: the contact's own form of address, else one for anybody."""
    own = contact.address.get(language).strip(" ,\u00a0") if contact else ""
    if language is Language.FRENCH:
        return own or "Madame, Monsieur"
    if own:
        return own if own.startswith("Dear") else f"Dear {own}"
    if contact is None or contact.is_organisation:
        return "Dear Sir or Madam"
    return f"Dear {shown_name(contact, language)}"


def closing(contact: Contact | None) -> str:
    """How an English letter ends: it depends on whether it begins with a name."""
    begins = form_of_address(contact, Language.ENGLISH)
    to_anybody = ("Dear Sir or Madam", "Dear Sir", "Dear Madam", "Dear Sirs")
    return "Yours faithfully" if begins in to_anybody else "Yours sincerely"


def _called(address: str) -> str:
    """A form of address within a French sentence: «chère Madame», but «Madame la Maire»."""
    return _DEAR.sub(lambda found: found[1].lower(), address)


class _Filling:
    """What stands in the places of a text, in one language."""

    def __init__(self, visit: Visit, contacts: Sequence[Contact], to: To, language: Language) -> None:
        self._visit = visit
        self._contacts = {contact.id: contact for contact in contacts}
        self._to = to
        self._language = language
        self.has_borrowed = False
        """Whether a text of the visit was taken from the other language."""
        self._places: Mapping[str, Callable[[], str]] = {
            "address": lambda: form_of_address(to.contact, language),
            "called": lambda: _called(form_of_address(to.contact, language)),
            "sender": lambda: to.sender,
            "closing": lambda: closing(to.contact),
            "title": self._title,
            "dates": self._dates,
            "visitor_aims": lambda: self._aims(Side.VISITORS),
            "host_aims": lambda: self._aims(Side.HOSTS),
            "questions": lambda: _list(self._best(question.text) for question in visit.questions),
            "options": self._options,
            "holidays": self._holidays,
            "schedule": lambda: self._schedule(visit.sessions),
            "interpreted": lambda: self._schedule([s for s in visit.sessions if s.interpreted]),
            "protocols": self._protocols,
            "terms": lambda: self._best(visit.commission.terms),
            "equipment": lambda: self._best(visit.commission.equipment),
            "material": self._material,
            "promised": self._promised,
        }

    def text(self, text: str) -> str:
        """A text with its places filled; a paragraph that ends in one with nothing in it is left out."""
        kept = []
        for paragraph in text.split("\n\n"):
            last = _PLACE_AT_END.search(paragraph)
            if last is None or self._places[last[1]]():
                kept.append(self._paragraph(paragraph))
        return self._spaced("\n\n".join(kept))

    def subject(self, text: str) -> str:
        """A text of one line with its places filled."""
        return self._spaced(self._paragraph(text)).rstrip(" ,")

    def is_empty(self, place: str) -> bool:
        """Whether the visit has nothing for a place."""
        return not (self._visit.title if place == "title" else self._places[place]())

    def _spaced(self, text: str) -> str:
        return french_spaces(text) if self._language is Language.FRENCH else text

    def _best(self, text: Bilingual) -> str:
        self.has_borrowed |= bool(text) and not text.get(self._language)
        return text.best(self._language)

    def _title(self) -> str:
        in_general = Bilingual("visite d’étude", "study visit")
        return self._best(self._visit.title) or in_general.get(self._language)

    def _paragraph(self, text: str) -> str:
        said = _LEFT_BEHIND.sub("", _PLACE.sub(lambda place: place[0] if self._value(place) else "", text))
        return _PLACE.sub(self._value, said)

    def _value(self, place: re.Match[str]) -> str:
        return self._places[place[1]]()

    def _dates(self) -> str:
        first, last = self._visit.first, self._visit.last
        return _days(first, last, self._language) if first and last else ""

    def _aims(self, side: Side) -> str:
        return _list(self._best(aim.text) for aim in self._visit.aims if aim.side is side)

    def _options(self) -> str:
        return _list(
            f"{_weekdays(option, self._language)}{self._note(option.note)}" for option in self._visit.options
        )

    def _note(self, note: Bilingual) -> str:
        text = self._best(note)
        return f" ({text})" if text else ""

    def _holidays(self) -> str:
        found = {
            holiday: None
            for option in sorted(self._visit.options, key=lambda option: option.first)
            for holiday in holidays_between(*_around(option))
        }
        return _list(map(self._holiday, found))

    def _holiday(self, holiday: Holiday) -> str:
        where = ", ".join(country.get(self._language) for country in holiday.where)
        name = holiday.name.get(self._language).replace("'", "’")
        return f"{day_text(holiday.day, self._language)}{_colon(self._language)} {name} ({where})"

    def _material(self) -> str:
        return _list(MATERIAL[owed.material].get(self._language) for owed in self._visit.commission.material)

    def _protocols(self) -> str:
        return _list(map(self._protocol, self._visit.protocols))

    def _protocol(self, one: Protocol) -> str:
        name = self._best(one.title) or TOPICS[one.topic].get(self._language)
        return f"{name}. {self._best(one.text)}"

    def _promised(self) -> str:
        contact = self._to.contact
        met = contact.encounters if contact else ()
        return _list(one.promised for one in met if one.promised and one.visit in ("", self._visit.id))

    def _schedule(self, sessions: Iterable[Session]) -> str:
        days = by_day(sessions)
        return "\n\n".join(
            f"{self._day(day)}\n{_list(map(self._session, of_day))}" for day, of_day in days.items()
        )

    def _day(self, day: date) -> str:
        text = day_text(day, self._language)
        return text[:1].upper() + text[1:]

    def _session(self, session: Session) -> str:
        language = self._language
        start = time_text(session.start.local.time(), language)
        end = time_text(session.end.local.time(), language)
        place = next((self._best(one.name) for one in self._visit.places if one.id == session.place), "")
        how = _interpreting(session.interpreted.mode, language) if session.interpreted else ""
        told = ", ".join(filter(None, (self._best(session.title), place, how)))
        span = f"de {start} à {end}" if language is Language.FRENCH else f"{start}–{end}"
        return f"{span}{_colon(language)} {told}"


def _days(first: date, last: date, language: Language) -> str:
    """«le lundi 5 décembre 2016», «les 5 et 6 décembre 2016», «du 5 au 9 décembre 2016»."""
    french = language is Language.FRENCH
    if first == last:
        return f"le {day_text(first, language)}" if french else day_text(first, language)
    if last - first != timedelta(days=1) or first.year != last.year:
        return days_text(first, last, language)
    begin = day_text(first, language, year=False, weekday=False)
    if first.month == last.month:
        begin = _MONTH_AT_END.sub("", begin)
    end = day_text(last, language, weekday=False)
    return f"les {begin} et {end}" if french else f"{begin} and {end}"


def _weekdays(option: DateOption, language: Language) -> str:
    """The days of an option with their weekdays, which decide whether one has time."""
    first, last = option.first, option.last
    if first == last:
        return _days(first, last, language)
    begin = day_text(first, language, year=first.year != last.year)
    if (first.year, first.month) == (last.year, last.month):
        begin = _MONTH_AT_END.sub("", begin)
    end = day_text(last, language)
    if language is Language.FRENCH:
        return f"du {begin} au {end}"
    return f"{begin} to {end}"


def _around(option: DateOption) -> tuple[date, date]:
    try:
        return option.first - _NEAR, option.last + _NEAR
    except OverflowError:
        return option.first, option.last


def _interpreting(mode: Mode, language: Language) -> str:
    said = MODES[mode].get(language)
    return f"interprétation {said}" if language is Language.FRENCH else f"{said} interpreting"


def _colon(language: Language) -> str:
    return f"{_NO_BREAK}:" if language is Language.FRENCH else ":"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"– {line}" for line in lines if line.strip())
