"""What an office file says of itself: the title under which its glossary goes, and the id that we gave it.

Owns the choice between that and the name of the file. Knows where both families of formats keep their title.
"""

from __future__ import annotations

from typing import Final

from interpreter_app.domain.ids import is_id, slug
from interpreter_app.domain.terms import Bilingual, Glossary
from interpreter_app.exchange.encodings import UNWANTED
from interpreter_app.exchange.packages import Package
from interpreter_app.exchange.tables.glossary import named_after
from interpreter_app.exchange.tables.office_xml import Grammar, streamed

LONGEST_TITLE: Final = 300

_PARTS = ("docProps/core.xml", "meta.xml")


def heading_of(package: Package, name: str) -> Glossary:
    """An empty glossary with the id and name that the file gives itself, else those of the file's name."""
    said: dict[str, str] = {}
    for part in _PARTS:
        if part in package:
            said.update(streamed(package, part, _Properties()))
    title, identifier = said.get("title", ""), said.get("identifier", "")
    heading = named_after(name)
    if not title:
        return Glossary(identifier, heading.name) if is_id(identifier) else heading
    return Glossary(
        identifier if is_id(identifier) else slug(title) or heading.id,
        Bilingual(title, title),
    )


class _Properties(Grammar[tuple[str, str]]):
    """The title and identifier of a document, where they are texts that can be taken."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - any element
        self.opened += 1
        self._parts.clear()
        self._length = 0

    def text(self, text: str) -> None:
        self._length += len(text)
        if self._length <= LONGEST_TITLE:
            self._parts.append(text)

    def end(self, name: str) -> None:
        self.closed += 1
        local = self.local[name]
        if local in ("title", "identifier") and self._length <= LONGEST_TITLE:
            text = " ".join("".join(self._parts).split())
            if text and not UNWANTED.search(text):
                self.ready.append((local, text))
        self._parts.clear()
        self._length = 0
