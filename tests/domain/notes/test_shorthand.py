"""Shorthand says who, what kind and which question; every other sign stays in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.contacts.contact import Contact, ContactKind
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.notes.people import completions, meant, short_names
from interpreter_app.domain.notes.shorthand import Known, Parsed, as_line, completed, parsed
from tests.domain.notes.given import AMY, ANN, ELODIE, QUESTIONS

PEOPLE = (ELODIE, ANN, AMY)
KNOWN = Known(PEOPLE, QUESTIONS)


def test_short_names_are_two_letters_or_as_many_as_it_takes() -> None:
    assert short_names(PEOPLE) == {"elodie-blanc": "EB", "ann-fraser": "AFR", "amy-forbes": "AFO"}
    assert short_names((ELODIE, ANN)) == {"elodie-blanc": "EB", "ann-fraser": "AF"}
    twins = [Contact(f"x{n}", "Jo Ng", given_name="Jo", family_name="Ng") for n in range(3)]
    assert len(set(short_names(twins).values())) == 3
    odd = [Contact("a", "Cher"), Contact("b", "Ville de Paris", ContactKind.ORGANISATION), Contact("c", "?")]
    assert [len(short) for short in short_names(odd).values()] == [2, 2, 1]


@given(st.lists(st.builds(Contact, st.uuids().map(str), st.text("AbÉ -'1", min_size=1)), unique_by=id))
def test_no_two_people_have_the_same_short_name(people: list[Contact]) -> None:
    short = short_names(people)
    assert len(set(short.values())) == len(people) == len(short)


@pytest.mark.parametrize(
    ("typed", "who"),
    [("eb", "elodie-blanc"), ("ÉB", "elodie-blanc"), ("élo", "elodie-blanc"), ("ann", "ann-fraser"),
     ("Ann Fraser", "ann-fraser"), ("ann-fraser", "ann-fraser"), ("af", ""), ("a", ""), ("", ""), ("zz", "")],
)  # fmt: skip
def test_it_is_known_who_is_meant_or_nobody_is(typed: str, who: str) -> None:
    assert meant(typed, PEOPLE) == who


def test_completion_offers_the_short_names_first_and_then_the_names() -> None:
    assert [one.id for one in completions("a", PEOPLE)] == ["ann-fraser", "amy-forbes"]
    assert [one.id for one in completions("bl", PEOPLE)] == ["elodie-blanc"]
    assert completions("", PEOPLE) == list(PEOPLE)


@pytest.mark.parametrize(
    ("line", "text", "kind", "person", "questions"),
    [
        ("@EB le budget est voté", "le budget est voté", None, "elodie-blanc", ()),
        ("!action @ann: écrire à Paris #2", "écrire à Paris", NoteKind.ACTION, "ann-fraser", ("learning",)),
        ("#1 #learn !déc on vote", "on vote", NoteKind.DECISION, "", ("mainstreaming", "learning")),
        ("@XY unknown initials", "unknown initials", None, "XY", ()),
        ("la ville #1 en France", "la ville #1 en France", None, "", ()),
        ("#9 #zz !zz @nobody", "#9 #zz !zz @nobody", None, "", ()),
        ("@home !", "@home !", None, "", ()),
        ("ann@fife.example", "ann@fife.example", None, "", ()),
        ("\\#2 comes first", "#2 comes first", None, "", ()),
        ("!action", "!action", None, "", ()),
        ("!action first\n@EB second", "first\n@EB second", NoteKind.ACTION, "", ()),
    ],
)
def test_a_line_is_read_as_the_grammar_has_it(
    line: str, text: str, kind: NoteKind | None, person: str, questions: tuple[str, ...]
) -> None:
    assert parsed(line, KNOWN) == Parsed(text, kind, person, questions)


_TEXTS = st.text("ab @#!\\12:\n", min_size=1).map(str.strip).filter(lambda text: text.split("\n")[0].strip())


@given(
    _TEXTS.map(lambda text: "\n".join(line.strip() for line in text.split("\n"))),
    st.none() | st.sampled_from(NoteKind),
    st.sampled_from(("", "XY", "ann-fraser", "elodie-blanc")),
    st.permutations(("mainstreaming", "learning")).flatmap(
        lambda ids: st.integers(0, 2).map(lambda n: tuple(ids[:n]))
    ),
)
def test_what_is_shown_as_a_line_is_read_as_the_same(
    text: str, kind: NoteKind | None, person: str, questions: tuple[str, ...]
) -> None:
    one = Parsed(text, kind, person, questions)
    assert parsed(as_line(one, KNOWN), KNOWN) == one


def test_shorthand_is_completed_while_it_is_typed() -> None:
    assert [one.text for one in completed("@a", KNOWN)] == ["@AFR", "@AFO"]
    offered = [(one.start, one.text) for one in completed("on vote #vis", KNOWN)]
    assert offered == [(8, "#2")]
    assert [one.text for one in completed("!d", KNOWN)] == ["!decision"]
    assert completed("nothing here", KNOWN) == []
