"""Files are where the person asked for them; the assets are found from checkout, wheel and frozen program."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from interpreter_app.base import paths


def test_the_store_named_in_the_environment_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(paths.STORE_VARIABLE, str(tmp_path / "mine.sqlite"))
    assert paths.default_store() == tmp_path / "mine.sqlite"


def test_a_tilde_in_the_environment_means_the_home_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(paths.STORE_VARIABLE, "~/mine.sqlite")
    monkeypatch.setenv(paths.HOME_VARIABLE, "~/all")
    assert paths.default_store() == tmp_path / "mine.sqlite"
    assert paths.config_dir() == tmp_path / "all" / "config"


def test_an_empty_variable_counts_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    monkeypatch.setenv(paths.STORE_VARIABLE, "")
    assert paths.default_store() == tmp_path / "data" / "passerelle.sqlite"


def test_one_variable_moves_everything_and_makes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv(paths.HOME_VARIABLE, str(home))
    folders = {paths.data_dir(), paths.config_dir(), paths.cache_dir(), paths.log_dir()}
    assert len(folders) == 4
    assert {folder.parent for folder in folders} == {home}
    assert paths.settings_file().parent == paths.config_dir()
    assert not home.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folders of the XDG specification")
def test_without_variables_the_systems_folders_are_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert paths.default_store() == tmp_path / "share" / "passerelle" / "passerelle.sqlite"
    assert paths.settings_file() == tmp_path / "config" / "passerelle" / "settings.json"


def test_the_assets_are_there() -> None:
    assert list(paths.glossaries_dir().glob("*.yaml"))
    assert list(paths.fonts_dir().glob("*.ttf"))
    assert list(paths.icons_dir().glob("*.svg"))
    assert paths.locale_dir().is_dir()


@pytest.fixture
def installed(tmp_path: Path) -> ModuleType:
    """The module as it lies in a wheel that is installed somewhere else."""
    copy = tmp_path / "site-packages" / "interpreter_app" / "base" / "paths.py"
    copy.parent.mkdir(parents=True)
    shutil.copy(paths.__file__, copy)
    spec = importlib.util.spec_from_file_location("paths_of_a_wheel", copy)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_in_a_wheel_the_assets_are_inside_the_package(installed: ModuleType, tmp_path: Path) -> None:
    assets = tmp_path / "site-packages" / "interpreter_app" / "assets"
    (assets / "resources" / "locale").mkdir(parents=True)
    assert installed.asset_root() == assets
    assert installed.glossaries_dir() == assets / "glossaries"


def test_in_a_frozen_program_the_assets_are_where_it_unpacks_itself(
    installed: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "unpacked" / "resources" / "locale").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)
    assert installed.resources_dir() == tmp_path / "unpacked" / "resources"
