"""What a person says of a table counts before what is guessed, and the guess can be asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.tables.csv_glossary import described, read
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.hints import Hints, Meaning, meaning_of

FR, EN = Language.FRENCH, Language.ENGLISH
FRENCH, ENGLISH = Meaning(Role.TERM, FR), Meaning(Role.TERM, EN)
LEFT_OUT = Meaning(Role.LEFT_OUT)

UNKNOWN = b"Colonne1,Colonne2,Colonne3\nxyzzy,plugh,private\nfoo,bar,secret\n"


def pairs(content: bytes, hints: Hints) -> list[tuple[str, str]]:
    """The first French and English term of each concept."""
    found = []
    for concept in read(content, "words.csv", hints).glossary.concepts:
        french, english = concept.preferred(FR), concept.preferred(EN)
        found.append((french.text if french else "", english.text if english else ""))
    return found


def test_the_guess_says_how_a_table_is_read() -> None:
    content = "French;English;Farbe\nmairie;town hall;blau\né;e;\n".encode("cp1252")
    guess = described(content, "words.csv")
    assert (guess.encoding, guess.separator, guess.first_row) == ("cp1252", ";", 1)
    assert guess.rows[1] == ("mairie", "town hall", "blau")
    assert [meaning_of(column) for column in guess.columns] == [FRENCH, ENGLISH, Meaning(Role.OTHER)]


def test_a_table_that_is_not_recognised_can_be_described_and_then_read() -> None:
    with pytest.raises(FormatError):
        read(UNKNOWN, "words.csv")
    guess = described(UNKNOWN, "words.csv")
    assert [column.role for column in guess.columns] == [Role.OTHER] * 3
    said = Hints(columns={0: FRENCH, 1: ENGLISH, 2: LEFT_OUT}, first_row=1)
    assert pairs(UNKNOWN, said) == [("xyzzy", "plugh"), ("foo", "bar")]


def test_nothing_is_kept_of_a_column_that_is_left_out() -> None:
    said = Hints(columns={0: FRENCH, 1: ENGLISH, 2: LEFT_OUT}, first_row=1)
    reading = read(UNKNOWN, "words.csv", said)
    assert "private" not in repr(reading)
    assert reading.remarks == reading.problems == ()
    noted = Hints(columns={0: FRENCH, 1: ENGLISH, 2: Meaning(Role.OTHER)}, first_row=1)
    assert read(UNKNOWN, "words.csv", noted).glossary.concepts[0].note == "Colonne3: private"


def test_columns_may_be_the_other_way_round() -> None:
    content = b"French,English\ntown hall,mairie\n"
    assert pairs(content, Hints(columns={0: ENGLISH, 1: FRENCH})) == [("mairie", "town hall")]


def test_without_headings_the_first_row_is_an_entry() -> None:
    assert pairs(b"French,English\nquai,quay\n", Hints(first_row=0)) == [
        ("French", "English"),
        ("quai", "quay"),
    ]


def test_a_separator_that_is_said_divides() -> None:
    content = b"French|English;x\nmairie|town; hall\n"
    assert pairs(content, Hints(separator="|"))[0][0] == "mairie"
    guess = described(b"mairie = town hall\nquai = quay\n", "words.csv", Hints(separator="="))
    assert guess.rows[0] == ("mairie ", "town hall")


def test_an_encoding_that_is_said_is_the_one() -> None:
    content = "French,English\nécole,school\n".encode("mac-roman")
    assert pairs(content, Hints(encoding="mac-roman")) == [("école", "school")]
    assert pairs(content, Hints(encoding="cp1252")) == [("Žcole", "school")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_encoding_is_the_same_with_and_without_its_mark(codec: str) -> None:
    content = "French,English\nécole,school\nmaïs,corn\n".encode(codec)
    said = "utf-16" if codec.startswith("utf-16") else "utf-8"
    assert pairs(content, Hints(encoding=said))[0] == ("école", "school")


def test_an_encoding_in_which_the_file_cannot_be_is_refused() -> None:
    with pytest.raises(FormatError, match="can’t be in the encoding"):
        read("French,English\nécole,school\n".encode("cp1252"), "words.csv", Hints(encoding="utf-8"))


def test_without_a_column_of_terms_the_sentence_says_what_to_choose() -> None:
    with pytest.raises(FormatError, match="choose which ones are"):
        read(UNKNOWN, "words.csv", Hints(columns={0: LEFT_OUT, 1: LEFT_OUT, 2: LEFT_OUT}))


def test_one_column_can_still_be_described() -> None:
    guess = described(b"mairie\nquai\n", "words.csv")
    assert guess.separator == ""
    assert guess.rows == (("mairie",), ("quai",))


CELLS = st.text(st.characters(codec="utf-8", categories=["L", "N"]), max_size=6)


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6),
    st.dictionaries(st.integers(0, 5), st.sampled_from([Meaning(role, FR) for role in Role] + [ENGLISH])),
    st.sampled_from([None, 0, 1, 3, 99]),
)
def test_whatever_is_said_a_table_is_read_or_refused(
    rows: list[list[str]], columns: dict[int, Meaning], first_row: int | None
) -> None:
    content = "\n".join(";".join(cells) for cells in rows).encode()
    hints = Hints(separator=";", columns=columns, first_row=first_row)
    try:
        reading = read(content, "words.csv", hints)
    except FormatError:
        return
    assert reading.read == len(reading.glossary.concepts)
    assert described(content, "words.csv", hints).separator == ";"


def test_what_a_column_is_taken_for_is_what_is_read() -> None:
    """To say of every column what was guessed changes nothing."""
    content = "Terme FR,EN,Définition,Gender,Wo\nmairie,town hall,Le siège,f,x\n".encode()
    guess = described(content, "words.csv")
    said = Hints(columns={c.index: meaning_of(c) for c in guess.columns}, first_row=guess.first_row)
    assert read(content, "words.csv", said) == read(content, "words.csv")
    assert read(content, "words.csv").glossary.concepts[0].definition == Bilingual("Le siège", "")
