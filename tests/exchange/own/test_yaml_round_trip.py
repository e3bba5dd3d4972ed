"""What is written as YAML is read back the same, by Passerelle and, as texts, by any YAML reader."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from interpreter_app.base import paths
from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Status, Term, TermType
from interpreter_app.exchange.own import reader, yaml_writer
from tests.strategies import AWKWARD, glossaries

FR, EN = Language.FRENCH, Language.ENGLISH


def written(glossary: Glossary) -> bytes:
    stream = io.BytesIO()
    yaml_writer.write(glossary, stream)
    return stream.getvalue()


def read(content: bytes) -> Glossary:
    return reader.read_yaml(content, "test.yaml").glossary


def one_concept(*terms: Term) -> Glossary:
    return Glossary("town", Bilingual("La ville", "The town"), concepts=(Concept("a", terms),))


@settings(max_examples=100, deadline=None)
@given(glossaries())
def test_any_glossary_comes_back_exactly(glossary: Glossary) -> None:
    assert read(written(glossary)) == glossary


@settings(max_examples=80, deadline=None)
@given(glossaries())
def test_any_glossary_comes_back_through_the_python_scanner_too(glossary: Glossary) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        assert read(written(glossary)) == glossary


@settings(max_examples=80, deadline=None)
@given(glossaries())
def test_every_text_is_a_text_to_other_yaml_readers(glossary: Glossary) -> None:
    data = yaml.safe_load(written(glossary))
    assert data["name"].get("fr", "") == glossary.name.fr
    assert data.get("version", "") == glossary.version
    for plain, concept in zip(data["concepts"], glossary.concepts, strict=True):
        assert plain["id"] == concept.id
        assert plain.get("note", "") == concept.note
        texts = [t["term"] if isinstance(t, dict) else t for key in ("fr", "en") for t in plain.get(key, [])]
        assert texts == [term.text for term in concept.terms]


@pytest.mark.parametrize("flow", [False, True])
@pytest.mark.parametrize("text", [text for text in AWKWARD if text])
def test_an_awkward_text_stays_the_text_it_is(text: str, flow: bool) -> None:
    line = f"{{a: {yaml_writer.scalar(text, flow=True)}}}" if flow else f"a: {yaml_writer.scalar(text)}"
    assert yaml.safe_load(line) == {"a": text}
    assert "\n" not in line


def test_a_starter_glossary_comes_back_exactly() -> None:
    for path in sorted(paths.glossaries_dir().glob("*.yaml")):
        glossary = read(path.read_bytes())
        assert read(written(glossary)) == glossary


def test_the_example_of_the_documentation_is_canonical() -> None:
    readme = (paths.glossaries_dir() / "README.md").read_text("utf-8")
    example = re.search(r"```yaml\n(.*?)```", readme, re.DOTALL)
    assert example is not None
    without_comments = re.sub(r" +#.*", "", example[1])
    assert written(read(example[1].encode())).decode() == without_comments


def test_what_has_its_default_is_left_out() -> None:
    text = written(
        one_concept(Term("mairie", FR), Term("hôtel de ville", FR, status=Status.ADMITTED))
    ).decode()
    assert "      - mairie\n      - hôtel de ville\n" in text
    assert not re.search("status|type|equivalence|checked|false_friend|note|source", text)


def test_status_is_written_where_it_differs_from_its_place_in_the_list() -> None:
    glossary = one_concept(
        Term("a", FR, status=Status.DEPRECATED), Term("b", FR), Term("c", FR, status=Status.ADMITTED)
    )
    assert (
        "{term: a, status: deprecated}\n      - {term: b, status: preferred}\n      - c"
        in written(glossary).decode()
    )
    assert read(written(glossary)) == glossary


def test_a_long_term_stands_on_several_lines() -> None:
    long = Term(
        "conseil", FR, TermType.PHRASE, context="Le conseil se réunit " + "très souvent " * 9 + "ici."
    )
    lines = written(one_concept(long)).decode().splitlines()
    assert "      - term: conseil" in lines
    assert "        type: phrase" in lines


def test_terms_of_both_languages_mixed_come_back_language_by_language() -> None:
    mixed = one_concept(Term("town", EN), Term("ville", FR), Term("city", EN, status=Status.ADMITTED))
    assert [term.text for term in read(written(mixed)).concepts[0].terms] == ["ville", "town", "city"]


@pytest.mark.parametrize(
    ("glossary", "said"),
    [
        (replace(one_concept(Term("a", FR)), id="La Ville"), "La Ville"),
        (replace(one_concept(Term("a", FR)), name=Bilingual(" ")), "no name"),
        (one_concept(), "no term"),
        (one_concept(Term(" ", FR)), "no term"),
        (one_concept(Term("a\x07", FR)), "U+0007"),
        (one_concept(Term("a\ud800", FR)), "U+D800"),
        (replace(one_concept(), concepts=(Concept("É", (Term("a", FR),)),)), "É"),
        (replace(one_concept(), concepts=(Concept("a", (Term("a", FR),)),) * 2), "Two concepts"),
        (replace(one_concept(Term("a", FR)), version="\x00"), "U+0000"),
    ],
)
def test_what_could_not_be_read_back_is_refused(glossary: Glossary, said: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=re.escape(said)):
        written(glossary)
