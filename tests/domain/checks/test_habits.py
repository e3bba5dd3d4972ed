"""Where two ways are right, the rarer one in a glossary is found."""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.domain.checks import check_glossary
from interpreter_app.domain.terms import Bilingual, Concept
from tests.domain.checks.conftest import glossary, named


def _saying(ident: str, french: str = "", english: str = "") -> Concept:
    return replace(named(ident, f"maison {ident}", f"house {ident}"), definition=Bilingual(french, english))


def _found(*concepts: Concept) -> list[tuple[str, str]]:
    return [(f.concept, f.code) for f in check_glossary(glossary(*concepts))]


def test_the_rarer_space_is_found_sign_by_sign() -> None:
    wide, narrow = _saying("a", "Un\u00a0: deux\u00a0!"), _saying("b", "Trois\u00a0: quatre\u202f!")
    assert _found(wide, narrow, _saying("c", "Cinq\u00a0!")) == [("b", "mixed-spaces")]
    assert _found(_saying("a", "Un\u00a0: deux\u202f!"), _saying("b", "Trois\u00a0: quatre\u202f!")) == []


def test_spaces_inside_quotation_marks_count_too() -> None:
    odd = _saying("odd", "Dit «\u202fnon\u202f».")
    plain = [_saying(name, "Dit «\u00a0oui\u00a0».") for name in "ab"]
    assert {concept for concept, _code in _found(*plain, odd)} == {"odd"}


def test_the_rarer_quotation_marks_are_found() -> None:
    single = [_saying(name, english="Says ‘yes, isn’t it’ to it.") for name in "ab"]
    assert _found(*single, _saying("odd", english="Says “no” to it.")) == [("odd", "mixed-quotation-marks")]
    assert _found(*single, _saying("inner", english="Says ‘he said “no”’ to it.")) == []
    assert _found(_saying("a", english="The council’s view, the councils’ views.")) == []


def test_one_concept_is_told_once_of_each_sign() -> None:
    both = _saying("both", "Un\u00a0! Deux\u202f! Trois\u202f!")
    assert _found(_saying("a", "Un\u00a0! Deux\u00a0!"), both) == [("both", "mixed-spaces")]
