"""A visit read from YAML, or every mistake in it with its line.

Owns the frame of the file. The grammar, with all that is refused of YAML, is `own.yaml_document`; what each
key may hold is said by the dataclasses of the domain, and whether it holds together by `soundness`. Files
come from anywhere: nothing is made of them but these dataclasses, and all sizes are bounded.
"""

from __future__ import annotations

import base64
import binascii
import hashlib

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.ids import is_id
from interpreter_app.domain.plain import PlainError, from_plain
from interpreter_app.domain.visits.soundness import faults
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.encodings import decode_utf, refuse_other_kinds
from interpreter_app.exchange.own.nodes import Malformed
from interpreter_app.exchange.own.plain_tree import Tree, document_of, items_of, plain_of, twice
from interpreter_app.exchange.own.yaml_document import YamlDocument
from interpreter_app.exchange.reading import MistakesFound, Problem, at_line
from interpreter_app.exchange.visits.visit_file import MARK, MAX_FILE, VisitFile

_LONGEST_REVISION = 60


def read_visit(content: bytes, name: str) -> VisitFile:
    """The visit in these bytes; `name` is the file's, for the sentences.

    Raises MistakesFound, a FormatError, with every mistake (the first hundred) if there is any, and
    FormatError for what isn't text at all.
    """
    refuse_other_kinds(content, name)
    text, _encoding = decode_utf(content, name)
    tree = Tree()
    try:
        _read_root(document_of(text, MAX_FILE), tree)
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


def _read_root(document: YamlDocument, tree: Tree) -> None:
    for key, opening in document.root_pairs():
        if key.text in tree.plain:
            tree.wrong((key.text,), twice(key.text))
        tree.lines[(key.text,)] = key.line
        if document.opens_list(opening):
            tree.plain[key.text] = items_of(document.items(opening), (key.text,), tree)
            continue
        tree.plain[key.text] = plain_of(document.node(opening), (key.text,), tree)
        if key.text == "passerelle" and tree.plain.get("passerelle") != MARK:
            return  # Another file of this grammar: the rest of it says nothing here.


def _file_in(tree: Tree) -> VisitFile | None:
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


def _each(kind: type[Contact], key: str, tree: Tree) -> list[Contact]:
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


def _copies(tree: Tree) -> dict[str, bytes]:
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
