"""schema.json says of the YAML format what the reader does."""

from __future__ import annotations

import io
import json
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings

from interpreter_app.base import paths
from interpreter_app.base.errors import FormatError
from interpreter_app.domain.ids import ID_PATTERN
from interpreter_app.domain.terms import Equivalence, Gender, Glossary, Number, PartOfSpeech, Status, TermType
from interpreter_app.exchange.own import reader, yaml_writer
from tests.strategies import glossaries

FASTEST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HEAD = "passerelle: glossary\nid: town\nname: {fr: La ville}\n"


def schema() -> dict[str, Any]:
    return json.loads((paths.glossaries_dir() / "schema.json").read_text("utf-8"))


VALIDATOR = jsonschema.Draft202012Validator(schema())


def concept(body: str) -> str:
    return HEAD + "concepts:\n" + "\n".join("  " + line for line in body.splitlines()) + "\n"


def reader_takes(text: str) -> bool:
    try:
        reader.read_yaml(text.encode(), "town.yaml")
    except FormatError:
        return False
    return True


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_starter_glossaries_fit() -> None:
    files = sorted(paths.glossaries_dir().glob("*.yaml"))
    assert files
    for path in files:
        VALIDATOR.validate(yaml.load(path.read_text("utf-8"), FASTEST))


@settings(max_examples=80, deadline=None)
@given(glossaries())
def test_whatever_is_written_fits(glossary: Glossary) -> None:
    stream = io.BytesIO()
    yaml_writer.write(glossary, stream)
    VALIDATOR.validate(yaml.safe_load(stream.getvalue()))


GOOD = [
    HEAD + "concepts: []\n",
    HEAD + "description: {en: a}\nversion: a\nlicence: b\nauthors: c\nconcepts: []\n",
    HEAD.replace("{fr: La ville}", '{fr: " ", en: Town}') + "concepts: []\n",
    concept("- id: a\n  fr: b"),
    concept("- id: a\n  en: [b, {term: c}]"),
    concept("- id: a\n  fr: {term: b, type: acronym, status: admitted, gender: mf, number: plural}"),
    concept(
        "- id: a\n  fr: {term: b, part_of_speech: proper-noun, region: FR, context: c, pronunciation: d}"
    ),
    concept("- id: a\n  fr: b\n  equivalence: non-equivalent\n  checked: true\n  false_friend: false"),
    concept(
        "- id: a\n  fr: b\n  definition: {fr: c}\n  transfer_note: {fr: c, en: d}\n  source: e\n  note: f"
    ),
]
BAD = [
    "en:\n  budget: Budget\n",
    "- a\n",
    HEAD.replace("glossary", "visit") + "concepts: []\n",
    HEAD.replace("id: town\n", "") + "concepts: []\n",
    HEAD.replace("id: town", "id: La Ville") + "concepts: []\n",
    HEAD.replace("{fr: La ville}", "{}") + "concepts: []\n",
    HEAD.replace("{fr: La ville}", '{fr: " "}') + "concepts: []\n",
    HEAD.replace("{fr: La ville}", "La ville") + "concepts: []\n",
    HEAD,
    HEAD + "concepts: none\n",
    HEAD + 'version: ""\nconcepts: []\n',
    concept("- a"),
    concept("- fr: b"),
    concept("- id: a"),
    concept("- id: -a\n  fr: b"),
    concept("- id: a\n  fr: []"),
    concept('- id: a\n  fr: " "'),
    concept(f"- id: a\n  fr: {'b' * 2001}"),
    concept("- id: a\n  fr: {gender: m}"),
    concept("- id: a\n  fr: [[b]]"),
    concept("- id: a\n  fr: {term: b, gender: n}"),
    concept("- id: a\n  fr: {term: b, genre: m}"),
    concept("- id: a\n  fr: b\n  equivalence: same"),
    concept("- id: a\n  fr: b\n  equivalance: equivalent"),
    concept("- id: a\n  fr: b\n  definition: c"),
    concept("- id: a\n  fr: b\n  definition: {}"),
    concept("- id: a\n  fr: b\n  definition: {de: c}"),
    concept("- id: a\n  fr: b\n  note: [c]"),
    concept("- id: a\n  fr: b\n  note:"),
    concept('- id: a\n  fr: b\n  checked: "true"'),
    concept("- id: a\n  fr: b\n  checked: 1"),
]


@pytest.mark.parametrize("text", GOOD)
def test_both_take_a_good_file(text: str) -> None:
    assert VALIDATOR.is_valid(yaml.safe_load(text))
    assert reader_takes(text)


@pytest.mark.parametrize("text", BAD)
def test_both_refuse_a_bad_file(text: str) -> None:
    assert not VALIDATOR.is_valid(yaml.safe_load(text))
    assert not reader_takes(text)


@pytest.mark.parametrize("word", ["no", "1918", "2026-11-21", "null"])
def test_the_reader_takes_as_written_what_the_schema_wants_in_quotation_marks(word: str) -> None:
    bare, quoted = concept(f"- id: a\n  fr: {word}"), concept(f'- id: a\n  fr: "{word}"')
    assert reader_takes(bare)
    assert reader_takes(quoted)
    assert not VALIDATOR.is_valid(yaml.load(bare, Loader=yaml.SafeLoader))
    assert VALIDATOR.is_valid(yaml.safe_load(quoted))


@pytest.mark.parametrize(
    "text", [concept("- id: a\n  fr: b\n- id: a\n  fr: c"), concept("- id: a\n  fr: b\n  fr: c")]
)
def test_only_the_reader_sees_what_is_there_twice(text: str) -> None:
    assert VALIDATOR.is_valid(yaml.safe_load(text))
    assert not reader_takes(text)


def test_keys_and_values_are_the_same() -> None:
    known = schema()
    term = known["$defs"]["term"]["oneOf"][1]["properties"]
    assert tuple(known["properties"]) == reader.GLOSSARY_KEYS
    assert set(known["$defs"]["concept"]["properties"]) == set(reader.CONCEPT_KEYS)
    assert set(term) == set(reader.TERM_KEYS)
    assert known["$defs"]["concept"]["properties"]["equivalence"]["enum"] == list(Equivalence)
    for key, values in (
        ("type", TermType),
        ("status", Status),
        ("gender", Gender),
        ("number", Number),
        ("part_of_speech", PartOfSpeech),
    ):
        assert term[key]["enum"] == list(values)
    assert known["$defs"]["id"]["pattern"] == f"^{ID_PATTERN}$"
    assert known["properties"]["concepts"]["maxItems"] == reader.MAX_CONCEPTS


def test_the_documentation_names_every_key_and_value() -> None:
    readme = (paths.glossaries_dir() / "README.md").read_text("utf-8")
    for key in (*reader.GLOSSARY_KEYS, *reader.CONCEPT_KEYS, *reader.TERM_KEYS):
        assert f"`{key}`" in readme or f"\n{key}:" in readme
    for values in (Equivalence, TermType, Status, Gender, Number, PartOfSpeech):
        for value in values:
            assert f"`{value}`" in readme
