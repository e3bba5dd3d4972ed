"""Our own table: a glossary as rows of cells, one for each concept, which are read back the same.

The columns are those of `columns.CORE_COLUMNS`, and for each language (`fr_…`, `en_…`) of `type, status,
gender, number, part_of_speech, region, context, pronunciation` (of the first term) and `synonyms, acronyms,
short_forms, variants, phrases` (further terms, divided by « | », each with its marks: «CQ [m, FR]») in which
there is anything.
Not held: what the glossary says of itself, and context and pronunciation of further terms.
Must not know what kind of file the rows go into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interpreter_app.domain.terms import Concept, Glossary, Language, Status, Term, TermType
from interpreter_app.exchange.tables.cells import Piece, can_be_mark, join_terms
from interpreter_app.exchange.tables.columns import CORE_COLUMNS, OF_FIRST_TERM, OTHER_TERMS, own_heading
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.rows import TYPES

_HEADINGS = {
    language: {role: own_heading(role, language) for role in (Role.TERM, *OF_FIRST_TERM, *OTHER_TERMS)}
    for language in Language
}
_ROLE_OF_TYPE = {kind: role for role, kind in TYPES.items()}


def rows_of(glossary: Glossary) -> Iterator[list[str]]:
    """The headings, then a row for each concept. Cells aren't guarded against being taken for formulas."""
    used = _used_columns(glossary.concepts)
    yield used
    for concept in glossary.concepts:
        cells = _cells(concept)
        yield [cells.get(column, "") for column in used]


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
