"""What comes back from a format of one line for each row: texts without white space around them."""

from __future__ import annotations

import re
from dataclasses import replace

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange.losses import Holds, reduced


def as_held(glossary: Glossary, holds: Holds) -> Glossary:
    """The glossary as it comes back from a format that holds these fields."""
    small = reduced(glossary, holds)
    return replace(
        small,
        name=_stripped(small.name),
        description=_stripped(small.description),
        version=small.version.strip(),
        licence=small.licence.strip(),
        authors=small.authors.strip(),
        concepts=tuple(map(_concept, small.concepts)),
    )


def _stripped(texts: Bilingual) -> Bilingual:
    return Bilingual(texts.fr.strip(), texts.en.strip())


def _concept(concept: Concept) -> Concept:
    terms: dict[tuple[Language, str], Term] = {}
    for term in concept.terms:
        text = re.sub(r"[\t\r\n]+", " ", term.text.strip())
        held = replace(
            term,
            text=text,
            region=term.region.strip(),
            context=term.context.strip(),
            pronunciation=term.pronunciation.strip(),
        )
        terms.setdefault((term.language, text), held)
    return replace(
        concept,
        terms=tuple(terms.values()),
        subject_field=concept.subject_field.strip(),
        definition=_stripped(concept.definition),
        transfer_note=_stripped(concept.transfer_note),
        source=concept.source.strip(),
        note=concept.note.strip(),
    )
