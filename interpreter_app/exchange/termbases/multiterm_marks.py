"""What fields of MultiTerm say of a single term: status, type, part of speech, gender, region and so on.

Owns how a value becomes a mark, and what is done where two fields disagree: the first one stands. Knows
neither XML nor the level on which a field stands.
"""

from __future__ import annotations

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Language, PartOfSpeech, Status
from interpreter_app.exchange.tables import cells as cells_of
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.termbases import multiterm_fields as fields
from interpreter_app.exchange.termbases.entries import Designation
from interpreter_app.exchange.termbases.multiterm_fields import Meaning

_ONE_OF_MANY = frozenset({Role.TYPE, Role.STATUS, Role.PART_OF_SPEECH, Role.GENDER, Role.NUMBER, Role.REGION})
OF_TERM = _ONE_OF_MANY | {Role.CONTEXT, Role.PRONUNCIATION}
"""What is said of a term, not of its concept."""

_OTHER_WORDS = frozenset({"other", "autre", "autres"})


def put(term: Designation, meaning: Meaning, text: str, *, own: bool) -> bool:
    """Put what a field says of a term on it; whether it is understood and nothing else was said before.

    `own`: the file was written by Passerelle, so that the text is meant as it stands.
    """
    role = meaning.role
    if role in _ONE_OF_MANY and not own and fields.says_nothing(text):
        return True
    match role:
        case Role.STATUS:
            return _put_status(term, meaning, text)
        case Role.TYPE:
            kind = fields.type_in(text)
            if kind is None or term.type not in (None, kind):
                return False
            term.type = kind
        case Role.PART_OF_SPEECH:
            return _put_part(term, text)
        case Role.GENDER:
            gender, number = cells_of.gender_in(text)
            if gender is None or term.gender not in (None, gender):
                return False
            term.gender, term.number = gender, term.number or number
        case Role.NUMBER:
            named = cells_of.number_in(text)
            if named is None or term.number not in (None, named):
                return False
            term.number = named
        case Role.REGION:
            term.region = text if own else fields.region_named(text)
        case Role.CONTEXT:
            term.context = f"{term.context}\n{text}" if term.context else text
        case _pronunciation:
            term.pronunciation = f"{term.pronunciation}; {text}" if term.pronunciation else text
    return True


def _put_status(term: Designation, meaning: Meaning, text: str) -> bool:
    if meaning.forbids:
        flag = cells_of.flag_in(text)
        if flag:
            term.status = Status.DEPRECATED
        return flag is not None
    status = fields.status_in(text)
    if status is None:
        return fields.is_usable(text)
    if term.status not in (None, status):
        return False
    term.status = status
    return True


def _put_part(term: Designation, text: str) -> bool:
    """A part of speech; where it tells gender too («n.m.»), that as well.

    Not understood is one that isn’t ours: the word is worth keeping.
    """
    part = fields.part_of_speech_in(text)
    if term.part_of_speech not in (None, part):
        return False
    term.part_of_speech = part
    if term.language is Language.FRENCH:
        gender, number = cells_of.gender_in(text)
        term.gender, term.number = term.gender or gender, term.number or number
    return part is not PartOfSpeech.OTHER or fold(text) in _OTHER_WORDS


def settle_status(terms: list[Designation]) -> None:
    """The first term of a language that may be preferred is, unless the file says so of another one."""
    for language in Language:
        those = [term for term in terms if term.language is language]
        has_preferred = any(term.status is Status.PREFERRED for term in those)
        for term in those:
            if term.status is None:
                term.status = Status.ADMITTED if has_preferred else Status.PREFERRED
                has_preferred = True
