"""What «find» finds, and that everything else stays as it was."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.finding_text import Wanted, finder, replaced, spans

CASE, ACCENTS, WORDS = {"match_case": True}, {"match_accents": True}, {"whole_words": True}


def _found(text: str, wanted: Wanted) -> list[str]:
    pattern = finder(wanted)
    assert pattern is not None
    return [text[start:end] for start, end in spans(pattern, text)]


@pytest.mark.parametrize(
    ("text", "typed", "options", "found"),
    [
        ("La Mairie et la mairie", "mairie", {}, ["Mairie", "mairie"]),
        ("La Mairie et la mairie", "Mairie", CASE, ["Mairie"]),
        ("l’Été, l'ete", "été", {}, ["Été", "ete"]),
        ("l’Été, l'ete", "ete", ACCENTS, ["ete"]),
        ("l’Été, l'ete", "été", ACCENTS, ["Été"]),
        ("l’Été, l'été", "été", ACCENTS | CASE, ["été"]),
        ("e\u0301te\u0301 ete", "été", {}, ["e\u0301te\u0301", "ete"]),
        ("e\u0301te\u0301 ete", "été", ACCENTS, ["e\u0301te\u0301"]),
        ("e\u0301te\u0301 ete", "ete", ACCENTS, ["ete"]),
        ("l’eau et l'eau", "l'eau", ACCENTS | CASE, ["l’eau", "l'eau"]),
        ("l’eau et l'eau", "l’eau", {}, ["l’eau", "l'eau"]),
        ("l’eau, les eaux", "eau", WORDS, ["eau"]),
        ("eaux, beau, eau_2, (eau)", "eau", WORDS, ["eau"]),
        ("cafe\u0301s cafe\u0301", "café", WORDS, ["cafe\u0301"]),
        ("« non »", "« non »", {}, ["« non »"]),
        ("«\u00a0non\u202f»", "« non »", ACCENTS, ["«\u00a0non\u202f»"]),
        ("co\u2011construire", "co-construire", ACCENTS, ["co\u2011construire"]),
        ("œuvre, oeuvre, ŒUVRE", "oeuvre", {}, ["œuvre", "oeuvre", "ŒUVRE"]),
        ("œuvre, oeuvre", "œuvre", {}, ["œuvre", "oeuvre"]),
        ("œuvre, oeuvre", "œuvre", ACCENTS, ["œuvre"]),
        ("1 % (ou 2 %?)", "%?)", WORDS, ["%?)"]),
        ("aaaa", "aa", {}, ["aa", "aa"]),
        ("край, кра\u0438\u0306, 가", "край", {}, ["край", "кра\u0438\u0306"]),
        ("가, \u1100\u1161", "가", {}, ["가", "\u1100\u1161"]),
    ],
)
def test_spellings(text: str, typed: str, options: dict[str, bool], found: list[str]) -> None:
    assert _found(text, Wanted(typed, **options)) == found


@pytest.mark.parametrize("nothing", ["", " ", "\t\n", "\u00a0"])
def test_nothing_is_not_looked_for(nothing: str) -> None:
    assert finder(Wanted(nothing)) is None


@given(
    st.text(), st.text(min_size=1).filter(lambda text: bool(text.strip())), st.text(),
    st.booleans(), st.booleans(),
)  # fmt: skip
def test_a_text_is_found_inside_another_and_put_back_changes_nothing(
    before: str, wanted: str, after: str, case: bool, accents: bool
) -> None:
    text = unicodedata.normalize("NFC", f"{before} {wanted} {after}")
    pattern = finder(Wanted(wanted, case, accents))
    assert pattern is not None
    places = spans(pattern, text)
    if unicodedata.normalize("NFC", wanted) in text and not unicodedata.combining((after or " ")[0]):
        assert places
    assert "".join(replaced(text, (place,), text[place[0] : place[1]]) for place in places[:1]) in ("", text)
    assert len(replaced(text, places, "")) == len(text) - sum(end - start for start, end in places)
