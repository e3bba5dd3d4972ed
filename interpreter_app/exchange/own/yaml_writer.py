"""The YAML glossary, written: the canonical form of glossaries/README.md, pleasant to read and to edit.

Owns layout and quoting. What is left out has its default; a term that needs but a few words stands on one
line; a text is in double quotation marks only where YAML, or a program that reads YAML 1.1, would take it
for something else. Whatever is written is read back the same: what couldn't be is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from interpreter_app.base.errors import FormatError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import is_id
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Glossary,
    Language,
    Status,
    Term,
    TermType,
    duplicate_ids,
)
from interpreter_app.exchange.encodings import UNWANTED
from interpreter_app.exchange.reading import bad_id

_LINE_LENGTH = 110
_SPACES = "\u00a0\u202f\u2009"
_VISIBLE_SPACES = dict.fromkeys(map(ord, _SPACES), " ")
_OPENING = frozenset("«“‘’(…—–€£$§°")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_TEXT = re.compile(
    r"y|n|yes|no|on|off|true|false|null|none|nan|inf|~|[-+.]*\d[\d_.,:+eabcdefox\-tz ]*", re.IGNORECASE
)
"""What some YAML reader takes for a truth value, nothing, a number, a date or a time."""


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write the glossary as UTF-8. The terms of each language keep their order, French ones come first.

    Raises FormatError for a glossary that the format can't hold: a bad or duplicate id, a concept without
    terms, an empty term or name, a text with control characters.
    """
    refuse_what_cannot_be_read_back(glossary)
    for line in _glossary_lines(glossary):
        stream.write(line.encode())
        stream.write(b"\n")


def refuse_what_cannot_be_read_back(glossary: Glossary) -> None:
    """Raise FormatError for a bad or duplicate id, a concept without terms, or an empty term or name."""
    if not is_id(glossary.id):
        raise FormatError(bad_id(glossary.id))
    if not (glossary.name.fr.strip() or glossary.name.en.strip()):
        raise FormatError(_("The glossary {id} has no name: give it one.").format(id=glossary.id))
    for twice in duplicate_ids(glossary.concepts):
        raise FormatError(_("Two concepts have the id {id}: change one.").format(id=twice))
    for concept in glossary.concepts:
        if not is_id(concept.id):
            raise FormatError(bad_id(concept.id))
        if not concept.terms or not all(term.text.strip() for term in concept.terms):
            raise FormatError(
                _("The concept {id} has no term, or an empty one: add a text.").format(id=concept.id)
            )


def _glossary_lines(glossary: Glossary) -> Iterator[str]:
    yield "passerelle: glossary"
    yield f"id: {scalar(glossary.id)}"
    yield from _bilingual_lines("name", glossary.name, "", short=True)
    yield from _bilingual_lines("description", glossary.description, "")
    for key, text in (
        ("version", glossary.version),
        ("licence", glossary.licence),
        ("authors", glossary.authors),
    ):
        if text:
            yield f"{key}: {scalar(text)}"
    if not glossary.concepts:
        yield "concepts: []"
        return
    yield "concepts:"
    for concept in glossary.concepts:
        yield ""
        yield from _concept_lines(concept)


def _concept_lines(concept: Concept) -> Iterator[str]:
    yield f"  - id: {scalar(concept.id)}"
    indent = "    "
    if concept.subject_field:
        yield f"{indent}subject: {scalar(concept.subject_field)}"
    for language in Language:
        yield from _language_lines(concept, language, indent)
    if concept.equivalence:
        yield f"{indent}equivalence: {concept.equivalence}"
    if concept.false_friend:
        yield f"{indent}false_friend: true"
    yield from _bilingual_lines("definition", concept.definition, indent)
    yield from _bilingual_lines("transfer_note", concept.transfer_note, indent)
    if concept.source:
        yield f"{indent}source: {scalar(concept.source)}"
    if concept.checked:
        yield f"{indent}checked: true"
    if concept.note:
        yield f"{indent}note: {scalar(concept.note)}"


def _language_lines(concept: Concept, language: Language, indent: str) -> Iterator[str]:
    terms = [term for term in concept.terms if term.language is language]
    if not terms:
        return
    yield f"{indent}{language}:"
    for number, term in enumerate(terms):
        yield from _term_lines(term, Status.ADMITTED if number else Status.PREFERRED, f"{indent}  ")


def _term_lines(term: Term, usual: Status, indent: str) -> Iterator[str]:
    pairs = term_pairs(term, usual)
    if not pairs:
        yield f"{indent}- {scalar(term.text)}"
        return
    pairs.insert(0, ("term", term.text))
    inside = ", ".join(f"{key}: {scalar(text, flow=True)}" for key, text in pairs)
    line = f"{indent}- {{{inside}}}"
    if len(line) <= _LINE_LENGTH:
        yield line
        return
    for number, (key, text) in enumerate(pairs):
        yield f"{indent}{'  ' if number else '- '}{key}: {scalar(text)}"


def term_pairs(term: Term, usual: Status) -> list[tuple[str, str]]:
    """What a term says beside its text, by the keys of the format; nothing of what goes without saying."""
    pairs = (
        ("type", term.type if term.type is not TermType.FULL_FORM else ""),
        ("status", term.status if term.status is not usual else ""),
        ("gender", term.gender or ""),
        ("number", term.number or ""),
        ("part_of_speech", term.part_of_speech or ""),
        ("region", term.region),
        ("context", term.context),
        ("pronunciation", term.pronunciation),
    )
    return [(key, str(text)) for key, text in pairs if text]


def _bilingual_lines(key: str, texts: Bilingual, indent: str, *, short: bool = False) -> Iterator[str]:
    pairs = [(str(language), texts.get(language)) for language in Language if texts.get(language)]
    if not pairs:
        return
    if short:
        inside = ", ".join(f"{language}: {scalar(text, flow=True)}" for language, text in pairs)
        line = f"{indent}{key}: {{{inside}}}"
        if len(line) <= _LINE_LENGTH:
            yield line
            return
    yield f"{indent}{key}:"
    for language, text in pairs:
        yield f"{indent}  {language}: {scalar(text)}"


def scalar(text: str, *, flow: bool = False) -> str:
    """The text as a YAML scalar on one line: bare if every reader takes it as this text, else quoted.

    `flow` for one that stands inside brackets. Raises FormatError for one with control characters.
    """
    unwanted = UNWANTED.search(text)
    if unwanted:
        raise FormatError(
            _("“{text}” holds an invisible control character (U+{code}): delete it.").format(
                text=shown(text), code=f"{ord(unwanted.group()):04X}"
            )
        )
    if _is_plain(text, flow=flow):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or not (text[0].isalnum() or text[0] in _OPENING):
        return False
    if text[-1].isspace() or text[-1] == ":" or ": " in text or " #" in text:
        return False
    if flow and any(sign in text for sign in ",[]{}:?#"):
        return False
    if not (text.isprintable() or text.translate(_VISIBLE_SPACES).isprintable()):
        return False
    return _NOT_TEXT.fullmatch(text) is None


def _is_visible(character: str) -> bool:
    return character.isprintable() or character in _SPACES


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _is_visible(character):
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
