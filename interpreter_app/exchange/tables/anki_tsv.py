"""Cards for Anki: a note for each entry that has terms in both languages, French on its front.

Owns that file, which is only written. Anki 2.1.54 and later read the lines above the notes: columns, deck,
tags and note type, so that nothing need be chosen on import («Basic» is taken if there is a note type of that
name). The first column identifies a note by glossary and entry, so that importing a later file updates the
cards and keeps what Anki knows of them.

On the front stand the French terms with article and gender, the best one first; on the back the degree of
equivalence, the English terms, how to say the first one, a warning of false friends, and what the listener
must be told. Terms to avoid are struck through. Tags name subject field and degree of equivalence. Texts are
escaped for HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from interpreter_app.domain.language.articles import article
from interpreter_app.domain.terms import Concept, Gender, Glossary, Language, Number, Status, Term
from interpreter_app.exchange.losses import Field, only
from interpreter_app.exchange.tables.lines_out import write_lines

HOLDS = only(
    [Field.SUBJECT, Field.EQUIVALENCE, Field.FALSE_FRIEND, Field.TRANSFER_NOTE, Field.FURTHER_TERMS,
     Field.GENDER, Field.NUMBER]
)  # fmt: skip
"""What can be seen on a card."""

_HEAD = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#guid column:1",
    "#deck column:4",
    "#tags column:5",
    "#columns:GUID\tFront\tBack\tDeck\tTags",
)
_SPACES = re.compile(r"\s+")
_BREAKS = re.compile(r"\r\n?|\n")
# Anki takes «[sound:…]», «[latex]» and «\(…\)» for commands, wherever they stand.
_COMMANDS = str.maketrans({"[": "&#91;", "\\": "&#92;", "\t": " "})
_GENDERS = {Gender.MASCULINE: "m", Gender.FEMININE: "f", Gender.COMMON: "m/f"}
_NUMBERS = {Number.SINGULAR: "sing.", Number.PLURAL: "pl."}


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write a note for each entry in both languages. FormatError for a text that no text file holds."""
    write_lines(_lines(glossary), stream, glossary)


def _lines(glossary: Glossary) -> Iterator[str]:
    yield from _HEAD
    deck = _deck(glossary)
    for concept in glossary.concepts:
        french, english = (concept.in_language(language) for language in Language)
        if french and english:
            cells = (
                _guid(glossary, concept),
                "<br>".join(_terms(french)),
                "<br>".join(_back(concept, english)),
                deck,
                " ".join(_tags(concept)),
            )
            yield "\t".join(cells)


def _guid(glossary: Glossary, concept: Concept) -> str:
    import hashlib

    words = f"passerelle\0{glossary.id}\0{concept.id}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, digest_size=8).hexdigest()


def _deck(glossary: Glossary) -> str:
    """The name of the deck, on one line, of one level, and without what would open a quotation."""
    name = glossary.name.best(Language.FRENCH)
    return _SPACES.sub(" ", name).strip().replace("::", ":").replace('"', "”") or glossary.id


def _terms(terms: Sequence[Term]) -> Iterator[str]:
    for place, term in enumerate(terms):
        text = _text(article(term) + term.text.strip())
        marks = [_GENDERS[term.gender]] if term.gender else []
        if term.number:
            marks.append(_NUMBERS[term.number])
        said = f" <i>({' '.join(marks)})</i>" if marks else ""
        if term.status is Status.DEPRECATED:
            text = f"<s>{text}</s>"
        yield f"{text}{said}" if place else f"<b>{text}</b>{said}"


def _back(concept: Concept, english: Sequence[Term]) -> Iterator[str]:
    first, *others = _terms(english)
    sign = f"{concept.equivalence.sign} " if concept.equivalence else ""
    said = english[0].pronunciation.strip()
    yield f"{sign}{first}" + (f" <small>{_text(said)}</small>" if said else "")
    yield from others
    if concept.false_friend:
        yield "<small>⚠ faux ami / false friend</small>"
    for language in (Language.ENGLISH, Language.FRENCH):
        note = concept.transfer_note.get(language).strip()
        if note:
            yield f"<small>→ {language}: {_text(note)}</small>"


def _tags(concept: Concept) -> Iterator[str]:
    """The tags; Anki has no spaces in one, and «::» between its levels."""
    subject = _SPACES.sub("_", concept.subject_field.strip()).replace("::", ":").replace('"', "”")
    if subject:
        yield f"subject::{subject}"
    if concept.equivalence:
        yield f"equivalence::{concept.equivalence}"
    if concept.false_friend:
        yield "false-friend"


def _text(text: str) -> str:
    return _BREAKS.sub("<br>", html.escape(text).translate(_COMMANDS))
