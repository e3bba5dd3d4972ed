"""TBX, written: TBX-Basic of the second edition (DCA) and of the first (`martif`); all of ours has a place.

Owns the shape of both. What TBX-Basic has a category for is written as that; all else is a labelled note of
`tbx_own`. Line ends, tabs and spaces at the ends of a text are character references, so that no program that
lays out XML anew can change them. The output is the same for the same glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from interpreter_app.base.errors import FormatError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, PartOfSpeech, Term
from interpreter_app.exchange.encodings import UNWANTED
from interpreter_app.exchange.losses import EVERYTHING, Holds
from interpreter_app.exchange.own.yaml_writer import refuse_what_cannot_be_read_back
from interpreter_app.exchange.termbases import tbx_categories as tbx
from interpreter_app.exchange.termbases import tbx_own as ours
from interpreter_app.exchange.termbases.entries import MAX_ENTRIES, MAX_TERM, MAX_TERMS
from interpreter_app.exchange.termbases.safe_xml import MAX_PIECE_TEXT, MAX_TEXT

HOLDS: Holds = EVERYTHING

_REFUSED = re.compile(f"{UNWANTED.pattern}|[\ufffe\uffff]")
_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_LONGEST: Final = MAX_TEXT // 2


@dataclass(frozen=True, slots=True)
class _Edition:
    """The names that an edition gives to its elements, and what stands before and after the entries."""

    root: str
    attributes: str
    doctype: str
    header: str
    entry: str
    language: str
    term: str
    encoding: str


_SECOND = _Edition(
    "tbx",
    ' type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"',
    "",
    "tbxHeader",
    "conceptEntry",
    "langSec",
    "termSec",
    "",
)
_FIRST = _Edition(
    "martif",
    ' type="TBX-Basic" xml:lang="en"',
    '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n',
    "martifHeader",
    "termEntry",
    "langSet",
    "tig",
    '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>\n',
)


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write TBX-Basic as the second edition has it (ISO 30042:2019, data categories as attributes).

    Raises FormatError for a glossary that couldn't be read back: what no format of ours holds, control
    characters, U+FFFE and U+FFFF, a text of more than 100,000 characters, a term of more than 2,000.
    """
    _write(glossary, stream, _SECOND)


def write_version_2(glossary: Glossary, stream: BinaryIO) -> None:
    """Write TBX-Basic as the first edition has it (ISO 30042:2008); FormatError as `write` raises."""
    _write(glossary, stream, _FIRST)


def _write(glossary: Glossary, stream: BinaryIO, edition: _Edition) -> None:
    refuse_what_cannot_be_read_back(glossary)
    if len(glossary.concepts) > MAX_ENTRIES:
        raise FormatError(
            _("there are more than {count} entries: export less at once.").format(count=MAX_ENTRIES)
        )
    stream.write("\n".join(_opening(glossary, edition)).encode())
    for concept in glossary.concepts:
        _refuse_size(concept)
        entry = "\n".join(_concept(concept, edition))
        if len(entry) > MAX_PIECE_TEXT:
            raise FormatError(
                _("The concept {id} is too long: at most {count} characters.").format(
                    id=concept.id, count=MAX_PIECE_TEXT
                )
            )
        stream.write(entry.encode())
    stream.write(f"</body>\n</text>\n</{edition.root}>\n".encode())


def _opening(glossary: Glossary, edition: _Edition) -> Iterator[str]:
    first, other = (
        (Language.FRENCH, Language.ENGLISH) if glossary.name.fr else (Language.ENGLISH, Language.FRENCH)
    )
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{edition.doctype}<{edition.root}{edition.attributes}>'
    yield f"<{edition.header}>\n<fileDesc>\n<titleStmt>"
    yield f'<title xml:lang="{first}">{_text(glossary.name.get(first))}</title>'
    if glossary.name.get(other):
        yield _in_language("note", other, ours.labelled(ours.NAME, glossary.name.get(other)))
    yield from _notes(ours.DESCRIPTION, glossary.description)
    # No publicationStmt: the standard's own schemas differ on whether it stands before or after the title.
    yield f"</titleStmt>\n<sourceDesc>\n<p>{ours.MARK}</p>"
    for label, text in (
        (ours.IDENTIFIER, glossary.id),
        (ours.VERSION, glossary.version),
        (ours.LICENCE, glossary.licence),
        (ours.AUTHORS, glossary.authors),
    ):
        if text:
            yield f"<p>{_text(ours.labelled(label, text))}</p>"
    yield "</sourceDesc>\n</fileDesc>"
    yield f"{edition.encoding}</{edition.header}>\n<text>\n<body>\n"


def _concept(concept: Concept, edition: _Edition) -> Iterator[str]:
    yield f'<{edition.entry} id="{ours.xml_id(concept.id)}">'
    if concept.subject_field:
        yield _typed("descrip", "subjectField", concept.subject_field)
    if concept.source:
        yield _typed("admin", "source", concept.source)
    if concept.equivalence:
        yield _note(ours.labelled(ours.EQUIVALENCE, concept.equivalence))
    if concept.false_friend:
        yield _note(ours.labelled(ours.FALSE_FRIEND, ours.YES))
    if concept.checked:
        yield _note(ours.labelled(ours.CHECKED, ours.YES))
    yield from _notes(ours.TRANSFER_NOTE, concept.transfer_note)
    if concept.note:
        yield _note(ours.free(concept.note))
    sections = [(language, [t for t in concept.terms if t.language is language]) for language in Language]
    for language, terms in sections:
        definition = concept.definition.get(language)
        if definition and not terms:
            yield f'<descrip type="definition" xml:lang="{language}">{_text(definition)}</descrip>'
    for language, terms in sections:
        if terms:
            yield f'<{edition.language} xml:lang="{language}">'
            if concept.definition.get(language):
                yield _typed("descrip", "definition", concept.definition.get(language))
            for term in terms:
                yield from _term(term, edition)
            yield f"</{edition.language}>"
    yield f"</{edition.entry}>\n"


def _term(term: Term, edition: _Edition) -> Iterator[str]:
    yield f"<{edition.term}>\n<term>{_text(term.text)}</term>"
    if term.part_of_speech:
        yield _typed("termNote", tbx.PART_OF_SPEECH, tbx.PART_NAMES[term.part_of_speech])
    if term.gender:
        yield _typed("termNote", tbx.GENDER, tbx.GENDER_NAMES[term.gender])
    yield _typed("termNote", tbx.TYPE, tbx.TYPE_NAMES[term.type])
    yield _typed("termNote", tbx.STATUS, tbx.STATUS_NAMES[term.status])
    if term.region:
        yield _typed("termNote", tbx.REGION, term.region)
    if term.context:
        yield _typed("descrip", "context", term.context)
    if term.part_of_speech is PartOfSpeech.PROPER_NOUN:
        yield _note(ours.labelled(ours.PART_OF_SPEECH, ours.PROPER_NOUN))
    if term.number:
        yield _note(ours.labelled(ours.NUMBER, term.number))
    if term.pronunciation:
        yield _note(ours.labelled(ours.PRONUNCIATION, term.pronunciation))
    yield f"</{edition.term}>"


def _typed(element: str, category: str, text: str) -> str:
    return f'<{element} type="{category}">{_text(text)}</{element}>'


def _note(text: str) -> str:
    return f"<note>{_text(text)}</note>"


def _notes(label: str, texts: Bilingual) -> Iterator[str]:
    for language in Language:
        if texts.get(language):
            yield _in_language("note", language, ours.labelled(label, texts.get(language)))


def _in_language(element: str, language: Language, text: str) -> str:
    return f'<{element} xml:lang="{language}">{_text(text)}</{element}>'


def _text(text: str) -> str:
    """The text as content of an element. Raises FormatError for what XML can't hold, or we wouldn't read."""
    refused = _REFUSED.search(text)
    if refused:
        raise FormatError(
            _("“{text}” holds an invisible control character (U+{code}): delete it.").format(
                text=shown(text), code=f"{ord(refused.group()):04X}"
            )
        )
    if len(text) > _LONGEST:
        raise FormatError(
            _("“{text}” is too long: at most {count} characters.").format(text=shown(text), count=_LONGEST)
        )
    escaped = text.translate(_ESCAPES)
    if escaped[:1] == " ":
        escaped = f"&#32;{escaped[1:]}"
    return f"{escaped[:-1]}&#32;" if escaped[-1:] == " " else escaped


def _refuse_size(concept: Concept) -> None:
    for term in concept.terms:
        if len(term.text) > MAX_TERM:
            raise FormatError(
                _("“{text}” is too long: at most {count} characters.").format(
                    text=shown(term.text), count=MAX_TERM
                )
            )
    if len(concept.terms) > MAX_TERMS:
        raise FormatError(
            _("The concept {id} has more than {count} terms: take some out.").format(
                id=concept.id, count=MAX_TERMS
            )
        )
