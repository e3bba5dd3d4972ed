"""Large files that people really have: no bound may be in their way."""

from __future__ import annotations

import csv
import io
from functools import partial
from itertools import islice

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language
from tests.benchmarks import termbase
from tests.hostile_files import Case

_DATES = (
    "<transacGrp><transac type='origination'>anne</transac><date>2019-03-04T10:11:12</date></transacGrp>"
    "<transacGrp><transac type='modification'>paul</transac><date>2021-05-06T10:11:12</date></transacGrp>"
)


def _texts(concept: Concept, language: Language) -> list[str]:
    return [term.text for term in concept.terms if term.language is language]


def _dozen(count: int, head: bool = True) -> list[list[str]]:
    """Rows of a dozen columns, as a termbase exported to a table has them."""
    heads = "fr en fr_gender fr_synonyms subject definition_fr definition_en source checked note context date"
    rows = [heads.split()] if head else []
    for number, concept in enumerate(termbase.concepts(count)):
        french, english = (_texts(concept, language) for language in Language)
        rows.append([
            french[0], english[0], "f", " | ".join(french[1:]), f"domaine {number % 40}",
            f"Ce que l’on appelle {french[0]} ({number}).", f"What {english[0]} means ({number}).",
            f"loi {number}", "yes", concept.transfer_note.en, f"On parle de {french[0]}.", "2021-05-06",
        ])  # fmt: skip
    return rows


def _csv(count: int) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_dozen(count))
    return text.getvalue().encode()


def _written(module: str, count: int) -> bytes:
    from importlib import import_module

    stream = io.BytesIO()
    concepts = tuple(islice(termbase.concepts(count), count))
    import_module(f"interpreter_app.exchange.{module}").write(
        Glossary("benchmark", Bilingual("Essai", "Trial"), concepts=concepts), stream
    )
    return stream.getvalue()


def _xlsx(count: int) -> bytes:
    from xml.sax.saxutils import escape

    from tests.exchange import packages_made as office

    rows = "".join(
        "<row>" + "".join(f"<c t='str'><v>{escape(cell)}</v></c>" for cell in row) + "</row>"
        for row in _dozen(count)
    )
    return office.xlsx(("a", office.sheet(rows)))


def _multiterm(count: int) -> bytes:
    """As a termbase of Trados has them: who wrote what and when at the entry, the language and the term."""
    made = ["<mtf>"]
    for number, concept in enumerate(termbase.concepts(count), 1):
        made.append(f"<conceptGrp><concept>{number}</concept>{_DATES}")
        made.append("<descripGrp><descrip type='Subject'>droit</descrip></descripGrp>")
        for language in Language:
            made.append(f"<languageGrp><language type='x' lang='{language.upper()}'/>")
            for text in _texts(concept, language):
                made.append(
                    f"<termGrp><term>{text}</term>{_DATES}<descripGrp><descrip type='Context'>On dit {text}."
                    "</descrip></descripGrp></termGrp>"
                )
            made.append("</languageGrp>")
        made.append("</conceptGrp>")
    made.append("</mtf>")
    return "".join(made).encode()


def _tbx(size: int) -> bytes:
    """Entries as terminology databases export them, some 1,200 bytes each."""
    made = [b'<tbx xml:lang="en"><text><body>']
    total = 0
    for number, concept in enumerate(termbase.concepts(size // 900), 1):
        parts = [f'<conceptEntry id="c{number}"><descrip type="subjectField">droit</descrip>']
        for language in Language:
            parts.append(f'<langSec xml:lang="{language}"><descripGrp><descrip type="definition">Ce que l’on '
                         f"appelle ainsi est dit au numéro {number} de la liste, qui le dit.</descrip>"
                         "<admin type='source'>loi du 21 février 2014</admin></descripGrp>")  # fmt: skip
            for text in _texts(concept, language):
                parts.append(
                    f"<termSec><term>{text}</term><termNote type='partOfSpeech'>noun</termNote>"
                    f"<descrip type='context'>On dit {text} en parlant.</descrip></termSec>"
                )
            parts.append("</langSec>")
        parts.append("</conceptEntry>\n")
        made.append("".join(parts).encode())
        total += len(made[-1])
        if total > size:
            break
    made.append(b"</body></text></tbx>")
    return b"".join(made)


HONEST = (
    Case("honest: 100,000 rows x 12", "a.csv", partial(_csv, 100_000), added=None),
    Case("honest: 100,000 rows x 12", "a.xlsx", partial(_xlsx, 100_000), added=None),
    Case("honest: 100 MB", "a.tbx", partial(_tbx, 100_000_000), added=None),
    Case("honest: 100,000 entries with dates", "a.xml", partial(_multiterm, 100_000), added=None),
    Case("honest: 50,000 concepts", "a.yaml", partial(_written, "own.yaml_writer", 50_000), added=None),
    Case("honest: 100,000 concepts", "a.json", partial(_written, "own.json_writer", 100_000), added=None),
    *(
        Case("honest: 100,000 concepts", file, partial(_written, f"tables.{module}", 100_000), added=None)
        for file, module in (
            ("a.md", "markdown_table"),
            ("a.utf8", "omegat_glossary"),
            ("a.utx", "utx_glossary"),
        )
    ),
)
