"""Headings of a table and codes of languages are understood as people write them."""

from __future__ import annotations

import pytest

from interpreter_app.domain.terms import Language
from interpreter_app.exchange.tables.headings import Role, language_named, understood

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "language", "region"),
    [
        ("fr", FR, ""),
        ("fr-FR", FR, "FR"),
        ("fr_CA", FR, "CA"),
        ("eng-Latn", EN, ""),
        ("English (UK)", EN, "GB"),
        ("anglais", EN, ""),
        ("por-Latn", None, ""),
        ("fr-en", None, ""),
        ("", None, ""),
    ],
)
def test_codes_and_names_of_the_two_languages_are_known(
    text: str, language: Language | None, region: str
) -> None:
    assert language_named(text) == (language, region)


@pytest.mark.parametrize(
    ("heading", "role", "language"),
    [
        ("Genre (fr)", Role.GENDER, FR),
        ("Catégorie grammaticale", Role.PART_OF_SPEECH, None),
        ("Part of speech", Role.PART_OF_SPEECH, None),
        ("Définition FR", Role.DEFINITION, FR),
        ("definition_en", Role.DEFINITION, EN),
        ("English definition", Role.DEFINITION, EN),
        ("Source de la définition", Role.SOURCE, None),
        ("Faux-ami", Role.FALSE_FRIEND, None),
        ("Note de transfert (EN)", Role.TRANSFER_NOTE, EN),
        ("Degré d’équivalence", Role.EQUIVALENCE, None),
        ("Équivalent anglais", Role.TERM, EN),
        ("fr_acronyms", Role.ACRONYMS, FR),
        ("transfer_note_fr", Role.TRANSFER_NOTE, FR),
        ("stringID", Role.ID, None),
        ("N°", Role.ID, None),
        ("targetLang", Role.LANGUAGE, None),
        ("Téléphone", Role.OTHER, None),
        ("", Role.OTHER, None),
        ("x" * 200, Role.OTHER, None),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, role: Role, language: Language | None) -> None:
    column = understood(0, heading)
    assert (column.role, column.language) == (role, language)
