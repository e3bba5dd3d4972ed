"""A look-up result in the words of the person who reads it: pure, no Qt.

Owns the wording of a row: grammar, region, how it was found, what to say. Where each word stands and how it
looks is the delegate's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.domain.language.articles import article
from interpreter_app.domain.language.highlight import Span, spans
from interpreter_app.domain.terms import (
    Equivalence,
    Gender,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.services.lookup import LookupResult
from interpreter_app.services.wording import GUESSES, in_interface_language, match_label

SIGN_TOKENS: Mapping[Equivalence, str] = {
    Equivalence.EQUIVALENT: "same",
    Equivalence.QUASI_EQUIVALENT: "near",
    Equivalence.NON_EQUIVALENT: "apart",
}
"""The colour token of each degree of equivalence."""

_SIGN_WORDS: Mapping[Equivalence, Callable[[], str]] = {
    Equivalence.EQUIVALENT: lambda: pgettext("said instead of =", "the same as"),
    Equivalence.QUASI_EQUIVALENT: lambda: pgettext("said instead of ≈", "close to"),
    Equivalence.NON_EQUIVALENT: lambda: pgettext("said instead of ≠", "not the same as"),
}

_BREAKING = re.compile(r"[ \t\r\n\f\v]+")

_REGIONS: Mapping[str, Callable[[], str]] = {
    "FR": lambda: _("France"),
    "FR-75C": lambda: _("Paris"),
    "GB": lambda: _("United Kingdom"),
    "GB-SCT": lambda: _("Scotland"),
    "GB-ENG": lambda: _("England"),
    "GB-WLS": lambda: _("Wales"),
    "GB-NIR": lambda: _("Northern Ireland"),
    "IE": lambda: _("Ireland"),
    "BE": lambda: _("Belgium"),
    "CH": lambda: _("Switzerland"),
    "CA": lambda: _("Canada"),
    "CA-QC": lambda: _("Quebec"),
    "US": lambda: _("United States"),
}


class RowText(NamedTuple):
    """What a row says. `hint` is for a row that isn't open; `say`, `also` and `definition` for the open one.

    `matched_spans` are the letters of `matched` that were typed. `sign_token` names a colour; it is empty
    where nobody has judged the equivalence. `sign_word` is said instead of the sign to whoever listens.
    """

    matched: str
    matched_spans: tuple[Span, ...]
    matched_grammar: str
    sign: str
    sign_word: str
    sign_token: str
    article: str
    target: str
    target_grammar: str
    region: str
    warning: str
    hint: str
    say: str
    also: str
    definition: str
    found: str
    is_guess: bool
    glossary: str
    is_checked: bool

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = [
            f"{self.matched} {self.matched_grammar}".strip(),
            f"{self.sign_word} {self.article}{self.target} {self.target_grammar}".strip(),
            self.warning,
            self.say,
            self.found,
            self.glossary,
        ]
        return ". ".join(part for part in parts if part)


def row_text(result: LookupResult, typed: str) -> RowText:
    """The words of one result, in the current language of the interface."""
    concept, matched, target = result.concept, result.matched, result.target
    listener = matched.language.other
    also = [t.text for t in result.targets if t is not target and t.status is not Status.DEPRECATED]
    say, aside = one_line(result.say), one_line(result.aside)
    definition = " ".join(part for part in (aside, one_line(concept.definition.best(listener))) if part)
    equivalence = result.equivalence
    return RowText(
        matched=matched.text,
        matched_spans=spans(matched.text, typed),
        matched_grammar=matched_grammar(matched, result.instead),
        sign=equivalence.sign if equivalence else "",
        sign_word=sign_word(equivalence),
        sign_token=SIGN_TOKENS[equivalence] if equivalence else "",
        article=article(target) if target else "",
        target=target.text if target else _nothing_yet(listener),
        target_grammar=grammar(target) if target else "",
        region=region(target.region) if target else "",
        warning=_("false friend") if concept.false_friend else "",
        hint=say or definition,
        say=say,
        also=", ".join(also),
        definition=definition,
        found=match_label(result.match),
        is_guess=result.match in GUESSES,
        glossary=in_interface_language(result.glossary_name),
        is_checked=concept.checked,
    )


def sign_word(equivalence: Equivalence | None) -> str:
    """The degree of equivalence as it is said between two terms; empty where nobody has judged it."""
    return _SIGN_WORDS[equivalence]() if equivalence else ""


def grammar(term: Term) -> str:
    """Part of speech, gender and number of a French term as dictionaries write them: «n. m. pl.»."""
    if term.language is not Language.FRENCH or term.type is TermType.PHRASE:
        return ""
    noun = "n. " if term.part_of_speech in (None, PartOfSpeech.NOUN) else ""
    gender = {Gender.MASCULINE: "m.", Gender.FEMININE: "f.", Gender.COMMON: "m. ou f.", None: ""}[term.gender]
    number = "pl." if term.number is Number.PLURAL else ""
    marks = " ".join(part for part in (gender, number) if part)
    return noun + marks if marks else ""


def matched_grammar(term: Term, instead: str = "") -> str:
    """The grammar of the term that matched; if one shouldn't use it, a warning and what to say instead."""
    avoid = _("to be avoided") if term.status is Status.DEPRECATED else ""
    if avoid and instead:
        avoid = _("to be avoided: {instead}").format(instead=instead)
    return ", ".join(part for part in (grammar(term), avoid) if part)


def region(code: str) -> str:
    """Where a term is used, by name if the interface has one."""
    return _REGIONS[code]() if code in _REGIONS else code


def one_line(text: str) -> str:
    """The text with its line ends and runs of spaces as one space; spaces that don't break stay."""
    return " ".join(part for part in _BREAKING.split(text) if part) if text else ""


def _nothing_yet(language: Language) -> str:
    return _("no English term yet") if language is Language.ENGLISH else _("no French term yet")
