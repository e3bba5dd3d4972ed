"""What a calendar tells of a session besides title, place and time, in the language of whoever gets it.

Owns the description and its headings. They don't pass through gettext: a Scottish councillor gets English
from a French interface. No addresses or numbers of people stand here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Direction, Interpreted, Mode, Session, Visit

_MODES = {
    Mode.CONSECUTIVE: Bilingual("consécutive", "consecutive"),
    Mode.SIMULTANEOUS: Bilingual("simultanée", "simultaneous"),
    Mode.WHISPERED: Bilingual("chuchotée", "whispered"),
    Mode.LIAISON: Bilingual("de liaison", "liaison"),
}
_DIRECTIONS = {
    Direction.INTO_FRENCH: Bilingual("anglais → français", "English → French"),
    Direction.INTO_ENGLISH: Bilingual("français → anglais", "French → English"),
    Direction.BOTH: Bilingual("français ↔ anglais", "French ↔ English"),
}
_VISIT = Bilingual("Visite", "Visit")
_INTERPRETING = Bilingual("Interprétation", "Interpreting")
_BY = Bilingual("Interprètes", "Interpreters")
_PEOPLE = Bilingual("Avec", "With")
_QUESTIONS = Bilingual("Questions clés", "Key questions")


def description(
    visit: Visit, session: Session, contacts: Mapping[str, Contact], language: Language | None
) -> str:
    """The description of a session, lines of text; in both languages the French one stands first."""
    wanted = (language,) if language is not None else tuple(Language)
    blocks = ("\n".join(_lines(visit, session, contacts, one)) for one in wanted)
    return "\n\n".join(dict.fromkeys(blocks))


def _lines(
    visit: Visit, session: Session, contacts: Mapping[str, Contact], language: Language
) -> Iterator[str]:
    note = session.note.best(language).strip()
    if note:
        yield note
    asked = [question.text.best(language) for question in visit.questions if question.id in session.questions]
    if asked:
        yield _heading(_QUESTIONS, language)
        yield from (f"– {question}" for question in asked)
    if session.interpreted is not None:
        yield from _interpreting(session.interpreted, contacts, language)
    with_whom = _names(session.people, contacts)
    if with_whom:
        yield _heading(_PEOPLE, language) + f" {with_whom}"
    title = visit.title.best(language)
    if title:
        yield _heading(_VISIT, language) + f" {title}"


def _interpreting(
    interpreted: Interpreted, contacts: Mapping[str, Contact], language: Language
) -> Iterator[str]:
    mode, direction = _MODES[interpreted.mode], _DIRECTIONS[interpreted.direction]
    yield f"{_heading(_INTERPRETING, language)} {mode.get(language)}, {direction.get(language)}"
    names = _names(interpreted.interpreters, contacts)
    if names:
        yield _heading(_BY, language) + f" {names}"


def _names(ids: Iterable[str], contacts: Mapping[str, Contact]) -> str:
    return ", ".join(contacts[ident].full_name for ident in ids if ident in contacts)


def _heading(text: Bilingual, language: Language) -> str:
    return text.fr + "\u00a0:" if language is Language.FRENCH else text.en + ":"
