"""Entries: what the rows of a table said, on their way to being concepts.

Owns the ids they get and what is done with rows that repeat one another or belong together: all that can
only be settled once every row has been read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import new_id, slug
from interpreter_app.domain.language.fold_many import Folder
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Language, Term
from interpreter_app.exchange.reading import ProblemList, at_row
from interpreter_app.exchange.tables.columns import kept_as_id
from interpreter_app.exchange.tables.headings import Role

_MAX_LANGUAGES = 60
"""Rows that may carry one id in a table with a row for each language."""

_NOTHING = Bilingual()
_ENGLISH = Language.ENGLISH


@dataclass(slots=True)
class Entry:
    """What the cells of one entry say; `id` is empty where the table gives none that can be kept.

    `spoken` is the language of the row in a table with one row for each language.
    """

    row: int
    line: int
    id: str = ""
    spoken: Language | None = None
    terms: list[Term] = field(default_factory=list)
    texts: dict[Role, str] = field(default_factory=dict)
    bilingual: dict[tuple[Role, Language], str] = field(default_factory=dict)
    equivalence: Equivalence | None = None
    false_friend: bool = False
    checked: bool = False
    notes: list[str] = field(default_factory=list)
    rows: int = 1


def by_language(entries: Iterable[Entry], problems: ProblemList) -> list[Entry]:
    """One entry for all the rows that carry the same id."""
    together: dict[str, Entry] = {}
    rows: Counter[str] = Counter()
    for number, entry in enumerate(entries):
        key = entry.id or f"\0{number}"
        rows[key] += 1
        first = together.setdefault(key, entry)
        if first is entry:
            continue
        if rows[key] > _MAX_LANGUAGES:
            problems.leave_out(
                at_row(entry.row),
                _("more than {count} rows have the id “{id}”.").format(count=_MAX_LANGUAGES, id=shown(key)),
            )
            continue
        first.rows += entry.rows
        first.terms += entry.terms
        first.notes += [note for note in entry.notes if note not in first.notes]
        first.equivalence = first.equivalence or entry.equivalence
        first.checked |= entry.checked
        first.false_friend |= entry.false_friend
        first.texts = entry.texts | first.texts
        first.bilingual = entry.bilingual | first.bilingual
    for entry in together.values():
        if not entry.terms:
            problems.leave_out(at_row(entry.row), no_term(), entry.rows)
    return [entry for entry in together.values() if entry.terms]


def no_term() -> str:
    """What to say of a row without terms."""
    return _("there is neither a French nor an English term: add one.")


def has_term_in(language: Language, terms: Iterable[Term]) -> bool:
    """Whether one of the terms is in this language."""
    for term in terms:  # noqa: SIM110 - asked of every row: making a generator would take twice as long
        if term.language is language:
            return True
    return False


def identified(
    entries: Iterable[Entry], problems: ProblemList, *, own: bool
) -> tuple[tuple[Concept, ...], dict[str, int]]:
    """Give every entry an id of its own, and leave out one that repeats another in every word.

    An id of the table is kept if it can be one and isn't a mere row number, which in an `own` table it isn't.
    """
    concepts: list[Concept] = []
    lines: dict[str, int] = {}
    rows: dict[str, int] = {}
    first_of: dict[str, int | None] = {}
    contents: dict[Concept, int] = {}
    fold_one = Folder()
    for entry in entries:
        terms = entry.terms
        if len(terms) > 1 and (len(terms) > 2 or terms[0].language is _ENGLISH):
            terms.sort(key=_french_first)
        concept_id = _kept_id(entry, rows, problems, own=own) if entry.id else ""
        if not concept_id:
            base = slug(terms[0].text, fold_one)
            if base not in first_of:
                first_of[base] = len(concepts)
            else:
                if (at := first_of[base]) is not None:
                    contents.setdefault(replace(concepts[at], id=""), rows[concepts[at].id])
                    first_of[base] = None
                repeated = contents.setdefault(_concept(entry, ""), entry.row)
                if repeated != entry.row:
                    if not problems.overflows(entry.rows):
                        problems.leave_out(
                            at_row(entry.row),
                            _("it repeats row {row} and was left out.").format(row=repeated),
                            entry.rows,
                        )
                    continue
            free = base and base not in rows and not own
            # In a table that gives ids, the bare slug may be that of a later row.
            concept_id = base if free else new_id(_words(entry), rows, hashed=own)
        rows[concept_id] = entry.row
        # One number for both where they are the same: of a million rows that is 32 MB.
        lines[concept_id] = entry.row if entry.line == entry.row else entry.line
        concepts.append(_concept(entry, concept_id))
    return tuple(concepts), lines


def _kept_id(entry: Entry, rows: Mapping[str, int], problems: ProblemList, *, own: bool) -> str:
    if not kept_as_id(entry.id, own=own):
        return ""
    if entry.id not in rows:
        return entry.id
    problems.add(
        at_row(entry.row),
        _("the id “{id}” is already that of row {row}: this entry got a new one.").format(
            id=entry.id, row=rows[entry.id]
        ),
    )
    return ""


def _words(entry: Entry) -> list[str]:
    terms = (term.text for term in entry.terms)
    return [*terms, *entry.bilingual.values(), *entry.texts.values(), *entry.notes]


def _french_first(term: Term) -> bool:
    return term.language is _ENGLISH


def _concept(entry: Entry, concept_id: str) -> Concept:
    texts, pair = entry.texts, entry.bilingual
    return Concept(
        concept_id,
        tuple(entry.terms),
        texts.get(Role.SUBJECT, "") if texts else "",
        _both(pair, Role.DEFINITION) if pair else _NOTHING,
        entry.equivalence,
        entry.false_friend,
        _both(pair, Role.TRANSFER_NOTE) if pair else _NOTHING,
        texts.get(Role.SOURCE, "") if texts else "",
        entry.checked,
        "\n".join(entry.notes) if entry.notes else "",
    )


def _both(pair: Mapping[tuple[Role, Language], str], role: Role) -> Bilingual:
    return Bilingual(pair.get((role, Language.FRENCH), ""), pair.get((role, Language.ENGLISH), ""))
