"""What is mended stays so, nothing else is touched, and what may be meant otherwise is left alone."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.domain.checks import Finding, check_concept, check_glossary
from interpreter_app.domain.checks.fixing import can_be_mended, fixed, fixed_all, mendable
from interpreter_app.domain.checks.habits import House, house_of
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Gender,
    Language,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from tests.domain.checks.conftest import EN, FR, HALL, MAIRIE, SOUND, codes, glossary, named
from tests.strategies import concepts, texts

_NBSP = "\u00a0"


def mended(concept: Concept, code: str, house: House | None = None) -> Concept | None:
    """The entry without its first finding of this kind."""
    finding = next(f for f in check_concept(concept) if f.code == code)
    return fixed(finding, concept, house or House())


def text_mended(text: str, language: Language, house: House | None = None) -> str | None:
    """A definition without the first thing that is found in it."""
    definition = Bilingual(text) if language is FR else Bilingual(en=text)
    concept = replace(SOUND, definition=definition)
    better = mended(concept, codes(concept)[0], house)
    return better.definition.get(language) if better else None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("l'eau d'ici", "l’eau d’ici"),
        ("l'«\u00a0eau\u00a0»", "l’«\u00a0eau\u00a0»"),
        ("deux  mots", "deux mots"),
        (" oui ", "oui"),
        ("Oui , non", "Oui, non"),
        ("Oui,non", "Oui, non"),
        ("et ainsi...", "et ainsi…"),
        ("mot …", "mot…"),
        ("Quoi ?", f"Quoi{_NBSP}?"),
        ("Quoi?!", f"Quoi{_NBSP}?!"),
        ("Oui: à 14:30", f"Oui{_NBSP}: à 14:30"),
        ("Oui; non", f"Oui{_NBSP}; non"),
        ("« oui »", f"«{_NBSP}oui{_NBSP}»"),
        ("«oui!»", f"«{_NBSP}oui{_NBSP}!{_NBSP}»"),
        ("1 % de 500€", f"1{_NBSP}% de 500{_NBSP}€"),
        ("n° 5", f"n°{_NBSP}5"),
        ('Dit "oui" et "non".', f"Dit «{_NBSP}oui{_NBSP}» et «{_NBSP}non{_NBSP}»."),
        ("Dit “oui”.", f"Dit «{_NBSP}oui{_NBSP}»."),
        ("Dit ‘oui’ à tous.", f"Dit «{_NBSP}oui{_NBSP}» à tous."),
        ("L’Etat et l’ETAT", "L’État et l’ÉTAT"),
        ("Ca suffit.", "Ça suffit."),
        ("L’Education nationale", "L’Éducation nationale"),
        ("une oeuvre, des voeux", "une œuvre, des vœux"),
        ("les 2èmes fois, au XIXème", "les 2es fois, au XIXe"),
        ("la 1ère fois", "la 1re fois"),
        ("etc...", "etc."),
        (unicodedata.normalize("NFD", "élu à côté"), "élu à côté"),
    ],
)
def test_french_is_mended(wrong: str, right: str) -> None:
    assert text_mended(wrong, FR) == right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("the mayor's", "the mayor’s"),
        ("residents' council", "residents’ council"),
        ("What ?", "What?"),
        ("50\u00a0% of it", "50% of it"),
        ("£ 5", "£5"),
        ("one ; two", "one; two"),
        ('Says "yes".', "Says “yes”."),
        (f"Says «{_NBSP}oui{_NBSP}».", "Says “oui”."),
        ("a color, Center of it", "a colour, Center of it"),
        ("a color of the center", "a colour of the centre"),
    ],
)
def test_english_is_mended(wrong: str, right: str) -> None:
    assert text_mended(wrong, EN) == right


@pytest.mark.parametrize(
    "text",
    [
        "Il dit 'oui'", "5'10", "A voté.", "la Direction. Education", "10,000 habitants", "1.000 euros",
        "a.....",
        'un écran de 5"', 'il dit "oui', "Oui:non", "C:\\dossier ; D: x?y", "Écrire à jean,paul@ville.fr",
        "la 1ème fois",
    ],
)  # fmt: skip
def test_what_may_be_meant_otherwise_is_left_to_a_person(text: str) -> None:
    assert text_mended(text, FR) is None


@pytest.mark.parametrize(
    "text",
    [
        "'yes'",
        "Organization for all",
        "to organize",
        "a ratio of 3 : 2",
        "a dialog box",
        "the '90s",
    ],
)
def test_english_that_may_be_meant_otherwise_is_left_to_a_person(text: str) -> None:
    assert text_mended(text, EN) is None


def test_an_address_is_never_touched() -> None:
    text = "Voir https://example.org/l'eau?a;b,c et l'eau"
    assert text_mended(text, FR) == "Voir https://example.org/l'eau?a;b,c et l’eau"


def test_the_house_s_own_signs_are_used() -> None:
    house = House(dict.fromkeys("?«»", "\u202f"), "‘")
    assert text_mended("Quoi ?", FR, house) == "Quoi\u202f?"
    assert text_mended('"oui"', FR, house) == "«\u202foui\u202f»"
    assert text_mended('Says "yes".', EN, house) == "Says ‘yes’."
    assert text_mended('Says "the councils’ yes".', EN, house) is None


def test_an_article_becomes_the_gender_where_it_is_surely_one() -> None:
    def without_article(text: str, part: PartOfSpeech | None = None) -> Term | None:
        concept = replace(SOUND, terms=(Term(text, FR, part_of_speech=part), HALL))
        better = mended(concept, "missing-gender")
        return better.terms[0] if better else None

    long = "schéma de cohérence territoriale"
    assert without_article(f"le {long}") == replace(MAIRIE, text=long, gender=Gender.MASCULINE)
    assert without_article("la faire à pied") is None
    assert without_article("le cas échéant") is None
    assert without_article("la mairie") == replace(MAIRIE, text="mairie")
    noun = PartOfSpeech.NOUN
    assert without_article("un conseil citoyen", noun) == Term(
        "conseil citoyen", FR, part_of_speech=noun, gender=Gender.MASCULINE
    )
    for text in ("mairie", "le cas échéant", "le plus", "l’eau", "Le Havre", "les élus", "le ou la maire"):
        assert without_article(text) is None
    assert without_article("le pour et le contre", noun) is None


def test_an_acronym_is_marked_where_its_full_form_stands_beside_it() -> None:
    full = Term("budget participatif", FR, gender=Gender.MASCULINE)
    short = Term("BP", FR, status=Status.ADMITTED, gender=Gender.MASCULINE)
    better = mended(replace(SOUND, terms=(full, short, HALL)), "unmarked-acronym")
    assert better is not None
    assert better.terms[1] == replace(short, type=TermType.ACRONYM)
    assert mended(replace(SOUND, terms=(full, replace(short, text="PB"), HALL)), "unmarked-acronym") is None


def test_a_term_that_stands_twice_becomes_one_with_what_both_say() -> None:
    once = replace(MAIRIE, context="À la mairie.")
    twice = replace(MAIRIE, region="FR", status=Status.ADMITTED)
    concept = replace(SOUND, terms=(once, twice, HALL))
    assert codes(concept) == ["repeated-term"]
    assert mended(concept, "repeated-term") == replace(SOUND, terms=(replace(once, region="FR"), HALL))
    other = replace(twice, context="Ailleurs.")
    assert mended(replace(SOUND, terms=(once, other, HALL)), "repeated-term") is None
    wrong = replace(twice, status=Status.DEPRECATED)
    assert mended(replace(SOUND, terms=(once, wrong, HALL)), "repeated-term") is None
    book = Term("livre", FR, gender=Gender.MASCULINE)
    assert (
        codes(
            replace(SOUND, terms=(book, replace(book, gender=Gender.FEMININE, status=Status.ADMITTED), HALL))
        )
        == []
    )


def test_a_source_that_says_nothing_is_left_out_unless_a_fact_needs_one() -> None:
    better = mended(replace(SOUND, source="n/a"), "empty-source")
    assert better is not None
    assert better.source == ""
    assert mended(replace(SOUND, source="internet"), "empty-source") is None
    dated = replace(SOUND, source="n/a", definition=Bilingual("Créé en 2014."))
    assert mended(dated, "empty-source") is None


def test_only_the_text_of_the_finding_is_mended() -> None:
    concept = replace(SOUND, note="l'eau", source="d'ici")
    source, note = check_concept(concept)
    assert fixed(note, concept) == replace(concept, note="l’eau")
    assert fixed_all([source, note], concept) == (replace(concept, note="l’eau", source="d’ici"), 2)
    assert fixed(note, replace(concept, note="ici")) is None


def test_findings_in_the_same_words_are_all_mended_together() -> None:
    concept = replace(SOUND, definition=Bilingual("L'Etat paie  l'oeuvre: oui !"))
    found = check_concept(concept)
    assert len(found) == 5
    assert all(mendable(found, concept))
    better, count = fixed_all(found, concept)
    assert better.definition.fr == f"L’État paie l’œuvre{_NBSP}: oui{_NBSP}!"
    assert count == 5


def test_the_rarer_space_of_a_glossary_becomes_the_usual_one() -> None:
    narrow = replace(named("a", "arbre", "tree"), definition=Bilingual("Quoi\u202f?"))
    wide = [replace(named(n, n, n), definition=Bilingual(f"Quoi{_NBSP}?")) for n in ("b", "c")]
    whole = glossary(narrow, *wide)
    (finding,) = [f for f in check_glossary(whole) if f.code == "mixed-spaces"]
    better = fixed(finding, narrow, house_of(whole))
    assert better is not None
    assert better.definition.fr == f"Quoi{_NBSP}?"
    assert fixed_all([finding], narrow, house_of(whole)) == (better, 1)
    assert fixed(finding, better, house_of(whole)) is None


_ODD = st.lists(
    st.sampled_from([
        "l'eau", "d’", "Etat", "oeuvre", "2ème", "?", " ?", "!", ":", ";", " ; ", "«", "»", "“", "”", "‘",
        "’", '"', "'", " ", "  ", "...", "…", ",", ".", "A ", "Ca va", "%", "5", "€", "n° ", "color", "mot",
        "(", ")",
        "\u00a0", "\u202f", "e\u0301", "\n", "https://a.b/c?d'e", "a@b.fr", "etc...", "1ère", "&amp;", "-",
    ]),
    max_size=8,
).map("".join)  # fmt: skip
_odd_texts = _ODD | texts()


def _seen(found: Sequence[Finding], before: Sequence[Finding]) -> Counter[str]:
    """What is found, but for what terms may show that were taken apart."""
    was_one = any(finding.code == "several-in-one" for finding in before)
    hidden = {"missing-gender", "unmarked-acronym"} if was_one else set[str]()
    return Counter(finding.code for finding in found if finding.code not in hidden)


@settings(max_examples=60, deadline=None)
@given(
    concepts(), _odd_texts, _odd_texts, _odd_texts, st.sampled_from([House(), House({"?": "\u202f"}, "‘")])
)
def test_a_mended_finding_is_gone_and_nothing_is_worse(
    concept: Concept, french: str, english: str, note: str, house: House
) -> None:
    concept = replace(concept, definition=Bilingual(french, english), note=note)
    before = check_concept(concept)
    for finding, is_sure in zip(before, mendable(before, concept, house), strict=True):
        better = fixed(finding, concept, house)
        assert (better is not None) is is_sure
        if better is None:
            continue
        assert can_be_mended(finding.code)
        after = check_concept(better)
        assert finding not in after
        assert _seen(after, before) <= _seen(before, before)
        assert fixed(finding, better, house) is None
    whole, count = fixed_all(before, concept, house)
    assert count <= len(before)
    assert _seen(check_concept(whole), before) <= _seen(before, before)
    assert (whole == concept) is (count == 0)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("mayor; Lord Mayor", ["mayor", "Lord Mayor"]),
        ("mayor | Lord Mayor|provost", ["mayor", "Lord Mayor", "provost"]),
        ("mayor – Lord Mayor", None),
        ("council (town; city)", None),
    ],
)
def test_several_terms_in_one_are_taken_apart_where_certain(text: str, terms: list[str] | None) -> None:
    concept = replace(SOUND, terms=(MAIRIE, Term(text, EN)))
    assert codes(concept) == ["several-in-one"]
    better = mended(concept, "several-in-one")
    if terms is None:
        assert better is None
    else:
        assert better is not None
        assert [(term.text, term.status) for term in better.in_language(EN)] == [
            (one, Status.ADMITTED if place else Status.PREFERRED) for place, one in enumerate(terms)
        ]


def test_french_terms_that_are_taken_apart_may_lack_a_gender() -> None:
    concept = replace(SOUND, terms=(replace(MAIRIE, text="mairie ; hôtel de ville"), HALL))
    better = mended(concept, "several-in-one")
    assert better is not None
    assert [(term.text, term.gender) for term in better.in_language(FR)] == [
        ("mairie", Gender.FEMININE), ("hôtel de ville", None)
    ]  # fmt: skip
    assert codes(better) == ["missing-gender"]


@pytest.mark.parametrize("text", ["and/or", "Saint-Denis", "R&amp;D", "mayor;", "10 – 12"])
def test_a_sign_that_divides_no_terms_is_left_alone(text: str) -> None:
    assert "several-in-one" not in codes(replace(SOUND, terms=(MAIRIE, Term(text, EN))))
