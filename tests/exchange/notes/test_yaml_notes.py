"""Notes in YAML are read back the same; every mistake is told with its line; nothing hostile gets through."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.notes.note import Note
from interpreter_app.exchange.notes.yaml_notes import read_notes, write_notes
from interpreter_app.exchange.reading import MistakesFound
from tests.domain.notes.given import note
from tests.note_strategies import notes

HEAD = "passerelle: notes\nnotes:\n"
ONE = '  - {id: a, at: "2016-12-08T09:42:10.123+01:00[Europe/Paris]", text: x}\n'


@given(st.lists(notes(), max_size=4, unique_by=lambda one: one.id))
def test_notes_are_read_back_as_they_were(some: list[Note]) -> None:
    assert read_notes(write_notes(some), "n.yaml").notes == tuple(some)


def test_the_file_is_pleasant_to_read() -> None:
    assert write_notes([note("a", text="Le budget est voté")]).decode() == (
        "passerelle: notes\n\nnotes:\n  - id: a\n    at: 2016-12-08T09:42+01:00[Europe/Paris]\n"
        "    text: Le budget est voté\n    visit: paris\n    session: meeting\n"
    )


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("", "", "the file is empty"),
        ("passerelle: visit\n", "line 1", "this isn’t a Passerelle file of notes"),
        ("notes: []\npasserelle: notes\n", "line 1", "this isn’t a Passerelle file of notes"),
        ("- a\n", "line 1", "this isn’t a Passerelle file of notes"),
        ("passerelle: notes\nnotes: 3\n", "line 2", "a list belongs here"),
        ("passerelle: notes\nother: 3\n", "line 2", "“other” isn’t a key here"),
        (HEAD + "  - 3\n", "line 3", "keys with values belong here"),
        (HEAD + "  - {id: a, text: x}\n", "line 3", "“at” is missing"),
        (HEAD + ONE + ONE, "line 4", "stands here twice"),
        (HEAD + ONE.replace("text: x", 'text: "  "'), "line 3", "needs a text"),
        (HEAD + ONE.replace("2016", "0016"), "line 3", "a year from 1900 to 2199"),
        (HEAD + ONE.replace("text: x", "text: x, text: y"), "line 3", "stands here twice"),
        (HEAD + ONE.replace("text: x", "text: x, kind: speech"), "line 3", "one of these belongs"),
        (HEAD + ONE.replace("text: x", "text: x, session: s"), "line 3", "a session belongs to a visit"),
        (HEAD + "  - &a {id: a}\n  - *a\n", "line 3", ""),
        (HEAD + "  - !!python/object:os.system {}\n", "line 3", ""),
        (HEAD + "  - " + "[" * 5_000, "", ""),
    ],
)  # fmt: skip
def test_what_isnt_such_a_file_is_refused_with_its_line(text: str, where: str, said: str) -> None:
    with pytest.raises(FormatError) as refused:
        read_notes(text.encode(), "n.yaml")
    assert str(refused.value).startswith("n.yaml")
    assert where in str(refused.value)
    assert said in str(refused.value)


def test_every_mistake_is_told_up_to_a_hundred() -> None:
    with pytest.raises(MistakesFound) as refused:
        read_notes((HEAD + "  - {id: A}\n" * 500).encode(), "n.yaml")
    assert len(refused.value.problems) == 100


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(FormatError):
        assert read_notes(content, "n.yaml").notes == ()
