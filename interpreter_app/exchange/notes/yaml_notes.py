"""Notes as YAML: all that each says, read back the same, or every mistake with its line.

Owns the frame of the file: `passerelle: notes`, then the list `notes`. What each key may hold is said by the
dataclass of the domain. Files come from anywhere: they are read note by note, and all sizes are bounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.soundness import faults
from interpreter_app.domain.plain import PlainError, from_plain, to_plain
from interpreter_app.exchange.encodings import decode_utf, refuse_other_kinds
from interpreter_app.exchange.notes.note_file import MARK, MAX_FILE, MAX_NOTES, NoteFile
from interpreter_app.exchange.own.nodes import Malformed, Node
from interpreter_app.exchange.own.plain_tree import KIND, MOST_MISTAKES, Tree, document_of, plain_of, twice
from interpreter_app.exchange.own.plain_yaml import item
from interpreter_app.exchange.own.yaml_document import YamlDocument
from interpreter_app.exchange.reading import MistakesFound, Problem, at_line

_NOTES = "notes"


def write_notes(notes: Iterable[Note]) -> bytes:
    """The file as UTF-8. Raises FormatError for a text with control characters."""
    lines = [f"{KIND}: {MARK}"]
    for number, note in enumerate(notes):
        lines += ["", *(() if number else (f"{_NOTES}:",)), *item(to_plain(note), "  ")]
    if len(lines) == 1:
        lines += ["", f"{_NOTES}: []"]
    return "".join(f"{line}\n" for line in lines).encode()


def read_notes(content: bytes, name: str) -> NoteFile:
    """The notes in these bytes; `name` is the file's, for the sentences.

    Raises MistakesFound, a FormatError, with every mistake (the first hundred) if there is any, and
    FormatError for what isn't text at all.
    """
    refuse_other_kinds(content, name)
    text, _encoding = decode_utf(content, name)
    notes: dict[str, Note] = {}
    mistakes: list[tuple[int, str]] = []
    try:
        _read_root(document_of(text, MAX_FILE), notes, mistakes)
    except Malformed as malformed:
        mistakes.append((malformed.line, malformed.message))
    if mistakes:
        found = sorted(mistakes, key=lambda mistake: mistake[0])[:MOST_MISTAKES]
        raise MistakesFound(name, [Problem(at_line(line), sentence) for line, sentence in found])
    return NoteFile(tuple(notes.values()))


def _read_root(document: YamlDocument, notes: dict[str, Note], mistakes: list[tuple[int, str]]) -> None:
    seen: set[str] = set()
    for key, opening in document.root_pairs():
        if not seen and key.text != KIND:
            raise Malformed(key.line, _not_notes())
        if key.text in seen:
            raise Malformed(key.line, twice(key.text))
        seen.add(key.text)
        if key.text == KIND:
            tree = Tree()
            if plain_of(document.node(opening), (), tree) != MARK:
                raise Malformed(key.line, _not_notes())
        elif key.text == _NOTES and document.opens_list(opening):
            for place, node in enumerate(document.items(opening)):
                if place >= MAX_NOTES:
                    raise Malformed(
                        node.line, _("there are more than {count} items.").format(count=MAX_NOTES)
                    )
                _take(node, notes, mistakes)
        elif key.text == _NOTES:
            raise Malformed(key.line, _("a list belongs here."))
        else:
            sentence = _("“{key}” isn’t a key here: use {keys}.").format(key=key.text[:60], keys=_NOTES)
            raise Malformed(key.line, sentence)
    if not seen:
        raise Malformed(1, _not_notes())


def _take(node: Node, notes: dict[str, Note], mistakes: list[tuple[int, str]]) -> None:
    tree = Tree()
    plain: Any = plain_of(node, (), tree)
    if not tree.mistakes:
        try:
            note = from_plain(Note, plain)
        except PlainError as wrong:
            tree.wrong(wrong.where, wrong.sentence)
        else:
            for fault in faults(note):
                tree.wrong(fault.where, fault.sentence)
            if note.id in notes:
                tree.wrong(("id",), _("the id “{id}” stands here twice.").format(id=note.id))
            notes[note.id] = note
    if len(mistakes) < MOST_MISTAKES:
        mistakes += tree.mistakes


def _not_notes() -> str:
    return _("this isn’t a Passerelle file of notes: its first line must be “passerelle: notes”.")
