"""Letters of a visit: filled from it in both languages, and handed to a mail program.

Owns what is put into the places of a letter's text (`domain.visits.letter_texts`). What was sent is noted in
the visit by whoever saves it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from interpreter_app.base.dates import day_text, days_text, time_text
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.balance import by_day
from interpreter_app.domain.visits.letter_texts import LETTERS, LetterText
from interpreter_app.domain.visits.visit import Letter, Protocol, Session, Visit
from interpreter_app.domain.visits.words import MATERIAL, MODES, TOPICS
from interpreter_app.services.holidays import Holiday, holidays_between

_PLACE = re.compile(r"\{(\w+)\}")
_PLACE_AT_END = re.compile(r"\{(\w+)\}\Z")
_LEFT_BEHIND = re.compile(r" ?\(\)|, ?(?=\.)")
"""What is left of brackets and commas around a place with nothing in it."""

_NO_BREAK = "\u00a0"


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


def form_of_address(contact: Contact | None, language: Language) -> str:
    """How a letter begins: the contact's own form of address, else one for anybody."""
    own = contact.address.get(language) if contact else ""
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


class _Filling:
    """What stands in the places of a text, in one language."""

    def __init__(self, visit: Visit, contacts: Sequence[Contact], to: To, language: Language) -> None:
        self._visit = visit
        self._contacts = {contact.id: contact for contact in contacts}
        self._to = to
        self._language = language
        self._places: Mapping[str, Callable[[], str]] = {
            "address": lambda: form_of_address(to.contact, language),
            "sender": lambda: to.sender,
            "closing": lambda: closing(to.contact),
            "title": lambda: visit.title.best(language),
            "dates": self._dates,
            "visitor_aims": lambda: self._aims(Side.VISITORS),
            "host_aims": lambda: self._aims(Side.HOSTS),
            "questions": lambda: _list(question.text.best(language) for question in visit.questions),
            "options": self._options,
            "holidays": self._holidays,
            "schedule": lambda: self._schedule(visit.sessions),
            "interpreted": lambda: self._schedule([s for s in visit.sessions if s.interpreted]),
            "protocols": self._protocols,
            "terms": lambda: visit.commission.terms.best(language),
            "equipment": lambda: visit.commission.equipment.best(language),
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
        return "\n\n".join(kept)

    def subject(self, text: str) -> str:
        """A text of one line with its places filled."""
        return self._paragraph(text).rstrip(" ,")

    def _paragraph(self, text: str) -> str:
        said = _LEFT_BEHIND.sub("", _PLACE.sub(lambda place: place[0] if self._value(place) else "", text))
        return _PLACE.sub(self._value, said)

    def _value(self, place: re.Match[str]) -> str:
        return self._places[place[1]]()

    def _dates(self) -> str:
        first, last = self._visit.first, self._visit.last
        return days_text(first, last, self._language) if first and last else ""

    def _aims(self, side: Side) -> str:
        return _list(aim.text.best(self._language) for aim in self._visit.aims if aim.side is side)

    def _options(self) -> str:
        return _list(
            f"{days_text(option.first, option.last, self._language)}{self._note(option.note)}"
            for option in self._visit.options
        )

    def _note(self, note: Bilingual) -> str:
        text = note.best(self._language)
        return f" ({text})" if text else ""

    def _holidays(self) -> str:
        days = [day for option in self._visit.options for day in (option.first, option.last)]
        return _list(map(self._holiday, holidays_between(min(days), max(days)))) if days else ""

    def _holiday(self, holiday: Holiday) -> str:
        where = ", ".join(country.get(self._language) for country in holiday.where)
        name = holiday.name.get(self._language)
        return f"{day_text(holiday.day, self._language)}{_colon(self._language)} {name} ({where})"

    def _material(self) -> str:
        return _list(MATERIAL[owed.material].get(self._language) for owed in self._visit.commission.material)

    def _protocols(self) -> str:
        return _list(map(self._protocol, self._visit.protocols))

    def _protocol(self, one: Protocol) -> str:
        name = one.title.best(self._language) or TOPICS[one.topic].get(self._language)
        return f"{name}{_colon(self._language)} {one.text.best(self._language)}"

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
        place = next((one.name.best(language) for one in self._visit.places if one.id == session.place), "")
        how = MODES[session.interpreted.mode].get(language) if session.interpreted else ""
        told = ", ".join(filter(None, (session.title.best(language), place, how)))
        return f"{start}–{end}{_colon(language)} {told}"


def _colon(language: Language) -> str:
    return f"{_NO_BREAK}:" if language is Language.FRENCH else ":"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"– {line}" for line in lines if line.strip())
