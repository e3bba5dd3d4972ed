"""Everything that is written in concepts, as plain rows, for somebody who looks through all of it.

Only reads. A concept made of its rows costs three times as much as the rows, which a search in
100,000 of them can't afford.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from interpreter_app.store.database import Store

TEXTS = (
    "definition_fr",
    "definition_en",
    "transfer_note_fr",
    "transfer_note_en",
    "subject_field",
    "source",
    "note",
)
"""The columns of a concept that hold a text."""

ConceptTexts = tuple[Any, ...]
"""A concept's number, that of its glossary, its id, then its TEXTS."""

TermTexts = tuple[int, str, str, str]
"""Concept's number, language, text and context of a term."""


def texts(store: Store, numbers: Sequence[int]) -> tuple[list[ConceptTexts], list[TermTexts]]:
    """What is written in the concepts with these numbers, glossary by glossary, and in their terms.

    The terms stand concept by concept in the order of the entry.
    """
    listed = (json.dumps(list(numbers)),)
    which = "IN (SELECT value FROM json_each(?))"
    run = store.connection.execute
    with store.read():
        concepts = run(
            f"SELECT number, glossary, id, {', '.join(TEXTS)} FROM concept WHERE number {which}"
            " ORDER BY glossary, number",
            listed,
        ).fetchall()
        terms = run(
            f"SELECT concept, language, text, context FROM term WHERE concept {which}"
            " ORDER BY concept, number",
            listed,
        ).fetchall()
    return concepts, terms
