"""A visit read from YAML, or every mistake in it with its line.

Owns the frame of the file. The grammar, with all that is refused of YAML, is `own.yaml_document`; what each
key may hold is said by the dataclasses of the domain, and whether it holds together by `soundness`. Files
come from anywhere: nothing is made of them but these dataclasses, and all sizes are bounded.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.ids import is_id
from interpreter_app.domain.plain import PlainError, Word, from_plain
from interpreter_app.domain.visits.soundness import faults
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.encodings import UNWANTED, control_character, decode_utf, refuse_other_kinds
from interpreter_app.exchange.own.nodes import Keys, ListNode, Malformed, Node, Scalar
from interpreter_app.exchange.own.yaml_document import YamlDocument
from interpreter_app.exchange.reading import MistakesFound, Problem, at_line
from interpreter_app.exchange.visits.visit_file import MARK, MAX_FILE, VisitFile

_MOST_IN_A_LIST = 10_000
_MOST_MISTAKES = 100
_LONGEST_REVISION = 60
_SEPARATORS = "\u2028\u2029"

Where = tuple[str | int, ...]


@dataclass(slots=True)
class _Tree:
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
        if len(self.mistakes) < _MOST_MISTAKES:
            self.mistakes.append((self.line(where), sentence))


def read_visit(content: bytes, name: str) -> VisitFile:
    """The visit in these bytes; `name` is the file's, for the sentences.

    Raises MistakesFound, a FormatError, with every mistake (the first hundred) if there is any, and
    FormatError for what isn't text at all.
    """
    refuse_other_kinds(content, name)
    text, _encoding = decode_utf(content, name)
    tree = _Tree()
    try:
        _refuse_separators(text)
        _read_root(YamlDocument(text, MAX_FILE), tree)
    except Malformed as malformed:
        tree.mistakes.append((malformed.line, malformed.message))
    if tree.plain.pop("passerelle", None) != MARK:
        tree.mistakes = [(1, _not_a_visit())]
    read = None if tree.mistakes else _file_in(tree)
    if read is None or tree.mistakes:
        found = sorted(tree.mistakes, key=lambda mistake: mistake[0])
        raise MistakesFound(name, [Problem(at_line(line), sentence) for line, sentence in found])
    return read


def is_visit(beginning: str) -> bool:
    """Whether a file that begins so says that it is a visit."""
    first = next((line for line in beginning.splitlines() if line.strip() and line[0] != "#"), "")
    return first.replace(" ", "").removeprefix("\ufeff") in (f"passerelle:{MARK}", f'passerelle:"{MARK}"')


def _not_a_visit() -> str:
    return _("this isn’t a Passerelle visit: its first line must be “passerelle: visit”.")


def _refuse_separators(text: str) -> None:
    """YAML counts these invisible characters as line ends, no editor does: lines would be misnamed."""
    for separator in _SEPARATORS:
        at = text.find(separator)
        if at >= 0:
            raise Malformed(text.count("\n", 0, at) + 1, control_character(separator))


def _read_root(document: YamlDocument, tree: _Tree) -> None:
    for key, opening in document.root_pairs():
        if key.text in tree.plain:
            tree.wrong((key.text,), _twice(key.text))
        tree.lines[(key.text,)] = key.line
        if document.opens_list(opening):
            tree.plain[key.text] = _items(document.items(opening), (key.text,), tree)
            continue
        tree.plain[key.text] = _plain(document.node(opening), (key.text,), tree)
        if key.text == "passerelle" and tree.plain.get("passerelle") != MARK:
            return  # Another file of this grammar: the rest of it says nothing here.


def _items(nodes: Iterable[Node], where: Where, tree: _Tree) -> list[Any]:
    made = []
    for place, node in enumerate(nodes):
        if place >= _MOST_IN_A_LIST:
            raise Malformed(node.line, _("there are more than {count} items.").format(count=_MOST_IN_A_LIST))
        made.append(_plain(node, (*where, place), tree))
    return made


def _plain(node: Node, where: Where, tree: _Tree) -> Any:  # noqa: ANN401 - whatever the file has
    tree.lines[where] = node.line
    if isinstance(node, Scalar):
        unwanted = UNWANTED.search(node.text)
        if unwanted:
            tree.wrong(where, control_character(unwanted.group()))
        if node.plain and not node.text:
            return None  # a key after which nothing stands
        return Word(node.text) if node.plain else node.text
    if isinstance(node, ListNode):
        return _items(node.items, where, tree)
    return _keys(node, where, tree)


def _keys(node: Keys, where: Where, tree: _Tree) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in node.pairs:
        here = (*where, key.text)
        if key.text in made:
            tree.lines[here] = key.line
            tree.wrong(here, _twice(key.text))
        made[key.text] = _plain(value, here, tree)
    return made


def _twice(key: str) -> str:
    return _("“{key}” stands here twice: keep one of them.").format(key=key[:60])


def _file_in(tree: _Tree) -> VisitFile | None:
    contacts = _each(Contact, "contacts", tree)
    copies = _copies(tree)
    revision = tree.plain.pop("revision", None) or ""
    try:
        visit = from_plain(Visit, tree.plain)
    except PlainError as wrong:
        tree.wrong(wrong.where, wrong.sentence)
        return None
    for fault in faults(visit):
        tree.wrong(fault.where, fault.sentence)
    known: set[str] = set()
    for place, contact in enumerate(contacts):
        if not is_id(contact.id) or contact.id in known:
            sentence = _("“{id}” can’t be an id here: it must be one of its own, in a-z, digits, hyphens.")
            tree.wrong(("contacts", place, "id"), sentence.format(id=contact.id[:60]))
        known.add(contact.id)
    return VisitFile(visit, tuple(contacts), copies, str(revision)[:_LONGEST_REVISION])


def _each(kind: type[Contact], key: str, tree: _Tree) -> list[Contact]:
    items = tree.plain.pop(key, None) or []
    if not isinstance(items, list):
        tree.wrong((key,), _("a list belongs here."))
        return []
    made = []
    for place, item in enumerate(items):
        try:
            made.append(from_plain(kind, item, (key, place)))
        except PlainError as wrong:
            tree.wrong(wrong.where, wrong.sentence)
    return made


def _copies(tree: _Tree) -> dict[str, bytes]:
    items = tree.plain.pop("copies", None) or []
    copies: dict[str, bytes] = {}
    for place, item in enumerate(items if isinstance(items, list) else [None]):
        where = ("copies", place)
        data = item.get("data") if isinstance(item, dict) else None
        digest = item.get("digest") if isinstance(item, dict) else None
        if not isinstance(data, str) or not isinstance(digest, str) or set(item) != {"digest", "data"}:
            tree.wrong(where, _("“digest” and “data” belong here."))
            continue
        try:
            content = base64.b64decode("".join(data.split()), validate=True)
        except (binascii.Error, ValueError):
            content = b""
        if hashlib.blake2b(content, digest_size=16).hexdigest() != digest:
            tree.wrong(where, _("this copy of a document is damaged: take the document itself again."))
        copies[digest] = content
    return copies
