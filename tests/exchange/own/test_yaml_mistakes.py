"""A mistake in a YAML glossary is named with its line, and nothing else comes out of any file."""

from __future__ import annotations

import random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base import paths
from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Equivalence, Status, TermType
from interpreter_app.exchange.formats import MistakesFound, Reading
from interpreter_app.exchange.own import reader, values
from interpreter_app.exchange.own.nodes import MAX_DEPTH

HEAD = "passerelle: glossary\nid: town\nname: {fr: La ville}\n"
GOOD = (
    HEAD + "concepts:\n  - id: mairie\n    fr: mairie\n    en: [town hall, {term: city hall, region: US}]\n"
)


def read(text: str | bytes) -> Reading:
    return reader.read_yaml(text.encode() if isinstance(text, str) else text, "town.yaml")


def mistakes(text: str | bytes) -> MistakesFound:
    with pytest.raises(MistakesFound) as caught:
        read(text)
    return caught.value


def concept(body: str) -> str:
    """A glossary with one concept, whose first line is line 5 of the file."""
    return HEAD + "concepts:\n" + "\n".join("  " + line for line in body.splitlines()) + "\n"


def test_a_good_file_gives_the_line_of_each_concept() -> None:
    reading = read(GOOD)
    assert (reading.format, reading.encoding, reading.read, reading.problems) == ("yaml", "utf-8", 1, ())
    assert reading.lines == {"mairie": 5}
    assert [term.text for term in reading.glossary.concepts[0].terms] == ["mairie", "town hall", "city hall"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        # the file as a whole
        ("en:\n  budget: Budget\n", 1, "isn’t a Passerelle glossary"),
        ("- a\n", 1, "isn’t a Passerelle glossary"),
        ("just words\n", 1, "isn’t a Passerelle glossary"),
        ("# only a comment\n", 1, "isn’t a Passerelle glossary"),
        (GOOD.replace("passerelle: glossary", "passerelle: visit"), 1, "isn’t a Passerelle glossary"),
        ("id: town\nname: {fr: a}\nconcepts: []\n", 1, "isn’t a Passerelle glossary"),
        (GOOD.replace("id: town\n", ""), 1, "no “id”"),
        (GOOD.replace("name: {fr: La ville}\n", ""), 1, "no “name”"),
        (HEAD, 1, "no “concepts”"),
        (HEAD + "concepts: none\n", 4, "must be a list"),
        (HEAD + "concepts:\n", 4, "must be a list"),
        (GOOD.replace("{fr: La ville}", '{fr: " "}'), 3, "name is empty"),
        (GOOD.replace("{fr: La ville}", "{}"), 3, "“name” is empty"),
        (GOOD.replace("{fr: La ville}", "La ville"), 3, "must be made of keys (fr, en)"),
        (GOOD.replace("id: town", "id: La Ville"), 2, "“La Ville” can’t be an id"),
        (GOOD + "---\npasserelle: glossary\n", 8, "second document"),
        (GOOD + "...\nwords\n", 9, "after its end"),
        # keys
        (concept("- id: a\n  fr: b\n  equivalance: equivalent"), 7, "did you mean “equivalence”?"),
        (concept("- id: a\n  fr: {term: b, genre: m}"), 6, "did you mean “gender”?"),
        (concept("- id: a\n  fr: b\n  xyz: c"), 7, "use id, subject, fr"),
        (concept("- id: a\n  fr: b\n  definition: {de: c}"), 7, "“de” isn’t a key of “definition”"),
        (concept("- id: a\n  fr: b\n  note: c\n  note: d"), 8, "here and in line 7"),
        (concept("- id: a\n  fr: b\n  [c]: d"), 7, "a key must be a word"),
        (HEAD + "version: a\nversion: b\nconcepts: []\n", 5, "here and in line 4"),
        # types
        (concept("- a"), 5, "a concept must be made of keys"),
        (concept("- id: [a]\n  fr: b"), 5, "“id” must be one text"),
        (concept("- id: a\n  fr: b\n  note: [c]"), 7, "“note” must be one text"),
        (concept("- id: a\n  fr: b\n  note:"), 7, "“note” is empty"),
        (concept('- id: a\n  fr: b\n  note: ""'), 7, "“note” is empty"),
        (concept("- id: a\n  fr: b\n  definition: c"), 7, "“definition” must be made of keys (fr, en)"),
        (concept("- id: a\n  fr:\n    - [b]"), 7, "a term must be made of keys"),
        # values
        (concept("- id: a\n  fr: b\n  equivalence: same"), 7, "equivalent, quasi-equivalent, non-equivalent"),
        (concept("- id: a\n  fr: {term: b, gender: n}"), 6, "use m, f, mf"),
        (concept("- id: a\n  fr: b\n  checked: yes"), 7, "must be true or false"),
        (concept('- id: a\n  fr: b\n  checked: "true"'), 7, "must be true or false"),
        (concept('- id: a\n  fr: "b\\a"'), 6, "U+0007"),
        # ids and terms
        (concept("- fr: b"), 5, "no “id”"),
        (concept("- id: É\n  fr: b"), 5, "“É” can’t be an id"),
        (concept("- id: a\n  fr: b\n- id: a\n  fr: c"), 7, "already that of the concept in line 5"),
        (concept("- id: a"), 5, "no term"),
        (concept("- id: a\n  fr: []"), 6, "“fr” has no term"),
        (concept("- id: a\n  fr:\n    -\n    - b"), 7, "“term” is empty"),
        (concept('- id: a\n  fr: " "'), 6, "“term” is empty"),
        (concept("- id: a\n  fr: {gender: m}"), 6, "no text"),
        # what of YAML isn't taken
        (concept("- id: a\n  fr: &x b"), 6, "anchor"),
        (concept("- id: a\n  fr: *x"), 6, "alias"),
        (concept("- id: a\n  fr: !!python/object:os.system b"), 6, "tag"),
        (concept("- id: a\n  fr: ! b"), 6, "tag"),
        (concept("- id: a\n  <<: {fr: b}"), 6, "merge keys"),
        (concept("- id: a\n  fr: " + "[" * 20 + "]" * 20), 6, "too deep"),
        (concept("- id: a\n  fr: [" + "b, " * 6000 + "b]"), 6, "too long"),
        # grammar
        (concept("- id: a\n  fr: budget: le vote"), 6, "colon and a space"),
        (concept('- id: a\n  fr: "b\n  note: c'), 6, "isn’t closed"),
        (concept("- id: a\n  fr: 'b\n  note: c"), 6, "isn’t closed"),
        (concept("- id: a\n  fr: {term: b\n  note: c"), 6, "bracket"),
        (concept('- id: a\n  fr: "b\\q"'), 6, "backslash"),
        (concept("- id: a\n  fr: b\n   note: c"), 7, "colon and a space"),
        (concept("- id: a\n  fr: b\n note: c"), 7, "indentation"),
        (concept("- id: a\n  fr: @b"), 6, "double quotation marks"),
        (concept("- id: a\n\tfr: b"), 6, "tabs"),
        (GOOD.replace("mairie\n", "mai\u2028rie\n"), 5, "U+2028"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("scanner", ["libyaml", "python"])
def test_a_mistake_is_named_with_its_line(
    text: str, line: int, said: str, scanner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if scanner == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    found = mistakes(text)
    assert str(found).startswith(f"town.yaml, line {line}: ")
    assert said in found.problems[0].message
    assert found.problems[0].where == f"line {line}"


def test_every_mistake_is_named_and_the_first_one_told() -> None:
    found = mistakes(concept("- id: a\n  fr: b\n  x: c\n- id: d\n- id: e\n  fr: {term: f, type: g}"))
    assert [problem.where for problem in found.problems] == ["line 7", "line 8", "line 10"]
    assert str(found).endswith("(and 2 more mistakes)")


def test_mistakes_come_in_the_order_of_the_file() -> None:
    found = mistakes(concept("- id: a\n  x: c"))
    assert [problem.where for problem in found.problems] == ["line 5", "line 6"]


def test_so_many_mistakes_end_the_reading() -> None:
    found = mistakes(HEAD + "concepts:\n" + "- a\n" * 100_000)
    assert len(found.problems) == values.MAX_MISTAKES


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (GOOD.encode().replace(b"La ville", b"La cit\xe9"), "line 3: this isn’t UTF-8"),
        (GOOD.encode().replace(b"La ville", b"La\0ville"), "line 3: there is an invisible control"),
        (b"PK\x03\x04" + bytes(100), "spreadsheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"%PDF-1.7\n", "PDF"),
        (b"SQLite format 3\0", "database"),
    ],
)  # fmt: skip
def test_what_is_not_text_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=r"^town\.yaml") as caught:
        read(content)
    assert said in str(caught.value)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_understood(codec: str) -> None:
    reading = read(
        GOOD.replace("mairie\n", "hôtel de ville\n", 1).replace("id: hôtel de ville", "id: b").encode(codec)
    )
    assert reading.encoding == codec
    assert reading.read == 1


def test_words_that_yaml_takes_for_values_stay_words() -> None:
    body = "- id: 12\n  fr: [no, {term: Yes}, null, ~, 1.50, 2026-11-21, 0x1F, true]\n  note: off"
    concept_read = read(concept(body)).glossary.concepts[0]
    assert [t.text for t in concept_read.terms] == [
        "no",
        "Yes",
        "null",
        "~",
        "1.50",
        "2026-11-21",
        "0x1F",
        "true",
    ]
    assert (concept_read.id, concept_read.note) == ("12", "off")


def test_texts_over_several_lines_are_read_as_yaml_says() -> None:
    body = "- id: a\n  fr: b\n  note: >-\n    c\n    d\n  source: |\n    e\n    f\n"
    concept_read = read(concept(body)).glossary.concepts[0]
    assert (concept_read.note, concept_read.source) == ("c d", "e\nf")


def test_every_field_is_read() -> None:
    body = """\
- id: a
  subject: s
  fr: {term: b, type: phrase, status: deprecated, gender: mf, number: plural, part_of_speech: noun,
       region: FR, context: c, pronunciation: p}
  equivalence: non-equivalent
  false_friend: true
  definition: {en: d}
  transfer_note: {fr: t}
  source: o
  checked: true
  note: n"""
    concept_read = read(concept(body)).glossary.concepts[0]
    term = concept_read.terms[0]
    assert (term.type, term.status, term.gender, term.number) == (
        TermType.PHRASE,
        Status.DEPRECATED,
        "mf",
        "plural",
    )
    assert (term.part_of_speech, term.region, term.context, term.pronunciation) == ("noun", "FR", "c", "p")
    assert concept_read.equivalence is Equivalence.NON_EQUIVALENT
    assert (concept_read.definition.en, concept_read.transfer_note.fr) == ("d", "t")
    assert (concept_read.false_friend, concept_read.checked) == (True, True)
    assert (concept_read.subject_field, concept_read.source, concept_read.note) == ("s", "o", "n")


def outcome(content: bytes) -> Reading | FormatError:
    try:
        return read(content)
    except FormatError as error:
        assert str(error).startswith("town.yaml")  # noqa: PT017 - reading is as good as refusing
        return error


scanners = st.sampled_from(["libyaml", "python"])


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode), scanners)
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes, scanner: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if scanner == "python":
            patch.delattr(yaml, "CSafeLoader", raising=False)
        outcome(content)
        outcome(HEAD.encode() + content)
        outcome(HEAD.encode() + b"concepts:\n  - id: a\n    fr: " + content)


TOKENS = [
    "[", "]", "{", "}", "- ", "? ", ": ", ", ", "&a ", "*a ", "!t ", "!!python/name:os ", "%TAG ! a\n",
    "--- ", "...\n", '"', "'", "|\n", ">-\n", "#", "\n", "  ", "\t", "<<: ", '"\\UFFFFFFFF"', "\u0085",
    "@", "`", "é",
    "%YAML 9" + "9" * 5000 + ".1\n", "id: a\n", "fr: b\n", "\x00", "\ufffe", "😀", "no",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 6), scanners)
def test_a_damaged_glossary_is_read_or_refused_in_a_sentence(seed: int, wounds: int, scanner: str) -> None:
    """A good file with lines lost, doubled or moved, and signs put in or taken out."""
    chance = random.Random(seed)
    starter = paths.glossaries_dir() / "participatory-budgeting.yaml"
    text = starter.read_text("utf-8")[:2500] if chance.random() < 0.5 else GOOD
    for _ in range(wounds):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice([0, 0, 1, 5, 40]))
        text = text[:at] + chance.choice([*TOKENS, "", text[at:end] * 2]) + text[end:]
    with pytest.MonkeyPatch.context() as patch:
        if scanner == "python":
            patch.delattr(yaml, "CSafeLoader", raising=False)
        outcome(text.encode("utf-8", "replace"))


@pytest.mark.parametrize("scanner", ["libyaml", "python"])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "\n- a:\n"])
def test_no_depth_of_nesting_exhausts_the_stack(
    opening: str, scanner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if scanner == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    for count in (MAX_DEPTH * 2, 100_000):
        mistakes(HEAD + "concepts: " + opening * count)


def test_a_mistake_names_its_concept_and_the_others_can_still_be_checked() -> None:
    text = GOOD + "  - id: vote\n    fr: vote\n    source:\n  - id: salle\n    fr: salle\n"
    found = mistakes(text)
    assert [(p.where, p.concept) for p in found.problems] == [("line 10", "vote")]
    assert found.readable is not None
    assert [concept.id for concept in found.readable.glossary] == ["mairie", "salle"]
    assert found.readable.lines["salle"] == 11
    assert mistakes("- a\n").readable is None
