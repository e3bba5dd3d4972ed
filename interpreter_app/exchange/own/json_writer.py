"""The JSON glossary, written: the keys of our YAML, for programs. schema.json holds for both.

What is left out has its default, as in YAML; each concept is one line. Whatever is written is read back the
same: what couldn't be is refused.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Status
from interpreter_app.exchange.own.yaml_writer import refuse_what_cannot_be_read_back, term_pairs


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write the glossary as UTF-8. Raises FormatError for one that the format can't hold."""
    refuse_what_cannot_be_read_back(glossary)
    head = {
        "passerelle": "glossary",
        "id": glossary.id,
        "name": _bilingual(glossary.name),
        "description": _bilingual(glossary.description),
        "version": glossary.version,
        "licence": glossary.licence,
        "authors": glossary.authors,
    }
    opened = "".join(f"  {_text(key)}: {_text(value)},\n" for key, value in head.items() if value)
    stream.write(f'{{\n{opened}  "concepts": ['.encode())
    for number, concept in enumerate(glossary.concepts):
        stream.write(f"{',' if number else ''}\n    {_text(_plain(concept))}".encode())
    stream.write(b"\n  ]\n}\n" if glossary.concepts else b"]\n}\n")


def _plain(concept: Concept) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": concept.id, "subject": concept.subject_field}
    for language in Language:
        terms = [term for term in concept.terms if term.language is language]
        plain[language] = [
            {"term": term.text, **dict(term_pairs(term, Status.ADMITTED if number else Status.PREFERRED))}
            for number, term in enumerate(terms)
        ]
    plain |= {
        "equivalence": concept.equivalence,
        "false_friend": concept.false_friend,
        "definition": _bilingual(concept.definition),
        "transfer_note": _bilingual(concept.transfer_note),
        "source": concept.source,
        "checked": concept.checked,
        "note": concept.note,
    }
    return {key: value for key, value in plain.items() if value}


def _bilingual(texts: Bilingual) -> dict[str, str]:
    return {str(language): texts.get(language) for language in Language if texts.get(language)}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
