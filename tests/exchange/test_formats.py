"""The registry: a format is found by name, file name or content; files come and go whole."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
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
from interpreter_app.exchange.losses import EVERYTHING, Field

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
    suffixes = [suffix for known in FORMATS if known.read is not None for suffix in known.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"choose one of yaml, json, xlsx, csv, tsv, .* anki"):
        format_named("lotus")
    with pytest.raises(UsageError, match=r"words\.lotus: .* --format, as one of yaml, json, xlsx, csv"):
        format_for(Path("words.lotus"))


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
        ("a.txt", b'{ "passerelle": "glossary"', "json"),
        ("a.txt", b"#UTX 1.11; fr/en; ;\n", "utx"),
        ("a.csv", b"<?xml version='1.0'?><tbx type='TBX-Basic'>", "tbx"),
        ("a.xml", b"<?xml version='1.0'?>\n<!DOCTYPE martif SYSTEM 'x'><martif>", "tbx2"),
        ("a.xml", "\ufeff<?xml version='1.0'?><tbx>".encode("utf-16-le"), "tbx"),
        ("a.tbx", b"<TBX dialect='TBX-Min'>", "tbx"),
        ("a.dat", b"<?xml version='1.0'?><mtf><conceptGrp>", "multiterm"),
        ("a.xml", b"<?xml version='1.0'?><rss>", "multiterm"),
        ("a.md", b"| fr | en |", "markdown"),
        ("a.xlsx", b"PK\x03\x04 no archive", "xlsx"),
    ],
)
def test_a_file_shows_its_format(name: str, content: bytes | None, expected: str) -> None:
    assert format_for(Path(name), content).name == expected


def written_as(name: str, folder: Path) -> Path:
    """A file of the town in this format, under the name of another."""
    made = folder / "town.bin"
    write_glossary(TOWN, made, name)
    return made.rename(folder / "town.csv")


@pytest.mark.parametrize("name", ["yaml", "json", "xlsx", "tbx", "tbx2", "multiterm", "utx"])
def test_what_a_file_holds_wins_over_what_it_is_called(name: str, tmp_path: Path) -> None:
    reading = read_glossary(written_as(name, tmp_path))
    assert (reading.format, reading.read) == (name, 1)


BOTH_WAYS = [known for known in FORMATS if known.read and known.write]


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_what_a_format_is_said_to_hold_is_what_its_module_says(known: Format) -> None:
    if known.write is None:
        assert known.holds == frozenset()
        return
    modules = {
        "yaml": "own.yaml_writer", "json": "own.json_writer", "csv": "", "tsv": "",
        "xlsx": "tables.xlsx_glossary", "markdown": "tables.markdown_table", "tbx": "termbases.tbx_writer",
        "tbx2": "termbases.tbx_writer", "multiterm": "termbases.multiterm_writer",
        "omegat": "tables.omegat_glossary", "utx": "tables.utx_glossary", "anki": "tables.anki_tsv",
    }  # fmt: skip
    name = modules[known.name]
    if name:
        module = import_module(f"interpreter_app.exchange.{name}")
        assert getattr(module, "HOLDS", EVERYTHING) == known.holds


@pytest.mark.parametrize("known", BOTH_WAYS, ids=lambda known: known.name)
def test_every_format_goes_both_ways(known: Format, tmp_path: Path) -> None:
    path = tmp_path / f"town{known.suffixes[0]}"
    write_glossary(TOWN, path)
    reading = read_glossary(path)
    assert (reading.format, reading.read, reading.problems) == (known.name, 1, ())
    assert [c.terms for c in reading.glossary] == [c.terms for c in TOWN]
    if Field.ID in known.holds:
        assert reading.glossary.concepts == TOWN.concepts
        assert set(reading.lines) == {"mairie"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cards.txt", "a .txt file may be of several formats: add --format, as one of yaml, json, xlsx, csv"),
        ("cards.apkg", "choose the format Anki, on the command line write cards.txt --format anki"),
        ("town.tbx2", "end the name in .martif, or on the command line add --format tbx2"),
        ("town.glo", "the name doesn’t tell the format"),
    ],
)  # fmt: skip
def test_a_name_that_does_not_tell_one_format_is_refused_with_what_to_do(
    name: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as refused:
        write_glossary(TOWN, tmp_path / name)
    assert said in str(refused.value)
    assert not (tmp_path / name).exists()


def test_cards_for_anki_end_as_anki_wants_them(tmp_path: Path) -> None:
    anki = format_named("anki")
    assert anki.suffixes[0] == ".txt"
    write_glossary(TOWN, tmp_path / "cards.txt", "anki")
    assert (tmp_path / "cards.txt").read_text("utf-8").startswith("#separator:")


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
        "print([m for m in ('yaml', 'csv', 'charset_normalizer', 'openpyxl', 'xml') if m in sys.modules])"
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
