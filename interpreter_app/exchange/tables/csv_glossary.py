"""CSV and TSV glossaries: any usual table of terms in, our own columns out.

Owns the way between such a file and a Glossary. A file is read if a French or an English column can be found
in it, by its headings or by its words; rows that can't be taken are named and left out.

Written is one row for each concept, UTF-8 with a byte-order mark so that Excel shows the accents. The columns
are those of `columns.CORE_COLUMNS`, and for each language (`fr_…`, `en_…`) those of `type, status,
gender, number, part_of_speech, region, context, pronunciation` (of the first term) and `synonyms, acronyms,
short_forms, variants, phrases` (further terms, divided by « | », each with its marks: «CQ [m, FR]») in which
there is anything.
Not held: what the glossary says of itself, and context and pronunciation of further terms.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import PurePath
from typing import BinaryIO

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.errors import FormatError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.domain.ids import slug
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Status, Term, TermType
from interpreter_app.exchange.reading import (
    Problem,
    ProblemList,
    Reading,
    at_line,
    at_row,
    choices,
    refusal,
)
from interpreter_app.exchange.tables import csv_text
from interpreter_app.exchange.tables.cells import Piece, can_be_mark, guarded, join_terms
from interpreter_app.exchange.tables.columns import (
    CORE_COLUMNS,
    MAX_COLUMNS,
    OF_FIRST_TERM,
    OTHER_TERMS,
    is_own,
    layout_of,
    own_heading,
    strength,
)
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.rows import TYPES, concepts_of

_SAMPLE_ROWS = 300
_NAMELESS = "glossary"
_HEADINGS = {
    language: {role: own_heading(role, language) for role in (Role.TERM, *OF_FIRST_TERM, *OTHER_TERMS)}
    for language in Language
}
_ROLE_OF_TYPE = {kind: role for role, kind in TYPES.items()}


def read(content: bytes, name: str) -> Reading:
    """The glossary in a table; its id and name are made from the file's name.

    Its format is the one that its separator tells, whatever the file is called.

    Raises FormatError for what isn't a text table, has no French or English column, or opens a quotation
    mark that is never closed.
    """
    problems = ProblemList()
    text = csv_text.recognise(content, name, strength)
    for line in sorted(text.encoding.strays):
        problems.add(
            at_line(line),
            _("this line isn’t UTF-8 like the others and was read as {encoding}: check its accents.").format(
                encoding=text.encoding.stray_name
            ),
        )
    rows = csv_text.rows(text, name, problems)
    sample = list(islice(rows, _SAMPLE_ROWS))
    cells = [row.cells for row in sample]
    _refuse_breadth(cells, name)
    layout = layout_of(cells)
    if layout is None:
        raise refusal(name, _not_recognised(cells))
    own = layout.first_row > 0 and is_own(column.heading for column in layout.columns)
    below = chain(sample[layout.first_row :], rows)
    with collector_paused():
        concepts, lines = concepts_of(below, layout, own=own, problems=problems)
    if not concepts and not problems.found:
        raise refusal(name, _("there is no entry below the headings: add one row for each concept."))
    missing = set(Language) - {term.language for concept in concepts for term in concept.terms}
    if concepts and missing:
        problems.add(at_row(max(layout.first_row, 1)), _one_language(missing.pop()))
    else:
        problems.remarks += _one_sided(concepts, lines)
    stem = PurePath(name).stem
    glossary = Glossary(slug(stem) or _NAMELESS, Bilingual(stem, stem), concepts=concepts)
    format_name = "tsv" if text.separator == "\t" else "csv"
    return Reading(
        format_name,
        text.encoding.name,
        glossary,
        len(concepts),
        problems.all(),
        lines,
        problems.left_out,
        tuple(problems.remarks),
    )


def write(glossary: Glossary, stream: BinaryIO, separator: str) -> None:
    """Write a row for each concept. FormatError for a text that no encoding holds."""
    used = _used_columns(glossary.concepts)
    out = io.TextIOWrapper(stream, "utf-8-sig", newline="", write_through=False)
    try:
        writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
        writer.writerow(used)
        for concept in glossary.concepts:
            cells = _cells(concept)
            writer.writerow([guarded(cells.get(column, "")) for column in used])
        out.flush()
    except UnicodeEncodeError as error:
        raise FormatError(
            _("The glossary {id} holds a half character (U+{code}): delete it.").format(
                id=glossary.id, code=f"{ord(error.object[error.start]):04X}"
            )
        ) from error
    finally:
        out.detach()


def _refuse_breadth(rows: Iterable[list[str]], name: str) -> None:
    for cells in rows:
        if len(cells) > MAX_COLUMNS:
            raise refusal(
                name,
                _(
                    "there are {count} columns, at most {most} are read: leave out those without terms."
                ).format(count=len(cells), most=MAX_COLUMNS),
            )


def _not_recognised(rows: list[list[str]]) -> str:
    first = [shown(cell.strip()) for cell in next(iter(rows), []) if cell.strip()]
    return _(
        "no French or English column was found ({seen}): name the columns “fr” and “en” in the first row."
    ).format(seen=choices(first[:8]))


def _one_language(missing: Language) -> str:
    if missing is Language.FRENCH:
        return _("no column was recognised as French: name it “fr” in the first row.")
    return _("no column was recognised as English: name it “en” in the first row.")


def _one_sided(concepts: Sequence[Concept], lines: Mapping[str, int]) -> Iterator[Problem]:
    """What to say of entries that lack one of the languages: nobody can say them in it."""
    for language in Language:
        without = [concept for concept in concepts if not concept.in_language(language)]
        if without:
            yield Problem(at_line(lines[without[0].id]), _lacking(language, len(without)))


def _lacking(language: Language, count: int) -> str:
    if language is Language.FRENCH:
        said = ngettext(
            "{count} entry has no French term: this one.",
            "{count} entries have no French term; this is the first of them.",
            count,
        )
    else:
        said = ngettext(
            "{count} entry has no English term: this one.",
            "{count} entries have no English term; this is the first of them.",
            count,
        )
    return said.format(count=count)


def _used_columns(concepts: Iterable[Concept]) -> list[str]:
    filled = {column for concept in concepts for column, text in _cells(concept).items() if text}
    return [column for column in _all_columns() if column in CORE_COLUMNS or column in filled]


def _all_columns() -> Iterator[str]:
    """Every column that may be written, in its order: the terms of each language stand together."""
    yield "id"
    for headings in _HEADINGS.values():
        yield from headings.values()
    yield from CORE_COLUMNS[CORE_COLUMNS.index("equivalence") :]


def _cells(concept: Concept) -> dict[str, str]:
    """The cells of a concept by the heading of their column; those in which there is something."""
    cells = {
        "id": concept.id,
        "equivalence": concept.equivalence or "",
        "false_friend": "true" if concept.false_friend else "",
        "subject": concept.subject_field,
        "definition_fr": concept.definition.fr,
        "definition_en": concept.definition.en,
        "transfer_note_fr": concept.transfer_note.fr,
        "transfer_note_en": concept.transfer_note.en,
        "source": concept.source,
        "checked": "true" if concept.checked else "",
        "note": concept.note,
    }
    for language, headings in _HEADINGS.items():
        terms = concept.in_language(language)
        if terms:
            _add_first(terms[0], headings, cells)
        if len(terms) > 1:
            _add_others(terms[1:], headings, cells)
    return cells


def _add_first(term: Term, headings: dict[Role, str], cells: dict[str, str]) -> None:
    cells[headings[Role.TERM]] = join_terms([Piece(term.text.strip())])
    if term.type is not TermType.FULL_FORM:
        cells[headings[Role.TYPE]] = term.type
    if term.status is not Status.PREFERRED:
        cells[headings[Role.STATUS]] = term.status
    for role, text in (
        (Role.GENDER, term.gender),
        (Role.NUMBER, term.number),
        (Role.PART_OF_SPEECH, term.part_of_speech),
        (Role.REGION, term.region),
        (Role.CONTEXT, term.context),
        (Role.PRONUNCIATION, term.pronunciation),
    ):
        if text:
            cells[headings[role]] = text


def _add_others(terms: Iterable[Term], headings: dict[Role, str], cells: dict[str, str]) -> None:
    pieces: dict[Role, list[Piece]] = {}
    for term in terms:
        pieces.setdefault(_ROLE_OF_TYPE[term.type], []).append(_piece(term))
    for role, those in pieces.items():
        cells[headings[role]] = join_terms(those)


def _piece(term: Term) -> Piece:
    return Piece(
        term.text.strip(),
        status=term.status if term.status is not Status.ADMITTED else None,
        gender=term.gender,
        number=term.number,
        part_of_speech=term.part_of_speech,
        region=term.region if can_be_mark(term.region) else "",
    )
