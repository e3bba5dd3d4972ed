"""UTX, the tab-separated glossaries of the Asia-Pacific Association for Machine Translation, 1.11 and 1.20.

Owns the way between such a file and a Glossary; `utx_head` has the lines above the entries, `utx_rows` and
`utx_status` what a row says. Read is any direction between regions of French and English; other languages are
kept in the notes. A line that starts with «#» below the head is a comment.

Written is UTX 1.11, French to English: a row for the first terms of both languages, then one for each further
French term beside the first English one, then one for each further English term. Rows of an entry have the
same concept ID, and what is said of a term stands in the row that brings it. «bidirectional» is said only
where every entry is one row. Held is everything but entries in one language. In a term a tab or a line end
becomes a space, and of terms that are the same text in one language of an entry one is written.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Concept, Glossary, Language, PartOfSpeech, Status, Term, TermType
from interpreter_app.exchange.losses import Field, all_but
from interpreter_app.exchange.one_sided import one_sided
from interpreter_app.exchange.reading import ProblemList, Reading, Row, at_line, choices, refusal
from interpreter_app.exchange.tables import csv_text, utx_head, utx_status
from interpreter_app.exchange.tables.entries import identified
from interpreter_app.exchange.tables.glossary import (
    named_after,
    nothing_below,
    reading_of,
    refuse_breadth,
)
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.lines_out import write_lines
from interpreter_app.exchange.tables.one_line import escaped, plain
from interpreter_app.exchange.tables.utx_rows import SENTENCE, entries_of

FORMAT = "utx"

HOLDS = all_but(Field.ONE_LANGUAGE)

LARGEST = 50_000_000
MAX_CELLS = 3_500_000
MAX_LINES = 220_000

_HEAD_LINES = 1000
"""Among so many lines the names of the columns are looked for."""

_SIDES = ("src", "tgt")
_ALWAYS = ("src", "tgt", "src:pos", "tgt:pos", utx_head.TERM_STATUS)
_OF_TERMS = ("gender", "number", "type", "status", "region", "context", "pronunciation")
_OF_CONCEPTS = (
    "equivalence", "false friend", "domain", "src:definition", "tgt:definition", "src:transfer note",
    "tgt:transfer note", "origin", "checked", "comment",
)  # fmt: skip
_COLUMNS = (
    *_ALWAYS,
    *(f"{side}:{name}" for side in _SIDES for name in _OF_TERMS),
    *_OF_CONCEPTS,
    "concept ID",
)
_PARTS = {PartOfSpeech.PROPER_NOUN: "properNoun"}


def read(content: bytes, name: str) -> Reading:
    """The glossary in a UTX file; its name and id are the file's own, if Passerelle wrote them there.

    Raises FormatError for what isn't UTX, or has neither a French nor an English column, or no entry.
    """
    problems = ProblemList()
    encoding = csv_text.text_encoding(content, name)
    csv_text.refuse_many_cells(content, b"\t", MAX_CELLS, name)
    csv_text.name_stray_lines(encoding, problems)
    lines = csv_text.lines_of(content, encoding, name, problems, MAX_LINES)
    head, below = _head(lines, name, problems)
    if not any(column.role is Role.TERM for column in head.columns):
        found = choices([shown(column.label) for column in head.columns[:8]])
        raise refusal(
            name,
            _("neither French nor English is among its languages ({found}): see its first line.").format(
                found=found
            ),
        )
    with collector_paused():
        entries = entries_of(_rows(below, head.separator), head, problems)
        concepts, places = identified(entries, problems, own=head.own)
    if not concepts and not problems.found:
        raise refusal(name, nothing_below())
    problems.remarks += one_sided(concepts, places)
    heading = utx_head.about(head, named_after(name))
    return reading_of(heading, concepts, places, FORMAT, encoding.name, problems, own=head.own)


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write the entries that have terms in both languages. FormatError for a text that no text file holds."""
    write_lines(_lines(glossary), stream, glossary, end="\r\n")


def _head(
    lines: Iterator[tuple[int, str]], name: str, problems: ProblemList
) -> tuple[utx_head.Head, Iterator[tuple[int, str]]]:
    """The head of the file, and the lines below it."""
    above: list[tuple[int, str]] = []
    for number, line in lines:
        above.append((number, line))
        if len(above) == 1 and not utx_head.is_first_line(line):
            break
        if len(above) > 1 and utx_head.names_columns(line):
            head = utx_head.head_in([text for _number, text in above if text.startswith("#")])
            for place, text in above[1:-1]:
                if text.strip() and not text.startswith("#"):
                    problems.leave_out(
                        at_line(place), _("this line stands above the names of the columns: move it below.")
                    )
            refuse_breadth([head.columns], name)
            return head, lines
        if len(above) > _HEAD_LINES:
            break
    if not above or not utx_head.is_first_line(above[0][1]):
        raise refusal(name, _("this isn’t UTX: its first line would begin with “#UTX”."), at_line(1))
    raise refusal(name, _("no line names the columns: put “#src”, a tab and “tgt” above the entries."))


def _rows(lines: Iterable[tuple[int, str]], separator: str) -> Iterator[Row]:
    for number, line in lines:
        if line and line[0] != "#" and not line.isspace():
            cells = line.split("\t") if separator == "\t" else next(csv.reader([line]), [])
            yield Row(number, number, cells)


def _lines(glossary: Glossary) -> Iterator[str]:
    used: set[str] = set(_ALWAYS) | {"concept ID"}
    all_single = True
    for concept in glossary.concepts:
        for place, row in enumerate(_rows_of(concept)):
            used.update(row)
            all_single = all_single and not place
    columns = [column for column in _COLUMNS if column in used]
    yield from utx_head.head_lines(glossary, columns, bidirectional=all_single)
    for concept in glossary.concepts:
        for row in _rows_of(concept):
            line = "\t".join([row.get(column, "") for column in columns])
            # A space keeps «#» from making the row a comment; readers take it away.
            yield f" {line}" if line[0] == "#" else line


def _rows_of(concept: Concept) -> Iterator[dict[str, str]]:
    """The rows of an entry, by the names of their columns; none for an entry in one language."""
    french, english = (_each_text_once(concept.in_language(language)) for language in Language)
    if not (french and english):
        return
    pairs = chain(
        [(french[0], english[0])],
        ((term, english[0]) for term in french[1:]),
        ((french[0], term) for term in english[1:]),
    )
    for place, (source, target) in enumerate(pairs):
        is_first = not place
        row = {"src": plain(source.text), "tgt": plain(target.text), "concept ID": concept.id}
        new = {
            term.language: is_first
            for term in (source, target)
            if is_first or term not in (french[0], english[0])
        }
        brought = target if Language.ENGLISH in new else source
        word = utx_status.said(brought.status, is_first=is_first, checked=concept.checked)
        row[utx_head.TERM_STATUS] = word
        statuses = utx_status.inferred(word, new, Language.ENGLISH)
        for side, term in zip(_SIDES, (source, target), strict=True):
            if term.language in new:
                row.update(_of_term(term, side, statuses[term.language]))
        if is_first:
            row.update(_of_concept(concept, word))
        yield row


def _each_text_once(terms: Iterable[Term]) -> list[Term]:
    made: dict[str, Term] = {}
    for term in terms:
        text = plain(term.text)
        if text:
            made.setdefault(text, term)
    return list(made.values())


def _of_term(term: Term, side: str, status: Status) -> Iterator[tuple[str, str]]:
    is_sentence = term.type is TermType.PHRASE and term.part_of_speech is None
    part = SENTENCE if is_sentence else _PARTS.get(term.part_of_speech or PartOfSpeech.OTHER)
    for name, text in (
        ("pos", part or term.part_of_speech),
        ("gender", term.gender),
        ("number", term.number),
        ("type", term.type if term.type is not TermType.FULL_FORM and not is_sentence else ""),
        ("status", term.status if term.status is not status else ""),
        ("region", escaped(term.region)),
        ("context", escaped(term.context)),
        ("pronunciation", escaped(term.pronunciation)),
    ):
        if text:
            yield f"{side}:{name}", text


def _of_concept(concept: Concept, word: str) -> Iterator[tuple[str, str]]:
    checked = ""
    if concept.checked != (word == utx_status.APPROVED):
        checked = "yes" if concept.checked else "no"
    for name, text in (
        ("equivalence", concept.equivalence or ""),
        ("false friend", "yes" if concept.false_friend else ""),
        ("domain", concept.subject_field),
        ("src:definition", concept.definition.fr),
        ("tgt:definition", concept.definition.en),
        ("src:transfer note", concept.transfer_note.fr),
        ("tgt:transfer note", concept.transfer_note.en),
        ("origin", concept.source),
        ("checked", checked),
        ("comment", concept.note),
    ):
        text = escaped(text)
        if text:
            yield name, text
