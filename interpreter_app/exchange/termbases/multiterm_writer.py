"""A glossary as MultiTerm XML, which MultiTerm imports into a termbase that has our fields.

Owns the order of elements and the escaping; the names of fields come from `multiterm_fields`. What a concept
says in a language stands in the group of that language, or, where it has no term in it (MultiTerm has no
group without terms), on the level of the entry with the language behind the field's name.

UTF-8 with its declaration: MultiTerm itself writes UTF-16, which makes files twice as large; like every
reader of XML it takes both. One entry a line. A processing instruction marks the file as ours: its texts are
then taken exactly as they stand. Not held: what the glossary says of itself, since the format has no header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from interpreter_app.base.errors import FormatError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Concept, Gender, Glossary, Language, Term, TermType
from interpreter_app.exchange.encodings import UNWANTED
from interpreter_app.exchange.losses import Field, all_but
from interpreter_app.exchange.own.yaml_writer import refuse_what_cannot_be_read_back
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.termbases.entries import MAX_TERM, MAX_TERMS
from interpreter_app.exchange.termbases.multiterm_fields import LANGUAGES, OWN_MARK, WRITTEN
from interpreter_app.exchange.termbases.safe_xml import MAX_PIECE_TEXT, MAX_TEXT

HOLDS = all_but(Field.ABOUT)

_NOT_XML = re.compile(f"{UNWANTED.pattern}|[\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})
_LONGEST = MAX_TEXT // 2
_BLOCK = 1 << 16

_GENDERS = {Gender.MASCULINE: "masculine", Gender.FEMININE: "feminine", Gender.COMMON: "common"}


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write an entry for each concept.

    Raises FormatError for what couldn't be read back: a bad or duplicate id, a concept without terms or with
    too many, a text that is too long, a character that XML can't hold.
    """
    refuse_what_cannot_be_read_back(glossary)
    waiting = [f'<?xml version="1.0" encoding="UTF-8"?>\n<?{OWN_MARK} multiterm?>\n<mtf>\n']
    size = 0
    for number, concept in enumerate(glossary.concepts, 1):
        entry = "".join(_entry(number, concept))
        if len(entry) > MAX_PIECE_TEXT:
            raise _too_long(concept.id, MAX_PIECE_TEXT)
        waiting.append(entry)
        size += len(entry)
        if size > _BLOCK:
            stream.write("".join(waiting).encode())
            waiting.clear()
            size = 0
    waiting.append("</mtf>\n")
    stream.write("".join(waiting).encode())


def _entry(number: int, concept: Concept) -> Iterator[str]:
    if len(concept.terms) > MAX_TERMS:
        raise FormatError(
            _("The concept {id} has more than {count} terms: take some out.").format(
                id=concept.id, count=MAX_TERMS
            )
        )
    yield f"<conceptGrp><concept>{number}</concept>"
    yield from _field(Role.ID, concept.id)
    yield from _field(Role.SUBJECT, concept.subject_field)
    if concept.equivalence:
        yield from _field(Role.EQUIVALENCE, concept.equivalence)
    if concept.false_friend:
        yield from _field(Role.FALSE_FRIEND, "true")
    yield from _field(Role.SOURCE, concept.source)
    if concept.checked:
        yield from _field(Role.CHECKED, "true")
    yield from _field(Role.NOTE, concept.note)
    groups = [(language, concept.in_language(language)) for language in Language]
    for language, terms in groups:
        if not terms:
            yield from _texts(concept, language, f" ({LANGUAGES[language][1]})")
    for language, terms in groups:
        if terms:
            code, name = LANGUAGES[language]
            yield f'<languageGrp><language lang="{code}" type="{name}"/>'
            yield from _texts(concept, language, "")
            for term in terms:
                yield from _term(term)
            yield "</languageGrp>"
    yield "</conceptGrp>\n"


def _texts(concept: Concept, language: Language, behind: str) -> Iterator[str]:
    yield from _field(Role.DEFINITION, concept.definition.get(language), behind)
    yield from _field(Role.TRANSFER_NOTE, concept.transfer_note.get(language), behind)


def _term(term: Term) -> Iterator[str]:
    if len(term.text) > MAX_TERM:
        raise _too_long(term.text, MAX_TERM)
    yield f"<termGrp><term>{_escaped(term.text)}</term>"
    yield from _field(Role.STATUS, term.status)
    if term.type is not TermType.FULL_FORM:
        yield from _field(Role.TYPE, term.type.replace("-", " "))
    if term.part_of_speech:
        yield from _field(Role.PART_OF_SPEECH, term.part_of_speech.replace("-", " "))
    if term.gender:
        yield from _field(Role.GENDER, _GENDERS[term.gender])
    if term.number:
        yield from _field(Role.NUMBER, term.number)
    yield from _field(Role.REGION, term.region)
    yield from _field(Role.CONTEXT, term.context)
    yield from _field(Role.PRONUNCIATION, term.pronunciation)
    yield "</termGrp>"


def _field(role: Role, text: str, behind: str = "") -> Iterator[str]:
    if text:
        yield f'<descripGrp><descrip type="{WRITTEN[role]}{behind}">{_escaped(text)}</descrip></descripGrp>'


def _escaped(text: str) -> str:
    if text.isascii() and text.isprintable() and len(text) < _LONGEST:
        return text.translate(_ESCAPES) if "<" in text or "&" in text or ">" in text else text
    unwanted = _NOT_XML.search(text)
    if unwanted:
        raise FormatError(
            _("“{text}” holds an invisible control character (U+{code}): delete it.").format(
                text=shown(text), code=f"{ord(unwanted.group()):04X}"
            )
        )
    if len(text) > _LONGEST:
        raise _too_long(text, _LONGEST)
    return text.translate(_ESCAPES)


def _too_long(text: str, most: int) -> FormatError:
    return FormatError(
        _("“{text}” is too long: at most {count} characters.").format(text=shown(text), count=most)
    )
