"""The French catalogue of the interface: brought up to date with the code, and checked.

`uv run python -m tests.translations update` adds new messages to resources/locale/*/LC_MESSAGES/passerelle.po
and drops those that are gone; `check` fails if anything is missing, unsure or broken. The suite runs `check`.
"""

from __future__ import annotations

import ast
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from interpreter_app.base import paths
from interpreter_app.base.i18n import DOMAIN

_FUNCTIONS = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2}
"""What marks a text, and how many texts it takes."""

_FIELD = re.compile(r"\{[a-z_]*\}|%\([a-z_]+\)[sr]|%s")
_ENDS = (".", "…", ":", "?", "!")
_VERBATIM = re.compile(r"“([^”]+)”")
_ADDRESS = re.compile(r"https?://\S+|&\w+;")
_SIGNS_NAMED = re.compile("“[ \u00a0]”")
WRONG_SPACE = re.compile(
    "(?<![\u00a0\u202f?!(])[?!]"  # but «?!» and «(?)»
    "|(?<![\u00a0\u202f])[;»]"
    "|(?<![\u00a0\u202f\\d]):|(?<=\\d):(?!\\d)"  # but «14:32» and «4:3»
    "|(?<=[\\w\\s])(?<![\u00a0\u202f])%"
    "|«(?![\u00a0\u202f])"
)
"""A French sign without its non-breaking space, or with one that breaks."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text that the code marks. `is_early` if it is said while its module is imported."""

    file: str
    line: int
    function: str
    texts: tuple[str | None, ...]
    is_early: bool


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


def marked() -> Iterator[Marked]:
    """Every marked text in the code, those inside f-strings too, which Babel's own reader passes over."""
    package = paths.asset_root() / "interpreter_app"
    for file in sorted(package.rglob("*.py")):
        name = file.relative_to(package.parent).as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"))
        yield from sorted(_marked(tree, name, is_early=True), key=lambda text: text.line)


def _marked(node: ast.AST, file: str, is_early: bool) -> Iterator[Marked]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        is_early = False
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS:
        texts = tuple(
            argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None
            for argument in node.args[: _FUNCTIONS[node.func.id]]
        )
        yield Marked(file, node.lineno, node.func.id, texts, is_early)
    for child in ast.iter_child_nodes(node):
        yield from _marked(child, file, is_early)


def extracted() -> Catalog:
    """All messages in the code, with their places."""
    catalog = Catalog(project="Passerelle", domain=DOMAIN)
    for found in marked():
        texts = tuple(text for text in found.texts if text)
        if len(texts) < _FUNCTIONS[found.function]:
            continue
        context = texts[0] if found.function == "pgettext" else None
        message = texts if found.function == "ngettext" else texts[-1]
        catalog.add(message, None, [(found.file, None)], context=context)
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
    """One sentence for each mistake in the code and in each catalogue."""
    for text in marked():
        if not all(text.texts):
            yield f"{text.file}:{text.line}: {text.function}() takes texts, not what makes one"
        if text.is_early:
            yield f"{text.file}:{text.line}: said before the language is known: {text.texts[-1]!r}"
    wanted = {_key(m): m for m in extracted() if m.id}
    for file in catalogues():
        name = file.parent.parent.name
        catalog = read(file)
        if name == "fr" and catalog.plural_forms != "nplurals=2; plural=(n > 1);":
            yield f"{name}: other plural forms than French: {catalog.plural_forms}"
        present = {_key(m): m for m in catalog if m.id}
        for key in sorted(wanted.keys() - present.keys(), key=str):
            yield f"{name}: not in the catalogue: {key[1]!r}"
        for key in sorted(present.keys() - wanted.keys(), key=str):
            yield f"{name}: no longer in the code: {key[1]!r}"
        for key in sorted(wanted.keys() & present.keys(), key=str):
            if _sources(wanted[key]) != _sources(present[key]):
                yield f"{name}: another plural than in the code: {key[1]!r}"
            yield from (f"{name}: {mistake}: {key[1]!r}" for mistake in mistakes_in(present[key], name))


def _key(message: Message) -> tuple[str | None, str]:
    return message.context, _sources(message)[0]


def _sources(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def mistakes_in(message: Message, language: str) -> Iterator[str]:
    """What is wrong with a translation, each in a few words."""
    sources = _sources(message)
    translations = [message.string] if isinstance(message.string, str) else list(message.string)
    if message.fuzzy:
        yield "unsure (fuzzy)"
    if not all(translations) or len(translations) < len(sources):
        yield "not translated"
        return
    source = sources[-1]
    for text in translations:
        # The singular keeps its {count} too: in French it is also said of 0.
        if set(_FIELD.findall(text)) != set(_FIELD.findall(source)):
            yield f"other fields than the source: {text!r}"
        if source.endswith(_ENDS) and not text.endswith(source[-1]):
            yield f"doesn’t end like the source: {text!r}"
        if text[:1].isspace() != source[:1].isspace() or text[-1:].isspace() != source[-1:].isspace():
            yield f"a space at an end that the source hasn’t, or has: {text!r}"
        if text.count("&") != source.count("&"):
            yield f"another number of & than the source: {text!r}"
        if unicodedata.normalize("NFC", text) != text:
            yield f"an accent beside its letter instead of on it: {text!r}"
        if language == "fr":
            yield from _wrong_french(text, source)


def _wrong_french(text: str, source: str) -> Iterator[str]:
    """What French typography doesn't allow. What is quoted as in the source, such as “term: …”, is code."""
    if "'" in text or "..." in text:
        yield f"a straight apostrophe or three dots: {text!r}"
    if text.count('"') not in (0, source.count('"')) or re.search("[“”]", _SIGNS_NAMED.sub("", text)):
        yield f"straight or English quotes: {text!r}"
    plain = _ADDRESS.sub("x", text)
    for quoted, often in Counter(_VERBATIM.findall(source)).items():
        if _FIELD.search(quoted) is None:
            plain = plain.replace(f"«\u00a0{quoted}\u00a0»", "x", often)
    plain = re.sub(r"\{[a-z_]*\}:\{[a-z_]*\}", "x", plain) if "}:{" in source else plain
    if WRONG_SPACE.search(_FIELD.sub("x", plain)):
        yield f"a space that isn’t right for French: {text!r}"


if __name__ == "__main__":
    sys.exit(main())
