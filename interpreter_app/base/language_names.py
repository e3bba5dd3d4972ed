"""What languages are called, and which one a person means.

Owns nothing of its own: the names are Babel's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_CODE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", re.ASCII)


def language_name(code: str, language: str) -> str:
    """What the language of this code is called in French or English; the code itself if nobody knows."""
    return _names(language).get(code.replace("-", "_")) or _names(language).get(code) or code


def language_code(text: str) -> str:
    """The code of a language named in French or English, or by its code. Raises ValueError."""
    plain = _plain(text)
    for language in ("fr", "en"):
        if plain in _codes(language):
            return _codes(language)[plain]
    if _CODE.fullmatch(text.strip()):
        return text.strip().lower()
    raise ValueError(text)


@lru_cache(maxsize=2)
def _names(language: str) -> Mapping[str, str]:
    from babel import Locale

    return dict(Locale(language).languages)


@lru_cache(maxsize=2)
def _codes(language: str) -> Mapping[str, str]:
    """The shortest code for each name, which stands without its accents."""
    codes: dict[str, str] = {}
    for code in sorted(_names(language), key=lambda code: (len(code), code)):
        codes.setdefault(_plain(_names(language)[code]), code.replace("_", "-"))
    return codes


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
