"""What is written of concepts that say little: nothing that they do say may be left out."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.store import glossaries, rows
from interpreter_app.store.database import connect

_TERM = Term("mairie", Language.FRENCH)
_PLAIN = Concept("mairie", (_TERM, Term("town hall", Language.ENGLISH)))

_OF_TERM: dict[str, Any] = {
    "text": "hôtel de ville",
    "language": Language.ENGLISH,
    "type": TermType.SHORT_FORM,
    "status": Status.DEPRECATED,
    "part_of_speech": PartOfSpeech.NOUN,
    "gender": Gender.FEMININE,
    "number": Number.PLURAL,
    "region": "FR-75C",
    "context": "La mairie est fermée.",
    "pronunciation": "meh-REE",
}
_OF_CONCEPT: dict[str, Any] = {
    "id": "town-hall",
    "terms": (replace(_TERM, gender=Gender.FEMININE),),
    "subject_field": "institutions",
    "definition": Bilingual("", "The council’s building"),
    "equivalence": Equivalence.NON_EQUIVALENT,
    "false_friend": True,
    "transfer_note": Bilingual("Dire laquelle", ""),
    "source": "CGCT",
    "checked": True,
    "note": "Ask which one.",
}


def test_every_field_of_an_entry_is_tried_here() -> None:
    assert [field.name for field in fields(Term)] == list(_OF_TERM)
    assert [field.name for field in fields(Concept)] == list(_OF_CONCEPT)


@pytest.mark.parametrize("name", _OF_TERM)
def test_a_term_that_says_one_thing_more_comes_back_with_it(tmp_path: Path, name: str) -> None:
    term = replace(_TERM, **{name: _OF_TERM[name]})
    _assert_comes_back(tmp_path, replace(_PLAIN, terms=(term, *_PLAIN.terms[1:])))


@pytest.mark.parametrize("name", _OF_CONCEPT)
def test_a_concept_that_says_one_thing_more_comes_back_with_it(tmp_path: Path, name: str) -> None:
    _assert_comes_back(tmp_path, replace(_PLAIN, **{name: _OF_CONCEPT[name]}))


def test_a_plain_concept_beside_one_that_says_more_comes_back(tmp_path: Path) -> None:
    more = replace(_PLAIN, id="more", definition=Bilingual("Bâtiment", ""), checked=True)
    _assert_comes_back(tmp_path, _PLAIN, more)


def test_what_a_spreadsheet_usually_holds_is_written_in_short() -> None:
    assert rows.is_plain(replace(_PLAIN, note="Ask which one."))


def _assert_comes_back(folder: Path, *concepts: Concept) -> None:
    with connect(folder / "store.sqlite") as store:
        glossaries.bring(store, Glossary("town", Bilingual("La ville", ""), concepts=concepts))
        number = glossaries.find(store, "town").number
        assert glossaries.glossary(store, number).concepts == concepts
