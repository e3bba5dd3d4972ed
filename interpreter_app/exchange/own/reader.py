"""Our own formats, read: glossaries/README.md into a Glossary, or every mistake with its line.

Owns the keys and what each may hold. The grammars below it are in `yaml_document` and `json_document`, the
ways back in `yaml_writer` and `json_writer`; schema.json says the same to other programs, and a test holds
the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import is_id
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.encodings import UNWANTED, control_character, decode_utf, refuse_other_kinds
from interpreter_app.exchange.own.json_document import JsonDocument
from interpreter_app.exchange.own.nodes import Document, Keys, ListNode, Malformed, Node, Opening, Scalar
from interpreter_app.exchange.own.yaml_document import YamlDocument
from interpreter_app.exchange.reading import MistakesFound, Problem, Reading, at_line, bad_id, choices

MAX_CONCEPTS = 200_000
MAX_MISTAKES = 100

GLOSSARY_KEYS = ("passerelle", "id", "name", "description", "version", "licence", "authors", "concepts")
CONCEPT_KEYS = (
    "id", "subject", "fr", "en", "equivalence", "false_friend", "definition", "transfer_note", "source",
    "checked", "note",
)  # fmt: skip
TERM_KEYS = (
    "term", "type", "status", "gender", "number", "part_of_speech", "region", "context", "pronunciation",
)  # fmt: skip
LANGUAGE_KEYS = tuple(str(language) for language in Language)

_MARK = "passerelle: glossary"
_SEPARATORS = "\u2028\u2029"

Choice = TypeVar("Choice", bound=StrEnum)


class _TooMany(Exception):  # noqa: N818 - ends the reading, isn't shown
    """So many mistakes that naming more helps nobody."""


@dataclass(slots=True)
class _Mistakes:
    found: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, line: int, message: str) -> None:
        self.found.append((line, message, ""))
        if len(self.found) >= MAX_MISTAKES:
            raise _TooMany

    def are_in(self, concept: str, first: int) -> None:
        """Say of the mistakes from this number on that they are in this concept."""
        self.found[first:] = [(line, message, concept) for line, message, _none in self.found[first:]]

    def refuse(self, name: str, readable: Reading | None) -> MistakesFound:
        # In the order of the file: a duplicate or a missing key is only noticed further down.
        ordered = sorted(self.found, key=lambda mistake: mistake[0])
        problems = [Problem(at_line(line), message, concept) for line, message, concept in ordered]
        return MistakesFound(name, problems, readable)


@dataclass(slots=True)
class _Draft:
    """What has been read of the file so far."""

    seen: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    pairs: dict[str, Bilingual] = field(default_factory=dict)
    concepts: list[Concept] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def read_yaml(content: bytes, name: str) -> Reading:
    """The glossary in these bytes; `name` is the file's, for the sentences.

    Raises MistakesFound, a FormatError, with every mistake (the first hundred) if there is any, and
    FormatError for what isn't text at all.
    """
    refuse_other_kinds(content, name)
    text, encoding = decode_utf(content, name)
    _refuse_separators(text, name)
    return _read("yaml", lambda: YamlDocument(text), encoding, name)


def read_json(content: bytes, name: str) -> Reading:
    """As `read_yaml`, of JSON."""
    refuse_other_kinds(content, name)
    text, encoding = decode_utf(content, name)
    return _read("json", lambda: JsonDocument(text), encoding, name)


def _read(format_name: str, opened: Callable[[], Document[Any]], encoding: str, name: str) -> Reading:
    mistakes = _Mistakes()
    draft = _Draft()
    broken: list[tuple[int, str, str]] = []
    try:
        _read_root(opened(), draft, mistakes)
    except Malformed as malformed:
        broken.append((malformed.line, malformed.message, ""))
    except _TooMany:
        pass
    if not {"passerelle", "concepts"} & draft.seen.keys():
        # Another file of this grammar: naming all that a glossary wouldn't have helps nobody.
        mistakes.found = [(1, _not_a_glossary(), "")]
    mistakes.found += broken
    read_so_far = _read_so_far(draft, format_name, encoding)
    if mistakes.found:
        raise mistakes.refuse(name, read_so_far if draft.concepts else None)
    return read_so_far


def _read_so_far(draft: _Draft, format_name: str, encoding: str) -> Reading:
    glossary = Glossary(
        id=draft.texts.get("id", ""),
        name=draft.pairs.get("name", Bilingual()),
        description=draft.pairs.get("description", Bilingual()),
        version=draft.texts.get("version", ""),
        licence=draft.texts.get("licence", ""),
        authors=draft.texts.get("authors", ""),
        concepts=tuple(draft.concepts),
    )
    return Reading(format_name, encoding, glossary, len(draft.concepts), lines=draft.lines)


def _refuse_separators(text: str, name: str) -> None:
    """YAML counts these invisible characters as line ends, no editor does: lines would be misnamed."""
    for separator in _SEPARATORS:
        at = text.find(separator)
        if at >= 0:
            raise MistakesFound(
                name, [Problem(at_line(text.count("\n", 0, at) + 1), control_character(separator))]
            )


def _read_root(document: Document[Opening], draft: _Draft, mistakes: _Mistakes) -> None:
    for key, event in document.root_pairs():
        known = _known_key(key, GLOSSARY_KEYS, _("a glossary"), draft.seen, mistakes)
        if known == "concepts":
            _read_concepts(document, event, draft, mistakes)
            continue
        node = document.node(event)
        if known == "passerelle":
            if _text(node, known, mistakes) not in ("glossary", ""):
                mistakes.add(node.line, _not_a_glossary())
        elif known == "id":
            draft.texts[known] = _id(node, mistakes)
        elif known in ("name", "description"):
            draft.pairs[known] = _bilingual(node, known, mistakes)
        elif known:
            draft.texts[known] = _text(node, known, mistakes)
    if "passerelle" not in draft.seen:
        mistakes.add(1, _not_a_glossary())
    name = draft.pairs.get("name")
    if name and not (name.fr.strip() or name.en.strip()):
        mistakes.add(draft.seen["name"], _("the name is empty: write a text, or leave the key out."))
    for needed in ("id", "name", "concepts"):
        if needed not in draft.seen:
            mistakes.add(1, _("the glossary has no “{key}”: add it.").format(key=needed))


def _read_concepts(document: Document[Opening], start: Opening, draft: _Draft, mistakes: _Mistakes) -> None:
    if not document.opens_list(start):
        node = document.node(start)
        mistakes.add(node.line, _("“concepts” must be a list: one “- id: …” for each concept."))
        return
    for node in document.items(start):
        concept = _concept(node, draft.lines, mistakes)
        if concept:
            draft.concepts.append(concept)
        if len(draft.concepts) > MAX_CONCEPTS:
            raise Malformed(
                node.line,
                _("there are more than {count} concepts: divide the glossary.").format(count=MAX_CONCEPTS),
            )


def _concept(node: Node, lines: dict[str, int], mistakes: _Mistakes) -> Concept | None:
    before = len(mistakes.found)
    values = _values(node, CONCEPT_KEYS, _("a concept"), mistakes)
    if values is None:
        return None
    concept_id = _concept_id(node, values, lines, mistakes)
    terms = [*_terms(values, Language.FRENCH, mistakes), *_terms(values, Language.ENGLISH, mistakes)]
    if not ("fr" in values or "en" in values):
        mistakes.add(node.line, _("the concept has no term: add “fr”, “en” or both."))
    equivalence = values.get("equivalence")
    concept = Concept(
        id=concept_id,
        terms=tuple(terms),
        subject_field=_optional_text(values, "subject", mistakes),
        definition=_optional_bilingual(values, "definition", mistakes),
        equivalence=_choice(equivalence, "equivalence", Equivalence, mistakes) if equivalence else None,
        false_friend=_flag(values, "false_friend", mistakes),
        transfer_note=_optional_bilingual(values, "transfer_note", mistakes),
        source=_optional_text(values, "source", mistakes),
        checked=_flag(values, "checked", mistakes),
        note=_optional_text(values, "note", mistakes),
    )
    mistakes.are_in(concept_id, before)
    return concept if len(mistakes.found) == before else None


def _concept_id(node: Node, values: Mapping[str, Node], lines: dict[str, int], mistakes: _Mistakes) -> str:
    if "id" not in values:
        mistakes.add(node.line, _("the concept has no “id”: add one, in letters a-z, digits and hyphens."))
        return ""
    concept_id = _id(values["id"], mistakes)
    if concept_id in lines:
        mistakes.add(
            values["id"].line,
            _("the id “{id}” is already that of the concept in line {line}: choose another one.").format(
                id=concept_id, line=lines[concept_id]
            ),
        )
    elif concept_id:
        lines[concept_id] = node.line
    return concept_id


def _terms(values: Mapping[str, Node], language: Language, mistakes: _Mistakes) -> Iterable[Term]:
    node = values.get(language)
    if node is None:
        return
    items = node.items if isinstance(node, ListNode) else [node]
    if not items:
        mistakes.add(node.line, _("“{key}” has no term: add one, or leave the key out.").format(key=language))
    for number, item in enumerate(items):
        term = _term(item, language, Status.ADMITTED if number else Status.PREFERRED, mistakes)
        if term:
            yield term


def _term(node: Node, language: Language, status: Status, mistakes: _Mistakes) -> Term | None:
    if isinstance(node, Scalar):
        return Term(_term_text(node, mistakes), language, status=status)
    values = _values(node, TERM_KEYS, _("a term"), mistakes)
    if values is None:
        return None
    if "term" not in values:
        mistakes.add(node.line, _("the term has no text: add “term: …”."))
        return None
    return Term(
        text=_term_text(values["term"], mistakes),
        language=language,
        type=_optional_choice(values, "type", TermType, mistakes) or TermType.FULL_FORM,
        status=_optional_choice(values, "status", Status, mistakes) or status,
        part_of_speech=_optional_choice(values, "part_of_speech", PartOfSpeech, mistakes),
        gender=_optional_choice(values, "gender", Gender, mistakes),
        number=_optional_choice(values, "number", Number, mistakes),
        region=_optional_text(values, "region", mistakes),
        context=_optional_text(values, "context", mistakes),
        pronunciation=_optional_text(values, "pronunciation", mistakes),
    )


def _term_text(node: Node, mistakes: _Mistakes) -> str:
    text = _text(node, "term", mistakes)
    if text and not text.strip():
        mistakes.add(node.line, _empty("term"))
    return text


def _values(node: Node, keys: tuple[str, ...], place: str, mistakes: _Mistakes) -> dict[str, Node] | None:
    """The known keys of this node with their values, or None if it isn't made of keys."""
    if not isinstance(node, Keys):
        mistakes.add(
            node.line,
            _("{place} must be made of keys ({keys}).").format(place=place, keys=choices(keys)),
        )
        return None
    seen: dict[str, int] = {}
    values: dict[str, Node] = {}
    for key, value in node.pairs:
        known = _known_key(key, keys, place, seen, mistakes)
        if known:
            values[known] = value
    return values


def _known_key(
    key: Scalar, keys: tuple[str, ...], place: str, seen: dict[str, int], mistakes: _Mistakes
) -> str:
    """The key, or an empty string for one that is unknown or was there before."""
    name = key.text
    if name not in keys:
        mistakes.add(key.line, _unknown_key(name, keys, place))
        return ""
    if name in seen:
        mistakes.add(
            key.line,
            _("“{key}” is there twice, here and in line {line}: keep one.").format(key=name, line=seen[name]),
        )
        return ""
    seen[name] = key.line
    return name


def _unknown_key(name: str, keys: tuple[str, ...], place: str) -> str:
    import difflib

    near = difflib.get_close_matches(name[:40].lower().replace("-", "_").replace(" ", "_"), keys, n=1)
    if near:
        return _("“{key}” isn’t a key of {place}: did you mean “{near}”?").format(
            key=shown(name), place=place, near=near[0]
        )
    return _("“{key}” isn’t a key of {place}: use {keys}.").format(
        key=shown(name), place=place, keys=choices(keys)
    )


def _id(node: Node, mistakes: _Mistakes) -> str:
    text = _text(node, "id", mistakes)
    if text and not is_id(text):
        mistakes.add(
            node.line,
            bad_id(text),
        )
        return ""
    return text


def _text(node: Node, key: str, mistakes: _Mistakes) -> str:
    if not isinstance(node, Scalar):
        mistakes.add(node.line, _("“{key}” must be one text, not a list or keys.").format(key=key))
        return ""
    if not node.text:
        mistakes.add(node.line, _empty(key))
    unwanted = UNWANTED.search(node.text)
    if unwanted:
        mistakes.add(node.line, control_character(unwanted.group()))
    return node.text


def _optional_text(values: Mapping[str, Node], key: str, mistakes: _Mistakes) -> str:
    node = values.get(key)
    return _text(node, key, mistakes) if node else ""


def _bilingual(node: Node, key: str, mistakes: _Mistakes) -> Bilingual:
    values = _values(node, LANGUAGE_KEYS, f"“{key}”", mistakes)
    if values is None:
        return Bilingual()
    if not isinstance(node, Keys) or not node.pairs:
        mistakes.add(node.line, _empty(key))
    return Bilingual(_optional_text(values, "fr", mistakes), _optional_text(values, "en", mistakes))


def _optional_bilingual(values: Mapping[str, Node], key: str, mistakes: _Mistakes) -> Bilingual:
    node = values.get(key)
    return _bilingual(node, key, mistakes) if node else Bilingual()


def _choice(node: Node, key: str, kind: type[Choice], mistakes: _Mistakes) -> Choice | None:
    text = _text(node, key, mistakes)
    allowed = [str(value) for value in kind]
    if text in allowed:
        return kind(text)
    if text:
        mistakes.add(
            node.line,
            _("“{value}” can’t be the “{key}”: use {allowed}.").format(
                value=shown(text), key=key, allowed=choices(allowed)
            ),
        )
    return None


def _optional_choice(
    values: Mapping[str, Node], key: str, kind: type[Choice], mistakes: _Mistakes
) -> Choice | None:
    node = values.get(key)
    return _choice(node, key, kind, mistakes) if node else None


def _flag(values: Mapping[str, Node], key: str, mistakes: _Mistakes) -> bool:
    node = values.get(key)
    if node is None:
        return False
    if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
        return node.text == "true"
    mistakes.add(node.line, _("“{key}” must be true or false, without quotation marks.").format(key=key))
    return False


def _empty(key: str) -> str:
    return _("“{key}” is empty: write a text, or leave the key out.").format(key=key)


def _not_a_glossary() -> str:
    return _("this isn’t a Passerelle glossary: its first line must be “{mark}”.").format(mark=_MARK)
