"""What every entry of the glossaries that come with Passerelle has, and that no check finds anything in them.

That their queries are found is in tests/search/test_queries.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from interpreter_app.base import paths
from interpreter_app.domain.terms import Concept, Equivalence, Glossary, Language, PartOfSpeech, TermType
from interpreter_app.exchange.formats import read_glossary
from interpreter_app.services.checking import check_files

NAMES = (
    "city-and-logistics",
    "community-empowerment-and-equality",
    "evaluation-and-learning",
    "local-government",
    "meetings-and-interpreting",
    "participatory-budgeting",
    "public-finance",
)
_SENTENCE = re.compile(r"[.!?…](?:[\u00a0\u202f]?[»’”])?\s+(?=[A-ZÀ-Þ«‘“])")
_LONGEST = 330
"""Letters of a definition or note that one can be told: twenty seconds."""


@pytest.fixture(scope="module")
def shelf() -> tuple[Glossary, ...]:
    """The starter glossaries in the order of their names."""
    return tuple(read_glossary(path).glossary for path in sorted(paths.glossaries_dir().glob("*.yaml")))


def _concepts(shelf: tuple[Glossary, ...]) -> Iterator[tuple[str, Concept]]:
    return ((f"{glossary.id}/{concept.id}", concept) for glossary in shelf for concept in glossary)


def test_there_are_seven_with_seven_hundred_concepts(shelf: tuple[Glossary, ...]) -> None:
    assert tuple(glossary.id for glossary in shelf) == NAMES
    assert sum(len(glossary.concepts) for glossary in shelf) >= 700
    assert all(len(glossary.concepts) >= 80 for glossary in shelf)
    for glossary in shelf:
        assert all((glossary.name.fr, glossary.name.en, glossary.description.fr, glossary.description.en))
        assert (glossary.licence, glossary.version) == ("CC-BY-4.0", "2026-11")


def test_no_check_finds_anything() -> None:
    checked = check_files([paths.glossaries_dir()])
    assert len(checked) == len(NAMES)
    assert [check.refused for check in checked if check.refused] == []
    findings = [
        f"{check.path.name}, {f.where}: {f.concept}: {f.message}" for check in checked for f in check.findings
    ]
    assert findings == []


def test_every_concept_is_defined_judged_and_placed(shelf: tuple[Glossary, ...]) -> None:
    lacking = [
        ident
        for ident, concept in _concepts(shelf)
        if not (
            concept.definition.fr.strip()
            and concept.definition.en.strip()
            and concept.equivalence
            and concept.subject_field
        )
    ]
    assert lacking == []


def test_definitions_and_notes_can_be_said(shelf: tuple[Glossary, ...]) -> None:
    too_long = [
        (ident, text)
        for ident, concept in _concepts(shelf)
        for text in (concept.definition.fr, concept.definition.en)
        if len(text) > _LONGEST or len(_SENTENCE.findall(text)) > 1
    ]
    assert too_long == []
    notes = [
        (ident, text)
        for ident, concept in _concepts(shelf)
        for text in (concept.transfer_note.fr, concept.transfer_note.en)
        if len(text) > _LONGEST
    ]
    assert notes == []


def test_a_third_of_the_concepts_stand_in_a_sentence(shelf: tuple[Glossary, ...]) -> None:
    for glossary in shelf:
        shown = [concept for concept in glossary if any(term.context for term in concept.terms)]
        assert 3 * len(shown) >= len(glossary.concepts), glossary.id


def test_a_false_friend_is_rare_enough_to_be_heeded(shelf: tuple[Glossary, ...]) -> None:
    marked = [concept for _ident, concept in _concepts(shelf) if concept.false_friend]
    assert 50 <= len(marked) <= len(list(_concepts(shelf))) / 4
    assert all(concept.transfer_note.fr and concept.transfer_note.en for concept in marked)


def test_false_friends_that_everybody_meets_are_marked(shelf: tuple[Glossary, ...]) -> None:
    words = (
        "maire",
        "collectivité",
        "délibération",
        "évaluation",
        "animation",
        "association",
        "agent",
        "département",
    )
    for word in words:
        marked = [
            concept
            for _ident, concept in _concepts(shelf)
            if concept.false_friend
            and any(t.text.startswith(word) for t in concept.in_language(Language.FRENCH))
        ]
        assert marked, word


def test_what_has_no_equivalent_has_a_rendering_to_say(shelf: tuple[Glossary, ...]) -> None:
    """In one breath: some fourteen words at most."""
    for ident, concept in _concepts(shelf):
        if concept.equivalence is Equivalence.NON_EQUIVALENT:
            for language in Language:
                said = concept.preferred(language)
                assert said is not None, ident
                assert len(said.text.split()) <= 14, (ident, said.text)


def test_regions_are_codes(shelf: tuple[Glossary, ...]) -> None:
    used = {term.region for _ident, concept in _concepts(shelf) for term in concept.terms if term.region}
    assert {"FR", "FR-75C", "GB", "GB-SCT"} <= used
    assert all(re.fullmatch(r"[A-Z]{2}(?:-[A-Z0-9]{2,3})?", region) for region in used), used


def test_an_acronym_is_written_as_one(shelf: tuple[Glossary, ...]) -> None:
    strange = [
        (ident, term.text)
        for ident, concept in _concepts(shelf)
        for term in concept.terms
        if term.type is TermType.ACRONYM
        and (len(term.text) > 12 or not (term.text in ("cc", "pp") or any(c.isupper() for c in term.text)))
    ]
    assert strange == []


def test_english_terms_have_no_gender_and_verbs_have_none_either(shelf: tuple[Glossary, ...]) -> None:
    wrong = [
        (ident, term.text)
        for ident, concept in _concepts(shelf)
        for term in concept.terms
        if term.gender
        and (
            term.language is Language.ENGLISH
            or term.part_of_speech in (PartOfSpeech.VERB, PartOfSpeech.ADVERB)
        )
    ]
    assert wrong == []


def test_each_id_names_one_concept_in_all_seven(shelf: tuple[Glossary, ...]) -> None:
    idents = [concept.id for glossary in shelf for concept in glossary]
    assert len(idents) == len(set(idents))
