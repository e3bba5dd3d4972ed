"""The French catalogue of the interface: brought up to date with the code, and checked.

`uv run python -m tests.translations update` adds new messages to resources/locale/*/LC_MESSAGES/passerelle.po
and drops those that are gone; `check` fails if anything is missing, unsure or broken. The suite runs `check`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from interpreter_app.base import paths
from interpreter_app.base.i18n import DOMAIN

KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_FIELD = re.compile(r"\{[a-z_]*\}")
_TOO_NARROW = re.compile(
    r"(?<=[^\s\u00a0\u202f])[;!?»](?!\w)|(?<=[^\s\u00a0\u202f\d]):(?=\s|$)| [:;!?»%]|«(?![\u00a0\u202f])"
)


def main() -> int:
    """Update or check; the number of mistakes."""
    if sys.argv[1:] == ["update"]:
        for file in catalogues():
            update(file)
        return 0
    mistakes = list(check())
    print("\n".join(mistakes) or "Translations are complete.")
    return int(bool(mistakes))


def catalogues() -> list[Path]:
    """The .po files."""
    return sorted(paths.locale_dir().glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def extracted() -> Catalog:
    """All messages in the code, with their places."""
    root = paths.asset_root()
    catalog = Catalog(project="Passerelle", domain=DOMAIN)
    found = extract_from_dir(str(root / "interpreter_app"), [("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalog.add(
            message, None, [(f"interpreter_app/{name}", None)], auto_comments=comments, context=context
        )
    return catalog


def read(file: Path) -> Catalog:
    """A catalogue as it stands."""
    with file.open("rb") as stream:
        return read_po(stream, locale=file.parent.parent.name)


def update(file: Path) -> None:
    """Add what is new, drop what is gone; translations stay."""
    catalog = read(file)
    catalog.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    with file.open("wb") as stream:
        write_po(stream, catalog, width=100, include_lineno=False, sort_by_file=True)


def check() -> Iterator[str]:
    """One sentence for each mistake in each catalogue."""
    wanted = {_key(m): m for m in extracted() if m.id}
    for file in catalogues():
        name = file.parent.parent.name
        present = {_key(m): m for m in read(file) if m.id}
        for key in wanted.keys() - present.keys():
            yield f"{name}: not in the catalogue: {key[1]!r}"
        for key in present.keys() - wanted.keys():
            yield f"{name}: no longer in the code: {key[1]!r}"
        for key in wanted.keys() & present.keys():
            yield from (f"{name}: {mistake}: {key[1]!r}" for mistake in _mistakes(present[key], name))


def _key(message: Message) -> tuple[str | None, str]:
    ident = message.id if isinstance(message.id, str) else message.id[0]
    return message.context, ident


def _mistakes(message: Message, language: str) -> Iterator[str]:
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    translations = [message.string] if isinstance(message.string, str) else list(message.string)
    if message.fuzzy:
        yield "unsure (fuzzy)"
    if not all(translations):
        yield "not translated"
        return
    fields = set(_FIELD.findall(sources[-1]))
    for text in translations:
        if set(_FIELD.findall(text)) - fields or (fields - set(_FIELD.findall(text)) - {"{count}"}):
            yield f"other fields than the source: {text!r}"
        if sources[0].endswith((".", "…", ":")) and not text.rstrip().endswith(sources[0][-1]):
            yield f"doesn’t end like the source: {text!r}"
        if language == "fr":
            if "'" in text or '"' in text or "“" in text:
                yield f"straight or English quotes: {text!r}"
            if _TOO_NARROW.search(re.sub(r"https?://\S+|\{[a-z_]*\}", "x", text)):
                yield f"a space that isn’t right for French: {text!r}"


if __name__ == "__main__":
    sys.exit(main())
