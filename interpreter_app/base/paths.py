"""Where things are: the assets that come with the program and the folders of the person who uses it.

The only module that knows whether the program runs from a checkout, a wheel or a frozen build. Creates
nothing and reads no file.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

APP_NAME = "Passerelle"
STORE_VARIABLE = "PASSERELLE_STORE"
HOME_VARIABLE = "PASSERELLE_HOME"


@cache
def asset_root() -> Path:
    """The folder that holds `glossaries` and `resources`."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package.parent, package / "assets"]
    if frozen:
        candidates.insert(0, Path(frozen))
    for folder in candidates:
        if (folder / "resources" / "locale").is_dir():
            return folder
    return candidates[0]


def glossaries_dir() -> Path:
    """The starter glossaries."""
    return asset_root() / "glossaries"


def resources_dir() -> Path:
    """Icons, fonts, styles, translations, samples."""
    return asset_root() / "resources"


def locale_dir() -> Path:
    """The translations of the interface."""
    return resources_dir() / "locale"


def fonts_dir() -> Path:
    """The typefaces of window and print."""
    return resources_dir() / "fonts"


def samples_dir() -> Path:
    """The sample visit."""
    return resources_dir() / "samples"


def guide_dir() -> Path:
    """The guide, a Markdown file for each language."""
    return resources_dir() / "guide"


def icons_dir() -> Path:
    """The icons."""
    return resources_dir() / "icons"


def data_dir() -> Path:
    """The person's data: the store and its backups. PASSERELLE_HOME moves it, and all below it."""
    return _user_dir("data")


def config_dir() -> Path:
    """The person's settings."""
    return _user_dir("config")


def cache_dir() -> Path:
    """What can be made again at any time."""
    return _user_dir("cache")


def log_dir() -> Path:
    """Logs of the program's own doings; never what a person typed."""
    return _user_dir("log")


def default_store() -> Path:
    """The store that is opened when none is named: PASSERELLE_STORE, else the data folder's."""
    named = os.environ.get(STORE_VARIABLE)
    return Path(named).expanduser() if named else data_dir() / "passerelle.sqlite"


def settings_file() -> Path:
    """Where the settings are kept."""
    return config_dir() / "settings.json"


def _user_dir(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser() / kind
    import platformdirs

    name = APP_NAME if sys.platform in ("win32", "darwin") else APP_NAME.lower()
    dirs = platformdirs.PlatformDirs(name, appauthor=False, roaming=False)
    return Path(
        {
            "data": dirs.user_data_dir,
            "config": dirs.user_config_dir,
            "cache": dirs.user_cache_dir,
            "log": dirs.user_log_dir,
        }[kind]
    )
