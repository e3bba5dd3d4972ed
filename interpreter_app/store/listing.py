"""What somebody who reads a glossary needs of the store: its terms in short, and who changed a concept last.

Only reads. Whole concepts come from `glossaries`; these are the queries that a list of 100,000 can afford.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from interpreter_app.domain.terms import Bilingual
from interpreter_app.store.database import Store

TermRow = tuple[int, str | None, str | None, str | None]
"""Concept's number, language, status and text of a term; a concept without terms has None for the rest."""


class Revision(NamedTuple):
    """The newest operation on a concept: `at` in UTC, ISO 8601; `who` is empty where nobody gave a name.

    `kind` is what the operation was: «starter» (came with the program), «import», «edit», «undo» …
    """

    at: str
    zone: str
    who: str
    kind: str


def term_rows(store: Store, glossary: int | None = None) -> Iterator[TermRow]:
    """The terms of the glossary with this number, or of all, concept by concept, in the entry's order."""
    where = "" if glossary is None else " WHERE c.glossary = ?"
    return store.connection.execute(
        "SELECT c.number, t.language, t.status, t.text FROM concept c"
        f" LEFT JOIN term t ON t.concept = c.number{where} ORDER BY c.number, t.number",
        () if glossary is None else (glossary,),
    )


def last_revision(store: Store, glossary_id: str, concept_id: str) -> Revision | None:
    """Who changed this concept last, or None if its history isn't known. Slow in a large store."""
    row = store.connection.execute(
        "SELECT o.at, o.zone, o.who, o.kind FROM history h JOIN operation o ON o.number = h.operation"
        " WHERE h.concept = ? AND o.glossary = ? ORDER BY h.operation DESC LIMIT 1",
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
