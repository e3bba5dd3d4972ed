"""The tables of rules: every rule is asked, and findings come in order."""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.domain import checks
from interpreter_app.domain.checks import check_glossary
from interpreter_app.domain.terms import Term
from tests.domain.checks.conftest import FR, SOUND, glossary


def test_findings_come_in_the_order_of_the_concepts() -> None:
    bad = replace(SOUND, id="a", terms=(Term("b", FR),))
    other = replace(SOUND, id="c", terms=(Term("d", FR),))
    assert [f.concept for f in check_glossary(glossary(SOUND, bad, other))] == ["a", "a", "c", "c"]


def test_codes_are_unique() -> None:
    tables = (*checks.CONCEPT_RULES, *checks.GLOSSARY_RULES, *checks.SHELF_RULES)
    every = [code for code, _severity, _rule in tables]
    assert len(set(every)) == len(every)


def test_what_misleads_weighs_more_than_what_is_merely_missing() -> None:
    weights = {code: severity for code, severity, _rule in checks.CONCEPT_RULES}
    assert weights["missing-gender"] is checks.Severity.WARNING
    assert weights["difference-without-note"] is checks.Severity.ERROR
