"""Settings survive a restart, and no settings file, however broken, keeps the program from starting."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base import settings
from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.settings import Settings

_texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=10)
_valid = st.builds(
    Settings,
    language=_texts,
    theme=st.sampled_from(settings.THEMES),
    booth=st.booleans(),
    text_size=st.sampled_from(settings.TEXT_SIZES),
    clear_after=st.integers(0, 600),
    results=st.integers(5, 9),
    author=_texts,
    page=_texts,
    window=_texts,
    shortcuts=st.dictionaries(_texts, _texts, max_size=3),
)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(_valid)
def test_what_was_saved_is_loaded_again(tmp_path_factory: pytest.TempPathFactory, wanted: Settings) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    settings.save(wanted, path)
    assert settings.load(path) == wanted


def test_the_folder_of_the_settings_is_made_when_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "settings.json"
    settings.save(Settings(author="Zoé"), path)
    assert settings.load(path).author == "Zoé"


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExpectedError, match=r"settings\.json"):
        settings.save(Settings(), tmp_path / "file" / "settings.json")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe{}", b"\x00\x01", b"[" * 100_000, b'{"theme": 1e999}'],
)
def test_a_file_that_cannot_be_read_means_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path) == Settings()


def test_a_missing_file_and_a_folder_mean_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "no.json") == Settings()
    assert settings.load(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", 1),
        ("language", "x" * 11),
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("booth", 1),
        ("booth", "true"),
        ("text_size", 101),
        ("text_size", 100.0),
        ("text_size", True),
        ("clear_after", -1),
        ("clear_after", True),
        ("clear_after", 8.0),
        ("clear_after", 601),
        ("results", 4),
        ("results", 10),
        ("results", "7"),
        ("author", None),
        ("author", "x" * 201),
        ("author", "\ud800"),
        ("page", {}),
        ("window", "x" * 4001),
        ("shortcuts", {"a": 1}),
        ("shortcuts", {"a": "\udfff"}),
        ("shortcuts", ["a"]),
    ],
)
def test_a_wrong_value_falls_back_and_leaves_the_others(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "settings.json"
    right = {"theme": "dark", "results": 9, "author": "A"}
    path.write_text(json.dumps({**right, name: value}), "utf-8")
    loaded = settings.load(path)
    assert getattr(loaded, name) == getattr(Settings(), name)
    assert type(getattr(loaded, name)) is type(getattr(Settings(), name))
    for other in set(right) - {name}:
        assert getattr(loaded, other) == right[other]


@pytest.mark.parametrize(("name", "value"), [("results", 4), ("theme", "pink"), ("booth", None)])
def test_a_wrong_value_is_refused_where_it_is_set(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=name):
        settings.changed(Settings(), name, value)


def test_a_setting_of_another_release_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"hologram": true, "results": 6}')
    assert settings.load(path) == Settings(results=6)


@given(st.dictionaries(st.sampled_from([f.name for f in fields(Settings)]) | st.text(), _json, max_size=6))
def test_whatever_json_is_there_loads_and_can_be_saved_again(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(content), "utf-8")
    loaded = settings.load(path)
    settings.save(loaded, path)
    assert settings.load(path) == loaded


def test_one_setting_is_changed_and_the_old_settings_stay() -> None:
    before = Settings()
    after = settings.changed(before, "results", 9)
    assert (before.results, after.results) == (7, 9)
    assert settings.changed(after, "results", 7) == before


def test_only_what_was_changed_is_written_over_what_another_window_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(Settings(author="Ada", theme="dark"), path)
    settings.keep(Settings(author="Bob", theme="light"), ["theme"], path)
    assert settings.load(path) == Settings(author="Ada", theme="light")


def test_text_grows_and_shrinks_by_the_sizes_there_are() -> None:
    assert settings.next_size(100, 1) == 115
    assert settings.next_size(100, -1) == 90
    assert settings.next_size(200, 1) == 200
    assert settings.next_size(80, -1) == 80
