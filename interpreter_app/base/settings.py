"""What a person set: declared once, here, as data; kept as one JSON file.

Owns names, types, defaults and bounds of every setting. Holds no window state beyond plain values and
knows nothing of Qt. An unreadable or strange value falls back to its default: a settings file must never
keep the program from starting.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from interpreter_app.base import paths
from interpreter_app.base.files import refused, write_atomically

THEMES = ("system", "light", "dark")
TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default.

    `language` is empty for the system's; `text_size` in percent; `clear_after` the seconds of rest after
    which the query empties itself (0: never); `folder` the one last saved to or read from;
    `window` an opaque text in which the window keeps its place, and `places` what was open on its pages;
    `shortcuts` maps an action's name to the keys a person gave it.
    """

    language: str = ""
    theme: str = "system"
    booth: bool = False
    text_size: int = 100
    clear_after: int = 8
    results: int = 7
    author: str = ""
    folder: str = ""
    page: str = "lookup"
    window: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    shortcuts: Mapping[str, str] = field(default_factory=dict)


def _is_text(value: object, longest: int) -> bool:
    """Whether this is a text that can be written again: JSON can spell half of a surrogate pair."""
    return (
        isinstance(value, str) and len(value) <= longest and not any("\ud800" <= c <= "\udfff" for c in value)
    )


def _is_number(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_texts(value: object, longest_name: int, longest: int) -> bool:
    return isinstance(value, dict) and all(
        _is_text(name, longest_name) and _is_text(text, longest) for name, text in value.items()
    )


_VALID: dict[str, Callable[[Any], bool]] = {
    "language": lambda v: _is_text(v, 10),
    "theme": lambda v: v in THEMES,
    "booth": lambda v: isinstance(v, bool),
    "text_size": lambda v: _is_number(v, 0, 1000) and v in TEXT_SIZES,
    "clear_after": lambda v: _is_number(v, 0, 600),
    "results": lambda v: _is_number(v, 5, 9),
    "author": lambda v: _is_text(v, 200),
    "folder": lambda v: _is_text(v, 4000),
    "page": lambda v: _is_text(v, 40),
    "window": lambda v: _is_text(v, 4000),
    "places": lambda v: _is_texts(v, 20, 1000),
    "shortcuts": lambda v: _is_texts(v, 100, 100),
}


def load(path: Path | None = None) -> Settings:
    """The settings in this file (default: the user's); what can't be read has its default."""
    try:
        raw = json.loads((path or paths.settings_file()).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    known = {f.name for f in fields(Settings)}
    return Settings(**{k: v for k, v in raw.items() if k in known and _VALID[k](v)})


def save(settings: Settings, path: Path | None = None) -> None:
    """Keep these settings; ExpectedError if the file can't be written."""
    target = path or paths.settings_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(target, error) from error
    plain = {f.name: getattr(settings, f.name) for f in fields(settings)}
    plain |= {"shortcuts": dict(settings.shortcuts), "places": dict(settings.places)}
    write_atomically(target, json.dumps(plain, ensure_ascii=False, indent=2).encode())


def keep(settings: Settings, names: Iterable[str], path: Path | None = None) -> None:
    """Write these settings, and only these, over those in the file, which somebody else may have written.

    Raises ExpectedError if the file can't be written.
    """
    kept = load(path)
    for name in names:
        kept = changed(kept, name, getattr(settings, name))
    save(kept, path)


def next_size(percent: int, steps: int) -> int:
    """The size of text so many steps above (or, below nought, below) this one of TEXT_SIZES, or the last."""
    place = TEXT_SIZES.index(percent) + steps
    return TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))]


def changed(settings: Settings, name: str, value: object) -> Settings:
    """The settings with one of them set; ValueError for a value out of bounds."""
    if not _VALID[name](value):
        raise ValueError(f"{value!r} is no value for the setting {name}")
    return replace(settings, **{name: value})  # type: ignore[arg-type]  # checked by _VALID above
