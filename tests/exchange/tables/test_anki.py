"""Cards for Anki: one note for each entry in both languages, which a later import updates."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Number,
    Status,
    Term,
)
from interpreter_app.exchange.tables import anki_tsv
from tests.strategies import glossaries

FR, EN = Language.FRENCH, Language.ENGLISH

MAIRIE = Concept(
    "mairie",
    (
        Term("mairie", FR, gender=Gender.FEMININE),
        Term("hôtel de ville", FR, status=Status.ADMITTED, gender=Gender.MASCULINE),
        Term("town hall", EN, pronunciation="taoune hol"),
        Term("town <house>", EN, status=Status.DEPRECATED),
    ),
    subject_field="vie locale",
    equivalence=Equivalence.QUASI_EQUIVALENT,
    false_friend=True,
    transfer_note=Bilingual("Voir [sound:a]\nou pas.", "The building & the staff."),
)


def town(*concepts: Concept) -> Glossary:
    return Glossary("town", Bilingual("La ville::centre", "The town"), concepts=concepts)


def written(glossary: Glossary) -> str:
    stream = io.BytesIO()
    anki_tsv.write(glossary, stream)
    return stream.getvalue().decode()


def notes(glossary: Glossary) -> list[list[str]]:
    return [line.split("\t") for line in written(glossary).split("\n")[:-1] if line[0] != "#"]


def test_the_head_says_what_anki_asks_for() -> None:
    assert written(town()).splitlines() == [
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        "#guid column:1",
        "#deck column:4",
        "#tags column:5",
        "#columns:GUID\tFront\tBack\tDeck\tTags",
    ]


def test_a_card_shows_what_an_interpreter_must_know() -> None:
    ((_guid, front, back, deck, tags),) = notes(town(MAIRIE))
    assert front == "<b>la mairie</b> <i>(f)</i><br>l’hôtel de ville <i>(m)</i>"
    assert back == (
        "≈ <b>town hall</b> <small>taoune hol</small><br><s>town &lt;house&gt;</s>"
        "<br><small>⚠ faux ami / false friend</small>"
        "<br><small>→ en: The building &amp; the staff.</small>"
        "<br><small>→ fr: Voir &#91;sound:a]<br>ou pas.</small>"
    )
    assert deck == "La ville:centre"
    assert tags == "subject::vie_locale equivalence::quasi-equivalent false-friend"


def test_a_plural_is_said() -> None:
    made = replace(MAIRIE, terms=(Term("marchés", FR, number=Number.PLURAL), Term("market", EN)))
    assert notes(town(made))[0][1] == "<b>les marchés</b> <i>(pl.)</i>"


def test_the_id_of_a_note_stays_when_its_words_change() -> None:
    changed = replace(MAIRIE, terms=(Term("mairie centrale", FR), Term("city hall", EN)))
    ours, same, other = notes(town(MAIRIE)), notes(town(changed)), notes(replace(town(MAIRIE), id="village"))
    assert ours[0][0] == same[0][0] != other[0][0]
    assert notes(town(MAIRIE, replace(MAIRIE, id="b")))[1][0] != ours[0][0]


def test_an_entry_in_one_language_makes_no_card() -> None:
    assert notes(town(replace(MAIRIE, terms=MAIRIE.terms[:2]))) == []


@settings(max_examples=80, deadline=None)
@given(glossaries())
def test_every_note_is_one_line_of_five_cells(glossary: Glossary) -> None:
    made = notes(glossary)
    both = [c for c in glossary if c.in_language(FR) and c.in_language(EN)]
    assert len(made) == len({note[0] for note in made}) == len(both)
    assert all(len(note) == 5 for note in made)
    assert all('"' not in "".join(note) and not note[0].startswith("#") for note in made)
    assert all(len(note[4].split()) <= 3 for note in made)


@pytest.mark.parametrize("text", ["a\ud800", "a\x00b"])
def test_what_no_text_file_holds_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match=r"U\+(D800|0000)"):
        written(town(Concept("a", (Term(text, FR), Term("b", EN)))))
