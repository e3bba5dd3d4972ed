"""Sample glossaries, and ways to print one and read the PDF back."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import pypdf
import pytest

from interpreter_app.briefing.fonts import FontSet
from interpreter_app.briefing.glossary import Order, Paper, PrintOptions, PrintReport, Style, print_glossaries
from interpreter_app.briefing.paper import sheet
from interpreter_app.briefing.pdf import PdfFile
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

FR, EN = Language.FRENCH, Language.ENGLISH
DATE = datetime.date(2026, 12, 1)


def concept(
    french: str | Sequence[Term],
    english: str | Sequence[Term],
    equivalence: Equivalence | None = Equivalence.EQUIVALENT,
    note: Bilingual = Bilingual(),
    *,
    false_friend: bool = False,
) -> Concept:
    """A concept of one term a side, or of the terms given."""
    terms = [
        *([Term(french, FR)] if isinstance(french, str) else french),
        *([Term(english, EN)] if isinstance(english, str) else english),
    ]
    name = terms[0].text if terms else "none"
    return Concept(name, tuple(terms), equivalence=equivalence, transfer_note=note, false_friend=false_friend)


def glossary(
    *concepts: Concept, french: str = "Les mots de la ville", english: str = "Words of the city"
) -> Glossary:
    """A glossary of these concepts."""
    return Glossary(
        "sample", Bilingual(french, english), concepts=concepts, authors="The town twinning office"
    )


def town() -> Glossary:
    """A few concepts with everything that an entry can show."""
    return glossary(
        concept(
            [
                Term("conseil de quartier", FR, gender=Gender.MASCULINE, region="FR-75C"),
                Term("CQ", FR, TermType.ACRONYM, Status.ADMITTED, gender=Gender.MASCULINE),
                Term("comité de quartier", FR, status=Status.DEPRECATED, gender=Gender.MASCULINE),
            ],
            [
                Term("neighbourhood council", EN),
                Term("community council", EN, status=Status.DEPRECATED, region="GB-SCT"),
            ],
            Equivalence.QUASI_EQUIVALENT,
            Bilingual("Rien à voir ; les élus n’y siègent pas !", "Set up by the city; nobody is elected."),
        ),
        concept(
            [Term("éventuel", FR, part_of_speech=PartOfSpeech.ADJECTIVE)],
            [Term("possible", EN, part_of_speech=PartOfSpeech.ADJECTIVE)],
            Equivalence.NON_EQUIVALENT,
            false_friend=True,
        ),
        concept([Term("mairie", FR, gender=Gender.FEMININE)], "town hall"),
        concept(
            [Term("marchés publics", FR, gender=Gender.MASCULINE, number=Number.PLURAL)],
            [Term("public procurement", EN), Term("PP", EN, TermType.ACRONYM, Status.ADMITTED)],
            None,
            Bilingual("", "Only written in English."),
        ),
        concept([Term("élève", FR, gender=Gender.COMMON)], "pupil"),
    )


def large(concepts: int = 400) -> Glossary:
    """So many concepts that they need several pages, every third with a note of up to nine lines."""
    letters = "abcdefghijklmnoprstuvé"
    made = []
    for number in range(concepts):
        word = f"{letters[number % len(letters)]}{letters[number // 22 % 22]}mot {number}"
        note = Bilingual()
        if number % 3 == 0:
            text = " ".join(f"word{index}" for index in range(5 + number % 60))
            note = Bilingual(f"Note {text}", f"Note {text}")
        made.append(concept(word, f"meaning of {word}, explained {'at length ' * (number % 7)}", note=note))
    return glossary(*made)


def printed(glossaries: Sequence[Glossary], options: PrintOptions) -> tuple[bytes, PrintReport]:
    """The bytes of a printed glossary and what was reported of it."""
    out = io.BytesIO()
    report = print_glossaries(glossaries, out, options)
    return out.getvalue(), report


def read(
    *glossaries: Glossary,
    order: Order = Order.FRENCH,
    paper: Paper = Paper.A4,
    style: Style = Style.COLUMNS,
    language: str = "en",
) -> list[str]:
    """The text of each page, spaces and no-break spaces alike."""
    content, _report = printed(glossaries, PrintOptions(order, paper, style, language, date=DATE))
    return [page.extract_text().replace("\u00a0", " ") for page in pypdf.PdfReader(io.BytesIO(content)).pages]


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    """The faces of some document."""
    return PdfFile(sheet(Paper.A4), "fr").fonts
