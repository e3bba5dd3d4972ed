"""Our own formats, read: glossaries/README.md into a Glossary, or every mistake with its line.

Owns the keys, and what is made of them; what each may hold is in `values`. The grammars below it are in
`yaml_document` and `json_document`, the ways back in `yaml_writer` and `json_writer`; schema.json says the
same to other programs, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import giving_way
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
from interpreter_app.exchange.encodings import control_character, decode_utf, refuse_other_kinds
from interpreter_app.exchange.own.json_document import JsonDocument
from interpreter_app.exchange.own.nodes import Document, ListNode, Malformed, Node, Opening, Scalar
from interpreter_app.exchange.own.values import (
    Mistakes,
    TooMany,
    bilingual,
    choice_in,
    flag,
    id_in,
    known_key,
    optional_bilingual,
    optional_choice,
    optional_text,
    term_text,
    text_in,
    values_of,
)
from interpreter_app.exchange.own.yaml_document import YamlDocument
from interpreter_app.exchange.reading import MistakesFound, Problem, Reading, at_line

MAX_CONCEPTS = 200_000
MAX_TERMS = 800_000
"""Terms of a whole file: four for each concept of the largest."""

GLOSSARY_KEYS = ("passerelle", "id", "name", "description", "version", "licence", "authors", "concepts")
CONCEPT_KEYS = (
    "id", "subject", "fr", "en", "equivalence", "false_friend", "definition", "transfer_note", "source",
    "checked", "note",
)  # fmt: skip
TERM_KEYS = (
    "term", "type", "status", "gender", "number", "part_of_speech", "region", "context", "pronunciation",
)  # fmt: skip

_MARK = "passerelle: glossary"
_SEPARATORS = "\u2028\u2029"


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
    mistakes = Mistakes()
    draft = _Draft()
    broken: list[tuple[int, str, str]] = []
    try:
        with collector_paused():
            _read_root(opened(), draft, mistakes)
    except Malformed as malformed:
        broken.append((malformed.line, malformed.message, ""))
    except TooMany:
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
    return Reading(format_name, encoding, glossary, len(draft.concepts), lines=draft.lines, is_own=True)


def _refuse_separators(text: str, name: str) -> None:
    """YAML counts these invisible characters as line ends, no editor does: lines would be misnamed."""
    for separator in _SEPARATORS:
        at = text.find(separator)
        if at >= 0:
            raise MistakesFound(
                name, [Problem(at_line(text.count("\n", 0, at) + 1), control_character(separator))]
            )


def _read_root(document: Document[Opening], draft: _Draft, mistakes: Mistakes) -> None:
    for key, event in document.root_pairs():
        known = known_key(key, GLOSSARY_KEYS, _("a glossary"), draft.seen, mistakes)
        if known == "concepts":
            _read_concepts(document, event, draft, mistakes)
            continue
        node = document.node(event)
        if known == "passerelle":
            if text_in(node, known, mistakes) not in ("glossary", ""):
                mistakes.add(node.line, _not_a_glossary())
        elif known == "id":
            draft.texts[known] = id_in(node, mistakes)
        elif known in ("name", "description"):
            draft.pairs[known] = bilingual(node, known, mistakes)
        elif known:
            draft.texts[known] = text_in(node, known, mistakes)
    if "passerelle" not in draft.seen:
        mistakes.add(1, _not_a_glossary())
    name = draft.pairs.get("name")
    if name and not (name.fr.strip() or name.en.strip()):
        mistakes.add(draft.seen["name"], _("the name is empty: write a text, or leave the key out."))
    for needed in ("id", "name", "concepts"):
        if needed not in draft.seen:
            mistakes.add(1, _("the glossary has no “{key}”: add it.").format(key=needed))


def _read_concepts(document: Document[Opening], start: Opening, draft: _Draft, mistakes: Mistakes) -> None:
    if not document.opens_list(start):
        node = document.node(start)
        mistakes.add(node.line, _("“concepts” must be a list: one “- id: …” for each concept."))
        return
    terms = 0
    for node in giving_way(document.items(start), 20):
        concept = _concept(node, draft.lines, mistakes)
        if concept:
            draft.concepts.append(concept)
            terms += len(concept.terms)
        if terms > MAX_TERMS:
            raise Malformed(node.line, _("there are more than {count} terms.").format(count=MAX_TERMS))
        if len(draft.concepts) > MAX_CONCEPTS:
            raise Malformed(
                node.line,
                _("there are more than {count} concepts: divide the glossary.").format(count=MAX_CONCEPTS),
            )


def _concept(node: Node, lines: dict[str, int], mistakes: Mistakes) -> Concept | None:
    before = len(mistakes.found)
    values = values_of(node, CONCEPT_KEYS, _("a concept"), mistakes)
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
        subject_field=optional_text(values, "subject", mistakes),
        definition=optional_bilingual(values, "definition", mistakes),
        equivalence=choice_in(equivalence, "equivalence", Equivalence, mistakes) if equivalence else None,
        false_friend=flag(values, "false_friend", mistakes),
        transfer_note=optional_bilingual(values, "transfer_note", mistakes),
        source=optional_text(values, "source", mistakes),
        checked=flag(values, "checked", mistakes),
        note=optional_text(values, "note", mistakes),
    )
    mistakes.are_in(concept_id, before)
    return concept if len(mistakes.found) == before else None


def _concept_id(node: Node, values: Mapping[str, Node], lines: dict[str, int], mistakes: Mistakes) -> str:
    if "id" not in values:
        mistakes.add(node.line, _("the concept has no “id”: add one, in letters a-z, digits and hyphens."))
        return ""
    concept_id = id_in(values["id"], mistakes)
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


def _terms(values: Mapping[str, Node], language: Language, mistakes: Mistakes) -> Iterable[Term]:
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


def _term(node: Node, language: Language, status: Status, mistakes: Mistakes) -> Term | None:
    if isinstance(node, Scalar):
        return Term(term_text(node, mistakes), language, status=status)
    values = values_of(node, TERM_KEYS, _("a term"), mistakes)
    if values is None:
        return None
    if "term" not in values:
        mistakes.add(node.line, _("the term has no text: add “term: …”."))
        return None
    return Term(
        text=term_text(values["term"], mistakes),
        language=language,
        type=optional_choice(values, "type", TermType, mistakes) or TermType.FULL_FORM,
        status=optional_choice(values, "status", Status, mistakes) or status,
        part_of_speech=optional_choice(values, "part_of_speech", PartOfSpeech, mistakes),
        gender=optional_choice(values, "gender", Gender, mistakes),
        number=optional_choice(values, "number", Number, mistakes),
        region=optional_text(values, "region", mistakes),
        context=optional_text(values, "context", mistakes),
        pronunciation=optional_text(values, "pronunciation", mistakes),
    )


def _not_a_glossary() -> str:
    return _("this isn’t a Passerelle glossary: its first line must be “{mark}”.").format(mark=_MARK)
