"""A concept in which no rule finds anything, to be spoilt in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from interpreter_app.domain.checks import check_concept
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Term,
)

FR, EN = Language.FRENCH, Language.ENGLISH

MAIRIE = Term("mairie", FR, gender=Gender.FEMININE)
HALL = Term("town hall", EN)
SOUND = Concept(
    "mairie",
    (MAIRIE, HALL),
    definition=Bilingual("Maison de la commune\u00a0; on y vote.", "The commune’s house: people vote there."),
    equivalence=Equivalence.QUASI_EQUIVALENT,
    transfer_note=Bilingual("«\u00a0Town hall\u00a0» est un bâtiment.", "Also the staff who work in it."),
    source="https://example.org/mairie?x=1;y=2",
)


def glossary(*concepts: Concept, ident: str = "town") -> Glossary:
    return Glossary(ident, Bilingual("La ville"), concepts=concepts)


def named(ident: str, french: str, english: str) -> Concept:
    """A sound concept of other words."""
    return replace(
        SOUND, id=ident, terms=(replace(MAIRIE, text=french), replace(HALL, text=english)),
        definition=Bilingual("Maison ouverte.", "An open house."),
    )  # fmt: skip


def codes(concept: Concept) -> list[str]:
    return [finding.code for finding in check_concept(concept)]


@pytest.fixture
def in_french() -> Callable[[str], list[str]]:
    """The codes of what is found in a French definition."""
    return lambda text: codes(replace(SOUND, definition=Bilingual(text)))


@pytest.fixture
def in_english() -> Callable[[str], list[str]]:
    """The codes of what is found in an English definition."""
    return lambda text: codes(replace(SOUND, definition=Bilingual(en=text)))
