"""One hand in one glossary: where two ways are right, a glossary keeps to one.

Owns the rules that compare how the texts of a glossary are set. What is wrong anywhere is in `typography`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.checks.texts import texts_in
from interpreter_app.domain.terms import Glossary, Language

_SPACES = re.compile(r"(?P<way>[\u00a0\u202f])(?P<sign>[:;!?»%€])|(?P<opening>«)(?P<behind>[\u00a0\u202f])")
_QUOTED = re.compile(r"‘[^‘]*?’(?!\w)|“[^“”]*”")


@dataclass(frozen=True, slots=True)
class House:
    """How a glossary sets its texts: the non-breaking space beside each French sign for which it has one
    already, and the quotation mark that opens what is quoted in English."""

    spaces: Mapping[str, str] = field(default_factory=dict)
    mark: str = "“"


Ways = Callable[[str], Iterator[tuple[str, str]]]
"""Of a text: each sign for which there are two ways, and the way that was taken."""


def mixed_spaces(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """The narrow non-breaking space and the wide one, beside the same sign."""
    for ident, sign in _rarer(glossary, Language.FRENCH, _spaces):
        yield (
            ident,
            _(
                "the non-breaking space beside “{sign}” is another one (narrow or wide) than elsewhere "
                "in this glossary."
            ).format(sign=sign),
        )


def mixed_quotation_marks(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """‘ ’ and “ ” in the English of one glossary; those inside others don't count."""
    for ident, _sign in _rarer(glossary, Language.ENGLISH, _marks):
        yield (
            ident,
            _("English quotation marks are others here (‘ ’ or “ ”) than elsewhere in this glossary."),
        )


def _spaces(text: str) -> Iterator[tuple[str, str]]:
    for found in _SPACES.finditer(text):
        yield found["sign"] or found["opening"], found["way"] or found["behind"]


def _marks(text: str) -> Iterator[tuple[str, str]]:
    for found in _QUOTED.finditer(text):
        yield "", found.group()[0]


def house_of(glossary: Glossary) -> House:
    """How most of the texts of this glossary are set."""
    spaces, _taken = _counted(glossary, Language.FRENCH, _spaces)
    marks, _taken = _counted(glossary, Language.ENGLISH, _marks)
    return House(_usual(spaces), _usual(marks).get("", House().mark))


def as_usual(text: str, spaces: Mapping[str, str]) -> str:
    """A French text with the usual non-breaking space beside each sign that has one."""

    def right(found: re.Match[str]) -> str:
        sign = found["sign"] or found["opening"]
        space = spaces.get(sign, found["way"] or found["behind"])
        return f"{space}{sign}" if found["sign"] else f"{sign}{space}"

    return _SPACES.sub(right, text)


def _rarer(glossary: Glossary, language: Language, ways: Ways) -> Iterator[tuple[str, str]]:
    """The concepts that have the rarer way for a sign, each with the sign; of two as frequent, the later."""
    counts, taken = _counted(glossary, language, ways)
    usual = _usual(counts)
    for ident, sign, way in taken:
        if way != usual[sign]:
            yield ident, sign


_Counts = dict[str, Counter[str]]
_Taken = dict[tuple[str, str, str], None]


def _counted(glossary: Glossary, language: Language, ways: Ways) -> tuple[_Counts, _Taken]:
    """How often each way was taken for each sign; and which concept took which (id, sign, way)."""
    counts: _Counts = {}
    taken: _Taken = {}
    for concept in glossary.concepts:
        for item in texts_in(concept, language):
            for sign, way in ways(item.text):
                counts.setdefault(sign, Counter())[way] += 1
                taken[concept.id, sign, way] = None
    return counts, taken


def _usual(counts: _Counts) -> dict[str, str]:
    return {sign: ways_of.most_common(1)[0][0] for sign, ways_of in counts.items()}
