"""What both READMEs promise of a look-up holds for the glossaries that come with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from interpreter_app.search.engine import Match
from interpreter_app.services.lookup import LookupDesk, read_vocabulary
from interpreter_app.services.workspace import open_store

_ROOT = Path(__file__).parents[2]
_ROW = re.compile(r"^\| (?P<typed>[^|]*`[^|]*) \| (?P<shown>[^|]*) \|$", re.MULTILINE)
_CORRECTED = [Match.TYPO, Match.INFLECTED, Match.WORDS]


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LookupDesk]:
    """A desk on a new store."""
    with open_store(tmp_path_factory.mktemp("readme") / "store.sqlite") as store:
        yield LookupDesk(store, read_vocabulary(store))


def _promises(name: str) -> list[tuple[list[str], list[str]]]:
    """What is typed in each row of the table, and the terms that it says are found."""
    rows = _ROW.finditer((_ROOT / name).read_text("utf-8"))
    return [(re.findall(r"`([^`]+)`", r["typed"]), re.findall(r"\*([^*]+)\*", r["shown"])) for r in rows]


@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_the_examples_of_a_readme_are_found_as_it_says(starter: LookupDesk, name: str) -> None:
    begun, corrected, shortened, heard = _promises(name)
    assert begun[1]
    shown = [result.matched.text for result in starter.look_up(begun[0][0])]
    assert set(begun[1]) <= set(shown)
    assert [starter.look_up(typed)[0].match for typed in corrected[0]] == _CORRECTED
    assert len(shortened[0]) == len(shortened[1]) > 1
    for typed, wanted in zip(*shortened, strict=True):
        assert starter.look_up(typed)[0].matched.text == wanted
    assert len(heard[0]) == len(heard[1]) > 1
    for typed, wanted in zip(*heard, strict=True):
        result = starter.look_up(typed)[0]
        assert (result.matched.text, result.match) == (wanted, Match.BY_EAR)


def test_a_word_typed_to_its_end_comes_before_those_that_go_on(starter: LookupDesk) -> None:
    found = [result.matched.text for result in starter.look_up("conseil")]
    assert {"conseil", "conseil municipal", "conseil de quartier", "conseil citoyen"} <= set(found)
    assert all(text.split()[0].lower() == "conseil" for text in found)


def test_a_beginning_shows_the_family_of_most_terms_by_its_best_known_ones(starter: LookupDesk) -> None:
    found = [result.matched.text for result in starter.look_up("cons")]
    assert found[0] == "conseil"
    assert {"conseil municipal", "conseil de quartier", "consultation"} <= set(found)
    assert any(text.startswith("conseiller") for text in found)
    for typed, wanted in (
        ("arr", "arrondissement"),
        ("mai", "maire"),
        ("cou", "council"),
        ("part", "participation"),
    ):
        assert starter.look_up(typed)[0].matched.text.split()[0] == wanted
    assert starter.look_up("budget")[0].matched.text == "budget participatif"
    assert starter.look_up("consul")[0].matched.text == "Consul"
