"""The language of the interface: gettext over the .po files in resources/locale.

Owns the current language and the reading of catalogues. Texts stand in English in the code, marked with
`_`, `ngettext` or `pgettext`; fields are filled after translation: `_("{count} terms").format(count=n)`.
The .po files are the only source: each is compiled once into the user's cache, and again when it changes.
"""

from __future__ import annotations

import gettext as _gettext
import io
import os
import struct
from contextlib import suppress
from pathlib import Path

from interpreter_app.base import paths

DOMAIN = "passerelle"
SOURCE_LANGUAGE = "en"

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = SOURCE_LANGUAGE


def languages() -> tuple[str, ...]:
    """The interface languages that can be chosen, as ISO 639-1 codes; the source language first."""
    folder = paths.locale_dir()
    found = sorted(p.parent.parent.name for p in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return (SOURCE_LANGUAGE, *found)


def system_language() -> str:
    """The language of the person's system if the interface has it, else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = [code[:2].lower() for code in os.environ.get(name, "").split(":") if code]
        if wanted:
            return next((code for code in wanted if code in languages()), SOURCE_LANGUAGE)
    import locale

    code = (locale.getlocale()[0] or "")[:2].lower()
    return code if code in languages() else SOURCE_LANGUAGE


def set_language(code: str) -> None:
    """Say everything from now on in this language; one that isn't there means English."""
    global _current, _language
    if code in languages() and code != SOURCE_LANGUAGE:
        _current, _language = _load(code), code
    else:
        _current, _language = _gettext.NullTranslations(), SOURCE_LANGUAGE


def language() -> str:
    """The current language of the interface, as ISO 639-1 code."""
    return _language


def gettext(message: str) -> str:
    """The message in the current language."""
    return _current.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message for this number of things, in the current language."""
    return _current.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The message in the current language, where the same English word has several meanings."""
    return _current.pgettext(context, message)


_ = gettext


def compile_catalogue(po_bytes: bytes, code: str) -> bytes:
    """The .mo form of a .po file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(po_bytes), locale=code))
    return out.getvalue()


def _load(code: str) -> _gettext.NullTranslations:
    source = paths.locale_dir() / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    stat = source.stat()
    cached = paths.cache_dir() / f"{DOMAIN}-{code}-{stat.st_size}-{stat.st_mtime_ns}.mo"
    try:
        return _gettext.GNUTranslations(io.BytesIO(cached.read_bytes()))
    except (OSError, ValueError, LookupError, struct.error):
        compiled = compile_catalogue(source.read_bytes(), code)
        _remember(cached, compiled)
        return _gettext.GNUTranslations(io.BytesIO(compiled))


def _remember(cached: Path, compiled: bytes) -> None:
    """Keep a compiled catalogue; a cache that can't be written only costs the next start some time."""
    with suppress(OSError):
        cached.parent.mkdir(parents=True, exist_ok=True)
        for old in cached.parent.glob(f"{cached.name.rsplit('-', 2)[0]}-*.mo"):
            old.unlink(missing_ok=True)
        part = cached.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(compiled)
        part.replace(cached)
