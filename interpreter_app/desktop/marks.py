"""The marks of controls (ticks, dots, arrows) as files, the only form in which a style sheet takes pictures.

Owns how the drawings of resources/icons/marks become those of a theme, in the cache folder. They are drawn
once for each theme; where the cache can't be written Qt draws its own.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QDir

from interpreter_app.base import paths

_PREFIX = "marks"
_STATES: Mapping[str, Mapping[str, str]] = {
    "": {"ring": "none"},
    "-focus": {"ring": "$accent", "edge": "$accent", "soft": "$accent"},
    "-disabled": {"ring": "none", "edge": "$line", "accent": "$edge", "soft": "$line"},
}
"""The states of a control, by the end of the file's name: what takes the place of which colour."""


def marks(tokens: Mapping[str, str]) -> str:
    """Have the marks drawn in these colours; where the style sheet finds them, or an empty text.

    A mark is at `<result>/<name><state>.svg`, its state one of «», «-focus», «-disabled».
    """
    drawings = sorted((paths.icons_dir() / "marks").glob("*.svg"))
    sources = {file.stem: file.read_text("utf-8") for file in drawings}
    known = f"{zlib.crc32(repr((sorted(tokens.items()), sources)).encode()):08x}"
    home = paths.cache_dir() / _PREFIX
    folder = home / known
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in sources.items():
            for state, others in _STATES.items():
                _keep(folder / f"{name}{state}.svg", _coloured(source, others, tokens).encode())
    except OSError:
        return ""
    QDir.setSearchPaths(_PREFIX, [str(home)])
    return f"{_PREFIX}:{known}"


def _keep(file: Path, content: bytes) -> None:
    """Write a file unless it is there, whole; a power cut may have left it empty."""
    if not file.exists() or file.stat().st_size != len(content):
        file.write_bytes(content)


def _coloured(source: str, others: Mapping[str, str], tokens: Mapping[str, str]) -> str:
    for token, other in others.items():
        source = source.replace(f'"${token}"', f'"{other.replace("$", "=")}"')
    for token, colour in tokens.items():
        source = source.replace(f'"${token}"', f'"{colour}"').replace(f'"={token}"', f'"{colour}"')
    return source
