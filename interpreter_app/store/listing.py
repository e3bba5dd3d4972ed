"""What somebody who reads a glossary needs of the store: its terms in short, and who changed a concept last.

Only reads. Whole concepts come from `glossaries`; these are the queries that a list of 100,000 can afford.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from interpreter_app.domain.terms import Bilingual
from interpreter_app.store.database import Store

EMPTY_TEXTS = ("definition_fr", "definition_en", "transfer_note_fr", "transfer_note_en", "source")
"""The texts of a concept of which a list knows only whether they are there."""

CHECKED, FALSE_FRIEND = 1, 2
"""The marks of a concept. Those of EMPTY_TEXTS that are blank follow, from 4 on doubling."""

ConceptRow = tuple[int, int, str | None, str, str]
"""Number of a concept, its marks, degree of equivalence, subject field, and when it was changed."""

TermRow = tuple[int, int, str, str]
"""Number of the concept, marks, text and region of a term."""

FRENCH, ADMITTED, DEPRECATED, NO_GENDER, NO_PART, NOUN, PHRASE = (1 << place for place in range(7))
"""The marks of a term: language, status, what isn't said, part of speech and type. One number instead of five
texts halves the time that a list of many takes."""

_BLANKS = "char(9, 10, 11, 12, 13, 32, 133, 160, 8199, 8239)"
_MARKS = " + ".join(
    [
        f"(checked != 0) * {CHECKED}",
        f"(false_friend != 0) * {FALSE_FRIEND}",
        *(f"(trim({name}, {_BLANKS}) = '') * {4 << place}" for place, name in enumerate(EMPTY_TEXTS)),
    ]
)
_TERM_MARKS = (
    f"(language = 'fr') * {FRENCH} + (status = 'admitted') * {ADMITTED}"
    f" + (status = 'deprecated') * {DEPRECATED} + (gender IS NULL) * {NO_GENDER}"
    f" + (part_of_speech IS NULL) * {NO_PART} + (part_of_speech IS 'noun') * {NOUN}"
    f" + (type = 'phrase') * {PHRASE}"
)


class Revision(NamedTuple):
    """The newest operation on a concept: `at` in UTC, ISO 8601; `who` is empty where nobody gave a name.

    `kind` is what the operation was: «starter» (came with the program), «import», «edit», «undo» …
    """

    at: str
    zone: str
    who: str
    kind: str


def concept_rows(
    store: Store, glossary: int | None = None, only: Iterable[int] | None = None
) -> Iterator[tuple[ConceptRow, list[TermRow]]]:
    """The concepts of the glossary with this number, or of all, by number, with their terms in order.

    Of those, `only` the ones with these numbers, if given. One statement for the concepts and one for the
    terms, side by side: both see one moment, since the first is begun before and ended after the second.
    """
    where = [] if glossary is None else ["glossary = ?"]
    arguments: tuple[object, ...] = () if glossary is None else (glossary,)
    if only is not None:
        where = [f"+{one}" for one in where]  # so that the few are looked up instead of going through all
        where.append("number IN (SELECT value FROM json_each(?))")
        arguments = (*arguments, json.dumps(list(only)))
    numbers = "SELECT number FROM concept" + (f" WHERE {' AND '.join(where)}" if where else "")
    run = store.connection.execute
    concepts = run(
        f"SELECT number, {_MARKS}, equivalence, subject_field, changed_at FROM concept"
        f" WHERE number IN ({numbers}) ORDER BY number",
        arguments,
    )
    terms = run(
        f"SELECT concept, {_TERM_MARKS}, text, region FROM term"
        f" WHERE concept IN ({numbers}) ORDER BY concept, number",
        arguments,
    )
    nothing: tuple[int, Iterable[TermRow]] = (0, ())
    by_concept = groupby(terms, key=itemgetter(0))
    number, own = next(by_concept, nothing)
    for row in concepts:
        if number == row[0]:
            yield row, list(own)
            number, own = next(by_concept, nothing)
        else:
            yield row, []


def last_revision(store: Store, glossary_id: str, concept_id: str) -> Revision | None:
    """Who changed this concept last, or None if its history isn't known."""
    row = store.connection.execute(
        "SELECT o.at, o.zone, o.who, o.kind FROM history h CROSS JOIN operation o"
        " ON o.number = h.operation WHERE h.concept = ? AND o.glossary = ? ORDER BY h.operation DESC LIMIT 1",
        (concept_id, glossary_id),
    ).fetchone()
    return Revision(*row) if row else None


def glossary_names(store: Store) -> dict[int, tuple[str, Bilingual]]:
    """The id and the name of every glossary by its number; unlike `summaries`, it counts no concepts."""
    rows = store.connection.execute("SELECT number, id, name_fr, name_en FROM glossary")
    return {number: (ident, Bilingual(french, english)) for number, ident, french, english in rows}


def concept_count(store: Store, at_most: int) -> int:
    """How many concepts there are, counted up to `at_most`."""
    asked = "SELECT count(*) FROM (SELECT 1 FROM concept LIMIT ?)"
    return int(store.connection.execute(asked, (at_most,)).fetchone()[0])


def newest_operation(store: Store, glossary_id: str | None = None) -> int:
    """The number of the newest operation on glossaries, or on that with this id; 0 if there was none.

    It changes whenever one was written.
    """
    row = store.connection.execute(
        "SELECT coalesce(max(number), 0) FROM operation WHERE ?1 IS NULL OR glossary = ?1", (glossary_id,)
    ).fetchone()
    return int(row[0])
