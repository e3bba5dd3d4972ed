"""A YAML file of ours as plain data, with the line of every place in it.

Owns the frame that such files share: the first key says what the file is, keys stand once, texts hold no
control characters. The grammar, with all that is refused of YAML, is `yaml_document`. Files come from
anywhere: nothing is made but dicts, lists and texts, and all sizes are bounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.plain import Word
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.own.nodes import Keys, ListNode, Malformed, Node, Scalar
from interpreter_app.exchange.own.yaml_document import YamlDocument

KIND = "passerelle"
"""The first key of every file of ours that says what it is."""

MOST_IN_A_LIST = 10_000
MOST_MISTAKES = 100
_SEPARATORS = "\u2028\u2029"

Where = tuple[str | int, ...]


@dataclass(slots=True)
class Tree:
    """The plain data of a file, and the line of every place in it."""

    plain: dict[str, Any] = field(default_factory=dict)
    lines: dict[Where, int] = field(default_factory=dict)
    mistakes: list[tuple[int, str]] = field(default_factory=list)

    def line(self, where: Where) -> int:
        """The line of a place, or of the next one around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def wrong(self, where: Where, sentence: str) -> None:
        """Note a mistake."""
        if len(self.mistakes) < MOST_MISTAKES:
            self.mistakes.append((self.line(where), sentence))


def document_of(text: str, most_characters: int) -> YamlDocument:
    """The document in this text. Raises Malformed for invisible characters that YAML takes for line ends."""
    _refuse_separators(text)
    return YamlDocument(text, most_characters)


def _refuse_separators(text: str) -> None:
    """YAML counts these invisible characters as line ends, no editor does: lines would be misnamed."""
    for separator in _SEPARATORS:
        at = text.find(separator)
        if at >= 0:
            raise Malformed(text.count("\n", 0, at) + 1, control_character(separator))


def items_of(nodes: Iterable[Node], where: Where, tree: Tree) -> list[Any]:
    """The plain data of the items of a list. Raises Malformed if there are too many."""
    made = []
    for place, node in enumerate(nodes):
        if place >= MOST_IN_A_LIST:
            raise Malformed(node.line, _("there are more than {count} items.").format(count=MOST_IN_A_LIST))
        made.append(plain_of(node, (*where, place), tree))
    return made


def plain_of(node: Node, where: Where, tree: Tree) -> Any:  # noqa: ANN401 - whatever the file has
    """The plain data of a branch, whose lines and mistakes go into the tree."""
    tree.lines[where] = node.line
    if isinstance(node, Scalar):
        unwanted = UNWANTED.search(node.text)
        if unwanted:
            tree.wrong(where, control_character(unwanted.group()))
        if node.plain and not node.text:
            return None  # a key after which nothing stands
        return Word(node.text) if node.plain else node.text
    if isinstance(node, ListNode):
        return items_of(node.items, where, tree)
    return _keys(node, where, tree)


def _keys(node: Keys, where: Where, tree: Tree) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in node.pairs:
        here = (*where, key.text)
        if key.text in made:
            tree.lines[here] = key.line
            tree.wrong(here, twice(key.text))
        made[key.text] = plain_of(value, here, tree)
    return made


def twice(key: str) -> str:
    """What to say of a key that stands in one place twice."""
    return _("“{key}” stands here twice: keep one of them.").format(key=key[:60])
