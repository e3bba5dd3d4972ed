"""JSON keeps a glossary to the last character; a mistake in a file is named with its line."""

from __future__ import annotations

import io
import json
import random

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base import paths
from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange.own import json_writer, reader
from interpreter_app.exchange.reading import MistakesFound, Reading
from tests.strategies import glossaries

HEAD = '{"passerelle": "glossary",\n"id": "town",\n"name": {"fr": "La ville"},\n"concepts": ['
GOOD = HEAD + '\n{"id": "mairie", "fr": ["mairie"],\n "en": [{"term": "town hall", "region": "GB"}]}\n]}'


def written(glossary: Glossary) -> bytes:
    stream = io.BytesIO()
    json_writer.write(glossary, stream)
    return stream.getvalue()


def read(text: str | bytes) -> Reading:
    return reader.read_json(text.encode() if isinstance(text, str) else text, "town.json")


def mistakes(text: str | bytes) -> MistakesFound:
    with pytest.raises(MistakesFound) as caught:
        read(text)
    return caught.value


@settings(max_examples=100, deadline=None)
@given(glossaries())
def test_any_glossary_comes_back_exactly(glossary: Glossary) -> None:
    assert read(written(glossary)).glossary == glossary


@settings(max_examples=60, deadline=None)
@given(glossaries(), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_it_comes_back_however_another_program_sets_it_out(
    glossary: Glossary, indent: int | str | None, ascii_only: bool
) -> None:
    set_out = json.dumps(json.loads(written(glossary)), indent=indent, ensure_ascii=ascii_only)
    assert read(set_out).glossary == glossary


def test_the_starter_glossaries_come_back_exactly_and_fit_the_schema() -> None:
    schema = json.loads((paths.glossaries_dir() / "schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for path in sorted(paths.glossaries_dir().glob("*.yaml")):
        glossary = reader.read_yaml(path.read_bytes(), path.name).glossary
        text = written(glossary)
        assert read(text).glossary == glossary
        validator.validate(json.loads(text))


def test_a_good_file_gives_the_line_of_each_concept() -> None:
    reading = read(GOOD)
    assert (reading.format, reading.encoding, reading.read, reading.problems) == ("json", "utf-8", 1, ())
    assert reading.lines == {"mairie": 5}
    assert [term.text for term in reading.glossary.concepts[0].terms] == ["mairie", "town hall"]


def test_null_is_as_if_the_key_were_not_there() -> None:
    text = GOOD.replace('"fr": ["mairie"]', '"fr": ["mairie"], "note": null, "source": null')
    assert read(text).glossary == read(GOOD).glossary


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("{}", 1, "isn’t a Passerelle glossary"),
        ("[1]", 1, "isn’t a Passerelle glossary"),
        ('{"en": "x"}', 1, "isn’t a Passerelle glossary"),
        (GOOD.replace('"id": "mairie"', '"ident": "mairie"'), 5, "isn’t a key of a concept"),
        (GOOD.replace('["mairie"]', "{}"), 5, "has no text"),
        (GOOD.replace('["mairie"]', "[[]]"), 5, "must be made of keys"),
        (GOOD.replace('"mairie", "fr"', '"mairie", "checked": "true", "fr"'), 5, "true or false"),
        (GOOD.replace('"mairie", "fr"', '"mairie", "id": "b", "fr"'), 5, "is there twice"),
        (GOOD.replace('["mairie"]', '["a\\u0000b"]'), 5, "U+0000"),
        (GOOD.replace('["mairie"]', '["a\\ud800b"]'), 5, "U+D800"),
        (GOOD.replace('["mairie"]', '["a\tb"]'), 5, "well-formed"),
        (GOOD.replace('["mairie"]', "[NaN]"), 5, "well-formed"),
        (GOOD.replace('["mairie"],', '["mairie"]'), 6, "well-formed"),
        (GOOD.replace('"town",', '"town"'), 3, "well-formed"),
        (GOOD + "{}", 7, "goes on after its end"),
        (GOOD[:-1], 7, "well-formed"),
        (GOOD[:-2], 7, "well-formed"),
        (HEAD + "{,]}", 4, "well-formed"),
        (HEAD + "]} 1", 4, "goes on after its end"),
        (HEAD + "[" * 9 + "]" * 9 + "]}", 4, "too deep"),
        (HEAD + "[" * 300_000, 4, "too deep"),
        (HEAD + "[" + "1," * 6000 + "1]]}", 4, "too long"),
        (HEAD + "[" + "1," * 2_000_000 + "1]]}", 4, "too long"),
        (GOOD.replace('["mairie"]', f'["{"m" * 2001}"]'), 5, "at most 2000 characters. Shorten it"),
        (GOOD.replace('["mairie"]', f'["mairie"], "note": "{"m" * 1_100_000}"'), 5, "too long: divide it"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, said: str) -> None:
    found = mistakes(text).problems
    assert [problem.where for problem in found if said in problem.message] == [f"line {line}"]


def test_a_number_is_left_as_it_stands() -> None:
    digits = "9" * 20_000
    text = GOOD.replace('["mairie"]', f'["mairie"], "note": {digits}')
    assert read(text).glossary.concepts[0].note == digits
    assert read(GOOD.replace('["mairie"]', "[1e999, -0.10]")).glossary.concepts[0].terms[1].text == "-0.10"


def test_a_concept_that_is_longer_than_the_first_window_is_read() -> None:
    long = Glossary(
        "town",
        Bilingual("La ville"),
        concepts=tuple(
            Concept(f"c{n}", (Term("é" * 900, Language.FRENCH, context='\\"' * 20_000),)) for n in range(3)
        ),
    )
    assert read(written(long)).glossary == long


def test_whatever_befalls_a_file_it_is_read_or_refused() -> None:
    whole = written(read(GOOD).glossary)
    chance = random.Random(4)
    for _ in range(600):
        broken = bytearray(whole)
        for _change in range(chance.randint(1, 4)):
            at = chance.randrange(len(broken))
            kind = chance.randrange(3)
            if kind == 0:
                del broken[at : at + chance.randint(1, 9)]
            elif kind == 1:
                broken[at:at] = chance.choice([b'"', b"{", b"]", b"\\", b"\x00", b"\xff", b"null", b"1e9"])
            else:
                broken[at] = chance.randrange(256)
            if not broken:
                break
        said = ""
        try:
            read(bytes(broken))
        except FormatError as error:
            said = str(error)
        assert not said or "town.json" in said
        assert "\n" not in said
