"""The registry: a format is found by name, file name or content; files come and go whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app.base.errors import ExpectedError, FormatError, UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Status, Term
from interpreter_app.exchange import formats
from interpreter_app.exchange.formats import (
    FORMATS,
    Format,
    format_for,
    format_named,
    read_glossary,
    write_glossary,
)
from interpreter_app.exchange.losses import EVERYTHING

TOWN = Glossary(
    "town",
    Bilingual("La ville", "The town"),
    concepts=(Concept("mairie", (Term("mairie", Language.FRENCH), Term("town hall", Language.ENGLISH))),),
)


def test_every_format_can_be_named_in_any_case() -> None:
    for known in FORMATS:
        assert format_named(f" {known.name.upper()} ") is known


def test_names_and_suffixes_are_unique() -> None:
    assert len({known.name for known in FORMATS}) == len(FORMATS)
    suffixes = [suffix for known in FORMATS for suffix in known.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="choose one of yaml, json, csv, tsv"):
        format_named("docx")
    with pytest.raises(UsageError, match=r"words\.docx: .* --format, as one of yaml, json, csv, tsv"):
        format_for(Path("words.docx"))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.yaml", None, "yaml"),
        ("a.YML", None, "yaml"),
        ("a.csv", b"fr,en\n", "csv"),
        ("a.tsv", None, "tsv"),
        ("a.txt", b"fr\ten\n", "csv"),
        ("a.txt", b"# my words\n\npasserelle: glossary\n", "yaml"),
        ("a", b"\xef\xbb\xbfpasserelle: glossary\n", "yaml"),
    ],
)
def test_a_file_shows_its_format(name: str, content: bytes | None, expected: str) -> None:
    assert format_for(Path(name), content).name == expected


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_goes_both_ways(known: Format, tmp_path: Path) -> None:
    path = tmp_path / f"town{known.suffixes[0]}"
    write_glossary(TOWN, path)
    reading = read_glossary(path)
    assert (reading.format, reading.read, reading.problems) == (known.name, 1, ())
    assert reading.glossary.concepts == TOWN.concepts
    assert set(reading.lines) == {"mairie"}


def test_a_named_format_wins_over_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "town.csv"
    write_glossary(TOWN, path, "yaml")
    assert read_glossary(path, "yaml").glossary == TOWN
    assert read_glossary(path).format == "yaml"


def test_a_refused_glossary_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "town.yaml"
    write_glossary(TOWN, path)
    before = path.read_bytes()
    with pytest.raises(FormatError):
        write_glossary(Glossary("town", Bilingual()), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match=r"words\.csv isn’t in"):
        read_glossary(tmp_path / "words.csv")


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "town.yaml"
    with path.open("wb") as stream:
        stream.truncate(format_named("yaml").largest + 1)
    for name in ("yaml", None):
        with pytest.raises(ExpectedError, match="larger than 50 MB"):
            read_glossary(path, name)


def test_a_format_may_go_one_way_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_way = (Format("paper", "Paper", (".paper",), None, None, EVERYTHING),)
    monkeypatch.setattr(formats, "FORMATS", one_way)
    path = tmp_path / "a.paper"
    path.write_bytes(b"a")
    with pytest.raises(UsageError, match="can be written, but not read"):
        read_glossary(path)
    with pytest.raises(UsageError, match="can be read, but not written"):
        write_glossary(TOWN, path)


def test_naming_the_formats_loads_no_parser() -> None:
    script = (
        "import sys; import interpreter_app.exchange.formats; "
        "print([m for m in ('yaml', 'csv', 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_glossary_read_from_yaml_comes_back_from_csv(tmp_path: Path) -> None:
    rich = Glossary(
        "town",
        Bilingual("La ville"),
        concepts=(
            Concept(
                "mairie",
                (
                    Term("mairie", Language.FRENCH, region="FR"),
                    Term("hôtel de ville", Language.FRENCH, status=Status.ADMITTED),
                    Term("town hall", Language.ENGLISH),
                ),
                note="a\nb",
            ),
        ),
    )
    write_glossary(rich, tmp_path / "a.yaml")
    write_glossary(read_glossary(tmp_path / "a.yaml").glossary, tmp_path / "b.csv")
    assert read_glossary(tmp_path / "b.csv").glossary.concepts == rich.concepts
