"""How long a printed glossary takes, against a bare reportlab canvas that draws the same strings.

    uv run python -m tests.benchmarks.print_glossary [--concepts 5000 50000] [--runs 5]

For each number of concepts, in one process: the same glossary printed by Passerelle, and its very strings, at
the same places in the same faces and sizes, drawn with `Canvas.drawString` page by page. Times are the best
of some runs, taken in turn: seconds of the processor, from which the ratios are made (nothing here waits or
runs beside it), and of the clock. The peak of memory comes from a process of its own that prints once.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unittest import mock

from interpreter_app.briefing import fonts, pages
from interpreter_app.briefing.glossary import Order, PrintOptions, prepare, print_glossaries
from interpreter_app.briefing.lines import Span
from interpreter_app.briefing.pages import GlossaryPages
from interpreter_app.briefing.pen import Pen
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Status,
    Term,
    TermType,
)

SEED = 20261121
OPTIONS = PrintOptions(order=Order.BOTH, language="fr")

_FRENCH = tuple(
    """
    conseil budget participatif citoyen quartier mairie arrondissement projet vote porteur dépôt idées
    commission enveloppe dépouillement recevabilité étude faisabilité élu adjoint délibération
    subvention association habitant concertation débat public œuvre évaluation équité coût île hôtel
    règlement calendrier bénéficiaire
    """.split()
)
_ENGLISH = tuple(
    """
    council budget participatory citizens neighbourhood city hall ward project ballot proposer
    submission ideas committee envelope count eligibility feasibility study councillor deputy resolution
    grant charity resident consultation debate public work evaluation equity cost island town rules
    timetable beneficiary outreach
    """.split()
)
_NOTE_EN = tuple(
    """
    set up by the city; its members aren’t elected as those of a community council are and they only
    advise the mayor who decides on the list of winning projects
    """.split()
)
_NOTE_FR = tuple(
    """
    ce n’est pas un « community council » écossais : ses membres sont élus ; dites plutôt qu’il donne un
    avis à la commune, laquelle décide seule de la suite
    """.split()
)
_SYLLABLES = tuple("ba con de fi gou lé ma no par ru sa té vi zo cen tri mu pel ra si tou dre".split())

Drawn = tuple[float, float, str, float, str]


def synthetic_glossary(concepts: int) -> Glossary:
    """A glossary of so many concepts, the same each time: some 1.7 terms a side, every second with a note."""
    chance = random.Random(SEED)
    invented = ["".join(chance.choices(_SYLLABLES, k=3)) for _number in range(max(200, concepts // 10))]
    return Glossary(
        id="synthetic",
        name=Bilingual("Glossaire de synthèse", "Synthetic glossary"),
        concepts=tuple(_concept(chance, number, invented) for number in range(concepts)),
    )


def _concept(chance: random.Random, number: int, invented: Sequence[str]) -> Concept:
    terms: list[Term] = []
    for language, words in ((Language.FRENCH, _FRENCH), (Language.ENGLISH, _ENGLISH)):
        for place in range(chance.choice((1, 1, 2, 2, 2))):
            text = " ".join([*chance.choices(words, k=chance.randint(1, 3)), chance.choice(invented)])
            terms.append(
                Term(
                    text,
                    language,
                    status=Status.ADMITTED if place else Status.PREFERRED,
                    gender=chance.choice(tuple(Gender)) if language is Language.FRENCH else None,
                    region=chance.choice(("", "", "", "FR-75C", "GB-SCT")),
                )
            )
        if chance.random() < 0.1:
            terms.append(Term(chance.choice(invented)[:3].upper(), language, type=TermType.ACRONYM))
    note = Bilingual()
    if chance.random() < 0.5:
        length = chance.randint(8, len(_NOTE_EN) - 1)
        note = Bilingual(" ".join(_NOTE_FR[:length]) + ".", " ".join(_NOTE_EN[:length]) + ".")
    return Concept(
        id=f"c{number}",
        terms=tuple(terms),
        equivalence=chance.choice((*Equivalence, None)),
        false_friend=chance.random() < 0.1,
        transfer_note=note,
    )


def drawn_strings(glossary: Glossary) -> Iterator[list[Drawn]]:
    """For each page, every string that Passerelle draws there: x, y, face, size, text."""
    page: list[Drawn] = []

    def record(_pen: Pen, x: float, baseline: float, runs: Sequence[Span]) -> None:
        for style, text in runs:
            page.append((x, baseline, style.face.name, style.size, text))
            x += style.width(text) + style.space

    with mock.patch.object(Pen, "text", record), mock.patch.object(pages, "compressed", return_value=b""):
        _pdf, layout = prepare([glossary], OPTIONS)
        assert isinstance(layout, GlossaryPages)
        for _leaf in layout.leaves():
            layout.foot(1, 1)
            yield page
            page = []


def print_bare(strings: Sequence[Sequence[Drawn]]) -> int:
    """Draw these strings on a bare canvas with embedded fonts; returns the bytes of the file."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    for name in ("SourceSans3-Regular", "SourceSans3-Italic", "SourceSans3-SemiBold", "SourceSans3-Bold"):
        pdfmetrics.registerFont(fonts.load(name))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=1)
    for page in strings:
        for x, y, face, size, text in page:
            canvas.setFont(face, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return len(out.getvalue())


@dataclass(frozen=True, slots=True)
class Result:
    """The times in seconds, the peak and what the data alone took of memory in megabytes."""

    concepts: int
    pages: int
    entries: int
    strings: int
    passerelle: float
    bare: float
    clock: float
    file_bytes: int
    bare_bytes: int
    peak: float
    before: float


def measure(concepts: int, runs: int, memory: dict[str, float]) -> Result:
    """Time both, in turn."""
    glossary = synthetic_glossary(concepts)
    strings = list(drawn_strings(glossary))
    gc.collect()
    gc.freeze()  # the garbage collector shall not walk through what only this benchmark keeps
    ours: list[float] = []
    bare: list[float] = []
    waited: list[float] = []
    size = bare_size = 0
    for _run in range(runs):
        out = io.BytesIO()
        gc.collect()  # the document before is garbage in cycles, which isn't this one's to remove
        clock, begin = time.perf_counter(), time.process_time()
        report = print_glossaries([glossary], out, OPTIONS)
        ours.append(time.process_time() - begin)
        waited.append(time.perf_counter() - clock)
        size = len(out.getvalue())
        gc.collect()
        begin = time.process_time()
        bare_size = print_bare(strings)
        bare.append(time.process_time() - begin)
    drawn = sum(map(len, strings))
    return Result(
        concepts,
        report.pages,
        report.entries,
        drawn,
        min(ours),
        min(bare),
        min(waited),
        size,
        bare_size,
        **memory,
    )


def measure_memory(concepts: int) -> dict[str, float]:
    """The peak of memory, taken in a process of its own.

    To be called while this process is small: Linux lets a child begin with the peak of its parent.
    """
    command = [sys.executable, "-m", "tests.benchmarks.print_glossary", "--memory", str(concepts)]
    result: dict[str, float] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return result


def _peak() -> float:
    """The most memory this process has held so far, in megabytes."""
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _print_memory(concepts: int) -> None:
    glossary = synthetic_glossary(concepts)
    before = _peak()
    print_glossaries([glossary], io.BytesIO(), OPTIONS)
    print(json.dumps({"peak": _peak(), "before": before}))


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--concepts", type=int, nargs="+", default=[5_000, 50_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        _print_memory(options.memory)
        return
    print(
        "concepts  entries  pages  strings  cpu s  bare s  ratio  clock s  file MB  bare MB  peak MB  data MB"
    )
    memory = [measure_memory(concepts) for concepts in options.concepts]
    results = [
        measure(concepts, options.runs if concepts <= 10_000 else min(3, options.runs), peak)
        for concepts, peak in zip(options.concepts, memory, strict=True)
    ]
    for r in results:
        print(
            f"{r.concepts:8d} {r.entries:8d} {r.pages:6d} {r.strings:8d} {r.passerelle:6.2f} {r.bare:7.2f} "
            f"{r.passerelle / r.bare:6.2f} {r.clock:8.2f} "
            f"{r.file_bytes / 1e6:8.2f} {r.bare_bytes / 1e6:8.2f} {r.peak:8.0f} {r.before:8.0f}"
        )
    first, last = results[0], results[-1]
    if last.concepts > first.concepts:
        print(
            f"{last.concepts} in {last.passerelle / first.passerelle:.1f} times the time of {first.concepts}"
        )


if __name__ == "__main__":
    main()
