"""What a TBX file says of itself: its title, description and origin, of either edition of the standard.

Owns the header's way into a glossary's name and description. Entries are `tbx_entry`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from interpreter_app.domain.ids import is_id, slug
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.reading import at_line, refusal
from interpreter_app.exchange.termbases import tbx_own as ours
from interpreter_app.exchange.termbases.entries import language_of
from interpreter_app.exchange.termbases.safe_xml import Element, text_of
from interpreter_app.exchange.termbases.tbx_entry import XML_LANG, all_text, tidy

MAX_DESCRIPTION = 50_000
"""Characters of a description, with all that stands outside of entries."""

_NAMELESS = "glossary"
_LONGEST_TITLE = 300
_MAX_LINES = 500
_TECHNICAL = frozenset({"encodingDesc", "languages"})
_PARAGRAPHS = frozenset({"p", "note", "description"})


@dataclass(slots=True)
class About:
    """What the header says. `own` is true for a file that Passerelle wrote, whose labels are understood."""

    own: bool = False
    id: str = ""
    title: dict[str, str] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    version: str = ""
    licence: str = ""
    authors: str = ""
    lines: list[str] = field(default_factory=list)
    lines_left: int = 0
    length: int = 0

    def add(self, text: str) -> bool:
        """One more line of the description; False if there is no room left for it, or it can't be kept."""
        if text in self.lines:
            return True
        if (
            UNWANTED.search(text)
            or self.length + len(text) > MAX_DESCRIPTION
            or len(self.lines) >= _MAX_LINES
        ):
            return False
        self.lines.append(text)
        self.length += len(text)
        return True


def about(header: Element | None, name: str) -> About:
    """What this header says; nothing if there is none. FormatError for a control character in one of ours."""
    said = About()
    if header is None:
        return said
    leaves = list(_leaves(header, ""))
    said.own = any(leaf.name == "p" and text_of(leaf) == ours.MARK for leaf, _inside in leaves)
    for leaf, inside in leaves:
        if said.own:
            unwanted = UNWANTED.search(text_of(leaf))
            if unwanted:
                raise refusal(name, control_character(unwanted.group()), at_line(leaf.line))
            _take_own(leaf, said)
        else:
            _take(leaf, inside, said)
    return said


def glossary_of(said: About, root_language: str, name: str, concepts: tuple[Concept, ...]) -> Glossary:
    """The glossary of a file of this name: named by its title, else by the file's name."""
    if said.own and is_id(said.id) and any(text.strip() for text in said.title.values()):
        return Glossary(
            said.id,
            _both(said.title),
            _both(said.description),
            said.version,
            said.licence,
            said.authors,
            concepts,
        )
    stem = PurePath(name).stem
    title = said.title.get("") or stem
    if UNWANTED.search(title):
        title = stem
    description = "\n".join(said.lines)
    language = language_of(root_language)[0]
    both = Bilingual(
        description if language is not Language.ENGLISH else "",
        description if language is not Language.FRENCH else "",
    )
    return Glossary(
        slug(title) or slug(stem) or _NAMELESS,
        Bilingual(title, title),
        both,
        licence=said.licence,
        authors=said.authors,
        concepts=concepts,
    )


def _leaves(element: Element, inside: str) -> Iterator[tuple[Element, str]]:
    """The elements of a header that have text of their own, or nothing inside, and where they stand."""
    children = list(element)
    has_text = any(isinstance(part, str) and not part.isspace() for part in element.content)
    if element.name in _TECHNICAL:
        return
    if has_text or not children or element.name in _PARAGRAPHS:
        yield element, inside
        return
    for child in children:
        yield from _leaves(child, element.name)


def _take(leaf: Element, inside: str, said: About) -> None:
    text = tidy(text_of(leaf)) if leaf.name in _PARAGRAPHS or leaf.name == "title" else all_text(leaf)
    if not text:
        return
    if (leaf.name == "title" or (leaf.name == "id" and inside == "header")) and "" not in said.title:
        said.title[""] = " ".join(text.split())[:_LONGEST_TITLE]
    elif leaf.name == "license" and not said.licence and not UNWANTED.search(text):
        said.licence = text
    elif leaf.name == "creator" and not said.authors and not UNWANTED.search(text):
        said.authors = text
    elif not said.add(text if leaf.name in _PARAGRAPHS else f"{leaf.name}: {text}"):
        said.lines_left = said.lines_left or leaf.line


def _take_own(leaf: Element, said: About) -> None:
    text = text_of(leaf)
    language = leaf.attributes.get(XML_LANG, "")
    label, rest = ours.unlabelled(text)
    if leaf.name == "title":
        said.title[language] = text
    elif label == ours.NAME:
        said.title[language] = rest
    elif label == ours.DESCRIPTION:
        said.description[language] = rest
    elif label == ours.IDENTIFIER:
        said.id = rest
    elif label == ours.VERSION:
        said.version = rest
    elif label == ours.LICENCE:
        said.licence = rest
    elif label == ours.AUTHORS:
        said.authors = rest


def _both(texts: dict[str, str]) -> Bilingual:
    return Bilingual(texts.get(Language.FRENCH, ""), texts.get(Language.ENGLISH, ""))
